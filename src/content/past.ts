import { check } from '../check/check.ts'
import { type Environment, historyOf, type Past, type WorkTree } from '../history/history.ts'
import { read } from '../read/read.ts'
import type { Milestone, Roadmap } from '../roadmap/index.ts'
import { type Document, errorsOf, placed, readSource } from './document.ts'
import { readingErrors } from './errors.ts'
import type { Site } from './site.ts'
import { idOfPath, type Source, type Sources } from './sources.ts'

/** What a version is, without the roadmap as it stood. */
type VersionFacts = Pick<Past['versions'][number], 'name' | 'commit' | 'date' | 'time' | 'tags' | 'subject'>

/** A milestone that is gone and keeps its page. */
interface Buried {
  id: string
  last: Milestone
  /** Version in which it was gone; null where the change is not committed yet. */
  version: string | null
  date: string
  done: boolean
  successors: string[]
}

/** An anchor that the document's page had and that none of its headings has now. */
interface MovedAnchor {
  anchor: string
  /** Address below the base where it leads now; null where nothing took its place. */
  to: string | null
  /** Lasting id of the milestone that it was of. */
  milestone: string | null
}

/** A roadmap as it stood in one of its versions. */
export interface Edition {
  version: VersionFacts
  roadmap: Roadmap
  /** The decoded source of that version. */
  text: string
  /** Name of the version before it. */
  previous: string | null
}

/** A document, what it was, and every address that it ever had. */
export interface Told extends Document {
  /** Null without git, and where a shallow clone goes by a ledger. */
  history: { versions: VersionFacts[]; lineages: Past['lineages']; tombstones: Buried[] } | null
  moved: MovedAnchor[]
  /** Oldest first. */
  editions: Edition[]
  permalinks: Past['permalinks']
  /** What has to be said and stops nothing. */
  notes: string[]
}

/**
 * One document, read, checked and followed through its history.
 *
 * @throws {VFileMessage | AggregateError} of messages that name the file, for what stops a build
 */
export function tell(
  source: Source,
  bytes: Uint8Array,
  site: Site,
  sources: Sources,
  environment: Environment,
  tree: WorkTree | null,
): Told {
  const reading = readSource(source, bytes, site)
  const findings = check(reading)
  const past = pastOf(source, reading, sources, environment, tree)
  const errors = [...errorsOf(findings, source.file), ...(past?.messages ?? []).filter(({ fatal }) => fatal)]
  if (errors.length > 0) throw readingErrors(errors, source.file)
  const { roadmap, text } = reading
  const document = { roadmap: past?.living ?? roadmap, text, findings, file: source.file }
  if (past === null) return { ...document, history: null, moved: [], editions: [], permalinks: [], notes: [] }
  return {
    ...document,
    history: past.versions.length === 0 ? null : historyFor(past),
    moved: movedAnchors(past),
    editions: editionsOf(past, site),
    permalinks: past.permalinks,
    notes: past.messages.map(({ reason }) => `${source.file}: ${reason}`),
  }
}

function pastOf(
  { path, file, id }: Source,
  now: ReturnType<typeof readSource>,
  sources: Sources,
  environment: Environment,
  tree: WorkTree | null,
): Past | null {
  try {
    const last = sources.preview || sources.ledger?.isGiven ? sources.ledger : undefined
    // Addresses of a preview need not last: it rather has no past than none at all.
    if (sources.preview && last === undefined && tree?.shallow) return null
    return historyOf({
      file: path,
      tree,
      now,
      id,
      idOfPath: (other) => idOfPath(sources, other) || id,
      reader: {
        read: (bytes) => read({ bytes, path: null, id: '' }),
        digest: sources.reader ?? sources.version,
        cacheFolder: sources.cache ?? null,
      },
      environment,
      ledger: last,
    })
  } catch (error) {
    throw placed(error, file)
  }
}

function historyFor({ versions, lineages, tombstones, permalinks, roadmap }: Past): Told['history'] {
  const led = new Set(permalinks.filter(({ state }) => state === 'redirect').map(({ address }) => address))
  return {
    versions: versions.map(factsOf),
    lineages,
    tombstones: tombstones
      // What an alias took over has a redirect in the place of its page.
      .filter(({ id }) => !led.has(`/${roadmap}/${id}/`))
      .map((stone) => ({ ...stone, version: stone.version || null })),
  }
}

function factsOf({ name, commit, date, time, tags, subject }: Past['versions'][number]): VersionFacts {
  return { name, commit, date, time, tags, subject }
}

function movedAnchors({ permalinks, roadmap }: Past): MovedAnchor[] {
  const page = `/${roadmap}/document/#`
  return permalinks
    .filter(({ address, state }) => state !== 'living' && address.startsWith(page))
    .map(({ address, to = null, milestone }) => ({
      anchor: address.slice(page.length),
      to,
      milestone: milestone?.slice(roadmap.length + 1) ?? null,
    }))
}

/** What a version says depends on nothing that came after it, so that an edition that is built again is the same. */
function editionsOf({ versions, texts }: Past, site: Site): Edition[] {
  return versions.map((version, index) => {
    const { source } = version.roadmap
    const place = {
      path: source.path,
      repository: source.repository ?? site.repository ?? null,
      branch: source.branch ?? site.branch ?? null,
    }
    return {
      version: factsOf(version),
      roadmap: { ...version.roadmap, source: place },
      text: texts.get(version.name) ?? '',
      previous: versions[index - 1]?.name ?? null,
    }
  })
}
