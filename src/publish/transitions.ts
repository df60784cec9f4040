import type { Change, ChangeOf } from '../compare/change.ts'
import { compareOne } from '../compare/compare.ts'
import { englishPeriods } from '../compare/periods.ts'
import { describe, say } from '../compare/sentence.ts'
import { fullName } from '../compare/survey.ts'
import { eachMilestone, type Milestone, type Roadmap } from '../roadmap/index.ts'
import { periodKey, siteTag, versionTag } from './identifiers.ts'
import { plain, stopped } from './plain.ts'
import type { Announced, Published, PublishedSite, PublishedVersion } from './published.ts'

/** One thing that happened: a milestone went from one state to another in one version, or something was announced. */
export interface Transition {
  /** A `tag:` URI. Holds what happened, to which milestone and in which commit: there and back again is two of them. */
  id: string
  /** What kind of thing: `status`, `target`, `added`, `announcement`, … */
  kind: string
  /** Id of the roadmap that it is of; null for an announcement. */
  roadmap: string | null
  /** One line of plain text. */
  title: string
  /** Plain text, a sentence a line. */
  text: string
  /** BCP 47. */
  language: string
  /** Path below the base of the page that it is about. */
  path: string
  /** Path and anchor of all that the same version changed; null where that has no place. */
  among: string | null
  /** Time of the commit, or midnight of the day of the announcement; ISO 8601 in UTC. */
  time: string
  /** Who says so, where that is not the site. */
  authors: readonly string[]
}

/**
 * Every transition of a roadmap, newest first; of one milestone where its lasting id is given. What one version changed stays in the order
 * of the document. The first version is one transition: that the roadmap is there.
 *
 * Tasks, order, dependencies and declared percentages are no transitions: the page of changes tells them.
 */
export function transitionsOf({ site, roadmap, versions, announcements }: Published, milestone?: string): Transition[] {
  const told = announcements.filter(
    ({ milestones }) => milestone === undefined || milestones.includes(`${roadmap.id}/${milestone}`),
  )
  const happened = versions.map((version, index) => {
    const before = versions[index - 1]?.roadmap
    return before === undefined ? first(version, milestone) : changed(version, before, milestone)
  })
  return newestFirst([...happened.toReversed().flat(), ...told.map((each) => announced(each, site))])
}

/** An announcement as a transition. Its day is all that is known of its time. */
export function announced({ id, title, date, summary, authors }: Announced, site: PublishedSite): Transition {
  return {
    id: siteTag(site, date, 'announcements', id),
    kind: 'announcement',
    roadmap: null,
    title: plain(title),
    text: plain(summary ?? title),
    language: site.language,
    path: `/announcements/${id}/`,
    among: null,
    time: `${date}T00:00:00Z`,
    authors: authors.map(plain),
  }
}

/** The latest time first; what happened at one time keeps its order. */
export function newestFirst(transitions: readonly Transition[]): Transition[] {
  return transitions.toSorted((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0))
}

const periods = englishPeriods()

function first(version: PublishedVersion, milestone: string | undefined): Transition[] {
  const { roadmap, time } = version
  if (milestone !== undefined && !find(roadmap, milestone)) return []
  return [
    {
      id: versionTag(version, 'added'),
      kind: 'added',
      roadmap: roadmap.id,
      title: plain(describe(compareOne('added', roadmap), periods)),
      text: promised(roadmap),
      language: 'en',
      path: `/${roadmap.id}/`,
      among: null,
      time,
      authors: [],
    },
  ]
}

function changed(version: PublishedVersion, before: Roadmap, milestone: string | undefined): Transition[] {
  const told = version.changes.filter(isTransition)
  const days = daysOf(told)
  return told.flatMap((change) => {
    if (milestone !== undefined && !concerned(change).includes(milestone)) return []
    const day = 'milestone' in change ? days.get(change.milestone) : undefined
    if (change === day) return []
    const [title = '', ...more] = [change, ...(change.type === 'status' && day ? [day] : [])].map((each) =>
      plain(describe(inFull(each, version.roadmap), periods)),
    )
    const [kind, ...rest] = what(change)
    const { roadmap, time } = version
    const about = 'milestone' in change ? [change.milestone] : []
    return [
      {
        id: versionTag(version, ...about, kind, ...rest),
        kind,
        roadmap: roadmap.id,
        title,
        text: [...[title, ...more].map(stopped), ...standing(change, version, before)].join('\n'),
        language: 'en',
        path: `/${[roadmap.id, ...about].join('/')}/`,
        among: `/${roadmap.id}/changes/#${version.name}`,
        time,
        authors: [],
      },
    ]
  })
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

function isTransition(change: Change): change is Told {
  return (types as readonly string[]).includes(change.type)
}

/** Ids of the milestones whose feeds tell it. */
function concerned(change: Told): string[] {
  switch (change.type) {
    case 'roadmap-renamed':
      return []
    case 'milestone-split':
      return [change.milestone, ...change.into.map(({ id }) => id)]
    case 'milestones-merged':
      return [change.milestone, ...change.from.map(({ id }) => id)]
    default:
      return [change.milestone]
  }
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
    return stopped(`${plain(fullName(milestone))}${state.length > 0 ? `: ${state.join(', ')}` : ''}`)
  })
  const rest = milestones.length - lines.length
  if (rest > 0) lines.push(`And ${rest} more.`)
  return lines.length > 0 ? lines.join('\n') : plain(title)
}

const toldInFull: ReadonlySet<string> = new Set(['status', 'target', 'completed', 'milestone-moved'])

/** With label and title: a feed stands alone, and `M3` says little to who does not have the roadmap before them. */
function inFull(change: Told, roadmap: Roadmap): Told {
  if (!('milestone' in change) || !toldInFull.has(change.type)) return change
  const milestone = find(roadmap, change.milestone)
  return milestone ? { ...change, name: fullName(milestone) } : change
}

/** What the version says of the milestone, or the last one that held it did. */
function standing(change: Told, version: PublishedVersion, before: Roadmap): string[] {
  if (!('milestone' in change)) return []
  const here = find(version.roadmap, change.milestone)
  const milestone = here ?? find(before, change.milestone)
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

function find(roadmap: Roadmap, id: string): Milestone | undefined {
  for (const { milestone } of eachMilestone(roadmap.milestones)) if (milestone.id === id) return milestone
  return undefined
}
