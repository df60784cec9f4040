import { isCalendar, type Milestone } from '../roadmap/index.ts'
import { isHolder } from './overview.ts'
import { shownStatus } from './state.ts'
import type { Shown } from './words.ts'

/** A milestone on the board, and the one that it is a part of. */
export interface Card {
  milestone: Milestone
  parent: Milestone | null
}

/** All milestones of one status. */
export interface Column {
  status: Shown
  count: number
  shown: Card[]
  /** What a long column keeps one step away. */
  folded: Card[]
}

const order: readonly Shown[] = ['planned', 'in-progress', 'blocked', 'done', 'deferred', 'cancelled', 'unstated']
const leastFolded = 3
const mostShown: Record<'over' | 'open', number> = { over: 5, open: 20 }
const isOver: ReadonlySet<Shown> = new Set(['done', 'cancelled'])

/**
 * Milestones by status, in reading order; what only says where its milestones stand gives way to them. A status that no
 * milestone has is no column. Long columns fold: what is done keeps those that were completed last, the others their first.
 */
export function statusBoard(milestones: readonly Milestone[]): Column[] {
  const cards = cardsOf(milestones, null)
  return order.flatMap((status): Column[] => {
    const all = cards.filter(({ milestone }) => shownStatus(milestone) === status)
    if (all.length === 0) return []
    const most = mostShown[isOver.has(status) ? 'over' : 'open']
    const kept = new Set(
      all.length < most + leastFolded ? all : status === 'done' ? latest(all, most) : all.slice(0, most),
    )
    return [
      {
        status,
        count: all.length,
        shown: all.filter((card) => kept.has(card)),
        folded: all.filter((card) => !kept.has(card)),
      },
    ]
  })
}

function cardsOf(milestones: readonly Milestone[], parent: Milestone | null): Card[] {
  return milestones.flatMap((milestone) => [
    ...(isHolder(milestone) ? [] : [{ milestone, parent }]),
    ...cardsOf(milestone.milestones, milestone),
  ])
}

/** Those that were completed last by what the document says; without a date, the last in reading order. */
function latest(cards: readonly Card[], most: number): Card[] {
  const day = ({ milestone: { completed } }: Card) =>
    completed && isCalendar(completed) ? (completed.end ?? completed.start) : ''
  const byDay = cards
    .map((card, index) => ({ card, index, day: day(card) }))
    .sort((a, b) => (a.day === b.day ? b.index - a.index : a.day < b.day ? 1 : -1))
  return byDay.slice(0, most).map(({ card }) => card)
}
