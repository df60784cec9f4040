import type { PhrasingContent } from 'mdast'

export interface Mark {
  type: 'strong' | 'delete' | 'inlineCode' | 'link' | 'emphasis'
  start: number
  end: number
  url?: string
}

/** Phrasing content as plain text: line ends kept, marks by offset, the source line of every offset. */
export interface Inline {
  text: string
  marks: Mark[]
  /** Source line of the first character, then of every later run that starts on another line: [offset, line]. */
  lines: [number, number][]
}

/** Flattens phrasing content to text. Images give their alternative text, comments nothing. */
export function inline(nodes: readonly PhrasingContent[], definitions?: ReadonlyMap<string, string>): Inline {
  const result: Inline = { text: '', marks: [], lines: [] }
  const add = (text: string, line: number | undefined) => {
    if (line !== undefined && result.lines.at(-1)?.[1] !== line) result.lines.push([result.text.length, line])
    let at = line
    for (let index = text.indexOf('\n'); at !== undefined && index !== -1; index = text.indexOf('\n', index + 1)) {
      at++
      result.lines.push([result.text.length + index + 1, at])
    }
    result.text += text
  }
  const walk = (children: readonly PhrasingContent[]) => {
    for (const node of children) {
      const line = node.position?.start.line
      const start = result.text.length
      switch (node.type) {
        case 'text':
        case 'inlineCode':
          add(node.value, line)
          if (node.type === 'inlineCode') result.marks.push({ type: 'inlineCode', start, end: result.text.length })
          break
        case 'break':
          if (!result.text.endsWith('\n')) add('\n', undefined)
          break
        case 'image':
        case 'imageReference':
          add(node.alt ?? '', line)
          break
        case 'link':
        case 'linkReference':
          walk(node.children)
          result.marks.push({
            type: 'link',
            start,
            end: result.text.length,
            url: node.type === 'link' ? node.url : (definitions?.get(node.identifier) ?? ''),
          })
          break
        case 'strong':
        case 'delete':
        case 'emphasis':
          walk(node.children)
          result.marks.push({ type: node.type, start, end: result.text.length })
          break
        default:
          if ('children' in node) walk(node.children as PhrasingContent[])
          else if (node.type === 'html') break
      }
    }
  }
  walk(nodes)
  return result
}

export function lineAt(text: Inline, offset: number): number {
  let line = text.lines[0]?.[1] ?? 1
  for (const [start, at] of text.lines) {
    if (start > offset) break
    line = at
  }
  return line
}

/** The part of a flattened text between two offsets. */
export function slice(text: Inline, start: number, end: number = text.text.length): Inline {
  const lines: [number, number][] = [[0, lineAt(text, start)]]
  for (const [offset, line] of text.lines) if (offset > start && offset < end) lines.push([offset - start, line])
  return {
    text: text.text.slice(start, end),
    marks: text.marks
      .filter((mark) => mark.start < end && mark.end > start)
      .map((mark) => ({ ...mark, start: Math.max(0, mark.start - start), end: Math.min(end, mark.end) - start })),
    lines,
  }
}

/** The lines of a paragraph, each as a flattened text of its own. */
export function eachLine(text: Inline): Inline[] {
  const parts: Inline[] = []
  let start = 0
  for (;;) {
    const end = text.text.indexOf('\n', start)
    parts.push(slice(text, start, end === -1 ? undefined : end))
    if (end === -1) return parts
    start = end + 1
  }
}

/** Whether a mark covers all words of the text. */
export function wholly(text: Inline, type: Mark['type']): boolean {
  let words = text.text
  for (const mark of text.marks)
    if (mark.type === type)
      words = words.slice(0, mark.start) + ' '.repeat(mark.end - mark.start) + words.slice(mark.end)
  return text.marks.some((mark) => mark.type === type) && !/[\p{L}\p{N}]/u.test(words)
}
