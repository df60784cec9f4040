import type { Lineage } from '../history/types.ts'
import { type Roadmap, sameWording, wording } from '../roadmap/index.ts'
import type { Change } from './change.ts'
import { compareMilestone, plain, type Sides } from './compare-milestone.ts'
import { compareTasks } from './compare-tasks.ts'
import { content, type Entry, entries, matchTasks } from './match-tasks.ts'
import { displaced } from './order.ts'
import { type Recast, recastIn, sidesOf } from './sides.ts'
import { direction } from './status.ts'
import { named, namedInFull, namedOrNull, quotedName, type Standing, type Survey, survey } from './survey.ts'

const none: Lineage = { splits: [], merges: [], removed: [], returned: [] }

/**
 * What differs in the meaning of two versions of a roadmap, in the order of the newer document.
 *
 * Milestones are the same where their ids are equal: both roadmaps bear lasting ids. `lineage` adds what ids cannot say.
 * Lines, reflow, typography and prose make no difference, nor does a field that one of both readings does not know.
 */
export function compare(before: Roadmap, after: Roadmap, lineage: Lineage = none): Change[] {
  const sides = sidesOf(before, after, lineage)
  // Readings of earlier versions know nothing of what has no state.
  const isKnown = [...sides.before.values(), ...sides.after.values()].every(
    ({ milestone }) => milestone.items !== undefined,
  )
  const [old, fresh] = [every(before, sides.before, isKnown), every(after, sides.after, isKnown)]
  const recast = recastIn(sides)
  const homes = (list: string) => [
    list,
    ...(sides.heirs.get(list) ?? []),
    ...(list === '' ? recast.begun : recast.ended.has(list) ? [''] : []),
  ]
  const matches = matchTasks(old, fresh, homes)
  const tasks = { sides, before: old, after: fresh, matches, homes, counts: counting(sides, recast) }
  const gone = old.filter((entry) => !matches.after.has(entry))
  const changes = [
    ...compareRoadmaps(before, after),
    ...comings(sides, recast, lineage.returned),
    ...descents(sides),
    ...goings(sides, recast, gone),
    ...reordered(sides),
    ...[...sides.after].flatMap(([id, to]) => {
      const from = sides.before.get(id)
      return from ? [...compareMilestone(from, to, sides)] : []
    }),
    ...compareTasks(tasks),
  ]
  return inOrder(changes, sides)
}

/** The one change of a roadmap that has no older or no newer version. */
export function compareOne(side: 'added' | 'removed', roadmap: Roadmap): Change {
  const milestones = survey(roadmap).size
  return {
    type: `roadmap-${side}`,
    roadmap: roadmap.id,
    line: { before: side === 'added' ? null : 1, after: side === 'added' ? 1 : null },
    title: roadmap.title,
    milestones,
  }
}

function every(roadmap: Roadmap, milestones: Survey, withPlain: boolean): Entry[] {
  return [
    ...[...milestones].flatMap(([, { milestone }]) => content(milestone, withPlain)),
    ...entries(roadmap.tasks, ''),
  ]
}

/** Tasks of a milestone that came or went as a whole are part of that; so is a task that is a milestone of its own now. */
function counting({ before, after, heirs }: Sides, { ended, begun }: Recast): (entry: Entry) => boolean {
  const inherited = new Set([...heirs.values()].flat())
  const titles = new Set<string>()
  const names: string[] = []
  for (const [id, { milestone }] of after) {
    if (before.has(id)) continue
    titles.add(wording(milestone.title))
    if (milestone.label !== null) names.push(`${wording(`${milestone.label} ${milestone.title}`)} `)
  }
  const isBorn = (title: string) => {
    const plain = wording(title)
    return titles.has(plain) || names.some((name) => `${plain} `.startsWith(name))
  }
  return ({ list, task, plain }) => {
    if (list === '') return !isBorn(task.title)
    // Outside of milestones nothing is read that has no state.
    if (!after.has(list)) return heirs.has(list) || (ended.has(list) && plain === null)
    if (!before.has(list)) return inherited.has(list) || (begun.has(list) && plain === null)
    return !isBorn(task.title)
  }
}

function* compareRoadmaps(before: Roadmap, after: Roadmap): Generator<Change> {
  const roadmap = after.id
  if (!sameWording(before.title, after.title))
    yield {
      type: 'roadmap-renamed',
      roadmap,
      line: { before: null, after: null },
      before: before.title,
      after: after.title,
    }
  const [was, is] = [before.status?.value ?? null, after.status?.value ?? null]
  if (was !== is)
    yield {
      type: 'roadmap-status',
      roadmap,
      line: { before: before.status?.line ?? null, after: after.status?.line ?? null },
      before: was,
      after: is,
      direction: direction(was, is),
    }
}

/** Milestones that were not there before: new, back, or headings that were none. */
function* comings(
  { roadmap, before, after, heirs }: Sides,
  { begun }: Recast,
  returned: readonly string[],
): Generator<Change> {
  const inherited = new Set([...heirs.values()].flat())
  for (const [id, { milestone, name, parent }] of after) {
    if (before.has(id) || inherited.has(id)) continue
    const { label, title } = milestone
    const about = { roadmap, milestone: id, name, line: { before: null, after: milestone.line }, label, title }
    if (begun.has(id)) {
      yield { type: 'section-became-milestone', ...about }
      continue
    }
    yield {
      type: returned.includes(id) ? 'milestone-returned' : 'milestone-added',
      ...about,
      kind: milestone.kind,
      parent: namedOrNull(after, parent),
      status: milestone.status?.value ?? null,
      target: plain(milestone.target),
      tasks: entries(milestone.tasks, id).filter(({ task }) => task.role === 'task').length,
      items: (milestone.items ?? []).filter(({ role }) => role === 'task').length,
    }
  }
}

/** Milestones that were made of others. */
function* descents({ roadmap, before, after, heirs, descent }: Sides): Generator<Change> {
  for (const { from, into } of descent.splits) {
    const old = before.get(from)
    const parts = into.filter((id) => after.has(id))
    if (!old || !heirs.has(from)) continue
    yield {
      type: 'milestone-split',
      roadmap,
      milestone: from,
      name: quotedName(old.milestone),
      line: { before: old.milestone.line, after: lineOf(after, parts[0]) },
      into: parts.map((id) => namedInFull(after, id)),
    }
  }
  for (const { from, into } of descent.merges) {
    const whole = after.get(into)
    const parts = from.filter((id) => before.has(id))
    if (!whole || !parts.some((id) => id !== into)) continue
    yield {
      type: 'milestones-merged',
      roadmap,
      milestone: into,
      name: quotedName(whole.milestone),
      line: { before: lineOf(before, parts[0]), after: whole.milestone.line },
      from: parts.map((id) => namedInFull(before, id)),
    }
  }
}

/** Milestones that are gone and live on in no other. */
function* goings(
  { roadmap, before, after, heirs }: Sides,
  { ended }: Recast,
  gone: readonly Entry[],
): Generator<Change> {
  const lost = Map.groupBy(gone, ({ list }) => list)
  for (const [id, { milestone, name }] of before) {
    if (after.has(id) || heirs.has(id)) continue
    const { label, title } = milestone
    const about = { roadmap, milestone: id, name, line: { before: milestone.line, after: null }, label, title }
    if (ended.has(id)) {
      yield { type: 'milestone-became-section', ...about }
      continue
    }
    const tasks = entries(milestone.tasks, id).filter(({ task }) => task.role === 'task')
    const open = (lost.get(id) ?? []).filter(
      ({ task }) => task.role === 'task' && task.status && !settled.has(task.status.value),
    )
    yield {
      type: 'milestone-removed',
      ...about,
      done: milestone.status?.value === 'done',
      tasks: tasks.length,
      open: open.length,
    }
  }
}

const settled: ReadonlySet<string> = new Set(['done', 'cancelled'])

/** One change for each milestone, and for the roadmap, whose milestones stand in another order. */
function* reordered({ roadmap, before, after }: Sides): Generator<Change> {
  const siblings = new Map<string | null, Standing[]>()
  for (const [id, standing] of after) {
    if (before.get(id)?.parent !== standing.parent) continue
    const list = siblings.get(standing.parent)
    if (list) list.push(standing)
    else siblings.set(standing.parent, [standing])
  }
  for (const [parent, list] of siblings) {
    const moved = displaced(list.map(({ milestone }) => before.get(milestone.id)?.index ?? 0))
    if (moved.length === 0) continue
    yield {
      type: 'milestones-reordered',
      roadmap,
      milestone: parent,
      name: parent === null ? null : (after.get(parent)?.name ?? null),
      line: { before: lineOf(before, parent), after: lineOf(after, parent) },
      moved: moved.map((at) => named(after, list[at]?.milestone.id ?? '')),
    }
  }
}

function lineOf(survey: Survey, id: string | null | undefined): number | null {
  return survey.get(id ?? '')?.milestone.line ?? null
}

/** By milestone as the newer document has them; what is gone stands where it stood, what belongs to none comes last. */
function inOrder(changes: readonly Change[], { before, after }: Sides): Change[] {
  const places = new Map<string, number>()
  for (const [id, { index }] of after) places.set(id, index)
  let last = -1
  let step = 0
  for (const id of before.keys()) {
    const at = places.get(id)
    step = at === undefined ? step + 1 : 0
    if (at === undefined) places.set(id, last + step / (before.size + 1))
    else last = at
  }
  const place = (change: Change): number => {
    if (!('milestone' in change)) return -2
    if (change.milestone === null) return change.type === 'milestones-reordered' ? -1.5 : Number.POSITIVE_INFINITY
    return places.get(change.milestone) ?? 0
  }
  const keyed = changes.map((change) => ({ change, at: place(change) }))
  return keyed.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ change }) => change)
}

/** What each version says that the one before did not, with the lineage that it has; `[]` for the first. Versions come oldest first. */
export function compareEach<Version extends { roadmap: Roadmap }>(
  versions: readonly Version[],
  lineages: readonly Lineage[],
): (Version & { lineage: Lineage; changes: Change[] })[] {
  return versions.map((version, index) => {
    const before = versions[index - 1]?.roadmap
    const lineage = lineages[index] ?? none
    return { ...version, lineage, changes: before ? compare(before, version.roadmap, lineage) : [] }
  })
}
