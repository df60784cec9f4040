import { dayNumber, isDay, isShort, monthAt } from './date-days.ts'
import { type DateText, digits, gap, glued, number, pastEnding, pastSmallWords, word } from './date-text.ts'
import { anyYearAt, yearAfter } from './date-years.ts'

/**
 * Index of the token after what is written like a date and can be none, or null: `2026-02-30`, `2026-13-45`, `Q5 2026`,
 * `30 February 2026`. Its year or month alone is not what it says.
 */
export function pastImpossible(source: DateText, index: number): number | null {
  return (
    pastImpossibleNumbers(source, index) ?? pastImpossibleQuarter(source, index) ?? pastImpossibleDay(source, index)
  )
}

/** Three numbers joined alike, the year at one end, in no order a day. Of `02/03/2026` nobody can tell the order. */
function pastImpossibleNumbers(source: DateText, index: number): number | null {
  const joint = gap(source, index)
  if (!/^[-/.]$/.test(joint) || gap(source, index + 1) !== joint) return null
  const yearFirst = digits(source, index) === 4 && isDayOrMonth(source, index + 1) && isDayOrMonth(source, index + 2)
  const yearLast = digits(source, index + 2) === 4 && isDayOrMonth(source, index) && isDayOrMonth(source, index + 1)
  if (!yearFirst && !yearLast) return null
  const year = anyYearAt(source, yearFirst ? index : index + 2)
  const [one, other] = yearFirst ? [index + 1, index + 2] : [index, index + 1]
  const [a, b] = [number(source, one) ?? 0, number(source, other) ?? 0]
  if (year === null || isDay(year.value, a, b, year.jalali)) return null
  return yearLast && isDay(year.value, b, a, year.jalali) ? null : index + 3
}

const isDayOrMonth = (source: DateText, index: number): boolean => digits(source, index) > 0 && isShort(source, index)

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
