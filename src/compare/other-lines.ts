import { wording } from '../roadmap/index.ts'

/**
 * How many lines of a document differ in their words: those that have words which the other text has not, on the side that has
 * more of them. Reflow, another order, typography and marks of HTML make no difference.
 *
 * It says that something changed where no fact did, and is no measure of an edit.
 */
export function otherLines(before: string, after: string): number {
  if (before === after) return 0
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const [gone, come] = [without(old, fresh), without(fresh, old)]
  return Math.max(surplus(gone, come), surplus(come, gone))
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => wording(line.replace(/<[^<>]*>/g, ' ')))
    .filter((line) => line !== '')
}

function counted(items: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

/** Takes one away; false where there is none left. */
function taken(counts: Map<string, number>, item: string): boolean {
  const left = counts.get(item) ?? 0
  if (left > 0) counts.set(item, left - 1)
  return left > 0
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const counts = counted(others)
  return lines.filter((line) => !taken(counts, line))
}

/** Lines with a word more than the other lines have. */
function surplus(lines: readonly string[], others: readonly string[]): number {
  const words = counted(others.flatMap((line) => line.split(' ')))
  return lines.filter((line) => line.split(' ').filter((word) => !taken(words, word)).length > 0).length
}
