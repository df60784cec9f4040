import type { Lineage } from '../history/types.ts'
import { type DateFact, type Milestone, type Period, sameWording, wording } from '../roadmap/index.ts'
import type { Change } from './change.ts'
import { standsAmong } from './headings.ts'
import { direction, heading } from './status.ts'
import { named, namedOrNull, type Standing, type Survey } from './survey.ts'
import { compareTargets, daysBetweenEnds, samePeriod } from './target.ts'

/** Both roadmaps, looked over, and the id that changes are filed under. */
export interface Sides {
  roadmap: string
  before: Survey
  after: Survey
  /** Ids of the milestones that a milestone became, besides its own. */
  heirs: ReadonlyMap<string, readonly string[]>
  /** What was split and merged. */
  descent: Pick<Lineage, 'splits' | 'merges'>
  /** Headings that carry no milestone, in the form that they are compared in. */
  headings: Record<'before' | 'after', ReadonlySet<string>>
  /** Ids of the milestones that had a label before. */
  labels: ReadonlyMap<string, readonly string[]>
}

/** What changed of one milestone itself: its name, place, status, dates, declared progress and dependencies. */
export function* compareMilestone(from: Standing, to: Standing, sides: Sides): Generator<Change> {
  const before = from.milestone
  const after = to.milestone
  const about = { roadmap: sides.roadmap, milestone: after.id, name: to.name }
  const own = { before: before.line, after: after.line }

  // What its old heading still says was not renamed: another heading carries the milestone now.
  if (!sameName(before, after) && !standsAmong(sides.headings.after, before)) {
    const { label } = after
    const holders = label === null ? [] : (sides.labels.get(wording(label)) ?? [])
    yield {
      type: 'milestone-renamed',
      ...about,
      line: own,
      before: { label: before.label, title: before.title },
      after: { label, title: after.title },
      reused: holders.length > 0 && !holders.includes(after.id),
    }
  }
  if (isMoved(from, to, sides)) {
    const own = (period: Period | null, parent: string | null, at: Survey) =>
      period ? null : plain(at.get(parent ?? '')?.milestone.target)
    yield {
      type: 'milestone-moved',
      ...about,
      line: { before: before.line, after: after.line },
      from: namedOrNull(sides.before, from.parent),
      to: namedOrNull(sides.after, to.parent),
      later: daysBetweenEnds(
        own(plain(before.target), from.parent, sides.before),
        own(plain(after.target), to.parent, sides.after),
      ),
    }
  }
  yield* compareStatus(before, after, about)
  yield* compareDates(before, after, about)
  const [was, is] = [before.progress?.declared ?? null, after.progress?.declared ?? null]
  if (was !== is)
    yield {
      type: 'progress',
      ...about,
      line: { before: before.progress.line ?? null, after: after.progress.line ?? null },
      before: was,
      after: is,
      direction: heading(was, is),
    }
  yield* compareDependencies(before, after, about, sides)
  yield* compareScope(before, after, about)
}

type About = { roadmap: string; milestone: string; name: string }

export function sameName(before: Milestone, after: Milestone): boolean {
  if (!sameWording(before.label ?? '', after.label ?? '')) return false
  const bare = before.label === before.title && after.label === after.title
  return bare || sameWording(before.title, after.title)
}

/** Another parent, unless the old one went and left its children where they are, or lives on as the new one. */
function isMoved(from: Standing, to: Standing, { before, after, heirs }: Sides): boolean {
  if (from.parent === to.parent) return false
  if (from.parent === null || after.has(from.parent)) return true
  const above = before.get(from.parent)?.parent ?? null
  return to.parent !== above && !heirs.get(from.parent)?.includes(to.parent ?? '')
}

function* compareStatus(before: Milestone, after: Milestone, about: About): Generator<Change> {
  const [was, is] = [before.status?.value ?? null, after.status?.value ?? null]
  const declared = { before: before.status?.declared ?? false, after: after.status?.declared ?? false }
  if (was === is || (!declared.before && !declared.after)) return
  yield {
    type: 'status',
    ...about,
    line: { before: before.status?.line ?? null, after: after.status?.line ?? null },
    before: was,
    after: is,
    declared,
    direction: direction(was, is),
  }
}

function* compareDates(before: Milestone, after: Milestone, about: About): Generator<Change> {
  const [planned, plans] = [plain(before.target), plain(after.target)]
  const [finished, finish] = [plain(before.completed), plain(after.completed)]
  const target = compareTargets(planned, plans)
  // What is done needs no target; a day of completion that is planned for again is no other plan.
  const done = after.status?.value === 'done' || (finished === null && finish !== null)
  const fulfilled = target?.kind === 'dropped' && done
  const undone = target?.kind === 'stated' && finish === null && finished !== null && samePeriod(finished, plans)
  if (target && !fulfilled && !undone)
    yield {
      type: 'target',
      ...about,
      line: lines(before.target, after.target),
      ...target,
      before: planned,
      after: plans,
    }
  const completed = compareTargets(finished, finish)
  if (!completed) return
  const { kind } = completed
  const promised = planned ?? plans
  yield {
    type: 'completed',
    ...about,
    line: lines(before.completed, after.completed),
    kind: kind === 'stated' || kind === 'dropped' || kind === 'sharpened' ? kind : 'changed',
    before: finished,
    after: finish,
    late: kind === 'stated' && isDay(finish) ? daysBetweenEnds(promised, finish) : null,
  }
}

function* compareDependencies(before: Milestone, after: Milestone, about: About, sides: Sides): Generator<Change> {
  const had = before.dependsOn ?? []
  const has = after.dependsOn ?? []
  const known = new Set(had.flatMap((id) => [id, ...(sides.heirs.get(id) ?? [])]))
  for (const [index, id] of has.entries()) {
    if (known.has(id) || has.indexOf(id) !== index) continue
    const line = { before: null, after: after.dependsOnLines?.[index] ?? null }
    yield { type: 'dependency-added', ...about, line, needs: named(sides.after, id) }
  }
  for (const [index, id] of had.entries()) {
    // A milestone that is gone takes its arrows along.
    if (has.includes(id) || !sides.after.has(id) || had.indexOf(id) !== index) continue
    const line = { before: before.dependsOnLines?.[index] ?? null, after: null }
    yield { type: 'dependency-removed', ...about, line, needs: named(sides.after, id) }
  }
}

/** What it says that it will not do. */
function* compareScope(before: Milestone, after: Milestone, about: About): Generator<Change> {
  // Readings of earlier versions do not know it.
  if (!before.items || !after.items) return
  const outside = ({ items }: Milestone) => items.filter(({ role }) => role === 'non-goal')
  const [had, has] = [outside(before), outside(after)]
  const isIn = (list: Milestone['items'], title: string) => list.some((item) => sameWording(item.title, title))
  for (const { title, line } of has)
    if (!isIn(had, title)) yield { type: 'non-goal-added', ...about, line: { before: null, after: line }, item: title }
  for (const { title, line } of had)
    if (!isIn(has, title))
      yield { type: 'non-goal-removed', ...about, line: { before: line, after: null }, item: title }
}

/** A period without where it was read; null also where an older reading does not know the field. */
export function plain(fact: DateFact | null | undefined): Period | null {
  if (!fact) return null
  const { line, declared, ...period } = fact
  return period
}

function lines(before: DateFact | null | undefined, after: DateFact | null | undefined): Change['line'] {
  return { before: before?.line ?? null, after: after?.line ?? null }
}

function isDay(period: Period | null): boolean {
  return period !== null && 'start' in period && period.start === period.end
}
