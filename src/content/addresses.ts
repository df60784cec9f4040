import type { VFileMessage } from 'vfile-message'
import { byAddress, type Ledger, ledgerVersion, vanished } from '../history/ledger.ts'
import type { Permalink } from '../history/types.ts'
import { messageAt } from '../read/message.ts'
import { headingId } from '../render/schema.ts'
import type { LastLedger } from './sources.ts'

/** An address that leads on to another. */
export interface Redirect {
  /** Path below the base of the site: of a page, or of a file beside one. */
  address: string
  /** Path below the base of the site. */
  to: string
}

/** The addresses of all roadmaps of a site, by address. Where two know one, what has a page there comes before what led away. */
export function joined(ledgers: readonly (readonly Permalink[])[]): Permalink[] {
  const found = new Map<string, Permalink>()
  const rank = ({ state }: Permalink): number => ['living', 'tombstone', 'redirect'].indexOf(state)
  for (const permalink of ledgers.flat()) {
    const known = found.get(permalink.address)
    if (known === undefined || rank(permalink) < rank(known)) found.set(permalink.address, permalink)
  }
  return [...found.values()].sort(byAddress)
}

/** The ledger as it is published and committed: one address a line. */
export function printLedger(permalinks: readonly Permalink[]): string {
  const lines = permalinks.map(({ address, state, to, milestone, since, until }) =>
    JSON.stringify({ address, state, to, milestone, since, until }),
  )
  const list = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`
  return `{\n  "schemaVersion": ${ledgerVersion},\n  "permalinks": ${list}\n}\n`
}

/** The pages and files that lead on. Anchors are not among them: no server ever sees one. */
export function redirectsOf(permalinks: readonly Permalink[]): Redirect[] {
  return permalinks.flatMap(({ address, state, to }) =>
    state === 'redirect' && to !== undefined && !address.includes('#') ? [{ address, to }] : [],
  )
}

const segment = '[a-z0-9]+(?:[.-][a-z0-9]+)*'
const path = new RegExp(`^/(?:${segment}/)*(?:${segment})?$`)
const pageOrFile = new RegExp(`^/(?:${segment}/)+(?:${segment}[.]${segment})?$`)

/** Whether a text is an address that a site of ours can have: a page or a file below the base, or a heading's anchor on one. */
export function isAddress(text: string): boolean {
  const [own = '', anchor, ...more] = text.split('#')
  return path.test(own) && (anchor === undefined || headingId.test(anchor)) && more.length === 0
}

/**
 * The redirects as a `_redirects` file, the form that Netlify reads; `''` where there are none. They are forced, because for hosts without
 * redirects a page stands at each of these addresses, and would hide a redirect that is not.
 *
 * @throws {RangeError} for an address that is none of this site's, so that no line can say more than it should
 */
export function printRedirects(redirects: readonly Redirect[], base: string): string {
  const root = base.replace(/\/$/, '')
  const lines = redirects.map(({ address, to }) => {
    for (const path of [address, to])
      if (!pageOrFile.test(path)) throw new RangeError(`Unexpected address \`${path}\`, expected one of the site's own`)
    return `${root}${address} ${root}${to} 301!\n`
  })
  return lines.sort().join('')
}

/** Reads a `_redirects` file of ours back: where each path leads. */
export function parseRedirects(text: string): Map<string, string> {
  const lines = text.split('\n').map((line) => line.split(' '))
  return new Map(lines.flatMap(([from, to, status]) => (from && to && status === '301!' ? [[from, to]] : [])))
}

/** Most addresses that are named one by one. */
const mostNamed = 20

/** Addresses of an earlier deployment that this one would break, each with what to write so that it does not. */
export function lostAddresses({ name, ledger }: LastLedger, permalinks: readonly Permalink[]): VFileMessage[] {
  const lost = vanished(ledger, permalinks)
  const ids = new Set(['announcements', ...permalinks.map(({ address }) => address.split('/')[1])])
  const foreign = Map.groupBy(
    lost.filter(({ address }) => !ids.has(address.split('/')[1])),
    ({ address }) => address.split('/')[1] ?? '',
  )
  const own = lost.filter(({ address }) => ids.has(address.split('/')[1]))
  const reasons = [...foreign].map(([id, all]) => {
    const count = all.length === 1 ? 'address' : `${all.length} addresses`
    return (
      `Unexpected absence of the ${count} below \`/${id}/\`, expected every published address to stay: build from a git clone that has the ` +
      `roadmap's file, and where another roadmap goes on with it, write front matter with \`id: ${id}\` there`
    )
  })
  for (const permalink of own.slice(0, mostNamed))
    reasons.push(
      `Unexpected absence of \`${permalink.address}\`, expected every published address to stay: ${remedyFor(permalink)}`,
    )
  if (own.length > mostNamed) reasons.push(`Unexpected absence of ${own.length - mostNamed} more addresses`)
  return reasons.map((reason) => messageAt('error', 'permalinks', reason, { line: 1, column: 1 }, name))
}

function remedyFor({ address }: Ledger['permalinks'][number]): string {
  const [, first = '', second = '', third = ''] = address.split('/')
  if (first === 'announcements') {
    const file = second === '' ? 'the announcements' : `\`content/announcements/${second}.mdx\``
    return `put ${file} back; the text may change, the name of the file may not`
  }
  if (second === 'versions' && third !== '')
    return `put the commits back that it was made of, or tag the commit that takes their place \`${third}\``
  if (['', 'document', 'versions', 'changes', 'board'].includes(second))
    return 'build from a git clone that has the history of the file'
  return `write \`aliases: [${second}]\` in the front matter at the milestone that goes on with it`
}
