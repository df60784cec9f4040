import type { Lines } from '../roadmap/index.ts'
import { type Block, endOf, startOf } from './blocks.ts'
import type { Plan } from './drafts.ts'
import type { Place } from './outline.ts'
import { readTable } from './tables.ts'

/** Sorted ranges of lines without overlaps. */
export function tidy(ranges: readonly Lines[]): Lines[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const result: Lines[] = []
  for (const [start, end] of sorted) {
    const last = result.at(-1)
    if (last && start <= last[1] + 1) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}

export const linesOf = (block: Block): Lines => [startOf(block), endOf(block)]

/** Lines of a place and of what is below it, without what `cut` gives to somebody else. */
export function ownLines(place: Place, plan: Plan, cut: (child: Place) => boolean): Lines[] {
  const ranges: Lines[] = []
  collect(place, plan, cut, ranges)
  return tidy(ranges)
}

function collect(place: Place, plan: Plan, cut: (child: Place) => boolean, into: Lines[]): void {
  into.push([place.line, Math.max(place.line, place.inline.lines.at(-1)?.[1] ?? place.line)])
  for (const block of place.blocks)
    if (block.type !== 'definition' && !hasOwnPages(block, place, plan)) into.push(linesOf(block))
  for (const child of place.children) if (!cut(child)) collect(child, plan, cut, into)
}

/**
 * Whether every item or row of a block is a milestone with a page of its own, which prints it. Where each only tells again what
 * stands elsewhere, the block is an overview, and nobody else's.
 */
export function hasOwnPages(block: Block, { context }: Place, { byItem, byRow }: Plan): boolean {
  if (block.type === 'list') {
    const drafts = block.children.map((node) => byItem.get(node))
    return isWhole(drafts) && block.children.some((node, index) => drafts[index]?.told.primary.node === node)
  }
  if (block.type !== 'table') return false
  const { use, rows } = readTable(block, context)
  const drafts = rows.map((row) => byRow.get(row))
  return use === 'milestones' && isWhole(drafts) && rows.some((row, index) => drafts[index]?.told.primary.row === row)
}

const isWhole = (drafts: readonly unknown[]): boolean =>
  drafts.length > 0 && drafts.every((draft) => draft !== undefined)
