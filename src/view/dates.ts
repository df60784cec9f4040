import { type CalendarPeriod, isCalendar, type Period, type Unit } from '../roadmap/index.ts'
import type { Words } from './words.ts'

/** A piece of text that names a time, with the value of `datetime` where HTML has one for it. */
export interface Time {
  text: string
  datetime: string | null
}

/** How dates are written on one site. Made once per build: formatters are slow to make. */
export interface Dates {
  /** A period in full: `8 September 2025`, `Q3 2025`, `weeks 5–8 of the plan`. */
  full(period: Period): Time
  /** The same for a narrow column: `8 Sep 2025`, `weeks 5–8`. */
  short(period: Period): Time
  /** What an axis writes at a step that begins with this day. */
  tick(day: string, unit: TickUnit): string
}

/** The first step of an axis also names its year, unless it is one. */
export type TickUnit = 'day' | 'month' | 'year' | 'first-day' | 'first-month'

type Style = { day: Intl.DateTimeFormat; month: Intl.DateTimeFormat }

/**
 * Dates in a site's language (BCP 47 tag). `en` alone is written day first. Always in UTC, so that the place where a
 * site is built changes nothing.
 */
export function datesIn(locale: string, words: Words): Dates {
  const tag = locale === 'en' ? words.dates : locale
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options })
  const long: Style = {
    day: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    month: format({ month: 'long', year: 'numeric' }),
  }
  const narrow: Style = {
    day: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    month: format({ month: 'short', year: 'numeric' }),
  }
  const ticks = {
    day: format({ day: 'numeric', month: 'short' }),
    month: format({ month: 'short' }),
    year: format({ year: 'numeric' }),
    'first-day': narrow.day,
    'first-month': narrow.month,
  }

  const write = (period: Period, style: Style, isShort: boolean): Time => {
    if (isCalendar(period)) return calendar(period, style, ticks.year, words)
    if ('duration' in period) {
      const [min, max] = period.duration
      return {
        text: words.duration(min, max, period.unit),
        datetime: min === max ? isoDuration(min, period.unit) : null,
      }
    }
    const [unit, [from, to]] = position(period)
    const text = words.position(unit, from, to)
    return { text: isShort ? text : words.ofThePlan(text), datetime: null }
  }

  return {
    full: (period) => write(period, long, false),
    short: (period) => write(period, narrow, true),
    tick: (day, unit) => ticks[unit].format(at(day)),
  }
}

/** Unit and place of a position in the plan. */
export function position(period: Exclude<Period, CalendarPeriod | { duration: unknown }>): [Unit, [number, number]] {
  if ('weeks' in period) return ['week', period.weeks]
  if ('days' in period) return ['day', period.days]
  return ['month', period.months]
}

function calendar(period: CalendarPeriod, style: Style, year: Intl.DateTimeFormat, words: Words): Time {
  const { start, end } = period
  if (end === null) {
    const text = start.endsWith('-01-01') ? year.format(at(start)) : style.day.format(at(start))
    return { text: words.openEnd(text), datetime: null }
  }
  if (start === end) return { text: style.day.format(at(start)), datetime: start }
  const whole = wholeMonths(start, end)
  if (whole === null) return { text: range(style.day, start, end), datetime: null }
  const [fromYear, fromMonth, months] = whole
  if (months === 1) return { text: style.month.format(at(start)), datetime: start.slice(0, 7) }
  if (months === 12 && fromMonth === 1) return { text: year.format(at(start)), datetime: start.slice(0, 4) }
  if (months === 3 && fromMonth % 3 === 1) return { text: words.quarter((fromMonth + 2) / 3, fromYear), datetime: null }
  if (months === 6 && fromMonth % 6 === 1) return { text: words.half((fromMonth + 5) / 6, fromYear), datetime: null }
  if (months % 12 === 0 && fromMonth === 1) return { text: range(year, start, end), datetime: null }
  return { text: range(style.month, start, end), datetime: null }
}

/** Numbers close up to their dash, words keep their distance, whatever the version of CLDR says. */
function range(format: Intl.DateTimeFormat, start: string, end: string): string {
  return format
    .formatRange(at(start), at(end))
    .replaceAll('\u2009', ' ')
    .replace(/(?<=\p{N}) – (?=\p{N})/gu, '–')
}

/** `[year, month, months]` where the period is made of whole months, else null. */
function wholeMonths(start: string, end: string): [number, number, number] | null {
  if (!start.endsWith('-01')) return null
  const after = new Date(at(end).getTime() + 86_400_000)
  if (after.getUTCDate() !== 1) return null
  const from = at(start)
  const months = (after.getUTCFullYear() - from.getUTCFullYear()) * 12 + after.getUTCMonth() - from.getUTCMonth()
  return [from.getUTCFullYear(), from.getUTCMonth() + 1, months]
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** A valid duration string of HTML (`P14D`, `PT3H`); null for months and years, which it has no way to say. */
function isoDuration(n: number, unit: Unit): string | null {
  if (!Number.isInteger(n)) return null
  if (unit === 'hour') return `PT${n}H`
  if (unit === 'day') return `P${n}D`
  if (unit === 'week') return `P${n * 7}D`
  return null
}
