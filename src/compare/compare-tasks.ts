import { type Role, type Status, sameWording, wording } from '../roadmap/index.ts'
import type { Change } from './change.ts'
import { plain, type Sides } from './compare-milestone.ts'
import { headOf } from './head.ts'
import type { Entry, Matches } from './match-tasks.ts'
import { displaced } from './order.ts'
import { isPutOff } from './put-off.ts'
import { direction } from './status.ts'
import { namedOrNull, type Survey } from './survey.ts'
import { compareTargets, daysBetweenEnds } from './target.ts'
import { promisesLess } from './weaker.ts'

/** What is compared of tasks: all of both roadmaps, which is which, and where a missing one is a change of its own. */
export interface TaskSides {
  sides: Sides
  before: readonly Entry[]
  after: readonly Entry[]
  matches: Matches
  /** Lists that a task of a list stays in. */
  homes: (list: string) => readonly string[]
  /** False for tasks whose coming or going is part of another change. */
  counts: (entry: Entry) => boolean
}

/** What changed of the tasks and criteria. */
export function* compareTasks(tasks: TaskSides): Generator<Change> {
  const { before, after, matches, counts, sides } = tasks
  for (const to of after) {
    const from = matches.before.get(to)
    if (from) yield* compareTask(from, to, tasks)
    else if (counts(to) && !(to.parent && !matches.before.has(to.parent)))
      yield {
        type: 'task-added',
        ...about(to, sides.after, sides),
        line: { before: null, after: to.task.line },
        status: implied(to),
        nested: nestedIn(to, matches.before),
      }
  }
  for (const from of before) {
    if (matches.after.has(from) || !counts(from)) continue
    if (from.parent && !matches.after.has(from.parent)) continue
    yield {
      type: 'task-removed',
      ...about(from, sides.before, sides),
      line: { before: from.task.line, after: null },
      status: implied(from),
      nested: nestedIn(from, matches.after),
    }
  }
  yield* reordered(tasks)
}

function about({ task, list }: Entry, survey: Survey, { roadmap, after }: Sides) {
  const standing = after.get(list) ?? survey.get(list)
  const role: Role = task.role
  return { roadmap, milestone: list === '' ? null : list, name: standing?.name ?? null, role, task: task.title }
}

function stated({ task }: Entry): Status | null {
  return task.status?.value ?? null
}

/** What is in a milestone that is done is done, even where it does not say so itself. */
function implied(entry: Entry): Status | null {
  return stated(entry) ?? (entry.plain?.done ? 'done' : null)
}

/** The same of both sides. What is told without a state on one side alone is not said to have changed it, save where it is done. */
function impliedOf(from: Entry, to: Entry): [Status | null, Status | null] {
  const [was, is] = [implied(from), implied(to)]
  if (to.plain && is === null) return [was, was]
  return from.plain && was === null && is !== 'done' ? [is, is] : [was, is]
}

/** How many tasks below one that came or went came or went with it. */
function nestedIn(top: Entry, found: ReadonlyMap<Entry, Entry>): number {
  return top.children.reduce((count, each) => count + (found.has(each) ? 0 : 1) + nestedIn(each, found), 0)
}

function* compareTask(from: Entry, to: Entry, { sides, matches, homes }: TaskSides): Generator<Change> {
  const shared = { ...about(to, sides.after, sides), line: { before: from.task.line, after: to.task.line } }
  const moved = !homes(from.list).includes(to.list)
  const withParent = from.parent !== null && matches.after.get(from.parent) === to.parent
  const [before, after] = [from.task.title, to.task.title]
  // What was done is often told with a note of how.
  const isReworded = from.key !== to.key && !sameWording(before, after)
  const weaker = isReworded && promisesLess(before, after, to.task.role)
  const isNoted = isReworded && !moved && !weaker && isFinished(from, to) && saysAll(before, after)
  const isPlain = from.plain !== null || to.plain !== null
  if (moved && !withParent) {
    const [was, is] = impliedOf(from, to)
    const target = (list: string, survey: Survey) => plain(survey.get(list)?.milestone.target)
    const later = daysBetweenEnds(target(from.list, sides.before), target(to.list, sides.after))
    const isOpen = was !== 'done' && is !== 'done' && is !== 'cancelled'
    yield {
      type: 'task-moved',
      ...shared,
      from: namedOrNull(sides.after.has(from.list) ? sides.after : sides.before, from.list || null),
      to: namedOrNull(sides.after, to.list || null),
      before: was,
      after: is,
      direction: direction(was, is),
      later,
      putOff: isOpen && isPutOff(from.list, to.list, later, sides),
    }
  } else yield* compareState(from, to, isNoted ? { ...shared, task: headOf(before) } : shared)
  if (isReworded && !isNoted) yield { type: 'task-reworded', ...shared, before, after, weaker }
  if (from.task.role !== to.task.role)
    yield { type: 'task-role', ...shared, before: from.task.role, after: to.task.role }
  if (!isSettled(stated(from)) && !isSettled(stated(to))) yield* compareTarget(from, to, shared)
  if (!moved && isRegrouped(from, to, sides))
    yield {
      type: 'task-regrouped',
      ...shared,
      from: from.task.group ?? '',
      to: to.task.group ?? '',
      optional: optional.test(to.task.group ?? ''),
    }
  if (isPlain) return
  if (!moved && isNestedAnew(from, to, matches))
    yield {
      type: 'task-nested',
      ...shared,
      from: from.parent?.task.title ?? null,
      to: to.parent?.task.title ?? null,
    }
  const [had, has] = [from.task.owners ?? [], to.task.owners ?? []]
  if (!sameNames(had, has)) yield { type: 'task-owners', ...shared, before: had, after: has }
}

type Shared = Pick<
  Extract<Change, { type: 'task-ticked' }>,
  'roadmap' | 'milestone' | 'name' | 'role' | 'task' | 'line'
>

function* compareState(from: Entry, to: Entry, shared: Shared): Generator<Change> {
  const [was, is] = [stated(from), stated(to)]
  // A box before what had none says only that nothing is done yet, and taking it away only that it is no longer tracked.
  const [untold, untracked] = [from.plain && is === 'planned', to.plain && was === 'planned']
  if (was === is || untold || untracked) return
  if (is === 'done') yield { type: 'task-ticked', ...shared, before: was }
  else if (was === 'done' && !to.plain) yield { type: 'task-unticked', ...shared, after: is }
  else yield { type: 'task-status', ...shared, before: was, after: is, direction: is ? direction(was, is) : 'none' }
}

function isFinished(from: Entry, to: Entry): boolean {
  return stated(from) !== 'done' && stated(to) === 'done'
}

/** Whether a text has all the words of another one, the note behind that left out. */
function saysAll(before: string, after: string): boolean {
  const words = new Set(wording(after).split(' '))
  return wording(headOf(before))
    .split(' ')
    .every((word) => words.has(word))
}

function isSettled(status: Status | null): boolean {
  return status === 'done' || status === 'cancelled'
}

function* compareTarget(from: Entry, to: Entry, shared: Shared): Generator<Change> {
  const [was, is] = [from.task.target ?? null, to.task.target ?? null]
  const [planned, plans] = [plain(was), plain(is)]
  const target = compareTargets(planned, plans)
  if (!target) return
  const line = { before: was?.line ?? from.task.line, after: is?.line ?? to.task.line }
  yield { type: 'task-target', ...shared, line, ...target, before: planned, after: plans }
}

const optional = /\b(?:optional|stretch|nice[- ]to[- ]have|bonus|later|could|maybe|if time|extras?|someday)\b/i

/** Under another heading of its milestone, where both stood before and still stand. */
function isRegrouped(from: Entry, to: Entry, { before, after }: Sides): boolean {
  const [old, fresh] = [from.task.group, to.task.group]
  if (from.parent || to.parent || old === null || fresh === null || sameWording(old, fresh)) return false
  const stands = (survey: Survey, list: string, group: string) => {
    const milestone = survey.get(list)?.milestone
    return [...(milestone?.tasks ?? []), ...(milestone?.items ?? [])].some(
      (other) => other.group !== null && sameWording(other.group, group),
    )
  }
  return stands(after, to.list, old) && stands(before, from.list, fresh)
}

/** Under another task, unless the one above it went or came without it moving. */
function isNestedAnew(from: Entry, to: Entry, { after }: Matches): boolean {
  if (from.parent === null) return to.parent !== null
  const parent = after.get(from.parent)
  return parent === undefined ? false : parent !== to.parent
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  const set = (names: readonly string[]) => [...new Set(names.map((name) => name.toLowerCase()))].sort().join('\n')
  return set(a) === set(b)
}

/** One change for each list in which tasks that stayed stand in another order. A criterion has no place among tasks. */
function* reordered({ sides, before, after, matches }: TaskSides): Generator<Change> {
  const index = new Map(before.map((entry, at) => [entry, at]))
  const lists = new Map<string, Map<string, Entry[]>>()
  const parents = new Map<Entry | null, number>([[null, 0]])
  for (const to of after) {
    const from = matches.before.get(to)
    parents.set(to, parents.size)
    if (
      !from ||
      from.plain ||
      to.plain ||
      from.list !== to.list ||
      from.task.role !== to.task.role ||
      stated(from) !== stated(to)
    )
      continue
    if (isRegrouped(from, to, sides)) continue
    if ((from.parent ? matches.after.get(from.parent) : null) !== to.parent) continue
    const runs = lists.get(to.list) ?? new Map<string, Entry[]>()
    lists.set(to.list, runs)
    const key = `${parents.get(to.parent)} ${to.task.role}`
    const run = runs.get(key)
    if (run) run.push(to)
    else runs.set(key, [to])
  }
  for (const [list, runs] of lists) {
    const moved = [...runs.values()].flatMap((run) =>
      displaced(run.map((to) => index.get(matches.before.get(to) as Entry) as number)).map((at) => run[at] as Entry),
    )
    const standing = sides.after.get(list)
    if (moved.length > 0)
      yield {
        type: 'tasks-reordered',
        roadmap: sides.roadmap,
        milestone: standing ? list : null,
        name: standing?.name ?? null,
        line: { before: sides.before.get(list)?.milestone.line ?? null, after: standing?.milestone.line ?? null },
        moved: moved.map(({ task }) => task.title),
      }
  }
}
