import { describe, expect, it } from 'vitest'
import { compare } from '../src/compare/compare.ts'
import { summarise } from '../src/compare/summarise.ts'
import type { Lineage } from '../src/history/types.ts'
import { markdownLink } from '../src/publish/snippets.ts'
import type { Milestone, Roadmap } from '../src/roadmap/index.ts'
import { commitLink } from '../src/view/address.ts'
import { groupsOf, inOneLine, standing, toldInFull } from '../src/view/changes.ts'
import { datesIn } from '../src/view/dates.ts'
import { land, type MovedAnchor } from '../src/view/landings.ts'
import { overTime, pastOf } from '../src/view/past.ts'
import { movedTargets, storiesOf, type VersionFacts } from '../src/view/story.ts'
import { type Telling, tell } from '../src/view/telling.ts'
import { citation, versionParts, versionWords } from '../src/view/versions.ts'
import { wordsFor } from '../src/view/words.ts'
import { milestone, roadmap, task } from './roadmaps.ts'

const words = wordsFor('en')
const dates = datesIn('en', words)
const day = (date: string) => ({ start: date, end: date })
const quarter = { start: '2026-01-01', end: '2026-03-31' }

function version(date: string, name = date): VersionFacts {
  return {
    name,
    date,
    time: `${date}T10:00:00Z`,
    commit: '0123456789abcdef0123456789abcdef01234567',
    tags: [],
    subject: '',
  }
}

const nothing: Lineage = { splits: [], merges: [], removed: [], returned: [] }

/** Versions a month apart, each given by its milestones, or by what else it says of the one before. */
function editions(...steps: (Milestone[] | { milestones: Milestone[]; lineage: Partial<Lineage> })[]) {
  return steps.map((step, index) => {
    const { milestones, lineage } = Array.isArray(step) ? { milestones: step, lineage: {} } : step
    return {
      version: version(`2025-${String(index + 1).padStart(2, '0')}-01`),
      roadmap: roadmap(milestones),
      lineage: { ...nothing, ...lineage },
      text: '',
    }
  })
}

const plain = (telling: Telling) =>
  telling
    .map((piece) => (typeof piece === 'string' ? piece : 'milestone' in piece ? `<${piece.milestone.id}>` : piece.text))
    .join('')

/** What the story of a milestone says, one line a version. */
function told(id: string, ...steps: Parameters<typeof editions>): string[] {
  const { moments = [] } = storiesOf(editions(...steps)).get(id) ?? {}
  return moments.map(
    ({ version, facts }) =>
      `${version.date.slice(5, 7)} ${facts.map((fact) => plain(tell(fact, dates, words))).join('; ')}`,
  )
}

describe('the story of a milestone', () => {
  it('begins where it appeared and is silent where nothing was said anew', () => {
    const one = milestone('a', { status: 'planned', target: day('2026-05-01') })
    expect(told('a', [], [one], [one], [one])).toEqual(['02 First seen: planned, target 1 May 2026'])
    expect(told('a', [milestone('a')])).toEqual(['01 First seen'])
    expect(told('b', [one])).toEqual([])
  })

  it('tells every state, and which were concluded', () => {
    expect(
      told(
        'a',
        [milestone('a', { concluded: 'planned' })],
        [milestone('a', { concluded: 'in-progress' })],
        [milestone('a', { status: 'done' })],
        [milestone('a')],
      ),
    ).toEqual([
      '01 First seen: planned',
      '02 In progress, was planned (from its tasks)',
      '03 Done, was in progress',
      '04 No status stated any more, was done',
    ])
  })

  it('tells every target with its slip in days, and says where one only became more or less exact', () => {
    const steps = [
      quarter,
      day('2026-03-31'),
      day('2026-04-30'),
      day('2026-04-20'),
      { start: '2026-04-01', end: '2026-06-30' },
      null,
      day('2026-07-01'),
      { weeks: [3, 4] },
    ]
    expect(told('a', ...steps.map((target) => [milestone('a', { target })])).slice(1)).toEqual([
      '02 Target made more exact: 31 March 2026, was Q1 2026',
      '03 Target moved from 31 March 2026 to 30 April 2026, 30 days later',
      '04 Target moved from 30 April 2026 to 20 April 2026, 10 days earlier',
      '05 Target made less exact: Q2 2026, was 20 April 2026',
      '06 Target Q2 2026 withdrawn',
      '07 Target set to 1 July 2026',
      '08 Target moved from 1 July 2026 to weeks 3–4 of the plan',
    ])
  })

  it('tells when it was completed, and how far from its target', () => {
    const target = day('2026-05-01')
    expect(told('a', [milestone('a', { target })], [milestone('a', { target, completed: day('2026-05-03') })])[1]).toBe(
      '02 Completed 3 May 2026, 2 days after its target',
    )
    expect(told('a', [milestone('a', { target })], [milestone('a', { target, completed: day('2026-05-01') })])[1]).toBe(
      '02 Completed 1 May 2026, on its target',
    )
  })

  it('tells a new name from a new number', () => {
    const named = (label: string, title: string) => [milestone('a', { label, title })]
    expect(
      told('a', named('M1', 'Loader'), named('M2', 'Loader'), named('M2', 'Reader'), named('M3', 'Writer')).slice(1),
    ).toEqual([
      '02 Now M2, was M1',
      '03 Renamed from “Loader” to “Reader”',
      '04 Renamed from “M2: Reader” to “M3: Writer”',
    ])
  })

  it('tells where it came from, where it went and that it came back', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => milestone(id)) as [Milestone, Milestone, Milestone]
    const split = { milestones: [a, b], lineage: { splits: [{ from: 'a', into: ['a', 'b'] }] } }
    expect(told('a', [a], split)[1]).toBe('02 Split: a part of it went into <b>')
    expect(told('b', [a], split)[0]).toBe('02 First seen, made of <a>')
    const merge = { milestones: [c], lineage: { merges: [{ from: ['a', 'b'], into: 'c' }], removed: ['a', 'b'] } }
    expect(told('a', [a, b], merge)[1]).toBe('02 Went into <c>')
    expect(told('c', [a, b], merge)[0]).toBe('02 First seen, made of <a> and <b>')
    expect(told('a', [a, b, c], { ...merge, milestones: [c] })[1]).toBe('02 Went into <c>')
    expect(told('c', [a, b, c], merge)[1]).toBe('02 Took over <a> and <b>')
    expect(told('a', [a], [b], [a, b])).toEqual(['01 First seen', '02 Left the roadmap', '03 Back on the roadmap'])
    expect(told('a', [milestone('a', { status: 'done' })], [])[1]).toBe('02 Left the roadmap, done')
  })

  it('tells when it moved into another milestone or out of it', () => {
    const [a, b] = [milestone('a'), milestone('b')]
    const inside = [{ ...b, milestones: [a] }]
    expect(told('a', [a, b], inside, [a, b]).slice(1)).toEqual(['02 Moved into <b>', '03 Moved out of <b>'])
  })

  it('counts its tasks in every version that holds it', () => {
    const counted = (done: number, total: number) => [milestone('a', { progress: { done, total } })]
    const { counts = [] } = storiesOf(editions(counted(0, 3), [], counted(1, 4))).get('a') ?? {}
    expect(counts.map(({ done, total, version }) => [version.date, done, total])).toEqual([
      ['2025-01-01', 0, 3],
      ['2025-03-01', 1, 4],
    ])
    const over = overTime(
      storiesOf(editions(counted(0, 3), counted(1, 4), counted(1, 4), counted(4, 4))).get('a')?.counts ?? [],
      'tasks',
    )
    expect(over?.rows.map(({ done }) => done)).toEqual([0, 1, 4])
  })
})

describe('targets that moved', () => {
  it('are those of the newest version that were others before, with the days between the first and the last', () => {
    const steps = editions(
      [
        milestone('a', { target: day('2026-01-10') }),
        milestone('b', { target: day('2026-01-10') }),
        milestone('c', { target: quarter }),
      ],
      [
        milestone('a', { target: day('2026-02-10') }),
        milestone('b', { target: day('2026-01-10') }),
        milestone('c', { target: day('2026-04-10') }),
      ],
      [
        milestone('a', { target: day('2026-01-20') }),
        milestone('b', { target: day('2026-01-10') }),
        milestone('d', { target: quarter }),
      ],
    )
    const moved = movedTargets(steps)
    expect(moved.map(({ milestone, slip, targets }) => [milestone.id, slip, targets.length])).toEqual([['a', 10, 3]])
  })

  it('draw only the furthest of very many, and say all in words', () => {
    const many = (shift: number) =>
      Array.from({ length: 30 }, (_, n) =>
        milestone(`m${n}`, { target: day(`2026-01-${String(1 + (n % 9) * shift).padStart(2, '0')}`) }),
      )
    const { targets } = pastOf(editions(many(1), many(2), many(3)), [nothing, nothing, nothing])
    expect(targets?.all.length).toBe(26)
    expect(targets?.drawn.length).toBe(20)
    expect(targets?.picture.rows.length).toBe(20)
  })
})

describe('the past of a roadmap', () => {
  it('counts milestones where no version has tasks', () => {
    const done = (n: number) =>
      ['a', 'b', 'c'].map((id, index) => milestone(id, { status: index < n ? 'done' : 'planned' }))
    const { counts, editions: changed } = pastOf(editions(done(0), done(1), done(2)), [])
    expect(counts?.measure).toBe('milestones')
    expect(counts?.rows.map(({ done, total }) => `${done}/${total}`)).toEqual(['0/3', '1/3', '2/3'])
    expect(changed.map(({ changes }) => changes.length)).toEqual([0, 1, 1])
  })
})

describe('changes', () => {
  const changesOf = (before: Roadmap, after: Roadmap) => summarise(compare(before, after))
  const list = (...titles: string[]) =>
    titles.map((title, index) => task(title, 'planned', { line: index + 2, lines: [index + 2, index + 2] }))

  it('are told in one line: the only one in its sentence, several by their number, each noun once', () => {
    const before = roadmap([
      milestone('a', { label: 'M1', target: day('2026-01-01'), status: 'planned' }),
      milestone('b'),
    ])
    const later = roadmap([
      milestone('a', { label: 'M1', target: day('2026-01-15'), status: 'planned' }),
      milestone('b'),
    ])
    expect(inOneLine(changesOf(before, later), words)).toBe('M1 slips 14 days, from 1 January to 15 January 2026')
    const much = roadmap([
      milestone('a', { label: 'M1', target: day('2026-01-15'), status: 'blocked', tasks: list('Read', 'Write') }),
      milestone('c'),
    ])
    expect(inOneLine(changesOf(before, much), words)).toBe(
      '1 milestone added, 1 removed, 1 target later, 2 tasks added, 1 other change',
    )
    expect(inOneLine([], words)).toBe('Only the writing changed: no milestone, date or task.')
  })

  it('stand by weight; long groups fold, and what is small always but for a sentence or two', () => {
    const part = (weight: 'look' | 'news' | 'small') => ({ weight, parts: ['x'], changes: [] })
    const many = [...Array(20).fill(part('small')), ...Array(13).fill(part('look')), ...Array(30).fill(part('news'))]
    expect(groupsOf(many).map(({ weight, shown, folded }) => [weight, shown.length, folded.length])).toEqual([
      ['look', 13, 0],
      ['news', 12, 18],
      ['small', 0, 20],
    ])
    expect(groupsOf([part('small')]).map(({ shown }) => shown.length)).toEqual([1])
    expect(groupsOf([])).toEqual([])
  })

  it('begin with a capital letter and end in a full stop', () => {
    expect(standing(['two tasks added'])).toEqual(['Two tasks added', '.'])
    expect(standing([{ kind: 'quote', text: '“x”' }, ' done'])).toEqual([{ kind: 'quote', text: '“x”' }, ' done', '.'])
    expect(standing([])).toEqual([])
  })

  it('of very many versions are told in full for the newest only', () => {
    const long = (n: number) => ({ changes: Array(n).fill(0) })
    expect(toldInFull([long(10), long(10)])).toBe(2)
    expect(toldInFull([long(390), long(20), long(1)])).toBe(1)
    expect(toldInFull([long(900)])).toBe(1)
  })
})

describe('a version', () => {
  it('is called by its tag, else by its day', () => {
    expect(versionParts({ name: 'v1.0', date: '2025-05-05' })).toEqual({ tag: 'v1.0', nth: null })
    expect(versionParts({ name: '2025-05-05', date: '2025-05-05' })).toEqual({ tag: null, nth: null })
    expect(versionParts({ name: '2025-05-05-3', date: '2025-05-05' })).toEqual({ tag: null, nth: 3 })
    expect(versionParts({ name: '2025-05-05-rc', date: '2025-05-05' })).toEqual({ tag: '2025-05-05-rc', nth: null })
    expect(versionWords({ name: '2025-05-05-3', date: '2025-05-05' }, dates, words)).toBe(
      'version of 5 May 2025, no. 3',
    )
  })

  it('is cited with everything that finds it again', () => {
    const address = 'https://example.org/plan/versions/v1.0/'
    expect(citation('A *plan*', version('2025-05-05', 'v1.0'), address, dates, words, markdownLink)).toEqual({
      text: `A *plan*, version v1.0, 5 May 2025. Commit 0123456789ab. ${address}`,
      markdown: `[A \\*plan\\*, version v1.0](${address}) (5 May 2025, commit \`0123456789ab\`)`,
    })
    expect(citation('Plan', version('2025-05-05'), address, dates, words, markdownLink).text).toBe(
      `Plan, version of 5 May 2025. Commit 0123456789ab. ${address}`,
    )
  })

  it('has a commit that can be read where the repository is on the web', () => {
    expect(commitLink('https://github.com/a/b.git', 'c0ffee')).toBe('https://github.com/a/b/commit/c0ffee')
    expect(commitLink('https://gitlab.com/a/b/', 'c0ffee')).toBe('https://gitlab.com/a/b/-/commit/c0ffee')
    expect(commitLink('git@example.org:a/b', 'c0ffee')).toBeNull()
    expect(commitLink(null, 'c0ffee')).toBeNull()
  })
})

describe('an old anchor', () => {
  const moved = (
    anchor: string,
    to: string | null = '/p/document/#now',
    milestone: string | null = 'm',
  ): MovedAnchor => ({ anchor, to, milestone })
  const page = '/p/document/'
  const html = '<h2 id="now" dir="ltr">Now</h2>\n<p>text</p>\n<h3 id="other">x</h3><ol><li id="fn:1"></li></ol>'

  it('lands in the heading that took its place', () => {
    const landed = land(html, [moved('before'), moved('long-before')], page, new Set())
    expect(landed.html).toContain(
      '<h2 id="now" dir="ltr"><span class="landing" id="before"></span><span class="landing" id="long-before"></span>Now</h2>',
    )
    expect(landed.html).toContain('<h3 id="other">x</h3>')
    expect(landed.rest).toEqual([])
  })

  it('comes into the list where no heading took its place', () => {
    const { html: same, rest } = land(
      html,
      [moved('a', null, null), moved('b', '/p/m/'), moved('c', '/p/document/#lost')],
      page,
      new Set(),
    )
    expect(same).toBe(html)
    expect(rest).toEqual([
      { anchor: 'a', milestone: null, to: null },
      { anchor: 'b', milestone: 'm', to: '/p/m/' },
      { anchor: 'c', milestone: 'm', to: null },
    ])
  })

  it('never takes a name that the page has, nor one that is no anchor', () => {
    const { html: same, rest } = land(
      html,
      [moved('other'), moved('fn:1'), moved('content'), moved('x" onload="y')],
      page,
      new Set(['content']),
    )
    expect(same).toBe(html)
    expect(rest).toEqual([])
  })
})
