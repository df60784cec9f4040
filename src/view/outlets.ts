import { besideMilestone, besideRoadmap, besideSite } from '../history/beside.ts'

/** What pages speak of that has files of its own beside it. */
export type Kind = 'site' | 'roadmap' | 'milestone'

/** The page whose files a page offers: its own, or those of the page that it belongs to. */
export interface Subject {
  kind: Kind
  /** Path of that page, with the base. */
  path: string
  title: string
}

/** Names of the files beside each kind of page, as the ledger lists them: a link to another would lead nowhere. */
const listed: Readonly<Record<Kind, readonly string[]>> = {
  site: besideSite,
  roadmap: besideRoadmap,
  milestone: besideMilestone,
}

/**
 * Media types of what a page offers, in the order in which it does, by what it is for. Atom: RFC 4287; JSON Feed 1.1; iCalendar:
 * RFC 5545; Markdown: RFC 7763; oEmbed 1.0.
 */
const types = {
  follow: {
    'feed.xml': 'application/atom+xml',
    'feed.json': 'application/feed+json',
    'calendar.ics': 'text/calendar',
  },
  programs: {
    'roadmap.json': 'application/json',
    'milestone.json': 'application/json',
    'roadmap.md': 'text/markdown',
    'llms.txt': 'text/plain',
    'badge.svg': 'image/svg+xml',
    'badge.json': 'application/json',
    'permalinks.json': 'application/json',
    'roadmap.schema.json': 'application/schema+json',
    'milestone.schema.json': 'application/schema+json',
  },
} as const
type Use = keyof typeof types
export type FollowName = keyof (typeof types)['follow']
export type OutletName = FollowName | keyof (typeof types)['programs']

/** A file that a page offers. */
export interface Outlet<Name extends string = OutletName> {
  name: Name
  path: string
  type: string
}

export function outletsOf(
  subject: Subject,
  use: 'follow',
  names?: Readonly<Record<Kind, readonly string[]>>,
): Outlet<FollowName>[]
export function outletsOf(subject: Subject, use: Use, names?: Readonly<Record<Kind, readonly string[]>>): Outlet[]
/** What one can follow of a page, or feed to programs; only what the ledger lists. */
export function outletsOf({ kind, path }: Subject, use: Use, names = listed): Outlet[] {
  const known = new Set([...names[kind], ...(kind === 'site' ? ['permalinks.json'] : [])])
  return Object.entries(types[use])
    .filter(([name]) => known.has(name))
    .map(([name, type]) => ({ name: name as OutletName, path: `${path}${name}`, type }))
}

/** Whether a file of this name stands beside a page. */
export function hasBeside({ kind }: Subject, name: 'card.png' | 'badge.svg' | 'oembed.json', names = listed): boolean {
  return names[kind].includes(name)
}

const alternates: ReadonlySet<OutletName> = new Set([
  'feed.xml',
  'feed.json',
  'roadmap.json',
  'milestone.json',
  'roadmap.md',
])

/** What the head of a page names as the same in another form (HTML, `rel="alternate"`). */
export function alternatesOf(subject: Subject, names = listed): Outlet[] {
  const all = [...outletsOf(subject, 'follow', names), ...outletsOf(subject, 'programs', names)]
  return all.filter(({ name }) => alternates.has(name))
}

/** The address that asks a calendar program to subscribe rather than to import once; null for what is not served as a site is. */
export function webcal(address: string): string | null {
  return /^https?:\/\//.test(address) ? address.replace(/^https?:/, 'webcal:') : null
}
