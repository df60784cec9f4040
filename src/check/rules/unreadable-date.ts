import { dateReader } from '../../read/dates.ts'
import { type Lexicon, phraseAt, type Token, tokenise } from '../../read/lexicon.ts'
import { messageAt, shown } from '../../read/message.ts'
import type { Rule } from '../rule.ts'
import { statementsOf } from '../statements.ts'

const dated = ['target', 'start', 'completed', 'updated'] as const
const expected = 'one that can be read in one way only: write `2026-03-02`, `March 2026` or `Q1 2026`'

export const unreadableDate: Rule = {
  id: 'unreadable-date',
  severity: 'warning',
  *check(reading) {
    const { lexicon, all } = statementsOf(reading)
    for (const { fields, value, place } of all) {
      if (!dated.some((field) => fields.includes(field)) || !isUnreadable(value, lexicon)) continue
      yield messageAt('warning', 'unreadable-date', `Unexpected date \`${shown(value)}\`, expected ${expected}`, place)
    }
  },
}

/** True where a text looks like a time and holds none that can be read. */
function isUnreadable(value: string, lexicon: Lexicon): boolean {
  const tokens = tokenise(value)
  const dates = dateReader(value, { lexicon, year: null }, tokens)
  let left = 0
  for (let index = 0; index < tokens.length; ) {
    const date = dates.at(index)
    if (date && !date.weak) return false
    if (!date && speaksOfTime(tokens, index, lexicon)) left++
    index = Math.max(date?.next ?? 0, index + 1)
  }
  return left > 0
}

/** A number that is no version and no month, quarter or year by itself, or a word for a month. */
function speaksOfTime(tokens: readonly Token[], index: number, lexicon: Lexicon): boolean {
  const token = tokens[index]
  if (!token) return false
  if (phraseAt(lexicon, (language) => language.months, tokens, index)) return true
  if (!token.number) return false
  const neighbour = tokens[index + 1] ?? tokens[index - 1]
  return token.text.length === 4 || (neighbour?.number ?? false)
}
