import type { Milestone, Status, Task } from '../roadmap/index.ts'
import type { Dates, Time } from './dates.ts'
import type { Shown, Words } from './words.ts'

/** A sentence in pieces: plain text, and times that want an element of their own. */
export type Sentence = (string | Time)[]

/** The status that a milestone is shown with. */
export function shownStatus(milestone: Milestone): Shown {
  return milestone.status?.value ?? 'unstated'
}

/**
 * What is said of a milestone's state in one sentence: its status, how it is known, the declared percentage and its dates.
 * `[]` where the document says nothing of the kind. What was concluded is said to be so.
 */
export function stateSentence(milestone: Milestone, dates: Dates, words: Words): Sentence {
  const { status, progress, target, completed } = milestone
  const first: Sentence = []
  if (status) {
    first.push(words.status[status.value])
    if (!status.declared) first.push(`, ${words.concluded(progress.done, progress.total)}`)
  }
  if (progress.declared !== null) {
    if (first.length > 0) first.push(', ')
    first.push(words.declared(progress.declared))
  }
  const clauses: Sentence[] = first.length > 0 ? [first] : []
  if (completed) clauses.push(around(words.completed, dates.full(completed)))
  if (target) clauses.push(around('duration' in target ? words.takes : words.target, dates.full(target)))
  const sentence = clauses.flatMap((clause, index) => (index === 0 ? clause : ['; ', ...clause]))
  const [opening] = sentence
  if (typeof opening === 'string') sentence[0] = opening.charAt(0).toUpperCase() + opening.slice(1)
  return sentence
}

/**
 * The one date that a list has room for: when it was completed, else when it is planned for. A day, and a deadline whose
 * words name no period of work, is said with “by”; of what is over, a target is said to be one. `[]` for a period that is its own name (`Q3 2026`).
 */
export function when(milestone: Milestone, dates: Dates, words: Words): Sentence {
  if (milestone.completed) return [dates.full(milestone.completed)]
  if (!milestone.target || (milestone.kind === 'period' && milestone.label !== null)) return []
  const time = dates.full(milestone.target)
  const isDay = 'start' in milestone.target && milestone.target.start === milestone.target.end
  if (isOver(milestone)) return around(words.target, time)
  return isDay ? around(words.by, time) : [time]
}

export function isOver(milestone: Milestone): boolean {
  const status = milestone.status?.value
  return status === 'done' || status === 'cancelled'
}

/** A phrase that is written around a time, cut into what stands before it, the time and what stands after. */
function around(phrase: (text: string) => string, time: Time): Sentence {
  const [before = '', after = ''] = phrase('\0').split('\0')
  return [before, time, after].filter((piece) => piece !== '')
}

/** A sentence as plain text: for titles of pictures and descriptions of pages. */
export function plain(sentence: Sentence): string {
  return sentence.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
}

const leastPast = 8
const keptPast = 2

/** How many milestones at the beginning of a list are long over and fold, so that what stands now comes into view; the last ones stay. */
export function pastRun(milestones: readonly Milestone[]): number {
  const firstOpen = milestones.findIndex((milestone) => !isOver(milestone))
  const run = firstOpen < 0 ? milestones.length : firstOpen
  return run < leastPast ? 0 : run - keptPast
}

/** Tasks of one heading inside a milestone; `name` is null for those that stand under none. */
export interface TaskGroup {
  name: string | null
  tasks: Task[]
}

/** Tasks in runs of one heading, in document order. */
export function byGroup(tasks: readonly Task[]): TaskGroup[] {
  const groups: TaskGroup[] = []
  for (const task of tasks) {
    const last = groups.at(-1)
    if (last && last.name === task.group) last.tasks.push(task)
    else groups.push({ name: task.group, tasks: [task] })
  }
  return groups
}

/** A milestone's tasks as its row shows them: what is open in the open, the rest one step away. */
export interface TaskPlan {
  groups: TaskGroup[]
  folded: TaskGroup[]
  /** What the fold is called: all of them, those that are done, or the long rest. */
  fold: { kind: 'all' | 'done' | 'more'; count: number } | null
}

const mostDone = 8
const mostOpen = 12
const firstOpen = 6

/**
 * Which tasks a row shows. A milestone that is over folds all of them; more than eight done ones fold; of a milestone that
 * has not begun, a long list is cut after the first few. In a roadmap with very many tasks (`isLong`) those of milestones
 * that have not begun fold whole.
 */
export function planTasks(milestone: Milestone, isLong: boolean): TaskPlan {
  const tasks = milestone.tasks.filter((task) => task.role === 'task')
  const none: TaskGroup[] = []
  if (tasks.length === 0) return { groups: none, folded: none, fold: null }
  const status = milestone.status?.value
  if (isOver(milestone) || (isLong && status !== 'in-progress'))
    return { groups: none, folded: byGroup(tasks), fold: { kind: 'all', count: tasks.length } }
  const done = tasks.filter(isDone)
  const open = done.length > mostDone ? tasks.filter((task) => !isDone(task)) : tasks
  if (status !== 'in-progress' && open.length > mostOpen) {
    const shown = new Set(open.slice(0, firstOpen))
    const rest = tasks.filter((task) => !shown.has(task))
    return { groups: byGroup([...shown]), folded: byGroup(rest), fold: { kind: 'more', count: rest.length } }
  }
  if (open === tasks) return { groups: byGroup(tasks), folded: none, fold: null }
  return { groups: byGroup(open), folded: byGroup(done), fold: { kind: 'done', count: done.length } }
}

function isDone(task: Task): boolean {
  return task.status?.value === 'done' && task.tasks.every(isDone)
}

/** The shape that marks a task or a milestone: one per status, a dot where none is stated. */
export function markOf(status: Status | null | undefined): Shown {
  return status ?? 'unstated'
}
