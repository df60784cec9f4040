import { toGregorian } from 'jalaali-js'
import type { CalendarPeriod } from '../roadmap/index.ts'
import {
  after,
  before,
  type Counted,
  type DateText,
  digits,
  endBefore,
  gap,
  glued,
  number,
  ordinalUnit,
  pastEnding,
  pastSmallWords,
  rangeJoint,
  word,
} from './date-text.ts'
import type { DateMatch } from './dates.ts'
import { phraseAt } from './lexicon.ts'

/** A calendar period whose year may still be missing. Months count from 1; `to[1] === null` is the month's last day. */
interface Part {
  year: number | null
  from: readonly [number, number]
  to: readonly [number, number | null]
  next: number
  grain: DateMatch['grain']
  /** Months and days of the Solar Hijri calendar. */
  jalali: boolean
}

interface Dated extends Counted {
  jalali: boolean
}

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
const iso = (year: number, month: number, day: number): string => `${pad(year, 4)}-${pad(month)}-${pad(day)}`
const jalaliLastDay = (month: number): number => (month <= 6 ? 31 : month <= 11 ? 30 : 29)

function isoOf(part: Part, year: number, end: boolean): string {
  let [month, day] = end ? part.to : part.from
  if (month > 12) {
    month -= 12
    year++
  }
  if (part.jalali) {
    const date = toGregorian(year, month, day ?? jalaliLastDay(month))
    return iso(date.gy, date.gm, date.gd)
  }
  return iso(year, month, day ?? lastDay(year, month))
}

function isDay(year: number, month: number, day: number, jalali: boolean): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  return day <= (jalali ? jalaliLastDay(month) + (month === 12 ? 1 : 0) : lastDay(year, month))
}

const daysOf = (year: number | null, month: number, from: number, to: number, next: number, jalali: boolean): Part => ({
  year,
  from: [month, from],
  to: [month, to],
  next,
  grain: 'day',
  jalali,
})

const monthsOf = (from: number, to: number, next: number, grain: DateMatch['grain'], jalali: boolean): Part => ({
  year: null,
  from: [from, 1],
  to: [to, null],
  next,
  grain,
  jalali,
})

const isShort = (source: DateText, index: number): boolean => digits(source, index) <= 2

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

function anyYearAt({ text, tokens, lexicon }: DateText, index: number): Dated | null {
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
function yearAfter(source: DateText, index: number): Dated | null {
  const joint = gap(source, index - 1)
  if (index > 0 && !/^[\s,./_–—-]{0,3}$|^\s?\(?$|^\s?['’]$/.test(joint)) return null
  const at = pastSmallWords(source, index)
  const full = yearAt(source, at)
  if (full) return full
  const short = shortYear(source, at)
  const quoted = /['’]$/.test(joint) || /^['’]/.test(source.text[(source.tokens[at]?.start ?? 1) - 1] ?? '')
  return short !== null && quoted ? { value: short, next: at + 1, jalali: false } : null
}

function shortYear(source: DateText, index: number): number | null {
  const value = number(source, index)
  return value !== null && digits(source, index) === 2 && value >= 18 && value <= 60 ? 2000 + value : null
}

function dayAt(source: DateText, index: number): Part | null {
  return yearFirst(source, index) ?? dayFirst(source, index) ?? dayRange(source, index) ?? monthFirst(source, index)
}

/** `2026-02-18`, `2026/2/18`, `2026.02.18`, `2026年2月18日`, `2026년 2월 18일`. */
function yearFirst(source: DateText, index: number): Part | null {
  const year = yearAt(source, index)
  const month = year && number(source, year.next)
  if (year === null || month === null || month < 1 || month > 12) return null
  if (/^[月월]$/u.test(word(source, year.next + 1))) {
    const day = number(source, year.next + 2)
    const named = day !== null && /^[日일号號]$/u.test(word(source, year.next + 3))
    return named ? daily(year.value, month, day, year.next + 4, year.jalali) : null
  }
  const day = number(source, year.next + 1)
  const joint = gap(source, year.next - 1)
  if (day === null || !/^[-/.‑–]$/.test(joint) || gap(source, year.next).trim() !== joint) return null
  return isShort(source, year.next + 1) ? daily(year.value, month, day, year.next + 2, year.jalali) : null
}

function daily(year: number, month: number, day: number, next: number, jalali: boolean): Part | null {
  return isDay(year, month, day, jalali) ? daysOf(year, month, day, day, next, jalali) : null
}

/** A number that can be the day of a month. */
function dayNumber(source: DateText, index: number): number | null {
  const value = number(source, index)
  return value !== null && value >= 1 && value <= 31 ? value : null
}

function dayFirst(source: DateText, index: number): Part | null {
  const day = isShort(source, index) ? dayNumber(source, index) : null
  return day === null ? null : (dayAndMonth(source, index, day) ?? numbersOnly(source, index, day))
}

/** `18 February 2026`, `18th of Feb 2026`, `18 de febrero de 2026`, `18. Februar 2026`. */
function dayAndMonth(source: DateText, index: number, day: number): Part | null {
  const ended = glued(source, index) ? pastEnding(source, index + 1) : index + 1
  const at = pastSmallWords(source, ended)
  const month = monthAt(source, at)
  if (month === null || !/^[\s.,–-]{1,3}$/.test(gap(source, at - 1))) return null
  const year = yearAfter(source, month.next)
  if (!isDay(year?.value ?? 2024, month.value, day, month.jalali)) return null
  return daysOf(year?.value ?? null, month.value, day, day, year?.next ?? month.next, month.jalali)
}

/** `18.02.2026` and, where the language or the numbers say in which order, `18/02/2026`. */
function numbersOnly(source: DateText, index: number, first: number): Part | null {
  const second = number(source, index + 1)
  const year = anyYearAt(source, index + 2)
  const joint = gap(source, index)
  if (second === null || year === null || !/^[./-]$/.test(joint) || gap(source, index + 1) !== joint) return null
  const order = joint === '.' ? 'day-month' : (source.lexicon.vocabularies[0]?.numericOrder ?? null)
  if (order === 'day-month' || (first > 12 && second <= 12))
    return daily(year.value, second, first, year.next, year.jalali)
  if (order === 'month-day' || (second > 12 && first <= 12))
    return daily(year.value, first, second, year.next, year.jalali)
  return null
}

/** `3–14 April 2028`. */
function dayRange(source: DateText, index: number): Part | null {
  const first = dayNumber(source, index)
  const last = dayNumber(source, index + 1)
  if (first === null || last === null || last <= first || !/^\s?[-–—]\s?$/.test(gap(source, index))) return null
  const month = monthAt(source, index + 2)
  if (month === null || !/^[\s.]{1,2}$/.test(gap(source, index + 1))) return null
  const year = yearAfter(source, month.next)
  if (!isDay(year?.value ?? 2024, month.value, last, month.jalali)) return null
  return daysOf(year?.value ?? null, month.value, first, last, year?.next ?? month.next, month.jalali)
}

/** `February 18, 2026`, `Feb 15-28`. */
function monthFirst(source: DateText, index: number): Part | null {
  const month = monthAt(source, index)
  const day = month && dayNumber(source, month.next)
  if (month === null || day === null || !isShort(source, month.next)) return null
  if (!/^\.?\s$/.test(gap(source, month.next - 1))) return null
  const far = dayNumber(source, month.next + 1)
  const ranges =
    far !== null && far > day && isShort(source, month.next + 1) && /^\s?[-–—]\s?$/.test(gap(source, month.next))
  const last = ranges ? month.next + 1 : month.next
  const at = glued(source, month.next) ? pastEnding(source, last + 1) : last + 1
  const year = /^,?\s/.test(gap(source, at - 1)) ? yearAfter(source, at) : null
  const to = ranges ? far : day
  if ((year === null && !source.year) || !isDay(year?.value ?? 2024, month.value, to, month.jalali)) return null
  return daysOf(year?.value ?? null, month.value, day, to, year?.next ?? at, month.jalali)
}

function monthAt({ lexicon, tokens }: DateText, index: number): Dated | null {
  const found = phraseAt(lexicon, 'months', tokens, index)
  if (found) return { ...found, jalali: false }
  const jalali = phraseAt(lexicon, 'jalaliMonths', tokens, index)
  return jalali && { ...jalali, jalali: true }
}

function quarterAt(source: DateText, index: number): Counted | null {
  const letter = word(source, index)
  const behind = number(source, index + 1)
  const written = letter === 'q' || ((letter === 't' || letter === 'к') && isNative(source) && glued(source, index))
  if (
    written &&
    behind !== null &&
    behind >= 1 &&
    behind <= 4 &&
    digits(source, index + 1) === 1 &&
    /^\s?$/.test(gap(source, index))
  )
    return { value: behind, next: index + 2 }
  const count = digits(source, index) === 1 ? number(source, index) : null
  if (count !== null && count >= 1 && count <= 4 && word(source, index + 1) === 'q' && glued(source, index))
    return { value: count, next: index + 2 }
  return ordinalUnit(source, index, 'quarter', 4)
}

const isNative = ({ lexicon }: DateText): boolean => lexicon.vocabularies[0]?.language !== 'en'

function halfAt(source: DateText, index: number): Counted | null {
  const behind = number(source, index + 1)
  const touching = glued(source, index)
  if (word(source, index) === 'h' && touching && (behind === 1 || behind === 2) && digits(source, index + 1) === 1)
    return { value: behind, next: index + 2 }
  const count = number(source, index)
  if ((count === 1 || count === 2) && touching && word(source, index + 1) === 'h')
    return { value: count, next: index + 2 }
  // 上半年, 下半年; 上半期, 下半期; 상반기, 하반기
  const pair = word(source, index) + word(source, index + 1)
  const value = /^(?:上半|上期|상반)$/u.test(pair) ? 1 : /^(?:下半|下期|하반)$/u.test(pair) ? 2 : null
  if (value !== null) return { value, next: index + 2 + (/^[年期기]$/u.test(word(source, index + 2)) ? 1 : 0) }
  return ordinalUnit(source, index, 'half', 2)
}

const isMonth = (value: number | null): value is number => value !== null && value >= 1 && value <= 12

/** A month, quarter, half or season, its year before or after it or missing. */
function partOfYear(source: DateText, index: number): Part | null {
  const lead = yearAt(source, index)
  if (lead) return yearThenPart(source, lead)
  // 22H1
  const short = shortYear(source, index)
  if (short !== null && glued(source, index) && /^[hq]$/.test(word(source, index + 1))) {
    const inner = partWithoutYear(source, index + 1, false)
    if (inner) return { ...inner, year: short }
  }
  const numeric = monthThenYear(source, index)
  if (numeric) return numeric
  const inner = partWithoutYear(source, index, false)
  const year = inner && yearAfter(source, inner.next)
  return inner && year ? { ...inner, year: year.value, next: year.next, jalali: inner.jalali || year.jalali } : inner
}

/** `2026 Q1`, `2026-03`. */
function yearThenPart(source: DateText, { value, next, jalali }: Dated): Part | null {
  const joint = gap(source, next - 1)
  const inner = /^[\s,/–—·.-]{0,3}$/.test(joint) ? partWithoutYear(source, next, jalali) : null
  if (inner) return { ...inner, year: value }
  const month = number(source, next)
  if (!isMonth(month) || digits(source, next) !== 2) return null
  if (!/^[-/.]$/.test(joint) || /[-/.\d]/.test(after(source, next))) return null
  return { ...monthsOf(month, month, next + 1, 'month', jalali), year: value }
}

/** `03/2026`. */
function monthThenYear(source: DateText, index: number): Part | null {
  const month = number(source, index)
  if (!isMonth(month) || gap(source, index) !== '/' || /[/\d]/.test(before(source, index))) return null
  const year = yearAt(source, index + 1)
  return year && { ...monthsOf(month, month, year.next, 'month', year.jalali), year: year.value }
}

const firstMonths = { spring: 3, summer: 6, autumn: 9, winter: 12 } as const

function partWithoutYear(source: DateText, index: number, jalali: boolean): Part | null {
  const quarter = quarterAt(source, index)
  if (quarter) return monthsOf(quarter.value * 3 - 2, quarter.value * 3, quarter.next, 'quarter', jalali)
  const half = halfAt(source, index)
  if (half) return monthsOf(half.value * 6 - 5, half.value * 6, half.next, 'half', jalali)
  const month = monthAt(source, index)
  if (month) return monthsOf(month.value, month.value, month.next, 'month', month.jalali || jalali)
  const counted = number(source, index)
  if (isMonth(counted) && /^[月월]$/u.test(word(source, index + 1)))
    return monthsOf(counted, counted, index + 2, 'month', jalali)
  const season = phraseAt(source.lexicon, 'seasons', source.tokens, index)
  const from = season && firstMonths[season.value]
  return season && from ? monthsOf(from, from + 2, season.next, 'season', false) : null
}

function wholePart(source: DateText, index: number): Part | null {
  const part = partOfYear(source, index)
  if (part) return part
  const year = yearAt(source, index)
  return year && { ...monthsOf(1, 12, year.next, 'year', year.jalali), year: year.value }
}

/** A part of a year, or a third of one: `early 2026`, `mid-Q3 2026`, `end of March`, `2026年初`, `2026 下旬`. */
function partAt(source: DateText, index: number): Part | null {
  const third = phraseAt(source.lexicon, 'thirds', source.tokens, index)
  if (third) {
    const inner = wholePart(source, pastSmallWords(source, third.next))
    if (inner && /^[\s–-]{0,2}$/.test(gap(source, third.next - 1))) return narrowed(inner, third.value, inner.next)
    return wholePart(source, index)
  }
  const inner = wholePart(source, index)
  const tail =
    inner && glued(source, inner.next - 1) ? phraseAt(source.lexicon, 'thirds', source.tokens, inner.next) : null
  return inner && tail ? narrowed(inner, tail.value, tail.next) : inner
}

const thirdsOfMonth = { early: [1, 10], mid: [11, 20], late: [21, null] } as const

function narrowed(part: Part, third: 'early' | 'mid' | 'late', next: number): Part {
  const months = part.to[0] - part.from[0] + 1
  if (months < 3) {
    const [from, to] = thirdsOfMonth[third]
    return { ...part, from: [part.from[0], from], to: [part.from[0], to], next, grain: 'range' }
  }
  const size = Math.floor(months / 3)
  const from = part.from[0] + { early: 0, mid: 1, late: 2 }[third] * size
  return { ...part, from: [from, 1], to: [from + size - 1, null], next, grain: 'range' }
}

function pointAt(source: DateText, index: number): Part | null {
  return dayAt(source, index) ?? (pastImpossible(source, index) === null ? partAt(source, index) : null)
}

/**
 * Index of the token after what is written like a date and can be none, or null: `2026-02-30`, `2026-13-45`, `Q5 2026`,
 * `30 February 2026`. Its year or month alone is not what it says.
 */
export function pastImpossible(source: DateText, index: number): number | null {
  return (
    pastImpossibleNumbers(source, index) ?? pastImpossibleQuarter(source, index) ?? pastImpossibleDay(source, index)
  )
}

function pastImpossibleNumbers(source: DateText, index: number): number | null {
  const year = digits(source, index) === 4 ? anyYearAt(source, index) : null
  const joint = gap(source, index)
  const numbers = digits(source, index + 1) > 0 && digits(source, index + 2) > 0
  if (year === null || !numbers || !/^[-/]$/.test(joint) || gap(source, index + 1) !== joint) return null
  return isShort(source, index + 1) && isShort(source, index + 2) && !dayAt(source, index) ? index + 3 : null
}

function pastImpossibleQuarter(source: DateText, index: number): number | null {
  const most = { q: 4, h: 2 }[word(source, index)]
  const count = number(source, index + 1)
  if (most === undefined || count === null || (count >= 1 && count <= most) || !glued(source, index)) return null
  return yearAfter(source, index + 2)?.next ?? null
}

function pastImpossibleDay(source: DateText, index: number): number | null {
  const last = isShort(source, index) ? dayNumber(source, index) : null
  const month = monthAt(source, last === null ? index : pastSmallWords(source, pastEnding(source, index + 1)))
  const day = last ?? (month && isShort(source, month.next) ? dayNumber(source, month.next) : null)
  if (month === null || day === null || day < 29) return null
  const end = last === null ? month.next + 1 : month.next
  const year = yearAfter(source, end)
  return isDay(year?.value ?? source.year ?? 2024, month.value, day, month.jalali) ? null : (year?.next ?? end)
}

/** A calendar period that starts at a token: a day, a part of a year, a year, a range of them, with or without an end. */
export function calendarAt(source: DateText, index: number): DateMatch | null {
  const first = pointAt(source, index)
  if (first === null) return null
  const last = farPoint(source, first)
  const above = yearAbove(source, first)
  const ranged = last && rangeOf(first, last, above)
  const year = first.year ?? above
  if (!ranged && year === null) return null
  const period = ranged ?? { start: isoOf(first, year as number, false), end: isoOf(first, year as number, true) }
  const next = ranged && last ? last.next : first.next
  const open = openEnd(source, next, last === null && first.grain !== 'year')
  return {
    period: open ? { start: period.start, end: null } : period,
    start: source.tokens[index]?.start ?? 0,
    end: open?.end ?? endBefore(source, next),
    next: open?.next ?? next,
    weak: last === null && (first.grain === 'year' || (first.year === null && first.grain !== 'day')),
    grain: ranged ? 'range' : first.grain,
  }
}

/** Nouruz of the year 1404 was in 2025. */
const jalaliLag = 621

/** The year of the enclosing heading, in the calendar of a part. */
function yearAbove({ year }: DateText, { jalali }: Part): number | null {
  return year !== null && jalali ? year - jalaliLag : year
}

/** The other end of a range. A year reaches to a year only. */
function farPoint(source: DateText, first: Part): Part | null {
  const joined = rangeJoint(source, first.next)
  const last = joined === null ? null : pointAt(source, joined)
  return last && (first.grain !== 'year' || last.grain === 'year') ? last : null
}

/** From one point to another: a missing year is that of the other end, or the one beside it where the months say so. */
function rangeOf(first: Part, last: Part, year: number | null): CalendarPeriod | null {
  const wraps = last.from[0] < first.from[0]
  const endYear = last.year ?? (first.year !== null && wraps ? first.year + 1 : (first.year ?? year))
  if (endYear === null) return null
  const startYear = first.year ?? (wraps && last.year !== null ? endYear - 1 : endYear)
  const [start, end] = [isoOf(first, startYear, false), isoOf(last, endYear, true)]
  return start <= end ? { start, end } : null
}

/** `and later`, `+`, and a dash with nothing behind it leave the end open. */
function openEnd(source: DateText, next: number, dashed: boolean): { next: number; end: number } | null {
  const { text, tokens, lexicon } = source
  const words = phraseAt(lexicon, 'openEnd', tokens, next)
  const end = endBefore(source, next)
  if (words && gap(source, next - 1).length <= 2) return { next: words.next, end: tokens[words.next - 1]?.end ?? end }
  if (text[end] === '+') return { next, end: end + 1 }
  return dashed && /^\s?[-–—→]\s*$/.test(text.slice(end)) ? { next, end: text.length } : null
}
