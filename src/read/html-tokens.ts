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
  const add = ({ location }: Parse5.Token, make: (placed: Placed) => Token) => {
    if (location === null) return
    const from = pointOf(location.startLine, location.startCol, location.startOffset)
    skipTo(location.startOffset, from)
    covered = pointOf(location.endLine, location.endCol, location.endOffset)
    offset = location.endOffset
    const source = value.slice(location.startOffset, offset)
    tokens.push(make({ position: { start: from, end: covered }, source, of: node }))
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
  const addText = (token: Parse5.CharacterToken) => {
    add(token, (placed) => ({ kind: 'text', value: token.chars, ...placed }))
  }
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag(tag) {
        const attributes = new Map(tag.attrs.map((attribute) => [attribute.name, attribute.value]))
        add(tag, (placed) => ({ kind: 'open', name: tag.tagName, attributes, closed: tag.selfClosing, ...placed }))
        const state = opaque.get(tag.tagName)
        if (state !== undefined) tokenizer.state = state
      },
      onEndTag: (tag) => add(tag, (placed) => ({ kind: 'close', name: tag.tagName, ...placed })),
      onComment: (comment) => {
        add(comment, (placed) =>
          placed.source.startsWith('<!--')
            ? { kind: 'comment', value: comment.data, ...placed }
            : { kind: 'raw', ...placed },
        )
      },
      onDoctype: (doctype) => add(doctype, (placed) => ({ kind: 'raw', ...placed })),
      onCharacter: addText,
      onWhitespaceCharacter: addText,
      onNullCharacter: addText,
      onEof() {},
    },
  )
  tokenizer.write(value, true)
  skipTo(value.length, end)
  return withForeignWhole(joined(tokens), node, isKnown)
}

/** Makes texts that follow each other one. */
function joined(tokens: readonly Token[]): Token[] {
  const result: Token[] = []
  for (const token of tokens) {
    const last = result.at(-1)
    if (token.kind === 'text' && last?.kind === 'text') {
      last.value += token.value
      last.source += token.source
      last.position = { start: last.position.start, end: token.position.end }
    } else result.push(token)
  }
  return result
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
