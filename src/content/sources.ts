import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { VFileMessage } from 'vfile-message'
import type { Ledger } from '../history/ledger.ts'
import { messageAt } from '../read/message.ts'
import { problemWithId, toId } from '../roadmap/index.ts'

/** Which documents a site is made of. Plain data: it crosses from the command line into the content config. */
export interface Sources {
  /** Absolute folder that paths are shown relative to: the repository, as a rule. */
  project: string
  /** Absolute paths of files, and of folders that stand for every document below them. */
  paths: string[]
  /** Changes whenever the code that reads documents changes: part of every digest. */
  version: string
  /** Changes whenever the reader alone does; `version` where it is not given. */
  reader?: string
  /** Absolute folder where readings of earlier versions are kept; none where it is not given. */
  cache?: string
  /** Absolute folder of the Milepost package, where its fonts are found; the working directory where it is not given. */
  root?: string
  /** Absolute folder where drawn cards are kept; none where it is not given. */
  cards?: string
  /** Leaves out every file beside the pages: for measuring what they cost. */
  pagesOnly?: boolean
  /** The addresses of an earlier deployment, which have to stay. */
  ledger?: LastLedger
  /** Given where a change is built for its reviewers. */
  preview?: {
    /** Revision that it is compared with, where one was named. */
    against?: string
  }
}

/** A ledger and where it came from. */
export interface LastLedger {
  /** File or address, as people see it. */
  name: string
  ledger: Ledger
  /** True where `--ledger` named it; a ledger among the project's own files may be older than the last deployment. */
  isGiven: boolean
}

/** One document. */
export interface Source {
  path: string
  /** The path as people see it: relative to the project, with `/`. */
  file: string
  /** The id that the path gives where the front matter gives none; `''` where nothing is left of it. */
  id: string
}

const extensions = new Set(['.md', '.txt'])
const usualFiles = ['ROADMAP.md', 'roadmap.md', 'Roadmap.md', 'docs/ROADMAP.md', 'docs/roadmap.md', 'ROADMAP.txt']

/** What a project without any path on the command line is built from, or `[]`: `content/roadmaps`, else its roadmap file. */
export function usualPaths(project: string): string[] {
  const folder = join(project, 'content', 'roadmaps')
  if (existsSync(folder)) return [folder]
  const present = usualFiles.map((file) => join(project, file)).find((path) => existsSync(path))
  return present === undefined ? [] : [present]
}

/**
 * Every document of a site, in the order of their paths. Throws a VFileMessage for a path that does not exist and for a
 * symbolic link that leads out of its folder: what lies outside is nobody's roadmap.
 */
export function listSources({ project, paths }: Pick<Sources, 'project' | 'paths'>): Source[] {
  const found = new Map<string, Source>()
  for (const given of paths) {
    const path = resolve(project, given)
    if (!existsSync(path))
      throw refusal(shown(project, path), 'Unexpected path, expected a file or a folder that exists')
    if (statSync(path).isDirectory()) {
      for (const inner of below(path, project)) add(inner, relative(path, inner))
    } else {
      refuseEscape(path, isInside(project, path) ? project : dirname(path), project)
      add(path, relative(project, path))
    }
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))

  function add(path: string, named: string): void {
    if (!found.has(path)) found.set(path, { path, file: shown(project, path), id: idOfName(named) })
  }
}

const idOfName = (name: string): string => toId(name.slice(0, name.length - extname(name).length))

/**
 * The id that a document had while it stood at another absolute path: by the folder that it is given below or would have been taken
 * from, else by its path in the project. `''` where it could have none.
 */
export function idOfPath({ project, paths }: Pick<Sources, 'project' | 'paths'>, path: string): string {
  const real = (given: string): string => (existsSync(given) ? realpathSync(given) : given)
  const folders = paths.map((given) => real(resolve(project, given))).filter((given) => extname(given) === '')
  const top = real(project)
  const folder = [...folders, join(top, 'content', 'roadmaps'), top].find((each) => isInside(each, path))
  const id = folder === undefined ? '' : idOfName(relative(folder, path))
  return problemWithId(id) === null ? id : ''
}

/** True for a path that `listSources` would list or would have listed: what a watcher asks of a file that is gone. */
export function isSource({ project, paths }: Pick<Sources, 'project' | 'paths'>, path: string): boolean {
  return paths
    .map((given) => resolve(project, given))
    .some((given) => given === path || (isInside(given, path) && extensions.has(extname(path).toLowerCase())))
}

/** A path as people see it. */
export function shown(project: string, path: string): string {
  const name = relative(project, path)
  return (name === '' ? basename(path) : name).split(sep).join('/')
}

/** A hash of the code that turns a file into an entry, so that no entry outlives the code that made it. */
export function engineVersion(root: string): string {
  return hashOf(root, ['roadmap', 'read', 'render', 'check', 'history', 'announce', 'content'])
}

/** A hash of the code that turns a content into a roadmap and the anchors of its headings. */
export function readerVersion(root: string): string {
  return hashOf(root, ['roadmap', 'read', 'render'])
}

function hashOf(root: string, folders: readonly string[]): string {
  const hash = createHash('sha256')
  // A parser of another version is another reader.
  const manifest = join(root, 'package.json')
  if (existsSync(manifest)) hash.update(readFileSync(manifest))
  for (const folder of folders) {
    const top = join(root, 'src', folder)
    if (!existsSync(top)) continue
    const files = readdirSync(top, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    for (const name of files.sort()) hash.update(`${folder}/${name}\0`).update(readFileSync(join(top, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function* below(folder: string, project: string, top = folder): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* below(path, project, top)
    else if (entry.isSymbolicLink() || extensions.has(extname(path).toLowerCase())) {
      refuseEscape(path, top, project)
      if (extensions.has(extname(path).toLowerCase())) yield path
    }
  }
}

function refuseEscape(path: string, folder: string, project: string): void {
  if (!lstatSync(path).isSymbolicLink()) return
  const target = existsSync(path) ? realpathSync(path) : null
  if (target !== null && isInside(realpathSync(folder), target) && statSync(target).isFile()) return
  throw refusal(
    shown(project, path),
    'Unexpected symbolic link, expected a file: only links to files of the same folder are read',
  )
}

function refusal(file: string, reason: string): VFileMessage {
  return messageAt('error', 'source', reason, { line: 1, column: 1 }, file)
}
