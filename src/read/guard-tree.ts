import type { Nodes, Root, Table } from 'mdast'
import { messageAt } from './message.ts'

const deepest = 120
const mostHeadings = 5_000
const mostColumns = 64
const mostRows = 2_000
/** Cells that GFM adds to rows which are shorter than the head. */
const mostFilled = 4_096
/** cmark's limit: what references may write out in all is this, or the size of the document. */
const leastExpansion = 100_000

/**
 * Refuses a tree that would grow without measure when it is written out, or that is too deep for functions that call themselves.
 *
 * @throws {VFileMessage} fatal, at the node that is too much
 */
export function guardTree(tree: Root, text: string): void {
  let headings = 0
  const uses: { key: string; node: Nodes }[] = []
  const sizes = new Map<string, number>()
  for (const [node] of nodesOf(tree)) {
    if (node.type === 'table') checkTable(node)
    else if (node.type === 'heading' && ++headings > mostHeadings) {
      refuse('headings', `Unexpected heading number ${headings}, expected at most 5,000: split the document`, node)
    } else if (node.type === 'definition') {
      const key = node.identifier.toLowerCase()
      if (!sizes.has(key)) sizes.set(key, node.url.length + (node.title?.length ?? 0))
    } else if (node.type === 'linkReference' || node.type === 'imageReference') {
      uses.push({ key: node.identifier.toLowerCase(), node })
    }
  }
  const most = Math.max(leastExpansion, text.length)
  let written = 0
  for (const { key, node } of uses) {
    written += sizes.get(key) ?? 0
    if (written > most) {
      const reason = `Unexpected reference, expected all of them to write at most ${most.toLocaleString('en-US')} characters of addresses: use shorter addresses`
      refuse('references', reason, node)
    }
  }
}

/** @throws {VFileMessage} fatal, at the first node that is more than 120 levels deep */
export function guardDepth(tree: Root): void {
  for (const [node, depth] of nodesOf(tree)) {
    if (depth > deepest)
      refuse('nesting', `Unexpected nesting of ${depth} levels, expected at most ${deepest}: write it flatter`, node)
  }
}

function* nodesOf(tree: Root): Generator<readonly [node: Nodes, depth: number]> {
  const pending: (readonly [Nodes, number])[] = [[tree, 0]]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next
    const [node, depth] = next
    if (!('children' in node)) continue
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at]
      if (child) pending.push([child, depth + 1])
    }
  }
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
