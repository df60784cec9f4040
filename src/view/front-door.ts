import { eachMilestone, isCalendar, type Milestone, type Period, type Roadmap } from '../roadmap/index.ts'
import { overview, units } from './overview.ts'
import type { HistoryFacts } from './past.ts'

/** One roadmap as the front door takes it. */
export interface Behind {
  roadmap: Roadmap
  history?: Pick<HistoryFacts, 'versions' | 'tombstones'> | null
  /** Day on which a version first said of a milestone that it is done, by its id; see {@link doneDays}. */
  doneOn: ReadonlyMap<string, string>
}

/** A milestone of one of the roadmaps. */
export interface Standing {
  roadmap: Roadmap
  milestone: Milestone
  /** The day of the version that says it is done, where the document gives no date for it. */
  markedOn: string | null
}

/** A bounded list, and how many more there are. */
export interface Short {
  shown: Standing[]
  more: number
}

/** What a visitor of many roadmaps wants to know first. */
export interface FrontDoor {
  done: Short
  now: Short
  next: Short
}

const most = 5
const mostOfOne = 2

/**
 * What was done last, what is being done and what comes next, over all roadmaps. Done: the newest day first, by the date of
 * the document, else by the version that said it; what has no day is left out, since nobody knows when it was. The other two:
 * what is due first comes first, what has no date after it, and after that what is overdue. Equal ones stand in the
 * order of the roadmaps and of their documents. No roadmap fills a list: two of each, and more only where there is room.
 */
export function frontDoor(all: readonly Behind[]): FrontDoor {
  const today = newestDay(all)
  return {
    done: short(
      all
        .flatMap(doneOf)
        .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1))
        .map(({ standing }) => standing),
    ),
    now: short(
      byDue(
        all.flatMap(({ roadmap }) => overview(roadmap).now.map(standingIn(roadmap))),
        today,
      ),
    ),
    next: short(
      byDue(
        all.flatMap(({ roadmap }) => overview(roadmap).next.map(standingIn(roadmap))),
        today,
      ),
    ),
  }
}

/**
 * For each milestone, the day of the version in which it last became done. What was done when it first stood in the document
 * has no such day. Editions come oldest first.
 */
export function doneDays(editions: Iterable<{ version: { date: string }; roadmap: Roadmap }>): Map<string, string> {
  const days = new Map<string, string>()
  let before = new Map<string, boolean>()
  for (const { version, roadmap } of editions) {
    const now = new Map<string, boolean>()
    for (const { milestone } of eachMilestone(roadmap.milestones)) {
      const isDone = milestone.status?.value === 'done'
      now.set(milestone.id, isDone)
      if (!isDone) days.delete(milestone.id)
      else if (before.get(milestone.id) === false) days.set(milestone.id, version.date)
    }
    before = now
  }
  return days
}

const standingIn =
  (roadmap: Roadmap) =>
  (milestone: Milestone): Standing => ({ roadmap, milestone, markedOn: null })

function doneOf({ roadmap, history, doneOn }: Behind): { standing: Standing; day: string }[] {
  const isDone = (milestone: Milestone) => milestone.status?.value === 'done' || milestone.completed !== null
  const outer = units(roadmap.milestones).filter(isDone)
  const inner = [...eachMilestone(roadmap.milestones)].map(({ milestone }) => milestone).filter(isDone)
  const gone = (history?.tombstones ?? []).filter(({ done }) => done).map(({ id, last }) => ({ ...last, id }))
  return [...(outer.length > 0 ? outer : inner), ...gone].flatMap((milestone) => {
    const stated = milestone.completed && isCalendar(milestone.completed) ? lastDay(milestone.completed) : null
    const markedOn = stated === null ? (doneOn.get(milestone.id) ?? null) : null
    const day = stated ?? markedOn
    return day === null ? [] : [{ standing: { roadmap, milestone, markedOn }, day }]
  })
}

function lastDay(period: Extract<Period, { start: string }>): string {
  return period.end ?? period.start
}

/** The newest day that any version or document names as its own: as much of a present as data has. */
function newestDay(all: readonly Behind[]): string {
  const days = all.flatMap(({ roadmap: { updated }, history }) => [
    history?.versions.at(-1)?.date ?? '',
    updated && isCalendar(updated) ? lastDay(updated) : '',
  ])
  return days.reduce((newest, day) => (day > newest ? day : newest), '')
}

function byDue(standings: Standing[], today: string): Standing[] {
  const due = ({ milestone: { target } }: Standing) => (target && isCalendar(target) ? target.end : null)
  const rank = (end: string | null) => (end === null ? 1 : end < today ? 2 : 0)
  return standings
    .map((standing) => ({ standing, end: due(standing) }))
    .sort(
      (a, b) =>
        rank(a.end) - rank(b.end) || ((a.end ?? '') < (b.end ?? '') ? -1 : (a.end ?? '') > (b.end ?? '') ? 1 : 0),
    )
    .map(({ standing }) => standing)
}

/** The first few, at most two of one roadmap while others wait. */
function short(standings: readonly Standing[]): Short {
  const taken = new Map<string, number>()
  const first: Standing[] = []
  const later: Standing[] = []
  for (const standing of standings) {
    const n = taken.get(standing.roadmap.id) ?? 0
    ;(n < mostOfOne ? first : later).push(standing)
    taken.set(standing.roadmap.id, n + 1)
  }
  const kept = new Set([...first, ...later].slice(0, most))
  return { shown: standings.filter((one) => kept.has(one)), more: standings.length - kept.size }
}
