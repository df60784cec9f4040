import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commentOf } from '../src/cli/comment-core.ts'
import { Change } from '../src/compare/change.ts'
import { compare, compareOne } from '../src/compare/compare.ts'
import { displaced } from '../src/compare/order.ts'
import { pairRoadmaps } from '../src/compare/pair.ts'
import { plainText, describe as sentenceOf } from '../src/compare/sentence.ts'
import { summarise } from '../src/compare/summarise.ts'
import { compareTargets } from '../src/compare/target.ts'
import { weigh } from '../src/compare/weigh.ts'
import { identify, nothingKnown } from '../src/history/identify.ts'
import { read } from '../src/read/read.ts'
import {
  eachMilestone,
  eachTask,
  type Item,
  type Milestone,
  type Period,
  type Roadmap,
  type Task,
} from '../src/roadmap/index.ts'

/*
 * Every folder is one claim: a document before and after an edit, the sentences that say what the edit means, and the comment on a
 * pull request that tells them, folded and weighed. An edit that means nothing has no comment.
 */
const folder = join(import.meta.dirname, 'fixtures/compare')
const claims = readdirSync(folder)

function bytesOf(claim: string, name: string): Uint8Array {
  return readFileSync(join(folder, claim, name))
}

function roadmapOf(source: Uint8Array | string): Roadmap {
  return read({ bytes: source, path: 'ROADMAP.md', id: 'plan' }).roadmap
}

function changesBetween(before: Uint8Array | string, after: Uint8Array | string): Change[] {
  const old = identify(nothingKnown, roadmapOf(before))
  const fresh = identify(old.known, roadmapOf(after))
  return compare(old.roadmap, fresh.roadmap, fresh.lineage)
}

/** The comment of a pull request with such an edit. */
function commentOn(before: Uint8Array, after: Uint8Array): string | null {
  const file = { before: 'ROADMAP.md', after: 'ROADMAP.md' }
  const { id, title } = roadmapOf(after)
  const comparison = {
    base: { name: 'main', commit: 'b'.repeat(40) },
    head: null,
    roadmaps: [{ roadmap: id, title, file, changes: changesBetween(before, after) }],
  }
  return commentOf(comparison, { commit: 'c'.repeat(40), preview: 'https://preview.example.org/' })
}

const sentences = (changes: readonly Change[]): string[] => changes.map((change) => sentenceOf(change))
const folded = (changes: readonly Change[]): string[] => summarise(changes).map(({ parts }) => plainText(parts))

function expected(claim: string): string[] {
  const lines = Buffer.from(bytesOf(claim, 'changes.md')).toString('utf8').split('\n')
  return lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))
}

describe('what an edit means', () => {
  it.each(claims)('%s', (claim) => {
    const changes = changesBetween(bytesOf(claim, 'before.md'), bytesOf(claim, 'after.md'))
    expect(sentences(changes)).toEqual(expected(claim))
    for (const change of changes) expect(Change.parse(change)).toEqual(change)
  })

  it.each(claims)('%s, in the comment on a pull request', (claim) => {
    const path = join(folder, claim, 'comment.md')
    const comment = commentOn(bytesOf(claim, 'before.md'), bytesOf(claim, 'after.md'))
    expect(comment).toBe(existsSync(path) ? readFileSync(path, 'utf8') : null)
  })

  it('is nothing for every document and itself', () => {
    for (const claim of claims) {
      for (const name of ['before.md', 'after.md'])
        expect(changesBetween(bytesOf(claim, name), bytesOf(claim, name)), `${claim}/${name}`).toEqual([])
    }
  })

  it('is nothing where the edit changes the source and at least twelve claims say so', () => {
    const silent = claims.filter((claim) => expected(claim).length === 0)
    expect(silent.length).toBeGreaterThanOrEqual(12)
    for (const claim of silent)
      expect(Buffer.from(bytesOf(claim, 'before.md')).equals(bytesOf(claim, 'after.md')), claim).toBe(false)
  })
})

const storage = `# Storage

## M1: Log
**Status**: In progress
**Target**: 2026-05-04

- [x] Write ahead
- [ ] Doctor for cards that lie
  - [ ] Ask the card

### Success criteria

- [ ] Recovery must take under 3 s

## M2: Index

- [ ] Tree
`

describe('a change', () => {
  it('has its line in both documents', () => {
    const changes = changesBetween(
      storage,
      storage.replace('# Storage\n', '# Storage\n\nFor cards.\n').replace('05-04', '06-01'),
    )
    expect(changes).toMatchObject([{ type: 'target', slip: 28, between: 'days', line: { before: 5, after: 7 } }])
  })

  it('has no line where the document does not hold it', () => {
    expect(changesBetween(storage, storage.replace('- [ ] Tree\n', '- [ ] Hash table\n'))).toMatchObject([
      { type: 'task-added', task: 'Hash table', line: { before: null, after: 17 } },
      { type: 'task-removed', task: 'Tree', line: { before: 17, after: null } },
    ])
  })

  it('names the roadmap and the milestone by their ids', () => {
    const [change] = changesBetween(storage, storage.replace('- [ ] Tree', '- [x] Tree'))
    expect(change).toMatchObject({ roadmap: 'plan', milestone: 'm2-index', name: 'M2' })
  })

  it('says of a milestone that was away that it is back', () => {
    const roadmap = roadmapOf(storage)
    const without = { ...roadmap, milestones: roadmap.milestones.slice(0, 1) }
    const lineage = { splits: [], merges: [], removed: [], returned: ['m2-index'] }
    expect(sentences(compare(without, roadmap, lineage))).toEqual(['M2 “Index” is back, with 1 task'])
  })

  it('says that a roadmap came or went as a whole', () => {
    const roadmap = roadmapOf(storage)
    expect(sentenceOf(compareOne('added', roadmap))).toBe('Roadmap “Storage” added, with 2 milestones')
    expect(sentenceOf(compareOne('removed', roadmap))).toBe('Roadmap “Storage” removed, with 2 milestones')
  })

  it('is none where an older reading did not know a field', () => {
    const roadmap = roadmapOf(storage)
    const older = structuredClone(roadmap) as unknown as { milestones: Record<string, unknown>[] }
    for (const milestone of older.milestones) {
      delete milestone.dependsOn
      delete milestone.dependsOnLines
      delete milestone.goal
      delete milestone.also
    }
    expect(compare(older as unknown as Roadmap, roadmap)).toEqual([])
    expect(compare({ ...roadmap, mood: 'calm' } as Roadmap, roadmap)).toEqual([])
    const plain = roadmapOf('# Storage\n\n## M1: Log\n\n- Write ahead\n\n### Non-goals\n\n- Tape\n')
    const unread = structuredClone(plain) as unknown as { milestones: Record<string, unknown>[] }
    for (const milestone of unread.milestones) delete milestone.items
    expect(compare(unread as unknown as Roadmap, plain)).toEqual([])
  })
})

describe('the weight of a change', () => {
  const weighed = (after: string) =>
    changesBetween(storage, after).map((change) => `${weigh(change)}: ${sentenceOf(change)}`)

  it.each([
    ['05-04', '06-01', 'look: M1 slips 28 days, from 4 May to 1 June 2026'],
    ['05-04', '04-06', 'news: M1 is pulled in by 28 days, from 4 May to 6 April 2026'],
    ['In progress', 'Blocked', 'look: M1 is now blocked, was in progress'],
    ['In progress', 'Complete', 'news: M1 is now done, was in progress'],
    ['- [x] Write', '- [ ] Write', 'look: “Write ahead” in M1 is no longer done'],
    ['- [x] Write ahead\n', '', 'small: “Write ahead”, done, removed from M1'],
    ['- [ ] Tree\n', '', 'look: “Tree” dropped from M2'],
    ['- [ ] Tree', '- [x] Tree', 'news: “Tree” in M2 is done'],
    ['M1: Log', 'M1: Journal', 'small: M1 renamed from “Log” to “Journal”'],
    [
      'under 3 s',
      'under 9 s',
      'look: Criterion “Recovery must take under 3 s” in M1 now reads “Recovery must take under 9 s”',
    ],
    [
      'must take',
      'should take',
      'look: Criterion “Recovery must take under 3 s” in M1 now reads “Recovery should take under 3 s”',
    ],
    [
      'Recovery must',
      'Every recovery must',
      'small: Criterion “Recovery must take under 3 s” in M1 now reads “Every recovery must take under 3 s”',
    ],
  ])('of `%s` that became `%s`', (before, after, said) => {
    expect(storage).toContain(before)
    expect(weighed(storage.replace(before, after))).toEqual([said])
  })
})

describe('a list of changes', () => {
  it('is folded by kind and milestone', () => {
    const plan = '# P\n\n## v1.0 Alpha\n\n- [ ] Apples\n- [ ] Bread\n- [ ] Candles\n\n## v1.1 Beta\n\n- [ ] Dough\n'
    const done = plan
      .replace('[ ] Apples', '[x] Apples')
      .replace('[ ] Bread', '[x] Bread')
      .replace('[ ] Dough', '[x] Dough')
    expect(folded(changesBetween(plan, done))).toEqual([
      'Two tasks in v1.0 done: “Apples” and “Bread”',
      '“Dough” in v1.1 is done',
    ])
    expect(
      folded(changesBetween(plan, '# P\n\n## v1.0 Alpha\n\n- [ ] Quinces\n\n## v1.1 Beta\n\n- [ ] Dough\n')),
    ).toEqual(['“Quinces” added to v1.0', 'Three tasks dropped from v1.0: “Apples”, “Bread” and “Candles”'])
  })

  it('says a cascade of equal slips once', () => {
    const table = (days: number[]) =>
      `# P\n\n| Version | Name | Target |\n| --- | --- | --- |\n${days.map((day, index) => `| v1.${index} | Part ${'ABCDEF'[index]} | 2026-0${3 + index}-${day} |\n`).join('')}`
    expect(folded(changesBetween(table([10, 10, 10]), table([17, 17, 24])))).toEqual([
      'Two milestones slip 7 days each: v1.0 to 17 March 2026, v1.1 to 17 April 2026',
      'v1.2 slips 14 days, from 10 May to 24 May 2026',
    ])
  })

  it('counts what is over a handful', () => {
    const list = (names: readonly string[]) =>
      `# P\n\n## v1.0 Alpha\n\n${names.map((name) => `- [ ] ${name}\n`).join('')}`
    const many = ['Anchor', 'Bell', 'Compass', 'Davit', 'Ensign', 'Fender', 'Galley', 'Helm']
    expect(folded(changesBetween(list(['Zinc']), list(['Zinc', ...many])))).toEqual([
      'Eight tasks added to v1.0: “Anchor”, “Bell”, “Compass”, “Davit”, “Ensign” and 3 more',
    ])
  })

  it('holds every change once', () => {
    for (const claim of claims) {
      const changes = changesBetween(bytesOf(claim, 'before.md'), bytesOf(claim, 'after.md'))
      const summaries = summarise(changes)
      expect(summaries.flatMap((summary) => summary.changes)).toHaveLength(changes.length)
      for (const { weight, changes } of summaries) expect(changes.map(weigh)).toEqual(changes.map(() => weight))
    }
  })
})

describe('a target', () => {
  const day = (start: string, end: string | null = start): Period => ({ start, end })
  const august = day('2025-08-15')
  const q3 = day('2025-07-01', '2025-09-30')
  it.each<[string, Period | null, Period | null, object | null]>([
    ['stays', q3, day('2025-07-01', '2025-09-30'), null],
    ['slips by days', august, day('2025-09-12'), { kind: 'slip', slip: 28, between: 'days' }],
    ['slips over a leap day', day('2028-02-28'), day('2028-03-01'), { kind: 'slip', slip: 2 }],
    [
      'slips by the ends of periods',
      q3,
      day('2025-10-01', '2025-12-31'),
      { kind: 'slip', slip: 92, between: 'periods' },
    ],
    [
      'slips where a span of work ends later',
      day('2025-09-01', '2025-09-20'),
      day('2025-09-01', '2025-10-04'),
      { kind: 'slip', slip: 14 },
    ],
    ['is sharper inside its period', q3, august, { kind: 'sharpened', slip: null }],
    ['is no sharper outside of it', q3, day('2025-10-02'), { kind: 'slip', slip: 2, between: 'periods' }],
    ['is vaguer around its day', august, q3, { kind: 'widened', slip: 46 }],
    ['is sharper where it gets an end', day('2026-01-01', null), day('2026-03-31'), { kind: 'sharpened' }],
    ['slips without days where there is no end', august, day('2026-01-01', null), { kind: 'slip', slip: null }],
    ['slips in weeks', { weeks: [5, 8] }, { weeks: [7, 10] }, { kind: 'slip', slip: 14, between: 'periods' }],
    ['slips in days of the plan', { days: [5, 5] }, { days: [8, 8] }, { kind: 'slip', slip: 3, between: 'days' }],
    ['slips in months without days', { months: [1, 2] }, { months: [1, 3] }, { kind: 'slip', slip: null }],
    ['is the same in another unit', { duration: [2, 2], unit: 'week' }, { duration: [14, 14], unit: 'day' }, null],
    [
      'takes less',
      { duration: [4, 6], unit: 'week' },
      { duration: [2, 3], unit: 'week' },
      { kind: 'pulled-in', slip: -21 },
    ],
    [
      'is open now',
      { duration: [4, 6], unit: 'week' },
      { duration: [4, null], unit: 'week' },
      { kind: 'slip', slip: null },
    ],
    ['cannot be compared', { weeks: [5, 8] }, q3, { kind: 'restated', slip: null }],
  ])('%s', (_, before, after, target) => {
    const found = compareTargets(before, after)
    if (target === null) expect(found).toBeNull()
    else expect(found).toMatchObject(target)
  })
})

describe('documents of two revisions', () => {
  const file = (name: string, source: string, id = name) => ({ file: name, roadmap: { ...roadmapOf(source), id } })

  it('are paired by path, else by id, else by what they say', () => {
    const other = '# Kites\n\n## v1.0 Tails\n\n- [ ] Silk\n'
    const before = [file('a.md', storage), file('b.md', other), file('gone.md', '# Old\n')]
    const after = [
      file('b.md', other),
      file('docs/plan.md', storage.replace('# Storage', '# Store')),
      file('new.md', '# New\n'),
    ]
    expect(pairRoadmaps(before, after).map(({ before, after }) => [before?.file, after?.file])).toEqual([
      ['b.md', 'b.md'],
      ['a.md', 'docs/plan.md'],
      [undefined, 'new.md'],
      ['gone.md', undefined],
    ])
  })
})

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    'Write ahead',
    'Write the log ahead',
    'Doctor (#12)',
    '\u202Eevil\u202C',
    'a\u001b[31mb',
    '“q”',
    '',
    'x'.repeat(300),
  ),
)
const periods: fc.Arbitrary<Period> = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 100 })).map(([from, days]) => ({
    start: new Date(Date.UTC(2024, 0, 1 + from)).toISOString().slice(0, 10),
    end: days > 95 ? null : new Date(Date.UTC(2024, 0, 1 + from + days)).toISOString().slice(0, 10),
  })),
  fc.nat(40).map((week): Period => ({ weeks: [week, week + 2] })),
  fc.nat(9).map((n): Period => ({ duration: [n, n > 7 ? null : n + 1], unit: 'month' })),
)
const line = fc.integer({ min: 1, max: 999 })
const dates = fc.option(
  fc.record({ period: periods, line }).map(({ period, line }) => ({ ...period, declared: true, line })),
)
const statuses = fc.option(
  fc.record({
    value: fc.constantFrom('done' as const, 'in-progress' as const, 'planned' as const, 'blocked' as const),
    declared: fc.boolean(),
    line,
  }),
)

function items(titles: fc.Arbitrary<string>): fc.Arbitrary<Item[]> {
  const role = fc.constantFrom('task' as const, 'criterion' as const, 'non-goal' as const)
  return fc.array(fc.record({ title: titles, line, role, group: fc.constant(null) }), { maxLength: 4 })
}

function tasks(titles: fc.Arbitrary<string>): fc.Arbitrary<Task[]> {
  const task = (below: fc.Arbitrary<Task[]>): fc.Arbitrary<Task> =>
    fc.record({
      title: titles,
      status: statuses,
      role: fc.constantFrom('task' as const, 'criterion' as const),
      owners: fc.array(fc.constantFrom('ann', 'bo'), { maxLength: 2 }),
      references: fc.constantFrom([], [{ text: '#7', repository: null, number: 7, url: null }]),
      tasks: below,
      line,
      lines: fc.constant<[number, number]>([1, 1]),
      group: fc.constant(null),
    })
  return fc.array(task(fc.array(task(fc.constant([])), { maxLength: 2 })), { maxLength: 5 })
}

/** Roadmaps with milestones of the ids `m0` to `m5`, each once, some inside others. */
function roadmaps(titles: fc.Arbitrary<string> = text): fc.Arbitrary<Roadmap> {
  const milestone = fc.record({
    label: fc.option(fc.constantFrom('M1', 'M2', 'v1.0')),
    title: titles,
    kind: fc.constant('phase' as const),
    status: statuses,
    progress: fc.option(fc.integer({ min: 0, max: 100 })).map((declared) => ({
      declared,
      line: declared === null ? null : 1,
      done: 0,
      total: 0,
      criteriaDone: 0,
      criteriaTotal: 0,
    })),
    target: dates,
    completed: dates,
    goal: fc.constant(null),
    dependsOn: fc.subarray(['m0', 'm1', 'm2']),
    dependsOnLines: fc.constant<number[]>([1, 1, 1]),
    tasks: tasks(titles),
    items: items(titles),
    milestones: fc.constant<Milestone[]>([]),
    line,
    lines: fc.constant<Milestone['lines']>([]),
    also: fc.constant<number[]>([]),
    inner: fc.boolean(),
  })
  const ids = fc.shuffledSubarray(['m0', 'm1', 'm2', 'm3', 'm4', 'm5'])
  return fc
    .tuple(ids, fc.array(milestone, { minLength: 6, maxLength: 6 }), tasks(titles), titles)
    .map(([ids, all, loose, title]) => {
      const top: Milestone[] = []
      for (const [index, id] of ids.entries()) {
        const { inner, ...rest } = all[index] as (typeof all)[number]
        const made: Milestone = { ...rest, id, milestones: [] }
        const parent = top.at(-1)
        if (inner && parent) parent.milestones.push(made)
        else top.push(made)
      }
      return {
        schemaVersion: 1,
        id: 'plan',
        title,
        description: null,
        language: 'en',
        source: { path: null, repository: null, branch: null },
        version: null,
        status: null,
        updated: null,
        milestones: top,
        tasks: loose,
        sections: [],
        unplaced: [],
      }
    })
}

/** The same with every line somewhere else. */
function elsewhere(roadmap: Roadmap): Roadmap {
  return JSON.parse(JSON.stringify(roadmap), (key, value) => (key === 'line' && value !== null ? value + 7 : value))
}

describe('any two roadmaps', () => {
  it('are equal to themselves, wherever their lines are', () => {
    fc.assert(
      fc.property(roadmaps(), (roadmap) => {
        expect(compare(roadmap, elsewhere(roadmap))).toEqual([])
      }),
    )
  })

  it('have changes that the schema knows and sentences without control characters', () => {
    const unprintable = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u
    fc.assert(
      fc.property(roadmaps(), roadmaps(), (before, after) => {
        const changes = compare(before, after)
        for (const change of changes) {
          expect(Change.parse(change)).toEqual(change)
          expect(sentenceOf(change)).not.toMatch(unprintable)
          expect(sentenceOf(change).length).toBeGreaterThan(5)
        }
        for (const sentence of folded(changes)) expect(sentence).not.toMatch(unprintable)
      }),
    )
  })

  it('mirror what came and went when they change places', () => {
    const apart = fc.constantFrom('zebra', 'quince', 'lamp', 'river', 'button', 'organ', 'flute', 'moss')
    const found = (changes: readonly Change[], type: Change['type']) =>
      changes.flatMap((change) => (change.type === type && 'milestone' in change ? [change.milestone] : [])).sort()
    fc.assert(
      fc.property(roadmaps(apart), roadmaps(apart), (before, after) => {
        const [there, back] = [compare(before, after), compare(after, before)]
        expect(found(there, 'milestone-added')).toEqual(found(back, 'milestone-removed'))
        expect(found(there, 'milestone-removed')).toEqual(found(back, 'milestone-added'))
        const slips = (changes: readonly Change[], sign: 1 | -1) =>
          changes
            .flatMap((change) =>
              change.type === 'target' && change.slip && change.kind !== 'widened'
                ? [`${change.milestone} ${change.slip * sign}`]
                : [],
            )
            .sort()
        expect(slips(there, 1)).toEqual(slips(back, -1))
      }),
    )
  })

  it('account for every task: found again, added, dropped, or part of a milestone that came or went', () => {
    fc.assert(
      fc.property(roadmaps(), roadmaps(), (before, after) => {
        const changes = compare(before, after)
        const count = (roadmap: Roadmap, lists: (id: string) => boolean) =>
          [...eachMilestone(roadmap.milestones)]
            .filter(({ milestone }) => lists(milestone.id))
            .reduce(
              (sum, { milestone }) => sum + [...eachTask(milestone.tasks)].length + milestone.items.length,
              [...eachTask(roadmap.tasks)].length,
            )
        const ids = (roadmap: Roadmap) =>
          new Set([...eachMilestone(roadmap.milestones)].map(({ milestone }) => milestone.id))
        const [old, fresh] = [ids(before), ids(after)]
        const all = (type: 'task-added' | 'task-removed') =>
          changes.reduce((sum, change) => sum + (change.type === type ? 1 + change.nested : 0), 0)
        expect(all('task-added')).toBeLessThanOrEqual(count(after, (id) => old.has(id)))
        expect(all('task-removed')).toBeLessThanOrEqual(count(before, (id) => fresh.has(id)))
      }),
    )
  })
})

describe('re-ordering', () => {
  it('moves the fewest items that explain it', () => {
    const longestRise = (list: readonly number[]): number => {
      const best: number[] = []
      list.forEach((value, index) => {
        best[index] = 1 + Math.max(0, ...list.slice(0, index).map((other, at) => (other < value ? (best[at] ?? 0) : 0)))
      })
      return Math.max(0, ...best)
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }).chain((n) => fc.shuffledSubarray([...Array(n).keys()], { minLength: n })),
        (list) => {
          const moved = displaced(list)
          expect(moved).toHaveLength(list.length - longestRise(list))
          const kept = list.filter((_, index) => !moved.includes(index))
          expect(kept).toEqual([...kept].sort((a, b) => a - b))
        },
      ),
    )
  })
})
