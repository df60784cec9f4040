import type { ListItem } from 'mdast'
import type { Task } from '../roadmap/index.ts'
import type { Carrier, Gathered } from './carrier.ts'
import { factsOfCarrier } from './carrier-facts.ts'
import { tokensOf } from './context.ts'
import { type Facts, mergeFacts, noFacts, type StatedStatus } from './facts.ts'
import { phraseAt } from './lexicon.ts'
import { join, type Told } from './merge.ts'
import { everyPlace, type Place } from './outline.ts'
import type { Standing } from './places.ts'
import type { Row } from './table-rows.ts'

/** A milestone in the making. */
export interface Draft {
  told: Told
  parent: Draft | null
  children: Draft[]
  facts: Facts
  status: StatedStatus | null
  tasks: Task[]
  /** Lines elsewhere that tell it again. */
  also: number[]
  id: string
}

/** All that was read of a document, on the way to a Roadmap. */
export interface Plan {
  root: Place
  /** In the order of the document. */
  places: readonly Place[]
  standings: ReadonlyMap<Place, Standing>
  gathered: Gathered
  drafts: readonly Draft[]
  byPlace: ReadonlyMap<Place, Draft>
  byItem: ReadonlyMap<ListItem, Draft>
  byCarrier: ReadonlyMap<Carrier, Draft>
  /** Milestones that bear a label, by its key. */
  byKey: ReadonlyMap<string, readonly Draft[]>
  byRow: ReadonlyMap<Row, Draft>
  /** Lines that tell a milestone. */
  lines: ReadonlySet<number>
}

/** Joins what tells one milestone, and says which one contains which and what is stated of each. */
export function draft(root: Place, standings: ReadonlyMap<Place, Standing>, gathered: Gathered): Plan {
  const drafts = join(gathered.carriers, root.context).map(
    (told): Draft => ({
      told,
      parent: null,
      children: [],
      facts: noFacts(),
      status: null,
      tasks: [],
      also: [],
      id: '',
    }),
  )
  const plan: Plan = { root, places: everyPlace(root), standings, gathered, drafts, ...indexed(drafts) }
  for (const draft of drafts) draft.parent = parentOf(draft, plan)
  containByMeaning(drafts)
  for (const draft of drafts) draft.parent?.children.push(draft)
  for (const draft of drafts) collectFacts(draft, plan)
  return plan
}

function indexed(
  drafts: readonly Draft[],
): Pick<Plan, 'byPlace' | 'byItem' | 'byCarrier' | 'byKey' | 'byRow' | 'lines'> {
  const byPlace = new Map<Place, Draft>()
  const byItem = new Map<ListItem, Draft>()
  const byCarrier = new Map<Carrier, Draft>()
  const byKey = new Map<string, Draft[]>()
  const byRow = new Map<Row, Draft>()
  const lines = new Set<number>()
  for (const draft of drafts) {
    for (const carrier of draft.told.carriers) {
      byCarrier.set(carrier, draft)
      lines.add(carrier.line)
      if (carrier.place) byPlace.set(carrier.place, draft)
      if (carrier.node) byItem.set(carrier.node, draft)
      if (carrier.row) byRow.set(carrier.row, draft)
      const key = carrier.name.label?.key
      if (key === undefined) continue
      const labelled = byKey.get(key)
      if (labelled === undefined) byKey.set(key, [draft])
      else if (labelled.at(-1) !== draft) labelled.push(draft)
    }
  }
  return { byPlace, byItem, byCarrier, byKey, byRow, lines }
}

/** The innermost milestone whose heading a place is or stands under. */
export function milestoneAbove(start: Place | null, { byPlace }: Pick<Plan, 'byPlace'>): Draft | null {
  for (let at = start; at; at = at.parent) {
    const draft = byPlace.get(at)
    if (draft) return draft
  }
  return null
}

/** All places that tell a milestone, the primary one first. */
const fromPrimary = ({ primary, carriers }: Told): Carrier[] => [
  primary,
  ...carriers.filter((carrier) => carrier !== primary),
]

/** Parent of a milestone: of the first telling that stands inside another milestone. */
function parentOf(draft: Draft, plan: Plan): Draft | null {
  for (const carrier of fromPrimary(draft.told)) {
    // What only mentions a milestone says nothing of where it belongs.
    const mentions = !carrier.sure && carrier.item?.box == null && carrier.type !== 'row'
    if (carrier !== draft.told.primary && mentions) continue
    const parent = containerOf(carrier, plan)
    if (parent && parent !== draft && !isAbove(draft, parent)) return parent
  }
  return null
}

function containerOf(carrier: Carrier, plan: Plan): Draft | null {
  for (let outer = carrier.outer; outer; outer = outer.outer) {
    const draft = plan.byCarrier.get(outer)
    if (draft) return draft
  }
  const above = milestoneAbove(carrier.type === 'heading' ? (carrier.place?.parent ?? null) : carrier.within, plan)
  if (above || carrier.withinKey === null) return above
  const named = plan.byKey.get(carrier.withinKey)
  return named?.length === 1 ? (named[0] ?? null) : null
}

function isAbove(draft: Draft, other: Draft): boolean {
  for (let at: Draft | null = other; at; at = at.parent) if (at === draft) return true
  return false
}

const isRelative = ({ target }: Carrier['name']): boolean => target !== null && !('start' in target)

/** Where heading levels slip, weeks that follow a phase at its level are in it, and quarters in their year. */
function containByMeaning(drafts: readonly Draft[]): void {
  const last = new Map<Draft | null, Draft>()
  const weeks = new Map<Place | null, number>()
  for (const { told } of drafts) {
    const at = told.primary.place?.parent ?? null
    if (isRelative(told.primary.name)) weeks.set(at, (weeks.get(at) ?? 0) + 1)
  }
  for (const draft of drafts) {
    const { type, place, name } = draft.told.primary
    if (type !== 'heading' || !place) continue
    const alone = isRelative(name) && (weeks.get(place.parent) ?? 0) < 2
    const before = last.get(draft.parent)
    const other = before?.told.primary.place
    const beside = other?.parent === place.parent && other?.level === place.level
    if (before && beside && !alone && contains(before, draft)) draft.parent = before
    else last.set(draft.parent, draft)
  }
}

function contains(outer: Draft, inner: Draft): boolean {
  const [a, b] = [outer.told.primary.name, inner.told.primary.name]
  if (b.label?.kind !== 'period') return false
  if (isRelative(b)) return a.label?.kind === 'phase'
  if (a.label?.kind !== 'period' || !a.target || !b.target || !('start' in a.target) || !('start' in b.target))
    return false
  const [x, y] = [a.target, b.target]
  if (x.end === null || y.end === null) return false
  return x.start <= y.start && y.end <= x.end && (x.start !== y.start || x.end !== y.end)
}

function collectFacts(draft: Draft, plan: Plan): void {
  for (const carrier of fromPrimary(draft.told)) {
    const facts = factsOfCarrier(carrier, plan.byPlace)
    // A later line about the progress is newer than an earlier one.
    if (facts.progress && draft.facts.progress && facts.progress.line > draft.facts.progress.line)
      draft.facts.progress = facts.progress
    mergeFacts(draft.facts, facts)
  }
  draft.status = draft.facts.status
}

/** What a bucket or a future section says of the milestones directly in it, and what `current` says of a kind. */
export function inheritStatus(draft: Draft, plan: Plan): void {
  if (draft.status) return
  const { primary, carriers } = draft.told
  const { current } = draft.facts
  const isRelease = primary.name.label?.kind === 'release'
  draft.status = current
    ? { value: isRelease ? 'done' : 'in-progress', via: 'word', line: current.line }
    : (byOrdinal(primary) ?? byOwnBucket(primary, plan) ?? byBucketAbove([primary, ...carriers], plan))
}

const byWhich = { current: 'in-progress', previous: 'done', next: 'planned' } as const

/** `Current sprint`, `Next milestone`. */
function byOrdinal({ name, line, within: { context } }: Carrier): StatedStatus | null {
  if (name.label?.kind !== 'ordinal') return null
  const found = phraseAt(context.lexicon, 'ordinals', tokensOf(name.text, context), 0)
  return found && { value: byWhich[found.value], via: 'bucket', line }
}

function byOwnBucket({ place, line }: Carrier, { standings }: Plan): StatedStatus | null {
  const bucket = place && standings.get(place)?.bucket
  return bucket ? { value: bucket, via: 'bucket', line } : null
}

function byBucketAbove(carriers: readonly Carrier[], { standings, byPlace }: Plan): StatedStatus | null {
  for (const carrier of carriers) {
    const within = carrier.type === 'heading' ? carrier.place?.parent : carrier.within
    for (let at = within; at; at = at.parent) {
      const { role, kind, bucket } = standings.get(at) as Standing
      if (role === 'milestone' && kind !== 'bucket' && !(bucket && kind === 'release')) break
      if (bucket) return { value: bucket, via: 'bucket', line: at.line }
      if (at.parent && byPlace.has(at.parent) && !byPlace.has(at)) break
    }
  }
  return null
}
