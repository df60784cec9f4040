import { compareTargets, daysBetweenEnds } from '../compare/target.ts'
import type { Count } from '../draw/burnup.ts'
import type { Lineage } from '../history/types.ts'
import {
  type DateFact,
  eachMilestone,
  isCalendar,
  type Milestone,
  type Roadmap,
  type StatusFact,
} from '../roadmap/index.ts'

/** What is said of a version apart from what stood in it. */
export interface VersionFacts {
  name: string
  commit: string
  /** Day of the commit in UTC, `YYYY-MM-DD`. */
  date: string
  /** ISO 8601 in UTC. */
  time: string
  tags: string[]
  subject: string
}

/** One version of a roadmap: its facts, what stood in it, and what it says about the one before. */
export interface Edition {
  version: VersionFacts
  roadmap: Roadmap
  lineage: Lineage
}

type Label = Pick<Milestone, 'label' | 'title'>

/** One thing that one version said of one milestone. `null` is "not stated". */
export type Fact =
  | { kind: 'appeared' | 'returned'; as: Milestone; from: Milestone[] }
  | { kind: 'removed'; last: StatusFact | null; into: Milestone[] }
  | { kind: 'renamed'; before: Label; after: Label }
  | { kind: 'moved'; into: Milestone | null; outOf: Milestone | null }
  | { kind: 'split'; into: Milestone[] }
  | { kind: 'merged'; from: Milestone[] }
  | { kind: 'status'; before: StatusFact | null; after: StatusFact | null }
  | { kind: 'completed'; after: DateFact; late: number | null }
  | { kind: 'target'; before: DateFact | null; after: DateFact | null; change: TargetChange }

export type TargetChange = NonNullable<ReturnType<typeof compareTargets>>

/** A version in which something was said of a milestone that it had not said before. */
export interface Moment {
  version: VersionFacts
  facts: Fact[]
}

/** What became of one milestone, oldest first. */
export interface Story {
  moments: Moment[]
  /** How its tasks stood in every version that holds it. */
  counts: (Count & { version: VersionFacts })[]
  /** Its last state. */
  last: Milestone
}

interface Standing {
  milestone: Milestone
  parent: Milestone | null
}

/** The story of every milestone that any of the editions holds, by its lasting id. Editions come oldest first. */
export function storiesOf(editions: readonly Edition[]): Map<string, Story> {
  const stories = new Map<string, Story>()
  let before = new Map<string, Standing>()
  for (const { version, roadmap, lineage } of editions) {
    const now = new Map<string, Standing>()
    for (const { milestone, parent } of eachMilestone(roadmap.milestones)) now.set(milestone.id, { milestone, parent })
    const lookUp = (ids: readonly string[], but: string): Milestone[] =>
      ids.flatMap((id) => (id === but ? [] : (now.get(id)?.milestone ?? stories.get(id)?.last ?? [])))
    const origins = originsOf(lineage)
    for (const [id, standing] of now) {
      const { milestone } = standing
      const known = stories.get(id)
      const story = known ?? { moments: [], counts: [], last: milestone }
      const last = before.get(id)
      const facts: Fact[] = last
        ? [...descent(lineage, id, lookUp), ...differences(last, standing)]
        : [
            { kind: known ? 'returned' : 'appeared', as: milestone, from: lookUp(origins.get(id) ?? [], id) },
            ...newName(story.last, milestone),
          ]
      if (facts.length > 0) story.moments.push({ version, facts })
      story.counts.push({ time: version.time, done: milestone.progress.done, total: milestone.progress.total, version })
      story.last = milestone
      stories.set(id, story)
    }
    for (const [id, { milestone }] of before) {
      if (now.has(id)) continue
      const into = lookUp(heirsOf(lineage, id), id)
      stories.get(id)?.moments.push({ version, facts: [{ kind: 'removed', last: milestone.status, into }] })
    }
    before = now
  }
  return stories
}

/** Ids that what is new was made of. */
function originsOf({ splits, merges }: Lineage): Map<string, string[]> {
  const origins = new Map<string, string[]>()
  const add = (id: string, from: readonly string[]) => origins.set(id, [...(origins.get(id) ?? []), ...from])
  for (const { from, into } of splits) for (const id of into) add(id, [from])
  for (const { from, into } of merges) add(into, from)
  return origins
}

function heirsOf({ splits, merges }: Lineage, id: string): string[] {
  return [
    ...merges.filter((merge) => merge.from.includes(id)).map((merge) => merge.into),
    ...splits.filter((split) => split.from === id).flatMap((split) => split.into),
  ]
}

function descent(
  { splits, merges }: Lineage,
  id: string,
  lookUp: (ids: readonly string[], but: string) => Milestone[],
): Fact[] {
  const into = lookUp(
    splits.filter((split) => split.from === id).flatMap((split) => split.into),
    id,
  )
  const from = lookUp(
    merges.filter((merge) => merge.into === id).flatMap((merge) => merge.from),
    id,
  )
  const facts: Fact[] = []
  if (into.length > 0) facts.push({ kind: 'split', into })
  if (from.length > 0) facts.push({ kind: 'merged', from })
  return facts
}

function differences(last: Standing, now: Standing): Fact[] {
  const [before, after] = [last.milestone, now.milestone]
  const facts = newName(before, after)
  if (last.parent?.id !== now.parent?.id) facts.push({ kind: 'moved', into: now.parent, outOf: last.parent })
  if (before.status?.value !== after.status?.value)
    facts.push({ kind: 'status', before: before.status, after: after.status })
  if (after.completed && !sameCompletion(before.completed, after.completed))
    facts.push({ kind: 'completed', after: after.completed, late: daysBetweenEnds(after.target, after.completed) })
  const change = compareTargets(before.target, after.target)
  if (change !== null) facts.push({ kind: 'target', before: before.target, after: after.target, change })
  return facts
}

function newName(before: Label, after: Label): Fact[] {
  return before.label === after.label && before.title === after.title ? [] : [{ kind: 'renamed', before, after }]
}

function sameCompletion(one: DateFact | null, other: DateFact): boolean {
  return one !== null && compareTargets(one, other) === null
}

/** The targets of one milestone that stand in a calendar, each with the version that first said it. */
export interface Targets {
  milestone: Milestone
  targets: { target: Extract<DateFact, { start: string }>; version: VersionFacts }[]
  /** Days from the first target to the last; null where one of them has no end. */
  slip: number | null
}

/** Every milestone of the last edition whose target became another day or period, in reading order. */
export function movedTargets(editions: readonly Edition[]): Targets[] {
  const found = new Map<string, Targets['targets']>()
  for (const { version, roadmap } of editions) {
    for (const { milestone } of eachMilestone(roadmap.milestones)) {
      const { id, target } = milestone
      if (target === null || !isCalendar(target)) continue
      const known = found.get(id) ?? []
      const last = known.at(-1)?.target ?? null
      if (compareTargets(last, target) !== null) known.push({ target, version })
      found.set(id, known)
    }
  }
  const living = editions.at(-1)?.roadmap.milestones ?? []
  return [...eachMilestone(living)].flatMap(({ milestone }) => {
    const targets = found.get(milestone.id) ?? []
    const [first, last] = [targets[0], targets.at(-1)]
    if (targets.length < 2 || !first || !last || !milestone.target || !isCalendar(milestone.target)) return []
    return [{ milestone, targets, slip: daysBetweenEnds(first.target, last.target) }]
  })
}
