import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ledger } from '../history/ledger.ts'
import { messageAt, shown as shownText } from '../read/message.ts'
import { isAddress } from './addresses.ts'
import { readingErrors } from './errors.ts'
import { type LastLedger, shown } from './sources.ts'

const mostBytes = 5 * 1024 * 1024
const mostMilliseconds = 10_000

/** How an address is asked; `fetch` itself, but for tests. */
export type Fetch = (
  address: string,
  options: { signal: AbortSignal; headers: Record<string, string> },
) => Promise<Response>

/**
 * The ledger that `--ledger` names: a file relative to the folder, or an `https` address, which has 10 seconds to send at most 5 MiB.
 *
 * @throws {AggregateError} a ReadingError that says why it cannot be used
 */
export async function givenLedger(
  given: string,
  folder: string,
  get: Fetch = fetch,
  limit = mostMilliseconds,
): Promise<LastLedger> {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(given)) {
    const path = resolve(folder, given)
    if (!existsSync(path)) throw refused(given, 'Unexpected path, expected a file that exists')
    return { ...fileLedger(path, shown(folder, path)), isGiven: true }
  }
  const name = given.replace(/[?#].*$/s, '').replace(/\/\/[^/@]*@/, '//')
  if (!isHttps(given)) throw refused(name, 'Unexpected address, expected one that begins with `https://`')
  try {
    const response = await get(given, { signal: AbortSignal.timeout(limit), headers: { Accept: 'application/json' } })
    if (!response.ok) throw refused(name, `Unexpected answer ${response.status}, expected the ledger`)
    if (response.url !== '' && !isHttps(response.url))
      throw refused(name, 'Unexpected redirect, expected one to an address that begins with `https://`')
    return { name, ledger: parsed(await textOf(response, name), name), isGiven: true }
  } catch (error) {
    if (error instanceof AggregateError) throw error
    const late = error instanceof Error && error.name === 'TimeoutError'
    throw refused(
      name,
      late
        ? `Unexpected silence, expected the ledger within ${limit / 1000} seconds`
        : 'Unexpected silence, expected an answer',
    )
  }
}

/** The ledger that a project has among its own files, or nothing. Throws a ReadingError for one that cannot be read. */
export function committedLedger(project: string): LastLedger | undefined {
  const path = join(project, 'content', 'permalinks.json')
  return existsSync(path) ? { ...fileLedger(path, shown(project, path)), isGiven: false } : undefined
}

function fileLedger(path: string, name: string): Pick<LastLedger, 'name' | 'ledger'> {
  const stats = statSync(path)
  if (!stats.isFile()) throw refused(name, 'Unexpected folder, expected a file')
  if (stats.size > mostBytes) throw refused(name, tooMuch)
  return { name, ledger: parsed(readFileSync(path, 'utf8'), name) }
}

const tooMuch = 'Unexpected size, expected a ledger of at most 5 MiB'

/** The body of a response, read only as far as it may go. */
async function textOf(response: Response, name: string): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > mostBytes) throw refused(name, tooMuch)
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

function parsed(text: string, name: string): Ledger {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    throw refused(name, 'Unexpected content, expected a ledger as JSON, as `permalinks.json` of a built site is one')
  }
  const read = Ledger.safeParse(data)
  if (read.success) {
    const addresses = read.data.permalinks.flatMap(({ address, to, milestone }) => [
      address,
      ...(to === undefined ? [] : [to]),
      ...(milestone === undefined ? [] : [`/${milestone}/`]),
    ])
    const bad = addresses.find((address) => !isAddress(address))
    if (bad === undefined) return read.data
    throw refused(
      name,
      `Unexpected address \`${shownText(bad, 80)}\` in the ledger, expected addresses of a site of Milepost`,
    )
  }
  const [issue] = read.error.issues
  const where = issue?.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  throw refused(
    name,
    `Unexpected value of \`${shownText(where ?? '', 80)}\` in the ledger (${shownText(issue?.message ?? '', 120)}), expected a ledger of Milepost`,
  )
}

const isHttps = (address: string): boolean => URL.canParse(address) && new URL(address).protocol === 'https:'

function refused(name: string, reason: string): AggregateError {
  return readingErrors([messageAt('error', 'permalinks', reason, { line: 1, column: 1 }, name)])
}
