import type { Change, ChangeOf } from '../compare/change.ts'
import { periods } from '../compare/periods.ts'
import { describe, say } from '../compare/sentence.ts'
import { quotedName } from '../compare/survey.ts'
import { eachMilestone, type Milestone, type Roadmap } from '../roadmap/index.ts'
import { periodKey, versionTag } from './identifiers.ts'
import { plain, stopped } from './plain.ts'
import type { PublishedVersion } from './published.ts'
import type { Transition } from './transition.ts'

/** The first version of a roadmap: that it is there, and what it promised. */
export function first(version: PublishedVersion): Transition {
  const { roadmap } = version
  const milestones = [...eachMilestone(roadmap.milestones)].length
  const added = { type: 'roadmap-added', roadmap: roadmap.id, line, title: roadmap.title, milestones } as const
  return transition(version, [], ['added'], {
    title: plain(describe(added)),
    text: promised(roadmap),
  })
}

/** The first version of a roadmap in the story of one of its milestones; nothing where it came later. */
export function firstOf(version: PublishedVersion, id: string): Transition[] {
  const { roadmap } = version
  for (const { milestone, parent } of eachMilestone(roadmap.milestones)) {
    if (milestone.id !== id) continue
    const added: Told = {
      type: 'milestone-added',
      roadmap: roadmap.id,
      milestone: id,
      name: quotedName(milestone),
      line,
      label: milestone.label,
      title: milestone.title,
      kind: milestone.kind,
      parent: parent && { id: parent.id, name: quotedName(parent) },
      status: milestone.status?.value ?? null,
      target: milestone.target,
      tasks: 0,
      items: 0,
    }
    const title = plain(describe(added))
    const text = [stopped(title), ...standing(added, version, roadmap)].join('\n')
    return [transition(version, [id], ['added'], { title, text })]
  }
  return []
}

const line = { before: null, after: 1 }

/** What a version changed, in the order of the document; of one milestone where its id is given. */
export function changed(version: PublishedVersion, before: Roadmap, milestone: string | undefined): Transition[] {
  const told = version.changes.filter(
    (change): change is Told => (milestone === undefined || concerns(change, milestone)) && isTransition(change),
  )
  const days = daysOf(told)
  return told.flatMap((change) => {
    const day = 'milestone' in change ? days.get(change.milestone) : undefined
    if (change === day) return []
    const [title = '', ...more] = [change, ...(change.type === 'status' && day ? [day] : [])].map((each) =>
      plain(describe(inFull(each, version.roadmap))),
    )
    const text = [...[title, ...more].map(stopped), ...standing(change, version, before)].join('\n')
    return [transition(version, 'milestone' in change ? [change.milestone] : [], what(change), { title, text })]
  })
}

/** `about` is the milestone, or nothing for the roadmap itself. */
function transition(
  version: PublishedVersion,
  about: readonly string[],
  [kind, ...rest]: [kind: string, ...rest: string[]],
  said: Pick<Transition, 'title' | 'text'>,
): Transition {
  const { roadmap, name, time } = version
  return {
    id: versionTag(version, ...about, kind, ...rest),
    kind,
    roadmap: roadmap.id,
    ...said,
    language: 'en',
    path: `/${[roadmap.id, ...about].join('/')}/`,
    among: `/${roadmap.id}/changes/#${name}`,
    time,
    authors: [],
  }
}

/** That a milestone is done and on which day is one transition, told by its status: the days of those, by milestone. */
function daysOf(told: readonly Told[]): Map<string, Told> {
  const done = new Set(told.flatMap((each) => (each.type === 'status' && each.after === 'done' ? each.milestone : [])))
  return new Map(
    told.flatMap((each): [string, Told][] =>
      each.type === 'completed' && each.kind === 'stated' && done.has(each.milestone) ? [[each.milestone, each]] : [],
    ),
  )
}

const types = [
  'roadmap-renamed',
  'milestone-added',
  'milestone-removed',
  'milestone-returned',
  'milestone-renamed',
  'milestone-moved',
  'milestone-split',
  'milestones-merged',
  'status',
  'target',
  'completed',
] as const
type Told = ChangeOf<(typeof types)[number]>
const told: ReadonlySet<string> = new Set(types)

function isTransition(change: Change): change is Told {
  return told.has(change.type)
}

/** Whether the feed of a milestone tells it: of a split and a merge those of all that took part do. */
function concerns(change: Change, id: string): boolean {
  if (!('milestone' in change)) return false
  if (change.milestone === id) return true
  if (change.type === 'milestone-split') return change.into.some((each) => each.id === id)
  return change.type === 'milestones-merged' && change.from.some((each) => each.id === id)
}

/** What happened, as parts of an id: with the milestone and the commit they name no second transition. */
function what(change: Told): [kind: string, ...rest: string[]] {
  switch (change.type) {
    case 'roadmap-renamed':
    case 'milestone-renamed':
      return ['renamed']
    case 'milestone-added':
      return ['added']
    case 'milestone-removed':
      return ['removed']
    case 'milestone-returned':
      return ['returned']
    case 'milestone-moved':
      return ['moved', `${change.from?.id ?? 'none'}..${change.to?.id ?? 'none'}`]
    case 'milestone-split':
      return ['split', change.into.map(({ id }) => id).join('+')]
    case 'milestones-merged':
      return ['merged', change.from.map(({ id }) => id).join('+')]
    case 'status':
      return ['status', `${change.before ?? 'none'}..${change.after ?? 'none'}`]
    case 'target':
    case 'completed':
      return [change.type, `${periodKey(change.before)}..${periodKey(change.after)}`]
  }
}

const mostPromised = 20

/** What a roadmap said when it was first there: a line for each milestone that stands in no other. */
function promised({ title, milestones }: Roadmap): string {
  const lines = milestones.slice(0, mostPromised).map((milestone) => {
    const state = stateOf(milestone)
    return stopped(`${plain(quotedName(milestone))}${state.length > 0 ? `: ${state.join(', ')}` : ''}`)
  })
  const rest = milestones.length - lines.length
  if (rest > 0) lines.push(`And ${rest} more.`)
  return lines.length > 0 ? lines.join('\n') : plain(title)
}

const toldInFull: ReadonlySet<string> = new Set(['status', 'target', 'completed', 'milestone-moved'])

/** With label and title: a feed stands alone, and `M3` says little to who does not have the roadmap before them. */
function inFull(change: Told, roadmap: Roadmap): Told {
  if (!('milestone' in change) || !toldInFull.has(change.type)) return change
  const milestone = find(roadmap.milestones, change.milestone)
  return milestone ? { ...change, name: quotedName(milestone) } : change
}

/** What the version says of the milestone, or the last one that held it did. */
function standing(change: Told, version: PublishedVersion, before: Roadmap): string[] {
  if (!('milestone' in change)) return []
  const here = find(version.roadmap.milestones, change.milestone)
  const milestone = here ?? find(before.milestones, change.milestone)
  const state = milestone ? stateOf(milestone) : []
  if (state.length === 0) return []
  const day = periods.one({ start: version.date, end: version.date })
  const [what, when] = here ? ['State', 'on'] : ['Last state', 'before']
  return [stopped(`${what} in “${plain(version.roadmap.title)}” ${when} ${day}: ${state.join(', ')}`)]
}

function stateOf({ status, target, completed, progress }: Milestone): string[] {
  const { declared, done, total } = progress
  return [
    ...(status ? [say(status.value)] : []),
    ...(target ? [`target ${periods.one(target)}`] : []),
    ...(completed ? [`completed ${periods.one(completed)}`] : []),
    ...(declared === null ? [] : [`${declared} % declared`]),
    ...(total > 0 ? [`${done} of ${total} ${total === 1 ? 'task' : 'tasks'} done`] : []),
  ]
}

function find(milestones: readonly Milestone[], id: string): Milestone | undefined {
  for (const milestone of milestones) {
    const found = milestone.id === id ? milestone : find(milestone.milestones, id)
    if (found) return found
  }
  return undefined
}
