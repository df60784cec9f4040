import type { VFileMessage } from 'vfile-message'
import { z } from 'zod'

export const Severity = z.enum(['error', 'warning', 'note'])
export type Severity = z.infer<typeof Severity>

/** What is wrong at one place of a document, as plain data: the form that is stored, printed and sent. */
export const Finding = z.object({
  rule: z.string().describe('Id of the rule; its page is `/rules/#<id>`.'),
  severity: Severity.describe('`error` stops a build, the others never do.'),
  message: z.string().describe('*Unexpected X, expected Y*, one sentence, with code in backticks.'),
  line: z.int().positive().nullable().describe('Line of the document, counted from 1; null for the whole document.'),
  column: z.int().positive().nullable(),
  endLine: z.int().positive().nullable(),
  endColumn: z.int().positive().nullable(),
})
export type Finding = z.infer<typeof Finding>

/** A vfile message as a Finding. `fatal` true is an error, undefined a note, anything else a warning. */
export function toFinding(message: VFileMessage): Finding {
  const { place } = message
  const start = place && ('start' in place ? place.start : place)
  const end = place && 'end' in place ? place.end : undefined
  return {
    rule: message.ruleId ?? 'reader',
    severity: message.fatal === true ? 'error' : message.fatal === undefined ? 'note' : 'warning',
    message: message.reason,
    line: start?.line ?? message.line ?? null,
    column: start?.column ?? message.column ?? null,
    endLine: end?.line ?? null,
    endColumn: end?.column ?? null,
  }
}
