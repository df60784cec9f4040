import { eachMilestone, type Roadmap } from '../roadmap/index.ts'
import { isBeside, withBeside } from './beside.ts'
import { identify, portraits } from './identify.ts'
import { byAddress, type Ledger } from './ledger.ts'
import type { Portrait } from './likeness.ts'
import type { Permalink } from './types.ts'
import type { Snapshot } from './walk.ts'

export interface LastLedgerInput {
  ledger: Ledger
  /** What the document says now; the id of its roadmap counts. */
  snapshot: Snapshot
  /** Day of the newest commit, `YYYY-MM-DD`. */
  day: string
}

/**
 * Goes on from a ledger where the history itself is not to be had. A milestone keeps the id that the ledger has for its heading's anchor,
 * else for the id that label and title give; nothing new takes an id that the ledger lists. Every address of the ledger stays: what has
 * no page without the history leads, in one hop, to the nearest that has one.
 */
export function fromLedger({ ledger, snapshot, day }: LastLedgerInput): { living: Roadmap; permalinks: Permalink[] } {
  const { id } = snapshot.roadmap
  const before = new Map(ledger.permalinks.map((permalink) => [permalink.address, permalink]))
  const living = withLedgerIds(snapshot, before)
  const found = new Map<string, Permalink>()
  const note = (address: string, milestone?: string): void => {
    const since = before.get(address)?.since ?? day
    found.set(address, { address, state: 'living', ...(milestone === undefined ? {} : { milestone }), since })
  }
  note(`/${id}/`)
  note(`/${id}/document/`)
  note(`/${id}/board/`)
  const milestones = [...eachMilestone(living.milestones)].map(({ milestone }) => milestone)
  for (const { id: milestone } of milestones) note(`/${id}/${milestone}/`, `${id}/${milestone}`)
  const ofLine = new Map(
    milestones.flatMap(({ id, line, also }) => [...also, line].map((at): [number, string] => [at, id])),
  )
  for (const { anchor, line } of snapshot.headings) {
    const milestone = ofLine.get(line)
    note(`/${id}/document/#${anchor}`, milestone === undefined ? undefined : `${id}/${milestone}`)
  }
  const lead = (permalink: Permalink): string => nearest(permalink, before, found, id)
  const others = ledger.permalinks.filter(
    (permalink) => isOf(permalink, id) && !isBeside(permalink) && !found.has(permalink.address),
  )
  const led = others.map((permalink): Permalink => {
    const { address, milestone, since, until = day } = permalink
    return {
      address,
      state: 'redirect',
      to: lead(permalink),
      ...(milestone === undefined ? {} : { milestone }),
      since,
      until,
    }
  })
  return { living, permalinks: [...found.values(), ...led].flatMap(withBeside).sort(byAddress) }
}

/** Where an address leads that has no page now: along the ledger's own redirects, to its milestone, at last to the roadmap. */
function nearest(
  permalink: Permalink,
  before: ReadonlyMap<string, Permalink>,
  found: ReadonlyMap<string, Permalink>,
  id: string,
): string {
  const seen = new Set<string>()
  for (let at: Permalink | undefined = permalink; at && !seen.has(at.address); at = before.get(at.to ?? '')) {
    seen.add(at.address)
    if (found.has(at.address)) return at.address
    const page = `/${at.milestone ?? ''}/`
    if (found.has(page)) return page
    if (at.to !== undefined && found.has(at.to)) return at.to
  }
  return permalink.address.includes('#') ? `/${id}/document/` : `/${id}/`
}

function isOf({ address, to, milestone }: Permalink, id: string): boolean {
  return [address, to ?? '', `/${milestone ?? ''}`].some((path) => path.startsWith(`/${id}/`))
}

function withLedgerIds({ roadmap, headings }: Snapshot, before: ReadonlyMap<string, Permalink>): Roadmap {
  const { id } = roadmap
  const used = new Set<string>()
  const bearing = new Set<string>()
  for (const { address, state } of before.values()) {
    const [, of, milestone, rest] = address.split('/')
    if (of !== id || !milestone || rest !== '') continue
    used.add(milestone)
    if (state !== 'redirect') bearing.add(milestone)
  }
  const anchors = new Map(headings.map(({ anchor, line }) => [line, anchor]))
  const all = portraits(roadmap)
  const remembered: Portrait[] = []
  const open = new Set(all)
  const remember = (one: Portrait, milestone: string | undefined): void => {
    if (milestone === undefined || !bearing.has(milestone) || !open.has(one)) return
    bearing.delete(milestone)
    open.delete(one)
    remembered.push({ ...one, milestone: { ...one.milestone, id: milestone } })
  }
  for (const one of all) {
    const anchor = anchors.get(one.milestone.line)
    const permalink = anchor === undefined ? undefined : before.get(`/${id}/document/#${anchor}`)
    if (permalink?.state === 'living' && permalink.milestone?.startsWith(`${id}/`))
      remember(one, permalink.milestone.slice(id.length + 1))
  }
  for (const one of all) remember(one, one.milestone.id)
  return identify({ living: remembered, gone: new Map(), used }, roadmap).roadmap
}
