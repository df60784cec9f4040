import type { Milestone, Period, Status } from '../roadmap/index.ts'
import { isCalendar } from '../roadmap/index.ts'
import { direction } from './status.ts'
import { compareTargets, daysBetweenEnds } from './target.ts'

/** What a roadmap says of a milestone, as far as an announcement passes it on. */
export type Stated = Pick<Milestone, 'status' | 'target' | 'completed' | 'progress'>

/** What a milestone has become. */
export interface Became {
  /** As it stands; as it stood last where it is gone. */
  stated: Stated
  gone: boolean
}

/** Why what was said is no longer so. */
export type Broken =
  | { what: 'gone' }
  | { what: 'status'; before: Status | null; after: Status | null }
  | {
      what: 'target'
      before: Period
      after: Period | null
      /** Days between the ends; null where they cannot be said. */
      slip: number | null
    }

/**
 * What has become of something that was said. `so`: it is as it was said. `news`: it went further, or its date became nearer or more
 * exact. `kept`: it is done, as was promised. `late`: it is done, after the time that was said. `untrue`: it is no longer so.
 */
export type Judgement =
  | { verdict: 'so' | 'news' | 'kept' }
  | {
      verdict: 'late'
      /** Days after the time that was said; null where they cannot be said. */
      days: number | null
    }
  | { verdict: 'untrue'; why: Broken[] }

/** Compares what was said of a milestone with what is so. What is done and left the roadmap stays done. */
export function judge(then: Stated, { stated: now, gone }: Became): Judgement {
  const [said, is] = [then.status?.value ?? null, now.status?.value ?? null]
  if (is === 'done') return said === 'done' ? { verdict: 'so' } : doneSince(then, now)
  const why: Broken[] = []
  if (gone) why.push({ what: 'gone' })
  if (direction(said, is) === 'backward') why.push({ what: 'status', before: said, after: is })
  const moved = said === 'done' || gone ? null : postponed(then.target, now.target)
  if (moved) why.push(moved)
  if (why.length > 0) return { verdict: 'untrue', why }
  const change = compareTargets(then.target, now.target)
  const further = direction(said, is) === 'forward' || now.progress.done > then.progress.done
  return { verdict: further || (change !== null && said !== 'done') ? 'news' : 'so' }
}

/** Days that count are those from the end of the target that was said to the day of completion. */
function doneSince(then: Stated, now: Stated): Judgement {
  const days = daysBetweenEnds(then.target, now.completed)
  if (days !== null) return days > 0 ? { verdict: 'late', days } : { verdict: 'kept' }
  const moved = now.completed === null && then.target ? postponed(then.target, now.target) : null
  return moved?.after ? { verdict: 'late', days: moved.slip } : { verdict: 'kept' }
}

/** A date that was promised and is later, vaguer, another kind of date or none now. */
function postponed(before: Period | null, after: Period | null): Extract<Broken, { what: 'target' }> | null {
  const change = compareTargets(before, after)
  if (before === null || change === null) return null
  const isWorse =
    change.kind === 'slip' ||
    change.kind === 'dropped' ||
    (change.kind === 'widened' && (change.slip === null || change.slip > 0)) ||
    (change.kind === 'restated' && isCalendar(before))
  return isWorse ? { what: 'target', before, after, slip: change.slip } : null
}

/** The version in force on a day: the newest that is not younger. Versions come oldest first. */
export function inForce<Version extends { date: string }>(versions: readonly Version[], day: string): Version | null {
  return versions.findLast(({ date }) => date <= day) ?? null
}
