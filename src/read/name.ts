import type { Period, Status } from '../roadmap/index.ts'
import { type DateMatch, dateReader } from './dates.ts'
import { type Fragment, isAside, type ReadContext, readFragment, versionAt } from './fragments.ts'
import { isPlural, list, phraseAt, type Token, tokenise } from './lexicon.ts'
import { leadingSymbols, type SymbolUse, statusOfSymbol, symbolsIn } from './symbols.ts'

export type LabelKind = 'release' | 'phase' | 'period' | 'code' | 'outline' | 'ordinal'

export interface Label {
  text: string
  kind: LabelKind
  /** It stood in parentheses behind the title. */
  late?: boolean
  /** Equal for two ways to write one label: `v1.0` and `Version 1.0`, `Phase 1` and `phase #1`. */
  key: string
}

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
  symbols: string[]
  /** A word that says outright that this is a unit of work: `Milestone: …`. */
  typed: boolean
}

const separator = /^\s*(?:[:：—–―|·•]|--+|-(?=\s)|(?<=\s)-|\.(?=\s)|\))\s*/u
const dash = /\s+(?:[—–―|·•]|--?|::?)\s+|：|(?<=\S)\s*—\s*/gu

const codePattern =
  /^\p{Lu}{1,4}[-.]?\p{Nd}{1,3}(?:\.\p{Nd}{1,3})?[a-z]?(?![\p{L}\p{N}])(?:\s?[-–]\s?\p{Lu}{0,3}\p{Nd}{1,3}(?![\p{L}\p{N}]))?/u
const outlinePattern = /^(?:\p{Nd}{1,2}(?:\.\p{Nd}{1,2}){1,3}\.?|\p{Nd}{1,2}(?:[.)]|[️⃣]{1,2}))(?=\s)/u

function trimmed(text: string): string {
  return text.replace(/^[\s\u200b-\u200f\ufeff]+/u, '').replace(/[\s\u200b-\u200f\ufeff]+$/u, '')
}

/** Key under which two writings of a version are the same. */
export function versionKey(version: string): string {
  return `version:${version.toLowerCase().replace(/^v/, '').replace(/[\s+]/g, '')}`
}

const roman: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, v: 5, vi: 6, vii: 7, viii: 8, ix: 9, x: 10 }

/** `Phase 1`, `Sprint 3-4`, `Fase II`, `第一阶段`, `1단계`, `First phase` at the start of a text. */
function unitLabel(text: string, tokens: readonly Token[], context: ReadContext): (Label & { end: number }) | null {
  const { lexicon } = context
  const gap = (index: number) => text.slice(tokens[index]?.end ?? 0, tokens[index + 1]?.start ?? 0)
  const numberAt = (index: number): { key: string; next: number } | null => {
    const token = tokens[index]
    if (!token) return null
    if (token.number && token.text.length <= 3) {
      let [key, next] = [token.text, index + 1]
      while (tokens[next]?.number && gap(next - 1) === '.') key += `.${(tokens[next++] as Token).text}`
      if (tokens[next] && !tokens[next]?.number && gap(next - 1) === '' && /^[a-z]$/.test(tokens[next]?.text ?? ''))
        key += (tokens[next++] as Token).text
      return { key, next }
    }
    const spelled = phraseAt(lexicon, (language) => language.numbers, tokens, index)
    if (spelled) return { key: String(spelled.value), next: spelled.next }
    const raw = text.slice(token.start, token.end)
    if (/^[IVX]+$/.test(raw) && roman[token.text]) return { key: String(roman[token.text]), next: index + 1 }
    if (/^[A-Z]$/.test(raw) || /^[αβγδ]$/.test(raw)) return { key: token.text, next: index + 1 }
    return null
  }
  let index = 0
  if (tokens[0]?.text === '第') index = 1
  const leading = numberAt(index)
  const spelled = leading !== null && (index === 1 || !tokens[index]?.number)
  if (
    leading &&
    (index === 1 ||
      !/^\p{Lu}/u.test(text.slice(tokens[0]?.start)) ||
      phraseAt(lexicon, (language) => language.numbers, tokens, index))
  ) {
    let next = leading.next
    const suffix =
      /^(?:st|nd|rd|th|er|ere|e|eme|o|a|й|ый|ое|я|го|ая|º|ª)$/u.test(tokens[next]?.text ?? '') &&
      /^[-.]?$/.test(gap(next - 1))
    if (suffix) next++
    const unit = phraseAt(lexicon, (language) => language.units, tokens, next)
    // "1단계" and "1. Phase" count phases; "3.1 Release candidate" numbers a section.
    const counts =
      spelled ||
      suffix ||
      /^[.ºª°]\s?$/.test(gap(next - 1)) ||
      (unit !== null && /^[^\p{sc=Latin}]/u.test(tokens[next]?.text ?? 'a'))
    if (unit && counts && (unit.value === 'phase' || unit.value === 'release') && /^[\s.ºª]{0,2}$/.test(gap(next - 1))) {
      const end = tokens[unit.next - 1]?.end ?? 0
      return {
        text: text.slice(tokens[0]?.start, end),
        kind: 'phase',
        key: `${unitKey(text, tokens, next, unit.next)}:${leading.key}`,
        end,
      }
    }
  }
  if (index === 1) return null
  const unit = phraseAt(lexicon, (language) => language.units, tokens, 0)
  if (!unit || (unit.value !== 'phase' && unit.value !== 'release')) return null
  const joint = gap(unit.next - 1)
  if (!/^[\s]{0,2}[#№-]?\s?$/.test(joint)) return null
  if (unit.value === 'release') {
    const version =
      versionAt(text.slice(tokens[unit.next]?.start ?? text.length)) ??
      /^\d+(?:\.\d+)*(?![\p{L}\p{N}])/u.exec(text.slice(tokens[unit.next]?.start ?? text.length))?.[0]
    if (!version) return null
    const end = (tokens[unit.next]?.start ?? 0) + version.length
    return { text: text.slice(tokens[0]?.start, end), kind: 'release', key: versionKey(version), end }
  }
  const number = numberAt(unit.next)
  if (!number) return null
  // A letter is a number only where the name goes on behind a separator: "Phase A: …", not "Track a metric".
  const after = text.slice(tokens[number.next - 1]?.end)
  if (!/^\d/.test(number.key) && !/^\s*(?:$|[:：—–(|.-])/u.test(after)) return null
  let key = number.key
  let next = number.next
  const far =
    /^\s?[-–—~&+]\s?$/.test(gap(next - 1)) ||
    ['and', 'to', 'y', 'et', 'und', 'e', 'и', 'a'].includes(tokens[next]?.text ?? '')
      ? numberAt(/^\s?[-–—~&+]\s?$/.test(gap(next - 1)) ? next : next + 1)
      : null
  if (far && /^\d/.test(far.key) && /^\d/.test(key)) {
    key = `${key}-${far.key}`
    next = far.next
  }
  if (/^\s?\+/.test(text.slice(tokens[next - 1]?.end))) key += '+'
  const end = (tokens[next - 1]?.end ?? 0) + (key.endsWith('+') ? 1 : 0)
  return {
    text: text.slice(tokens[0]?.start, end),
    kind: 'phase',
    key: `${unitKey(text, tokens, 0, unit.next)}:${key}`,
    end,
  }
}

/** `milestones 1` and `Milestone 1` are one; so are `M1` and `Milestone 1`. */
function unitKey(_text: string, tokens: readonly Token[], from: number, to: number): string {
  const word = tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ')
  return /^milestones?$/.test(word) ? 'm' : word.replace(/s$/, '')
}

function codeLabel(text: string): (Label & { end: number }) | null {
  const found = codePattern.exec(text)
  if (!found) return null
  const code = found[0]
  if (
    /^(?:Q[1-4]|H[12]|P[0-9]|FY\d+|ES\d+|V\d+|S3|UTF-\d+|IPV?[46]|K8|CI\d|ISO\d*|H26\d|SHA-?\d+|MP[34]|C11|C17|B2B|I18|E2)$/iu.test(
      code,
    )
  )
    return null
  const rest = text.slice(code.length)
  if (!/^\s*(?:$|[:：—–.|)(]|-\s|\+)/u.test(rest) && !/^\s+\p{Lu}/u.test(rest)) return null
  const match = /^(\p{L}+)[-.]?(.*)$/u.exec(code)
  return {
    text: code,
    kind: 'code',
    key: `${match?.[1]?.toLowerCase()}:${match?.[2]?.toLowerCase().replace(/\s/g, '')}`,
    end: code.length,
  }
}

function periodKey(period: Period): string {
  return `period:${JSON.stringify(period)}`
}

/** `Post-1.0.0`, `Pre-v2`, `Beyond 1.0`. */
const aroundVersion = /^(?:post|pre|beyond|after)[-\s]?(?=[vV]?\d)/i

interface Taken {
  label: Label | null
  period: DateMatch | null
  end: number
}

/** No label is longer, and what follows it can be a paragraph. */
const labelReach = 120

function takeLabel(whole: string, context: ReadContext): Taken | null {
  const text = whole.slice(0, labelReach)
  const tokens = tokenise(text)
  if (tokens.length === 0) return null
  const around = aroundVersion.exec(text)
  if (around) {
    const version = versionAt(text.slice(around[0].length)) ?? /^\d+/.exec(text.slice(around[0].length))?.[0]
    if (version) {
      const end = around[0].length + version.length
      return {
        label: { text: text.slice(0, end), kind: 'release', key: `around:${text.slice(0, end).toLowerCase()}` },
        period: null,
        end,
      }
    }
  }
  const unit = unitLabel(text, tokens, context)
  const date =
    text.startsWith(text.slice(tokens[0]?.start)) || tokens[0]?.start === 0
      ? dateReader(text, context, tokens).at(0)
      : null
  if (unit && !(date && date.end > unit.end)) return { label: unit, period: null, end: unit.end }
  const version = versionAt(text)
  if (date && date.start === 0 && date.grain !== 'duration' && !(version && version.length > date.end)) {
    // A name that only begins with a month or year is no period: "March of progress", "2025 goals of the team".
    const label: Label = { text: text.slice(0, date.end), kind: 'period', key: periodKey(date.period) }
    return { label, period: date, end: date.end }
  }
  if (version)
    return { label: { text: version, kind: 'release', key: versionKey(version) }, period: null, end: version.length }
  const code = codeLabel(text)
  if (code) return { label: code, period: null, end: code.end }
  // Current sprint, Next milestone
  const ordinal = phraseAt(context.lexicon, (language) => language.ordinals, tokens, 0)
  if (ordinal) {
    const named = phraseAt(context.lexicon, (language) => language.units, tokens, ordinal.next)
    const end = named ? (tokens[named.next - 1]?.end ?? 0) : 0
    const one = named && !isPlural(context.lexicon, tokens[named.next - 1]?.text ?? '')
    if (named && one && (named.value === 'phase' || named.value === 'release') &&
      /^\s*(?:$|[:：—–(|-])/u.test(text.slice(end))
    ) {
      return {
        label: { text: text.slice(0, end), kind: 'ordinal', key: `ordinal:${text.slice(0, end).toLowerCase()}` },
        period: null,
        end,
      }
    }
  }
  return null
}

const brackets: [string, string][] = [
  ['(', ')'],
  ['（', '）'],
  ['[', ']'],
  ['【', '】'],
]

/** The bracketed text at the end of a text: where it opens and what it holds. */
function trailingBracket(text: string): { start: number; inner: string } | null {
  for (const [open, close] of brackets) {
    if (!text.endsWith(close)) continue
    let depth = 0
    for (let index = text.length - 1; index >= 0; index--) {
      if (text[index] === close) depth++
      else if (text[index] === open && --depth === 0) return { start: index, inner: text.slice(index + 1, -1) }
    }
  }
  return null
}

function absorb(name: Name, fragment: Fragment): void {
  if (
    fragment.status !== null &&
    (name.via !== 'word' || name.status === null) &&
    !(name.status !== null && fragment.via === 'symbol')
  ) {
    name.status = fragment.status
    name.via = fragment.via
  }
  name.current ||= fragment.current
  // "✅ v0.9 (current — April 2026)" dates what is out.
  if (fragment.current && fragment.date && name.status === 'done') name.completed ??= fragment.date
  else name.target ??= fragment.date
  name.completed ??= fragment.completed
  name.start ??= fragment.start
  name.percent ??= fragment.percent
  name.version ??= fragment.version
}

function trailingSymbols(text: string, name: Name, use: SymbolUse, context: ReadContext): string {
  for (let rest = text; ; ) {
    const end = rest.length
    let cut = -1
    for (const { index, length, symbol } of symbolsIn(rest.slice(Math.max(0, end - 48)))) {
      const at = Math.max(0, end - 48) + index
      if (!/^[\s\ufe0e\ufe0f\u200d]*$/u.test(rest.slice(at + length))) continue
      cut = at
      name.symbols.push(symbol)
      const status = statusOfSymbol(symbol, use, context.legend)
      if (status && name.status === null) {
        name.status = status
        name.via = 'symbol'
      }
      break
    }
    if (cut === -1) return trimmed(rest)
    rest = rest.slice(0, cut)
  }
}

/**
 * Takes a heading, item or cell apart: symbols, label, title, and what is said beside the name in parentheses or
 * behind a dash. The title keeps everything that is no such statement.
 */
export function readName(source: string, context: ReadContext, use: SymbolUse = 'heading'): Name {
  const key = `${use} ${context.year} ${source}`
  const known = context.memo.names.get(key)
  if (known) return known
  const read = nameOf(source, context, use)
  context.memo.names.set(key, read)
  return read
}

function nameOf(source: string, context: ReadContext, use: SymbolUse): Name {
  const name: Name = {
    text: trimmed(source.replace(/\s+/g, ' ')),
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
  }
  let text = name.text
  const lead = leadingSymbols(text)
  name.symbols.push(...lead.symbols)
  for (const symbol of lead.symbols) {
    const status = statusOfSymbol(symbol, use, context.legend)
    if (status && name.status === null) {
      name.status = status
      name.via = 'symbol'
    }
  }
  text = trimmed(text.slice(lead.length))
  const box = /^\[( |x|X|~|-|\/)\]\s+/.exec(text)
  if (box) {
    if (name.status === null) {
      name.status = box[1] === ' ' ? 'planned' : /x/i.test(box[1] as string) ? 'done' : 'in-progress'
      name.via = 'box'
    }
    text = text.slice(box[0].length)
  }
  text = trimmed(text.replace(/\s#+$/, ''))
  // [Version 0.3], [Unreleased]
  const whole = /^\[([^\][]+)\](?!\()/.exec(text)
  if (whole && (whole[0].length === text.length || takeLabel(whole[1] as string, context)?.end === (whole[1] as string).length || /^\s*[-–—:(]/.test(text.slice(whole[0].length))))
    text = (whole[1] as string) + text.slice(whole[0].length)
  text = text.replace(/[:：]+$/, '').trimEnd()
  text = leadingStatus(text, name, context)

  let late: Label | null = null
  for (;;) {
    const before = text
    text = trailingSymbols(text, name, use, context)
    text = text.replace(/[\s:：,;–—-]+$/u, '')
    const bracket = trailingBracket(text)
    if (bracket && bracket.start > 0) {
      const fragment = readFragment(bracket.inner, context, use)
      const label = takeLabel(trimmed(bracket.inner), context)
      if (isAside(bracket.inner, fragment)) {
        // A version in parentheses names a thing that has no label of its own, and dates nothing.
        if (
          fragment.version &&
          fragment.status === null &&
          !fragment.date &&
          label?.label?.kind !== 'release' &&
          !fragment.current
        )
          break
        if (fragment.version && bareVersion(bracket.inner)) {
          late ??= {
            text: lateText(bracket.inner, fragment.version),
            kind: 'release',
            key: versionKey(fragment.version),
          }
          if (!takeLabel(text.slice(0, bracket.start), context)) {
            absorb(name, fragment)
            text = trimmed(text.slice(0, bracket.start))
            continue
          }
          late = null
          break
        }
        absorb(name, fragment)
        text = trimmed(text.slice(0, bracket.start))
        continue
      }
      if (
        label?.label?.kind === 'release' &&
        label.end >= trimmed(bracket.inner).length &&
        !takeLabel(text.slice(0, bracket.start), context)
      ) {
        late = label.label
        text = trimmed(text.slice(0, bracket.start))
        continue
      }
    }
    const cut = lastDash(text)
    if (cut) {
      const tail = text.slice(cut.end)
      const fragment = readFragment(tail, context, use)
      const label = takeLabel(tail, context)?.label
      const named = label && label.kind !== 'period' && !/:\d+-\d+$/.test(label.key)
      if (
        isAside(tail, fragment) &&
        !named &&
        !isAmbiguous(tokenise(tail), context) &&
        (!fragment.version || fragment.status !== null) &&
        cut.start > 0
      ) {
        absorb(name, fragment)
        text = trimmed(text.slice(0, cut.start))
        continue
      }
    }
    const shown = lastStatusSymbol(text, use, context)
    if (shown) {
      const tail = text.slice(shown.end)
      const fragment = readFragment(tail, context, use)
      if (isAside(tail, fragment) && !fragment.version) {
        absorb(name, fragment)
        name.symbols.push(shown.symbol)
        if (name.status === null) {
          name.status = shown.status
          name.via = 'symbol'
        }
        text = trimmed(text.slice(0, shown.start))
        continue
      }
    }
    if (text === before) break
  }

  const taken = takeLabel(text, context)
  if (taken?.label) {
    let rest = text.slice(taken.end)
    const joint = separator.exec(rest)
    const spaced = /^\s+/.test(rest)
    if (taken.label.kind === 'period' && taken.period) {
      // A calendar date beside a relative one wins: Week 5-6 (Feb 15-28).
      if (!name.target || !('start' in name.target) || 'start' in taken.period.period)
        name.target = narrows(name.target, taken.period.period)
      // 2026 Q1 — Sprint 0: the sprint is the name, the quarter its date. Q1 2026: the quarter is the name.
      if (joint) rest = rest.slice(joint[0].length)
      else rest = trimmed(rest)
      const inner = joint ? takeLabel(rest, context) : null
      if (!joint && rest !== '' && !/^[(（]/.test(rest) && taken.period.weak) {
        name.target = null
        name.title = text
      } else if (inner?.label && inner.label.kind !== 'period') {
        name.label = { ...inner.label }
        name.title = titleOf(rest.slice(inner.end), inner.label.text)
      } else {
        name.label = { text: taken.label.text, kind: 'period', key: taken.label.key }
        name.title = titleOf(rest, taken.label.text)
      }
    } else if (joint || spaced || rest === '' || /^[(（[]/.test(rest)) {
      name.label = { text: taken.label.text, kind: taken.label.kind, key: taken.label.key }
      // "1.1 in Windows Terminal": the version is the subject of the sentence, which stays whole.
      const goesOn = !joint && /^\s+\p{Ll}/u.test(rest) && taken.label.kind === 'release'
      name.title = goesOn ? text : titleOf(joint ? rest.slice(joint[0].length) : trimmed(rest), taken.label.text)
    }
  }
  if (name.title === '') {
    const outline = outlinePattern.exec(text)
    if (outline) {
      name.label = {
        text: outline[0].replace(/[.)️⃣]+$/u, ''),
        kind: 'outline',
        key: `outline:${outline[0].replace(/[.)️⃣]+$/u, '')}`,
      }
      text = trimmed(text.slice(outline[0].length).replace(/^[\s:—–-]+/u, ''))
      const inner = readName(text, context, use)
      if (inner.label && inner.label.kind !== 'outline')
        return {
          ...inner,
          text: name.text,
          status: inner.status ?? name.status,
          via: inner.status ? inner.via : name.via,
          symbols: [...name.symbols, ...inner.symbols],
          target: name.target ?? inner.target,
          completed: name.completed ?? inner.completed,
          percent: name.percent ?? inner.percent,
        }
    }
    name.title = text
  }
  if (late && (!name.label || name.label.kind === 'outline')) name.label = { ...late, late: true }
  typedName(name, text, context)
  name.title = cleanTitle(name.title) || name.label?.text || name.text
  return name
}

/** `COMPLETE: Week 1-2`, `[DONE] Parser`: a status word before the name. */
function leadingStatus(text: string, name: Name, context: ReadContext): string {
  const found = /^(?:\[([^\][]{2,20})\]\s*|([^:：—–[\]]{2,20}?)(?:\s?[:：]\s+|\s[—–-]\s))(?=\S)/u.exec(text)
  if (!found) return text
  const tokens = tokenise((found[1] ?? found[2]) as string)
  const whole = phraseAt(context.lexicon, (language) => language.status, tokens, 0)
  if (!whole || whole.next !== tokens.length) return text
  // "Testing: …" names what it is about; in brackets or capitals it is a mark.
  const marked = found[1] !== undefined || /^[^\p{Ll}]*$/u.test(found[2] as string)
  if (!marked && isAmbiguous(tokens, context)) return text
  if (name.via !== 'word') {
    name.status = whole.value
    name.via = 'word'
  }
  return text.slice(found[0].length)
}

export function isAmbiguous(tokens: readonly Token[], context: ReadContext): boolean {
  const found = phraseAt(context.lexicon, list('ambiguous'), tokens, 0)
  return found !== null && found.next === tokens.length
}

function bareVersion(inner: string): boolean {
  return /^[vV]?\d[\w.+-]*(?:\s\p{L}+)?(?:\s*[—–-].*)?$/u.test(trimmed(inner)) || /^(?:post|pre)-/i.test(inner)
}

function lateText(inner: string, version: string): string {
  return /^(?:post|pre)-/i.test(inner) ? trimmed(inner) : version
}

/** A month in parentheses narrows the quarter that is named; else the named period wins. */
function narrows(beside: Period | null, named: Period): Period {
  if (!beside || !('start' in beside) || !('start' in named) || beside.end === null || named.end === null) return named
  const month =
    beside.start.slice(0, 7) === beside.end.slice(0, 7) && beside.start.endsWith('-01') && beside.start !== beside.end
  return month && beside.start >= named.start && beside.end <= named.end ? beside : named
}

function titleOf(rest: string, label: string): string {
  const title = trimmed(rest)
  if (title === '') return label
  // Milestone 3 (M3): API
  const again = /^[(（]([^()（）]{1,24})[)）]\s*[:：—–-]\s*(?=\S)/u.exec(title)
  if (again && /\p{Nd}/u.test(again[1] as string)) return trimmed(title.slice(again[0].length))
  const whole = trailingBracket(title)
  return whole?.start === 0 ? trimmed(whole.inner) : title
}

/** `Milestone: Ship it` names a milestone outright; `Current Release: v0.1` puts the label behind the colon. */
function typedName(name: Name, source: string, context: ReadContext): void {
  if (name.label && name.label.kind !== 'ordinal') return
  const colon = /^([^:：]{1,40})[:：]\s*(\S.*)$/u.exec(name.label ? source : name.title)
  if (!colon) return
  const [, head, rest] = colon as unknown as [string, string, string]
  const tokens = tokenise(head)
  const ordinal = phraseAt(context.lexicon, (language) => language.ordinals, tokens, 0)
  const current = phraseAt(context.lexicon, list('current'), tokens, 0)
  const from = ordinal?.next ?? current?.next ?? 0
  const unit = phraseAt(context.lexicon, (language) => language.units, tokens, from)
  if (!unit || unit.next !== tokens.length || (unit.value !== 'phase' && unit.value !== 'release')) return
  const inner = readName(rest, context)
  if (name.label?.kind === 'ordinal' && inner.label?.kind !== 'release') return
  if (ordinal?.value === 'current' || current) name.current = true
  name.typed = true
  name.label = inner.label
  name.title = inner.title
  name.target ??= inner.target
  name.completed ??= inner.completed
  if (name.status === null && inner.status !== null) {
    name.status = inner.status
    name.via = inner.via
  }
}

/** `Groundwork ✅ Done`: a symbol that parts the name from what is said of it. */
function lastStatusSymbol(
  text: string,
  use: SymbolUse,
  context: ReadContext,
): { start: number; end: number; symbol: string; status: Status } | null {
  let found: { start: number; end: number; symbol: string; status: Status } | null = null
  for (const { index, length, symbol } of symbolsIn(text)) {
    const status = statusOfSymbol(symbol, use === 'heading' ? 'status' : use, context.legend)
    if (status && index > 0) found = { start: index, end: index + length, symbol, status }
  }
  return found
}

function lastDash(text: string): { start: number; end: number } | null {
  let found: { start: number; end: number } | null = null
  for (const match of text.matchAll(dash)) {
    // Not inside parentheses.
    const inside = text.slice(0, match.index)
    if ((inside.match(/[(（]/g)?.length ?? 0) > (inside.match(/[)）]/g)?.length ?? 0)) continue
    found = { start: match.index, end: match.index + match[0].length }
  }
  return found
}

function cleanTitle(title: string): string {
  return trimmed(title.replace(/^[\s:：|·—–-]+/u, '').replace(/[\s:：|·—–-]+$/u, ''))
}

/** Labels that a text mentions, as keys: versions, numbered units, codes. */
export function labelsIn(
  text: string,
  context: ReadContext,
): { key: string; index: number; end: number; range: string[] }[] {
  const found: { key: string; index: number; end: number; range: string[] }[] = []
  const tokens = tokenise(text)
  let end = -1
  for (const token of tokens) {
    if (token.start < end) continue
    const tail = text.slice(token.start)
    if (
      token.start > 0 &&
      /[\p{L}\p{N}._/#@-]$/u.test(text.slice(0, token.start)) &&
      !/[^\p{L}\p{N}][-/]$/u.test(text.slice(0, token.start))
    )
      continue
    const local = tokenise(tail.slice(0, 80))
    const unit = unitLabel(tail.slice(0, 80), local, context)
    const version = versionAt(tail)
    const code = unit || version ? null : (codeLabel(tail.slice(0, 24)) ?? looseCode(tail))
    const label = unit ?? (version ? { key: versionKey(version), end: version.length } : code)
    if (label) {
      found.push({ key: label.key, index: token.start, end: token.start + label.end, range: expand(label.key) })
      end = token.start + label.end
    }
  }
  return found
}

function looseCode(text: string): { key: string; end: number } | null {
  const found = /^(\p{Lu}{1,4})-?(\p{Nd}{1,3})(?![\p{L}\p{N}])/u.exec(text)
  return found && { key: `${(found[1] as string).toLowerCase()}:${found[2]}`, end: found[0].length }
}

/** The single labels that a range of labels names: `phase:1-3` is three. */
function expand(key: string): string[] {
  const found = /^(.*):(\d{1,3})-(?:\p{L}*)(\d{1,3})$/u.exec(key)
  if (!found) return [key]
  const [from, to] = [Number(found[2]), Number(found[3])]
  if (to <= from || to - from > 50) return [key]
  return Array.from({ length: to - from + 1 }, (_, offset) => `${found[1]}:${from + offset}`)
}
