import { writtenIn } from '../announce/announcement.ts'
import { resolver } from '../announce/resolve.ts'
import type { Compared } from '../compare/comparison.ts'
import { madeUntrue } from '../compare/made-untrue.ts'
import type { Stood } from '../history/history.ts'
import type { Permalink } from '../history/types.ts'
import { eachMilestone, type Roadmap } from '../roadmap/index.ts'
import { knownIn } from './announcements.ts'

/** A document in both revisions, with the past that it has in the older one. */
export interface Rewritten {
  compared: Compared
  /** As it stood in the base, and its versions until then; null where git does not tell. */
  stood: Stood | null
  /** The same roadmap in the ids of the newer revision; null where there was none. */
  before: Roadmap | null
  after: Roadmap | null
}

/** An announcement as its file is in the newer revision. */
export interface AnnouncementFile {
  /** Path as people see it. */
  file: string
  bytes: Uint8Array
}

/**
 * Adds to each comparison what the edit makes untrue of announcements that were there before it. Announcements that cannot be read are
 * passed over: building them says why.
 *
 * @param files announcements of the newer revision
 * @param known names of the announcements of the older one
 * @param permalinks addresses that the site has or had, by which older names of milestones are found
 */
export function withUntrue(
  roadmaps: readonly Rewritten[],
  files: readonly AnnouncementFile[],
  known: ReadonlySet<string>,
  permalinks: readonly Permalink[],
): Compared[] {
  const old = files.filter(({ file }) => known.has(nameOf(file)))
  const written = old.flatMap(({ file, bytes }) => {
    const found = writtenIn(bytes, file)
    return Array.isArray(found) ? [] : [found]
  })
  if (written.length === 0) return roadmaps.map(({ compared }) => compared)
  const present = knownIn(
    roadmaps.flatMap(({ after }) => after ?? []),
    permalinks,
  )
  const living = resolver(present)
  // What the edit removes can still be named; what lives comes first.
  const there = new Set(present.milestones.map(({ roadmap, id }) => `${roadmap}/${id}`))
  const removed = knownIn(
    roadmaps.flatMap(({ before }) => before ?? []),
    permalinks,
  ).milestones.filter(({ roadmap, id }) => !there.has(`${roadmap}/${id}`))
  const once = resolver({ milestones: [...present.milestones, ...removed], permalinks })
  return roadmaps.map(({ compared, stood, before, after }) => {
    if (stood === null || before === null) return compared
    const was = idsOf(stood.living)
    const is = idsOf(before)
    const heirs = new Map(was.map((id, index) => [id, is[index] ?? id]))
    const earlier = new Map(is.map((id, index) => [id, was[index] ?? id]))
    const id = (after ?? before).id
    const standing = written.map(({ id: name, file, facts, references }) => ({
      id: name,
      title: facts.title,
      date: facts.date,
      file,
      milestones: references.flatMap(({ name }) => {
        const first = living(name)
        const found = 'problem' in first ? once(name) : first
        return 'problem' in found || found.roadmap !== id ? [] : [earlier.get(found.milestone) ?? found.milestone]
      }),
    }))
    const untrue = madeUntrue(standing, { versions: stood.versions, before: stood.living, after, heirs })
    return untrue.length === 0 ? compared : { ...compared, changes: [...compared.changes, ...untrue] }
  })
}

function idsOf(roadmap: Roadmap | null): string[] {
  return [...eachMilestone(roadmap?.milestones ?? [])].map(({ milestone }) => milestone.id)
}

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1)
