import type { BlockContent, Nodes, PhrasingContent, Text } from 'mdast'
import type { Point, Position } from 'unist'
import { positionOf } from './html-tokens.ts'

/** Stands between blocks while words are gathered, and never in a tree. */
export const gap = { type: 'gap' } as unknown as Nodes

const wordTypes: ReadonlySet<string> = new Set(
  `break delete emphasis footnoteReference image imageReference inlineCode keyboard link linkReference strong subscript
  superscript text`.split(/\s+/),
)
const eitherTypes: ReadonlySet<string> = new Set(['html', 'comment'])

export function isWords(node: Nodes): node is PhrasingContent {
  return wordTypes.has(node.type)
}

export function isEither(node: Nodes): boolean {
  return eitherTypes.has(node.type)
}

export function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

/** Words that stand side by side become a paragraph; comments and raw HTML between blocks stand alone. */
export function asBlocks(nodes: readonly Nodes[]): BlockContent[] {
  const blocks: Nodes[] = []
  let line: Nodes[] = []
  const flush = () => {
    if (line.every((node) => isEither(node) || isBlank(node))) {
      for (const node of line) if (isEither(node)) blocks.push(node)
    } else {
      const children = trimmed(line)
      blocks.push({ type: 'paragraph', children, position: around(children) })
    }
    line = []
  }
  for (const node of nodes) {
    if (isWords(node) || isEither(node)) line.push(node)
    else {
      flush()
      if (node !== gap) blocks.push(node)
    }
  }
  flush()
  return blocks as BlockContent[]
}

/** Everything on one line, with a break where a block ends, for places that hold words only: cells, headings, summaries. */
export function asWords(nodes: readonly Nodes[]): PhrasingContent[] {
  const words: Nodes[] = []
  let isNew = false
  let hasWords = false
  const separate = (position: Position) => {
    if (hasWords) words.push({ type: 'break', position: startOf(position) })
  }
  for (const node of nodes) {
    if (isWords(node) || isEither(node)) {
      if (isNew && isBlank(node)) continue
      if (isNew && !isEither(node)) separate(positionOf(node))
      isNew = isNew && isEither(node)
      hasWords ||= !isEither(node) && !isBlank(node)
      words.push(node)
    } else if (node === gap) isNew = words.length > 0
    else {
      const flat = wordsOf(node)
      if (flat.length === 0) continue
      separate(positionOf(node))
      for (const word of flat) words.push(word)
      hasWords = true
      isNew = true
    }
  }
  return trimmed(words)
}

/** The same for emphasis and links, which keep the spaces at their ends. */
export function asWordsWithin(nodes: readonly Nodes[]): PhrasingContent[] {
  return nodes.every((node) => isWords(node) || isEither(node))
    ? joinedTexts(nodes as PhrasingContent[])
    : asWords(nodes)
}

function wordsOf(node: Nodes): PhrasingContent[] {
  switch (node.type) {
    case 'code':
      return [{ type: 'inlineCode', value: node.value, position: positionOf(node) }]
    case 'thematicBreak':
    case 'definition':
      return []
    case 'listItem': {
      const box = typeof node.checked === 'boolean' ? [boxOf(node.checked, positionOf(node))] : []
      return [...box, ...asWords(node.children)]
    }
    case 'tableRow':
      return node.children.flatMap((cell, at) => [
        ...(at === 0 ? [] : [textOf(' ', positionOf(cell))]),
        ...cell.children,
      ])
    default:
      return 'children' in node ? asWords(node.children as Nodes[]) : []
  }
}

export function textOf(value: string, position: Position): Text {
  return { type: 'text', value, position }
}

export function boxOf(checked: boolean, position: Position): Text {
  return textOf(checked ? '☑ ' : '☐ ', position)
}

/** Without blank words at both ends, and with texts that follow each other joined. */
function trimmed(nodes: readonly Nodes[]): PhrasingContent[] {
  const words = joinedTexts(nodes as PhrasingContent[])
  const first = words[0]
  if (first?.type === 'text') trimStart(first)
  const last = words.at(-1)
  if (last?.type === 'text') trimEnd(last)
  return words.filter((node) => node.type !== 'text' || node.value !== '')
}

function trimStart(node: Text): void {
  const value = node.value.trimStart()
  const space = node.value.slice(0, node.value.length - value.length)
  const { start, end } = positionOf(node)
  const lines = space.split('\n').length - 1
  if (space !== '')
    node.position = { start: lines > 0 ? { line: start.line + lines, column: 1 } : along(start, space), end }
  node.value = value
}

function trimEnd(node: Text): void {
  const value = node.value.trimEnd()
  const space = node.value.slice(value.length)
  const { start, end } = positionOf(node)
  const lines = space.split('\n').length - 1
  const column = value.length - value.lastIndexOf('\n')
  const isOneLine = !value.includes('\n')
  if (space !== '') node.position = { start, end: isOneLine ? along(start, value) : { line: end.line - lines, column } }
  node.value = value
}

export function along(point: Point, text: string): Point {
  const next: Point = { line: point.line, column: point.column + text.length }
  if (point.offset !== undefined) next.offset = point.offset + text.length
  return next
}

/** Texts that follow each other become one, so that words are found over the seams. */
export function joinedTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type !== 'text') result.push(node)
    else if (last?.type !== 'text') result.push({ ...node })
    else {
      last.value += node.value
      last.position = { start: positionOf(last).start, end: positionOf(node).end }
    }
  }
  return result
}

export function around(nodes: readonly Nodes[]): Position {
  const first = nodes[0]
  const last = nodes.at(-1)
  return { start: positionOf(first ?? {}).start, end: positionOf(last ?? {}).end }
}

export function startOf({ start }: Position): Position {
  return { start, end: start }
}

export function endOf({ end }: Position): Position {
  return { start: end, end }
}
