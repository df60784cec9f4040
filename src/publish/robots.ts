import type { Output } from './published.ts'

/** First file of the sitemap, below the base. */
export const sitemapName = 'sitemap-index.xml'

/** `robots.txt` (RFC 9309): all may be read. `sitemap` is the whole address of the sitemap; null where there is none. */
export function robotsTxt(sitemap: string | null): Output {
  const lines = ['User-agent: *', 'Allow: /', ...(sitemap === null ? [] : ['', `Sitemap: ${sitemap}`])]
  return { type: 'text/plain; charset=utf-8', body: `${lines.join('\n')}\n` }
}
