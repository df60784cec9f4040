import { before, type Counted, type DateText, digits, gap, number, pastSmallWords, word } from './date-text.ts'
import { phraseAt } from './lexicon.ts'

/** A number of a year or month, in the Solar Hijri calendar or in ours. */
export interface Dated extends Counted {
  jalali: boolean
}

/** A year of four digits. The tail of a date of numbers is none by itself: nobody can tell the order of 02/03/2026. */
export function yearAt(source: DateText, index: number): Dated | null {
  const year = anyYearAt(source, index)
  if (year === null) return null
  const joint = gap(source, index - 1)
  const { tokens } = source
  const tail =
    index > 1 &&
    /^[/.-]$/.test(joint) &&
    gap(source, index - 2) === joint &&
    tokens[index - 1]?.number &&
    tokens[index - 2]?.number
  if (tail || isNoYear(source, index)) return null
  const marked =
    /^[年년]$/u.test(word(source, year.next)) && /^\s?$/.test(gap(source, index)) ? year.next + 1 : year.next
  const next = marked > year.next && word(source, marked) === '度' ? marked + 1 : marked
  return { ...year, next: phraseAt(source.lexicon, 'yearWords', tokens, next)?.next ?? next }
}

/** A year of four digits wherever it stands in a date. */
export function anyYearAt({ text, tokens, lexicon }: DateText, index: number): Dated | null {
  const token = tokens[index]
  if (token === undefined || !token.number || token.text.length !== 4) return null
  const value = Number(token.text)
  const jalali = value >= 1370 && value <= 1450 && lexicon.vocabularies.some((language) => language.jalaliMonths)
  if (!jalali && (value < 1970 || value > 2150)) return null
  const tail = text.slice(token.end, token.end + 5)
  return /^\.\p{Nd}/u.test(tail) && !/^\.\p{Nd}{1,2}\.\p{Nd}/u.test(tail) ? null : { value, next: index + 1, jalali }
}

/** `2026.1` and `v2026` are versions, `#2026` and `$2026` are numbers. */
function isNoYear(source: DateText, index: number): boolean {
  const mark = before(source, index)
  const beside = word(source, index - 1)
  const touching = index > 0 && gap(source, index - 1) === '' && !/[年년]/u.test(beside)
  if (!touching && !/[#$€£.]/.test(mark)) return false
  const ownSentence = mark === '.' && /\s/.test(source.text[(source.tokens[index]?.start ?? 0) - 2] ?? ' ')
  return !ownSentence && !/^(?:q|h|fy|t|年|년)$/u.test(beside)
}

/** A year that follows a month, quarter, half or season: `Q2 2026`, `Q4/2023`, `June, 2026`, `junio de 2026`, `Q3 '26`. */
export function yearAfter(source: DateText, index: number): Dated | null {
  const joint = gap(source, index - 1)
  if (index > 0 && !/^[\s,./_–—-]{0,3}$|^\s?\(?$|^\s?['’]$/.test(joint)) return null
  const at = pastSmallWords(source, index)
  const full = yearAt(source, at)
  if (full) return full
  const short = shortYear(source, at)
  const quoted = /['’]$/.test(joint) || /^['’]/.test(source.text[(source.tokens[at]?.start ?? 1) - 1] ?? '')
  return short !== null && quoted ? { value: short, next: at + 1, jalali: false } : null
}

/** A year of two digits, by its century. */
export function shortYear(source: DateText, index: number): number | null {
  const value = number(source, index)
  return value !== null && digits(source, index) === 2 && value >= 18 && value <= 60 ? 2000 + value : null
}
