import { z } from 'zod'
import { Milestone, Period, Role, Status } from '../roadmap/index.ts'

/**
 * Version of the printed form of changes. Raised when a reader of the JSON would break. A new `type` of change is no such break: a reader
 * passes over types that it does not know, and has the weight and the sentence of each change to print.
 */
export const changesVersion = 1

const line = z.int().positive().nullable()
const text = z.string()
const percent = z.number().min(0).max(100).nullable()
const Label = z.object({ label: text.nullable(), title: text }).describe('Label and title as in the roadmap.')

const Place = z
  .object({ before: line, after: line })
  .describe('Line of what changed in both documents, counted from 1; null where that document does not have it.')

export const Named = z
  .object({
    id: text.describe('Lasting id of a milestone.'),
    name: text.describe('What sentences call it: `M3`, `“Read path”`, or both where several share the label.'),
  })
  .describe('A milestone that a change names.')
export type Named = z.infer<typeof Named>

const Direction = z
  .enum(['forward', 'backward', 'none'])
  .describe('Toward done or away from it; `none` between states of equal weight.')
export type Direction = z.infer<typeof Direction>

const later = z
  .number()
  .nullable()
  .describe('Days from the end of the old place to the end of the new one; null where a calendar does not say.')

const base = { roadmap: text.describe('Id of the roadmap.'), line: Place }
/** Of one milestone. `name` is what sentences call it, after the change where it is still there. */
const ofMilestone = { ...base, milestone: Named.shape.id, name: Named.shape.name }
/** In the list of one milestone, or among what belongs to none. */
const inList = {
  ...base,
  milestone: Named.shape.id.nullable().describe('Null for what belongs to no milestone.'),
  name: Named.shape.name.nullable(),
}
const ofTask = { ...inList, role: Role, task: text.describe('Its title, after the change where it is still there.') }
const newMilestone = {
  ...ofMilestone,
  ...Label.shape,
  kind: Milestone.shape.kind,
  parent: Named.nullable(),
  status: Status.nullable(),
  target: Period.nullable(),
  tasks: z.int().nonnegative(),
  items: z.int().nonnegative().describe('What it names without a state.'),
}

const Said = z.object({ status: Status.nullable(), target: Period.nullable() })

const targetKinds = ['slip', 'pulled-in', 'stated', 'dropped', 'sharpened', 'widened', 'restated'] as const

const newTarget = {
  kind: z
    .enum(targetKinds)
    .describe(
      '`sharpened`: more exact, inside the old period; `widened`: vaguer, around it; `restated`: cannot be compared.',
    ),
  before: Period.nullable(),
  after: Period.nullable(),
  slip: z.number().nullable().describe('Days between the ends; negative is earlier; null where it cannot be said.'),
  between: z
    .enum(['days', 'periods'])
    .nullable()
    .describe('`periods` where at least one of both is no single day: the slip is between their ends.'),
}

/**
 * One difference in what two versions of a roadmap say. `before` and `after` are the two values; null is "not stated".
 */
export const Change = z.discriminatedUnion('type', [
  z.object({ type: z.literal('roadmap-added'), ...base, title: text, milestones: z.int().nonnegative() }),
  z.object({ type: z.literal('roadmap-removed'), ...base, title: text, milestones: z.int().nonnegative() }),
  z.object({ type: z.literal('roadmap-renamed'), ...base, before: text, after: text }),
  z.object({
    type: z.literal('roadmap-status'),
    ...base,
    before: Status.nullable(),
    after: Status.nullable(),
    direction: Direction,
  }),
  z.object({ type: z.literal('milestone-added'), ...newMilestone }),
  z.object({
    type: z.literal('milestone-removed'),
    ...ofMilestone,
    ...Label.shape,
    done: z.boolean(),
    tasks: z.int().nonnegative(),
    open: z.int().nonnegative().describe('Tasks that were not done and are nowhere else now.'),
  }),
  z.object({ type: z.literal('milestone-returned'), ...newMilestone }),
  z
    .object({ type: z.literal('milestone-became-section'), ...ofMilestone, ...Label.shape })
    .describe('Its heading still stands and is read as no milestone any more.'),
  z
    .object({ type: z.literal('section-became-milestone'), ...ofMilestone, ...Label.shape })
    .describe('Its heading stood before and was read as no milestone.'),
  z.object({
    type: z.literal('milestone-renamed'),
    ...ofMilestone,
    before: Label,
    after: Label,
    reused: z.boolean().describe('True where another milestone had the label before.'),
  }),
  z.object({
    type: z.literal('milestone-moved'),
    ...ofMilestone,
    from: Named.nullable().describe('The milestone that contained it; null for the roadmap itself.'),
    to: Named.nullable(),
    later,
  }),
  z.object({
    type: z.literal('milestones-reordered'),
    ...inList,
    moved: z.array(Named).min(1).describe('The fewest milestones whose moving explains the new order.'),
  }),
  z.object({ type: z.literal('milestone-split'), ...ofMilestone, into: z.array(Named) }),
  z.object({ type: z.literal('milestones-merged'), ...ofMilestone, from: z.array(Named) }),
  z.object({
    type: z.literal('status'),
    ...ofMilestone,
    before: Status.nullable(),
    after: Status.nullable(),
    declared: z
      .object({ before: z.boolean(), after: z.boolean() })
      .describe('False where it was concluded from the tasks.'),
    direction: Direction,
  }),
  z.object({ type: z.literal('target'), ...ofMilestone, ...newTarget }),
  z.object({
    type: z.literal('completed'),
    ...ofMilestone,
    kind: z.enum(['stated', 'sharpened', 'changed', 'dropped']),
    before: Period.nullable(),
    after: Period.nullable(),
    late: z
      .number()
      .nullable()
      .describe('For `stated`: days from the end of the target that it had before; negative is early.'),
  }),
  z.object({ type: z.literal('progress'), ...ofMilestone, before: percent, after: percent, direction: Direction }),
  z.object({ type: z.literal('non-goal-added'), ...ofMilestone, item: text }),
  z.object({ type: z.literal('non-goal-removed'), ...ofMilestone, item: text }),
  z.object({ type: z.literal('dependency-added'), ...ofMilestone, needs: Named }),
  z.object({ type: z.literal('dependency-removed'), ...ofMilestone, needs: Named }),
  z.object({
    type: z.literal('task-added'),
    ...ofTask,
    status: Status.nullable(),
    nested: z.int().nonnegative().describe('Tasks nested in it that came with it.'),
  }),
  z.object({
    type: z.literal('task-removed'),
    ...ofTask,
    status: Status.nullable(),
    nested: z.int().nonnegative().describe('Tasks nested in it that went with it.'),
  }),
  z.object({ type: z.literal('task-ticked'), ...ofTask, before: Status.nullable() }),
  z.object({ type: z.literal('task-unticked'), ...ofTask, after: Status.nullable() }),
  z.object({
    type: z.literal('task-status'),
    ...ofTask,
    before: Status.nullable(),
    after: Status.nullable(),
    direction: Direction,
  }),
  z.object({
    type: z.literal('task-reworded'),
    ...ofTask,
    before: text,
    after: text,
    weaker: z.boolean().describe('True where it may promise less: another figure, or `should` for `must`.'),
  }),
  z.object({
    type: z.literal('task-moved'),
    ...ofTask,
    from: Named.nullable().describe('The milestone that it belonged to; null for none.'),
    to: Named.nullable(),
    before: Status.nullable(),
    after: Status.nullable(),
    direction: Direction,
    later,
    putOff: z.boolean().describe('True where it is open and comes later by it: by dates, versions, numbers or order.'),
  }),
  z.object({ type: z.literal('task-target'), ...ofTask, ...newTarget }).describe('Of what has a date of its own.'),
  z.object({
    type: z.literal('task-regrouped'),
    ...ofTask,
    from: text.describe('The heading that it stood under inside its milestone.'),
    to: text,
    optional: z.boolean().describe('True where the new heading says that it may be left out.'),
  }),
  z.object({
    type: z.literal('task-nested'),
    ...ofTask,
    from: text.nullable().describe('Title of the task that it was nested in; null for none.'),
    to: text.nullable(),
  }),
  z.object({ type: z.literal('task-role'), ...ofTask, before: Role, after: Role }),
  z.object({ type: z.literal('task-owners'), ...ofTask, before: z.array(text), after: z.array(text) }),
  z.object({
    type: z.literal('tasks-reordered'),
    ...inList,
    moved: z.array(text).min(1).describe('Titles of the fewest tasks whose moving explains the new order.'),
  }),
  z.object({
    type: z.literal('announcement-untrue'),
    ...ofMilestone,
    announcement: z
      .object({ id: text, title: text, date: z.iso.date(), file: text.describe('Path of the announcement.') })
      .describe('One that links the milestone and that the change makes untrue.'),
    said: Said.describe('What the version in force on its day said.'),
    now: Said.nullable().describe('Null where the milestone is gone.'),
    why: z.enum(['gone', 'status', 'target']).describe('What of it is no longer so.'),
  }),
])
export type Change = z.infer<typeof Change>
export type ChangeOf<T extends Change['type']> = Extract<Change, { type: T }>
