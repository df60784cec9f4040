import {
  eachMilestone,
  eachTask,
  isCalendar,
  type Milestone,
  type Roadmap,
  statuses,
  type Task,
} from '../roadmap/index.ts'
import { shownStatus } from './state.ts'
import type { Shown } from './words.ts'

/** What a visitor wants to know first: what is done, what is being done, what comes next. */
export interface Overview {
  /** Tasks of the whole document that count, criteria and cancelled ones left out. */
  tasks: { done: number; inProgress: number; total: number }
  /** The outermost milestones, cancelled ones left out; a bucket or a period that holds some counts as those. */
  milestones: { done: number; inProgress: number; total: number }
  /** What the bar shows: tasks where there are any, else milestones. */
  measure: 'tasks' | 'milestones'
  latest: Milestone[]
  now: Milestone[]
  next: Milestone[]
  /** How many milestones, nested ones included, have each status; only statuses that occur, in their usual order. */
  counts: { status: Shown; count: number }[]
  total: number
}

export function overview(roadmap: Roadmap): Overview {
  const all = [...eachMilestone(roadmap.milestones)].map(({ milestone }) => milestone)
  const outer = units(roadmap.milestones)
  const counted = outer.filter((milestone) => milestone.status?.value !== 'cancelled')
  const having = (status: Shown) => counted.filter((milestone) => shownStatus(milestone) === status).length
  const milestones = { done: having('done'), inProgress: having('in-progress'), total: counted.length }
  const tasks = countTasks(roadmap, all)
  const order: Shown[] = [...statuses, 'unstated']
  return {
    tasks,
    milestones,
    measure: tasks.total > 0 ? 'tasks' : 'milestones',
    latest: latest(outer, all),
    now: now(roadmap.milestones),
    next: next(outer, all),
    counts: order
      .map((status) => ({ status, count: all.filter((milestone) => shownStatus(milestone) === status).length }))
      .filter(({ count }) => count > 0),
    total: all.length,
  }
}

const holders = new Set<Milestone['kind']>(['bucket', 'period', 'theme'])

/** Whether a milestone only says where those that it contains stand: a bucket, a period, a theme. */
export function isHolder({ kind, milestones }: Milestone): boolean {
  return holders.has(kind) && milestones.length > 0
}

/** The outermost milestones; what only says where its milestones stand gives way to them. */
export function units(milestones: readonly Milestone[]): Milestone[] {
  return milestones.flatMap((one) => (isHolder(one) ? units(one.milestones) : [one]))
}

function countTasks(roadmap: Roadmap, all: Milestone[]): Overview['tasks'] {
  const counted = (tasks: Task[]) =>
    [...eachTask(tasks)].filter((task) => task.role === 'task' && task.status && task.status.value !== 'cancelled')
  const loose = counted(roadmap.tasks)
  const isDone = (task: Task) => task.status?.value === 'done'
  const isStarted = (task: Task) => task.status?.value === 'in-progress'
  const sum = (read: (milestone: Milestone) => number) => roadmap.milestones.reduce((n, one) => n + read(one), 0)
  return {
    done: sum((milestone) => milestone.progress.done) + loose.filter(isDone).length,
    inProgress:
      all.reduce((n, milestone) => n + counted(milestone.tasks).filter(isStarted).length, 0) +
      loose.filter(isStarted).length,
    total: sum((milestone) => milestone.progress.total) + loose.length,
  }
}

/**
 * What is in progress, as deep as the document itself says it: a phase that names its week gives the week, and one whose
 * parts are only known by their tasks gives the phase.
 */
function now(milestones: readonly Milestone[]): Milestone[] {
  return milestones.flatMap((milestone) => {
    const isNow = milestone.status?.value === 'in-progress'
    const inside = now(milestone.milestones)
    const said = isNow ? inside.filter((inner) => inner.status?.declared) : inside
    return said.length > 0 ? said : isNow ? [milestone] : []
  })
}

/** The done milestone that was completed last, else the last one in the document. */
function latest(outermost: readonly Milestone[], all: readonly Milestone[]): Milestone[] {
  const isDone = (milestone: Milestone) => milestone.status?.value === 'done' || milestone.completed !== null
  const outer = outermost.filter(isDone)
  const done = outer.length > 0 ? outer : all.filter(isDone)
  const day = ({ completed }: Milestone) =>
    completed && isCalendar(completed) ? (completed.end ?? completed.start) : ''
  let last: Milestone | null = null
  for (const milestone of done) if (last === null || day(milestone) >= day(last)) last = milestone
  return last ? [last] : []
}

/**
 * What comes next: the first planned milestone in the document, or, where that one has a date, the planned one with the
 * earliest. The outermost level is asked first.
 */
function next(outermost: readonly Milestone[], all: readonly Milestone[]): Milestone[] {
  const isPlanned = (milestone: Milestone) => milestone.status?.value === 'planned'
  const isOpen = (milestone: Milestone) =>
    milestone.status === null && milestone.completed === null && milestone.target !== null
  const outer = outermost.filter(isPlanned)
  const inner = outer.length > 0 ? outer : all.filter(isPlanned)
  const [first, ...others] = inner.length > 0 ? inner : outermost.filter(isOpen)
  if (first === undefined) return []
  const end = ({ target }: Milestone) => (target && isCalendar(target) ? (target.end ?? `${target.start}+`) : null)
  const byDate = (best: Milestone, other: Milestone) =>
    (end(other) ?? '\uffff') < (end(best) ?? '\uffff') ? other : best
  return [end(first) === null ? first : others.reduce(byDate, first)]
}
