import type { Status } from '../roadmap/index.ts'
import type { Direction } from './change.ts'

const far: Readonly<Record<Status, number>> = {
  cancelled: 0,
  deferred: 1,
  blocked: 2,
  planned: 3,
  'in-progress': 4,
  done: 5,
}

/** Toward done or away from it. A status that is not stated stands with `planned`. */
export function direction(before: Status | null, after: Status | null): Direction {
  return heading(far[before ?? 'planned'], far[after ?? 'planned'])
}

/** Whether a number grew or shrank; none where one of both is not stated. */
export function heading(before: number | null, after: number | null): Direction {
  if (before === null || after === null || before === after) return 'none'
  return after > before ? 'forward' : 'backward'
}
