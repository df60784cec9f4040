import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import type { Change } from '../compare/change.ts'
import { compare, compareOne } from '../compare/compare.ts'
import type { Compared, RevisionName } from '../compare/comparison.ts'
import { notes } from '../compare/notes.ts'
import { otherLines } from '../compare/other-lines.ts'
import { type Filed, type Pair, pairRoadmaps } from '../compare/pair.ts'
import { type Policy, parsePolicy, verdict } from '../compare/policy.ts'
import { formats, report } from '../compare/report.ts'
import { announcementsFolder, listAnnouncements } from '../content/announcements.ts'
import { announcementsAt, documentsAt, type Given } from '../content/committed.ts'
import { siteOf } from '../content/config.ts'
import { placed, readSource } from '../content/document.ts'
import { messagesOf, sentence } from '../content/errors.ts'
import { policyOfSite } from '../content/site.ts'
import { idOfPath, isInside, listSources, shown, usualPaths } from '../content/sources.ts'
import type { Rewritten } from '../content/untrue.ts'
import { align } from '../history/align.ts'
import { commitOf } from '../history/git.ts'
import { type Stood, standingAt } from '../history/history.ts'
import { identify, nothingKnown } from '../history/identify.ts'
import { filesAt, topFolder } from '../history/show.ts'
import { read } from '../read/read.ts'
import type { Roadmap } from '../roadmap/index.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { textOf } from './request.ts'
import { paint, visible } from './terminal.ts'
import { packageVersion } from './version.ts'

export const diff: Command = {
  usage: `milepost diff [BASE] [HEAD] [PATHS…] [--format ${formats.join('|')}] [--fail-on RULES]`,
  details: [
    ['BASE', 'revision to compare with: a branch, a tag, a commit; HEAD where none is given'],
    ['HEAD', 'revision that is compared; the work tree where none is given'],
    ['PATHS', 'documents or folders of documents; content/roadmaps/ or ROADMAP.md where none is given'],
    [
      '--format FORMAT',
      'text for people (the default), markdown for a comment, json for programs, github for annotations, sarif',
    ],
    [
      '--fail-on RULES',
      'end with 1 where one is broken: `milestone-removed, slip > 30 days without note`, or `nothing`; else `fail-on` of content/site.yaml',
    ],
  ],
  example: 'npx milepost diff main --format markdown',
  options: { format: { type: 'string' }, 'fail-on': { type: 'string' } },
  async run(call) {
    const format = formats.find((name) => name === (textOf(call.values.format) ?? 'text'))
    if (!format)
      throw new UsageError(
        `Unexpected \`--format ${call.values.format}\`, expected ${formats.map((name) => `\`${name}\``).join(', ')}`,
      )
    const policy = policyOf(call)
    const { root, base, head, paths } = requested(call)
    const before = at(base, root, paths, call)
    const after = head ? at(head, root, paths, call) : inWorkTree(paths, call)
    const unread = new Set<string>()
    const old = readEach(before, call, (error, file) => {
      const messages = messagesOf(error)
      if (!messages) throw error
      unread.add(file)
      const told = messages.map((message) => visible(`${sentence(message)}\n`)).join('')
      process.stderr.write(`Not compared, because it cannot be read in ${visible(base.name)}:\n${told}`)
    })
    const fresh = readEach(after, call, (error) => {
      throw error
    })
    if (paths.length > 0 && before.length + after.length === 0)
      throw new UsageError('Unexpected paths without a document, expected files that end in `.md` or `.txt`')
    // What only mends a document that could not be read has nothing to be compared with.
    const known = pairRoadmaps(old, fresh).filter((pair) => pair.before || !unread.has(pair.after?.file ?? ''))
    const texts = new Map([...old, ...fresh].map(({ roadmap, text }) => [roadmap, text]))
    const told = known.map((pair) => compared(pair, texts))
    const roadmaps = await judged({ root, base, head, paths }, known, told, before, after, call)
    const comparison = { base, head, roadmaps }
    const isNoted = new Map(roadmaps.map((compared, index) => [compared, told[index]?.isNoted]))
    const broken = verdict(comparison, policy, {
      noted: (compared, change) => isNoted.get(compared)?.(change) ?? false,
    })
    process.stdout.write(
      report(
        comparison,
        format,
        { visible, paint: (style, text) => paint(style, text, process.stdout) },
        { version: packageVersion(), breaches: new Set(broken.map(({ change }) => change)) },
      ),
    )
    for (const { rule, sentence } of broken)
      process.stderr.write(
        `${paint('red', 'error', process.stderr)} ${visible(`${sentence}: \`${rule.text}\` does not allow it`)}\n`,
      )
    return broken.length > 0 ? 1 : 0
  },
}

interface Request {
  root: string
  base: RevisionName
  head: RevisionName | null
  /** Absolute. */
  paths: string[]
}

/** Up to two revisions, then paths. A word that is both must be written so that it is only one. */
function requested({ paths: words, folder, env }: Call): Request {
  const top = topFolder(folder, env)
  if (top === null) throw new UsageError('Unexpected folder outside of git, expected a repository with its history')
  const root = realpathSync(top)
  const revisions: RevisionName[] = []
  for (const name of words.slice(0, 2)) {
    const commit = commitOf(root, name, env)
    const isPath = existsSync(resolve(folder, name))
    if (commit !== null && isPath)
      throw new UsageError(
        `Unexpected \`${name}\`, which is a revision and a path, expected \`./${name}\` for the path or a name such as \`refs/heads/${name}\` for the revision`,
      )
    if (commit === null) break
    revisions.push({ name, commit })
  }
  const [base = headOf(root, env), head = null] = revisions
  const real = realpathSync(folder)
  const paths = words.slice(revisions.length).map((word) => {
    const path = resolve(real, word)
    inRepository(root, path)
    if (existsSync(path) || [base, head].some((side) => side !== null && holds(side, root, path, env))) return path
    throw new UsageError(`Unexpected \`${word}\`, expected a revision, or a path that exists in one of both`)
  })
  return { root, base, head, paths }
}

function headOf(root: string, env: Call['env']): RevisionName {
  const commit = commitOf(root, 'HEAD', env)
  if (commit === null) throw new UsageError('Unexpected repository without a commit, expected one to compare with')
  return { name: 'HEAD', commit }
}

function holds({ commit }: RevisionName, root: string, path: string, env: Call['env']): boolean {
  return filesAt(root, commit, [inRepository(root, path)], () => true, env).length > 0
}

/** Path from the top folder of the repository, with `/`; `''` for the top folder itself. */
function inRepository(root: string, path: string): string {
  const way = relative(root, path).split(sep).join('/')
  if (path !== root && !isInside(root, path))
    throw new UsageError(`Unexpected \`${path}\`, expected a path inside of the repository`)
  return way
}

/** The documents of a revision: what a build would take there. */
function at({ commit }: RevisionName, root: string, paths: readonly string[], { folder, env }: Call): Given[] {
  const project = realpathSync(folder)
  inRepository(root, project)
  return documentsAt({ root, commit, project, paths: paths.length > 0 ? paths : usualPaths(project) }, env)
}

function inWorkTree(paths: readonly string[], { folder }: Call): Omit<Given, 'path'>[] {
  const chosen = paths.length > 0 ? paths.filter((path) => existsSync(path)) : usualPaths(realpathSync(folder))
  const sources = listSources({ project: realpathSync(folder), paths: [...chosen] })
  return sources.map((source) => ({ source, bytes: readFileSync(source.path) }))
}

/** A document that was read. */
interface Document extends Filed {
  text: string
}

/** Reads the documents. What stops one is handed to `refuse`. */
function readEach(
  documents: readonly Omit<Given, 'path'>[],
  { folder }: Call,
  refuse: (error: unknown, file: string) => void,
): Document[] {
  const site = siteOf(folder)
  return documents.flatMap(({ source, bytes }) => {
    try {
      const { roadmap, text } = readSource(source, bytes, site)
      return [{ file: source.file, roadmap, text }]
    } catch (error) {
      refuse(placed(error, source.file), source.file)
      return []
    }
  })
}

/** A comparison of one document, and of which changes it tells the reason. */
interface Told {
  compared: Compared
  isNoted: (change: Change) => boolean
}

function compared({ before, after }: Pair, texts: ReadonlyMap<Roadmap, string>): Told {
  const file = { before: before?.file ?? null, after: after?.file ?? null }
  const { id, title } = (after ?? before)?.roadmap ?? { id: '', title: '' }
  const named = { roadmap: id, title, file }
  if (before === null || after === null) {
    const only = after ?? before
    const changes = only ? [compareOne(after ? 'added' : 'removed', only.roadmap)] : []
    return { compared: { ...named, changes }, isNoted: () => false }
  }
  const old = identify(nothingKnown, before.roadmap)
  const fresh = identify(old.known, after.roadmap)
  const written = (roadmap: Roadmap, read: Roadmap) => ({ roadmap, text: texts.get(read) ?? '' })
  const [was, is] = [written(old.roadmap, before.roadmap), written(fresh.roadmap, after.roadmap)]
  const changes = compare(old.roadmap, fresh.roadmap, fresh.lineage)
  // Most policies never ask.
  let told: ((change: Change) => boolean) | undefined
  return {
    compared: { ...named, changes, ...(changes.length === 0 ? { otherLines: otherLines(was.text, is.text) } : {}) },
    isNoted(change) {
      told ??= notes(was, is)
      return told(change)
    },
  }
}

type Read = Pick<Given, 'source' | 'bytes'>

/**
 * The comparisons with what they make untrue of announcements. Only a project that has some waits for the parser of MDX, and for the
 * past of its documents: announcements name milestones by their lasting ids.
 */
async function judged(
  { root, base, head }: Request,
  pairs: readonly Pair[],
  told: readonly Told[],
  before: readonly Read[],
  after: readonly Read[],
  { folder, env }: Call,
): Promise<Compared[]> {
  const compared = told.map(({ compared }) => compared)
  const project = realpathSync(folder)
  const place = announcementsFolder(project)
  const known = announcementsAt(root, base.commit, place, env).map(({ path }) => basename(path))
  if (known.length === 0) return compared
  const files = head
    ? announcementsAt(root, head.commit, place, env).map(({ path, bytes }) => ({
        file: shown(project, join(root, path)),
        bytes,
      }))
    : listAnnouncements(project).map(({ path, file }) => ({ file, bytes: readFileSync(path) }))
  if (files.length === 0) return compared
  const { withUntrue } = await import('../content/untrue.ts')
  const site = siteOf(folder)
  const end = head ?? headOf(root, env)
  const stood = (given: Read | undefined, commit: string): Stood | null => {
    if (given === undefined) return null
    const { path, file, id } = given.source
    const now = readSource(given.source, given.bytes, site)
    return standingAt({
      root,
      commit,
      path: relative(root, path).split(sep).join('/'),
      now,
      id,
      idOfPath: (other) => idOfPath({ project, paths: [] }, other) || id,
      reader: { read: (bytes) => read({ bytes, path: null, id: '' }), digest: file, cacheFolder: null },
      environment: env,
    })
  }
  const rewritten = pairs.map((pair, index): Rewritten => {
    const of = (filed: Pair['before'], all: readonly Read[]) => all.find(({ source }) => source.file === filed?.file)
    const was = stood(of(pair.before, before), base.commit)
    const is = stood(of(pair.after, after), end.commit)
    const living = is?.living ?? null
    return {
      compared: compared[index] as Compared,
      stood: was,
      before: was && (living ? align(was.living, living, true).before : was.living),
      after: living ?? pair.after?.roadmap ?? null,
    }
  })
  return withUntrue(rewritten, files, new Set(known), [])
}

/** The rules that `--fail-on` names, else those of the site. */
function policyOf({ values, folder }: Call): Policy {
  const given = textOf(values['fail-on'])
  if (given === undefined) return policyOfSite(siteOf(folder))
  try {
    return parsePolicy(given)
  } catch (error) {
    const [message] = messagesOf(error) ?? []
    throw message ? new UsageError(`${message.reason} (\`--fail-on\`, column ${message.column})`) : error
  }
}
