import type { Nodes, Root } from 'mdast'
import type { DateFact, Unplaced } from '../roadmap/index.ts'
import type { Block } from './blocks.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { dateOf } from './dates.ts'
import { onOneLine } from './edges.ts'
import { keyValue } from './fields.ts'
import { eachLine, textOf } from './inline.ts'
import type { Place } from './outline.ts'

/** The title of a document: its heading without symbols at its ends. */
export function titleOf(place: Place | undefined): string | null {
  const characters = [...(place?.name.text ?? '').replace(/^[^\p{L}\p{N}«"'“([]+/u, '')]
  while (/^(?:[\s\p{So}\p{Extended_Pictographic}]|\ufe0f)$/u.test(characters.at(-1) ?? '')) characters.pop()
  return characters.join('') || null
}

/** Shorter paragraphs describe nothing. */
const fewestWords = 6

/** The first paragraph of prose below the title, or else before the first heading. */
export function descriptionOf(root: Place, title: Place | undefined): string | null {
  return firstProse(title?.blocks ?? [], root.context) ?? firstProse(root.blocks, root.context)
}

function firstProse(blocks: readonly Block[], context: ReadContext): string | null {
  for (const block of blocks) {
    const words =
      block.type === 'blockquote'
        ? firstProse(block.children, context)
        : block.type === 'paragraph'
          ? proseOf(onOneLine(textOf(block, context).text).trim(), context)
          : null
    if (words !== null) return words
  }
  return null
}

function proseOf(words: string, context: ReadContext): string | null {
  const isField = /^[^:：]{2,30}[:：]/u.test(words)
  return !isField && tokensOf(words, context).length >= fewestWords ? words : null
}

/** Longer lines are prose. */
const longestField = 160

/** "Last updated: 2026-01-11", which often stands at the end. */
export function updatedIn(leaves: readonly Block[], context: ReadContext): DateFact | null {
  for (const block of leaves) {
    if (block.type !== 'paragraph') continue
    for (const line of eachLine(textOf(block, context), context)) {
      const stated = line.text.length > longestField ? null : keyValue(line, context)
      const date = stated?.fields.includes('updated') ? dateOf(stated.value.text, context) : null
      if (stated && date) return { ...date.period, declared: true, line: stated.line }
    }
  }
  return null
}

/** What no page shows: comments, those between blocks before those inside of them. */
export function unplacedIn(tree: Root): Unplaced[] {
  const between: Unplaced[] = []
  const inside: Unplaced[] = []
  const visit = (node: Nodes, into: Unplaced[]): void => {
    if (node.type === 'comment') into.push(comment(node))
    if (!('children' in node)) return
    const isLine = node.type === 'paragraph' || node.type === 'heading' || node.type === 'table'
    for (const child of node.children) visit(child, isLine ? inside : into)
  }
  visit(tree, between)
  return [...between, ...inside]
}

function comment({ value, position }: Extract<Nodes, { type: 'comment' }>): Unplaced {
  const start = position?.start.line ?? 1
  return { lines: [start, position?.end.line ?? start], text: value.trim(), kind: 'comment' }
}
