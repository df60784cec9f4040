import type { Period, Status } from '../roadmap/index.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { onOneLine, trailingBracket, trimmed, withoutEnd, withoutStart } from './edges.ts'
import { type Fragment, readAside } from './fragments.ts'
import { type Label, takeLabel } from './labels.ts'
import { phraseAt, type Token, wholePhrase } from './lexicon.ts'
import { leadingSymbols, type SymbolUse, statusOfBox, statusOfSymbol, symbolsIn, trailingSymbol } from './symbols.ts'
import { versionKey } from './versions.ts'

/** A heading, item or row taken apart. */
export interface Name {
  /** All of it, as plain text. */
  text: string
  label: Label | null
  title: string
  status: Status | null
  via: 'word' | 'symbol' | 'box' | null
  /** Said to be the current one, which gives a status by the kind of thing. */
  current: boolean
  target: Period | null
  completed: Period | null
  start: Period | null
  percent: number | null
  /** Version that stands beside the name, in parentheses or behind a dash. */
  version: string | null
  symbols: readonly string[]
  /** A word that says outright that this is a unit of work: `Milestone: …`. */
  typed: boolean
}

/** A name being read: what is known of it so far. */
interface Naming {
  name: Name & { symbols: string[] }
  context: ReadContext
  use: SymbolUse
  /** A version in parentheses at the end, which names a thing that has no label of its own. */
  late: Label | null
}

/**
 * Takes a heading, item or cell apart: symbols, label, title, and what is said beside the name in parentheses or
 * behind a dash. The title keeps everything that is no such statement.
 */
export function readName(source: string, context: ReadContext, use: SymbolUse = 'heading'): Name {
  const names = context.memo.names[use]
  const known = names.get(source)
  if (known) return known
  const read = nameOf(source, context, use)
  names.set(source, read)
  return read
}

function nameOf(source: string, context: ReadContext, use: SymbolUse): Name {
  const name = emptyName(trimmed(onOneLine(source)))
  const naming: Naming = { name, context, use, late: null }
  const text = withoutAsides(withoutLead(name.text, naming), naming)
  readLabel(text, naming)
  const rest = name.title === '' ? readOutline(text, naming) : text
  if (rest === null) return name
  if (naming.late && (!name.label || name.label.kind === 'outline')) name.label = { ...naming.late, late: true }
  readType(rest, naming)
  name.title = trimmed(withoutEnd(withoutStart(name.title, edges), edges)) || name.label?.text || name.text
  return name
}

const edges = ':：|·—–-'

const emptyName = (text: string): Name & { symbols: string[] } => ({
  text,
  label: null,
  title: '',
  status: null,
  via: null,
  current: false,
  target: null,
  completed: null,
  start: null,
  percent: null,
  version: null,
  symbols: [],
  typed: false,
})

function state(name: Name, status: Status | null, via: Name['via']): void {
  if (status === null || name.status !== null) return
  name.status = status
  name.via = via
}

const box = /^\[( |x|X|~|-|\/)\]\s+/

/** Without what stands before a name: symbols, a box, brackets around the label, a status. */
function withoutLead(whole: string, naming: Naming): string {
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
  return withoutStatus(withoutEnd(text, ':：'), naming)
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
  // "Testing: …" names what it is about; in brackets or capitals it is a mark.
  const marked = bracketed !== undefined || !/\p{Ll}/u.test(words)
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

/** Without what is said behind a name, from the end on, as long as there is more. */
function withoutAsides(whole: string, naming: Naming): string {
  for (let text = whole; ; ) {
    const bare = withoutEnd(withoutTrailingSymbols(text, naming), separators)
    const bracket = trailingBracket(bare)
    const head = bracket && bracket.start > 0 ? bare.slice(0, bracket.start) : null
    const said = bracket && head !== null ? readBracket(bracket.inner, head, naming) : 'nothing'
    if (said === 'part of the name') return bare
    const shorter = said === 'aside' ? head : (withoutTail(bare, naming) ?? withoutSymbolAndTail(bare, naming))
    if (shorter === null && bare === text) return bare
    text = shorter === null ? bare : trimmed(shorter)
  }
}

function withoutTrailingSymbols(whole: string, { name, context, use }: Naming): string {
  let text = whole
  for (let last = trailingSymbol(text); last !== null; last = trailingSymbol(text)) {
    text = text.slice(0, last.index)
    name.symbols.push(last.symbol)
    state(name, statusOfSymbol(last.symbol, use, context.legend), 'symbol')
  }
  return trimmed(text)
}

const bareVersion = /^[vV]?\d[\w.+-]*(?:\s\p{L}+)?(?:\s*[—–-].*)?$/u

/** What brackets behind a name hold: something said beside it, a part of it, or nothing that the reader knows. */
function readBracket(written: string, head: string, naming: Naming): 'aside' | 'part of the name' | 'nothing' {
  const { name, context, use } = naming
  const inner = trimmed(written)
  const aside = readAside(written, context, use)
  const label = takeLabel(inner, context)
  const release = label?.label.kind === 'release' ? label : null
  if (aside === null) {
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

function absorb(name: Name, aside: Fragment): void {
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
  const cut = lastDash(text)
  if (cut === null || cut.start === 0) return null
  const tail = text.slice(cut.end)
  const aside = readAside(tail, context, use)
  if (aside === null || (aside.version && aside.status === null)) return null
  const label = takeLabel(tail, context)?.label
  const named = label && label.kind !== 'period' && !/:\d+-\d+$/.test(label.key)
  if (named || isAmbiguous(tokensOf(tail, context), context)) return null
  absorb(name, aside)
  return text.slice(0, cut.start)
}

const mayHoldDash = /[—–―|·•：]|\s[-:]/
const dash = /\s+(?:[—–―|·•]|--?|::?)\s+|：|(?<=\S)\s*—\s*/gu

/** The last dash, colon or bar that parts a text and does not stand in parentheses. */
function lastDash(text: string): { start: number; end: number } | null {
  if (!mayHoldDash.test(text)) return null
  let found: { start: number; end: number } | null = null
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
  const aside = readAside(text.slice(shown.end), context, use)
  if (aside === null || aside.version) return null
  absorb(name, aside)
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

const separator = /^\s*(?:[:：—–―|·•]|--+|-(?=\s)|(?<=\s)-|\.(?=\s)|\))\s*/u

/** The label at the beginning, and the title behind it. */
function readLabel(text: string, naming: Naming): void {
  const { name, context } = naming
  const taken = takeLabel(text, context)
  if (taken === null) return
  const behind = text.slice(taken.end)
  const joint = separator.exec(behind)?.[0] ?? null
  const rest = joint === null ? trimmed(behind) : behind.slice(joint.length)
  const { label, period } = taken
  if (period) {
    // A calendar date beside a relative one wins: Week 5-6 (Feb 15-28).
    if (!name.target || !('start' in name.target) || 'start' in period.period)
      name.target = narrower(name.target, period.period)
    // A name that only begins with a month or year is no period: "March of progress", "2025 goals of the team".
    if (joint === null && rest !== '' && period.weak && !/^[(（]/.test(rest)) {
      name.target = null
      name.title = text
      return
    }
    // 2026 Q1 — Sprint 0: the sprint is the name, the quarter its date. Q1 2026: the quarter is the name.
    const inner = joint === null ? null : takeLabel(rest, context)
    const named = inner && inner.label.kind !== 'period'
    name.label = named ? inner.label : label
    name.title = named ? titleOf(rest.slice(inner.end), inner.label.text) : titleOf(rest, label.text)
  } else if (joint !== null || behind === '' || /^[\s(（[]/.test(behind)) {
    name.label = label
    // "1.1 in Windows Terminal": the version is the subject of the sentence, which stays whole.
    const goesOn = joint === null && label.kind === 'release' && /^\s+\p{Ll}/u.test(behind)
    name.title = goesOn ? text : titleOf(rest, label.text)
  }
}

/** A month in parentheses narrows the quarter that is named; else the named period wins. */
function narrower(beside: Period | null, named: Period): Period {
  if (!beside || !('start' in beside) || !('start' in named) || beside.end === null || named.end === null) return named
  const isMonth =
    beside.start.slice(0, 7) === beside.end.slice(0, 7) && beside.start.endsWith('-01') && beside.start !== beside.end
  return isMonth && beside.start >= named.start && beside.end <= named.end ? beside : named
}

/** The title behind a label, out of its brackets; the label where there is none. */
function titleOf(rest: string, label: string): string {
  const title = trimmed(rest)
  if (title === '') return label
  // Milestone 3 (M3): API
  const again = /^[(（]([^()（）]{1,24})[)）]\s*[:：—–-]\s*(?=\S)/u.exec(title)
  if (again && /\p{Nd}/u.test(again[1] as string)) return trimmed(title.slice(again[0].length))
  const whole = trailingBracket(title)
  return whole?.start === 0 ? trimmed(whole.inner) : title
}

const outlinePattern = /^(?:\p{Nd}{1,2}(?:\.\p{Nd}{1,2}){1,3}\.?|\p{Nd}{1,2}(?:[.)]|\ufe0f?\u20e3))(?=\s)/u

/** `1.2 Parser`: the name behind an outline number becomes the title; null where that name has a label of its own. */
function readOutline(text: string, { name, context, use }: Naming): string | null {
  const outline = outlinePattern.exec(text)?.[0]
  if (outline === undefined) {
    name.title = text
    return text
  }
  const number = outline.replace(/(?:[.)]|\ufe0f|\u20e3)+$/u, '')
  name.label = { text: number, kind: 'outline', key: `outline:${number}` }
  const rest = trimmed(withoutStart(text.slice(outline.length), ':—–-'))
  const inner = readName(rest, context, use)
  if (inner.label === null || inner.label.kind === 'outline') {
    name.title = rest
    return rest
  }
  Object.assign(name, {
    ...inner,
    text: name.text,
    status: inner.status ?? name.status,
    via: inner.status ? inner.via : name.via,
    symbols: [...name.symbols, ...inner.symbols],
    target: name.target ?? inner.target,
    completed: name.completed ?? inner.completed,
    percent: name.percent ?? inner.percent,
  })
  return null
}

/** `Milestone: Ship it` names a milestone outright; `Current Release: v0.1` puts the label behind the colon. */
function readType(source: string, { name, context }: Naming): void {
  const { lexicon } = context
  if (name.label && name.label.kind !== 'ordinal') return
  const colon = /^([^:：]{1,40})[:：]\s*(\S.*)$/u.exec(name.label ? source : name.title)
  if (!colon) return
  const tokens = tokensOf(colon[1] as string, context)
  const ordinal = phraseAt(lexicon, 'ordinals', tokens, 0)
  const current = phraseAt(lexicon, 'current', tokens, 0)
  const unit = phraseAt(lexicon, 'units', tokens, ordinal?.next ?? current?.next ?? 0)
  if (!unit || unit.next !== tokens.length || (unit.value !== 'phase' && unit.value !== 'release')) return
  const inner = readName(colon[2] as string, context)
  if (name.label?.kind === 'ordinal' && inner.label?.kind !== 'release') return
  if (ordinal?.value === 'current' || current) name.current = true
  name.typed = true
  name.label = inner.label
  name.title = inner.title
  name.target ??= inner.target
  name.completed ??= inner.completed
  state(name, inner.status, inner.via)
}
