import { periods } from '../compare/periods.ts'
import type { Marked } from '../draw/marks.ts'
import { eachMilestone, eachTask, type Milestone, type Roadmap, type Task } from '../roadmap/index.ts'
import { oneLine } from './one-line.ts'
import { words } from './words.ts'

/** How something stands, in the few words that a badge and a card have room for. */
export interface Standing {
  /** Short name in the document's own words; null where it has none. */
  label: string | null
  title: string
  status: Marked
  /** The status in a word. */
  word: string
  /** True where the document does not say so itself: it was concluded from the tasks. */
  isConcluded: boolean
  /** Whole per cent; null where nothing is counted, or where the status says it all. */
  percent: number | null
  tasks: { done: number; total: number }
  /** When, as a phrase: `by 8 September 2025`; null where nothing is said. */
  when: string | null
}

/** How a milestone stands, living or gone. */
export function standingOf(milestone: Milestone, gone: { done: boolean } | null = null): Standing {
  const { label, title, progress } = milestone
  const status = gone ? (gone.done ? 'done' : 'cancelled') : (milestone.status?.value ?? 'unstated')
  const { done, total } = progress
  return {
    label: label === null ? null : oneLine(label),
    title: oneLine(title),
    status,
    word: gone && !gone.done ? words.gone : words.status[status],
    isConcluded: gone === null && milestone.status?.declared === false,
    percent: percentFor(status, progress.declared ?? share(done, total)),
    tasks: { done, total },
    when: gone && !gone.done ? null : whenOf(milestone),
  }
}

/**
 * How a whole roadmap stands: as it says itself, else as its outermost milestones do. Done where all of them are that are not
 * cancelled, in progress where one has begun.
 */
export function standingOfRoadmap(roadmap: Roadmap): Standing {
  const status = roadmap.status?.value ?? concluded(roadmap.milestones)
  const tasks = tasksOf(roadmap)
  return {
    label: null,
    title: oneLine(roadmap.title),
    status,
    word: words.status[status],
    isConcluded: false,
    percent: percentFor(status, share(tasks.done, tasks.total)),
    tasks,
    when: null,
  }
}

function concluded(milestones: readonly Milestone[]): Marked {
  const counted = milestones.map(({ status }) => status?.value).filter((status) => status !== 'cancelled')
  if (counted.length > 0 && counted.every((status) => status === 'done')) return 'done'
  if (counted.some((status) => status === 'done' || status === 'in-progress')) return 'in-progress'
  const [first = 'unstated'] = counted
  return counted.every((status) => status === first) ? first : 'unstated'
}

/** Tasks of the whole document that count, as its page counts them. */
function tasksOf(roadmap: Roadmap): { done: number; total: number } {
  const loose = [...eachTask(roadmap.tasks)].filter(counts)
  const sum = (read: (milestone: Milestone) => number) => roadmap.milestones.reduce((n, one) => n + read(one), 0)
  return {
    done: sum(({ progress }) => progress.done) + loose.filter(({ status }) => status?.value === 'done').length,
    total: sum(({ progress }) => progress.total) + loose.length,
  }
}

const counts = ({ role, status }: Task): boolean => role === 'task' && status !== null && status.value !== 'cancelled'

/** Never 100 before the last task is done. */
function share(done: number, total: number): number | null {
  return total === 0 ? null : Math.floor((done / total) * 100)
}

function percentFor(status: Marked, percent: number | null): number | null {
  if (percent === null || status === 'done' || status === 'cancelled') return null
  return status === 'planned' && percent === 0 ? null : Math.round(percent)
}

function whenOf({ completed, target, label, kind }: Milestone): string | null {
  if (completed) return words.completed(periods.one(completed))
  if (!target || (kind === 'period' && label !== null)) return null
  const when = periods.one(target)
  return 'start' in target && target.start === target.end ? words.by(when) : when
}

/** Milestones as a road shows them: the outermost, or those inside the only one. */
export function stopsOf(roadmap: Roadmap): readonly Milestone[] {
  const [only, ...others] = roadmap.milestones
  return only && others.length === 0 && only.milestones.length > 0 ? only.milestones : roadmap.milestones
}

/** Whether a milestone is another or stands inside it. */
export function holds(outer: Milestone, id: string): boolean {
  return outer.id === id || [...eachMilestone(outer.milestones)].some(({ milestone }) => milestone.id === id)
}
