import { createHash } from 'node:crypto'
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { type Environment, failure, isRefusedOwner, type Outcome, tryGit } from './git-process.ts'

/** Where a file stands in git. */
export interface WorkTree {
  /** Absolute path of the top folder of the repository. */
  root: string
  /** Path of the file from there, with `/`, as git writes it. */
  path: string
  /** True where the clone holds only the newest commits: its history is not the whole one. */
  shallow: boolean
}

/**
 * The repository that tracks a file; null where there is none to ask: no git, no repository, a file that git does not track. The
 * history of a symbolic link is that of the file it leads to.
 *
 * @throws {VFileMessage} fatal, where git refuses the repository or the repository is broken
 */
export function workTree(file: string, env: Environment, folders: Folders = new Map()): WorkTree | null {
  const exists = existsSync(file)
  if (exists && !statSync(file).isFile()) return null
  const path = exists ? realpathSync(file) : resolve(file)
  let folder = dirname(path)
  while (!existsSync(folder)) folder = dirname(folder)

  const known = folders.get(folder)
  const repository = known === undefined ? repositoryOf(folder, env) : known
  folders.set(folder, repository)
  if (repository === null) return null
  const named = relative(folder, path).split(sep).join('/')
  const tracked = answer(folder, env, ['ls-files', '-z', '--full-name', '--', named])
  const [name] = tracked?.toString('utf8').split('\0') ?? []
  // What is listed below a path that is gone was a folder. Git writes names composed where the system decomposes them.
  if (!name || !`/${name}`.normalize().endsWith(`/${named}`.normalize())) return null
  return { root: repository.root, path: name, shallow: repository.shallow }
}

/** Repositories by folder; null where there is none. Who asks about many files asks git once a folder. */
export type Folders = Map<string, Pick<WorkTree, 'root' | 'shallow'> | null>

function repositoryOf(folder: string, env: Environment): Pick<WorkTree, 'root' | 'shallow'> | null {
  const where = answer(folder, env, ['rev-parse', '--is-shallow-repository', '--show-toplevel'])
  if (where === null) return null
  const [shallow, ...rest] = where.toString('utf8').split('\n')
  return { root: rest.slice(0, -1).join('\n'), shallow: shallow === 'true' }
}

/** When the commit was made that is checked out in a folder, ISO 8601 in UTC; null without git and before the first commit. */
export function commitDate(folder: string, env: Environment): string | null {
  const seconds = answer(folder, env, ['log', '-1', '--format=%ct'])
  return seconds === null ? null : timeOf(seconds.toString('utf8'))
}

/** The object name of the commit that a branch, a tag or another expression of gitrevisions(7) means; null where it means none. */
export function commitOf(root: string, revision: string, env: Environment): string | null {
  const outcome = tryGit(root, env, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  if (outcome?.code === 0) return outcome.out.toString('utf8').trim()
  if (outcome === null || isRefusedOwner(outcome)) throw failure(root, 'rev-parse', outcome)
  return null
}

/** Names of the tags by the commit that they stand on, sorted; an annotated tag counts for the commit that it is about. */
export function tagsOf(root: string, env: Environment): Map<string, string[]> {
  const outcome = tryGit(root, env, ['show-ref', '--tags', '--dereference'])
  // It ends with 1 where there is no tag.
  if (outcome === null || outcome.code > 1) throw failure(root, 'show-ref', outcome)
  const targets = new Map<string, string>()
  for (const line of outcome.out.toString('utf8').split('\n')) {
    const [, object, name] = /^([0-9a-f]+) refs\/tags\/(.+?)(?:\^\{\})?$/.exec(line) ?? []
    if (object && name) targets.set(name, object)
  }
  const byCommit = new Map<string, string[]>()
  for (const name of [...targets.keys()].sort()) {
    const commit = targets.get(name) ?? ''
    byCommit.set(commit, [...(byCommit.get(commit) ?? []), name])
  }
  return byCommit
}

/**
 * True where the bytes of a file are the content of a blob, so that there is nothing uncommitted; a file that was checked out with
 * CRLF line ends is the same. No program is started and no filter of the repository runs.
 */
export function isContent(bytes: Uint8Array, blob: string): boolean {
  if (blobName(bytes, blob.length) === blob) return true
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.includes('\r\n') && blobName(Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1'), blob.length) === blob
}

/** The object name that git gives to a content: 40 hexadecimal digits (SHA-1), or 64 in a repository that uses SHA-256. */
export function blobName(bytes: Uint8Array, length = 40): string {
  const hash = createHash(length === 64 ? 'sha256' : 'sha1')
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

/** Seconds since 1970, as git prints them, as a time of the years 1970 to 9999. */
export function timeOf(seconds: string): string {
  const known = Math.min(Math.max(Number.parseInt(seconds, 10) || 0, 0), 253_402_300_799)
  return new Date(known * 1000).toISOString().replace('.000Z', 'Z')
}

/** What git says of a folder; null where it has nothing to say because there is no git, no work tree or no commit. */
function answer(folder: string, env: Environment, args: readonly string[]): Buffer | null {
  const outcome = tryGit(folder, env, args)
  if (outcome === null || saysNothing(outcome)) return null
  if (outcome.code === 0) return outcome.out
  throw failure(folder, args[0] ?? '', outcome)
}

function saysNothing({ code, error }: Outcome): boolean {
  if (code === 0) return false
  const reasons =
    /not a git repository|must be run in a work tree|cannot use bare repository|outside repository|does not have any commits|xcrun: error/
  return reasons.test(error)
}
