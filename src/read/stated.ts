import {
  type DateFact,
  eachMilestone,
  type Milestone,
  type Roadmap,
  type Section,
  type Status,
} from '../roadmap/index.ts'
import { normalText, type ReadContext } from './context.ts'
import { dateOf } from './dates.ts'
import { readFragment } from './fragments.ts'
import type { FrontMatter, MilestoneFacts, Stated } from './front-matter.ts'
import { append } from './grouped.ts'
import { everyPlace, type Place } from './outline.ts'

/** What the front matter says of symbols and words, as part of a legend. */
export const statedLegend = ({ statuses = {} }: FrontMatter): [string, Status][] =>
  Object.entries(statuses).map(([symbol, status]) => [symbol.replace(/[\ufe0e\ufe0f]/g, '').toLowerCase(), status])

/** The status that a word says. */
export const statusOfWord = (word: string, context: ReadContext): Status | null => readFragment(word, context).status

/** Headings that the front matter says to be, or not to be, milestones. */
export function askedFor(root: Place, { milestones = [] }: FrontMatter): Map<Place, boolean> {
  const asked = new Map<Place, boolean>()
  const asking = milestones.filter(({ milestone }) => milestone !== undefined)
  if (asking.length === 0) return asked
  const { context } = root
  const byName = new Map<string, Place[]>()
  for (const place of everyPlace(root)) {
    if (place.carrier === 'root') continue
    const { text, title, label } = place.name
    for (const name of new Set([text, title, label?.text ?? title].map((name) => normalText(name, context))))
      append(byName, name, place)
  }
  for (const { name, milestone } of asking)
    for (const place of byName.get(normalText(name, context)) ?? []) asked.set(place, milestone as boolean)
  return asked
}

/** What the front matter states of a milestone wins over what was read. */
export function applyStated(
  roadmap: Roadmap,
  { data, lineOf }: Pick<Stated, 'data' | 'lineOf'>,
  context: ReadContext,
): void {
  const { milestones = [] } = data
  for (const [index, facts] of milestones.entries()) {
    if (facts.milestone === false) continue
    const found = milestoneNamed(facts.name, roadmap, context)
    if (found) apply(facts, found, lineOf('milestones', index), roadmap, context)
  }
}

function milestoneNamed(name: string, roadmap: Roadmap, context: ReadContext): Milestone | null {
  const wanted = normalText(name, context)
  for (const { milestone } of eachMilestone(roadmap.milestones)) {
    const { label, title, id } = milestone
    if ([label ?? title, title, `${label ?? ''} ${title}`, id].some((own) => normalText(own, context) === wanted))
      return milestone
  }
  return null
}

function apply(
  facts: MilestoneFacts,
  milestone: Milestone,
  line: number,
  roadmap: Roadmap,
  context: ReadContext,
): void {
  const { id, aliases, label, title, progress } = facts
  if (id !== undefined) {
    if (id !== milestone.id) rename(roadmap, milestone.id, id)
    milestone.id = id
    milestone.pinned = true
  }
  if (aliases?.length) milestone.aliases = aliases
  if (label !== undefined) milestone.label = label
  if (title !== undefined) milestone.title = title
  if (progress !== undefined) milestone.progress = { ...milestone.progress, declared: progress, line }
  const status = facts.status === undefined ? null : statusOfWord(facts.status, context)
  if (status) milestone.status = { value: status, declared: true, line }
  milestone.target = dateFact(facts.target, line, context) ?? milestone.target
  milestone.completed = dateFact(facts.completed, line, context) ?? milestone.completed
}

function dateFact(value: MilestoneFacts['target'], line: number, context: ReadContext): DateFact | null {
  if (value === undefined) return null
  if (typeof value !== 'string') return { start: value.start, end: value.end ?? null, declared: true, line }
  const found = dateOf(value, context)
  return found && { ...found.period, declared: true, line }
}

function rename(roadmap: Roadmap, from: string, to: string): void {
  for (const { milestone } of eachMilestone(roadmap.milestones))
    milestone.dependsOn = milestone.dependsOn.map((id) => (id === from ? to : id))
  renameIn(roadmap.sections, from, to)
}

function renameIn(sections: readonly Section[], from: string, to: string): void {
  for (const section of sections) {
    if (section.milestone === from) section.milestone = to
    renameIn(section.sections, from, to)
  }
}
