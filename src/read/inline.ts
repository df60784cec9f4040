import type { PhrasingContent } from 'mdast'
import type { ReadContext } from './context.ts'
import { hasWord } from './words.ts'

/** A part of a text that is set off, by offsets. */
export interface Mark {
  type: 'strong' | 'delete' | 'inlineCode' | 'link' | 'emphasis'
  start: number
  end: number
  url?: string
}

/** Phrasing content as plain text: line ends kept, marks by offset, the source line of every offset. */
export interface Inline {
  readonly text: string
  readonly marks: readonly Mark[]
  /** Source line of the first character, then of every later run that starts on another line: [offset, line]. */
  readonly lines: readonly (readonly [number, number])[]
}

/** Text that stands on one line of the source, without marks. */
export const plain = (text: string, line: number): Inline => ({ text, marks: [], lines: [[0, line]] })

/** The text of a heading, paragraph, cell or summary. Images give their alternative text, comments nothing. */
export function textOf(node: { children: readonly PhrasingContent[] }, { memo, definitions }: ReadContext): Inline {
  const known = memo.texts.get(node)
  if (known) return known
  const text = flattened(node.children, definitions)
  memo.texts.set(node, text)
  return text
}

/** A text in the making. Its parts are joined in the end: to look at a long text after each of them takes quadratic time. */
interface Flat {
  parts: string[]
  length: number
  marks: Mark[]
  lines: [number, number][]
}

function flattened(nodes: readonly PhrasingContent[], definitions: ReadonlyMap<string, string>): Inline {
  const result: Flat = { parts: [], length: 0, marks: [], lines: [] }
  for (const node of nodes) flatten(node, result, definitions)
  const { parts, marks, lines } = result
  return { text: parts.length === 1 ? (parts[0] as string) : parts.join(''), marks, lines }
}

function flatten(node: PhrasingContent, into: Flat, definitions: ReadonlyMap<string, string>): void {
  const start = into.length
  const line = node.position?.start.line
  switch (node.type) {
    case 'text':
      add(node.value, line, into)
      return
    case 'inlineCode':
      add(node.value, line, into)
      into.marks.push({ type: node.type, start, end: into.length })
      return
    case 'break':
      if (!into.parts.at(-1)?.endsWith('\n')) add('\n', undefined, into)
      return
    case 'image':
    case 'imageReference':
      add(node.alt ?? '', line, into)
      return
    case 'link':
    case 'linkReference': {
      for (const child of node.children) flatten(child, into, definitions)
      const url = node.type === 'link' ? node.url : (definitions.get(node.identifier) ?? '')
      into.marks.push({ type: 'link', start, end: into.length, url })
      return
    }
    case 'strong':
    case 'delete':
    case 'emphasis':
      for (const child of node.children) flatten(child, into, definitions)
      into.marks.push({ type: node.type, start, end: into.length })
      return
    default:
      if ('children' in node) for (const child of node.children as PhrasingContent[]) flatten(child, into, definitions)
  }
}

function add(text: string, line: number | undefined, into: Flat): void {
  if (text === '') return
  const from = into.length
  into.parts.push(text)
  into.length += text.length
  if (line === undefined) return
  if (into.lines.at(-1)?.[1] !== line) into.lines.push([from, line])
  let at = line
  for (let index = text.indexOf('\n'); index !== -1; index = text.indexOf('\n', index + 1))
    into.lines.push([from + index + 1, ++at])
}

/** The source line of an offset of a text. */
export function lineAt(text: Inline, offset: number): number {
  let line = text.lines[0]?.[1] ?? 1
  for (const [start, at] of text.lines) {
    if (start > offset) break
    line = at
  }
  return line
}

/** The part of a text between two offsets. */
export function slice(text: Inline, start: number, end: number = text.text.length): Inline {
  if (start === 0 && end === text.text.length) return text
  return {
    text: text.text.slice(start, end),
    marks: marksBetween(text.marks, start, end),
    lines: linesBetween(text, start, end),
  }
}

function marksBetween(marks: readonly Mark[], start: number, end: number): Mark[] {
  const found: Mark[] = []
  for (const mark of marks)
    if (mark.start < end && mark.end > start)
      found.push({ ...mark, start: Math.max(0, mark.start - start), end: Math.min(end, mark.end) - start })
  return found
}

function linesBetween(text: Inline, start: number, end: number): [number, number][] {
  const found: [number, number][] = [[0, lineAt(text, start)]]
  for (const [offset, line] of text.lines) if (offset > start && offset < end) found.push([offset - start, line])
  return found
}

/** The lines of a text, each as a text of its own; at least one. */
export function eachLine(text: Inline, { memo }: ReadContext): readonly Inline[] {
  if (!text.text.includes('\n')) return [text]
  const known = memo.lines.get(text)
  if (known) return known
  const found = cutAtLineEnds(text)
  memo.lines.set(text, found)
  return found
}

/** One pass over text, marks and lines: a long paragraph has many of each. */
function cutAtLineEnds(text: Inline): Inline[] {
  const parts: Inline[] = []
  const marksOf = marksByLine(text.marks)
  let at = 0
  let line = text.lines[0]?.[1] ?? 1
  for (let start = 0; start <= text.text.length; ) {
    const feed = text.text.indexOf('\n', start)
    const end = feed === -1 ? text.text.length : feed
    for (let next = text.lines[at]; next && next[0] <= start; next = text.lines[++at]) line = next[1]
    const lines: [number, number][] = [[0, line]]
    for (let next = text.lines[at]; next && next[0] < end; next = text.lines[++at]) {
      line = next[1]
      lines.push([next[0] - start, line])
    }
    parts.push({ text: text.text.slice(start, end), marks: marksOf(start, end), lines })
    start = end + 1
  }
  return parts
}

/** Marks of one line after the other, in the order that the text has them in. */
function marksByLine(marks: readonly Mark[]): (start: number, end: number) => Mark[] {
  const coming = marks.map((mark, order) => ({ mark, order })).sort((a, b) => a.mark.start - b.mark.start)
  let next = 0
  let open: typeof coming = []
  return (start, end) => {
    open = open.filter(({ mark }) => mark.end > start)
    for (let entry = coming[next]; entry && entry.mark.start < end; entry = coming[++next]) open.push(entry)
    open.sort((a, b) => a.order - b.order)
    return marksBetween(
      open.map(({ mark }) => mark),
      start,
      end,
    )
  }
}

/** The first line of a text. */
export const firstLine = (text: Inline, context: ReadContext): Inline =>
  text.text.includes('\n') ? (eachLine(text, context)[0] ?? text) : text

/** Whether marks of one type cover all words of the text. */
export function wholly({ text, marks }: Inline, type: Mark['type']): boolean {
  const own = marks.filter((mark) => mark.type === type)
  if (own.length === 0) return false
  let rest = ''
  let from = 0
  for (const mark of own.sort((a, b) => a.start - b.start)) {
    if (mark.start > from) rest += text.slice(from, mark.start)
    from = Math.max(from, mark.end)
  }
  return !hasWord(rest + text.slice(from))
}
