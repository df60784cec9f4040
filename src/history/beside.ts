import type { Permalink } from './types.ts'

/**
 * Names of the files that machines read beside a page of each kind. An address once published stays: a name that stands here never
 * leaves again. One that ends in a slash is a page.
 */
export const besideSite = [
  ...(['roadmap.schema.json', 'milestone.schema.json', 'feed.xml', 'feed.json', 'calendar.ics'] as const),
  ...(['llms.txt', 'search.json', 'card.png'] as const),
] as const
export const besideRoadmap = [
  ...(['roadmap.json', 'roadmap.md', 'feed.xml', 'feed.json', 'calendar.ics'] as const),
  ...(['badge.svg', 'badge.json', 'card.png', 'oembed.json', 'embed/'] as const),
] as const
export const besideMilestone = [
  ...(['milestone.json', 'feed.xml', 'feed.json'] as const),
  ...(['badge.svg', 'badge.json', 'card.png', 'oembed.json', 'embed/'] as const),
] as const
/** Pinned: what stands beside an edition knows of nothing that came later. */
export const besideEdition = ['badge.svg'] as const
export const besideAnnouncement = ['card.png'] as const

/** A page and the addresses of what stands beside it, which goes where the page goes. */
export function withBeside(page: Permalink): Permalink[] {
  const files = namesBeside(page).map((name) => ({
    ...page,
    address: `${page.address}${name}`,
    ...(page.to === undefined ? {} : { to: besideTarget(page.to, page.milestone, name) }),
  }))
  return [page, ...files]
}

/** Whether an address is of a file, or of a page that another page has beside it. */
export function isBeside({ address }: Pick<Permalink, 'address'>): boolean {
  const name = address.slice(address.replace(/\/$/, '').lastIndexOf('/') + 1)
  return !address.includes('#') && all.has(name)
}

const all: ReadonlySet<string> = new Set([
  ...besideSite,
  ...besideRoadmap,
  ...besideMilestone,
  ...besideEdition,
  ...besideAnnouncement,
])

/** The file of the same name beside another page, else what that page has instead, else the page. */
function besideTarget(to: string, milestone: string | undefined, name: string): string {
  const names = namesBeside({ address: to, ...(milestone === undefined ? {} : { milestone }) })
  const there = [name, name.replace('milestone', 'roadmap')].find((each) => names.includes(each))
  return `${to}${there ?? ''}`
}

function namesBeside({ address, milestone }: Pick<Permalink, 'address' | 'milestone'>): readonly string[] {
  if (address.includes('#')) return []
  const [, first = '', second = '', third = ''] = address.split('/')
  if (first === 'announcements') return second === '' ? [] : besideAnnouncement
  if (second === '') return besideRoadmap
  if (third === '') return milestone === undefined || ownPages.has(second) ? [] : besideMilestone
  return second === 'versions' ? besideEdition : []
}

/** Pages of a roadmap that are of no milestone. */
const ownPages: ReadonlySet<string> = new Set(['document', 'versions', 'changes', 'board', 'embed'])
