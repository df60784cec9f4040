import type { CalendarPeriod } from './date.ts'

const dayLength = 86_400_000

/** A stretch of the calendar that has a name of its own. `number` counts quarters and halves from 1. */
export interface NamedPeriod {
  unit: 'day' | 'month' | 'quarter' | 'half' | 'year'
  year: number
  number: number
}

/** Midnight of an ISO day in UTC: the same wherever it is computed. */
export function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** Days from one ISO day to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((dayOf(to).getTime() - dayOf(from).getTime()) / dayLength)
}

/** First year, first month (from 1) and number of months of a period made of whole months, else null. */
export function wholeMonths({ start, end }: CalendarPeriod): [year: number, month: number, months: number] | null {
  if (end === null || !start.endsWith('-01')) return null
  const after = new Date(dayOf(end).getTime() + dayLength)
  if (after.getUTCDate() !== 1) return null
  const from = dayOf(start)
  const months = (after.getUTCFullYear() - from.getUTCFullYear()) * 12 + after.getUTCMonth() - from.getUTCMonth()
  return [from.getUTCFullYear(), from.getUTCMonth() + 1, months]
}

/** The day, month, quarter, half or year that a period is exactly; null for open periods and other spans. */
export function namedPeriod(period: CalendarPeriod): NamedPeriod | null {
  const year = Number(period.start.slice(0, 4))
  if (period.start === period.end) return { unit: 'day', year, number: Number(period.start.slice(8)) }
  const [, month, months] = wholeMonths(period) ?? [0, 0, 0]
  if (months === 1) return { unit: 'month', year, number: month }
  if (months === 3 && month % 3 === 1) return { unit: 'quarter', year, number: (month + 2) / 3 }
  if (months === 6 && month % 6 === 1) return { unit: 'half', year, number: (month + 5) / 6 }
  if (months === 12 && month === 1) return { unit: 'year', year, number: year }
  return null
}
