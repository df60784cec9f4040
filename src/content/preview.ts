import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Change } from '../compare/change.ts'
import { compare, compareOne } from '../compare/compare.ts'
import type { Compared, Comparison } from '../compare/comparison.ts'
import { notes } from '../compare/notes.ts'
import { otherLines } from '../compare/other-lines.ts'
import { type Filed, type Pair, pairRoadmaps } from '../compare/pair.ts'
import { verdict } from '../compare/policy.ts'
import { align } from '../history/align.ts'
import { type Base, findBase } from '../history/base.ts'
import { type Environment, type Stood, standingAt } from '../history/history.ts'
import { read } from '../read/read.ts'
import type { Roadmap } from '../roadmap/index.ts'
import { joined } from './addresses.ts'
import { announcementsFolder, listAnnouncements } from './announcements.ts'
import { announcementsAt, documentsAt, type Given } from './committed.ts'
import { readSource } from './document.ts'
import { messagesOf } from './errors.ts'
import type { Told } from './past.ts'
import { policyOfSite, type Site } from './site.ts'
import { idOfPath, type Sources } from './sources.ts'
import type { Rewritten } from './untrue.ts'

/** A document as it is in the base of a change, in the ids of the site that is built. */
export interface Before {
  roadmap: Roadmap
  /** The decoded source with LF line ends. */
  text: string
}

/** What a change changes, for those who look at a preview of it. */
export interface Preview {
  /** What it is compared with; null where that could not be found. */
  base: Base | null
  /** Object name of the commit that is built. */
  head: string | null
  /** Why nothing is compared, in sentences; else null. */
  reason: string | null
  /** Null where there is a reason. */
  comparison: Comparison | null
  /** Paths of documents that cannot be read in the base and are not compared. */
  unread: string[]
  /** By the id of the roadmap. */
  before: Record<string, Before>
  /** What the rules of the site do not allow, each in a sentence; `judged` is false where it has no rules. */
  verdict: { judged: boolean; broken: { rule: string; sentence: string }[] }
}

/**
 * Compares what is built with the base of the change. Whatever stands in the way is the reason of an empty preview, never an error: a
 * reviewer without a comparison still has the site.
 */
export async function previewOf(
  sources: Sources,
  site: Site,
  environment: Environment,
  told: readonly Told[],
): Promise<Preview> {
  const empty = {
    base: null,
    head: null,
    comparison: null,
    unread: [],
    before: {},
    verdict: { judged: false, broken: [] },
  }
  try {
    const found = findBase(sources.project, environment, sources.preview?.against)
    if (found.base === null) return { ...empty, reason: found.reason }
    const { base, head } = found
    const compared = await comparedWith(found, sources, site, environment, told)
    const isNothing = compared.comparison.roadmaps.every(({ changes }) => changes.length === 0)
    if (isNothing && base.commit === head && sources.preview?.against === undefined)
      return {
        ...empty,
        base,
        head,
        reason: `This is a build of \`${base.ref}\` itself, so there is nothing to preview.`,
      }
    return { base, head, reason: null, ...compared }
  } catch (error) {
    const [message] = messagesOf(error) ?? []
    if (message === undefined) throw error
    return { ...empty, reason: `${message.reason}.` }
  }
}

type Found = Extract<ReturnType<typeof findBase>, { root: string }>
type Held = Filed & { given: Given; text: string }

async function comparedWith(
  { base, root, head }: Found,
  sources: Sources,
  site: Site,
  environment: Environment,
  told: readonly Told[],
): Promise<Pick<Preview, 'unread' | 'before' | 'verdict'> & { comparison: Comparison }> {
  const { project, paths } = sources
  const unread: string[] = []
  const old = documentsAt({ root, commit: base.commit, project, paths }, environment).flatMap((given): Held[] => {
    try {
      const { roadmap, text } = readSource(given.source, given.bytes, site)
      return [{ file: given.source.file, roadmap, text, given }]
    } catch (error) {
      if (messagesOf(error) === null) throw error
      unread.push(given.source.file)
      return []
    }
  })
  const fresh = told.map(({ roadmap, file }): Filed => ({ roadmap, file }))
  // What only mends a document that could not be read has nothing to be compared with.
  const pairs = pairRoadmaps(old, fresh).filter(({ before, after }) => before || !unread.includes(after?.file ?? ''))
  const before: Record<string, Before> = {}
  const rewritten = pairs.map((pair): Rewritten => {
    const held = old.find((each) => each === pair.before)
    const isPast = told.some(({ file, history }) => file === pair.after?.file && history !== null)
    const stood = held && isPast ? lasting(held, root, base, sources, environment) : null
    const { compared, was } = comparedPair(pair, stood?.living ?? null)
    if (held && was) before[compared.roadmap] = { roadmap: was, text: held.text }
    return { compared, stood, before: was, after: pair.after?.roadmap ?? null }
  })
  const roadmaps = await judged(rewritten, root, base, sources, environment, told)
  const noted = new Map<Compared, (change: Change) => boolean>()
  for (const [index, compared] of roadmaps.entries()) {
    const now = told.find(({ file }) => file === pairs[index]?.after?.file)
    const was = before[compared.roadmap]
    if (!was || !now) continue
    noted.set(compared, notes(was, now))
    if (compared.changes.length === 0) compared.otherLines = otherLines(was.text, now.text)
  }
  const comparison = {
    base: { name: base.ref, commit: base.commit },
    head: base.commit === head ? null : { name: 'HEAD', commit: head },
    roadmaps,
  }
  const policy = policyOfSite(site)
  const broken = verdict(comparison, policy, { noted: (compared, change) => noted.get(compared)?.(change) ?? false })
  return {
    comparison,
    unread,
    before,
    verdict: {
      judged: policy.length > 0,
      broken: broken.map(({ rule, sentence }) => ({ rule: rule.text, sentence })),
    },
  }
}

/** The comparisons with what they make untrue of announcements. Reading MDX takes a parser that others must not wait for. */
async function judged(
  rewritten: readonly Rewritten[],
  root: string,
  { commit }: Base,
  { project }: Sources,
  environment: Environment,
  told: readonly Told[],
): Promise<Compared[]> {
  const files = listAnnouncements(project)
  if (files.length === 0) return rewritten.map(({ compared }) => compared)
  const known = announcementsAt(root, commit, announcementsFolder(project), environment)
  const { withUntrue } = await import('./untrue.ts')
  return withUntrue(
    rewritten,
    files.map(({ path, file }) => ({ file, bytes: readFileSync(path) })),
    new Set(known.map(({ path }) => basename(path))),
    joined(told.map(({ permalinks }) => permalinks)),
  )
}

/** A document of the base with the ids that its milestones had there and its past; null where git does not tell them. */
function lasting(
  { given, roadmap }: Held,
  root: string,
  { commit }: Base,
  sources: Sources,
  environment: Environment,
): Stood | null {
  const stood = standingAt({
    root,
    commit,
    path: given.path,
    now: read({ bytes: given.bytes, path: given.source.file, id: roadmap.id }),
    id: given.source.id,
    idOfPath: (other) => idOfPath(sources, other) || given.source.id,
    reader: {
      read: (bytes) => read({ bytes, path: null, id: '' }),
      digest: sources.reader ?? sources.version,
      cacheFolder: sources.cache ?? null,
    },
    environment,
  })
  return stood && { ...stood, living: { ...stood.living, source: roadmap.source } }
}

function comparedPair({ before, after }: Pair, standing: Roadmap | null): { compared: Compared; was: Roadmap | null } {
  const file = { before: before?.file ?? null, after: after?.file ?? null }
  const { id, title } = (after ?? before)?.roadmap ?? { id: '', title: '' }
  if (before === null || after === null) {
    const only = after ?? before
    const changes = only ? [compareOne(after ? 'added' : 'removed', only.roadmap)] : []
    return { compared: { roadmap: id, title, file, changes }, was: null }
  }
  const { before: was, lineage } = align(standing ?? before.roadmap, after.roadmap, standing !== null)
  return { compared: { roadmap: id, title, file, changes: compare(was, after.roadmap, lineage) }, was }
}
