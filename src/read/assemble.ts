import {
  type DateFact,
  eachTask,
  type Item,
  type Lines,
  type Milestone,
  type Period,
  type Section,
  type Task,
} from '../roadmap/index.ts'
import { factsOfBlocks, linesOfLists } from './block-facts.ts'
import type { Block } from './blocks.ts'
import type { Gathered } from './carrier.ts'
import type { ReadContext } from './context.ts'
import { dateOf } from './dates.ts'
import { type Draft, draft as draftPlan, inheritStatus, milestoneAbove, type Plan } from './drafts.ts'
import { addTarget, type Facts, mergeFacts, noFacts, type Stated, type Unread } from './facts.ts'
import { keyValue } from './fields.ts'
import { nameAll } from './ids.ts'
import { eachLine, firstLine, type Inline, lineAt, textOf } from './inline.ts'
import { isLabel, type Mentions, mentionsIn } from './mentions.ts'
import { resolveNeeds } from './needs.ts'
import type { Place } from './outline.ts'
import type { Standing } from './places.ts'
import { plainItems } from './plain-items.ts'
import { conclude, progressOf } from './progress.ts'
import { ownLines, tidy } from './ranges.ts'
import { linesAbout, sectionsOf } from './sections.ts'
import { assignTasks, boxedLines, dropTicksOfUnstarted } from './tasks.ts'

/** What a roadmap consists of. */
export interface Assembled {
  milestones: Milestone[]
  /** Tasks that belong to no milestone. */
  tasks: Task[]
  sections: Section[]
  /** What the document says of the whole project. */
  facts: Facts
  unread: Unread[]
}

/** Puts milestones, tasks and sections together from what was gathered. */
export function assemble(root: Place, standings: ReadonlyMap<Place, Standing>, gathered: Gathered): Assembled {
  const plan = draftPlan(root, standings, gathered)
  const { drafts } = plan
  const mentions = mentionsIn(plan)
  const tasks = assignTasks(plan, mentions)
  for (const draft of drafts) inheritStatus(draft, plan)
  addDatesElsewhere(plan, mentions)
  const boxed = boxedLines(root.context)
  for (const draft of drafts) dropTicksOfUnstarted(draft, boxed)
  nameAll(drafts)
  const about = linesAbout({ plan, mentions })
  const items = plainItems(plan, linesOfTasks(drafts, tasks))
  const milestones = drafts
    .filter(({ parent }) => parent === null)
    .map((draft) => finish(draft, { plan, about, items }))
  resolveNeeds(milestones, plan)
  return {
    milestones,
    tasks,
    sections: sectionsOf(plan, mentions),
    facts: documentFacts(plan, mentions),
    unread: drafts.flatMap((draft) => draft.facts.unread),
  }
}

/** What stands above all milestones, below the title or a heading of the second level. */
function documentFacts(plan: Plan, mentions: Mentions): Facts {
  const facts = noFacts()
  for (const place of plan.places) {
    if (place.level > 2 || milestoneAbove(place, plan) || mentions.about(place)) continue
    mergeFacts(facts, { ...factsOfBlocks(place.blocks, place.context), needs: [], unread: [] })
  }
  return facts
}

/** `**Target v1.0**: Q4 2026` in the overview dates the milestone that its label or a version of its name tells. */
function addDatesElsewhere(plan: Plan, mentions: Mentions): void {
  if (plan.byKey.size === 0) return
  for (const place of plan.places) {
    if (plan.standings.get(place)?.role === 'risk') continue
    const above = milestoneAbove(place, plan)
    for (const block of place.blocks)
      for (const line of linesIn(block, place.context)) {
        const stated = dateElsewhere(line, place.context, mentions)
        if (stated && stated.draft !== above) addDate(stated.draft, stated.period, lineAt(line, 0), plan)
      }
  }
}

function addDate({ facts, told, also }: Draft, period: Period, line: number, { lines }: Plan): void {
  if (lines.has(line) && told.carriers.some((carrier) => carrier.line === line)) return
  addTarget(facts, { value: period, line })
  also.push(line)
}

/** Lines that can be fields: those of paragraphs, and the first of each item. */
function linesIn(block: Block, context: ReadContext): readonly Inline[] {
  if (block.type === 'paragraph') return eachLine(textOf(block, context), context)
  if (block.type === 'list') return linesOfLists([block], context).map((text) => firstLine(text, context))
  return block.type === 'blockquote' ? block.children.flatMap((child) => linesIn(child, context)) : []
}

/** A date that stands deeper in a line is not what the line states. */
const farthestDate = 24

function dateElsewhere(
  line: Inline,
  context: ReadContext,
  mentions: Mentions,
): { draft: Draft; period: Period } | null {
  const colon = line.text.search(/[:：]/)
  if (colon === -1 && line.marks.length === 0) return null
  const field = keyValue(line, context)
  const isTarget = field?.fields.includes('target') ?? false
  const key = isTarget ? field?.key : colon >= 2 && colon <= 40 ? line.text.slice(0, colon) : undefined
  if (!key || (!isTarget && !isLabel(key, context))) return null
  const draft = mentions.named(key)
  const date = draft && dateOf(line.text.slice(colon + 1), context)
  return date && 'start' in date.period && date.start <= farthestDate ? { draft, period: date.period } : null
}

function linesOfTasks(drafts: readonly Draft[], loose: readonly Task[]): Set<number> {
  const lists = [...drafts.map(({ tasks }) => tasks), loose]
  return new Set(lists.flatMap((tasks) => [...eachTask(tasks)].map(({ line }) => line)))
}

/** What of a document its milestones are finished with. */
interface Finishing {
  plan: Plan
  about: ReadonlyMap<string, Lines[]>
  items: ReadonlyMap<Draft, Item[]>
}

function finish(draft: Draft, finishing: Finishing): Milestone {
  const { plan, about, items } = finishing
  const { id, facts, tasks, told } = draft
  const { primary } = told
  const milestones = draft.children.map((child) => finish(child, finishing))
  const status = draft.status && { value: draft.status.value, declared: true, line: draft.status.line }
  const { target, completed } = datesOf(draft)
  return {
    id,
    label: labelOf(draft),
    title: primary.name.title,
    kind: primary.kind,
    status: status ?? conclude(tasks, milestones, primary.line),
    progress: progressOf(tasks, milestones, facts.progress),
    target: dateFact(target),
    completed: dateFact(status?.value === 'cancelled' ? null : completed),
    goal: facts.goal?.value ?? null,
    dependsOn: [],
    dependsOnLines: [],
    tasks,
    items: items.get(draft) ?? [],
    milestones,
    line: primary.line,
    lines: tidy([...linesOfCarriers(draft, plan), ...(about.get(id) ?? [])]),
    also: alsoOf(draft),
  }
}

/** A number that only counts headings is the label of what they all are, and of no theme or item. */
function labelOf({ told: { primary } }: Draft): string | null {
  const { label } = primary.name
  return label?.kind === 'outline' && (primary.kind === 'theme' || primary.kind === 'item')
    ? null
    : (label?.text ?? null)
}

type Dates = Pick<Facts, 'target' | 'completed'>

function datesOf({ facts, status, told: { primary } }: Draft): Dates {
  const { target, completed, start } = facts
  // A date that is called just a date is that of the completion where there is one.
  if (target?.plain && status?.value === 'done' && !completed) return { target: null, completed: target }
  // The day beside a bucket's name is the day of the list.
  const listed = primary.kind === 'bucket' && isDay(primary.name.target)
  const planned = listed ? null : target
  if (planned || completed || !start || !('start' in start.value)) return { target: planned, completed }
  return { target: { value: { start: start.value.start, end: null }, line: start.line }, completed }
}

const isDay = (period: Period | null): boolean => period !== null && 'start' in period && period.start === period.end

const dateFact = (stated: Stated<Period> | null): DateFact | null =>
  stated && { ...stated.value, declared: true, line: stated.line }

function linesOfCarriers({ told: { primary, carriers } }: Draft, plan: Plan): Lines[] {
  return carriers.flatMap((carrier): Lines[] => {
    if (carrier.place) return ownLines(carrier.place, plan, (child) => plan.byPlace.has(child))
    return carrier === primary ? [carrier.row?.lines ?? [carrier.line, carrier.end]] : []
  })
}

function alsoOf({ told: { primary, carriers }, also }: Draft): number[] {
  const lines = new Set([...carriers.map(({ line }) => line), ...also])
  lines.delete(primary.line)
  return [...lines].sort((a, b) => a - b)
}
