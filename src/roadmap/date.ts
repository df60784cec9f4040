import { z } from 'zod'

const Day = z.iso.date().describe('A calendar day, ISO 8601 extended format.')
const count = z.number().nonnegative()

const Calendar = z.object({ start: Day, end: Day.nullable() })
const Weeks = z.object({ weeks: z.tuple([count, count]) })
const Days = z.object({ days: z.tuple([count, count]) })
const Months = z.object({ months: z.tuple([count, count]) })

export const units = ['hour', 'day', 'week', 'month', 'year'] as const
export type Unit = (typeof units)[number]
const Duration = z.object({ duration: z.tuple([count, count.nullable()]), unit: z.enum(units) })

/**
 * When something is planned or was finished, as exact as the document says it and no more.
 *
 * - `{ start, end }` is the whole calendar period that the words cover, both days included; `end: null` is an open end.
 * - `{ weeks }`, `{ days }`, `{ months }` are positions in the plan (`Week 5-8`).
 * - `{ duration, unit }` is how long it takes (`4-6 weeks`); `null` as the second number means "or more".
 */
export const Period = z
  .union([Calendar, Weeks, Days, Months, Duration])
  .describe('A calendar period, a position in the plan, or a duration.')
export type Period = z.infer<typeof Period>
export type CalendarPeriod = z.infer<typeof Calendar>

const where = {
  declared: z.boolean().describe('True where the document states the date for this milestone itself.'),
  line: z.int().positive().describe('Line of the document, counted from 1, that says it.'),
}

export const DateFact = z
  .union([
    Calendar.extend(where),
    Weeks.extend(where),
    Days.extend(where),
    Months.extend(where),
    Duration.extend(where),
  ])
  .describe('A period and where it was read.')
export type DateFact = z.infer<typeof DateFact>

export function isCalendar<P extends Period | DateFact>(period: P): period is Extract<P, { start: string }> {
  return 'start' in period
}
