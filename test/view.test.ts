import type { Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { markdownLink } from '../src/publish/snippets.ts'
import { parse } from '../src/read/parse.ts'
import { words as wordsIn } from '../src/render/index.ts'
import type { Lines, Milestone, Period, Section } from '../src/roadmap/index.ts'
import { addressesBelow, sourceLinks } from '../src/view/address.ts'
import { captions, retold, sectionContent, splitLead, tasksOutside, told, withoutSymbols } from '../src/view/content.ts'
import { datesIn } from '../src/view/dates.ts'
import { headDescription, headTitle } from '../src/view/head.ts'
import { overview } from '../src/view/overview.ts'
import { referenceHref, taskText } from '../src/view/references.ts'
import { pageIds, relations, sectionAnchors } from '../src/view/relations.ts'
import { isRightToLeft, prose, viewOf, voiceOf } from '../src/view/roadmap-view.ts'
import { siteName } from '../src/view/site.ts'
import { slice } from '../src/view/slice.ts'
import { byGroup, pastRun, plain, planTasks, stateSentence, when } from '../src/view/state.ts'
import { wordsFor } from '../src/view/words.ts'
import { milestone, roadmap, task } from './roadmaps.ts'

const words = wordsFor('en')
const dates = datesIn('en', words)
const day = (date: string) => ({ start: date, end: date })
const said = (milestone: Milestone) => plain(stateSentence(milestone, dates, words))

function section(id: string, line: number, lines: Lines[], rest: Partial<Section> = {}): Section {
  return { id, title: id, depth: 2, line, lines, milestone: null, sections: [], ...rest }
}

describe('dates', () => {
  const cases: [Period, string, string | null][] = [
    [day('2025-09-08'), '8 September 2025', '2025-09-08'],
    [{ start: '2025-09-01', end: '2025-09-30' }, 'September 2025', '2025-09'],
    [{ start: '2024-02-01', end: '2024-02-29' }, 'February 2024', '2024-02'],
    [{ start: '2026-04-01', end: '2026-06-30' }, 'Q2 2026', null],
    [{ start: '2026-01-01', end: '2026-06-30' }, 'first half of 2026', null],
    [{ start: '2026-01-01', end: '2026-12-31' }, '2026', '2026'],
    [{ start: '2026-01-01', end: '2027-12-31' }, '2026–2027', null],
    [{ start: '2026-07-01', end: '2026-08-31' }, 'July – August 2026', null],
    [{ start: '2026-03-03', end: '2026-03-09' }, '3–9 March 2026', null],
    [{ start: '2027-01-01', end: null }, '2027 and later', null],
    [{ start: '2027-03-05', end: null }, '5 March 2027 and later', null],
    [{ weeks: [5, 8] }, 'weeks 5–8 of the plan', null],
    [{ days: [3, 3] }, 'day 3 of the plan', null],
    [{ months: [1, 2] }, 'months 1–2 of the plan', null],
    [{ duration: [4, 6], unit: 'week' }, '4–6 weeks', null],
    [{ duration: [3, 3], unit: 'day' }, '3 days', 'P3D'],
    [{ duration: [1, 1], unit: 'week' }, '1 week', 'P7D'],
    [{ duration: [12, null], unit: 'month' }, '12 months or more', null],
  ]

  it.each(cases)('writes %j as people do', (period, text, datetime) => {
    expect(dates.full(period)).toEqual({ text, datetime })
  })

  it('follows the locale of the site', () => {
    expect(datesIn('de', words).full(day('2025-09-08')).text).toBe('8. September 2025')
    expect(datesIn('en-US', words).full(day('2025-09-08')).text).toBe('September 8, 2025')
  })

  it('means the same day in every time zone', () => {
    const zone = process.env.TZ
    process.env.TZ = 'America/Anchorage'
    expect(datesIn('en', words).full(day('2025-01-01')).text).toBe('1 January 2025')
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })
})

describe('the state of a milestone', () => {
  it('is one sentence of what the document declares', () => {
    const declared = milestone('m', { status: 'in-progress', progress: { declared: 85 }, target: day('2025-09-08') })
    expect(said(declared)).toBe('In progress, 85 % declared; target 8 September 2025')
  })

  it('says how a concluded status is known', () => {
    expect(said(milestone('m', { concluded: 'done', progress: { done: 3, total: 3 } }))).toBe(
      'Done, concluded from its tasks, 3 of 3 done',
    )
  })

  it('says of a duration that it is one', () => {
    expect(said(milestone('m', { target: { duration: [3, 3], unit: 'day' } }))).toBe('Planned to take 3 days')
  })

  it('says nothing where the document says nothing', () => {
    expect(stateSentence(milestone('m'), dates, words)).toEqual([])
  })

  it('keeps both dates of a late one', () => {
    const late = milestone('m', { status: 'done', target: day('2026-10-02'), completed: day('2026-10-09') })
    expect(said(late)).toBe('Done; completed 9 October 2026; target 2 October 2026')
  })

  it('begins with a capital where only a date is known', () => {
    expect(said(milestone('m', { target: { weeks: [1, 4] } }))).toBe('Target weeks 1–4 of the plan')
  })

  it('keeps a date as a time that a machine can read', () => {
    expect(stateSentence(milestone('m', { target: day('2025-09-08') }), dates, words)).toContainEqual({
      text: '8 September 2025',
      datetime: '2025-09-08',
    })
  })

  it('does not say the date of a period after its name', () => {
    const quarter = { target: { start: '2026-07-01', end: '2026-09-30' }, kind: 'period', label: '2026 Q3' } as const
    expect(when(milestone('m', quarter), dates, words)).toEqual([])
    expect(plain(when(milestone('m', { ...quarter, completed: day('2026-09-01') }), dates, words))).toBe(
      '1 September 2026',
    )
  })

  it('says "by" of a day to come, "target" of what is over, and nothing else', () => {
    const at = (facts: Parameters<typeof milestone>[1]) => plain(when(milestone('m', facts), dates, words))
    expect(at({ target: day('2025-09-08') })).toBe('by 8 September 2025')
    expect(at({ target: { start: '2025-07-01', end: '2025-09-30' } })).toBe('Q3 2025')
    expect(at({ status: 'done', target: day('2025-09-08') })).toBe('target 8 September 2025')
    expect(at({ status: 'done', target: day('2025-09-08'), completed: day('2025-09-10') })).toBe('10 September 2025')
  })
})

describe('a long past', () => {
  const run = (done: number, open: number) =>
    pastRun([
      ...Array.from({ length: done }, (_, n) => milestone(`d${n}`, { status: 'done' })),
      ...Array.from({ length: open }, (_, n) => milestone(`o${n}`, { status: 'planned' })),
    ])

  it('folds but for its last two milestones', () => {
    expect([run(48, 12), run(8, 1), run(7, 20), run(0, 5), run(0, 0)]).toEqual([46, 6, 0, 0, 0])
  })
})

describe('the tasks of a row', () => {
  const many = (status: 'done' | 'planned', n: number) =>
    Array.from({ length: n }, (_, i) => task(`${status} ${i}`, status))

  it('are all shown while they are few', () => {
    const tasks = [...many('done', 8), ...many('planned', 2)]
    const { groups, fold } = planTasks(milestone('m', { status: 'in-progress', tasks }), false)
    expect(groups.flatMap(({ tasks }) => tasks)).toEqual(tasks)
    expect(fold).toBeNull()
  })

  it('fold those that are done where there are more than eight', () => {
    const tasks = [...many('done', 9), ...many('planned', 2)]
    const { groups, folded, fold } = planTasks(milestone('m', { status: 'in-progress', tasks }), false)
    expect(fold).toEqual({ kind: 'done', count: 9 })
    expect(groups.flatMap(({ tasks }) => tasks).map(({ title }) => title)).toEqual(['planned 0', 'planned 1'])
    expect(folded.flatMap(({ tasks }) => tasks).length).toBe(9)
  })

  it('fold whole where the milestone is over', () => {
    expect(planTasks(milestone('m', { status: 'done', tasks: many('done', 2) }), false).fold).toEqual({
      kind: 'all',
      count: 2,
    })
  })

  it('lose none by folding', () => {
    for (const status of ['done', 'in-progress', 'planned', null] as const) {
      for (const isLong of [true, false]) {
        const tasks = [...many('done', 11), ...many('planned', 17)]
        const { groups, folded } = planTasks(milestone('m', { status, tasks }), isLong)
        const all = [...groups, ...folded].flatMap(({ tasks }) => tasks)
        expect(new Set(all)).toEqual(new Set(tasks))
        expect(all.length).toBe(tasks.length)
      }
    }
  })

  it('leave criteria out', () => {
    const tasks = [task('a', 'planned'), task('b', 'planned', { role: 'criterion' })]
    expect(planTasks(milestone('m', { tasks }), false).groups.flatMap(({ tasks }) => tasks).length).toBe(1)
  })

  it('stay with the heading that they stand under', () => {
    const tasks = [task('a', null), task('b', null, { group: 'X' }), task('c', null, { group: 'X' }), task('d', null)]
    expect(byGroup(tasks).map(({ name, tasks }) => [name, tasks.length])).toEqual([
      [null, 1],
      ['X', 2],
      [null, 1],
    ])
  })
})

describe('the overview', () => {
  it('counts tasks and never criteria or cancelled ones', () => {
    const found = overview(
      roadmap(
        [
          milestone('m', {
            progress: { done: 2, total: 5, criteriaDone: 3, criteriaTotal: 4 },
            tasks: [task('a', 'in-progress')],
          }),
        ],
        {
          tasks: [
            task('x', 'done'),
            task('y', 'cancelled'),
            task('z', 'planned', { role: 'criterion' }),
            task('n', null),
          ],
        },
      ),
    )
    expect(found.tasks).toEqual({ done: 3, inProgress: 1, total: 6 })
  })

  it('names what is in progress as deep as the document declares it', () => {
    const plan = roadmap([
      milestone('phase', { status: 'in-progress', milestones: [milestone('week', { status: 'in-progress' })] }),
      milestone('other', { status: 'in-progress', milestones: [milestone('part', { concluded: 'in-progress' })] }),
    ])
    expect(overview(plan).now.map(({ id }) => id)).toEqual(['week', 'other'])
  })

  it('names the planned milestone with the earliest date as the next', () => {
    const plan = roadmap([
      milestone('later', { status: 'planned', target: day('2026-06-01') }),
      milestone('sooner', { status: 'planned', target: day('2026-03-01') }),
    ])
    expect(overview(plan).next.map(({ id }) => id)).toEqual(['sooner'])
  })

  it('follows the document where the first planned milestone has no date', () => {
    const plan = roadmap([
      milestone('first', { status: 'planned' }),
      milestone('dated', { status: 'planned', target: day('2026-03-01') }),
    ])
    expect(overview(plan).next.map(({ id }) => id)).toEqual(['first'])
  })

  it('names the milestone that was completed last, wherever it stands', () => {
    const plan = roadmap([
      milestone('b', { status: 'done', completed: day('2026-03-01') }),
      milestone('a', { status: 'done', completed: day('2026-01-01') }),
    ])
    expect(overview(plan).latest.map(({ id }) => id)).toEqual(['b'])
  })

  it('counts what stands in a bucket and not the bucket', () => {
    const plan = roadmap([
      milestone('done', {
        kind: 'bucket',
        status: 'done',
        milestones: [milestone('a', { status: 'done' }), milestone('b', { status: 'done' })],
      }),
      milestone('c', { status: 'planned' }),
    ])
    expect(overview(plan).milestones).toEqual({ done: 2, inProgress: 0, total: 3 })
    expect(overview(plan).latest.map(({ id }) => id)).toEqual(['b'])
  })

  it('says that nothing is known of an empty roadmap', () => {
    const { latest, now, next, total } = overview(roadmap([]))
    expect([latest, now, next, total]).toEqual([[], [], [], 0])
  })
})

describe('relations', () => {
  it('give every need its other end', () => {
    const related = relations(
      roadmap([milestone('a'), milestone('b', { dependsOn: ['a'] }), milestone('c', { dependsOn: ['a', 'b'] })]),
    )
    expect(related.get('a')?.neededBy.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(related.get('c')?.needs.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('lead through the document in its order, into parts and out of them', () => {
    const related = relations(roadmap([milestone('a', { milestones: [milestone('b')] }), milestone('c')]))
    expect(related.get('b')).toMatchObject({ parent: { id: 'a' }, previous: { id: 'a' }, next: { id: 'c' } })
    expect(related.get('a')?.previous).toBeNull()
    expect(related.get('c')?.next).toBeNull()
  })

  it('give a milestone the sections that speak about it, each once', () => {
    const inner = section('inner', 5, [[5, 6]], { milestone: 'a' })
    const outer = section('outer', 3, [[3, 4]], { milestone: 'a', sections: [inner] })
    expect(relations(roadmap([milestone('a')], { sections: [outer] })).get('a')?.sections).toEqual([outer])
  })

  it('keep the anchors of a page apart', () => {
    const sections = [section('a', 3, []), section('a', 5, []), section('b', 7, [])]
    const anchors = [...sectionAnchors(roadmap([milestone('a')], { sections })).values()]
    expect(new Set([...anchors, 'a', ...pageIds]).size).toBe(4 + pageIds.size)
    expect(anchors[2]).toBe('b')
  })
})

describe('a piece of a document', () => {
  const pieces = (markdown: string, ...runs: Lines[]) => slice(parse(markdown).children, runs)
  const text = (nodes: readonly RootContent[]) => nodes.map((node) => textOf(node)).join('\n')

  it('is cut between the items of a list', () => {
    const nodes = pieces('- a\n- b\n  - c\n- d\n', [2, 3])
    expect(nodes).toHaveLength(1)
    expect(nodes[0]).toMatchObject({ type: 'list', children: [{}] })
    expect(text(nodes)).toBe('bc')
  })

  it('keeps the numbers of a list that is cut', () => {
    expect(pieces('1. a\n2. b\n3. c\n', [3, 3])[0]).toMatchObject({ start: 3 })
  })

  it('keeps the head of a table over the rows that it takes', () => {
    const [table] = pieces('| A | B |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n', [4, 4])
    expect(textOf(table as RootContent)).toBe('AB34')
  })

  it('leaves no table without rows behind', () => {
    expect(pieces('| A |\n| - |\n| 1 |\n', [1, 2])).toEqual([])
  })

  it('is cut between the lines of a paragraph', () => {
    expect(text(pieces('one\n**two** and\nthree\n', [2, 2]))).toBe('two and')
  })

  it('is cut between the lines of a fence', () => {
    expect(text(pieces('```\none\ntwo\nthree\n```\n', [3, 4]))).toBe('two\nthree')
  })

  it('goes into quotes and details', () => {
    expect(text(pieces('> a\n>\n> b\n', [3, 3]))).toBe('b')
    expect(text(pieces('<details>\n<summary>S</summary>\n\n- a\n- b\n\n</details>\n', [5, 5]))).toBe('b')
  })

  it('together with the rest has every word of the whole, each once', () => {
    const markdown =
      '# T\n\nA b\nc d.\n\n- e\n  - f\n- g\n\n> h\n> i\n\n```\nj\nk\n```\n\n| l | m |\n| - | - |\n| n | o |\n\n1. p\n\n   q\n2. r\n'
    const last = markdown.split('\n').length
    const all = wordsIn(text(parse(markdown).children).replaceAll(/[lm]/g, ''))
    for (let line = 1; line < last; line += 1) {
      const parts = `${text(pieces(markdown, [1, line]))} ${text(pieces(markdown, [line + 1, last]))}`
      expect(wordsIn(parts.replaceAll(/[lm]/g, '')).join('').split('').sort()).toEqual(all.join('').split('').sort())
    }
  })
})

describe('what a document tells of a milestone', () => {
  const tell = (markdown: string, facts: Partial<Milestone>) => told(parse(markdown), milestone('m', facts as object))

  it('leaves out the heading, which is the title of the page, and the rules between milestones', () => {
    const { nodes } = tell('## M1: Base\n\nWords.\n\n---\n\n## M2\n', { line: 1, lines: [[1, 6]] })
    expect(nodes.map(({ type }) => type)).toEqual(['paragraph'])
  })

  it('makes pairs of the columns and cells of a row', () => {
    const { pairs, nodes } = tell('| Name | Due | Note |\n| - | - | - |\n| A | May | |\n| B | June | x |\n', {
      title: 'A',
      line: 3,
      lines: [[3, 3]],
    })
    expect(
      pairs.map(({ head, cell }) => [head.map((n) => textOf(n)).join(''), cell.map((n) => textOf(n)).join('')]),
    ).toEqual([
      ['Name', 'A'],
      ['Due', 'May'],
      ['Note', ''],
    ])
    expect(nodes).toEqual([])
  })

  it('opens the item that carries it and keeps a line that says more than the title', () => {
    const more = tell('- **Phase 1: Base** (done, 3 plans)\n  - part\n- Phase 2\n', {
      label: 'Phase 1',
      title: 'Base',
      line: 1,
      lines: [[1, 2]],
    })
    expect(more.nodes.map(({ type }) => type)).toEqual(['paragraph', 'list'])
    const same = tell('- **Phase 1: Base**\n  - part\n', { label: 'Phase 1', title: 'Base', line: 1, lines: [[1, 2]] })
    expect(same.nodes.map(({ type }) => type)).toEqual(['list'])
  })

  it('shows what a details block hides', () => {
    const { nodes } = tell('<details>\n<summary>v1.0 First</summary>\n\n- a\n\n</details>\n', {
      label: 'v1.0',
      title: 'First',
      line: 2,
      lines: [[1, 6]],
    })
    expect(nodes.map(({ type }) => type)).toEqual(['list'])
  })

  it('gives the heading of a section and what stands below it', () => {
    const tree = parse('## **Risks** and `more`\n\nWords.\n\n### Inner\n')
    const { heading, nodes } = sectionContent(tree, section('risks', 1, [[1, 4]], { title: 'Risks and more' }))
    expect(heading.map(({ type }) => type)).toEqual(['strong', 'text', 'inlineCode'])
    expect(nodes.map((node) => textOf(node))).toEqual(['Words.'])
  })

  it('takes a heading without words for a caption over the milestone that follows', () => {
    const tree: Root = parse('## Releases\n\n### v1\n\n## Later\n\nWords.\n\n### v2\n')
    const plan = roadmap([milestone('v1', { line: 3 }), milestone('v2', { line: 9 })], {
      sections: [section('releases', 1, [[1, 2]]), section('later', 5, [[5, 8]])],
    })
    const found = captions(tree, plan)
    expect([...found].map(([id, sections]) => [id, sections.map(({ id }) => id)])).toEqual([['v1', ['releases']]])
  })

  it('says a symbol once: as the mark', () => {
    const tree = parse('- ✅ Done\n- [ ] 🚧 Doing\n- 🎯 No task\n')
    const marks = new Map([
      [1, 'done'],
      [2, 'in-progress'],
    ] as const)
    expect(textOf({ type: 'root', children: withoutSymbols(tree.children, marks) as Root['children'] })).toBe(
      'DoneDoing🎯 No task',
    )
    expect(textOf(tree)).toBe('✅ Done🚧 Doing🎯 No task')
  })

  it('leaves a section that has its own heading to that heading', () => {
    const tree = parse('## v1\n\nGoal.\n\n## v1 tests\n\n- a\n')
    const tests = section('v1-tests', 5, [[5, 7]], { milestone: 'm' })
    const { nodes } = told(
      tree,
      milestone('m', {
        line: 1,
        lines: [
          [1, 3],
          [5, 7],
        ],
      }),
      [tests],
    )
    expect(nodes.map((node) => textOf(node))).toEqual(['Goal.'])
  })

  it('shows what a section tells again of milestones in that section too', () => {
    const tree = parse('## A\n\nWords.\n\n## Progress\n\n| M | S |\n| - | - |\n| A | done |\n')
    const plan = roadmap([milestone('a', { title: 'A', line: 1, lines: [[1, 4]], also: [9] })], {
      sections: [section('progress', 5, [[5, 5]])],
    })
    const again = retold(plan)
    expect([...again]).toEqual([[5, [[9, 9]]]])
    const { nodes } = sectionContent(tree, plan.sections[0] as Section, again.get(5))
    expect(nodes.map((node) => textOf(node))).toEqual(['MSAdone'])
  })

  it('keeps a short introduction whole and cuts a long one before what it opens', () => {
    const long = `One.\n\nThree people decide:\n\n- ${'a long item '.repeat(30)}\n- b\n`
    const types = (markdown: string) => {
      const { lead, rest } = splitLead(parse(markdown).children)
      return [lead.map(({ type }) => type), rest.map(({ type }) => type)]
    }
    expect(types('One.\n\n- a\n- b\n')).toEqual([['paragraph', 'list'], []])
    expect(types(long)).toEqual([['paragraph'], ['paragraph', 'list']])
  })

  it('finds tasks that stand elsewhere', () => {
    const tasks = [task('in', 'done', { line: 3 }), task('out', 'done', { line: 9 })]
    expect(tasksOutside(tasks, [[1, 5]]).map(({ title }) => title)).toEqual(['out'])
  })
})

describe('prose', () => {
  const text = '## One\n\n- [x] done\n\nSee [two](#two).\n\n## Two\n\n<script>x</script>\n'
  const view = viewOf(
    { roadmap: roadmap([], { language: 'he' }), text, file: 'docs/ROADMAP.md' },
    voiceOf('en'),
    addressesBelow('/base'),
  )

  it('draws the marks of this site', () => {
    expect(prose(view.tree.children, view)).toContain('<use href="#mark-done"/>')
  })

  it('leads anchors to the page of the document, and keeps them there', () => {
    expect(prose(view.tree.children, view)).toContain('href="/base/plan/document/#two"')
    expect(prose(view.tree.children, view, { whole: true })).toContain('href="#two"')
  })

  it('lets no markup of a document through', () => {
    expect(prose(view.tree.children, view)).not.toContain('<script')
  })

  it('knows the language and the direction of a document', () => {
    expect([view.lang, view.isRightToLeft, view.file]).toEqual(['he', true, 'ROADMAP.md'])
    expect(['ar', 'fa', 'ur', 'yi', 'en', 'ru', 'x!'].map(isRightToLeft)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})

describe('addresses', () => {
  it.each(['/', '', '/docs/plan/', 'docs/plan'])('stand below the base path %j', (base) => {
    const to = addressesBelow(base)
    const prefix = base.includes('docs') ? '/docs/plan/' : '/'
    expect([to.home, to.milestone('a', 'b'), to.document('a'), to.rule('r')]).toEqual([
      prefix,
      `${prefix}a/b/`,
      `${prefix}a/document/`,
      `${prefix}rules/r/`,
    ])
  })

  it('lead into the repository where one is known', () => {
    const links = sourceLinks({ repository: 'https://github.com/o/r', branch: 'a/b', path: 'docs/my plan.md' })
    expect(links?.edit).toBe('https://github.com/o/r/edit/a/b/docs/my%20plan.md')
    expect(links?.view(12)).toBe('https://github.com/o/r/blob/a/b/docs/my%20plan.md?plain=1#L12')
    expect(sourceLinks({ repository: 'https://gitlab.com/o/r', branch: 'main', path: 'R.md' })?.view(1)).toBe(
      'https://gitlab.com/o/r/-/blob/main/R.md#L1',
    )
    expect(sourceLinks({ repository: null, branch: null, path: 'R.md' })).toBeNull()
    expect(sourceLinks({ repository: 'javascript:alert(1)', branch: null, path: 'R.md' })).toBeNull()
  })

  it('of references lead where they say', () => {
    const reference = { text: '#12', repository: null, number: 12, url: null }
    expect(referenceHref(reference, 'https://github.com/o/r')).toBe('https://github.com/o/r/issues/12')
    expect(referenceHref({ ...reference, repository: 'a/b' }, 'https://github.com/o/r')).toBe(
      'https://github.com/a/b/issues/12',
    )
    expect(referenceHref(reference, null)).toBeNull()
    expect(referenceHref({ ...reference, url: 'javascript:alert(1)' }, null)).toBeNull()
  })
})

describe('the text of a task', () => {
  const number = (n: number) => ({ text: `#${n}`, repository: null, number: n, url: null })

  it('links its references where they stand and adds those that it does not name', () => {
    const { pieces, beside } = taskText(
      task('Fix #12 for @ann', 'done', { references: [number(12), number(13)], owners: ['ann', 'bo'] }),
      'https://github.com/o/r',
    )
    expect(pieces).toEqual(['Fix ', { text: '#12', href: 'https://github.com/o/r/issues/12' }, ' for @ann'])
    expect(beside).toEqual(['@bo', { text: '#13', href: 'https://github.com/o/r/issues/13' }])
  })

  it('keeps every character of the title', () => {
    const { pieces } = taskText(task('#1 #1 #2', null, { references: [number(1), number(2)] }), null)
    expect(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')).toBe('#1 #1 #2')
  })
})

describe('small texts', () => {
  it('fit into the title of a page', () => {
    expect(headTitle('M2: Core', 'Plan')).toBe('M2: Core · Plan')
    expect(headTitle('Plan', 'Plan')).toBe('Plan')
    for (const length of [10, 55, 69, 70, 71, 300]) {
      expect(headTitle('x'.repeat(length), 'A place with a long name of its own').length).toBeLessThanOrEqual(70)
    }
  })

  it('describe a page in a few lines or not at all', () => {
    expect(headDescription('a\n  b')).toBe('a b')
    expect(headDescription('')).toBeNull()
    expect(headDescription('w '.repeat(500))?.length).toBeLessThanOrEqual(200)
  })

  it('make a Markdown link of any title', () => {
    const link = markdownLink('a [b] `c` *d* <e> \\', 'https://x.example/')
    expect(textOf(parse(link))).toBe('a [b] `c` *d* <e> \\')
  })

  it('name the site', () => {
    expect(siteName({ title: 'A' }, 'x')).toBe('A')
    expect(siteName({ repository: 'https://github.com/o/quern.git' }, 'x')).toBe('quern')
    expect(siteName({}, 'x')).toBe('x')
  })
})
