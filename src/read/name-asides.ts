import type { Status } from '../roadmap/index.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { trailingBracket, trimmed, withoutEnd } from './edges.ts'
import { type Fragment, readAside } from './fragments.ts'
import { type Label, takeLabel } from './labels.ts'
import { type Field, phraseAt, type Token, wholePhrase } from './lexicon.ts'
import type { Name } from './name.ts'
import { leadingSymbols, type SymbolUse, statusOfBox, statusOfSymbol, symbolsIn, trailingSymbol } from './symbols.ts'
import { versionKey } from './versions.ts'

/** A name being read: what is known of it so far. */
export interface Naming {
  name: Name & { symbols: string[] }
  context: ReadContext
  use: SymbolUse
  /** A version in parentheses at the end, which names a thing that has no label of its own. */
  late: Label | null
}

/** Sets the status of a name that has none yet. */
export function state(name: Name, status: Status | null, via: Name['via']): void {
  if (status === null || name.status !== null) return
  name.status = status
  name.via = via
}

const box = /^\[( |x|X|~|-|\/)\]\s+/

/** Without what stands before a name: symbols, a box, brackets around the label, a status. */
export function withoutLead(whole: string, naming: Naming): string {
  const { name, context, use } = naming
  const lead = leadingSymbols(whole)
  name.symbols.push(...lead.symbols)
  for (const symbol of lead.symbols) state(name, statusOfSymbol(symbol, use, context.legend), 'symbol')
  let text = trimmed(whole.slice(lead.length))
  const boxed = box.exec(text)
  if (boxed) {
    state(name, statusOfBox(boxed[1] as string), 'box')
    text = text.slice(boxed[0].length)
  }
  text = withoutBrackets(trimmed(withoutClosingSequence(text)), context)
  // The colon that ends a short code, `:heavy_check_mark:`, is part of it.
  return withoutStatus(shortcodeEnd.test(text) ? text : withoutEnd(text, ':：'), naming)
}

/** The closing sequence of an ATX heading (CommonMark 4.2), where it is part of the text. */
const withoutClosingSequence = (text: string): string => (text.endsWith('#') ? text.replace(/\s#+$/, '') : text)

/** `[Version 0.3]`, `[Unreleased]`. */
function withoutBrackets(text: string, context: ReadContext): string {
  const found = text.startsWith('[') ? /^\[([^\][]+)\](?!\()/.exec(text) : null
  if (found === null) return text
  const inner = found[1] as string
  const behind = text.slice(found[0].length)
  const alone = behind === '' || /^\s*[-–—:(]/.test(behind) || takeLabel(inner, context)?.end === inner.length
  return alone ? inner + behind : text
}

/** `COMPLETE: Week 1-2`, `[DONE] Parser`: without a status word before the name. */
function withoutStatus(text: string, { name, context }: Naming): string {
  const found = /^(?:\[([^\][]{2,20})\]\s*|([^:：—–[\]]{2,20}?)(?:\s?[:：]\s+|\s[—–-]\s))(?=\S)/u.exec(text)
  if (!found) return text
  const [whole, bracketed, words = ''] = found
  const tokens = tokensOf(bracketed ?? words, context)
  const status = wholePhrase(context.lexicon, 'status', tokens)
  // "Testing: …" and "GA: …" name what they are about; in brackets or, where it is no acronym, in capitals a word is a mark.
  const marked = bracketed !== undefined || (words.length > 3 && !/\p{Ll}/u.test(words))
  if (status === null || (!marked && isAmbiguous(tokens, context))) return text
  if (name.via !== 'word') {
    name.status = status
    name.via = 'word'
  }
  return text.slice(whole.length)
}

/** Whether words state a status only where they are marked as a statement. */
function isAmbiguous(tokens: readonly Token[], { lexicon }: ReadContext): boolean {
  return wholePhrase(lexicon, 'ambiguous', tokens) !== null
}

const separators = ':：,;–—-'
const shortcodeEnd = /:[a-z_]+:$/

/** Without what is said behind a name, from the end on, as long as there is more. */
export function withoutAsides(whole: string, naming: Naming): string {
  for (let text = whole; ; ) {
    const shown = withoutTrailingSymbols(text, naming)
    const bare = shortcodeEnd.test(shown) ? shown : withoutEnd(shown, separators)
    const bracket = trailingBracket(bare)
    const head = bracket && bracket.start > 0 ? bare.slice(0, bracket.start) : null
    const said = bracket && head !== null ? readBracket(bracket.inner, trimmed(head), naming) : 'nothing'
    if (said === 'part of the name') return bare
    const shorter =
      said === 'aside'
        ? head
        : (withoutTail(bare, naming) ?? withoutSymbolAndTail(bare, naming) ?? withoutClause(bare, naming))
    if (shorter === null && bare === text) return bare
    text = shorter === null ? bare : trimmed(shorter)
  }
}

function withoutTrailingSymbols(whole: string, { name, context, use }: Naming): string {
  let text = whole
  for (let last = trailingSymbol(text); last !== null; last = trailingSymbol(text)) {
    text = text.slice(0, last.index)
    name.symbols.push(last.symbol)
    // Before a heading a clipboard decorates, behind its name it is a mark.
    const stated = last.symbol === '📋' ? 'item' : use
    state(name, statusOfSymbol(last.symbol, stated, context.legend), 'symbol')
  }
  return trimmed(text)
}

const bareVersion = /^[vV]?\d[\w.+-]*(?:\s\p{L}+)?(?:\s*[—–-].*)?$/u

/** What brackets behind a name hold: something said beside it, a part of it, or nothing that the reader knows. */
function readBracket(written: string, head: string, naming: Naming): 'aside' | 'part of the name' | 'nothing' {
  const { name, context, use } = naming
  const inner = trimmed(written)
  if (use === 'heading' && /^\[?#\p{Nd}+\]?$/u.test(inner)) return 'part of the name'
  // "(TBD)" says that nothing is said yet.
  const tokens = tokensOf(inner, context)
  if (isUnknown(tokens, context) || isUnsetField(tokens, context)) return 'aside'
  const aside = readAside(written, context, use)
  const label = takeLabel(inner, context)
  const release = label?.label.kind === 'release' ? label : null
  if (aside === null) {
    if (isNote(head, naming)) return 'aside'
    if (release === null || release.end < inner.length || takeLabel(head, context)) return 'nothing'
    naming.late = release.label
    return 'aside'
  }
  if (aside.version) {
    // A version in parentheses names a thing that has no label of its own, and dates nothing.
    if (release === null && aside.status === null && !aside.date && !aside.current) return 'part of the name'
    if (bareVersion.test(inner)) {
      if (takeLabel(head, context)) {
        naming.late = null
        return 'part of the name'
      }
      naming.late ??= { text: aside.version, kind: 'release', key: versionKey(aside.version) }
    }
  }
  absorb(name, aside)
  return 'aside'
}

const isUnknown = (tokens: readonly Token[], { lexicon }: ReadContext): boolean =>
  wholePhrase(lexicon, 'nothing', tokens) !== null

/** `ETA: TBD`, `no date`, `release date not set`: a field of time, and that it holds nothing. */
function isUnsetField(tokens: readonly Token[], { lexicon }: ReadContext): boolean {
  let hasField = false
  let isUnset = false
  for (let index = 0; index < tokens.length; ) {
    const nothing = phraseAt(lexicon, 'nothing', tokens, index)
    const field = nothing ? null : phraseAt(lexicon, 'fields', tokens, index)
    const found = nothing ?? (field?.value.some(isTime) ? field : null)
    if (found === null) return false
    isUnset ||= nothing !== null
    hasField ||= nothing === null
    index = found.next
  }
  return hasField && isUnset
}

const isTime = (field: Field): boolean => field === 'target' || field === 'completed' || field === 'start'

/** `Parser ✅ (already there, see below)`: brackets right behind a symbol for a status only add to it. */
function isNote(head: string, { context, use }: Naming): boolean {
  const last = trailingSymbol(head)
  return last !== null && last.index > 0 && statusOfSymbol(last.symbol, use, context.legend) !== null
}

/**
 * What stands between a label and its title, `(March 2026): Core`, `✅ — Core`, `of 3: Core`, said of the name; the rest is given.
 */
export function withoutNotes(behind: string, naming: Naming): string {
  const { name, context, use } = naming
  for (let text = behind; ; ) {
    const lead = leadingSymbols(text)
    if (lead.symbols.length > 0 && /^\s*(?:$|[-:：—–(])/u.test(text.slice(lead.length))) {
      name.symbols.push(...lead.symbols)
      for (const symbol of lead.symbols) state(name, statusOfSymbol(symbol, use, context.legend), 'symbol')
      text = text.slice(lead.length)
      continue
    }
    const counted = withoutCount(text, context)
    if (counted !== null) return counted
    const [all = '', round, square] =
      /^\s*(?:[(（]([^()（）]{2,60})[)）]|\[([^\][]{2,60})\](?!\())(?=\s*\S)/u.exec(text) ?? []
    const inner = round ?? square
    const aside = inner === undefined ? null : readAside(inner, context, use)
    if (aside === null || (aside.version !== null && aside.status === null && !aside.date)) return text
    absorb(name, aside)
    text = text.slice(all.length)
  }
}

/** `Stage 2 of 3: Walls`, of what stands behind the label, without how many there are; null where that is not said. */
function withoutCount(text: string, context: ReadContext): string | null {
  const [all, word = ''] = /^\s+(\p{L}{1,6})\s+\p{Nd}{1,2}(?=\s*(?:$|[-:：—–(]))/u.exec(text) ?? []
  if (all === undefined || wholePhrase(context.lexicon, 'of', tokensOf(word, context)) === null) return null
  return text.slice(all.length)
}

/** What `v0.1 released 2025-01-01` and `Phase 1 complete` say behind the label; null where that is a name. */
export function saidBehind(rest: string, { context, use }: Naming): Fragment | null {
  const said = readAside(rest, context, use)
  if (said?.status == null || said.via !== 'word' || said.version !== null) return null
  const tokens = tokensOf(rest, context)
  const isDone = wholePhrase(context.lexicon, 'buckets', tokens) === 'done'
  return isDone || !isAmbiguous(tokens, context) ? said : null
}

export function absorb(name: Name, aside: Fragment): void {
  const stronger = name.status === null || (name.via !== 'word' && aside.via !== 'symbol')
  if (aside.status !== null && stronger) {
    name.status = aside.status
    name.via = aside.via
  }
  name.current ||= aside.current
  // "✅ v0.9 (current — April 2026)" dates what is out.
  if (aside.current && aside.date && name.status === 'done') name.completed ??= aside.date
  else name.target ??= aside.date
  name.completed ??= aside.completed
  name.start ??= aside.start
  name.percent ??= aside.percent
  name.version ??= aside.version
}

/** Without what is said behind the last dash, or null. */
function withoutTail(text: string, { name, context, use }: Naming): string | null {
  const cut = lastDash(text) ?? (use === 'item' ? lastColon(text, context) : null)
  // "Q4 - 2026" is one period.
  if (cut === null || cut.start === 0 || takeLabel(text, context)?.end === text.length) return null
  const tail = text.slice(cut.end)
  const tokens = tokensOf(tail, context)
  // "Door — Open" is a name.
  const isMarked = tokens.length > 1 || !/\p{Ll}/u.test(tail)
  const isUnset = isUnsetField(tokens, context) || (isMarked && isUnknown(tokens, context))
  if (isUnset) return text.slice(0, cut.start)
  // "Buoys, échéance : 15 mai" is a clause with a key.
  if (/[:：]/.test(text.slice(cut.start, cut.end)) && endsInClauseKey(text.slice(0, cut.start), context)) return null
  const aside = readAside(tail, context, use)
  if (aside === null || (aside.version && aside.status === null)) return null
  const label = takeLabel(tail, context)?.label
  const named = label && label.kind !== 'period' && !/:\d+-\d+$/.test(label.key)
  // As before a name, capitals make a common word a mark: "Counters - COMPLETE".
  if (named || (/\p{Ll}/u.test(tail) && isAmbiguous(tokens, context))) return null
  absorb(name, aside)
  return text.slice(0, cut.start)
}

function endsInClauseKey(text: string, context: ReadContext): boolean {
  const comma = text.lastIndexOf(', ')
  return comma > 0 && wholePhrase(context.lexicon, 'fields', tokensOf(text.slice(comma + 2), context)) !== null
}

/** `Lamp 1.9 Release, Delivered: July 2024`: without a clause that states something by a key, or a status with its date, or null. */
function withoutClause(text: string, { name, context, use }: Naming): string | null {
  const comma = text.lastIndexOf(', ')
  if (comma < 1) return null
  const clause = text.slice(comma + 2)
  const aside = readAside(clause, context, use)
  if (aside === null || aside.version !== null) return null
  // "first seen, slipped, finished" lists what it is about.
  const tokens = tokensOf(clause, context)
  const isDated = (aside.completed ?? aside.date ?? aside.start) !== null
  const isKeyed =
    phraseAt(context.lexicon, 'fields', tokens, 0) !== null || (aside.date !== null && 'duration' in aside.date)
  const isStated = /[:：]/.test(clause) || (isDated && (aside.status !== null || isKeyed))
  if (!isStated || isAmbiguous(tokens, context)) return null
  absorb(name, aside)
  state(name, phraseAt(context.lexicon, 'status', tokens, 0)?.value ?? null, 'word')
  return text.slice(0, comma)
}

const mayHoldDash = /[—–―|·•：]|\s[-:~]/
const dash = /\s+(?:[—–―|·•~]|--?|::?)\s+|：|(?<=\S)\s*—\s*/gu

interface Cut {
  start: number
  end: number
}

/** The colon before a status that ends an item: `Write the docs: done`. */
function lastColon(text: string, context: ReadContext): Cut | null {
  const found = /[:：]\s+(?=[^:：()（）\d]{3,24}$)/u.exec(text)
  const end = found === null ? 0 : found.index + found[0].length
  return found && wholePhrase(context.lexicon, 'status', tokensOf(text.slice(end), context)) !== null
    ? { start: found.index, end }
    : null
}

/** The last dash, colon or bar that parts a text and does not stand in parentheses. */
function lastDash(text: string): Cut | null {
  if (!mayHoldDash.test(text)) return null
  let found: Cut | null = null
  let open = 0
  let counted = 0
  for (const match of text.matchAll(dash)) {
    for (; counted < match.index; counted++) {
      const character = text[counted] as string
      if (character === '(' || character === '（') open++
      else if (character === ')' || character === '）') open--
    }
    if (open <= 0) found = { start: match.index, end: match.index + match[0].length }
  }
  return found
}

/** `Groundwork ✅ Done`: without the symbol that parts the name from what is said of it, or null. */
function withoutSymbolAndTail(text: string, { name, context, use }: Naming): string | null {
  const shown = lastStatusSymbol(text, use, context)
  if (shown === null) return null
  const tail = text.slice(shown.end)
  const aside = readAside(tail, context, use)
  const tokens = aside === null && use === 'heading' ? tokensOf(tail, context) : []
  // "⛔ blocked by M1": the word of the symbol, and why.
  const isReason = phraseAt(context.lexicon, 'status', tokens, 0)?.value === shown.status
  if ((aside === null && !isReason) || aside?.version) return null
  if (aside) absorb(name, aside)
  name.symbols.push(shown.symbol)
  state(name, shown.status, 'symbol')
  return text.slice(0, shown.start)
}

interface Shown {
  start: number
  end: number
  symbol: string
  status: Status
}

function lastStatusSymbol(text: string, use: SymbolUse, { legend }: ReadContext): Shown | null {
  let found: Shown | null = null
  for (const { index, length, symbol } of symbolsIn(text)) {
    const status = statusOfSymbol(symbol, use === 'heading' ? 'status' : use, legend)
    if (status && index > 0) found = { start: index, end: index + length, symbol, status }
  }
  return found
}
