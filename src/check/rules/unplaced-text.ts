import { messageAt, shown } from '../../read/message.ts'
import type { Rule } from '../rule.ts'

export const unplacedText: Rule = {
  id: 'unplaced-text',
  severity: 'note',
  *check({ roadmap }) {
    for (const { kind, text, lines } of roadmap.unplaced) {
      const excerpt = `\`${shown(text.trim())}\``
      const reason =
        kind === 'comment'
          ? `Unexpected comment ${excerpt}, expected text: its words are on no page`
          : `Unexpected ${excerpt}, expected it in a milestone or under a heading: it is on the page of the document only`
      yield messageAt('note', 'unplaced-text', reason, { line: lines[0], column: 1 })
    }
  },
}
