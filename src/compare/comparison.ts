import type { Change } from './change.ts'
import type { Summary } from './summarise.ts'

/** What changed in one document. */
export interface Compared {
  roadmap: string
  title: string
  /** Path of the document in both revisions; null where it does not exist. */
  file: { before: string | null; after: string | null }
  changes: Change[]
  /** Lines whose words differ, where no change was found; absent where the texts were not looked at. */
  otherLines?: number
}

/** A revision as it was asked for, and its commit. */
export interface RevisionName {
  name: string
  commit: string
}

/** What changed between two revisions. `head` is null for the work tree. */
export interface Comparison {
  base: RevisionName
  head: RevisionName | null
  roadmaps: Compared[]
}

/** What is said where nothing of a plan changed: whether the texts did. */
export function unchanged(roadmaps: readonly Compared[]): string {
  const others = roadmaps.reduce((sum, { otherLines = 0 }) => sum + otherLines, 0)
  if (others === 0) return 'nothing changed in meaning'
  return `nothing changed in the plan; ${others} other ${others === 1 ? 'line' : 'lines'} did`
}

/** Path of a document, with the one that it had before where that was another. */
export function shownFile({ before, after }: Compared['file']): string {
  if (after === null) return before ?? ''
  return before === null || before === after ? after : `${after} (was ${before})`
}

/** Where to look: ` (line 12, was 14)`, ` (was line 14)`, ` (lines 12, 14, 16)`. */
export function linesOf({ changes }: Summary): string {
  const lines = (side: 'before' | 'after') =>
    [...new Set(changes.flatMap(({ line }) => line[side] ?? []))].sort((a, b) => a - b)
  const [before, after] = [lines('before'), lines('after')]
  const [was] = before
  const [is] = after
  if (is === undefined)
    return was === undefined ? '' : ` (${before.length === 1 ? 'was line' : 'were lines'} ${some(before)})`
  if (after.length > 1) return ` (lines ${some(after)})`
  return before.length !== 1 || was === is ? ` (line ${is})` : ` (line ${is}, was ${was})`
}

function some(lines: readonly number[]): string {
  return lines.length > 6 ? `${lines.slice(0, 5).join(', ')}, …` : lines.join(', ')
}
