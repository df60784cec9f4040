import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import astroSitemap from '@astrojs/sitemap'
import type { AstroIntegration } from 'astro'
import { Ledger } from '../history/ledger.ts'
import type { Permalink } from '../history/types.ts'

/** Pages that are no places to arrive at: the box to look things up in, and frames for the pages of others. */
const aside = /^\/search\/$|\/embed\/$/

/** What a sitemap says of a page. */
interface Listed {
  /** `YYYY-MM-DD`. */
  lastmod?: string
}

/**
 * Tells of a path below the base what the sitemap says of it, or null where it leaves it out: what leads on, or tells that something is
 * gone, is for those who have the link already. A version has its own day, and its roadmap that of the newest one; of all other pages no
 * day is known that would not be a guess.
 */
export function listing(permalinks: readonly Pick<Permalink, 'address' | 'state' | 'since'>[]) {
  const known = new Map(permalinks.map((permalink) => [permalink.address, permalink]))
  const newest = new Map<string, string>()
  for (const { address, state, since } of permalinks) {
    const [, roadmap = '', part, version] = address.split('/')
    if (part !== 'versions' || !version || state !== 'living') continue
    if (since > (newest.get(roadmap) ?? '')) newest.set(roadmap, since)
  }
  return (path: string): Listed | null => {
    const state = known.get(path)?.state ?? 'living'
    if (state !== 'living' || aside.test(path)) return null
    const [, roadmap = '', part = '', version = ''] = path.split('/')
    const lastmod =
      version !== '' && part === 'versions'
        ? known.get(path)?.since
        : ['', 'versions', 'changes'].includes(part)
          ? newest.get(roadmap)
          : undefined
    return lastmod === undefined ? {} : { lastmod }
  }
}

/** Writes the sitemap (sitemaps.org 0.9) of a site that is published below `base`; it stands before the integration that moves the output to its place. */
export function sitemap(base: string): AstroIntegration {
  const root = base.replace(/\/$/, '')
  let listed: ReturnType<typeof listing> = () => null
  const pathOf = (address: string): string => new URL(address).pathname.slice(root.length)
  const inner = astroSitemap({
    namespaces: { news: false, xhtml: false, image: false, video: false },
    filter: (address) => listed(pathOf(address)) !== null,
    serialize: (item) => ({ ...item, ...listed(pathOf(item.url)) }),
  })
  return {
    name: 'milepost:sitemap',
    hooks: {
      ...inner.hooks,
      async 'astro:build:done'(options) {
        const ledger = readFileSync(fileURLToPath(new URL('permalinks.json', options.dir)), 'utf8')
        listed = listing(Ledger.parse(JSON.parse(ledger)).permalinks)
        await inner.hooks['astro:build:done']?.(options)
      },
    },
  }
}
