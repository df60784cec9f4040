import type { Unit } from '../roadmap/index.ts'
import {
  before,
  type DateText,
  digits,
  endBefore,
  gap,
  glued,
  number,
  ordinalUnit,
  rangeJoint,
  type Span,
  span,
  unit,
  word,
} from './date-text.ts'
import { yearAt } from './date-years.ts'
import type { DateMatch } from './dates.ts'
import { phraseAt } from './lexicon.ts'

type PlanUnit = 'week' | 'day' | 'month'
const planUnits = ['week', 'day', 'month'] as const

/** Longer than any position in a plan: `from week 1 up to and including week 4`. */
const reach = 10

/** A position in the plan: `Week 1-4`, `第1-4周`, `1. Woche`, `next 1-2 weeks`. */
export function relativeAt(source: DateText, index: number): DateMatch | null {
  if (!nearUnit(source, index)) return null
  for (const name of planUnits) {
    const found =
      unitThenSpan(source, index, name) ?? spanThenUnit(source, index, name) ?? ordinalThenUnit(source, index, name)
    if (found) return positioned(source, index, name, found)
  }
  return upcoming(source, index)
}

/** Most numbers count something else: without a word for a unit nearby there is nothing to read. */
function nearUnit({ tokens }: DateText, index: number): boolean {
  for (let at = index; at < index + reach; at++) {
    const token = tokens[at]
    if (token === undefined) return false
    if (token.text === 'w' || token.entry?.units) return true
  }
  return false
}

type Positions = Pick<Span, 'value' | 'next'>

function positioned(source: DateText, index: number, name: PlanUnit, { value, next }: Positions): DateMatch {
  const period = name === 'week' ? { weeks: value } : name === 'day' ? { days: value } : { months: value }
  const start = source.tokens[index]?.start ?? 0
  return { period, start, end: source.tokens[next - 1]?.end ?? start, next, weak: false, grain: 'relative' }
}

/** `Week 1-4`, `Weeks 5–8`, `W3-W4`, `Week 1 - Week 4`. */
function unitThenSpan(source: DateText, index: number, name: PlanUnit): Positions | null {
  const isLetter = name === 'week' && word(source, index) === 'w' && glued(source, index)
  const at = unit(source, index, name) ?? (isLetter ? index + 1 : null)
  if (at === null || !/^\s?#?$/.test(gap(source, at - 1)) || digits(source, at) > 3) return null
  const first = span(source, at)
  const found = first && (farEnd(source, first, name) ?? first)
  return found === null || ofCalendarYear(source, found.next) ? null : found
}

function farEnd(source: DateText, { value: [from, to], next }: Span, name: PlanUnit): Positions | null {
  const joined = from === to ? rangeJoint(source, next) : null
  if (joined === null) return null
  const again = unit(source, joined, name) ?? (word(source, joined) === 'w' ? joined + 1 : null)
  const far = again === null ? null : number(source, again)
  return again !== null && far !== null && far > from ? { value: [from, far], next: again + 1 } : null
}

/** `week 12 of 2026` is a calendar week; the plan's weeks have no year. */
function ofCalendarYear(source: DateText, index: number): boolean {
  return yearAt(source, index) !== null && /^[\s,/]*$/.test(gap(source, index - 1))
}

const counter = /^[차目]$/u

/** `第1-4周`, `1~4주차`. */
function spanThenUnit(source: DateText, index: number, name: PlanUnit): Positions | null {
  const from = word(source, index) === '第' ? index + 1 : index
  const range = span(source, from)
  const end = range && unit(source, range.next, name)
  if (range === null || end === null) return null
  const counts = counter.test(word(source, end))
  return from > index || counts ? { value: range.value, next: counts ? end + 1 : end } : null
}

/** `1. Woche`, `2ª semana`, `3-я неделя`. */
function ordinalThenUnit(source: DateText, index: number, name: PlanUnit): Positions | null {
  const found = ordinalUnit(source, index, name, 99)
  if (found === null) return null
  const joint = gap(source, index).trim()
  const ordinal =
    joint === '' ? phraseAt(source.lexicon, 'ordinalEndings', source.tokens, index + 1) !== null : /^[.ºª°]/.test(joint)
  return ordinal ? { value: [found.value, found.value], next: found.next } : null
}

/** `next 1-2 weeks`. */
function upcoming(source: DateText, index: number): DateMatch | null {
  const which = phraseAt(source.lexicon, 'ordinals', source.tokens, index)
  const range = which?.value === 'next' ? span(source, which.next) : null
  if (range === null) return null
  for (const name of planUnits) {
    const next = unit(source, range.next, name)
    if (next !== null) return positioned(source, index, name, { value: range.value, next })
  }
  return null
}

/** How long something takes: `4-6 weeks`, `3d`, `12+ months`, `1.5 weeks`, `two months`. */
export function durationAt(source: DateText, index: number): DateMatch | null {
  const token = source.tokens[index]
  if (token === undefined) return null
  // Not the tail of a version or of another number: 1.5 weeks would be 5 weeks.
  if (index > 0 && source.tokens[index - 1]?.number && /^[.,]$/.test(gap(source, index - 1))) return null
  if (/[$€£#]/.test(before(source, index))) return null
  const lead = source.text.slice(Math.max(0, token.start - 4), token.start)
  const [sign, opening = ''] = /(.?)[<>≥≤]=?\s?$/su.exec(lead) ?? []
  // "(< 6 months)" is up to six; "latency < 2 days" is no plan.
  if (sign !== undefined && !/^[(（]?$/.test(opening)) return null
  const amount = amountAt(source, index)
  if (amount === null) return null
  const joint = gap(source, amount.next - 1)
  const found = phraseAt(source.lexicon, 'durations', source.tokens, amount.next)
  if (found === null || !/^\+?[\s–-]?$/.test(joint) || isStray(source, amount.next, found.next, joint)) return null
  let end = endBefore(source, found.next)
  const trailing = source.text[end] === '+'
  if (trailing) end++
  const open = amount.plus || joint.startsWith('+') || trailing
  const [least, most] = amount.value
  const atMost = sign !== undefined && /[<≤]/.test(sign)
  const duration: [number, number | null] = atMost ? [0, most] : open || sign ? [least, null] : [least, most]
  const unit: Unit = found.value
  return { period: { duration, unit }, start: token.start, end, next: found.next, weak: false, grain: 'duration' }
}

function amountAt(source: DateText, index: number): Span | null {
  if (!source.tokens[index]?.number) {
    const spelled = phraseAt(source.lexicon, 'numbers', source.tokens, index)
    return spelled && spelled.value >= 1
      ? { value: [spelled.value, spelled.value], next: spelled.next, plus: false }
      : null
  }
  const range = span(source, index)
  if (range === null || range.next !== index + 1) return range
  // 1.5 weeks, 1,5 semanas
  if (!source.tokens[index + 1]?.number || !/^[.,]$/.test(gap(source, index))) return range
  const fraction = Number(`${source.tokens[index]?.text}.${source.tokens[index + 1]?.text}`)
  return { value: [fraction, fraction], next: index + 2, plus: false }
}

/** Units of one letter only count where they touch the number: 3d, not 3 D. */
function isStray(source: DateText, at: number, next: number, joint: string): boolean {
  if (next !== at + 1 || !/^[a-z]$/.test(word(source, at))) return false
  return joint.replace('+', '') !== '' || /[A-Z]/.test(source.text[source.tokens[at]?.start ?? 0] ?? '')
}
