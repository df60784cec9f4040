import { readFragment } from '../../read/fragments.ts'
import { messageAt, shown } from '../../read/message.ts'
import { symbolsIn } from '../../read/symbols.ts'
import type { Rule } from '../rule.ts'
import { statementsOf } from '../statements.ts'

const expected = '`done`, `in progress`, `planned`, `blocked`, `deferred` or `cancelled`'

export const unreadableStatus: Rule = {
  id: 'unreadable-status',
  severity: 'warning',
  *check(reading) {
    const { lexicon, all } = statementsOf(reading)
    for (const { fields, value, place } of all) {
      if (!fields.includes('status')) continue
      // A symbol may have its meaning from the document's own legend; a shortcode that is none keeps its colons.
      if ([...symbolsIn(value)].some(({ symbol }) => !symbol.startsWith(':'))) continue
      const { status, current, percent } = readFragment(value, { lexicon, legend: new Map(), year: null })
      if (status !== null || current || percent !== null) continue
      yield messageAt(
        'warning',
        'unreadable-status',
        `Unexpected status \`${shown(value)}\`, expected ${expected}: write one of them first`,
        place,
      )
    }
  },
}
