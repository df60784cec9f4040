import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const mostSites = 20

/** The folder that one build works in: its content store, kept for the next build of the same site, and its output until it is whole. */
export interface Workshop {
  store: string
  out: string
  /** Gives the folder free for the next build. */
  leave: () => void
}

/**
 * Claims a folder below `cache` for building the site that `key` names. A second build of it at the same time gets a folder of its
 * own, so that neither reads what the other writes.
 */
export function enterWorkshop(cache: string, key: string): Workshop {
  const name = createHash('sha256').update(key).digest('hex').slice(0, 16)
  const usual = join(cache, name)
  const folder = claim(usual) ? usual : join(cache, `${name}-${process.pid}`)
  const out = join(folder, 'out')
  const store = join(folder, 'store')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(store, { recursive: true })
  tidy(cache)
  const leave = (): void => {
    rmSync(folder === usual ? join(folder, 'lock') : folder, { recursive: true, force: true })
  }
  return { store, out, leave }
}

/** Removes the folders of other sites but for those that were used last. */
function tidy(cache: string): void {
  const folders = readdirSync(cache).map((name) => join(cache, name))
  const used = folders.map((folder) => ({ folder, at: statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
  for (const { folder } of used.sort((a, b) => b.at - a.at).slice(mostSites)) {
    if (!isLocked(folder)) rmSync(folder, { recursive: true, force: true })
  }
}

function isLocked(folder: string): boolean {
  const lock = join(folder, 'lock')
  return existsSync(lock) && isAlive(Number(readFileSync(lock, 'utf8')))
}

function claim(folder: string): boolean {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'lock')
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return true
    } catch {
      if (isLocked(folder)) return false
      rmSync(lock, { force: true })
    }
  }
  return false
}

function isAlive(process_: number): boolean {
  if (process_ === process.pid) return false
  try {
    process.kill(process_, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
