import { rcompare, valid } from 'semver'
import { eachMilestone, type Milestone, type Roadmap } from '../roadmap/index.ts'
import { type Identified, identify, type Known, nothingKnown } from './identify.ts'
import { meaning } from './meaning.ts'
import type { Anchor, Lineage, Revision, Tombstone, Version } from './types.ts'

/** What of a reading a history keeps: the roadmap and the headings of its document. */
export interface Snapshot {
  roadmap: Roadmap
  headings: { anchor: string; line: number }[]
}

/** A revision and what was read there; null where the file was gone or could not be read. */
export interface Step {
  revision: Revision
  snapshot: Snapshot | null
}

/** An anchor or a path of the document as it stood at some revision, changed in meaning or not. */
export interface Published {
  day: string
  path: string
  anchors: Anchor[]
}

export interface Walk {
  versions: Version[]
  lineages: Lineage[]
  tombstones: Tombstone[]
  /** Every revision that could be read, with the anchors that its document had. */
  published: Published[]
  /** The newest roadmap with its lasting ids: its lines are those of the newest file, changed in meaning or not. */
  living: Roadmap
}

const noLineage: Lineage = { splits: [], merges: [], removed: [], returned: [] }

/**
 * Goes through the revisions of one roadmap, oldest first: carries ids on, names the versions, keeps what went.
 *
 * @throws {RangeError} where no step could be read
 */
export function walk(steps: readonly Step[]): Walk {
  const versions: Version[] = []
  const lineages: Lineage[] = []
  const published: Published[] = []
  const stones = new Map<string, Tombstone>()
  const names = new Set<string>()
  let known: Known = nothingKnown
  let said: string | null = null
  let living: Roadmap | null = null
  for (const { revision, snapshot } of steps) {
    if (snapshot === null) continue
    const identified: Identified = identify(known, snapshot.roadmap)
    known = identified.known
    living = identified.roadmap
    const anchors = anchorsOf(snapshot, identified.roadmap)
    const day = revision.time.slice(0, 10)
    published.push({ day, path: revision.path, anchors })
    const says = meaning(identified.roadmap)
    if (says === said) {
      nameAgain(versions.at(-1), revision, names)
      continue
    }
    const lineage = said === null ? noLineage : identified.lineage
    said = says
    const name = nameOf(revision, names)
    names.add(name)
    const { commit, time, path, tags, subject } = revision
    versions.push({ name, commit, date: day, time, path, tags, subject, roadmap: identified.roadmap, anchors })
    lineages.push(lineage)
    for (const id of lineage.returned) stones.delete(id)
    bury(stones, lineage, versions.at(-2), name, day)
  }
  if (living === null) throw new RangeError('Unexpected history without a readable revision, expected at least one')
  settle(stones, living)
  return { versions, lineages, tombstones: [...stones.values()], published, living }
}

/** A tag names the version whose meaning it stands on, also where the tagged commit only changed prose. */
function nameAgain(version: Version | undefined, revision: Revision, names: Set<string>): void {
  if (!version || version.tags.length > 0 || revision.tags.length === 0) return
  names.delete(version.name)
  version.tags = revision.tags
  version.name = nameOf({ ...revision, time: version.time }, names)
  names.add(version.name)
}

/** The tag of a revision, the highest where several are versions, else its day in UTC; each name once. */
function nameOf(revision: Revision, names: ReadonlySet<string>): string {
  const tags = [...revision.tags].sort((a, b) =>
    valid(a) && valid(b) ? rcompare(a, b) : valid(a) ? -1 : valid(b) ? 1 : 0,
  )
  const base = addressable(tags[0]) ?? revision.time.slice(0, 10)
  if (!names.has(base)) return base
  for (let count = 2; ; count++) if (!names.has(`${base}-${count}`)) return `${base}-${count}`
}

/** A tag as one segment of an address: `v1.2.0` as it is, other characters as hyphens; null where nothing is left. */
function addressable(tag: string | undefined): string | null {
  const segment = (tag ?? '').replace(/[^A-Za-z0-9.]+/g, '-').replace(/^[-.]+|[-.]+$/g, '')
  return segment === '' || segment.length > 64 ? null : segment.toLowerCase()
}

function anchorsOf({ headings }: Snapshot, roadmap: Roadmap): Anchor[] {
  const byLine = new Map<number, string>()
  for (const { milestone } of eachMilestone(roadmap.milestones)) {
    for (const line of [...milestone.also, milestone.line]) byLine.set(line, milestone.id)
  }
  return headings.map(({ anchor, line }) => ({ anchor, milestone: byLine.get(line) ?? null }))
}

function bury(
  stones: Map<string, Tombstone>,
  lineage: Lineage,
  before: Version | undefined,
  name: string,
  date: string,
): void {
  if (!before) return
  const last = new Map<string, Milestone>()
  for (const { milestone } of eachMilestone(before.roadmap.milestones)) last.set(milestone.id, milestone)
  for (const id of lineage.removed) {
    const milestone = last.get(id)
    if (!milestone) continue
    const successors = [
      ...lineage.merges.filter((merge) => merge.from.includes(id)).map((merge) => merge.into),
      ...lineage.splits.filter((split) => split.from === id).flatMap((split) => split.into),
    ].filter((successor) => successor !== id)
    stones.set(id, { id, last: milestone, version: name, date, done: milestone.status?.value === 'done', successors })
  }
}

/** Successors that are gone themselves hand on to their own; a tombstone names only what lives. */
function settle(stones: Map<string, Tombstone>, living: Roadmap): void {
  const alive = new Set([...eachMilestone(living.milestones)].map(({ milestone }) => milestone.id))
  const heirs = (id: string, seen: Set<string>): string[] => {
    if (alive.has(id)) return [id]
    if (seen.has(id)) return []
    seen.add(id)
    return (stones.get(id)?.successors ?? []).flatMap((next) => heirs(next, seen))
  }
  for (const stone of stones.values()) {
    stone.successors = [...new Set(stone.successors.flatMap((id) => heirs(id, new Set([stone.id]))))]
  }
}
