import { createHash } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import type { VFileMessage } from 'vfile-message'
import { messageAt } from '../read/message.ts'
import type { Reading } from '../read/read.ts'
import { survey } from '../render/survey.ts'
import type { Roadmap } from '../roadmap/index.ts'
import { cacheIn } from './cache.ts'
import { commitDate, commitOf, type Folders, tagsOf, type WorkTree, workTree } from './git.ts'
import { contents } from './git-contents.ts'
import { type Environment, git, problem } from './git-process.ts'
import { revisions } from './git-revisions.ts'
import { advice, remedy } from './git-shallow.ts'
import { fromLedger } from './last-ledger.ts'
import { type Ledger, permalinksOf } from './ledger.ts'
import { type Packed, pack, type Read, unpack } from './packed.ts'
import { misstated } from './stated.ts'
import type { History, Revision, Version } from './types.ts'
import { type Snapshot, type Step, walk } from './walk.ts'

export type { Environment, Folders, WorkTree }
export { workTree }

/** What makes documents of bytes, as the history of one asks for it. */
interface Reader {
  /** Reads a document that no path gives an id: that of its roadmap is `''` where the document states none. */
  read: (bytes: Uint8Array) => Pick<Reading, 'roadmap' | 'text' | 'tree'>
  /** Changes whenever `read` would give something else for the same bytes. */
  digest: string
  /** Absolute folder for what was read; null for none. */
  cacheFolder: string | null
}

export interface HistoryInput {
  /** Where git keeps the document, where that is known already; null where it does not. */
  tree?: WorkTree | null | undefined
  /** Absolute path of the document. */
  file: string
  /** What the document says now, committed or not; the id is that of the roadmap. */
  now: Pick<Reading, 'roadmap' | 'text' | 'tree'>
  /** Id that its path gives it. */
  id: string
  /** Id that another absolute path would give. */
  idOfPath: (path: string) => string
  reader: Reader
  environment: Environment
  /** The ledger of the last deployment and what it is called, where one was given: what a shallow clone goes by. */
  ledger?: { name: string; ledger: Ledger } | undefined
}

export interface Past extends History {
  /** The document as it stands, with lasting ids. What is not committed is no version. */
  living: Roadmap
  /** Decoded text of each version, by its name. */
  texts: ReadonlyMap<string, string>
  /** Errors, which have to stop a build, and notes. */
  messages: VFileMessage[]
}

/** A revision that stands for what is not committed. Its versions and tombstones are of no commit and have no name. */
const uncommitted = ''

/**
 * The whole past of one document: its versions, the ids that its milestones keep, every address that it ever had. Null without git, for
 * a file that git does not track and for one that was never committed.
 *
 * A shallow clone shows no versions and takes ids and addresses from the ledger. The name of a tombstone's version is `''` where the
 * milestone went in a change that is not committed yet.
 *
 * @throws {VFileMessage} fatal, for a shallow clone without a ledger and where git fails
 */
export function historyOf(input: HistoryInput): Past | null {
  const { file, now, id, reader, environment } = input
  const tree = input.tree === undefined ? workTree(file, environment) : input.tree
  if (tree === null) return null
  if (tree.shallow) return pastInLedger(input, tree)

  const all = revisions(tree, environment)
  const last = all.at(-1)
  if (last === undefined) return null
  const idOfPath = (path: string): string => (path === tree.path ? id : input.idOfPath(join(tree.root, path)))
  const { steps, texts, messages } = stepsOf(tree, all, { reader, environment, idOfPath })
  const present = { ...last, commit: uncommitted, path: tree.path, tags: [], subject: '' }
  const every = [...steps, { revision: present, snapshot: snapshotOf(now) }]
  const whole = walk(every)
  for (const { line, reason } of misstated(every, whole))
    messages.push(messageAt('error', 'id', reason, { line, column: 1 }))

  const committed = whole.versions.filter(({ commit }) => commit !== uncommitted)
  if (committed.length === 0) return null
  const names = new Set(committed.map(({ name }) => name))
  const versions = committed.map(
    (version): Version => ({ ...version, roadmap: { ...version.roadmap, id: now.roadmap.id } }),
  )
  return {
    roadmap: now.roadmap.id,
    versions,
    lineages: whole.lineages.slice(0, versions.length),
    tombstones: whole.tombstones.map((stone) =>
      names.has(stone.version) ? stone : { ...stone, version: uncommitted },
    ),
    permalinks: permalinksOf({ id: now.roadmap.id, walk: { ...whole, versions: committed }, pages: true }),
    living: whole.living,
    texts: new Map(versions.map(({ name, commit }) => [name, texts.get(commit) ?? ''])),
    messages,
  }
}

/** A document as it stood in a commit. */
export interface StandingInput extends Pick<HistoryInput, 'now' | 'id' | 'idOfPath' | 'reader' | 'environment'> {
  /** Top folder of the repository. */
  root: string
  commit: string
  /** Path of the document in that commit, from the top folder. */
  path: string
}

/** A document in a commit, and what it was until then. */
export interface Stood {
  /** As it stood, with the ids that its milestones had there. */
  living: Roadmap
  /** Oldest first. */
  versions: Pick<Version, 'date' | 'roadmap'>[]
}

/**
 * The roadmap of a commit with the ids that its milestones had there, and its versions until then. Null where its history does not tell
 * them.
 *
 * @throws {VFileMessage} fatal, where git fails
 */
export function standingAt({
  root,
  commit,
  path,
  now,
  id,
  idOfPath,
  reader,
  environment,
}: StandingInput): Stood | null {
  const tree = { root, path, shallow: false }
  const all = revisions(tree, environment, { from: commit })
  const last = all.at(-1)
  if (last === undefined) return null
  const named = (other: string): string => (other === path ? id : idOfPath(join(root, other)))
  const { steps } = stepsOf(tree, all, { reader, environment, idOfPath: named })
  const present = { ...last, commit: uncommitted, path, tags: [] }
  const { living, versions } = walk([...steps, { revision: present, snapshot: snapshotOf(now) }])
  return { living, versions: versions.filter((version) => version.commit !== uncommitted) }
}

/** What of a repository every history in it depends on, apart from its file: it changes with each commit and each tag. */
export function stateOf({ root, shallow }: WorkTree, environment: Environment): string {
  const commit = commitOf(root, 'HEAD', environment) ?? ''
  const tags = JSON.stringify([...tagsOf(root, environment)])
  return createHash('sha256').update(`${commit}\0${shallow}\0${tags}`).digest('hex').slice(0, 32)
}

/** Absolute folders in which something changes with each commit and each tag. */
export function watchedFolders({ root }: WorkTree, environment: Environment): string[] {
  const asked = git(root, environment, ['rev-parse', '--git-path', 'HEAD', '--git-path', 'refs/tags'])
  const [head = '', tags = ''] = asked.toString('utf8').split('\n')
  return [dirname(resolve(root, head)), resolve(root, tags)]
}

/** What every revision of a document says, oldest first, each distinct content read once. */
function stepsOf(
  tree: WorkTree,
  all: readonly Revision[],
  { reader, environment, idOfPath }: Pick<HistoryInput, 'reader' | 'environment' | 'idOfPath'>,
): { steps: Step[]; texts: Map<string, string>; messages: VFileMessage[] } {
  const known = readAll(tree, all, reader, environment)
  const texts = new Map<string, string>()
  const unread: { revision: Revision; reason: string }[] = []
  const steps = all.map((revision): Step => {
    const found = revision.blob === null ? undefined : known.get(revision.blob)
    if (found === undefined) return { revision, snapshot: null }
    if ('problem' in found) {
      unread.push({ revision, reason: found.problem })
      return { revision, snapshot: null }
    }
    texts.set(revision.commit, found.text)
    const { roadmap, headings } = found
    const place = { ...roadmap.source, path: revision.path }
    return {
      revision,
      snapshot: { headings, roadmap: { ...roadmap, id: roadmap.id || idOfPath(revision.path), source: place } },
    }
  })
  const [first] = unread
  if (first === undefined) return { steps, texts, messages: [] }
  const { commit, time } = first.revision
  const reason =
    `Unexpected content in ${unread.length} of ${all.length} revisions, which are left out of the history; ` +
    `the first is \`${commit.slice(0, 10)}\` of ${time.slice(0, 10)}: ${first.reason}`
  return { steps, texts, messages: [messageAt('note', 'git', reason, { line: 1, column: 1 })] }
}

function readAll(
  tree: WorkTree,
  all: readonly Revision[],
  { read, digest, cacheFolder }: Reader,
  environment: Environment,
): Map<string, Read> {
  const named = new Map<string, Revision>()
  for (const revision of all)
    if (revision.blob !== null && !named.has(revision.blob)) named.set(revision.blob, revision)
  let before: Record<string, Read> = {}
  // One entry a document: a file for each of its versions costs more to open than to read again.
  const packed = cacheIn(cacheFolder).cached<Packed>(
    `${tree.root}\0${tree.path}`,
    digest,
    () => {
      const found: Record<string, Read> = {}
      const missing = [...named].filter(([blob]) => !(blob in before)).map(([, revision]) => revision)
      for (const blob of named.keys()) if (blob in before) found[blob] = before[blob] as Read
      for (const [blob, bytes] of contents(tree, missing, environment)) found[blob] = readOne(bytes, read)
      return pack(found)
    },
    (value) => {
      before = unpack(value as Packed)
      return [...named.keys()].every((blob) => blob in before)
    },
  )
  return new Map(Object.entries(unpack(packed)))
}

function readOne(bytes: Uint8Array | null, read: Reader['read']): Read {
  if (bytes === null) return { problem: 'Unexpected size, expected a document' }
  try {
    const reading = read(bytes)
    return { ...snapshotOf(reading), text: reading.text }
  } catch (error) {
    if (!(error instanceof Error && 'reason' in error)) throw error
    return { problem: String(error.reason) }
  }
}

function snapshotOf({ roadmap, tree }: Pick<Reading, 'roadmap' | 'tree'>): Snapshot {
  const headings = [...survey(tree).headings].map(([node, anchor]) => ({
    anchor,
    line: node.position?.start.line ?? 1,
  }))
  return { roadmap, headings }
}

function pastInLedger({ now, ledger, environment }: HistoryInput, { root }: WorkTree): Past {
  if (ledger === undefined) {
    throw problem(
      'Unexpected shallow clone, which holds only the newest commits, expected the whole history, from which milestones get the addresses ' +
        `that last: ${advice(remedy(environment))}; or give the ledger of the last deployment with \`--ledger\``,
    )
  }
  const day = commitDate(root, environment)?.slice(0, 10) ?? ''
  const { living, permalinks } = fromLedger({ ledger: ledger.ledger, snapshot: snapshotOf(now), day })
  const reason = `Shallow clone: ids and addresses are those of the ledger \`${ledger.name}\`, and there are no versions`
  return {
    roadmap: now.roadmap.id,
    versions: [],
    lineages: [],
    tombstones: [],
    permalinks,
    living,
    texts: new Map(),
    messages: [messageAt('note', 'git', reason, { line: 1, column: 1 })],
  }
}
