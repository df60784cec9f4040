import { type Lexicon, mayBeginDate, phraseAt, type Token, type UnitWord } from './lexicon.ts'

/** A text that dates are read in. */
export interface DateText {
  text: string
  tokens: readonly Token[]
  lexicon: Lexicon
  /** Year of the enclosing heading, for dates without one. */
  year: number | null
}

/** A number and the index of the first token after it. */
export interface Counted {
  value: number
  next: number
}

/** What stands between a token and the next one; a space at the end of the text. */
export function gap({ text, tokens }: DateText, index: number): string {
  const [a, b] = [tokens[index], tokens[index + 1]]
  return a && b ? text.slice(a.end, b.start) : ' '
}

export const before = ({ text, tokens }: DateText, index: number): string =>
  text[(tokens[index]?.start ?? 0) - 1] ?? ' '

export const after = ({ text, tokens }: DateText, index: number): string =>
  text[tokens[index]?.end ?? text.length] ?? ' '

/** Whether a token and the next one touch. */
export const glued = ({ tokens }: DateText, index: number): boolean =>
  tokens[index] !== undefined && tokens[index]?.end === tokens[index + 1]?.start

/** Offset of the end of the last of some tokens. */
export const endBefore = ({ text, tokens }: DateText, next: number): number => tokens[next - 1]?.end ?? text.length

/** A token in normal form, `''` where it is a number or there is none. */
export function word({ tokens }: DateText, index: number): string {
  const token = tokens[index]
  return token === undefined || token.number ? '' : token.text
}

/** How many digits a token has, 0 where it is no number. */
export function digits({ tokens }: DateText, index: number): number {
  const token = tokens[index]
  return token?.number ? token.text.length : 0
}

/** The number that up to four digits make, or null. */
export function number(source: DateText, index: number): number | null {
  const count = digits(source, index)
  return count > 0 && count <= 4 ? Number(source.tokens[index]?.text) : null
}

/** A number in digits or in words: `first`, `2`. */
function numberWord(source: DateText, index: number): Counted | null {
  const value = number(source, index)
  if (value !== null) return { value, next: index + 1 }
  return phraseAt(source.lexicon, 'numbers', source.tokens, index)
}

/** Index of the token after a word for a unit of time, or null. */
export function unit(source: DateText, index: number, name: UnitWord): number | null {
  const found = phraseAt(source.lexicon, 'units', source.tokens, index)
  return found?.value === name ? found.next : null
}

/** Index of the token after the small words of a date, `of the` in `end of the year`. */
export function pastSmallWords(source: DateText, index: number): number {
  let at = index
  for (let found = phraseAt(source.lexicon, 'of', source.tokens, at); found; ) {
    at = found.next
    found = phraseAt(source.lexicon, 'of', source.tokens, at)
  }
  return at
}

/** Index of the token after an ordinal's ending, `th` in `18th`, or the same index where there is none. */
export function pastEnding({ lexicon, tokens }: DateText, index: number): number {
  return phraseAt(lexicon, 'ordinalEndings', tokens, index)?.next ?? index
}

/** Whether a date can begin at a token. */
export function mayBegin({ lexicon, tokens }: DateText, index: number): boolean {
  const token = tokens[index]
  return token !== undefined && (token.number || mayBeginDate(lexicon, token))
}

const roman: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }

function romanAt(source: DateText, index: number): Counted | null {
  const value = roman[word(source, index)]
  return value === undefined ? null : { value, next: index + 1 }
}

/** `second quarter`, `2º trimestre`, `quarter 2`, `第2四半期`, `II квартал`, `2분기`. */
export function ordinalUnit(source: DateText, index: number, name: UnitWord, most: number): Counted | null {
  return countedUnit(source, index, name, most) ?? unitCounted(source, index, name, most)
}

function countedUnit(source: DateText, index: number, name: UnitWord, most: number): Counted | null {
  const first = word(source, index) === '第' ? index + 1 : index
  const counted = numberWord(source, first) ?? romanAt(source, first)
  if (counted === null || counted.value < 1 || counted.value > most) return null
  const next = /^[-.]?$/.test(gap(source, counted.next - 1)) ? pastEnding(source, counted.next) : counted.next
  const end = unit(source, next, name)
  return end !== null && /^[\s.ºª°-]{0,2}$/.test(gap(source, next - 1)) ? { value: counted.value, next: end } : null
}

function unitCounted(source: DateText, index: number, name: UnitWord, most: number): Counted | null {
  const start = unit(source, index, name)
  if (start === null) return null
  const counted = numberWord(source, start) ?? romanAt(source, start)
  const fits = counted !== null && counted.value >= 1 && counted.value <= most
  return fits && /^\s?#?$/.test(gap(source, start - 1)) ? counted : null
}

/** `4`, `4-6`, `4 to 6`, `4+`. */
export interface Span {
  value: [number, number]
  next: number
  plus: boolean
}

/** A number or a range of numbers at a token. */
export function span(source: DateText, index: number): Span | null {
  const first = number(source, index)
  if (first === null) return null
  const second = number(source, index + 1)
  if (second !== null && second >= first && /^\s?(?:[-–—‒~〜～→]|->)\s?$/.test(gap(source, index)))
    return { value: [first, second], next: index + 2, plus: false }
  const ranged = phraseAt(source.lexicon, 'range', source.tokens, index + 1)
  const far = ranged && number(source, ranged.next)
  if (ranged && far !== null && far >= first && /^\s?$/.test(gap(source, index)))
    return { value: [first, far], next: ranged.next + 1, plus: false }
  return { value: [first, first], next: index + 1, plus: after(source, index) === '+' }
}

/** Index of the token after what joins the two ends of a range and stands right before a token, or null. */
export function rangeJoint(source: DateText, index: number): number | null {
  const joint = gap(source, index - 1)
  if (source.tokens[index] && /^\s?(?:[-–—‒→~〜～]|->|\.\.\.?|[/&+]|至|到)\s?$/.test(joint)) return index
  if (/^[至到から부터까지]$/u.test(word(source, index))) return index + 1
  const found = phraseAt(source.lexicon, 'range', source.tokens, index)
  return found && /^\s$/.test(joint) ? found.next : null
}
