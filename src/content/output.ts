import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { headersMark } from './headers.ts'
import { isInside } from './sources.ts'

/**
 * Why a folder may not be replaced by a build, as a sentence, or null where it may: it holds what people wrote, or files that no
 * build of ours made. `kept` are the absolute paths that must survive.
 */
export function problemWithOutput(folder: string, kept: readonly string[]): string | null {
  const target = existsSync(folder) ? realpathSync(folder) : folder
  const threatened = kept
    .map((path) => (existsSync(path) ? realpathSync(path) : path))
    .find((path) => path === target || isInside(target, path))
  if (threatened !== undefined)
    return `Unexpected output folder \`${folder}\`, expected one that does not hold \`${threatened}\``
  if (!existsSync(target)) return null
  if (!statSync(target).isDirectory()) return `Unexpected file \`${folder}\`, expected a folder for the output`
  if (readdirSync(target).length === 0 || isBuild(target)) return null
  return `Unexpected files in the output folder \`${folder}\`, expected an empty folder or an earlier build: choose another with \`--out\``
}

function isBuild(folder: string): boolean {
  try {
    return readFileSync(join(folder, '_headers'), 'utf8').startsWith(headersMark)
  } catch {
    return false
  }
}

/**
 * Puts a finished build in the place of the last one by renaming, so that the output is at no time half a build, not even where two
 * builds end at once. A folder on another device is copied beside the target first; a target that cannot be renamed (a mount
 * point) gets new content.
 */
export function replaceFolder(built: string, folder: string): void {
  const target = existsSync(folder) ? realpathSync(folder) : folder
  const beside = (kind: string): string => join(dirname(target), `.${basename(target)}.${kind}-${process.pid}`)
  const [incoming, outgoing] = [beside('incoming'), beside('outgoing')]
  mkdirSync(dirname(target), { recursive: true })
  try {
    move(built, incoming)
    while (renamed(incoming, target) !== 'done') {
      // What stands there is the last build, or that of another process which came first.
      rmSync(outgoing, { recursive: true, force: true })
      if (renamed(target, outgoing) === 'impossible') {
        for (const name of readdirSync(target)) rmSync(join(target, name), { recursive: true })
        cpSync(incoming, target, { recursive: true })
        break
      }
    }
  } catch (error) {
    if (!existsSync(target) && existsSync(outgoing)) renameSync(outgoing, target)
    throw error
  } finally {
    rmSync(incoming, { recursive: true, force: true })
    rmSync(outgoing, { recursive: true, force: true })
  }
}

function move(from: string, to: string): void {
  if (renamed(from, to) === 'done') return
  cpSync(from, to, { recursive: true })
  rmSync(from, { recursive: true, force: true })
}

/**
 * Renames a folder. `impossible`: the file system cannot, between two devices or at a mount point. `hindered`: there is a folder
 * with something in it already, or nothing to rename.
 */
function renamed(from: string, to: string): 'done' | 'hindered' | 'impossible' {
  try {
    renameSync(from, to)
    return 'done'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EXDEV' || code === 'EBUSY') return 'impossible'
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return 'hindered'
    if (code === 'ENOENT' && !existsSync(from)) return 'hindered'
    throw error
  }
}
