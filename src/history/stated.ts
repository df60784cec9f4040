import { eachMilestone, type Milestone, type Roadmap } from '../roadmap/index.ts'
import { identify, type Known, portraits } from './identify.ts'
import type { Portrait } from './likeness.ts'
import type { Version } from './types.ts'
import type { Step, Walk } from './walk.ts'

/** A statement of the front matter that cannot hold. */
export interface Misstated {
  /** Line of the milestone that it is about. */
  line: number
  reason: string
}

/**
 * Ids and aliases that the front matter of the newest roadmap states although they name something else. Two milestones that stood
 * side by side in some version are two things for good; one that went before the other came may be declared to be the other.
 */
export function misstated(steps: readonly Step[], walked: Pick<Walk, 'versions' | 'living'>): Misstated[] {
  const { versions, living } = walked
  const milestones = listed(living)
  if (milestones.every(({ pinned, aliases }) => !pinned && !aliases?.length)) return []
  return [...wrongIds(milestones, steps, versions), ...wrongAliases(milestones, versions)]
}

function* wrongAliases(milestones: readonly Milestone[], versions: readonly Version[]): Generator<Misstated> {
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]))
  const stated = new Map<string, Milestone>()
  for (const milestone of milestones) {
    const { id, line } = milestone
    for (const alias of milestone.aliases ?? []) {
      const of = `Unexpected alias \`${alias}\` of the milestone of line ${line}`
      const bearer = byId.get(alias)
      const other = stated.get(alias)
      const together = sideBySide(alias, id, versions)
      stated.set(alias, milestone)
      if (bearer !== undefined)
        yield {
          line,
          reason: `${of}, which is the id of the milestone of line ${bearer.line}, expected an id that it had before`,
        }
      else if (other !== undefined)
        yield { line, reason: `${of}, which is one of the milestone of line ${other.line} too, expected it once` }
      else if (together !== null)
        yield {
          line,
          reason: `${of}, which was another milestone's in version \`${together}\`, expected an id that it had itself`,
        }
    }
  }
}

function* wrongIds(
  milestones: readonly Milestone[],
  steps: readonly Step[],
  versions: readonly Version[],
): Generator<Misstated> {
  for (const { id, line, pinned } of milestones) {
    if (!pinned) continue
    const at = pinnedSince(id, versions)
    const step = steps.find(({ revision }) => revision.commit === versions[at]?.commit)
    if (at <= 0 || !step?.snapshot) continue
    const before = versions.slice(0, at)
    const together = otherBearer(id, step.snapshot.roadmap, before)
    if (together !== null) {
      yield {
        line,
        reason:
          `Unexpected id \`${id}\` of the milestone of line ${line}, which was another milestone's in version \`${together}\`, ` +
          'expected its own or one that was never given',
      }
    }
  }
}

/** Place of the version that began to state an id and did not stop since; -1 where no version tells. */
function pinnedSince(id: string, versions: readonly Version[]): number {
  const states = ({ roadmap }: Version): boolean => listed(roadmap).some((one) => one.id === id && one.pinned)
  return versions.findLastIndex((version, at) => states(version) && !(at > 0 && states(versions[at - 1] as Version)))
}

/** The last version in which an id was of another milestone than of the one that is given it now; null where there is none. */
function otherBearer(id: string, next: Roadmap, before: readonly Version[]): string | null {
  const known = knownAfter(before)
  if (!known.used.has(id)) return null
  const last = before.at(-1)
  const pins = new Set(last ? listed(last.roadmap).flatMap((one) => (one.pinned ? [one.id] : [])) : [])
  const unpinned = listed(identify(known, withoutPins(next, pins)).roadmap)
  const at = listed(next).findIndex((one) => one.id === id && one.pinned)
  const own = unpinned[at]?.id
  if (own === undefined || own === id) return null
  if (known.used.has(own)) return sideBySide(own, id, before)
  return unpinned.some((one) => one.id === id) ? (before.findLast((version) => holds(version, id))?.name ?? null) : null
}

/** What `identify` knows after some versions. */
function knownAfter(versions: readonly Version[]): Known {
  const all = new Map<string, Portrait>()
  for (const { roadmap } of versions) for (const one of portraits(roadmap)) all.set(one.milestone.id, one)
  const last = versions.at(-1)
  const living = last ? portraits(last.roadmap) : []
  const gone = new Map(all)
  for (const { milestone } of living) gone.delete(milestone.id)
  return { living, gone, used: new Set(all.keys()) }
}

/** A roadmap whose milestones state no ids but those given. */
function withoutPins(roadmap: Roadmap, kept: ReadonlySet<string>): Roadmap {
  const milestone = (one: Milestone): Milestone => {
    const { pinned, aliases, ...rest } = one
    const inner = { ...rest, milestones: one.milestones.map(milestone) }
    return pinned && kept.has(one.id) ? { ...inner, pinned } : inner
  }
  return { ...roadmap, milestones: roadmap.milestones.map(milestone) }
}

/** Name of the last version in which two ids both stood. */
function sideBySide(one: string, other: string, versions: readonly Version[]): string | null {
  if (one === other) return null
  return versions.findLast((version) => holds(version, one) && holds(version, other))?.name ?? null
}

const holds = ({ roadmap }: Version, id: string): boolean => listed(roadmap).some((one) => one.id === id)

const listed = (roadmap: Roadmap): Milestone[] =>
  [...eachMilestone(roadmap.milestones)].map(({ milestone }) => milestone)
