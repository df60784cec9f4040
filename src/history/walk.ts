import { rcompare, valid } from 'semver'
import { eachMilestone, type Milestone, type Roadmap } from '../roadmap/index.ts'
import { type Identified, identify, type Known, nothingKnown } from './identify.ts'
import { meanings } from './meaning.ts'
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

/** The document as it stood at some revision, changed in meaning or not. */
export interface Published {
  day: string
  /** Id that the roadmap had. */
  id: string
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
  const days = new Map<string, number>()
  const meaning = meanings()
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
    published.push({ day, id: snapshot.roadmap.id, path: revision.path, anchors })
    const says = meaning(identified.roadmap)
    if (says === said) {
      // A tag names the version whose meaning it stands on, also where the tagged commit only changed prose.
      const version = versions.at(-1)
      if (version && version.tags.length === 0) version.tags = revision.tags
      continue
    }
    const lineage = said === null ? noLineage : identified.lineage
    said = says
    const count = (days.get(day) ?? 0) + 1
    days.set(day, count)
    // Tags come later, so every version of a day counts: the second stays the second when the first is tagged.
    const name = count === 1 ? day : `${day}-${count}`
    const { commit, time, path, tags, subject } = revision
    versions.push({
      name,
      formerly: [],
      commit,
      date: day,
      time,
      path,
      tags,
      subject,
      roadmap: identified.roadmap,
      anchors,
    })
    lineages.push(lineage)
    for (const id of lineage.returned) stones.delete(id)
    bury(stones, lineage, versions.at(-2), name, day)
  }
  if (living === null) throw new RangeError('Unexpected history without a readable revision, expected at least one')
  settle(stones, living)
  nameByTags(versions, [...stones.values()])
  return { versions, lineages, tombstones: [...stones.values()], published, living }
}

/** Names versions by their tags, the highest where several are semantic versions; the day and further tags stay names of theirs. */
function nameByTags(versions: readonly Version[], stones: readonly Tombstone[]): void {
  const taken = new Set(versions.map(({ name }) => name))
  const tagged = new Map<string, string>()
  for (const version of versions) {
    const { name: dated, tags } = version
    const ranked = [...tags].sort((a, b) => (valid(a) && valid(b) ? rcompare(a, b) : valid(a) ? -1 : valid(b) ? 1 : 0))
    const [name, ...others] = new Set(ranked.map(addressable).filter((one) => one !== '' && !taken.has(one)))
    if (name === undefined) continue
    for (const one of [name, ...others]) taken.add(one)
    version.name = name
    version.formerly = [dated, ...others]
    tagged.set(dated, name)
  }
  for (const stone of stones) stone.version = tagged.get(stone.version) ?? stone.version
}

/** A tag as one segment of an address: `v1.2.0` as it is, all but letters, digits and dots of numbers as hyphens; `''` where nothing is left. */
function addressable(tag: string): string {
  const isOfNumber = (at: number): boolean => /\d/.test(`${tag[at - 1]}${tag[at + 1]}`)
  const parted = tag.replace(/[^A-Za-z0-9]+/g, (run, at: number) => (run === '.' && isOfNumber(at) ? '.' : '-'))
  const segment = parted.replace(/^[-.]|[-.]$/g, '').toLowerCase()
  return segment.length > 64 ? '' : segment
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
