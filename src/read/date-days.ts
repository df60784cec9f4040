import { type DateText, digits, gap, glued, number, pastEnding, pastSmallWords, word } from './date-text.ts'
import { anyYearAt, type Dated, yearAfter, yearAt } from './date-years.ts'
import type { DateMatch } from './dates.ts'
import { phraseAt } from './lexicon.ts'

/** A calendar period whose year may still be missing. Months count from 1; `to[1] === null` is the month's last day. */
export interface Part {
  year: number | null
  from: readonly [number, number]
  to: readonly [number, number | null]
  next: number
  grain: DateMatch['grain']
  /** Months and days of the Solar Hijri calendar. */
  jalali: boolean
}

/** The number of days of a month. */
export const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** The number of days of a month of the Solar Hijri calendar, leap years aside. */
export const jalaliLastDay = (month: number): number => (month <= 6 ? 31 : month <= 11 ? 30 : 29)

/** Whether a calendar has a day. */
export function isDay(year: number, month: number, day: number, jalali: boolean): boolean {
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

/** At most two digits, as days and months have. */
export const isShort = (source: DateText, index: number): boolean => digits(source, index) <= 2

/** A day, or days of one month, at a token. */
export function dayAt(source: DateText, index: number): Part | null {
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
export function dayNumber(source: DateText, index: number): number | null {
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
  const isDated = year !== null || source.year || isFarEnd(source, at)
  if (!isDated || !isDay(year?.value ?? 2024, month.value, to, month.jalali)) return null
  return daysOf(year?.value ?? null, month.value, day, to, year?.next ?? at, month.jalali)
}

/** Whether a range goes on to another month: `Mar 2 – Mar 15, 2026` says its year at the far end. */
const isFarEnd = (source: DateText, next: number): boolean =>
  /^\s?[-–—→]\s?$/.test(gap(source, next - 1)) && monthAt(source, next) !== null

/** The name of a month. */
export function monthAt({ lexicon, tokens }: DateText, index: number): Dated | null {
  const found = phraseAt(lexicon, 'months', tokens, index)
  if (found) return { ...found, jalali: false }
  const jalali = phraseAt(lexicon, 'jalaliMonths', tokens, index)
  return jalali && { ...jalali, jalali: true }
}
