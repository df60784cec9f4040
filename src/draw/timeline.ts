import { scaleLinear } from 'd3-scale'
import {
  eachMilestone,
  isCalendar,
  type Milestone,
  type Period,
  type Roadmap,
  type Status,
  type Unit,
  units,
} from '../roadmap/index.ts'
import { calendar, type DayTick, dayNumber, type Place, round } from './calendar.ts'

/** A step of the axis. Calendar steps carry the day that they begin with, steps of a plan how many units have passed. */
export type Tick = DayTick | { at: Place; count: number; unit: Unit }

/** A stretch of time: as wide as it is vague. */
export interface Bar {
  from: Place
  to: Place
  /** Where the certain part ends: the shorter duration of `4-6 weeks`. Equal to `to` where nothing is uncertain. */
  sure: Place
  /** True where the document gives no end: the bar fades out. */
  open: boolean
  /** Where it stands when it is a single day, else null. */
  day: Place | null
}

export interface Lane {
  milestone: Milestone
  /** How many of its containers are in the same chart. */
  depth: number
  /** When it is planned for. */
  target: Bar | null
  /** When it was finished. */
  completed: Bar | null
  /** For one without a date of its own: the stretch of what it contains. */
  span: Bar | null
}

/** One picture: milestones along one scale. */
export interface Chart {
  /** `calendar`: dates. `plan`: time counted from the start of the plan, whenever that is. */
  scale: 'calendar' | 'plan'
  /** First and last day that it covers; null for a plan. */
  days: [string, string] | null
  ticks: Tick[]
  /** The day that the document says it was updated on. Never the day of the build. */
  today: Place | null
  lanes: Lane[]
  /** What was done long ago and would push the rest off the page: only where there are very many. */
  earlier: { milestones: Milestone[]; places: Place[] } | null
}

export interface Timeline {
  charts: Chart[]
  /** Milestones without any date in reading order, unless what contains them or what they contain has one. */
  undated: Milestone[]
}

const daysOf: Record<Unit, number> = { hour: 1 / 24, day: 1, week: 7, month: 365.25 / 12, year: 365.25 }
/** A calendar shorter than this would make a wide bar of every day. */
const leastDays = 21
const mostLanes = 30
const keptDone = 5

/** A stretch in days of its scale: since the epoch for a calendar, since the start for a plan. */
interface Span {
  from: number
  to: number
  sure: number
  open: boolean
}

interface Draft {
  milestone: Milestone
  depth: number
  target: Span | null
  completed: Span | null
  inside: Span | null
}

/**
 * Lays a roadmap out in time. `today` is the day that the document says it speaks of, or null: nothing here reads a clock.
 *
 * Calendar dates share one scale. Positions (`Week 5-8`) and durations (`4-6 weeks`) share another that begins with the
 * plan: durations are laid end to end in reading order, weeks go by their number, and weeks that begin again inside a
 * phase are counted from the start of that phase. No charts come back where nothing has a date.
 */
export function timeline(roadmap: Roadmap, today: string | null): Timeline {
  const calendar = new Map<Milestone, Draft>()
  const plan = new Map<Milestone, Draft>()
  placeCalendar(roadmap.milestones, calendar)
  placePlan(roadmap.milestones, calendar, plan)
  const charts = [
    calendarChart(inReadingOrder(roadmap, calendar), today),
    planChart(inReadingOrder(roadmap, plan)),
  ].filter((chart) => chart !== null)
  const undated =
    charts.length === 0 ? [] : withoutDate(roadmap.milestones, (one) => calendar.has(one) || plan.has(one))
  return { charts, undated }
}

function placeCalendar(milestones: readonly Milestone[], drafts: Map<Milestone, Draft>): void {
  for (const { milestone } of eachMilestone(milestones)) {
    const target = milestone.target && calendarSpan(milestone.target)
    const completed = milestone.completed && calendarSpan(milestone.completed)
    if (!target && !completed) continue
    drafts.set(milestone, { milestone, depth: 0, target, completed, inside: null })
  }
}

/** Walks the plan with a cursor: each duration begins where the one before it ended. */
function placePlan(
  milestones: readonly Milestone[],
  calendar: Map<Milestone, Draft>,
  drafts: Map<Milestone, Draft>,
  start = 0,
): number {
  let cursor = start
  for (const milestone of milestones) {
    const own = milestone.target && !isCalendar(milestone.target) ? planSpan(milestone.target, start, cursor) : null
    if (own && !calendar.has(milestone)) {
      drafts.set(milestone, { milestone, depth: 0, target: own, completed: null, inside: null })
    }
    const inner = placePlan(milestone.milestones, calendar, drafts, own ? own.from : cursor)
    cursor = Math.max(cursor, own ? own.to : inner)
  }
  return cursor
}

function planSpan(period: Exclude<Period, { start: string }>, start: number, cursor: number): Span {
  if ('duration' in period) {
    const unit = daysOf[period.unit]
    const [min, max] = period.duration
    const sure = cursor + min * unit
    return { from: cursor, sure, to: max === null ? sure + (min * unit) / 3 : cursor + max * unit, open: max === null }
  }
  const [unit, [first, last]] =
    'weeks' in period
      ? (['week', period.weeks] as const)
      : 'days' in period
        ? (['day', period.days] as const)
        : (['month', period.months] as const)
  const length = daysOf[unit]
  const from = Math.max(0, first - 1) * length
  const to = Math.max(last, first, 1) * length
  // Weeks that begin before the phase they stand in are that phase's own weeks.
  const offset = from < start ? start : 0
  return { from: from + offset, to: to + offset, sure: to + offset, open: false }
}

function calendarSpan(period: Period): Span | null {
  if (!isCalendar(period)) return null
  const from = dayNumber(period.start)
  if (period.end === null) return { from, to: from, sure: from, open: true }
  const to = Math.max(from, dayNumber(period.end)) + 1
  return { from, to, sure: to, open: false }
}

/** Drafts in reading order with those that contain them, each container once. */
function inReadingOrder(roadmap: Roadmap, drafts: Map<Milestone, Draft>): Draft[] {
  if (drafts.size === 0) return []
  const visit = (milestones: readonly Milestone[], depth: number): Draft[] =>
    milestones.flatMap((milestone) => {
      const own = drafts.get(milestone)
      const inner = visit(milestone.milestones, depth + 1)
      if (own) return [{ ...own, depth }, ...inner]
      if (inner.length === 0) return []
      const spans = inner
        .flatMap((draft) => [draft.target, draft.completed, draft.inside])
        .filter((span) => span !== null)
      return [{ milestone, depth, target: null, completed: null, inside: hull(spans) }, ...inner]
    })
  return visit(roadmap.milestones, 0)
}

function hull(spans: Span[]): Span {
  let [from, to, open] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, false]
  for (const span of spans) {
    from = Math.min(from, span.from)
    to = Math.max(to, span.to)
    open ||= span.open
  }
  return { from, to, sure: to, open }
}

function calendarChart(all: Draft[], today: string | null): Chart | null {
  if (all.length === 0) return null
  const { drafts, earlier } = shorten(all)
  const spans = all.flatMap((draft) => [draft.target, draft.completed, draft.inside]).filter((span) => span !== null)
  const reach = hull(spans)
  const lastOpen = Math.max(...spans.map((span) => (span.open ? span.from : Number.NEGATIVE_INFINITY)))
  const beyond = reach.open ? Math.max(reach.to, lastOpen + Math.max(30, (reach.to - reach.from) / 5)) : reach.to
  const margin = Math.max(0, Math.ceil((leastDays - (beyond - reach.from)) / 2))
  const { at, ticks, days } = calendar(reach.from - margin, beyond + margin)
  const now = today === null ? null : at(dayNumber(today))
  return {
    scale: 'calendar',
    days,
    ticks,
    today: now !== null && now >= 0 && now <= 100 ? now : null,
    lanes: drafts.map((draft) => lane(draft, at, ({ from, to, open }) => !open && to - from === 1)),
    earlier: earlier && {
      milestones: earlier.map(({ milestone }) => milestone),
      places: earlier.map((draft) => at((draft.completed ?? draft.target ?? draft.inside)?.to ?? reach.from)),
    },
  }
}

function planChart(all: Draft[]): Chart | null {
  if (all.length === 0) return null
  const { drafts, earlier } = shorten(all)
  const reach = hull(all.flatMap((draft) => [draft.target, draft.inside]).filter((span) => span !== null))
  const unit = planUnit(all, reach.to)
  const length = daysOf[unit]
  const scale = scaleLinear()
    .domain([0, Math.max(reach.to, length)])
    .range([0, 100])
  const at = (day: number): Place => round(scale(day))
  const total = Math.ceil(Math.max(reach.to, length) / length - 0.01)
  const step = [1, 2, 4, 5, 6, 8, 10, 12, 20].find((size) => total / size <= 8) ?? Math.ceil(total / 8)
  const ticks: Tick[] = []
  for (let n = 0; n * length <= reach.to + 0.01; n += step) ticks.push({ at: at(n * length), count: n, unit })
  return {
    scale: 'plan',
    days: null,
    ticks,
    today: null,
    lanes: drafts.map((draft) => lane(draft, at, () => false)),
    earlier: earlier && {
      milestones: earlier.map(({ milestone }) => milestone),
      places: earlier.map((draft) => at((draft.target ?? draft.inside)?.to ?? 0)),
    },
  }
}

/** The unit that the plan is written in most, unless the whole of it is less than two of them or more than sixty. */
function planUnit(drafts: readonly Draft[], days: number): Unit {
  const uses = new Map<Unit, number>()
  for (const { milestone } of drafts) {
    const unit = milestone.target && unitOf(milestone.target)
    if (unit) uses.set(unit, (uses.get(unit) ?? 0) + 1)
  }
  const [usual] = [...uses].sort((a, b) => b[1] - a[1])[0] ?? ['week']
  const fits = (unit: Unit) => days / daysOf[unit] >= 2 && days / daysOf[unit] <= 60
  return [usual, ...units].find(fits) ?? usual
}

function unitOf(period: Period): Unit | null {
  if (isCalendar(period)) return null
  if ('duration' in period) return period.unit
  return 'weeks' in period ? 'week' : 'days' in period ? 'day' : 'month'
}

/**
 * Keeps a picture readable: where there are very many lanes, what is inside a finished milestone goes first, then the
 * finished ones except the last few come together in one lane, then what is inside any milestone goes.
 */
function shorten(all: Draft[]): { drafts: Draft[]; earlier: Draft[] | null } {
  if (all.length <= mostLanes) return { drafts: all, earlier: null }
  const isDone = (draft: Draft) => draft.milestone.status?.value === 'done'
  let finishedDepth = Number.POSITIVE_INFINITY
  let drafts = all.filter((draft) => {
    if (draft.depth > finishedDepth) return false
    finishedDepth = isDone(draft) ? draft.depth : Number.POSITIVE_INFINITY
    return true
  })
  if (drafts.length <= mostLanes) return { drafts, earlier: null }
  const outerDone = drafts.filter((draft) => isDone(draft) && draft.depth === 0)
  const earlier = outerDone.slice(0, Math.max(0, outerDone.length - keptDone))
  const merged = new Set(earlier)
  drafts = drafts.filter((draft) => !merged.has(draft))
  if (drafts.length > mostLanes) {
    const outer = drafts.filter((draft) => draft.depth === 0)
    if (outer.length > 1) drafts = outer
  }
  return { drafts, earlier: earlier.length > 0 ? earlier : null }
}

function lane(draft: Draft, at: (day: number) => Place, isDay: (span: Span) => boolean): Lane {
  const bar = (span: Span | null): Bar | null =>
    span && {
      from: at(span.from),
      to: span.open && span.to === span.from ? 100 : at(span.to),
      sure: at(span.sure),
      open: span.open,
      day: isDay(span) ? at((span.from + span.to) / 2) : null,
    }
  const { milestone, depth, target, completed, inside } = draft
  return { milestone, depth, target: bar(target), completed: bar(completed), span: bar(inside) }
}

function withoutDate(milestones: readonly Milestone[], isPlaced: (milestone: Milestone) => boolean): Milestone[] {
  const holdsDate = (milestone: Milestone): boolean => isPlaced(milestone) || milestone.milestones.some(holdsDate)
  return milestones.flatMap((milestone) => {
    if (isPlaced(milestone)) return []
    return holdsDate(milestone) ? withoutDate(milestone.milestones, isPlaced) : [milestone]
  })
}

/** True for a status whose bar is drawn as solid: work that has happened or is happening. */
export function isSolid(status: Status | null | undefined): boolean {
  return status === 'done' || status === 'in-progress'
}
