import { dayOf, isCalendar, namedPeriod, type Period, type Unit, wholeMonths } from '../roadmap/index.ts'

/** How sentences write periods. */
interface Periods {
  /** `6 October 2025`, `Q3 2025`, `weeks 5–8 of the plan`, `4–6 weeks`. */
  one(period: Period): string
  /**
   * Both ends of a way; what they share is said once: `6 October to 3 November 2025`. With `ends`, of what is no day its end:
   * `the end of Q3 to the end of Q4 2025`.
   */
  way(from: Period, to: Period, ends: boolean): string
}

/** English, day first. In UTC, so that the place where it runs changes nothing. */
export const periods: Periods = makeEnglish()

/** Formatters are slow to make. */
function makeEnglish(): Periods {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' })
  const month = format({ month: 'long', year: 'numeric' })
  const year = format({ year: 'numeric' })

  const calendar = (period: Extract<Period, { start: string }>): string => {
    const { start, end } = period
    if (end === null) return `${(start.endsWith('-01-01') ? year : day).format(dayOf(start))} or later`
    const name = namedPeriod(period)
    if (name?.unit === 'day') return day.format(dayOf(start))
    if (name?.unit === 'month') return month.format(dayOf(start))
    if (name?.unit === 'quarter') return `Q${name.number} ${name.year}`
    if (name?.unit === 'half') return `H${name.number} ${name.year}`
    if (name?.unit === 'year') return String(name.year)
    const months = wholeMonths(period)
    const wholeYears = months !== null && months[1] === 1 && months[2] % 12 === 0
    return range(wholeYears ? year : months ? month : day, start, end)
  }
  const one = (period: Period): string => {
    if (isCalendar(period)) return calendar(period)
    return 'duration' in period ? duration(period.duration, period.unit) : `${position(period)} of the plan`
  }
  const end = (period: Period) => (isDay(period) ? one(period) : `the end of ${one(period)}`)
  return { one, way: (from, to, ends) => (ends ? shared(end(from), end(to)) : shared(one(from), one(to))) }
}

function isDay(period: Period): boolean {
  return isCalendar(period) ? period.start === period.end : 'days' in period && period.days[0] === period.days[1]
}

/** Numbers close up to their dash, words keep their distance, whatever the version of CLDR says. */
function range(format: Intl.DateTimeFormat, start: string, end: string): string {
  return format
    .formatRange(dayOf(start), dayOf(end))
    .replaceAll('\u2009', ' ')
    .replace(/(?<=\p{N}) – (?=\p{N})/gu, '–')
}

function position(period: Exclude<Period, { start: string } | { duration: unknown }>): string {
  const [unit, [from, to]] =
    'weeks' in period
      ? (['week', period.weeks] as const)
      : 'days' in period
        ? (['day', period.days] as const)
        : (['month', period.months] as const)
  return from === to ? `${unit} ${from}` : `${unit}s ${from}–${to}`
}

function duration([least, most]: readonly [number, number | null], unit: Unit): string {
  const count = (n: number) => `${n} ${n === 1 ? unit : `${unit}s`}`
  if (most === null) return `${count(least)} or more`
  return least === most ? count(least) : `${least}–${count(most)}`
}

/** `from … to …` without saying the year or the unit twice. */
function shared(from: string, to: string): string {
  const tail = / (?:\d{4}|of the plan)$/.exec(to)?.[0]
  const once = tail !== undefined && from.endsWith(tail) && !/\d{4}.*\d{4}/.test(from)
  return `${once ? from.slice(0, -tail.length) : from} to ${to}`
}
