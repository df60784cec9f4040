import { messageAt, shown } from '../../read/message.ts'
import type { Rule } from '../rule.ts'

export const unplacedText: Rule = {
  id: 'unplaced-text',
  severity: 'warning',
  *check({ roadmap }) {
    for (const { kind, text, lines } of roadmap.unplaced) {
      if (kind !== 'text') continue
      const reason = `Unexpected \`${shown(text.trim())}\`, expected it under a heading or in a milestone: it stands on the document's page only`
      yield messageAt('warning', 'unplaced-text', reason, { line: lines[0], column: 1 })
    }
  },
}
