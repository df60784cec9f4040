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
  /** Words of the title by their first letters, without numbers. */
  words: Set<string>
  /** Versions that label and title name: they tell two releases apart whatever else they share. */
  versions: Set<string>
  tasks: Set<string>
  dates: Set<string>
  /** Label, title and tasks in one: equal for milestones that did not change in any. */
  mark: string
}

const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const version = /v?\d+(?:\.[\dax]+)+(?:-?(?:alpha|beta|rc|preview)[.\d]*)?|\bv\d+\b/giu

function versionsIn(text: string): Set<string> {
  return new Set([...text.matchAll(version)].map(([found]) => found.toLowerCase().replace(/^v/, '')))
}

/** `2.0` and `2.0.x` are of one line. */
function ofOneLine(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const stem = (text: string) => text.replace(/(?:\.[xa])+$/u, '')
  for (const one of a)
    for (const other of b)
      if (
        one === other ||
        `${stem(one)}.` === `${stem(other)}.` ||
        other.startsWith(`${stem(one)}.x`) ||
        one.startsWith(`${stem(other)}.x`)
      )
        return true
  return false
}

/** Words by their first letters, so that `parsing` and `parser` are one. Scripts without spaces count by character. */
function stems(text: string): Set<string> {
  const found = new Set<string>()
  for (const word of normal(text).split(' ')) {
    if (word === '' || /^\d+$/.test(word)) continue
    if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(word))
      for (const character of word) found.add(character)
    else found.add(word.slice(0, 5))
  }
  return found
}

export function portrait(
  milestone: Milestone,
  parent: string | null,
  place: number,
  normals: Map<string, string> = new Map(),
): Portrait {
  const normalised = (text: string): string => {
    const known = normals.get(text)
    if (known !== undefined) return known
    const made = normal(text)
    normals.set(text, made)
    return made
  }
  const bare = milestone.label !== null && milestone.title === milestone.label
  const tasks = new Set<string>()
  for (const task of eachTask(milestone.tasks)) tasks.add(normalised(task.title))
  tasks.delete('')
  const label = normalised(milestone.label ?? '')
  const title = bare ? '' : normalised(milestone.title)
  return {
    milestone,
    parent,
    place,
    label,
    title,
    words: bare ? new Set() : stems(milestone.title.replace(version, ' ')),
    versions: versionsIn(`${milestone.label ?? ''} ${milestone.title}`),
    tasks,
    dates: new Set([dateKey(milestone.target), dateKey(milestone.completed)].filter((key) => key !== '')),
    mark: [label, title, ...tasks].join('\n'),
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

/** Whether two names tell different versions. */
export function otherRelease(a: Portrait, b: Portrait): boolean {
  return a.versions.size > 0 && b.versions.size > 0 && !ofOneLine(a.versions, b.versions)
}

/** How alike two titles are, 0 to 1. */
export function titleLikeness(a: Portrait, b: Portrait): number {
  if (a.title === '' || b.title === '') return 0
  if (a.title === b.title) return 1
  const longer = Math.max(a.title.length, b.title.length)
  const letters = longer > 200 ? 0 : 1 - distance(a.title, b.title) / longer
  const words = (jaccard(a.words, b.words) + overlap(a.words, b.words)) / 2
  // Not the same words to the letter: never quite certain.
  return Math.min(0.95, Math.max(words, letters > 0.75 ? letters : 0))
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
  const kind = a.milestone.kind
  const names = kind === 'release' || kind === 'period' || kind === 'bucket'
  const label = a.label !== '' && a.label === b.label
  const apart = otherRelease(a, b)
  const near = beside(a, b) * 0.05
  // One reading took a name for a label that another took for a title.
  if ((a.title === '') !== (b.title === '') && (a.title || a.label) === (b.title || b.label)) return 0.93 + near
  if (title === 1 && a.label === b.label) return 0.95 + near
  // Another version is another release, unless nearly everything else of it went along.
  if (apart && tasks < 0.5 && !(title === 1 && a.words.size >= 2)) return 0
  if (title === 1) return Math.min(0.85, 0.7 + tasks * 0.15) + near
  let content = 0
  if (title > 0 || tasks > 0) {
    const weight = a.tasks.size > 0 && b.tasks.size > 0 ? 0.45 : 0
    content = title * (1 - weight) + tasks * weight
    // Nearly all of its tasks under a new name: a rename.
    if (tasks >= 0.6 && a.tasks.size >= 2) content = Math.max(content, 0.5 + tasks * 0.3)
  }
  const bothBare = a.title === '' && b.title === ''
  if (label && names) content = Math.max(content + 0.3, bothBare ? 0.88 : 0.6)
  else if (label && bothBare) content = Math.max(content, a.tasks.size === 0 || b.tasks.size === 0 ? 0.5 : 0.2)
  else if (label) content += 0.15 * content
  if (overlap(a.dates, b.dates) > 0) content += 0.08 * content
  return Math.min(0.9, content) + near
}

/** The same parent and about the same place, 0 to 1. */
function beside(a: Portrait, b: Portrait): number {
  return (a.parent === b.parent ? 0.5 : 0) + (1 - Math.min(1, Math.abs(a.place - b.place) * 3)) * 0.5
}
