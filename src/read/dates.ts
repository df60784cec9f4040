import type { Period } from '../roadmap/index.ts'
import { inYear, type ReadContext, tokensOf } from './context.ts'
import { calendarAt } from './date-calendar.ts'
import { pastImpossible } from './date-impossible.ts'
import { durationAt, relativeAt } from './date-relative.ts'
import { type DateText, mayBegin } from './date-text.ts'
import type { Token } from './lexicon.ts'

/** A date found in a text. */
export interface DateMatch {
  period: Period
  /** Offsets in the text. */
  start: number
  end: number
  /** Index of the first token after it. */
  next: number
  /** A bare year, or a month without one: a date only where one is expected. */
  weak: boolean
  /** What it consists of, for telling a month that narrows a quarter from a period of its own. */
  grain: 'day' | 'month' | 'quarter' | 'half' | 'season' | 'year' | 'range' | 'relative' | 'duration'
}

/** A text to read dates in; `tokens` are those of the text. */
export const dateText = (text: string, tokens: readonly Token[], { lexicon, year }: ReadContext): DateText => ({
  text,
  tokens,
  lexicon,
  year,
})

/** The date that starts at a token, the most exact reading first. */
export function dateAt(source: DateText, index: number): DateMatch | null {
  if (!mayBegin(source, index)) return null
  return relativeAt(source, index) ?? calendarAt(source, index) ?? durationAt(source, index)
}

/** Index of the token to go on with where no date starts at a token: behind what only looks like one. */
export function pastNoDate(source: DateText, index: number): number {
  return (mayBegin(source, index) ? pastImpossible(source, index) : null) ?? index + 1
}

/** Whether a text holds what is written like a date and can be none: `2026-02-30`. */
export function holdsImpossible(text: string, context: ReadContext): boolean {
  const tokens = tokensOf(text, context)
  const source = dateText(text, tokens, context)
  return tokens.some((_, index) => pastNoDate(source, index) > index + 1)
}

/** Every date in a text, left to right, without overlaps. */
export function findDates(text: string, context: ReadContext): DateMatch[] {
  const source = dateText(text, tokensOf(text, context), context)
  const found: DateMatch[] = []
  for (let index = 0; index < source.tokens.length; ) {
    const match = dateAt(source, index)
    if (match) found.push(match)
    index = match ? Math.max(match.next, index + 1) : pastNoDate(source, index)
  }
  return found
}

/**
 * The one date that a value states: calendar before relative, stated years before bare ones.
 * A single month in parentheses narrows the period before it.
 */
export function dateOf(text: string, context: ReadContext): DateMatch | null {
  const found = findDates(text, context)
  const calendar = found.filter((match) => 'start' in match.period)
  const first = calendar[0]
  if (first === undefined) return found[0] ?? null
  return narrowedBy(text.slice(first.end), first, context) ?? calendar.find((match) => !match.weak) ?? first
}

function narrowedBy(behind: string, { period, grain }: DateMatch, context: ReadContext): DateMatch | null {
  const bracket = grain === 'day' || grain === 'month' ? null : /^\s?[(（]([^()（）]*)[)）]/.exec(behind)
  if (bracket === null) return null
  const months = findDates(bracket[1] ?? '', inYear(yearOf(period) ?? context.year, context))
  const only = months.length === 1 ? months[0] : undefined
  return only?.grain === 'month' && isInside(only.period, period) ? only : null
}

/** The year that a calendar period starts in. */
export function yearOf(period: Period | null): number | null {
  return period && 'start' in period ? Number(period.start.slice(0, 4)) : null
}

function isInside(inner: Period, outer: Period): boolean {
  if (!('start' in inner) || !('start' in outer)) return false
  return inner.start >= outer.start && (outer.end === null || (inner.end !== null && inner.end <= outer.end))
}
