import { describe, expect, it } from 'vitest'
import type { Milestone, Roadmap } from '../src/roadmap/index.ts'
import { type Behind, doneDays, frontDoor, type Short } from '../src/view/front-door.ts'
import { milestone, roadmap } from './roadmaps.ts'

const day = (date: string) => ({ start: date, end: date })
const behind = (id: string, milestones: Milestone[], rest: Partial<Behind> = {}): Behind => ({
  roadmap: roadmap(milestones, { id }),
  doneOn: new Map(),
  ...rest,
})
const names = ({ shown }: Short) => shown.map(({ roadmap, milestone }) => `${roadmap.id}/${milestone.id}`)
const version = (date: string) => ({ name: date, commit: '', date, time: `${date}T00:00:00Z`, tags: [], subject: '' })

describe('what was done most recently', () => {
  it('is the newest first over all roadmaps, by the last day of what the document says', () => {
    const door = frontDoor([
      behind('a', [
        milestone('march', { status: 'done', completed: { start: '2026-03-01', end: '2026-03-31' } }),
        milestone('open', { status: 'planned' }),
      ]),
      behind('b', [
        milestone('first', { status: 'done', completed: day('2026-03-10') }),
        milestone('second', { status: 'done', completed: day('2026-05-01') }),
      ]),
    ])
    expect(names(door.done)).toEqual(['b/second', 'a/march', 'b/first'])
  })

  it('is dated by the version that said so where the document gives no date, and says which it is', () => {
    const door = frontDoor([
      behind(
        'a',
        [milestone('x', { status: 'done' }), milestone('y', { status: 'done', completed: day('2026-01-01') })],
        {
          doneOn: new Map([
            ['x', '2026-02-02'],
            ['y', '2026-03-03'],
          ]),
        },
      ),
    ])
    expect(door.done.shown.map(({ milestone, markedOn }) => [milestone.id, markedOn])).toEqual([
      ['x', '2026-02-02'],
      ['y', null],
    ])
  })

  it('leaves out what nobody knows the day of', () => {
    expect(frontDoor([behind('a', [milestone('x', { status: 'done' })])]).done).toEqual({ shown: [], more: 0 })
  })

  it('keeps what was done and has left the roadmap since, under its lasting id', () => {
    const last = milestone('v1', { status: 'done', completed: day('2026-04-01') })
    const stone = { id: 'v1-lasting', last, version: null, date: '2026-06-01', done: true, successors: [] }
    const tombstones = [stone, { ...stone, id: 'given-up', done: false }]
    expect(names(frontDoor([behind('a', [], { history: { versions: [], tombstones } })]).done)).toEqual([
      'a/v1-lasting',
    ])
  })

  it('keeps the order of the roadmaps and of their documents for one day', () => {
    const done = (id: string) => milestone(id, { status: 'done', completed: day('2026-03-01') })
    expect(names(frontDoor([behind('b', [done('z'), done('a')]), behind('a', [done('m')])]).done)).toEqual([
      'b/z',
      'b/a',
      'a/m',
    ])
  })
})

describe('the day on which something was done', () => {
  const edition = (date: string, ...milestones: Milestone[]): { version: { date: string }; roadmap: Roadmap } => ({
    version: { date },
    roadmap: roadmap(milestones),
  })
  const open = milestone('m', { status: 'in-progress' })
  const done = milestone('m', { status: 'done' })

  it('is that of the version that said so first', () => {
    const days = doneDays([edition('2026-01-01', open), edition('2026-02-01', done), edition('2026-03-01', done)])
    expect([...days]).toEqual([['m', '2026-02-01']])
  })

  it('is the last one for what was begun again', () => {
    const editions = [edition('2026-01-01', open), edition('2026-02-01', done), edition('2026-03-01', open)]
    expect([...doneDays(editions)]).toEqual([])
    expect([...doneDays([...editions, edition('2026-04-01', done)])]).toEqual([['m', '2026-04-01']])
  })

  it('is unknown for what was written down as done', () => {
    expect([...doneDays([edition('2026-01-01'), edition('2026-02-01', done)])]).toEqual([])
  })

  it('is found for a part of another milestone, and outlasts its leaving', () => {
    const editions = [
      edition('2026-01-01', milestone('phase', { milestones: [open] })),
      edition('2026-02-01', milestone('phase', { milestones: [done] })),
      edition('2026-03-01', milestone('phase')),
    ]
    expect([...doneDays(editions)]).toEqual([['m', '2026-02-01']])
  })
})

describe('what is in progress and what comes next', () => {
  const planned = (id: string, target: object | null) => milestone(id, { status: 'planned', target })
  const next = (history: Behind['history'], ...targets: (object | null)[]) =>
    names(frontDoor(targets.map((target, index) => behind(`r${index}`, [planned('m', target)], { history }))).next)

  it('begins with what is due first; what has no date follows, and what is overdue comes last', () => {
    const history = { versions: [version('2026-02-01')], tombstones: [] }
    const all = [
      null,
      day('2026-09-01'),
      day('2026-01-31'),
      { weeks: [1, 2] },
      day('2026-03-01'),
      { start: '2026-04-01', end: null },
    ]
    expect(next(history, ...all)).toEqual(['r4/m', 'r1/m', 'r0/m', 'r3/m', 'r5/m'])
  })

  it('takes nothing for overdue where no day is known, and never asks a clock', () => {
    expect(next(null, day('2031-01-01'), day('1999-01-01'))).toEqual(['r1/m', 'r0/m'])
  })

  it('lets no roadmap fill the list while others wait, and says how many more there are', () => {
    const busy = ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'].map((date, n) =>
      milestone(`m${n}`, { status: 'in-progress', target: day(date) }),
    )
    const quiet = (id: string) => behind(id, [milestone('only', { status: 'in-progress', target: day('2026-06-01') })])
    const door = frontDoor([behind('busy', busy), quiet('b'), quiet('c')])
    expect(names(door.now)).toEqual(['busy/m0', 'busy/m1', 'busy/m2', 'b/only', 'c/only'])
    expect(door.now.more).toBe(1)
  })

  it('stays short for two hundred roadmaps', () => {
    const all = Array.from({ length: 200 }, (_, n) => behind(`r${n}`, [planned('m', day('2026-06-01'))]))
    const { next } = frontDoor(all)
    expect(names(next)).toEqual(['r0/m', 'r1/m', 'r2/m', 'r3/m', 'r4/m'])
    expect(next.more).toBe(195)
  })
})
