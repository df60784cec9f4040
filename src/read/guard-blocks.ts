/** A quote, a list item or a footnote that lines stand in; the content of the latter two is indented by so many columns. */
export type Container = { kind: 'quote' } | { kind: 'item'; indent: number }

/** Where reading of a line stands: the next character, and its column with tabs of four. */
export interface Cursor {
  at: number
  column: number
}

/** Code and raw HTML: lines that are no Markdown. */
export interface Region {
  kind: 'fence' | 'comment' | 'html'
  /** How many containers it stands in. It ends with the last of them. */
  depth: number
  line: number
  column: number
  opener: string
  isEnd(rest: string): boolean
  endsBeforeBlank: boolean
  /** Lines in it that would be headings outside. */
  headings: { line: number; text: string }[]
}

/** Columns of white space from a place on. */
export function indentAt(line: string, { at, column }: Cursor): number {
  let end = column
  for (let index = at; index < line.length; index++) {
    if (line[index] === ' ') end++
    else if (line[index] === '\t') end += 4 - (end % 4)
    else break
  }
  return end - column
}

/** The place behind so many columns of white space; a tab may be used in part. */
function behind(line: string, { at, column }: Cursor, columns: number): Cursor {
  const end = column + columns
  let next = column
  let index = at
  while (next < end && (line[index] === ' ' || line[index] === '\t')) {
    const width = line[index] === '\t' ? 4 - (next % 4) : 1
    if (next + width > end) return { at: index, column: end }
    next += width
    index++
  }
  return { at: index, column: next }
}

/** How many of the open containers a line continues (CommonMark 5), and where its own content begins. */
export function continued(line: string, containers: readonly Container[]): { depth: number; cursor: Cursor } {
  let cursor: Cursor = { at: 0, column: 0 }
  let depth = 0
  for (const container of containers) {
    const indent = indentAt(line, cursor)
    if (container.kind === 'item') {
      const isBlank = line.length === behind(line, cursor, indent).at
      if (indent < container.indent && !isBlank) break
      cursor = behind(line, cursor, Math.min(indent, container.indent))
    } else {
      const mark = behind(line, cursor, indent)
      if (indent > 3 || line[mark.at] !== '>') break
      cursor = behindMark(line, mark, 1, 1)
    }
    depth++
  }
  return { depth, cursor }
}

function behindMark(line: string, { at, column }: Cursor, width: number, space: number): Cursor {
  return behind(line, { at: at + width, column: column + width }, space)
}

/** More containers than this in each other are refused, so that no more are looked for. */
export const deepest = 32

/** The containers that a line opens. In a paragraph only some list items can (CommonMark 5.3). */
export function opened(line: string, start: Cursor, inParagraph: boolean): { added: Container[]; cursor: Cursor } {
  const added: Container[] = []
  let cursor = start
  while (added.length <= deepest) {
    const indent = indentAt(line, cursor)
    const mark = behind(line, cursor, indent)
    if (indent > 3 || mark.at >= line.length) break
    if (line[mark.at] === '>') {
      added.push({ kind: 'quote' })
      cursor = behindMark(line, mark, 1, 1)
      continue
    }
    const width = markerAt(line, mark.at, inParagraph)
    if (width === 0) break
    const after: Cursor = { at: mark.at + width, column: mark.column + width }
    const space = indentAt(line, after)
    const isEmpty = behind(line, after, space).at >= line.length
    const note = isNote(line, mark.at)
    const padding = note ? space : isEmpty || space > 4 ? 1 : space
    added.push({ kind: 'item', indent: note ? 4 : indent + width + padding })
    cursor = behind(line, after, padding)
  }
  return { added, cursor }
}

const note = /\[\^[^\]\s]{1,999}\]:/y

function isNote(line: string, at: number): boolean {
  note.lastIndex = at
  return line[at] === '[' && note.test(line)
}

/** Characters of a list marker or of the label of a footnote; 0 where there is none. */
function markerAt(line: string, at: number, interrupts: boolean): number {
  const first = line[at] ?? ''
  if (first === '[') return isNote(line, at) ? note.lastIndex - at : 0
  let end = at
  if ('-+*'.includes(first)) {
    if (isRule(line.slice(at))) return 0
    end++
  } else {
    while (end - at < 9 && isDigit(line[end])) end++
    if (end === at || (line[end] !== '.' && line[end] !== ')')) return 0
    if (interrupts && line.slice(at, end) !== '1') return 0
    end++
  }
  const next = line[end]
  if (next !== undefined && next !== ' ' && next !== '\t') return 0
  return interrupts && line.slice(end).trim() === '' ? 0 : end - at
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

/** A thematic break (CommonMark 4.1): three or more of one mark and nothing else. */
export function isRule(rest: string): boolean {
  const mark = rest[0]
  if (mark !== '*' && mark !== '-' && mark !== '_') return false
  let marks = 0
  for (const character of rest) {
    if (character === mark) marks++
    else if (character !== ' ' && character !== '\t') return false
  }
  return marks >= 3
}

export function isHeading(rest: string): boolean {
  return /^#{1,6}(?:[ \t]|$)/.test(rest)
}

const blockNames =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|' +
  'figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|' +
  'ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul'
const htmlBlock = new RegExp(`^</?(?:${blockNames})(?:[ \\t>]|/>|$)`, 'i')

/** One whole tag and nothing else (CommonMark 6.6). */
const tagAlone =
  /^<(?:\/[a-z][a-z0-9-]*[ \t]*|[a-z][a-z0-9-]*(?:[ \t]+[a-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t]*\/?)>[ \t]*$/i

/** Kinds of raw HTML by how they begin, and what ends them (CommonMark 4.6). */
const htmlKinds: readonly (readonly [begin: RegExp, end: RegExp | null])[] = [
  [/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [htmlBlock, null],
]

const never = () => false

/** The code or raw HTML that a line without its containers and indentation begins; null where it begins none. */
export function regionAt(
  rest: string,
  inParagraph: boolean,
): Pick<Region, 'kind' | 'opener' | 'isEnd' | 'endsBeforeBlank'> | null {
  const fence = /^(?:`{3,}(?=[^`]*$)|~{3,})/.exec(rest)?.[0]
  if (fence !== undefined) {
    const isEnd = (line: string) => {
      const close = line.trim()
      return close.length >= fence.length && indentAt(line, { at: 0, column: 0 }) < 4 && isAll(close, fence[0] ?? '')
    }
    return { kind: 'fence', opener: fence, isEnd, endsBeforeBlank: false }
  }
  if (!rest.startsWith('<')) return null
  for (const [begin, end] of htmlKinds) {
    if (!begin.test(rest)) continue
    const kind = rest.startsWith('<!--') ? 'comment' : 'html'
    return {
      kind,
      opener: kind === 'comment' ? '<!--' : rest,
      isEnd: end === null ? never : (line) => end.test(line),
      endsBeforeBlank: end === null,
    }
  }
  return inParagraph || !tagAlone.test(rest)
    ? null
    : { kind: 'html', opener: rest, isEnd: never, endsBeforeBlank: true }
}

function isAll(text: string, mark: string): boolean {
  for (const character of text) if (character !== mark) return false
  return true
}
