import { periods } from '../compare/periods.ts'
import { say } from '../compare/sentence.ts'
import { type DateFact, dayOf, eachMilestone, isCalendar, type Milestone, type Roadmap } from '../roadmap/index.ts'
import { eventUid } from './identifiers.ts'
import { plain, plainName, stopped } from './plain.ts'
import type { Published } from './published.ts'

/** A milestone in a calendar. */
export interface CalendarEvent {
  uid: string
  /** How often its date changed or it was withdrawn or taken up again, in the versions. */
  sequence: number
  /** ISO 8601 in UTC: the version since which it says what it says. Null without git. */
  modified: string | null
  /** Stands for `modified` where that is null. */
  stamp: string
  start: Date
  /** First day that is no longer part of it; null for the last day that can be written. */
  end: Date | null
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  summary: string
  description: string
  /** Path below the base. */
  path: string
}

/** What is the same for every build where a document has no commit and no date of its own. */
const never = '1970-01-01T00:00:00Z'

/**
 * One event for each milestone with a calendar date, in the order of the document; those that are gone come last, by id.
 *
 * It stands at the day of completion where that is known, else at the target. A month, a quarter or any other vague date is its whole
 * period. Open-ended dates and positions in a plan are no dates: there is no event, and so no invented day.
 */
export function eventsOf(published: Published): CalendarEvent[] {
  const { site, roadmap, gone } = published
  const trails = trailsOf(published)
  const stamp = roadmap.updated && isCalendar(roadmap.updated) ? `${roadmap.updated.start}T00:00:00Z` : never
  const living = milestonesOf(roadmap).map((milestone) => ({ id: milestone.id, milestone, isGone: false }))
  const buried = gone
    .map(({ id, last }) => ({ id, milestone: last, isGone: true }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return [...living, ...buried].flatMap(({ id, milestone, isGone }) => {
    const plan = planOf(milestone, isGone)
    if (plan === null) return []
    const { sequence, time } = trails.get(id) ?? { sequence: 0, time: null }
    return [
      {
        uid: eventUid(site, roadmap.id, id),
        sequence,
        modified: time,
        stamp,
        start: dayOf(plan.start),
        end: dayAfter(plan.end),
        status: plan.status,
        summary: `${plainName(milestone)} – ${plain(roadmap.title)}`,
        description: description(milestone, isGone),
        path: `/${roadmap.id}/${id}/`,
      },
    ]
  })
}

interface Plan {
  start: string
  end: string
  status: CalendarEvent['status']
}

/** Null for what has no place in a calendar. */
function planOf(milestone: Milestone, isGone: boolean): Plan | null {
  const { status, target, completed } = milestone
  const isDone = status?.value === 'done' || completed !== null
  const period = closed(completed) ?? closed(target)
  if (period === null) return null
  const isWithdrawn = status?.value === 'cancelled' || (isGone && !isDone)
  const isVague = period.start !== period.end || status?.value === 'deferred'
  return {
    ...period,
    status: isWithdrawn ? 'CANCELLED' : isVague && !isDone ? 'TENTATIVE' : 'CONFIRMED',
  }
}

/** A calendar period with both ends, in the years that a date of four digits can say (RFC 5545, section 3.3.4). */
function closed(date: DateFact | null): Pick<Plan, 'start' | 'end'> | null {
  if (date === null || !isCalendar(date) || date.end === null || date.end < date.start) return null
  const isWritable = date.start > '0001' && (date.end < lastDay || date.start === date.end)
  return isWritable ? { start: date.start, end: date.end } : null
}

const lastDay = '9999-12-31'

/** The end of an all-day event is exclusive; an event without one is a single day (RFC 5545, section 3.6.1). */
function dayAfter(day: string): Date | null {
  return day === lastDay ? null : new Date(dayOf(day).getTime() + 86_400_000)
}

function description(milestone: Milestone, isGone: boolean): string {
  const { status, target, completed, goal } = milestone
  const said = [
    ...(isGone ? ['No longer part of the roadmap'] : []),
    ...(status ? [capital(say(status.value))] : []),
    ...(completed ? [`Completed: ${periods.one(completed)}`] : []),
    ...(target ? [`Target: ${periods.one(target)}`] : []),
  ]
  return [said.map(stopped).join(' '), ...(goal === null ? [] : [plain(goal)])].join('\n\n')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** What is known of a milestone's event on the way through the versions. */
interface Trail {
  milestone: Milestone
  /** What its event says, and when; null before it had a date. */
  says: string
  when: string | null
  sequence: number
  time: string | null
}

/** What is not committed yet comes last, and has no time of its own. */
function trailsOf({ roadmap, versions }: Published): Map<string, Trail> {
  const trails = new Map<string, Trail>()
  for (const version of versions) follow(trails, version.roadmap, version.time)
  follow(trails, roadmap, null)
  return trails
}

function follow(trails: Map<string, Trail>, roadmap: Roadmap, time: string | null): void {
  const here = new Set<string>()
  for (const milestone of milestonesOf(roadmap)) {
    here.add(milestone.id)
    step(trails, milestone.id, milestone, roadmap.title, false, time)
  }
  for (const [id, { milestone }] of trails) if (!here.has(id)) step(trails, id, milestone, roadmap.title, true, time)
}

function step(
  trails: Map<string, Trail>,
  id: string,
  milestone: Milestone,
  title: string,
  isGone: boolean,
  time: string | null,
): void {
  const { label, status, target, completed, goal } = milestone
  const plan = planOf(milestone, isGone)
  const when = plan && `${plan.start}/${plan.end}${plan.status === 'CANCELLED' ? ' withdrawn' : ''}`
  const dates = [target, completed].map((date) => date && periodOf(date))
  const says = JSON.stringify([isGone, title, label, milestone.title, status?.value, dates, goal])
  const last = trails.get(id)
  if (last === undefined) {
    trails.set(id, { milestone, says, when, sequence: 0, time })
    return
  }
  const hadDate = last.when !== null || last.sequence > 0
  trails.set(id, {
    milestone,
    says,
    when,
    sequence: hadDate && when !== last.when ? last.sequence + 1 : last.sequence,
    time: says === last.says ? last.time : (time ?? last.time),
  })
}

function periodOf({ line, declared, ...period }: DateFact): object {
  return period
}

function milestonesOf(roadmap: Roadmap): Milestone[] {
  return [...eachMilestone(roadmap.milestones)].map(({ milestone }) => milestone)
}
