import { describe, expect, it } from 'vitest'
import { meanings } from '../src/history/meaning.ts'
import { read } from '../src/read/read.ts'
import type { Item, Roadmap } from '../src/roadmap/index.ts'

const roadmapOf = (text: string): Roadmap => read({ bytes: text, path: 'ROADMAP.md', id: 'plan' }).roadmap
const itemsOf = (text: string): Item[] => roadmapOf(text).milestones.flatMap(({ items }) => items)
const titles = (text: string): string[] => itemsOf(text).map(({ title }) => title)

const plan = `# Harbour

## v1.0 Quays

**Owner**: the harbour master

We build in stone.

- [x] Survey
- Crane
  - Hook
- Bollards (Q3 2027)
- [The drawing](https://harbour.example/drawing)
- https://harbour.example/photographs

### Acceptance criteria

- Three ships fit

### Non-goals

- Ferries

### Risks

- The stone may crack

## v1.1 Lights

| Rank | Light | Notes |
| --- | --- | --- |
| 1 | Mole | Green |
| 2 | Pier | Red |
`

describe('what a milestone names without a state', () => {
  it('is its short items, criteria, rows and what is out of scope, each with its line', () => {
    expect(itemsOf(plan).map(({ line, role, title, group }) => [line, role, title, group])).toEqual([
      [10, 'task', 'Crane', null],
      [11, 'task', 'Hook', null],
      [12, 'task', 'Bollards', null],
      [13, 'task', 'The drawing', null],
      [18, 'criterion', 'Three ships fit', 'Acceptance criteria'],
      [22, 'non-goal', 'Ferries', 'Non-goals'],
      [32, 'task', 'Mole', null],
      [33, 'task', 'Pier', null],
    ])
  })

  it('keeps the date that stands beside it', () => {
    expect(itemsOf(plan).find(({ title }) => title === 'Bollards')?.target).toMatchObject({ start: '2027-07-01' })
  })

  it('is no task and no part of the progress', () => {
    const [first] = roadmapOf(plan).milestones
    expect(first?.tasks.map(({ title }) => title)).toEqual(['Survey'])
    expect(first?.progress).toMatchObject({ done: 1, total: 1 })
  })

  it('is not prose in the shape of a list', () => {
    const long = 'Stone that lasts '.repeat(14)
    expect(titles(`# H\n\n## v1.0 Quays\n\n- Crane\n- ${long}\n- Bollards\n\n  They are of iron, and long.\n`)).toEqual(
      ['Crane'],
    )
  })

  it('is none outside of milestones', () => {
    expect(titles('# H\n\n## v1.0 Quays\n\n- [ ] Crane\n\n## Contributing\n\n- Ask first\n')).toEqual([])
  })
})

describe('what a version is', () => {
  const [meaning, other] = [meanings(), meanings()]
  const isVersion = (before: string, after: string) => {
    expect(plan).toContain(before)
    return meaning(roadmapOf(plan)) !== other(roadmapOf(plan.replace(before, after)))
  }

  it.each([
    ['another item', '- Crane\n', ''],
    ['another criterion', 'Three ships', 'Two ships'],
    ['another thing out of scope', '- Ferries\n', '- Ferries\n- Yachts\n'],
    ['another date of an item', 'Q3 2027', 'Q4 2027'],
  ])('%s makes one', (_, before, after) => expect(isVersion(before, after)).toBe(true))

  it.each([
    ['prose', 'in stone', 'of stone'],
    [
      'another order of what has no state',
      '- Crane\n  - Hook\n- Bollards (Q3 2027)',
      '- Bollards (Q3 2027)\n- Crane\n  - Hook',
    ],
    ['a risk', 'may crack', 'may break'],
  ])('%s makes none', (_, before, after) => expect(isVersion(before, after)).toBe(false))
})
