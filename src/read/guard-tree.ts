import type { Definition, ImageReference, LinkReference, Nodes, Root, Table } from 'mdast'
import { messageAt } from './message.ts'

const deepest = 120
const mostHeadings = 5_000
/** List items, and as many pieces of raw HTML. */
const mostParts = 10_000
const mostColumns = 64
const mostRows = 2_000
/** Cells that GFM adds to rows which are shorter than the head. */
const mostFilled = 4_096
/**
 * Bytes that references may write out in all: this, or the size of the document. Parsers (cmark, Sätteri) leave what goes beyond
 * it as text without a word.
 */
const leastExpansion = 100_000

/**
 * Refuses a tree that would grow without measure when it is written out, or that is too deep for functions that call themselves.
 *
 * @throws {VFileMessage} fatal, at the node that is too much
 */
export function guardTree(tree: Root, text: string): void {
  let headings = 0
  let items = 0
  let tags = 0
  const uses: (LinkReference | ImageReference)[] = []
  const definitions: Definition[] = []
  walk(tree, (node) => {
    if (node.type === 'table') checkTable(node)
    else if (node.type === 'definition') definitions.push(node)
    else if (node.type === 'linkReference' || node.type === 'imageReference') uses.push(node)
    else if (node.type === 'listItem' && ++items > mostParts) refuseItem(items, node)
    else if (node.type === 'html' && ++tags > mostParts) {
      refuse('parts', `Unexpected tag number ${tags}, expected at most 10,000: write Markdown`, node)
    } else if (node.type === 'heading' && ++headings > mostHeadings) {
      refuse('headings', `Unexpected heading number ${headings}, expected at most 5,000: split the document`, node)
    }
  })
  checkReferences(uses, definitions, Math.max(leastExpansion, bytesOf(text)))
}

/**
 * Refuses what raw HTML has made too much when it is understood.
 *
 * @throws {VFileMessage} fatal, at the first node that is more than 120 levels deep, or at list item number 10,001
 */
export function guardUnderstood(tree: Root): void {
  let items = 0
  walk(tree, (node) => {
    if (node.type === 'listItem' && ++items > mostParts) refuseItem(items, node)
  })
}

function refuseItem(number: number, node: Nodes): never {
  refuse('parts', `Unexpected list item number ${number}, expected at most 10,000: split the document`, node)
}

/** Calls a function for every node, level by level. */
function walk(tree: Root, see: (node: Nodes) => void): void {
  let level: Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    const next: Nodes[] = []
    for (const node of level) {
      if (depth > deepest) {
        refuse('nesting', `Unexpected nesting of ${depth} levels, expected at most ${deepest}: write it flatter`, node)
      }
      see(node)
      if ('children' in node) for (const child of node.children) next.push(child)
    }
    level = next
  }
}

function checkReferences(
  uses: readonly (LinkReference | ImageReference)[],
  definitions: readonly Definition[],
  most: number,
): void {
  const sizes = new Map<string, number>()
  for (const { identifier, url, title } of definitions) {
    const key = identifier.toLowerCase()
    if (!sizes.has(key)) sizes.set(key, bytesOf(url) + bytesOf(title ?? ''))
  }
  let written = 0
  for (const node of uses) {
    written += sizes.get(node.identifier.toLowerCase()) ?? 0
    if (written < most) continue
    const count = most.toLocaleString('en-US')
    const reason = `Unexpected reference, expected all of them to write at most ${count} characters of addresses: use shorter ones`
    refuse('references', reason, node)
  }
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

function checkTable(table: Table): void {
  const columns = table.children[0]?.children.length ?? 0
  const rows = table.children.length
  if (columns > mostColumns) {
    refuse('table', `Unexpected table of ${columns} columns, expected at most ${mostColumns}: split it`, table)
  }
  if (rows > mostRows) refuse('table', `Unexpected table of ${rows} rows, expected at most 2,000: split it`, table)
  let filled = 0
  for (const row of table.children) {
    filled += Math.max(0, columns - row.children.length)
    if (filled > mostFilled) {
      const reason =
        'Unexpected row that is shorter than the head, expected at most 4,096 missing cells in a table: write the cells'
      refuse('table', reason, row)
    }
  }
}

function refuse(ruleId: string, reason: string, node: Nodes): never {
  throw messageAt('error', ruleId, reason, node.position?.start ?? { line: 1, column: 1 })
}
