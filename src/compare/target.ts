import { daysBetween, isCalendar, namedPeriod, type Period } from '../roadmap/index.ts'
import type { ChangeOf } from './change.ts'

type Target = Pick<ChangeOf<'target'>, 'kind' | 'slip' | 'between'>

/** What a calendar-free period is counted in and its bounds, in days where its unit has a fixed number of them. */
interface Span {
  counted: 'position' | 'duration'
  inDays: boolean
  /** One day of the plan. */
  exact: boolean
  from: number
  to: number
}

const daysOf = { hour: 1 / 24, day: 1, week: 7, month: null, year: null } as const

/** How one target became another; null where both are the same. A slip is the difference of their ends. */
export function compareTargets(before: Period | null, after: Period | null): Target | null {
  if (before === null) return after === null ? null : { kind: 'stated', slip: null, between: null }
  if (after === null) return { kind: 'dropped', slip: null, between: null }
  if (isCalendar(before) && isCalendar(after)) return compareCalendar(before, after)
  if (isCalendar(before) || isCalendar(after)) return { kind: 'restated', slip: null, between: null }
  return compareSpans(spanOf(before), spanOf(after))
}

/** Days from the end of one period to the end of another; null where they have no ends that can be compared. */
export function daysBetweenEnds(before: Period | null, after: Period | null): number | null {
  if (before === null || after === null || !isCalendar(before) || !isCalendar(after)) return null
  return before.end === null || after.end === null ? null : daysBetween(before.end, after.end)
}

/** The same stretch of time, wherever it was read. */
export function samePeriod(a: Period | null, b: Period | null): boolean {
  return compareTargets(a, b) === null
}

type Calendar = Extract<Period, { start: string }>

function compareCalendar(before: Calendar, after: Calendar): Target | null {
  if (before.start === after.start && before.end === after.end) return null
  const slip = daysBetweenEnds(before, after)
  const days = before.start === before.end && after.start === after.end
  const between = slip === null ? null : days ? 'days' : 'periods'
  const moved = ends(before, after)
  // A quarter that becomes one of its days is surer, a span of work that ends earlier is shorter.
  if (contains(before, after) && (namedPeriod(before) || before.end === null || before.start !== after.start))
    return { kind: 'sharpened', slip: null, between: null }
  if (contains(after, before) && (namedPeriod(after) || after.end === null || before.start !== after.start))
    return { kind: 'widened', slip, between }
  return { kind: moved > 0 ? 'slip' : 'pulled-in', slip, between }
}

/** Positive where the second period ends later, or, where both are open, begins later. */
function ends(before: Calendar, after: Calendar): number {
  const far = '9999-12-31'
  return daysBetween(before.end ?? far, after.end ?? far) || daysBetween(before.start, after.start)
}

function contains(outer: Calendar, inner: Calendar): boolean {
  if (inner.start < outer.start) return false
  return outer.end === null || (inner.end !== null && inner.end <= outer.end)
}

function spanOf(period: Exclude<Period, Calendar>): Span {
  if ('duration' in period) {
    const [from, to] = period.duration
    const days = daysOf[period.unit]
    const scale = days ?? (period.unit === 'year' ? 12 : 1)
    return {
      counted: 'duration',
      inDays: days !== null,
      exact: false,
      from: from * scale,
      to: (to ?? Infinity) * scale,
    }
  }
  const [unit, [from, to]] =
    'weeks' in period
      ? (['week', period.weeks] as const)
      : 'days' in period
        ? (['day', period.days] as const)
        : (['month', period.months] as const)
  const scale = daysOf[unit] ?? 1
  const exact = unit === 'day' && from === to
  return { counted: 'position', inDays: unit !== 'month', exact, from: (from - 1) * scale, to: to * scale }
}

function compareSpans(before: Span, after: Span): Target | null {
  if (before.counted !== after.counted || before.inDays !== after.inDays)
    return { kind: 'restated', slip: null, between: null }
  if (before.from === after.from && before.to === after.to) return null
  const slip = before.inDays && Number.isFinite(after.to - before.to) ? round(after.to - before.to) : null
  const between = slip === null ? null : before.exact && after.exact ? 'days' : 'periods'
  if (after.to === before.to)
    return after.from > before.from
      ? { kind: 'sharpened', slip: null, between: null }
      : { kind: 'widened', slip, between }
  return { kind: after.to > before.to ? 'slip' : 'pulled-in', slip, between }
}

/** Hours make fractions of a day: two decimals say enough. */
function round(days: number): number {
  return Math.round(days * 100) / 100
}
