import type { Period, Status } from '../roadmap/index.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { type DateText, gap } from './date-text.ts'
import { type DateMatch, dateAt, dateText, pastNoDate } from './dates.ts'
import { type Field, firstEntry, mayBeginAside, phraseAt, type Token } from './lexicon.ts'
import { isCircle, type SymbolUse, statusOfSymbol, symbolsIn } from './symbols.ts'
import { versionAt } from './versions.ts'
import { asciiDigits } from './words.ts'

/** What a short text says beside the name: `(In Progress - 85%)`, `SHIPPED 2026-02-18`, `2/2 plans`. */
export interface Fragment {
  status: Status | null
  /** The word or symbol that says the status. */
  via: 'word' | 'symbol' | null
  /** `current`, which only the kind of thing that it is said of gives a status. */
  current: boolean
  /** A date without a word that says what for, and dates tied to a field word. */
  date: Period | null
  completed: Period | null
  start: Period | null
  percent: number | null
  /** A version or series named alone: `v1.0`, `1.x line`. */
  version: string | null
  /** Months without a year, and nothing else: they narrow what stands before them. */
  months: boolean
  /** Whether something else was left over. */
  rest: boolean
}

/**
 * Reads a short text as statements about something named elsewhere.
 * `rest` tells whether words were left that are none: then the text says more than that.
 */
export function readFragment(text: string, context: ReadContext, use: SymbolUse = 'status'): Fragment {
  const fragments = context.memo.fragments[use]
  const known = fragments.get(text)
  if (known) return known
  const read = fragmentOf(text, context, use, false)
  fragments.set(text, read)
  return read
}

/**
 * What a text says where it holds nothing but such statements, so that it is no part of a name; else null.
 * Most texts say more and are not read to their end.
 */
export function readAside(text: string, context: ReadContext, use: SymbolUse = 'status'): Fragment | null {
  if (saysMore(text, context)) return null
  const asides = context.memo.asides[use]
  const known = asides.get(text)
  if (known !== undefined) return known
  const fragment = context.memo.fragments[use].get(text) ?? fragmentOf(text, context, use, true)
  const aside = isAside(text, fragment) ? fragment : null
  asides.set(text, aside)
  return aside
}

/** A first word that begins no statement and adds nothing to one. */
function saysMore(text: string, context: ReadContext): boolean {
  const entry = firstEntry(text)
  if (entry === undefined || wordOfLegend(text, context)) return false
  return entry === null || (entry.small === null && ((entry.asides | entry.dates) & context.lexicon.mask) === 0)
}

/** Whether a text holds nothing but such statements, so that it is no part of a name. */
function isAside(text: string, fragment: Fragment): boolean {
  if (fragment.rest) return false
  return (
    fragment.status !== null ||
    fragment.current ||
    fragment.date !== null ||
    fragment.completed !== null ||
    fragment.start !== null ||
    fragment.percent !== null ||
    fragment.version !== null ||
    fragment.months ||
    /\p{N}/u.test(text)
  )
}

/** The status that the document itself gives a word in its front matter. */
function wordOfLegend(text: string, { legend }: ReadContext): Status | undefined {
  return legend.size > 0 && /\p{L}/u.test(text) ? legend.get(text.trim().toLowerCase()) : undefined
}

/** A fragment being read, from left to right. */
interface Reading {
  source: DateText
  context: ReadContext
  result: Fragment
  /** The first status word is the statement: "done, testing docs" is done. */
  word: Status | null
  /** What the next date is, where a field's word said so. */
  field: 'target' | 'completed' | 'start' | null
  /** Token behind the last date that no word said anything about. */
  behindDate: number
  negated: boolean
}

/** `brief`: not beyond the first thing that is no statement. */
function fragmentOf(text: string, context: ReadContext, use: SymbolUse, brief: boolean): Fragment {
  const result: Fragment = {
    status: null,
    via: null,
    current: false,
    date: null,
    completed: null,
    start: null,
    percent: null,
    version: null,
    months: false,
    rest: false,
  }
  const own = wordOfLegend(text, context)
  if (own) return { ...result, status: own, via: 'word' }
  const tokens = tokensOf(text, context)
  if (
    tokens.length > 1 &&
    tokens.every((_, index) => pastSmall(tokens, index, context) !== null || isMonth(tokens, index, context))
  )
    return { ...result, months: true }
  const reading: Reading = {
    source: dateText(text, tokens, context),
    context,
    result,
    word: null,
    field: null,
    behindDate: -1,
    negated: false,
  }
  for (let index = 0; index < tokens.length && !(brief && result.rest); ) index = step(reading, index)
  if (result.status === null) readSymbols(text, use, reading)
  return result
}

const isMonth = (tokens: readonly Token[], index: number, { lexicon }: ReadContext): boolean =>
  phraseAt(lexicon, 'months', tokens, index) !== null

/** Index behind a word that adds nothing to a statement, `in`, `the`, `approximately`; null where there is none. */
const pastSmall = (tokens: readonly Token[], index: number, { lexicon }: ReadContext): number | null =>
  phraseAt(lexicon, 'small', tokens, index)?.next ?? null

/** Reads what begins at a token; the index of the token to go on with. */
function step(reading: Reading, index: number): number {
  const { source, context, result } = reading
  const { text, tokens } = source
  const token = tokens[index] as Token
  const version = isGlued(text, token.start) ? null : versionAt(text, token.start)
  const date = dateAt(source, index)
  if (date && !(version && version.length > date.end - date.start)) return addDate(reading, date, index)
  const percent = token.number ? percentAt(source, index) : null
  if (percent) {
    if (percent.value <= 100) result.percent = percent.value
    return percent.next
  }
  if (version) {
    result.version ??= version
    return tokenAfter(tokens, index, token.start + version.length)
  }
  const past = pastNoDate(source, index)
  if (past > index + 1) return more(reading, past)
  if (token.number) return tokenAfter(tokens, index, countedEnd(source, index))
  if (!mayBeginAside(context.lexicon, token)) return pastSmall(tokens, index, context) ?? more(reading, index + 1)
  return addWord(reading, index)
}

function more(reading: Reading, next: number): number {
  reading.result.rest = true
  reading.negated = false
  return next
}

/** Whether a letter, a digit or a dot stands right before an offset: what begins there is the tail of something. */
function isGlued(text: string, at: number): boolean {
  if (at === 0) return false
  const code = text.charCodeAt(at - 1)
  return code < 128
    ? code === 46 || (/\w/.test(text[at - 1] as string) && code !== 95)
    : /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))
}

function tokenAfter(tokens: readonly Token[], index: number, end: number): number {
  let next = index
  while (next < tokens.length && (tokens[next] as Token).start < end) next++
  return next
}

function addDate(reading: Reading, { period, next }: DateMatch, index: number): number {
  const { result, word } = reading
  const kind = reading.field ?? (word === 'done' ? 'completed' : 'date')
  if (kind === 'completed') result.completed ??= period
  else if (kind === 'start') result.start ??= period
  else if (result.date === null || (!('start' in result.date) && 'start' in period)) {
    result.date = period
    reading.behindDate = Math.max(next, index + 1)
  }
  reading.field = null
  return Math.max(next, index + 1)
}

const fraction = /[.,]\p{Nd}/uy
const percentSign = /\s?[%％٪]/y

/** `85%`, `12.5 %`. */
function percentAt({ text, tokens }: DateText, index: number): { value: number; next: number } | null {
  const token = tokens[index] as Token
  fraction.lastIndex = token.end
  const last = fraction.test(text) && tokens[index + 1]?.number ? index + 1 : index
  const end = tokens[last]?.end ?? token.end
  percentSign.lastIndex = end
  if (!percentSign.test(text)) return null
  return { value: Number(asciiDigits(text.slice(token.start, end)).replace(',', '.')), next: last + 1 }
}

const fractionOrMore = /\+|\s?[/⁄]\s?\p{Nd}+/uy
const thing = /\s?\p{L}*/uy

/** Offset of the end of `2/2 plans`, `3 of 5`, `8 tasks`. */
function countedEnd(source: DateText, index: number): number {
  const { text, tokens, lexicon } = source
  const end = tokens[index]?.end ?? text.length
  fractionOrMore.lastIndex = end
  let past = end + (fractionOrMore.exec(text)?.[0].length ?? 0)
  if (past === end && gap(source, index).length === 1) {
    const next = phraseAt(lexicon, 'of', tokens, index + 1)?.next
    if (next !== undefined && tokens[next]?.number) past = tokens[next]?.end ?? past
  }
  thing.lastIndex = past
  return past + (thing.exec(text)?.[0].length ?? 0)
}

function addWord(reading: Reading, index: number): number {
  const { source, context, result } = reading
  const { text, tokens, lexicon } = source
  const token = tokens[index] as Token
  const status = phraseAt(lexicon, 'status', tokens, index)
  // "80% complete" says how far, not that it is complete.
  if (status?.value === 'done' && result.percent !== null && result.percent < 100 && isBehindPercent(text, token.start))
    return status.next
  const fields = phraseAt(lexicon, 'fields', tokens, index)
  const isField = fields !== null && isFieldWord(fields.value)
  if (status && (!isField || status.next >= fields.next)) {
    addStatus(reading, status.value)
    if (reading.word === 'done' && endsClause(reading, index)) dateCompletion(result)
    return status.next
  }
  if (isField) {
    // "Planned for Q4": the word of the status and the preposition of its date.
    if (status?.value === 'planned' && pastAllSmall(reading, status.next, fields.next)) addStatus(reading, status.value)
    addField(reading, fields.value, status?.value ?? null)
    return fields.next
  }
  const negation = phraseAt(lexicon, 'negation', tokens, index)
  if (negation) {
    reading.negated = true
    return negation.next
  }
  const current = phraseAt(lexicon, 'current', tokens, index)
  if (current) {
    result.current = true
    return current.next
  }
  const named = pastUnitOrMonth(reading, index)
  if (named !== null) return named
  return pastSmall(tokens, index, context) ?? more(reading, index + 1)
}

function pastAllSmall({ source, context }: Reading, from: number, end: number): boolean {
  for (let index = from; index < end; ) {
    const next = pastSmall(source.tokens, index, context)
    if (next === null) return false
    index = next
  }
  return true
}

const isBehindPercent = (text: string, at: number): boolean => /[%％][\s)]*$/.test(text.slice(Math.max(0, at - 8), at))

const isFieldWord = (fields: readonly Field[]): boolean =>
  fields.some((field) => field !== 'name' && field !== 'task' && field !== 'notes' && field !== 'priority')

/** `5月に完了`, `5월 완료`: where the verb ends the clause, its date stands right before it. */
function endsClause(reading: Reading, index: number): boolean {
  const { behindDate, source } = reading
  const { text, tokens } = source
  return (
    behindDate > 0 &&
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(tokens[index]?.text ?? '') &&
    !/[^\p{L}\s]/u.test(text.slice(tokens[behindDate - 1]?.end, tokens[index]?.start)) &&
    pastAllSmall(reading, behindDate, index)
  )
}

function dateCompletion(result: Fragment): void {
  result.completed ??= result.date
  result.date = null
}

function addStatus(reading: Reading, value: Status): void {
  const { result, negated } = reading
  if (reading.word === null) {
    reading.word = negated ? 'planned' : value
    result.via = 'word'
    result.status = reading.word
  }
  if (value === 'done' && !negated) reading.field = 'completed'
  reading.negated = false
}

function addField(reading: Reading, fields: readonly Field[], status: Status | null): void {
  const { result } = reading
  if (fields.includes('completed')) {
    reading.field = 'completed'
    // "Released on 10 May": the field's word is the status too.
    if (status === 'done' && reading.word === null) {
      reading.word = 'done'
      result.status = 'done'
      result.via = 'word'
    }
  } else if (fields.includes('start')) reading.field = 'start'
  else if (fields.includes('target')) reading.field = 'target'
}

/** A unit beside its number, and a month without its year: it is a date all the same, though nobody can say which. */
function pastUnitOrMonth({ source, result }: Reading, index: number): number | null {
  const { tokens, lexicon } = source
  const unit = phraseAt(lexicon, 'units', tokens, index)
  if (unit && (tokens[unit.next]?.number || tokens[index - 1]?.number || result.current)) return unit.next
  const month = phraseAt(lexicon, 'months', tokens, index)
  return month && tokens[month.next]?.number ? month.next : null
}

function readSymbols(text: string, use: SymbolUse, { result, context }: Reading): void {
  for (const { symbol } of symbolsIn(text)) {
    // A coloured circle beside words that are no status is a health, not a state: "🟢 ahead of schedule".
    const isHealth = result.rest && isCircle(symbol) && !context.legend.has(symbol)
    const said = isHealth ? null : statusOfSymbol(symbol, use, context.legend)
    if (said === null) continue
    result.status = said
    result.via = 'symbol'
    return
  }
}

/** States that a reason often follows: `(postponed to v3)`, `(dropped in favour of the new one)`. */
const withReasons: ReadonlySet<Status> = new Set(['blocked', 'deferred', 'cancelled'])

const bracketed = /[(（[]([^()（）[\]]{2,80})[)）\]]/gu

/** `(ongoing, see the docs)`, `(✅ partial)`: a status at the start of a parenthesis that says more. */
export function bracketStatus(words: string, context: ReadContext): Status | null {
  if (!/[)）\]]/.test(words)) return null
  for (const match of words.matchAll(bracketed)) {
    const inner = match[1] as string
    if (match.index === 0 && inner.length < 3) continue
    const first = /^(?:[^,;:：，、—–-]|(?<=\p{L})-(?=\p{L}))+/u.exec(inner)?.[0] ?? ''
    const said = readAside(first, context)
    if (said?.status && said.via === 'word') return said.status
    const why = phraseAt(context.lexicon, 'status', tokensOf(first, context), 0)?.value
    if (why !== undefined && withReasons.has(why)) return why
  }
  return null
}
