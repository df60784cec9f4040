import type { CalendarPeriod } from '../roadmap/index.ts'
import { calendar, type DayTick, dayNumber, type Place } from './calendar.ts'

/** A target on the axis: as wide as it is vague. */
export interface Post {
  from: Place
  to: Place
  /** Where it stands when it is a single day, else null. */
  day: Place | null
}

/** Where the targets of many things stood and stand, along one calendar. */
export interface Slips {
  days: [string, string]
  ticks: DayTick[]
  /** One a row of what was given, each with its targets in the order of time. */
  rows: Post[][]
}

/** Where one target stood before a change and where it stands now; null where there was or is none. */
export interface Shift {
  was: Post | null
  is: Post | null
}

/** Targets before and after a change, along one calendar. */
export interface Shifts {
  days: [string, string]
  ticks: DayTick[]
  /** One a row of what was given. */
  rows: Shift[]
}

/** A calendar shorter than this would make a wide bar of every day. */
const leastDays = 21
/** What has no end is drawn this wide. */
const openDays = 30

/** Lays the targets that each of many things had out on one calendar. Null where there are none. */
export function slips(rows: readonly (readonly CalendarPeriod[])[]): Slips | null {
  const spans = rows.map((row) => row.map(span))
  const all = spans.flat()
  if (all.length === 0) return null
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { from, to } of all) {
    first = Math.min(first, from)
    last = Math.max(last, to)
  }
  const margin = Math.max(0, Math.ceil((leastDays - (last - first)) / 2))
  const { at, ticks, days } = calendar(first - margin, last + margin)
  return {
    days,
    ticks,
    rows: spans.map((row) =>
      row.map(({ from, to }) => ({ from: at(from), to: at(to), day: to - from === 1 ? at(from + 0.5) : null })),
    ),
  }
}

/** Lays targets out as they were and as they are. Null where there are none. */
export function shifts(
  rows: readonly { before: CalendarPeriod | null; after: CalendarPeriod | null }[],
): Shifts | null {
  const picture = slips(rows.map(({ before, after }) => [before, after].filter((one) => one !== null)))
  if (picture === null) return null
  const { days, ticks } = picture
  return {
    days,
    ticks,
    rows: picture.rows.map((posts, index) => ({
      was: rows[index]?.before ? (posts[0] ?? null) : null,
      is: rows[index]?.after ? (posts.at(-1) ?? null) : null,
    })),
  }
}

function span({ start, end }: CalendarPeriod): { from: number; to: number } {
  const from = dayNumber(start)
  return { from, to: end === null ? from + openDays : Math.max(from, dayNumber(end)) + 1 }
}
