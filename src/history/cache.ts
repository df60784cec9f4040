import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { crc32 } from 'node:zlib'

/** What was read from contents before. */
export interface Cache {
  /**
   * What `read` makes of a content, from the cache where it was made before.
   *
   * The value goes through JSON whether it was cached or not, so that a first run and a later one give the same. `accept` may look at
   * a cached value and refuse it. An error of `read` is thrown and not kept; the cache itself throws nothing.
   *
   * @param blob name of the content, and of all else that the value depends on
   * @param reader name of the code that reads; another reader never sees these values
   */
  cached<T>(blob: string, reader: string, read: () => T, accept?: (value: unknown) => boolean): T
}

interface CacheOptions {
  /** Readers whose values are kept: the newest used. */
  readers?: number
  /** Values of one reader that are kept: the newest written. */
  values?: number
}

const format = 4
const folderName = /^reader-[0-9a-f]{24}$/

/**
 * A cache in a folder of its own, or none where there is no folder. It is only ever a shortcut: where it cannot be read, written or
 * made, where an entry is broken, cut off, of another format or of another content, the value is read again. An entry is written
 * aside and moved into its place, so that several processes may share the folder.
 */
export function cacheIn(folder: string | null, { readers = 3, values: mostValues = 10_000 }: CacheOptions = {}): Cache {
  const opened = new Map<string, string>()

  function open(reader: string): string | null {
    if (folder === null) return null
    const known = opened.get(reader)
    if (known !== undefined) return known
    const own = join(folder, `reader-${short(reader)}`)
    const usable = attempt(() => {
      mkdirSync(own, { recursive: true })
      // The time of its last use is that of its last change.
      writeFileSync(asideIn(own), '')
      rmSync(asideIn(own))
      return true
    })
    opened.set(reader, own)
    if (usable) {
      attempt(() => keepNewest(folder, folderName, readers, own))
      attempt(() => keepNewest(own, /./, mostValues))
    }
    return own
  }

  return {
    cached(blob, reader, read, accept = () => true) {
      const own = open(reader)
      const path = own === null ? null : join(own, `${short(blob)}.json`)
      if (own !== null && path !== null) {
        const stored = attempt(() => entry(readFileSync(path), blob, reader))
        if (stored !== undefined && attempt(() => accept(stored.value))) return stored.value as ReturnType<typeof read>
      }
      const json = JSON.stringify(read())
      if (json === undefined) throw new TypeError('Unexpected value that JSON cannot hold, expected plain data')
      if (own !== null && path !== null) {
        const bytes = Buffer.from(inAscii(json), 'latin1')
        attempt(() =>
          write(own, path, Buffer.concat([Buffer.from(`${header(bytes, blob, reader)}\n`, 'latin1'), bytes])),
        )
      }
      return JSON.parse(json)
    },
  }
}

/** Throws for what is no entry of this content by this reader. */
function entry(bytes: Buffer, blob: string, reader: string): { value: unknown } {
  const end = bytes.indexOf(10)
  const json = bytes.subarray(end + 1)
  if (bytes.toString('latin1', 0, end) !== header(json, blob, reader)) throw new Error('Unexpected entry')
  return { value: JSON.parse(json.toString('latin1')) }
}

function header(json: Uint8Array, blob: string, reader: string): string {
  return inAscii(JSON.stringify({ format, blob, reader, length: json.length, crc32: crc32(json) }))
}

/** The same JSON in ASCII alone (RFC 8259, 7), which is read in a fraction of the time that other text takes. */
function inAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function write(folder: string, path: string, bytes: Uint8Array): void {
  const aside = asideIn(folder)
  try {
    writeFileSync(aside, bytes, { flag: 'wx' })
    renameSync(aside, path)
  } catch (error) {
    // Another machine on the same folder may have the same number; what it writes is as good.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(aside, { force: true })
    throw error
  }
}

/** A file of this process and thread alone. */
function asideIn(folder: string): string {
  return join(folder, `.write-${process.pid}-${threadId}`)
}

/** Removes all but the newest of what bears such a name; one may be exempt, and counts. */
export function keepNewest(folder: string, named: RegExp, most: number, exempt?: string): void {
  const paths = readdirSync(folder)
    .filter((name) => named.test(name))
    .map((name) => join(folder, name))
  if (paths.length <= most) return
  const aged = paths
    .filter((path) => path !== exempt)
    .map((path) => ({ path, time: attempt(() => statSync(path).mtimeMs) ?? 0 }))
    .sort((a, b) => b.time - a.time || (a.path < b.path ? -1 : 1))
  const kept = exempt === undefined ? most : most - 1
  for (const { path } of aged.slice(Math.max(kept, 0))) attempt(() => rmSync(path, { recursive: true, force: true }))
}

/** Names a value or a reader in 24 hexadecimal digits; entries hold the whole name as well. */
function short(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 24)
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
