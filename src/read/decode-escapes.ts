import type { Nodes } from 'mdast'
import { toTree } from './parse-markdown.ts'

/** One `\uXXXX` of JSON that stands in the prose of a document; offsets are those of the input. */
export interface Unescaped {
  offset: number
  from: string
  character: string
}

const jsonEscape = /\\u[0-9a-fA-F]{4}/
const escapes = /\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})|\\u([0-9a-f]{4})/gi
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\u00a0]$/u
const asciiPunctuation = /^[!-/:-@[-`{-~]$/

/** True where a text holds anything that looks like an escape of JSON (RFC 8259, section 7). */
export function mayHoldEscapes(text: string): boolean {
  return jsonEscape.test(text)
}

/**
 * Replaces escapes of JSON (`\u003c5 bugs`) by their characters, outside code, HTML and addresses. Only punctuation and what lies
 * beyond ASCII is replaced: programs that write JSON escape nothing else. Punctuation gets a backslash (CommonMark 2.4), so that
 * it stays text and never becomes structure.
 */
export function unescapeProse(text: string, from: number): { text: string; repairs: Unescaped[] } {
  const repairs: Unescaped[] = []
  let out = ''
  let copied = 0
  for (const [start, end] of textRanges(toTree(text))) {
    if (start < from) continue
    for (const match of text.slice(start, end).matchAll(escapes)) {
      const offset = start + match.index
      const character = characterOf(match)
      if (character === null || offset < copied || isEscaped(text, offset)) continue
      out += text.slice(copied, offset) + (asciiPunctuation.test(character) ? `\\${character}` : character)
      copied = offset + match[0].length
      repairs.push({ offset, from: match[0], character })
    }
  }
  return { text: out + text.slice(copied), repairs }
}

function characterOf([, high, low, single]: RegExpExecArray): string | null {
  const units = single === undefined ? [high, low] : [single]
  const character = String.fromCharCode(...units.map((unit) => Number.parseInt(unit ?? '', 16)))
  const beyond = (character.codePointAt(0) ?? 0) > 0x7f
  return (beyond ? printable : asciiPunctuation).test(character) ? character : null
}

function isEscaped(text: string, offset: number): boolean {
  let slashes = 0
  while (text[offset - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

/** Where the text nodes of a tree stand, in order; the text of an address (`https://…`, `<https://…>`) is left out. */
function textRanges(node: Nodes): [start: number, end: number][] {
  const ranges: [number, number][] = []
  const pending: Nodes[] = [node]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [start, end] = [next.position?.start.offset, next.position?.end.offset]
    if (next.type === 'text' && start !== undefined && end !== undefined) ranges.push([start, end])
    if (!('children' in next)) continue
    const only = next.type === 'link' ? next.children[0] : undefined
    if (only?.type === 'text' && next.type === 'link' && next.url.endsWith(only.value)) continue
    for (let at = next.children.length - 1; at >= 0; at--) {
      const child = next.children[at]
      if (child) pending.push(child)
    }
  }
  return ranges
}
