import type { List, ListItem } from 'mdast'
import type { Reference, Status } from '../roadmap/index.ts'
import { isAside, type ReadContext, readFragment } from './fragments.ts'
import { eachLine, type Inline, inline, lineAt, wholly } from './inline.ts'
import { type Name, readName } from './name.ts'
import { statusOfSymbol, symbolsIn } from './symbols.ts'

/** A list item, a row or a marker line taken apart. */
export interface Item {
  line: number
  end: number
  /** Its first line, or all of its text. */
  text: Inline
  name: Name
  box: Status | null
  status: Status | null
  via: 'word' | 'symbol' | 'box' | 'strike' | null
  title: string
  node: ListItem | null
}

const boxPattern = /^\[([ xX~/\-!>?*])\]\s+/

function boxStatus(mark: string): Status | null {
  if (mark === ' ') return 'planned'
  if (/[xX*]/.test(mark)) return 'done'
  if (mark === '~' || mark === '/' || mark === '>') return 'in-progress'
  if (mark === '-') return 'cancelled'
  if (mark === '!') return 'blocked'
  return null
}

export interface ItemContext extends ReadContext {
  definitions: ReadonlyMap<string, string>
  /** What a struck item means in this document. */
  strike: Status
}

export function itemOf(node: ListItem, context: ItemContext): Item | null {
  const head = node.children[0]
  if (head?.type !== 'paragraph') return null
  const text = inline(head.children, context.definitions)
  const line = node.position?.start.line ?? lineAt(text, 0)
  return readItem(text, line, node.position?.end.line ?? line, node.checked ?? null, node, context)
}

/** Reads the status of an item: words over symbols, symbols over strikethrough, that over boxes. */
export function readItem(
  text: Inline,
  line: number,
  end: number,
  checked: boolean | null,
  node: ListItem | null,
  context: ItemContext,
): Item {
  let box: Status | null = checked === null ? null : checked ? 'done' : 'planned'
  let words = text.text.replace(/\n/g, ' ')
  const written = boxPattern.exec(words)
  if (written && checked === null) {
    box = context.legend.get(`[${written[1]}]`) ?? boxStatus(written[1] as string)
    words = words.slice(written[0].length)
  } else if (checked === true) box = context.legend.get('[x]') ?? box
  const name = readName(words, context, 'item')
  let status: Status | null = null
  let via: Item['via'] = null
  if (name.status && name.via === 'word') [status, via] = [name.status, 'word']
  else {
    const said = bracketStatus(words, context)
    if (said) [status, via] = [said, 'word']
    else if (name.status) [status, via] = [name.status, 'symbol']
  }
  const struck = strikeOf(text)
  if (via !== 'word' && struck) {
    if (struck === 'all')
      [status, via] = [box === 'planned' && context.strike === 'done' ? 'cancelled' : context.strike, 'strike']
    else if (context.strike === 'done' && status === null) [status, via] = ['in-progress', 'strike']
  }
  if (status === null && box !== null) [status, via] = [box, 'box']
  // A box that is ticked and a symbol that says otherwise: the symbol wins; "done" by word never undoes "[ ]" of a wish.
  return { line, end, text, name, box, status, via, title: titleOf(text, words, name), node }
}

/** `(ongoing, see the docs)`, `(✅ partial)`, `– removed`: a status at the start of a parenthesis that says more. */
function bracketStatus(words: string, context: ReadContext): Status | null {
  for (const match of words.matchAll(/[(（[]([^()（）[\]]{2,80})[)）\]]/gu)) {
    const inner = match[1] as string
    if (match.index === 0 && inner.length < 3) continue
    const first = /^[^,;:：，、—–-]+/u.exec(inner)?.[0] ?? ''
    const fragment = readFragment(first, context)
    if (fragment.status && isAside(first, fragment) && fragment.via === 'word') return fragment.status
  }
  return null
}

function strikeOf(text: Inline): 'all' | 'part' | null {
  const marks = text.marks.filter((mark) => mark.type === 'delete')
  if (marks.length === 0) return null
  if (wholly(text, 'delete')) return 'all'
  const first = marks[0]
  if (!first || /[\p{L}\p{N}]/u.test(text.text.slice(0, first.start).replace(/^\[.\]\s*/, ''))) return null
  const last = marks.at(-1)
  const rest = text.text.slice(last?.end ?? 0).trim()
  // (v0.3.0), #12, — done in 0.4: a note on what was struck, not a part that stays open.
  const open = rest.replace(/^(?:[(（][^()（）]*[)）]|\[[^\]]*\]|[\s,.;:—–-]+)*/u, '')
  return /\p{L}{2,}\s+\p{L}+\s+\p{L}+/u.test(open) && /[:：]/.test(open) ? 'part' : 'all'
}

function titleOf(text: Inline, words: string, name: Name): string {
  // The label stays in a task's title: it is how people call it.
  const whole = name.label && name.title !== name.label.text ? `${name.label.text}: ${name.title}` : name.title
  const title = name.label?.kind === 'code' || name.label === null ? (name.label ? whole : name.title) : whole
  return (title || words || text.text).replace(/\s+/g, ' ').trim()
}

const handle = /(?<![\p{L}\p{N}_./@`-])@([a-zA-Z\d](?:[a-zA-Z\d]|-(?=[a-zA-Z\d])){0,38})(?![\w/@.-]*[/@])(?!\.\w)/gu

/**
 * People named by `@name` in a text. `@scope/package`, e-mail addresses, decorators in code and `@1.2` are none.
 * A GitHub user name has letters, digits and single hyphens, at most 39 of them.
 */
export function ownersIn(text: Inline): string[] {
  const owners = new Set<string>()
  for (const match of text.text.matchAll(handle)) {
    const at = match.index
    if (text.marks.some((mark) => mark.type === 'inlineCode' && at >= mark.start && at < mark.end)) continue
    if (/^\d+$/.test(match[1] as string)) continue
    owners.add(match[1] as string)
  }
  return [...owners]
}

const issueUrl = /^https?:\/\/(?:www\.)?github\.com\/([\w.-]+\/[\w.-]+)\/(?:issues|pull|discussions)\/(\d+)/
const shorthand = /(?<![\p{L}\p{N}_/#&])((?:[\w.-]+\/[\w.-]+)?)#(\d{1,7})(?![\p{L}\p{N}_])/gu
const bareUrl = /https?:\/\/[^\s<>()[\]"']+[^\s<>()[\]"'.,;:!?]/gu

/** Issues, pull requests and pages that a text points to (GitHub's autolinked references and absolute URLs). */
export function referencesIn(text: Inline): Reference[] {
  const found = new Map<string, Reference>()
  const add = (reference: Reference) => {
    const key = reference.url ?? reference.text
    if (!found.has(key)) found.set(key, reference)
  }
  const inCode = (index: number) =>
    text.marks.some((mark) => mark.type === 'inlineCode' && index >= mark.start && index < mark.end)
  for (const mark of text.marks) {
    if (mark.type !== 'link' || !mark.url || !/^https?:/i.test(mark.url)) continue
    const issue = issueUrl.exec(mark.url)
    add({
      text: text.text.slice(mark.start, mark.end).trim() || mark.url,
      repository: issue?.[1] ?? null,
      number: issue ? Number(issue[2]) : null,
      url: mark.url,
    })
  }
  for (const match of text.text.matchAll(shorthand)) {
    if (
      inCode(match.index) ||
      text.marks.some((mark) => mark.type === 'link' && match.index >= mark.start && match.index < mark.end)
    )
      continue
    add({ text: match[0], repository: match[1] || null, number: Number(match[2]), url: null })
  }
  for (const match of text.text.matchAll(bareUrl)) {
    if (
      inCode(match.index) ||
      text.marks.some((mark) => mark.type === 'link' && match.index >= mark.start && match.index < mark.end)
    )
      continue
    const issue = issueUrl.exec(match[0])
    add({ text: match[0], repository: issue?.[1] ?? null, number: issue ? Number(issue[2]) : null, url: match[0] })
  }
  return [...found.values()]
}

/** What strikethrough means in a document: done, unless what is struck is said to be dropped. */
export function strikeMeaning(texts: Iterable<Inline>, context: ReadContext): Status {
  let done = 0
  let dropped = 0
  for (const text of texts) {
    if (!text.marks.some((mark) => mark.type === 'delete')) continue
    const fragment = readFragment(text.text, context)
    const words = readName(text.text, context, 'item')
    const status = words.via === 'word' ? words.status : bracketStatus(text.text, context)
    if (status === 'cancelled' || status === 'deferred') dropped++
    else if (status === 'done' || fragment.version !== null || /^\[x\]/i.test(text.text)) done++
    for (const { symbol } of symbolsIn(text.text)) {
      const said = statusOfSymbol(symbol, 'item', context.legend)
      if (said === 'done') done++
      else if (said === 'cancelled') dropped++
    }
  }
  return dropped > done ? 'cancelled' : 'done'
}

export function eachItem(list: List): ListItem[] {
  return list.children
}

export { eachLine }
