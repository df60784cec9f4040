import type { Html, Nodes } from 'mdast'
import { type Token as Parse5, Tokenizer, TokenizerMode } from 'parse5'
import type { Point, Position } from 'unist'

interface Placed {
  position: Position
  source: string
  /** The raw HTML node that it is a part of. */
  of: Html
}

export interface OpenTag extends Placed {
  kind: 'open'
  name: string
  attributes: ReadonlyMap<string, string>
  /** Written `<name/>`. */
  closed: boolean
}

/** What stands in a run of Markdown and HTML: tags, comments, words of raw HTML, and nodes of the Markdown around them. */
export type Token =
  | OpenTag
  | ({ kind: 'close'; name: string } & Placed)
  | ({ kind: 'text' | 'comment'; value: string } & Placed)
  | ({ kind: 'raw' } & Placed)
  | { kind: 'node'; node: Nodes; position: Position }
  /** The end of a block: what stands before it and what stands behind it are no one line. */
  | { kind: 'gap'; position: Position }

/** Elements whose content is no HTML (HTML Standard, 13.1.2). */
const opaque: ReadonlyMap<string, Tokenizer['state']> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
  ...['textarea', 'title'].map((name) => [name, TokenizerMode.RCDATA] as const),
  ...['style', 'iframe', 'xmp', 'noembed', 'noframes', 'noscript'].map(
    (name) => [name, TokenizerMode.RAWTEXT] as const,
  ),
])

/** Of most tags. */
const none: ReadonlyMap<string, string> = new Map()
const nowhere: Position = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }

export function positionOf(node: { position?: Position | undefined }): Position {
  return node.position ?? nowhere
}

/**
 * The tokens of one raw HTML node, as the HTML Standard tokenises it (13.2.5), at their places in the document. Every character
 * of the node is in the source of one token. Lines are exact; columns are those of the file where the node stands in no container.
 * Elements that are not known are one raw token from their first to their last character.
 */
export function tokensOf(node: Html, isKnown: (name: string) => boolean): Token[] {
  const { value } = node
  const tag = plainTag.exec(value)
  if (tag !== null) return [tokenOfPlainTag(node, tag[1] === '/', (tag[2] as string).toLowerCase(), isKnown)]
  const { start, end } = positionOf(node)
  const isVerbatim = start.offset !== undefined && end.offset === start.offset + value.length
  const pointOf = (line: number, column: number, offset: number): Point => {
    const point: Point = { line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column }
    if (isVerbatim) point.offset = (start.offset ?? 0) + offset
    return point
  }
  const tokens: Token[] = []
  let covered: Point = start
  let offset = 0
  const place = (location: NonNullable<Parse5.Token['location']>): Placed => {
    const from = pointOf(location.startLine, location.startCol, location.startOffset)
    skipTo(location.startOffset, from)
    covered = pointOf(location.endLine, location.endCol, location.endOffset)
    offset = location.endOffset
    return { position: { start: from, end: covered }, source: value.slice(location.startOffset, offset), of: node }
  }
  /** The tokenizer says nothing of a tag that never ends. */
  const skipTo = (next: number, point: Point) => {
    if (next > offset) {
      tokens.push({
        kind: 'raw',
        source: value.slice(offset, next),
        of: node,
        position: { start: covered, end: point },
      })
    }
  }
  /** Texts that follow each other are one: the tokenizer parts words from white space. */
  const addText = ({ chars, location }: Parse5.CharacterToken) => {
    if (location === null) return
    const last = tokens.at(-1)
    if (last?.kind !== 'text' || location.startOffset !== offset) {
      const { position, source, of } = place(location)
      tokens.push({ kind: 'text', value: chars, position, source, of })
      return
    }
    covered = pointOf(location.endLine, location.endCol, location.endOffset)
    last.value += chars
    last.source += value.slice(offset, location.endOffset)
    last.position = { start: last.position.start, end: covered }
    offset = location.endOffset
  }
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag({ tagName: name, attrs, selfClosing: closed, location }) {
        if (location !== null) {
          const attributes = attrs.length === 0 ? none : new Map(attrs.map((each) => [each.name, each.value]))
          const { position, source, of } = place(location)
          tokens.push({ kind: 'open', name, attributes, closed, position, source, of })
        }
        const state = opaque.get(name)
        if (state !== undefined) tokenizer.state = state
      },
      onEndTag({ tagName: name, location }) {
        if (location === null) return
        const { position, source, of } = place(location)
        tokens.push({ kind: 'close', name, position, source, of })
      },
      onComment({ data, location }) {
        if (location === null) return
        const placed = place(location)
        tokens.push(
          placed.source.startsWith('<!--') ? { kind: 'comment', value: data, ...placed } : { kind: 'raw', ...placed },
        )
      },
      onDoctype({ location }) {
        if (location !== null) tokens.push({ kind: 'raw', ...place(location) })
      },
      onCharacter: addText,
      onWhitespaceCharacter: addText,
      onNullCharacter: addText,
      onEof() {},
    },
  )
  tokenizer.write(value, true)
  skipTo(value.length, end)
  return withForeignWhole(tokens, node, isKnown)
}

/** A tag alone, without attributes: what most raw HTML between words is. It needs no tokenizer. */
const plainTag = /^<(\/?)([A-Za-z][A-Za-z0-9]*)>$/

function tokenOfPlainTag(of: Html, isEnd: boolean, name: string, isKnown: (name: string) => boolean): Token {
  const position = positionOf(of)
  const source = of.value
  if (!isKnown(name)) return { kind: 'raw', position, source, of }
  if (isEnd) return { kind: 'close', name, position, source, of }
  return { kind: 'open', name, attributes: none, closed: false, position, source, of }
}

function withForeignWhole(tokens: readonly Token[], of: Html, isKnown: (name: string) => boolean): Token[] {
  const isForeign = (token: Token) => 'name' in token && !isKnown(token.name)
  if (!tokens.some(isForeign)) return [...tokens]
  const openers = new Map<string, number[]>()
  const closers = new Map<number, number>()
  for (const [at, token] of tokens.entries()) {
    if (!('name' in token) || !isForeign(token)) continue
    const open = openers.get(token.name) ?? []
    openers.set(token.name, open)
    if (token.kind === 'open') open.push(at)
    else {
      const opener = open.pop()
      if (opener !== undefined) closers.set(opener, at)
    }
  }
  const result: Token[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || !isForeign(token)) {
      if (token) result.push(token)
      continue
    }
    const to = closers.get(at) ?? at
    const source = tokens.slice(at, to + 1).map((each) => ('source' in each ? each.source : ''))
    const position = { start: token.position.start, end: tokens[to]?.position.end ?? token.position.end }
    result.push({ kind: 'raw', source: source.join(''), of, position })
    at = to
  }
  return result
}
