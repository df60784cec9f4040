import { existsSync, realpathSync } from 'node:fs'
import { extname, join, relative, resolve, sep } from 'node:path'
import type { Environment } from '../history/history.ts'
import { filesAt } from '../history/show.ts'
import { toId } from '../roadmap/index.ts'
import { isInside, type Source, usualPaths } from './sources.ts'

/** A document and its bytes. */
export interface Given {
  source: Source
  bytes: Uint8Array
  /** Path from the top folder of the repository, with `/`. */
  path: string
}

interface Place {
  /** Top folder of the repository. */
  root: string
  commit: string
  /** Absolute folder of the project. */
  project: string
  /** Absolute paths of documents and folders; where they are the usual ones, those of the commit count. */
  paths: readonly string[]
}

/** The documents of a commit: what a build would take there. Those that lie outside of the repository are left out. */
export function documentsAt(place: Place, environment: Environment): Given[] {
  const { commit } = place
  const root = realpathSync(place.root)
  const project = realpathSync(place.project)
  const inRepository = (path: string): string[] =>
    path === root || isInside(root, path) ? [relative(root, path).split(sep).join('/')] : []
  const isUsual = place.paths.join('\0') === usualPaths(place.project).join('\0')
  const real = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path))
  const chosen = isUsual ? [] : place.paths.flatMap((path) => inRepository(real(path)))
  const [top] = inRepository(project)
  if (top === undefined) return []
  const usual = top === '' ? 'content/roadmaps' : `${top}/content/roadmaps`
  const given = ({ path, bytes }: { path: string; bytes: Uint8Array }): Given => {
    const file = relative(project, join(root, path)).split(sep).join('/')
    const folder = [...chosen, usual].find((each) => isDocumentBelow(each, path))
    const name = folder === undefined ? file : path.slice(folder === '' ? 0 : folder.length + 1)
    return { source: { path: join(root, path), file, id: toId(name.slice(0, -extname(name).length)) }, bytes, path }
  }
  if (!isUsual) {
    const wanted = (path: string) => chosen.includes(path) || chosen.some((folder) => isDocumentBelow(folder, path))
    return chosen.length === 0 ? [] : filesAt(root, commit, chosen, wanted, environment).map(given)
  }
  const collected = filesAt(root, commit, [usual], (path) => isDocumentBelow(usual, path), environment)
  if (collected.length > 0) return collected.map(given)
  const named = (path: string) =>
    /^(?:docs\/)?roadmap\.(?:md|txt)$/i.test(top === '' ? path : path.slice(top.length + 1))
  const [first] = filesAt(root, commit, [top], named, environment).sort((a, b) => depth(a.path) - depth(b.path))
  return first ? [given(first)] : []
}

/** The announcements of a commit, by the absolute folder that they are in; `[]` where it lies outside of the repository. */
export function announcementsAt(
  root: string,
  commit: string,
  folder: string,
  environment: Environment,
): { path: string; bytes: Uint8Array }[] {
  const top = realpathSync(root)
  const real = existsSync(folder) ? realpathSync(folder) : resolve(folder)
  if (!isInside(top, real)) return []
  const below = relative(top, real).split(sep).join('/')
  const isOne = (path: string): boolean => /^\/[^/.][^/]*[.]mdx$/.test(path.slice(below.length))
  return filesAt(top, commit, [below], isOne, environment)
}

const depth = (path: string): number => path.split('/').length

/** The same files as are listed on disk: no hidden ones, only Markdown and plain text. */
function isDocumentBelow(folder: string, path: string): boolean {
  if (folder !== '' && !path.startsWith(`${folder}/`)) return false
  const way = folder === '' ? path : path.slice(folder.length + 1)
  return /\.(?:md|txt)$/i.test(way) && !way.split('/').some((name) => name.startsWith('.'))
}
