import { type ReadContext, tokensOf } from './context.ts'
import { type DateMatch, dateOf, holdsImpossible } from './dates.ts'
import { addStatus, addTarget, type Facts } from './facts.ts'
import type { KeyValue } from './fields.ts'
import { readAside, readFragment } from './fragments.ts'
import { phraseAt } from './lexicon.ts'
import { leadingSymbols } from './symbols.ts'
import { asciiDigits } from './words.ts'

/** Adds what one field states. */
export function addField(facts: Facts, { fields, value, line }: KeyValue, context: ReadContext): void {
  const text = value.text.trim()
  if (fields.includes('dependsOn')) {
    if (!isNothing(text, context)) facts.needs.push(value)
    return
  }
  if (fields.includes('dependents') || fields.includes('priority') || fields.includes('owner')) return
  if (isNothing(text, context)) return
  if (fields.includes('updated')) addUpdated(facts, text, line, context)
  else if (fields.includes('status')) {
    addStatusField(facts, text, line, context)
    if (readFragment(text, context).status === 'blocked') facts.needs.push(value)
  } else if (
    fields.includes('completed') &&
    !(fields.includes('progress') && /[%％٪]/.test(text)) &&
    addCompleted(facts, text, line, context)
  )
    return
  else if (fields.includes('progress')) addProgress(facts, text, line, context)
  else if (fields.includes('start')) addStart(facts, text, line, context)
  else if (fields.includes('target') || fields.includes('duration'))
    addTargetField(facts, text, line, fields.includes('target'), fields.includes('date'), context)
  else {
    if (fields.includes('goal')) addGoal(facts, text, line, context)
    if (fields.includes('version') && /\p{Nd}/u.test(text)) facts.version ??= { value: text, line }
  }
}

/** `None`, `TBD`, `Nothing (first phase)`, or no words at all. */
export function isNothing(text: string, context: ReadContext): boolean {
  const tokens = tokensOf(text, context)
  if (tokens.length === 0) return leadingSymbols(text).symbols.length === 0
  const found = phraseAt(context.lexicon, 'nothing', tokens, 0)
  if (found === null) return false
  return found.next === tokens.length || /^\s*[(（,.;—–-]/u.test(text.slice(tokens[found.next - 1]?.end))
}

function addUpdated(facts: Facts, text: string, line: number, context: ReadContext): void {
  const date = dateOf(text, context)
  if (date) facts.updated ??= { value: date.period, line }
}

function addStatusField(facts: Facts, text: string, line: number, context: ReadContext): void {
  const { status, via, current, percent, completed, date, rest } = readFragment(text, context)
  if (status && via) addStatus(facts, status, via, line)
  else if (current) facts.current ??= { value: true, line }
  else if (percent === null) facts.unread.push({ field: 'status', text, line })
  if (percent !== null) facts.progress ??= { value: percent, line }
  if (completed) facts.completed ??= { value: completed, line }
  else if (date && status === 'done') facts.completed ??= { value: date, line }
  else if (date && status !== 'cancelled' && !rest) addTarget(facts, { value: date, line })
}

/** Whether the field holds a date; where it holds none it may be a progress. */
function addCompleted(facts: Facts, text: string, line: number, context: ReadContext): boolean {
  const date = dateOf(text, context)
  if (date === null || !('start' in date.period)) return false
  facts.completed ??= { value: date.period, line }
  return true
}

function addProgress(facts: Facts, text: string, line: number, context: ReadContext): void {
  const last = [...asciiDigits(text).matchAll(/(\d+(?:[.,]\d+)?)\s?[%％٪]/g)].at(-1)?.[1]
  const percent = last === undefined ? null : Number(last.replace(',', '.'))
  if (percent !== null && percent <= 100) facts.progress ??= { value: percent, line }
  const { status, via, rest } = readFragment(text, context)
  if (status && via === 'word' && !rest && !/\p{Nd}/u.test(text)) addStatus(facts, status, via, line)
}

function addStart(facts: Facts, text: string, line: number, context: ReadContext): void {
  const date = dateOf(text, context)
  if (date && 'start' in date.period) facts.start ??= { value: date.period, line }
}

function addTargetField(
  facts: Facts,
  text: string,
  line: number,
  isTarget: boolean,
  isPlain: boolean,
  context: ReadContext,
): void {
  const found = dateOf(text, context)
  if (found === null || isInProse(text, found)) {
    if (isTarget && looksLikeDate(text, context)) facts.unread.push({ field: 'date', text, line })
    return
  }
  const { status, via, completed, date, rest } = readFragment(text, context)
  if (isTarget && status === 'done' && via && completed && !date) {
    facts.completed ??= { value: completed, line }
    addStatus(facts, status, via, line)
  } else addTarget(facts, { value: found.period, line, ...(isPlain ? { plain: true } : {}) })
  if (status && via && !rest) addStatus(facts, status, via, line)
}

/** A date deep inside a long sentence is not what the field states. */
const isInProse = (text: string, { start, end }: DateMatch): boolean =>
  text.length > 80 && start > 40 && end < text.length

/** What is written like a date and can be none, or a short value with a number of two digits that is no version. */
const looksLikeDate = (text: string, context: ReadContext): boolean =>
  holdsImpossible(text, context) ||
  (/\p{Nd}{2}/u.test(text) && tokensOf(text, context).length <= 4 && !/\d\.\d/.test(text))

/** `Ziel: März 2026`, `目標：2026年5月`: a word for goal over nothing but a date is the target. */
function addGoal(facts: Facts, text: string, line: number, context: ReadContext): void {
  const date = dateOf(text, context)
  if (date && readAside(text, context)) addTarget(facts, { value: date.period, line })
  else if (text !== '') facts.goal ??= { value: text, line }
}
