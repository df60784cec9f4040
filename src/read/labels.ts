import { type ReadContext, tokensOf } from './context.ts'
import { type DateMatch, dateAt, dateText } from './dates.ts'
import { firstEntry, isPlural, type Lexicon, phraseAt, type Token } from './lexicon.ts'
import { numberOrVersionAt, versionAt, versionKey } from './versions.ts'

export type LabelKind = 'release' | 'phase' | 'period' | 'code' | 'outline' | 'ordinal'

/** Short name of a unit of work in the document's own words. */
export interface Label {
  text: string
  kind: LabelKind
  /** Equal for two ways to write one label: `v1.0` and `Version 1.0`, `Phase 1` and `phase #1`. */
  key: string
  /** It stood in parentheses behind the title. */
  late?: boolean
  /** A position in the plan, such as a week, and no calendar date. */
  relative?: true
  /** It names what comes before or after a version: `Post-1.0`. */
  around?: 'before' | 'after'
}

/** A label and the offset of its end. */
interface LabelAt extends Label {
  end: number
}

/** A label at the start of a text; a period has its date. */
export interface Taken {
  label: Label
  period: DateMatch | null
  end: number
}

/** No label is longer, and what follows it can be a paragraph. */
const reach = 120

/** The label that a text begins with: a phase, a version, a period, a code, a sprint that is called the next. */
export function takeLabel(whole: string, context: ReadContext): Taken | null {
  const module = moduleRelease(whole)
  if (module) return taken(module)
  if (!canBegin(whole)) return null
  const text = whole.length > reach ? whole.slice(0, reach) : whole
  const tokens = tokensOf(text, context)
  const first = tokens[0]
  if (first === undefined) return null
  const around = first.start === 0 ? aroundVersion(text, tokens, context.lexicon) : null
  if (around) return taken(around)
  const fiscal = first.start === 0 ? fiscalLabel(text) : null
  if (fiscal) return taken(fiscal)
  const unit = unitLabel(text, tokens, 0, context.lexicon)
  const date = first.start === 0 ? dateAt(dateText(text, tokens, context), 0) : null
  if (unit && !(date && date.end > unit.end)) return taken(unit)
  const version = versionAt(text)
  if (date && date.grain !== 'duration' && !(version && version.length > date.end))
    return { label: periodLabel(text, date), period: date, end: date.end }
  if (version) return taken({ text: version, kind: 'release', key: versionKey(version), end: version.length })
  const other = codeLabel(text, 0) ?? ordinalLabel(text, tokens, context.lexicon)
  return other && taken(other)
}

const modulePath = /^[a-z0-9][\w.-]{0,39}(?:\/[\w.-]{1,39}){0,3}\/(?=v\d+\.\d)/i

/** `08-wasm/v0.1.0`: a release of one module among several, as its tag names it. */
function moduleRelease(text: string): LabelAt | null {
  if (!text.includes('/v')) return null
  const path = modulePath.exec(text)?.[0]
  const version = path === undefined ? null : versionAt(text, path.length)
  if (path === undefined || version === null) return null
  const name = path + version
  return { text: name, kind: 'release', key: `module:${name.toLowerCase()}`, end: name.length }
}

const taken = ({ end, ...label }: LabelAt): Taken => ({ label, period: null, end })

/** Most names begin with a word that begins no label: they need not be looked at any further. */
function canBegin(text: string): boolean {
  const entry = firstEntry(text)
  if (entry === undefined || /^[A-Za-z]{1,4}[-.]\d|^FY\s?['’]?\d/.test(text)) return true
  return entry !== null && (entry.dates !== 0 || categories.some((category) => entry[category] !== null))
}

/** What a label can begin with, besides numbers and dates. */
const categories = ['units', 'numbers', 'ordinals', 'afterVersion', 'beforeVersion'] as const

const periodLabel = (text: string, { period, end }: DateMatch): Label => ({
  text: text.slice(0, end),
  kind: 'period',
  key: `period:${JSON.stringify(period)}`,
  ...('start' in period ? {} : { relative: true }),
})

/** `Post-1.0.0`, `Pre-v2`, `Beyond 1.0`. */
function aroundVersion(text: string, tokens: readonly Token[], lexicon: Lexicon): LabelAt | null {
  const after = phraseAt(lexicon, 'afterVersion', tokens, 0)
  const found = after ?? phraseAt(lexicon, 'beforeVersion', tokens, 0)
  const joint = found?.next === 1 ? (tokens[0]?.end ?? 0) : -1
  if (joint === -1 || !/^[-\s]?[vV]?\d/.test(text.slice(joint, joint + 3))) return null
  const from = /\w/.test(text[joint] ?? '') ? joint : joint + 1
  const version = versionAt(text, from) ?? /^\d+/.exec(text.slice(from))?.[0]
  if (version === undefined) return null
  const end = from + version.length
  const label = text.slice(0, end)
  return { text: label, kind: 'release', key: `around:${label.toLowerCase()}`, around: after ? 'after' : 'before', end }
}

const fiscal =
  /^(?:FY\s?['’]?(?:\d{2}|20\d{2})(?:[\s/-]{0,3}(?:Q[1-4]|H[12]))?|(?:Q[1-4]|H[12])[\s,/-]{0,2}FY\s?['’]?(?:\d{2}|20\d{2}))(?![\p{L}\p{N}])/u

/** `FY26`, `FY26 Q2`, `Q2 FY2026`: a period without a date, for every house begins its fiscal year where it likes. */
function fiscalLabel(text: string): LabelAt | null {
  const label = fiscal.exec(text)?.[0]
  if (label === undefined) return null
  const parts = [...label.toLowerCase().matchAll(/fy|[qh]?\d+/g)].map(([part]) => part).filter((part) => part !== 'fy')
  const key = parts.map((part) => part.replace(/^20(?=\d{2}$)/, '')).sort()
  return { text: label, kind: 'phase', key: `fiscal:${key.join(' ')}`, end: label.length }
}

interface NumberAt {
  key: string
  next: number
}

const roman: Readonly<Record<string, string>> = {
  i: '1',
  ii: '2',
  iii: '3',
  iv: '4',
  v: '5',
  vi: '6',
  vii: '7',
  viii: '8',
  ix: '9',
  x: '10',
}

/** `''` at the end of the text. */
const gap = (text: string, tokens: readonly Token[], index: number): string =>
  text.slice(tokens[index]?.end ?? 0, tokens[index + 1]?.start ?? 0)

/** What numbers a unit: `3`, `3.1`, `3b`, `three`, `III`, `A`, `β`. */
function numberAt(text: string, tokens: readonly Token[], index: number, lexicon: Lexicon): NumberAt | null {
  const token = tokens[index]
  if (token === undefined) return null
  if (token.number) return token.text.length <= 3 ? digitsAt(text, tokens, index) : null
  const spelled = phraseAt(lexicon, 'numbers', tokens, index)
  if (spelled) return { key: String(spelled.value), next: spelled.next }
  const raw = text.slice(token.start, token.end)
  const value = /^[IVX]+$/.test(raw) ? roman[token.text] : undefined
  if (value !== undefined) return { key: value, next: index + 1 }
  return /^(?:[A-Z]|[αβγδ])$/.test(raw) ? { key: token.text, next: index + 1 } : null
}

function digitsAt(text: string, tokens: readonly Token[], index: number): NumberAt {
  let key = tokens[index]?.text ?? ''
  let next = index + 1
  while (tokens[next]?.number && gap(text, tokens, next - 1) === '.') key += `.${tokens[next++]?.text}`
  const letter = tokens[next]
  if (letter && !letter.number && /^[a-z]$/.test(letter.text) && gap(text, tokens, next - 1) === '') {
    key += letter.text
    next++
  }
  return { key, next }
}

/** `Phase 1`, `Sprint 3-4`, `Fase II`, `第一阶段`, `1단계`, `First phase` at a token. */
function unitLabel(text: string, tokens: readonly Token[], first: number, lexicon: Lexicon): LabelAt | null {
  const token = tokens[first]
  if (token === undefined) return null
  if (!token.number && token.entry === null && token.text.length > 1) return null
  return (
    countedUnit(text, tokens, first, lexicon) ??
    (token.text === '第' ? null : numberedUnit(text, tokens, first, lexicon))
  )
}

/** `1단계` and `1. Phase` count phases; `3.1 Release candidate` numbers a section. */
function countedUnit(text: string, tokens: readonly Token[], first: number, lexicon: Lexicon): LabelAt | null {
  const marked = tokens[first]?.text === '第'
  const index = marked ? first + 1 : first
  const number = numberAt(text, tokens, index, lexicon)
  if (number === null) return null
  const start = tokens[first]?.start ?? 0
  if (!marked && /^\p{Lu}/u.test(text.slice(start, start + 2)) && !phraseAt(lexicon, 'numbers', tokens, index))
    return null
  const ending = /^[-.]?$/.test(gap(text, tokens, number.next - 1))
    ? phraseAt(lexicon, 'ordinalEndings', tokens, number.next)
    : null
  const at = ending?.next ?? number.next
  const unit = phraseAt(lexicon, 'units', tokens, at)
  if (unit === null || (unit.value !== 'phase' && unit.value !== 'release')) return null
  const joint = gap(text, tokens, at - 1)
  const spelled = marked || !tokens[index]?.number
  const counts =
    spelled || ending !== null || /^[.ºª°]\s?$/.test(joint) || /^[^\p{sc=Latin}]/u.test(tokens[at]?.text ?? 'a')
  if (!counts || !/^[\s.ºª]{0,2}$/.test(joint)) return null
  const end = tokens[unit.next - 1]?.end ?? 0
  return {
    text: text.slice(start, end),
    kind: 'phase',
    key: `${unitKey(tokens, at, unit.next, lexicon)}:${number.key}`,
    end,
  }
}

/** `Phase 1`, `Release 2.0`. */
function numberedUnit(text: string, tokens: readonly Token[], first: number, lexicon: Lexicon): LabelAt | null {
  const unit = phraseAt(lexicon, 'units', tokens, first)
  if (unit === null || (unit.value !== 'phase' && unit.value !== 'release')) return null
  if (!/^[\s]{0,2}[#№-]?\s?$/.test(gap(text, tokens, unit.next - 1))) return null
  const start = tokens[first]?.start ?? 0
  if (unit.value === 'release') {
    const from = tokens[unit.next]?.start ?? text.length
    const version = numberOrVersionAt(text, from)
    if (version === null) return null
    const end = from + version.length
    return { text: text.slice(start, end), kind: 'release', key: versionKey(version), end }
  }
  const number = numberAt(text, tokens, unit.next, lexicon)
  if (number === null) return null
  // A letter is a number only where the name goes on behind a separator: "Phase A: …", not "Track a metric".
  const behind = text.slice(tokens[number.next - 1]?.end)
  if (!/^\d/.test(number.key) && !/^\s*(?:$|[:：—–(|.-])/u.test(behind)) return null
  const { key, next } = withFarEnd(text, tokens, number, lexicon)
  const last = tokens[next - 1]?.end ?? 0
  const open = /^\s?\+/.test(text.slice(last, last + 2))
  const end = open ? last + 1 : last
  const whole = `${unitKey(tokens, first, unit.next, lexicon)}:${key}${open ? '+' : ''}`
  return { text: text.slice(start, end), kind: 'phase', key: whole, end }
}

/** `3-4`, `3 and 4`, `3 to 4`. */
function withFarEnd(text: string, tokens: readonly Token[], near: NumberAt, lexicon: Lexicon): NumberAt {
  const joined = /^\s?[-–—~&+]\s?$/.test(gap(text, tokens, near.next - 1))
  const joint = joined ? null : phraseAt(lexicon, 'range', tokens, near.next)
  const far = joined || joint ? numberAt(text, tokens, joint?.next ?? near.next, lexicon) : null
  return far && /^\d/.test(far.key) && /^\d/.test(near.key) ? { key: `${near.key}-${far.key}`, next: far.next } : near
}

/** `milestones 1` and `Milestone 1` are one; so are `M1` and `Milestone 1`. */
function unitKey(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): string {
  if (phraseAt(lexicon, 'milestones', tokens, from)?.next === to) return 'm'
  const words = tokens.slice(from, to).map((token) => token.text)
  return words.join(' ').replace(/s$/, '')
}

const codePattern =
  /\p{Lu}{1,4}[-.]?\p{Nd}{1,3}(?:\.\p{Nd}{1,3})?[a-z]?(?![\p{L}\p{N}])(?:\s?[-–]\s?\p{Lu}{0,3}\p{Nd}{1,3}(?![\p{L}\p{N}]))?/uy
const behindCode = /\s*(?:$|[:：—–.|)(]|-\s|\+)|\s+\p{Lu}/uy
/** Names of periods, priorities, formats, services and the like that look like the number of a milestone. */
const noCode =
  /^(?:Q[1-4]|H[12]|P[0-9]|FY\d+|ES\d+|V\d+|S3|UTF-\d+|IPV?[46]|K8|CI\d|ISO\d*|H26\d|SHA-?\d+|MP[34]|C11|C17|B2B|I18|E2)$/iu

/** `M1`, `D2.1`, `WS-3` at an offset. */
function codeLabel(text: string, at: number): LabelAt | null {
  codePattern.lastIndex = at
  const code = codePattern.exec(text)?.[0]
  if (code === undefined || noCode.test(code)) return null
  behindCode.lastIndex = at + code.length
  if (!behindCode.test(text)) return null
  const [, letters = '', number = ''] = /^(\p{L}+)[-.]?(.*)$/u.exec(code) ?? []
  const key = `${letters.toLowerCase()}:${number.toLowerCase().replace(/\s/g, '')}`
  return { text: code, kind: 'code', key, end: at + code.length }
}

/** `Current sprint`, `Next milestone`. */
function ordinalLabel(text: string, tokens: readonly Token[], lexicon: Lexicon): LabelAt | null {
  const ordinal = phraseAt(lexicon, 'ordinals', tokens, 0)
  const unit = ordinal && phraseAt(lexicon, 'units', tokens, ordinal.next)
  if (unit === null || (unit.value !== 'phase' && unit.value !== 'release')) return null
  const last = tokens[unit.next - 1]
  const end = last?.end ?? 0
  if (isPlural(lexicon, last?.text ?? '') || !/^\s*(?:$|[:：—–(|-])/u.test(text.slice(end))) return null
  const label = text.slice(0, end)
  return { text: label, kind: 'ordinal', key: `ordinal:${label.toLowerCase()}`, end }
}

/** A label that a text mentions. */
export interface Mention {
  key: string
  index: number
  end: number
  /** Keys of the single labels that it names: `phase:1-3` is three. */
  range: string[]
}

/** Labels that a text mentions: versions, numbered units, codes. */
export function labelsIn(text: string, context: ReadContext): Mention[] {
  const found: Mention[] = []
  const tokens = tokensOf(text, context)
  let end = -1
  tokens.forEach((token, index) => {
    if (token.start < end || !canMention(token, tokens[index + 1]) || isTail(text, token.start)) return
    const label = mentionAt(text, tokens, index, context.lexicon)
    if (label === null) return
    found.push({ key: label.key, index: token.start, end: label.end, range: expand(label.key) })
    end = label.end
  })
  return found
}

/** No code is longer, its number left out. */
const longestCode = 4

/** A number, a unit, or letters with a number right behind them. */
function canMention({ text, end, number, entry }: Token, next: Token | undefined): boolean {
  if (number || entry?.units || entry?.numbers || text === '第' || /^[αβγδ]$/.test(text)) return true
  return text.length <= longestCode && next?.number === true && next.start - end <= 1
}

/** Whether an offset is inside a word, a number or an address. */
function isTail(text: string, at: number): boolean {
  const head = text.slice(Math.max(0, at - 3), at)
  return /[\p{L}\p{N}._/#@-]$/u.test(head) && !/[^\p{L}\p{N}][-/]$/u.test(head)
}

function mentionAt(
  text: string,
  tokens: readonly Token[],
  index: number,
  lexicon: Lexicon,
): { key: string; end: number } | null {
  const unit = unitLabel(text, tokens, index, lexicon)
  if (unit) return unit
  const at = tokens[index]?.start ?? 0
  const version = versionAt(text, at)
  if (version) return { key: versionKey(version), end: at + version.length }
  return codeLabel(text, at) ?? looseCode(text, at)
}

const loosePattern = /(\p{Lu}{1,4})-?(\p{Nd}{1,3})(?![\p{L}\p{N}])/uy

function looseCode(text: string, at: number): { key: string; end: number } | null {
  loosePattern.lastIndex = at
  const found = loosePattern.exec(text)
  return found && { key: `${(found[1] as string).toLowerCase()}:${found[2]}`, end: at + found[0].length }
}

/** No range of labels is longer. */
const mostInRange = 50

function expand(key: string): string[] {
  const found = /^([^:]*):(\d{1,3})-(?:\p{L}*)(\d{1,3})$/u.exec(key)
  if (!found) return [key]
  const [from, to] = [Number(found[2]), Number(found[3])]
  if (to <= from || to - from > mostInRange) return [key]
  return Array.from({ length: to - from + 1 }, (_, offset) => `${found[1]}:${from + offset}`)
}
