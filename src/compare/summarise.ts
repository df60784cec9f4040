import type { Change, ChangeOf } from './change.ts'
import { periods } from './periods.ts'
import {
  became,
  called,
  count,
  counted,
  from,
  inFull,
  later,
  list,
  mention,
  nested,
  type Part,
  place,
  quote,
  say,
  self,
  sentence,
  state,
  to,
  towards,
  within,
  wordings,
} from './sentence.ts'
import { type Weight, weigh } from './weigh.ts'

/** One sentence for one change or for several of a kind. */
export interface Summary {
  weight: Weight
  parts: Part[]
  changes: Change[]
}

/**
 * A list of changes as a reader wants it: those of one kind, weight and milestone in one sentence, in the place of the first
 * of them. Each change is in exactly one summary.
 */
export function summarise(changes: readonly Change[]): Summary[] {
  const finished = finishedOn(changes)
  const kin = (change: Change, index: number) =>
    finished.has(change) ? `finished ${'milestone' in change && change.milestone}` : (kinOf(change) ?? index)
  const groups = Map.groupBy(changes, (change, index) => `${weigh(change)} ${kin(change, index)}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group as [Change]
    const alone = group.length === 1 || (first.type === 'task-reworded' && group.length <= mostReworded)
    if (alone) return group.map((change) => ({ weight: weigh(change), parts: sentence(change), changes: [change] }))
    return { weight: weigh(first), parts: together(group), changes: group }
  })
}

/** So many rewordings have a sentence each, which shows both texts in full. */
const mostReworded = 3

/** The day of completion, and the state that says the same: what is done on a day is one thing to tell. */
function finishedOn(changes: readonly Change[]): Set<Change> {
  const done = changes.filter((change) => change.type === 'status').filter(({ after }) => after === 'done')
  const days = changes.filter((change) => change.type === 'completed').filter(({ kind }) => kind === 'stated')
  const found = new Set<Change>()
  for (const status of done) {
    const day = days.find(({ roadmap, milestone }) => roadmap === status.roadmap && milestone === status.milestone)
    if (day && weigh(day) === weigh(status)) found.add(status).add(day)
  }
  return found
}

/** What changes must share to be told together; null for what is told alone. */
function kinOf(change: Change): string | null {
  const key = (...values: unknown[]) => JSON.stringify([change.roadmap, change.type, ...values])
  switch (change.type) {
    case 'task-added':
      return key(change.milestone, change.role, state(change))
    case 'task-ticked':
      return key(change.milestone, change.role)
    case 'task-reworded':
      return change.weaker ? null : key(change.milestone, change.role)
    case 'task-removed':
      return key(change.milestone, change.role, change.status === 'done')
    case 'task-unticked':
      return key(change.milestone, change.role, change.after)
    case 'task-status':
      return key(change.milestone, change.role, change.before, change.after)
    case 'task-moved':
      return key(change.from?.id, change.to?.id, change.role, change.before === change.after ? '' : change.after)
    case 'task-role':
      return key(change.milestone, change.after)
    case 'milestone-added':
      return key(change.parent?.id)
    case 'milestone-removed':
      return key(change.done)
    case 'milestone-became-section':
    case 'section-became-milestone':
      return key()
    case 'non-goal-added':
    case 'non-goal-removed':
      return key(change.milestone)
    case 'task-regrouped':
      return key(change.milestone, change.role, change.from, change.to)
    case 'milestone-moved':
      return key(change.from?.id, change.to?.id, change.later)
    case 'status':
      return key(change.before, change.after, change.declared.after)
    case 'target':
      return change.kind === 'slip' || change.kind === 'pulled-in'
        ? change.slip === null || (change.before !== null && 'duration' in change.before)
          ? null
          : key(change.kind, change.slip)
        : change.kind === 'dropped'
          ? key(change.kind)
          : null
    case 'dependency-added':
    case 'dependency-removed':
      return key(change.milestone)
    default:
      return null
  }
}

function together(group: readonly Change[]): Part[] {
  const [first] = group as [Change]
  const n = group.length
  const names = () => list(group.map((change) => self(change as ChangeOf<'status'>)))
  const fullNames = () => list((group as ChangeOf<'milestone-added' | 'milestone-removed'>[]).map(inFull))
  const titles = () => list(group.map((change) => called((change as ChangeOf<'task-added'>).task)))
  switch (first.type) {
    case 'task-added':
      return [`${items(n, first.role)}${state(first)} added`, ...to(first), ': ', ...titles(), nestedInAll(group)]
    case 'task-ticked':
      return [
        `${items(n, first.role)}`,
        ...within(first),
        first.role === 'criterion' ? ' met: ' : ' done: ',
        ...titles(),
      ]
    case 'task-reworded':
      return [`${items(n, first.role)}`, ...within(first), ' reworded: ', ...rewordings(group)]
    case 'task-removed': {
      const how =
        first.status === 'done' ? `, ${first.role === 'criterion' ? 'met' : 'done'}, removed from ` : ' dropped from '
      return [`${items(n, first.role)}${how}`, ...place(first), ': ', ...titles(), nestedInAll(group)]
    }
    case 'task-unticked': {
      const now = first.after === null || first.after === 'planned' ? '' : `, now ${say(first.after)}`
      return [
        `${items(n, first.role)}`,
        ...within(first),
        ` no longer ${first.role === 'criterion' ? 'met' : 'done'}${now}: `,
        ...titles(),
      ]
    }
    case 'task-status':
      return [`${items(n, first.role)}`, ...within(first), ` now ${say(first.after)}: `, ...titles()]
    case 'task-moved': {
      const now = first.before === first.after ? '' : `, now ${say(first.after)}`
      return [
        `${items(n, first.role)} moved `,
        ...from(first.from),
        ...towards(first.to),
        now,
        later(first.later),
        ': ',
        ...titles(),
      ]
    }
    case 'task-role':
      return [
        `${counted(n)} ${first.after === 'task' ? 'criteria' : 'tasks'}`,
        ...within(first),
        ` now ${first.after === 'task' ? 'tasks' : 'criteria'}: `,
        ...titles(),
      ]
    case 'milestone-added': {
      const where = first.parent ? [' in ', mention(first.parent)] : []
      return [`${counted(n)} milestones added`, ...where, ': ', ...fullNames()]
    }
    case 'milestone-removed':
      return [`${counted(n)} milestones removed, ${first.done ? 'all done' : 'none of them done'}: `, ...fullNames()]
    case 'milestone-became-section':
      return [`${counted(n)} headings still stand and are no milestones any more: `, ...fullNames()]
    case 'section-became-milestone':
      return [`${counted(n)} headings that stood before are milestones now: `, ...fullNames()]
    case 'non-goal-added':
    case 'non-goal-removed': {
      const items = list(group.map((change) => quote((change as ChangeOf<'non-goal-added'>).item)))
      const now = first.type === 'non-goal-added' ? 'now' : 'no longer'
      return [...items, ` are ${now} out of scope of `, self(first)]
    }
    case 'task-regrouped':
      return [
        `${items(n, first.role)}`,
        ...within(first),
        ' moved from ',
        quote(first.from),
        ' to ',
        quote(first.to),
        ': ',
        ...titles(),
      ]
    case 'milestone-moved':
      return [
        `${counted(n)} milestones moved`,
        ...(first.from ? [' from ', mention(first.from)] : []),
        ...(first.to ? [' into ', mention(first.to)] : [' to the top level']),
        later(first.later),
        ': ',
        ...names(),
      ]
    case 'status':
      if (group[1]?.type === 'completed') return finished(group[1], first)
      return [...names(), ' ', ...plural(became(first.before, first.after, first.direction))]
    case 'completed':
      return finished(first, group[1] as ChangeOf<'status'>)
    case 'target':
      return targets(group as ChangeOf<'target'>[])
    case 'dependency-added':
    case 'dependency-removed': {
      const needs = list(group.map((change) => mention((change as ChangeOf<'dependency-added'>).needs)))
      return [self(first), first.type === 'dependency-added' ? ' now depends on ' : ' no longer depends on ', ...needs]
    }
    default:
      return group.flatMap((change, index) => [...(index === 0 ? [] : ['; ']), ...sentence(change)])
  }
}

/** `Phase 2 is now done, was planned; completed on 23 February 2026`. */
function finished(day: ChangeOf<'completed'>, status: ChangeOf<'status'>): Part[] {
  const [, ...when] = sentence(day)
  const said = when.map((part) => (typeof part === 'string' ? part.replace(/^ was completed/, '; completed') : part))
  return [...sentence(status), ...said]
}

/** The nested tasks that came or went with the tasks of a group. */
function nestedInAll(group: readonly Change[]): string {
  return nested((group as ChangeOf<'task-added' | 'task-removed'>[]).reduce((sum, each) => sum + each.nested, 0))
}

/** `“old” → “new”` of each. */
function rewordings(group: readonly Change[]): Part[] {
  const pairs = (group as ChangeOf<'task-reworded'>[]).map(wordings)
  const shown = pairs.length > 6 ? pairs.slice(0, 5) : pairs
  const rest = pairs.length - shown.length
  return [
    ...shown.flatMap(([before, after], index) => [...(index === 0 ? [] : ['; ']), quote(before), ' → ', quote(after)]),
    rest > 0 ? `; and ${rest} more` : '',
  ]
}

/** Milestones whose targets went the same way. */
function targets(group: readonly ChangeOf<'target'>[]): Part[] {
  const [first] = group as [ChangeOf<'target'>]
  if (first.kind === 'dropped') return [...list(group.map(self)), ' no longer have a target']
  const days = count(Math.abs(first.slip ?? 0), 'day')
  const how = first.kind === 'slip' ? `slip ${days} each` : `are pulled in by ${days} each`
  const ways = group.map((change): Part[] => [self(change), change.after ? ` to ${periods.one(change.after)}` : ''])
  const shown = ways.length > 6 ? ways.slice(0, 5) : ways
  const rest = ways.length - shown.length
  return [
    `${counted(group.length)} milestones ${how}: `,
    ...shown.flatMap((way, index) => [...(index === 0 ? [] : [', ']), ...way]),
    rest > 0 ? ` and ${rest} more` : '',
  ]
}

function items(n: number, role: 'task' | 'criterion'): string {
  return `${counted(n)} ${role === 'criterion' ? 'criteria' : 'tasks'}`
}

/** The verbs of `became` for several milestones. */
function plural(parts: Part[]): Part[] {
  return parts.map((part) =>
    typeof part === 'string'
      ? part
          .replace(/^is now/, 'are now')
          .replace(/, was /, ', were ')
          .replace(/^goes back/, 'go back')
          .replace(/^no longer has a status; it was/, 'no longer have a status; they were')
      : part,
  )
}
