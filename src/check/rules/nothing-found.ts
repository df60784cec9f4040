import { messageAt } from '../../read/message.ts'
import type { Rule } from '../rule.ts'

const reason =
  'Unexpected document without a milestone, expected headings, items or rows that name releases, phases or dates: ' +
  'write `## v1.0.0 Name` or `## Phase 1: Name` above the tasks of each'

export const nothingFound: Rule = {
  id: 'nothing-found',
  severity: 'warning',
  *check({ roadmap }) {
    if (roadmap.milestones.length === 0) yield messageAt('warning', 'nothing-found', reason, { line: 1, column: 1 })
  },
}
