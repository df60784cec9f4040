import { z } from 'zod'
import { DateFact } from './date.ts'
import { Status, StatusFact } from './status.ts'

/** Version of the printed form of a Roadmap. Raised when a reader of the JSON would break. */
export const schemaVersion = 1

const line = z.int().positive()
const Id = z.string().describe('Part of the address: `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 bytes.')
const Lines = z.tuple([line, line]).describe('First and last line of a run of the source, both included.')
export type Lines = z.infer<typeof Lines>

export const Reference = z
  .object({
    text: z.string().describe('As written: `#12`, `owner/repo#12`, a URL.'),
    repository: z.string().nullable().describe('`owner/repo` where the reference names one.'),
    number: z.int().nullable().describe('Issue or pull request number where it is one.'),
    url: z.string().nullable().describe('Absolute address where the document gives one.'),
  })
  .describe('A pointer from a task to an issue, a pull request or a page.')
export type Reference = z.infer<typeof Reference>

export const Role = z.enum(['task', 'criterion'])
export type Role = z.infer<typeof Role>

export const Task = z
  .object({
    title: z.string().describe('What is to be done, as plain text without its box, symbol or status words.'),
    status: StatusFact.nullable().describe('Null where the document states none: the item is content, not progress.'),
    role: Role.describe('`criterion` where it says when the work counts as done; never part of progress.'),
    owners: z.array(z.string()).describe('People in charge, without the `@`.'),
    references: z.array(Reference),
    get tasks() {
      return z.array(Task).describe('Nested tasks.')
    },
    line: line.describe('Its first line, counted from 1.'),
    lines: Lines,
    group: z.string().nullable().describe('The heading it stands under inside its milestone, or null.'),
    target: DateFact.optional().describe('When it is planned for, where it says so itself.'),
  })
  .describe('One piece of work or one criterion.')
export type Task = z.infer<typeof Task>

export const Item = z
  .object({
    title: z.string().describe('As plain text.'),
    line: line.describe('Its first line, counted from 1.'),
    role: z
      .enum(['task', 'criterion', 'non-goal'])
      .describe('`criterion` where it says when the work counts as done, `non-goal` where it is out of scope.'),
    group: z.string().nullable().describe('The heading it stands under inside its milestone, or null.'),
    target: DateFact.optional().describe('When it is planned for, where it says so itself.'),
  })
  .describe('What a list or a table names without saying how far it is.')
export type Item = z.infer<typeof Item>

export const Progress = z
  .object({
    declared: z.number().min(0).max(100).nullable().describe('Percentage that the document states.'),
    line: line.nullable().describe('Line of the declared percentage.'),
    done: z.int().nonnegative().describe('Tasks done, nested milestones included, criteria not.'),
    total: z.int().nonnegative().describe('Tasks that count: all with a status that is not cancelled.'),
    criteriaDone: z.int().nonnegative(),
    criteriaTotal: z.int().nonnegative(),
  })
  .describe('How far it is: as declared and as computed from tasks, side by side.')
export type Progress = z.infer<typeof Progress>

export const Milestone = z
  .object({
    id: Id,
    label: z.string().nullable().describe("Short name in the document's own words: `M2`, `Phase 3`, `v1.0.1-beta`."),
    title: z.string().describe('Descriptive name; equal to the label where there is no other.'),
    kind: z
      .enum(['release', 'phase', 'period', 'bucket', 'item', 'theme'])
      .describe(
        'What carries it: a version, a numbered phase or sprint, a calendar period, a status bucket, a named item, a theme.',
      ),
    status: StatusFact.nullable(),
    progress: Progress,
    target: DateFact.nullable().describe('When it is planned for, or the period that it is.'),
    completed: DateFact.nullable().describe('When it was finished or released.'),
    goal: z.string().nullable().describe('One sentence or paragraph that says what it is for, as plain text.'),
    dependsOn: z.array(Id).describe('Ids of the milestones that it needs first.'),
    dependsOnLines: z.array(line).describe('The line of each entry of `dependsOn`, in the same order.'),
    tasks: z.array(Task).describe('Work and criteria that state their own state.'),
    items: z
      .array(Item)
      .describe('Short content of its lists and tables that states no state of its own; no part of the progress.'),
    get milestones() {
      return z.array(Milestone).describe('Milestones that it contains.')
    },
    line: line.describe('The heading, item or row that carries it, counted from 1.'),
    lines: z.array(Lines).describe('Runs of the source that are its own content, nested milestones left out.'),
    also: z.array(line).describe('Other lines that tell the same milestone again.'),
    pinned: z.literal(true).optional().describe('The front matter states the id.'),
    aliases: z.array(Id).optional().describe('Ids that it had before, as the front matter states them.'),
  })
  .describe('One unit of planned or delivered work that can be linked to.')
export type Milestone = z.infer<typeof Milestone>

export const Section = z
  .object({
    id: Id.describe('Anchor on the roadmap page.'),
    title: z.string().nullable().describe('Its heading as plain text; null for text before the first heading.'),
    depth: z.int().min(1).max(6),
    line,
    lines: z
      .array(Lines)
      .describe('Runs of the source that are its own content, nested sections and milestones left out.'),
    milestone: Id.nullable().describe('The one milestone that it speaks about by name, or null.'),
    get sections() {
      return z.array(Section)
    },
  })
  .describe('A part of the document that is no milestone: risks, metrics, process, legend.')
export type Section = z.infer<typeof Section>

export const Unplaced = z
  .object({
    lines: Lines,
    text: z.string(),
    kind: z.enum(['comment', 'text', 'html']).describe('`comment`: hidden by the author; never shown on a page.'),
  })
  .describe('Something that the reader could not place.')
export type Unplaced = z.infer<typeof Unplaced>

export const Roadmap = z
  .object({
    schemaVersion: z.literal(schemaVersion),
    id: Id,
    title: z.string(),
    description: z.string().nullable().describe('First paragraph of the introduction, as plain text.'),
    language: z.string().describe('BCP 47 tag of the language that most of it is written in.'),
    source: z
      .object({ path: z.string().nullable(), repository: z.url().nullable(), branch: z.string().nullable() })
      .describe('Where the document lives; `repository` is the address of its web page.'),
    version: z
      .string()
      .nullable()
      .describe('Version that the document gives itself, or the current version of the project.'),
    status: z
      .object({ value: Status.nullable(), text: z.string(), line })
      .nullable()
      .describe('What the document says of the whole project.'),
    updated: DateFact.nullable().describe('When the document says it was last updated.'),
    milestones: z.array(Milestone),
    tasks: z.array(Task).describe('Tasks that belong to no milestone.'),
    sections: z.array(Section),
    unplaced: z.array(Unplaced).describe('What the reader did not place: listed, never dropped.'),
  })
  .describe('A roadmap document, read.')
export type Roadmap = z.infer<typeof Roadmap>

/** Every milestone of a roadmap in document order, parents before their children. */
export function* eachMilestone(
  milestones: readonly Milestone[],
  parent: Milestone | null = null,
): Generator<{ milestone: Milestone; parent: Milestone | null }> {
  for (const milestone of milestones) {
    yield { milestone, parent }
    yield* eachMilestone(milestone.milestones, milestone)
  }
}

/** Every task of a list and the tasks nested in them. */
export function* eachTask(tasks: readonly Task[]): Generator<Task> {
  for (const task of tasks) {
    yield task
    yield* eachTask(task.tasks)
  }
}
