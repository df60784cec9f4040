import { toGregorian } from 'jalaali-js'
import type { CalendarPeriod } from '../roadmap/index.ts'
import { dayAt, jalaliLastDay, lastDay, monthAt, type Part } from './date-days.ts'
import { pastImpossible } from './date-impossible.ts'
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
  pastSmallWords,
  rangeJoint,
  word,
} from './date-text.ts'
import { type Dated, shortYear, yearAfter, yearAt } from './date-years.ts'
import type { DateMatch } from './dates.ts'
import { phraseAt } from './lexicon.ts'

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
const iso = (year: number, month: number, day: number): string => `${pad(year, 4)}-${pad(month)}-${pad(day)}`

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

const monthsOf = (from: number, to: number, next: number, grain: DateMatch['grain'], jalali: boolean): Part => ({
  year: null,
  from: [from, 1],
  to: [to, null],
  next,
  grain,
  jalali,
})

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
