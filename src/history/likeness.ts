import { distance } from 'fastest-levenshtein'
import { type DateFact, eachTask, type Milestone } from '../roadmap/index.ts'

/** What of a milestone is compared, prepared once. */
export interface Portrait {
  milestone: Milestone
  /** Lasting id of the milestone that contains it, or null. */
  parent: string | null
  /** Position in reading order, 0 to 1. */
  place: number
  label: string
  title: string
  words: Set<string>
  tasks: Set<string>
  dates: Set<string>
}

const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Words by their first letters, so that `parsing` and `parser` are one. Scripts without spaces count by character. */
function stems(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of normal(text).split(' ')) {
    if (word === '') continue
    if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(word))
      for (const character of word) found.add(character)
    else found.add(word.slice(0, 5))
  }
  return found
}

export function portrait(milestone: Milestone, parent: string | null, place: number): Portrait {
  const bare = milestone.label !== null && milestone.title === milestone.label
  const tasks = new Set<string>()
  for (const task of eachTask(milestone.tasks)) tasks.add(normal(task.title))
  tasks.delete('')
  return {
    milestone,
    parent,
    place,
    label: normal(milestone.label ?? ''),
    title: bare ? '' : normal(milestone.title),
    words: bare ? new Set() : stems(milestone.title),
    tasks,
    dates: new Set([dateKey(milestone.target), dateKey(milestone.completed)].filter((key) => key !== '')),
  }
}

function dateKey(date: DateFact | null): string {
  if (!date) return ''
  const { line, declared, ...period } = date
  return JSON.stringify(period)
}

export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const item of a) if (b.has(item)) shared++
  return shared / Math.min(a.size, b.size)
}

function jaccard<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const item of a) if (b.has(item)) shared++
  return shared / (a.size + b.size - shared)
}

/** How alike two titles are, 0 to 1. */
export function titleLikeness(a: Portrait, b: Portrait): number {
  if (a.title === '' || b.title === '') return 0
  if (a.title === b.title) return 1
  const longer = Math.max(a.title.length, b.title.length)
  const letters = longer > 200 ? 0 : 1 - distance(a.title, b.title) / longer
  const words = (jaccard(a.words, b.words) + overlap(a.words, b.words)) / 2
  return Math.max(words, letters > 0.75 ? letters : 0)
}

/**
 * How surely two portraits, of two versions, are of one milestone: 0 is no, 1 is certain.
 *
 * Content decides: title, tasks, dates. A label that is a version or a period names one thing and counts as content; a
 * number of a phase does not (in real histories one surviving "Phase 2" in six came to mean something else).
 */
export function sameness(a: Portrait, b: Portrait): number {
  const title = titleLikeness(a, b)
  const tasks = jaccard(a.tasks, b.tasks)
  const names = a.milestone.kind === 'release' || a.milestone.kind === 'period' || a.milestone.kind === 'bucket'
  const label = a.label !== '' && a.label === b.label
  const bothBare = a.title === '' && b.title === ''
  if (title === 1 && (a.label === b.label || tasks > 0 || a.tasks.size === 0 || b.tasks.size === 0))
    return 0.95 + beside(a, b) * 0.05
  let content = 0
  if (title > 0 || tasks > 0) {
    const weight = a.tasks.size > 0 && b.tasks.size > 0 ? 0.45 : 0
    content = title * (1 - weight) + tasks * weight
    // Nearly all of its tasks under a new name: a rename.
    if (tasks >= 0.6 && a.tasks.size >= 2) content = Math.max(content, 0.5 + tasks * 0.3)
  }
  if (label && names) content = Math.max(content + 0.35, bothBare ? 0.9 : 0.55)
  else if (label && bothBare)
    content = Math.max(content, tasks > 0 ? 0.6 : a.tasks.size === 0 || b.tasks.size === 0 ? 0.5 : 0.2)
  else if (label && content > 0.25) content += 0.12
  if (overlap(a.dates, b.dates) > 0 && content > 0.2) content += 0.08
  return Math.min(0.94, content + beside(a, b) * 0.06)
}

/** The same parent and about the same place, 0 to 1. */
function beside(a: Portrait, b: Portrait): number {
  return (a.parent === b.parent ? 0.5 : 0) + (1 - Math.min(1, Math.abs(a.place - b.place) * 3)) * 0.5
}
