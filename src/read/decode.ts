import type { VFileMessage } from 'vfile-message'
import { textOf } from './decode-bytes.ts'
import { codeRanges } from './decode-code.ts'
import { mayHoldEscapes, unescapeProse } from './decode-escapes.ts'
import { untangle } from './decode-mojibake.ts'
import { frontMatterEnd } from './front-matter.ts'
import { guard } from './guard.ts'
import { messageAt, type Place, shown } from './message.ts'

/** What is left of a character whose bytes were lost before the file was saved. */
export interface Lossy {
  /** Line and column of the decoded text, counted from 1; the column in UTF-16 code units. */
  line: number
  column: number
  text: string
}

export interface Decoded {
  /** The text with LF line ends. It has the lines of the file: none is added, joined or removed. */
  text: string
  messages: VFileMessage[]
  /** Runs that are no words of the author: decoration that cannot be restored. */
  lossy: Lossy[]
}

/** GitHub shows no more of a file, and does not say so. */
const mostBytes = 512_000
const manyBytes = 256_000
/** A text can have been mangled more than once; each pass mends one time. */
const mostPasses = 3

/**
 * Bytes of a file to text: strict UTF-8 without its byte order mark, LF line ends, mojibake and stray JSON escapes repaired where
 * the bytes prove it. Everything repaired or left broken is a message with its line.
 *
 * @throws {VFileMessage} fatal, with line and column, for what is no UTF-8 text, too long, or no document (a merge conflict, a
 *   pointer of Git LFS)
 */
export function decode(bytes: Uint8Array | string, path?: string): Decoded {
  const messages: VFileMessage[] = []
  const size = typeof bytes === 'string' ? new TextEncoder().encode(bytes).length : bytes.length
  checkSize(size, messages, path)
  let text = typeof bytes === 'string' ? textOf(new TextEncoder().encode(bytes), path) : textOf(bytes, path)
  text = withLineFeeds(text, messages, path)
  refuseWhatIsNoDocument(text, path)

  if (mayHoldEscapes(text)) {
    guard(text)
    const unescaped = unescapeProse(text, frontMatterEnd(text))
    report(text, unescaped.repairs, messages, path, 'an escape of JSON outside code; write the character')
    text = unescaped.text
  }
  let lossy: Lossy[] = []
  for (let pass = 0; pass < mostPasses; pass++) {
    const untangled = untangle(text, pass > 0)
    if (untangled === null) break
    const repairs = untangled.repairs.map(({ offset, from, to }) => ({ offset, from, character: to }))
    const cause = `UTF-8 that was read as ${untangled.encoding}; save the file as UTF-8 once more`
    report(text, repairs, messages, path, cause)
    const places = placesOf(untangled.text)
    lossy = untangled.lossy.map((leftover) => ({ ...places(leftover.offset), text: leftover.text }))
    if (untangled.text === text) break
    text = untangled.text
  }
  if (text.startsWith('\ufeff')) text = text.slice(1)
  reportLossy(lossy, messages, path)
  return { text, messages, lossy }
}

function checkSize(size: number, messages: VFileMessage[], path?: string): void {
  const place = { line: 1, column: 1 }
  const count = size.toLocaleString('en-US')
  if (size > mostBytes) {
    const reason = `Unexpected document of ${count} bytes, expected at most 512,000: split it, GitHub shows no more of a file`
    throw messageAt('error', 'too-large', reason, place, path)
  }
  if (size > manyBytes) {
    const reason = `Unexpected document of ${count} bytes, expected at most 256,000: split it while it is still shown in full`
    messages.push(messageAt('warning', 'too-large', reason, place, path))
  }
}

/** CommonMark 2.1: a line ends with LF, with CRLF, or with a CR that no LF follows. */
function withLineFeeds(text: string, messages: VFileMessage[], path?: string): string {
  if (!text.includes('\r')) return text
  const normal = text.replace(/\r\n?/g, '\n')
  const alone = /\r(?!\n)/.exec(text)
  const pairs = text.split('\r\n').length - 1
  const feeds = text.split('\n').length - 1
  if (alone !== null) {
    const line = text.slice(0, alone.index).replace(/\r\n?/g, '\n').split('\n').length
    const reason =
      'Unexpected carriage return alone, expected a line feed: read as the end of a line; save the file with LF line ends'
    messages.push(messageAt('warning', 'line-end', reason, { line, column: 1 }, path))
  } else if (pairs !== feeds) {
    const lines = text.split('\n')
    const usual = pairs * 2 > feeds
    const odd = lines.findIndex((line, at) => at < lines.length - 1 && line.endsWith('\r') !== usual)
    const reason = `Unexpected ${usual ? 'LF' : 'CRLF'}, expected ${usual ? 'CRLF' : 'LF'} as on most lines: save the file with one kind of line end`
    messages.push(messageAt('warning', 'line-end', reason, { line: odd + 1, column: 1 }, path))
  }
  return normal
}

function refuseWhatIsNoDocument(text: string, path?: string): void {
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    const reason =
      'Unexpected pointer of Git LFS, expected the document: run `git lfs pull`, or keep Markdown out of LFS'
    throw messageAt('error', 'not-text', reason, { line: 1, column: 1 }, path)
  }
  if (!/^<{7} /m.test(text)) return
  const code = codeRanges(text)
  let offset = 0
  let opened: number | null = null
  let divided = false
  for (const [at, line] of text.split('\n').entries()) {
    if (!code.has(offset)) {
      if (line.startsWith('<<<<<<< ')) [opened, divided] = [at + 1, false]
      else if (opened !== null && line === '=======') divided = true
      else if (opened !== null && divided && /^>{7}(?: |$)/.test(line)) {
        const reason = `Unexpected merge conflict from line ${opened} to line ${at + 1}, expected one text: keep one side and remove the markers`
        throw messageAt('error', 'merge-conflict', reason, { line: opened, column: 1 }, path)
      }
    }
    offset += line.length + 1
  }
}

interface Repair {
  offset: number
  from: string
  character: string
}

/** One note a line, which names the first repair and counts the others. */
function report(
  text: string,
  repairs: readonly Repair[],
  messages: VFileMessage[],
  path: string | undefined,
  cause: string,
): void {
  const places = placesOf(text)
  const byLine = new Map<number, { place: Place; from: string; to: string; more: number; end: number }>()
  for (const { offset, from, character } of repairs) {
    const place = places(offset)
    const first = byLine.get(place.line)
    if (first === undefined) byLine.set(place.line, { place, from, to: character, more: 0, end: offset + from.length })
    else if (first.end === offset && first.more === 0) {
      first.from += from
      first.to += character
      first.end = offset + from.length
    } else first.more++
  }
  for (const { place, from, to, more } of byLine.values()) {
    const others = more === 0 ? '' : ` (and ${more} more on this line)`
    const reason = `Unexpected \`${shown(from)}\`, expected \`${shown(to)}\`${others}: ${cause}`
    messages.push(messageAt('note', 'repaired-encoding', reason, place, path))
  }
}

function reportLossy(lossy: readonly Lossy[], messages: VFileMessage[], path?: string): void {
  const lines = new Map<number, { first: Lossy; count: number }>()
  for (const leftover of lossy) {
    const line = lines.get(leftover.line)
    if (line === undefined) lines.set(leftover.line, { first: leftover, count: 1 })
    else line.count++
  }
  for (const { first, count } of lines.values()) {
    const more = count === 1 ? '' : ` (and ${count - 1} more on this line)`
    const reason =
      `Unexpected \`${shown(first.text)}\`${more}, expected a character whose bytes are lost: ` +
      'several would fit, so it is left out; write the character again'
    messages.push(messageAt('warning', 'lossy-encoding', reason, first, path))
  }
}

/** Offsets, asked for in rising order, to places. */
function placesOf(text: string): (offset: number) => Place {
  let line = 1
  let from = 0
  let feed = text.indexOf('\n')
  return (offset) => {
    while (feed !== -1 && feed < offset) {
      line++
      from = feed + 1
      feed = text.indexOf('\n', from)
    }
    return { line, column: offset - from + 1 }
  }
}
