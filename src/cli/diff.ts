import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { extname, join, relative, resolve, sep } from 'node:path'
import { compare, compareOne } from '../compare/compare.ts'
import type { Compared, RevisionName } from '../compare/comparison.ts'
import { type Filed, type Pair, pairRoadmaps } from '../compare/pair.ts'
import { formats, report } from '../compare/report.ts'
import { siteOf } from '../content/config.ts'
import { placed, readSource } from '../content/document.ts'
import { messagesOf, sentence } from '../content/errors.ts'
import { isInside, listSources, type Source, usualPaths } from '../content/sources.ts'
import { commitOf } from '../history/git.ts'
import { identify, nothingKnown } from '../history/identify.ts'
import { filesAt, topFolder } from '../history/show.ts'
import { toId } from '../roadmap/index.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { textOf } from './request.ts'
import { paint, visible } from './terminal.ts'

export const diff: Command = {
  usage: `milepost diff [BASE] [HEAD] [PATHS…] [--format ${formats.join('|')}]`,
  details: [
    ['BASE', 'revision to compare with: a branch, a tag, a commit; HEAD where none is given'],
    ['HEAD', 'revision that is compared; the work tree where none is given'],
    ['PATHS', 'documents or folders of documents; content/roadmaps/ or ROADMAP.md where none is given'],
    ['--format FORMAT', 'text for people (the default), markdown for a comment, json for programs'],
  ],
  example: 'npx milepost diff main --format markdown',
  options: { format: { type: 'string' } },
  async run(call) {
    const format = formats.find((name) => name === (textOf(call.values.format) ?? 'text'))
    if (!format)
      throw new UsageError(
        `Unexpected \`--format ${call.values.format}\`, expected ${formats.map((name) => `\`${name}\``).join(', ')}`,
      )
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
    const roadmaps = known.map(compared)
    process.stdout.write(
      report({ base, head, roadmaps }, format, {
        visible,
        paint: (style, text) => paint(style, text, process.stdout),
      }),
    )
    return 0
  },
}

interface Request {
  root: string
  base: RevisionName
  head: RevisionName | null
  /** Absolute. */
  paths: string[]
}

/** A document and its bytes. */
interface Given {
  source: Source
  bytes: Uint8Array
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
  const top = inRepository(root, project)
  const within = (path: string) => (top === '' ? path : `${top}/${path}`)
  const chosen = paths.map((path) => inRepository(root, path))
  const usual = within('content/roadmaps')
  if (chosen.length > 0) {
    const wanted = (path: string) => chosen.includes(path) || chosen.some((folder) => isDocumentBelow(folder, path))
    return filesAt(root, commit, chosen, wanted, env).map(given)
  }
  const collected = filesAt(root, commit, [usual], (path) => isDocumentBelow(usual, path), env)
  if (collected.length > 0) return collected.map(given)
  const named = (path: string) => /^(?:docs\/)?roadmap\.(?:md|txt)$/i.test(path.slice(within('').length))
  const [first] = filesAt(root, commit, [top], named, env).sort((a, b) => depth(a.path) - depth(b.path))
  return first ? [given(first)] : []

  function given({ path, bytes }: { path: string; bytes: Uint8Array }): Given {
    const file = relative(project, join(root, path)).split(sep).join('/')
    const folder = [...chosen, usual].find((folder) => isDocumentBelow(folder, path))
    const name = folder === undefined ? file : path.slice(folder === '' ? 0 : folder.length + 1)
    const id = toId(name.slice(0, name.length - extname(name).length))
    return { source: { path: join(root, path), file, id }, bytes }
  }
}

function depth(path: string): number {
  return path.split('/').length
}

/** The same files as are listed on disk: no hidden ones, only Markdown and plain text. */
function isDocumentBelow(folder: string, path: string): boolean {
  if (folder !== '' && !path.startsWith(`${folder}/`)) return false
  const way = folder === '' ? path : path.slice(folder.length + 1)
  return /\.(?:md|txt)$/i.test(way) && !way.split('/').some((name) => name.startsWith('.'))
}

function inWorkTree(paths: readonly string[], { folder }: Call): Given[] {
  const chosen = paths.length > 0 ? paths.filter((path) => existsSync(path)) : usualPaths(realpathSync(folder))
  const sources = listSources({ project: realpathSync(folder), paths: [...chosen] })
  return sources.map((source) => ({ source, bytes: readFileSync(source.path) }))
}

/** Reads the documents. What stops one is handed to `refuse`. */
function readEach(
  documents: readonly Given[],
  { folder }: Call,
  refuse: (error: unknown, file: string) => void,
): Filed[] {
  const site = siteOf(folder)
  return documents.flatMap(({ source, bytes }) => {
    try {
      return [{ file: source.file, roadmap: readSource(source, bytes, site).roadmap }]
    } catch (error) {
      refuse(placed(error, source.file), source.file)
      return []
    }
  })
}

function compared({ before, after }: Pair): Compared {
  const file = { before: before?.file ?? null, after: after?.file ?? null }
  const { id, title } = (after ?? before)?.roadmap ?? { id: '', title: '' }
  if (before === null || after === null) {
    const only = after ?? before
    const changes = only ? [compareOne(after ? 'added' : 'removed', only.roadmap)] : []
    return { roadmap: id, title, file, changes }
  }
  const old = identify(nothingKnown, before.roadmap)
  const fresh = identify(old.known, after.roadmap)
  return { roadmap: id, title, file, changes: compare(old.roadmap, fresh.roadmap, fresh.lineage) }
}
