import type { Period, Status } from '../roadmap/index.ts'
import { dateReader } from './dates.ts'
import { asciiDigits, type Field, type Lexicon, list, phraseAt, type Token, tokenise } from './lexicon.ts'
import type { Name } from './name.ts'
import { isCircle, type Legend, type SymbolUse, statusOfSymbol, symbolsIn } from './symbols.ts'

export interface ReadContext {
  lexicon: Lexicon
  legend: Legend
  /** Year of the enclosing heading. */
  year: number | null
  /** What was read already while this one document is read. */
  memo: Memo
}

export interface Memo {
  names: Map<string, Name>
  fragments: Map<string, Fragment>
}

export const newMemo = (): Memo => ({ names: new Map(), fragments: new Map() })

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
  months?: boolean
  /** Whether something else was left over. */
  rest: boolean
}

const percentPattern = /^\s?[%％٪]/
export const versionPattern =
  /^[vV]?\d+(?:\.(?:\d+|x|X|\*))*(?:[-.]?(?:alpha|beta|rc|dev|pre|preview|final|next|lts|snapshot|canary|nightly|a|b)(?:[-.]?\d+)*)*\+?(?![\p{L}\p{N}])/u

/** A version at the start of a text that cannot be a plain number: it has a `v`, a dot, an `x` or a stage. */
export function versionAt(text: string): string | null {
  const found = versionPattern.exec(text)
  if (!found) return null
  const version = found[0]
  // v1alpha2 is the version of an interface, not of a release.
  if (/^v\d+(?:alpha|beta)\d+$/.test(version)) return null
  return /[vV.xX]|[a-z]/.test(version) ? version : null
}

const negligible = new Set(
  'in on by at for of the a an est estimated expected ca approx approximately about around circa since as until till is was and with only line series branch v en el la le les de du des am im bis zum ab vom para por desde no na em до с в к по на к от для ב עד ל در تا از'.split(
    ' ',
  ),
)

function isFieldWord(fields: readonly Field[]): boolean {
  return fields.some((field) => field !== 'name' && field !== 'task' && field !== 'notes' && field !== 'priority')
}

/**
 * Reads a short text as statements about something named elsewhere.
 * `rest` tells whether words were left that are none: then the text says more than that.
 */
export function readFragment(text: string, context: ReadContext, use: SymbolUse = 'status'): Fragment {
  const key = `${use} ${context.year} ${text}`
  const known = context.memo.fragments.get(key)
  if (known) return known
  const read = fragmentOf(text, context, use)
  context.memo.fragments.set(key, read)
  return read
}

function fragmentOf(text: string, context: ReadContext, use: SymbolUse): Fragment {
  const result: Fragment = {
    status: null,
    via: null,
    current: false,
    date: null,
    completed: null,
    start: null,
    percent: null,
    version: null,
    rest: false,
  }
  const { lexicon } = context
  const tokens = tokenise(text)
  const dates = dateReader(text, context, tokens)
  const onlyMonths =
    tokens.length > 0 &&
    tokens.every(
      (token, index) =>
        negligible.has(token.text) || phraseAt(lexicon, (language) => language.months, tokens, index) !== null,
    )
  if (onlyMonths && tokens.length > 1) return { ...result, months: true }
  let word: Status | null = null
  let field: 'target' | 'completed' | 'start' | null = null
  let negated = false
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index] as Token
    const version = /[\p{L}\p{N}.]$/u.test(text.slice(0, token.start)) ? null : versionAt(text.slice(token.start))
    const date = dates.at(index)
    if (date && !(version && version.length > text.slice(date.start, date.end).length)) {
      const kind = field ?? (word === 'done' ? 'completed' : 'date')
      if (kind === 'completed') result.completed ??= date.period
      else if (kind === 'start') result.start ??= date.period
      else if (result.date === null || (!('start' in result.date) && 'start' in date.period)) result.date = date.period
      field = null
      index = Math.max(date.next, index + 1)
      continue
    }
    if (token.number) {
      // 85%, 12.5 %
      let last = index
      if (/^[.,]\p{Nd}/u.test(text.slice(token.end)) && tokens[index + 1]?.number) last++
      const end = tokens[last]?.end ?? token.end
      if (percentPattern.test(text.slice(end))) {
        const value = Number(asciiDigits(text.slice(token.start, end)).replace(',', '.'))
        if (value <= 100) result.percent = value
        index = last + 1
        continue
      }
    }
    if (version) {
      result.version ??= version
      const end = token.start + version.length
      while (index < tokens.length && (tokens[index] as Token).start < end) index++
      continue
    }
    // 2/2 plans, 3 of 5, 8 tasks
    if (token.number) {
      const count = /^\p{Nd}+(?:\+|\s?[/⁄]\s?\p{Nd}+|\s(?:of|de|von|из)\s\p{Nd}+)?\s?\p{L}*/u.exec(text.slice(token.start))
      const end = token.start + (count?.[0].length ?? 0)
      while (index < tokens.length && (tokens[index] as Token).start < end) index++
      continue
    }
    if (!lexicon.some((language) => language.asideWords.has(token.text))) {
      if (!negligible.has(token.text)) {
        result.rest = true
        negated = false
      }
      index++
      continue
    }
    const status = phraseAt(lexicon, (language) => language.status, tokens, index)
    const fields = phraseAt(lexicon, (language) => language.fields, tokens, index)
    const current = phraseAt(lexicon, list('current'), tokens, index)
    const negation = phraseAt(lexicon, list('negation'), tokens, index)
    // "80% complete" says how far, not that it is complete.
    if (status?.value === 'done' && result.percent !== null && result.percent < 100 && /[%％][\s)]*$/.test(text.slice(0, token.start))) {
      index = status.next
      continue
    }
    if (status && (!fields || status.next >= fields.next || !isFieldWord(fields.value))) {
      // The first status word is the statement: "done, testing docs" is done.
      if (word === null) {
        word = negated ? 'planned' : status.value
        result.via = 'word'
        result.status = word
      }
      if (status.value === 'done' && !negated) field = 'completed'
      negated = false
      index = status.next
    } else if (fields && isFieldWord(fields.value)) {
      if (fields.value.includes('completed')) {
        field = 'completed'
        // "Released on 10 May": the field's word is the status too.
        if (status?.value === 'done' && word === null) {
          word = 'done'
          result.status = 'done'
          result.via = 'word'
        }
      } else if (fields.value.includes('start')) field = 'start'
      else if (fields.value.includes('target')) field = 'target'
      index = fields.next
    } else if (negation) {
      negated = true
      index = negation.next
    } else if (current) {
      result.current = true
      index = current.next
    } else {
      const unit = phraseAt(lexicon, (language) => language.units, tokens, index)
      const month = phraseAt(lexicon, (language) => language.months, tokens, index)
      if (unit && (tokens[unit.next]?.number || tokens[index - 1]?.number || result.current)) index = unit.next
      // A month without its year is a date all the same, though nobody can say which.
      else if (month && tokens[month.next]?.number) index = month.next
      else {
        if (!negligible.has(token.text)) {
          result.rest = true
          negated = false
        }
        index++
      }
    }
  }
  if (result.status === null) {
    for (const { symbol } of symbolsIn(text)) {
      // A coloured circle beside words that are no status is a health, not a state: "🟢 ahead of schedule".
      const said =
        result.rest && isCircle(symbol) && !context.legend.has(symbol)
          ? null
          : statusOfSymbol(symbol, use, context.legend)
      if (said) {
        result.status = said
        result.via = 'symbol'
        break
      }
    }
  }
  return result
}

/** Whether a text holds nothing but such statements, so that it is no part of a name. */
export function isAside(text: string, fragment: Fragment): boolean {
  if (fragment.rest) return false
  return (
    fragment.status !== null ||
    fragment.current ||
    fragment.date !== null ||
    fragment.completed !== null ||
    fragment.start !== null ||
    fragment.percent !== null ||
    fragment.version !== null ||
    fragment.months === true ||
    /\p{N}/u.test(text)
  )
}
