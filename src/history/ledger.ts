import { z } from 'zod'
import { eachMilestone, type Roadmap } from '../roadmap/index.ts'
import { withBeside } from './beside.ts'
import type { Permalink } from './types.ts'
import type { Walk } from './walk.ts'

/** Version of the printed ledger. */
export const ledgerVersion = 1

export const Ledger = z.object({
  schemaVersion: z.literal(ledgerVersion),
  permalinks: z.array(
    z.object({
      address: z.string().describe('Path below the base of the site, with the anchor of a document where it is one.'),
      state: z.enum(['living', 'redirect', 'tombstone']),
      to: z.string().optional().describe('Where a redirect leads, in one hop; where a tombstone points to.'),
      milestone: z.string().optional().describe('`roadmap/milestone` that the address is or was of.'),
      since: z.iso.date().describe('Day of the version in which it was first published.'),
      until: z.iso.date().optional().describe('Day of the version in which it stopped to be living.'),
    }),
  ),
})
export type Ledger = z.infer<typeof Ledger>

export interface LedgerInput {
  /** Id of the roadmap now. */
  id: string
  walk: Walk
  /** Whether the site has pages of versions: without git it says nothing about history. */
  pages: boolean
}

/** Every address that any version of one roadmap published, and where it leads now. */
export function permalinksOf({ id, walk, pages: hasPages }: LedgerInput): Permalink[] {
  const found = new Map<string, Permalink>()
  const first = walk.published[0]?.day ?? ''
  const last = walk.published.at(-1)?.day ?? ''
  const note = (permalink: Permalink) => {
    const known = found.get(permalink.address)
    if (!known) found.set(permalink.address, permalink)
    else if (permalink.since < known.since) known.since = permalink.since
  }
  const living = milestonesOf(walk.living)
  const roadmapPages = [
    `/${id}/`,
    `/${id}/document/`,
    `/${id}/board/`,
    ...(hasPages ? [`/${id}/versions/`, `/${id}/changes/`] : []),
  ]
  for (const address of roadmapPages) note({ address, state: 'living', since: first })
  if (hasPages) {
    for (const { name, formerly, date } of walk.versions) {
      const to = `/${id}/versions/${name}/`
      note({ address: to, state: 'living', since: date })
      for (const old of formerly) note({ address: `/${id}/versions/${old}/`, state: 'redirect', to, since: date })
    }
  }

  const since = new Map<string, string>()
  for (const version of walk.versions) {
    for (const milestone of milestonesOf(version.roadmap)) if (!since.has(milestone)) since.set(milestone, version.date)
  }
  for (const milestone of living) since.set(milestone, since.get(milestone) ?? last)
  for (const [milestone, day] of since) {
    const stone = walk.tombstones.find((other) => other.id === milestone)
    const address = `/${id}/${milestone}/`
    const of = `${id}/${milestone}`
    if (!stone) note({ address, state: 'living', milestone: of, since: day })
    else {
      const [successor] = stone.successors
      note({
        address,
        state: 'tombstone',
        ...(stone.successors.length === 1 ? { to: `/${id}/${successor}/` } : {}),
        milestone: of,
        since: day,
        until: stone.date,
      })
    }
  }
  const stated = new Map<string, string>()
  for (const { roadmap, date } of walk.versions)
    for (const { milestone } of eachMilestone(roadmap.milestones))
      for (const alias of milestone.aliases ?? []) if (!stated.has(alias)) stated.set(alias, date)
  for (const { milestone } of eachMilestone(walk.living.milestones)) {
    for (const alias of milestone.aliases ?? []) {
      if (since.has(alias)) found.delete(`/${id}/${alias}/`)
      note({
        address: `/${id}/${alias}/`,
        state: 'redirect',
        to: `/${id}/${milestone.id}/`,
        milestone: `${id}/${milestone.id}`,
        since: since.get(alias) ?? stated.get(alias) ?? last,
      })
    }
  }
  anchors(id, walk, note)
  const formerly = new Map<string, string>()
  for (const { id: old, day } of walk.published) if (old !== id) formerly.set(old, day)
  for (const [old, day] of formerly) moved(old, id, day, walk, found)
  for (const permalink of found.values()) {
    const next = found.get(permalink.to ?? '')
    if (next?.state === 'redirect' && next.to !== undefined) permalink.to = next.to
  }
  return [...found.values()].flatMap(withBeside).sort(byAddress)
}

/** Sorts by code unit, as everything that is printed: the same on every machine. */
export const byAddress = (a: Permalink, b: Permalink): number =>
  a.address < b.address ? -1 : a.address > b.address ? 1 : 0

function milestonesOf(roadmap: Roadmap): string[] {
  return [...eachMilestone(roadmap.milestones)].map(({ milestone }) => milestone.id)
}

/** Anchors of the document page: those that went lead to where their milestone stands now, or to the list of what moved. */
function anchors(id: string, walk: Walk, note: (permalink: Permalink) => void): void {
  const document = `/${id}/document/`
  const now = walk.published.at(-1)?.anchors ?? []
  const present = new Set(now.map(({ anchor }) => anchor))
  const ofMilestone = new Map<string, string>()
  for (const { anchor, milestone } of now)
    if (milestone !== null && !ofMilestone.has(milestone)) ofMilestone.set(milestone, anchor)
  const gone = new Map(walk.tombstones.map((stone) => [stone.id, stone]))
  const seen = new Set<string>()
  const lastSeen = new Map<string, number>()
  walk.published.forEach((step, index) => {
    for (const { anchor } of step.anchors) lastSeen.set(anchor, index)
  })
  const bearers = new Map(now.map(({ anchor, milestone }) => [anchor, milestone]))
  for (const step of walk.published) {
    for (const { anchor } of step.anchors) {
      if (seen.has(anchor)) continue
      seen.add(anchor)
      const address = `${document}#${anchor}`
      if (present.has(anchor)) {
        const bearer = bearers.get(anchor) ?? null
        note({
          address,
          state: 'living',
          ...(bearer === null ? {} : { milestone: `${id}/${bearer}` }),
          since: step.day,
        })
        continue
      }
      const last = walk.published[lastSeen.get(anchor) ?? 0]
      const milestone = last?.anchors.find((other) => other.anchor === anchor)?.milestone ?? null
      const until = walk.published[(lastSeen.get(anchor) ?? 0) + 1]?.day ?? step.day
      const target = milestone === null ? undefined : ofMilestone.get(milestone)
      const of = milestone === null ? {} : { milestone: `${id}/${milestone}` }
      if (target !== undefined)
        note({ address, state: 'redirect', to: `${document}#${target}`, ...of, since: step.day, until })
      else if (milestone !== null && !gone.has(milestone))
        note({ address, state: 'redirect', to: `/${id}/${milestone}/`, ...of, since: step.day, until })
      else
        note({
          address,
          state: 'tombstone',
          ...(milestone === null ? {} : { to: `/${id}/${milestone}/` }),
          ...of,
          since: step.day,
          until,
        })
    }
  }
}

/** A roadmap that had another id, by its file or its front matter, until a day: all of its addresses lead to the new ones in one hop. */
function moved(old: string, id: string, until: string, walk: Walk, found: Map<string, Permalink>): void {
  const day = walk.published.find((step) => step.day > until)?.day ?? until
  for (const permalink of [...found.values()]) {
    if (!permalink.address.startsWith(`/${id}/`) || permalink.since > until) continue
    const address = `/${old}/${permalink.address.slice(id.length + 2)}`
    const to = permalink.state === 'redirect' ? permalink.to : permalink.address
    if (to === undefined || found.has(address)) continue
    const { milestone, since } = permalink
    found.set(address, {
      address,
      state: 'redirect',
      to,
      ...(milestone === undefined ? {} : { milestone }),
      since,
      until: day,
    })
  }
}

/** Addresses of an earlier ledger that a new one no longer knows: links that a deployment would break. */
export function vanished(before: Ledger, after: readonly Permalink[]): Permalink[] {
  const known = new Set(after.map(({ address }) => address))
  return before.permalinks.filter(({ address }) => !known.has(address))
}
