import type { Milestone, Progress, Status, Task } from '../roadmap/index.ts'
import type { Stated } from './facts.ts'

/** How far a milestone is: tasks and criteria counted, those of its milestones too, beside what is declared. */
export function progressOf(
  tasks: readonly Task[],
  milestones: readonly Milestone[],
  declared: Stated<number> | null,
): Progress {
  const result: Progress = {
    declared: declared?.value ?? null,
    line: declared?.line ?? null,
    done: 0,
    total: 0,
    criteriaDone: 0,
    criteriaTotal: 0,
  }
  count(tasks, result)
  for (const { progress } of milestones) {
    result.done += progress.done
    result.total += progress.total
    result.criteriaDone += progress.criteriaDone
    result.criteriaTotal += progress.criteriaTotal
  }
  return result
}

function count(tasks: readonly Task[], into: Progress): void {
  for (const { status, role, tasks: nested } of tasks) {
    count(nested, into)
    if (!status || status.value === 'cancelled') continue
    const done = status.value === 'done' ? 1 : 0
    if (role === 'task') {
      into.total++
      into.done += done
    } else {
      into.criteriaTotal++
      into.criteriaDone += done
    }
  }
}

/** What the tasks, or else the milestones inside, say together. Never told as declared. */
export function conclude(tasks: readonly Task[], milestones: readonly Milestone[], line: number): Milestone['status'] {
  const states = new Set<Status | undefined>(milestones.map(({ status }) => status?.value))
  addStates(tasks, states)
  states.delete(undefined)
  states.delete('cancelled')
  if (states.size === 0) return null
  const begun = states.has('done') || states.has('in-progress')
  const value: Status = states.size === 1 && states.has('done') ? 'done' : begun ? 'in-progress' : 'planned'
  return { value, declared: false, line }
}

function addStates(tasks: readonly Task[], into: Set<Status | undefined>): void {
  for (const { role, status, tasks: nested } of tasks) {
    if (role === 'task') into.add(status?.value)
    addStates(nested, into)
  }
}
