import { z } from 'zod'

/** The six states that a milestone or a task can be said to be in. */
export const statuses = ['done', 'in-progress', 'planned', 'blocked', 'deferred', 'cancelled'] as const

export const Status = z.enum(statuses).describe('One of the six states a milestone or a task can be in.')
export type Status = z.infer<typeof Status>

export const StatusFact = z
  .object({
    value: Status,
    declared: z.boolean().describe('True where the document says so; false where it was concluded from the tasks.'),
    line: z.int().positive().describe('Line of the document, counted from 1, that says it.'),
  })
  .describe('A status and where it was read.')
export type StatusFact = z.infer<typeof StatusFact>
