import { compareEach } from '../compare/compare.ts'
import { type Summary, summarise } from '../compare/summarise.ts'
import { type BurnUp, burnUp, type Count } from '../draw/burnup.ts'
import { type Slips, slips } from '../draw/slips.ts'
import type { Lineage, Tombstone } from '../history/types.ts'
import type { Roadmap } from '../roadmap/index.ts'
import { overview } from './overview.ts'
import { type Edition, movedTargets, type Story, storiesOf, type Targets, type VersionFacts } from './story.ts'

/** What is known of a roadmap's past apart from what stood in each version. */
export interface HistoryFacts {
  /** Oldest first. */
  versions: VersionFacts[]
  /** One a version. */
  lineages: Lineage[]
  tombstones: Buried[]
}

/** A milestone that is gone; its version is null where that is not committed yet. */
export type Buried = Omit<Tombstone, 'version'> & { version: string | null }

/** A version as it stood, as the site has it. */
export interface StoredEdition {
  version: VersionFacts
  roadmap: Roadmap
  /** The decoded source with LF line ends. */
  text: string
}

/** Counts over the versions, as a picture and as rows. */
export interface CountsOverTime {
  picture: BurnUp
  rows: VersionCount[]
  measure: 'tasks' | 'milestones'
}
export type VersionCount = Count & { version: VersionFacts }

/** How targets moved: those of the picture, and all of them for the table. */
export interface TargetsOverTime {
  picture: Slips
  drawn: Targets[]
  all: Targets[]
}

/** A version and what it says that the one before did not; nothing for the first. */
export interface ChangedEdition extends Edition {
  text: string
  changes: Summary[]
}

/** What the pages of one roadmap say of its past, found once for all of them. */
export interface Past {
  /** Oldest first; at least one. */
  editions: ChangedEdition[]
  stories: ReadonlyMap<string, Story>
  counts: CountsOverTime | null
  targets: TargetsOverTime | null
}

/** The past of a roadmap from its versions, oldest first, each with what it says about the one before. */
export function pastOf(stored: readonly StoredEdition[], lineages: readonly Lineage[]): Past {
  const editions = compareEach(stored, lineages).map(
    (edition): ChangedEdition => ({ ...edition, changes: summarise(edition.changes) }),
  )
  return { editions, stories: storiesOf(editions), counts: countsOf(editions), targets: targetsOf(editions) }
}

const mostDrawn = 20

/** The picture holds those that moved furthest, in reading order. */
function targetsOf(editions: readonly Edition[]): TargetsOverTime | null {
  const all = movedTargets(editions)
  const far = (one: Targets) => Math.abs(one.slip ?? 0)
  const furthest = new Set(all.toSorted((a, b) => far(b) - far(a)).slice(0, mostDrawn))
  const drawn = all.filter((one) => furthest.has(one))
  const picture = slips(drawn.map(({ targets }) => targets.map(({ target }) => target)))
  return picture && { picture, drawn, all }
}

/** What the bar of the newest version shows, over all versions. */
function countsOf(editions: readonly Edition[]): CountsOverTime | null {
  const all = editions.map(({ version, roadmap }) => ({ version, ...overview(roadmap) }))
  const last = all.at(-1)
  if (last === undefined || last[last.measure].total === 0) return null
  const { measure } = last
  return overTime(
    all.map(({ version, [measure]: { done, total } }) => ({ time: version.time, done, total, version })),
    measure,
  )
}

/** Counts as a picture and a table of the versions that changed them; null where there is nothing to show. */
export function overTime(counts: readonly VersionCount[], measure: CountsOverTime['measure']): CountsOverTime | null {
  const picture = burnUp(counts)
  if (picture === null) return null
  const rows = counts.filter((count, index) => {
    const before = counts[index - 1]
    return count.done !== before?.done || count.total !== before.total
  })
  return { picture, rows, measure }
}
