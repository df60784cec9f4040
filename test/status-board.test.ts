import { describe, expect, it } from 'vitest'
import type { Milestone } from '../src/roadmap/index.ts'
import { type Column, statusBoard } from '../src/view/status-board.ts'
import { milestone } from './roadmaps.ts'

const day = (date: string) => ({ start: date, end: date })
const ids = (cards: Column['shown']) => cards.map(({ milestone }) => milestone.id)
const many = (n: number, facts: (index: number) => Parameters<typeof milestone>[1]): Milestone[] =>
  Array.from({ length: n }, (_, index) => milestone(`m${index}`, facts(index)))

describe('the board', () => {
  it('has a column for each status that occurs, in one order, and each milestone in one column', () => {
    const columns = statusBoard([
      milestone('a', { status: 'cancelled' }),
      milestone('b', { status: 'done' }),
      milestone('c'),
      milestone('d', { status: 'in-progress' }),
      milestone('e', { status: 'planned' }),
      milestone('f', { concluded: 'in-progress' }),
    ])
    expect(columns.map(({ status, shown, count }) => [status, ids(shown), count])).toEqual([
      ['planned', ['e'], 1],
      ['in-progress', ['d', 'f'], 2],
      ['done', ['b'], 1],
      ['cancelled', ['a'], 1],
      ['unstated', ['c'], 1],
    ])
    expect(statusBoard([])).toEqual([])
  })

  it('has parts of a milestone beside it, each with the name of the whole', () => {
    const part = milestone('week-1', { status: 'done' })
    const [now, done] = statusBoard([milestone('phase', { kind: 'phase', status: 'in-progress', milestones: [part] })])
    expect(now?.shown.map(({ milestone, parent }) => [milestone.id, parent])).toEqual([['phase', null]])
    expect(done?.shown.map(({ milestone, parent }) => [milestone.id, parent?.id])).toEqual([['week-1', 'phase']])
  })

  it('leaves out a bucket that only says where its milestones stand, unless it is empty', () => {
    const bucket = (id: string, milestones: Milestone[]) =>
      milestone(id, { kind: 'bucket', status: 'planned', milestones })
    const [planned] = statusBoard([bucket('next', [milestone('m', { status: 'planned' })]), bucket('later', [])])
    expect(ids(planned?.shown ?? [])).toEqual(['m', 'later'])
  })

  it('folds what was done long ago, by the dates of the document', () => {
    const dates = [
      '2026-09-01',
      '2026-08-01',
      '2026-01-01',
      '2026-07-01',
      '2026-02-01',
      '2026-06-01',
      '2026-03-01',
      '2026-05-01',
    ]
    const [done] = statusBoard(many(8, (n) => ({ status: 'done', completed: day(dates[n] ?? '') })))
    expect(ids(done?.shown ?? [])).toEqual(['m0', 'm1', 'm3', 'm5', 'm7'])
    expect(ids(done?.folded ?? [])).toEqual(['m2', 'm4', 'm6'])
    expect(done?.count).toBe(8)
  })

  it('takes what stands last for newest where no date is given', () => {
    const [done] = statusBoard(many(9, () => ({ status: 'done' })))
    expect(ids(done?.folded ?? [])).toEqual(['m0', 'm1', 'm2', 'm3'])
  })

  it('does not fold for a few, and shows much of what is planned', () => {
    expect(statusBoard(many(7, () => ({ status: 'done' })))[0]?.folded).toEqual([])
    const [planned] = statusBoard(many(40, () => ({ status: 'planned' })))
    expect([planned?.shown.length, planned?.folded.length]).toEqual([20, 20])
    expect(planned?.shown[0]?.milestone.id).toBe('m0')
  })
})
