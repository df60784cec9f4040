import { contents } from './git-contents.ts'
import { type Environment, failure, git, isRefusedOwner, tryGit } from './git-process.ts'

/** A file of a commit. */
export interface CommittedFile {
  /** From the top folder of the repository, with `/`. */
  path: string
  bytes: Uint8Array
}

/**
 * The top folder of the repository that a folder is in; null where there is no git or no repository.
 *
 * @throws {VFileMessage} fatal, where git refuses the repository because it belongs to somebody else
 */
export function topFolder(folder: string, env: Environment): string | null {
  const outcome = tryGit(folder, env, ['rev-parse', '--show-toplevel'])
  if (outcome?.code === 0) return outcome.out.toString('utf8').replace(/\n$/, '')
  if (outcome && isRefusedOwner(outcome)) throw failure(folder, 'rev-parse', outcome)
  return null
}

/**
 * The regular files of a commit that are, or lie below, one of the paths and are wanted, in the order of their paths. Symbolic
 * links and submodules are left out: what they lead to is not in the commit.
 *
 * @throws {VFileMessage} fatal, where git fails or contents that a partial clone left out cannot be fetched
 */
export function filesAt(
  root: string,
  commit: string,
  paths: readonly string[],
  wanted: (path: string) => boolean,
  env: Environment,
): CommittedFile[] {
  const below = paths.includes('') ? [] : paths
  const listed = git(root, env, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', commit, ...below])
  const files = listed
    .toString('utf8')
    .split('\0')
    .flatMap((entry) => {
      const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? []
      return blob && path && wanted(path) ? [{ commit, path, blob }] : []
    })
  const held = new Map(contents({ root }, files, env))
  return files.flatMap(({ path, blob }) => {
    const bytes = held.get(blob)
    return bytes ? [{ path, bytes }] : []
  })
}
