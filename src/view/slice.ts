import type { Code, List, ListItem, Nodes, PhrasingContent, RootContent, Table, Text } from 'mdast'
import type { Lines } from '../roadmap/index.ts'

/**
 * The parts of a tree that stand on the given lines, in document order. A block that lies in them whole comes back as it
 * is; one that reaches beyond (a list whose items belong to several milestones, a table of them, a paragraph of marker
 * lines, a fence) is cut at the line. The tree itself is not changed.
 */
export function slice(nodes: readonly RootContent[], runs: readonly Lines[]): RootContent[] {
  const first = runs.reduce((line, run) => Math.min(line, run[0]), Number.POSITIVE_INFINITY)
  const last = runs.reduce((line, run) => Math.max(line, run[1]), 0)
  const kept: RootContent[] = []
  for (let index = nodes.length < many ? 0 : firstEndingFrom(nodes, first); index < nodes.length; index += 1) {
    const node = nodes[index] as RootContent
    if (linesOf(node)[0] > last) break
    const part = cut(node, runs)
    if (part) kept.push(part)
  }
  return kept
}

/** From here on it is worth looking a line up; only the blocks of a whole document are so many. */
const many = 64

/** Where the nodes begin that reach a line: they stand in the order of their lines. */
function firstEndingFrom(nodes: readonly RootContent[], line: number): number {
  let [low, high] = [0, nodes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (linesOf(nodes[middle] as RootContent)[1] >= line) high = middle
    else low = middle + 1
  }
  return low
}

type Cut = RootContent | null

function cut(node: RootContent, runs: readonly Lines[]): Cut {
  const [first, last] = linesOf(node)
  if (first === 0) return node
  if (isInside(first, last, runs)) return node
  if (!touches(first, last, runs)) return null
  if (node.type === 'table') return cutTable(node, runs)
  if (node.type === 'text') return cutText(node, runs)
  if (node.type === 'code') return cutCode(node, runs)
  if ('children' in node) {
    const children = slice(node.children as RootContent[], runs)
    if (!children.some((child) => linesOf(child)[0] > 0)) return null
    const copy = { ...node, children } as RootContent
    if (node.type === 'list' && node.ordered) (copy as List).start = startOf(node, children[0] as ListItem)
    if (node.type === 'paragraph') return { ...node, children: trimmed(children as PhrasingContent[]) }
    return copy
  }
  return covers(first, runs) ? node : null
}

/** A table keeps its heading row, which says what the cells mean; where all rows went elsewhere, it went with them. */
function cutTable(table: Table, runs: readonly Lines[]): Cut {
  const [head, ...rows] = table.children
  const kept = rows.filter((row) => {
    const [first, last] = linesOf(row)
    return touches(first, last, runs)
  })
  if (head === undefined) return null
  const headLines = linesOf(head)
  if (kept.length === 0 && (rows.length > 0 || !touches(...headLines, runs))) return null
  return { ...table, children: [head, ...kept] }
}

function cutText(text: Text, runs: readonly Lines[]): Cut {
  const value = keepLines(text.value, linesOf(text)[0], runs)
  return value === '' ? null : { ...text, value }
}

/** The lines of a fence are those after its opening. */
function cutCode(code: Code, runs: readonly Lines[]): Cut {
  const [first, last] = linesOf(code)
  const lines = code.value.split('\n')
  const opening = last - first + 1 > lines.length ? 1 : 0
  const value = keepLines(code.value, first + opening, runs)
  if (value !== '') return { ...code, value }
  return covers(first, runs) ? { ...code, value: '' } : null
}

function keepLines(value: string, first: number, runs: readonly Lines[]): string {
  return value
    .split('\n')
    .filter((_, index) => covers(first + index, runs))
    .join('\n')
}

/** A cut paragraph neither begins nor ends with a line break. */
function trimmed(children: PhrasingContent[]): PhrasingContent[] {
  let [from, to] = [0, children.length]
  while (from < to && children[from]?.type === 'break') from += 1
  while (to > from && children[to - 1]?.type === 'break') to -= 1
  return children.slice(from, to)
}

function startOf(list: List, item: ListItem): number {
  const line = item.position?.start.line
  const index = list.children.findIndex((child) => child.position?.start.line === line)
  return (list.start ?? 1) + Math.max(0, index)
}

/** First and last line of a node; zeros where it was made and not read. */
export function linesOf(node: Nodes): Lines {
  return [node.position?.start.line ?? 0, node.position?.end.line ?? 0]
}

export function covers(line: number, runs: readonly Lines[]): boolean {
  return runs.some(([first, last]) => line >= first && line <= last)
}

function touches(first: number, last: number, runs: readonly Lines[]): boolean {
  return runs.some((run) => run[0] <= last && run[1] >= first)
}

function isInside(first: number, last: number, runs: readonly Lines[]): boolean {
  return runs.some((run) => run[0] <= first && run[1] >= last)
}
