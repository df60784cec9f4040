import { toHtml } from 'hast-util-to-html'
import { oneLine } from './one-line.ts'
import type { Output, Published, PublishedMilestone, PublishedSite } from './published.ts'

/** The size that a frame of ours is given, in pixels; it works down to a width of 280. */
export const frameSizes = { roadmap: { width: 560, height: 240 }, milestone: { width: 560, height: 200 } } as const

export function roadmapEmbed({ site, roadmap }: Published): Output {
  return oembed(site, `/${roadmap.id}/`, oneLine(roadmap.title) || roadmap.id, frameSizes.roadmap)
}

export function milestoneEmbed({ published: { site, roadmap }, milestone, gone }: PublishedMilestone): Output {
  const id = gone?.id ?? milestone.id
  const title = [milestone.label, milestone.title === milestone.label ? null : milestone.title]
    .filter((part) => part !== null)
    .map(oneLine)
    .join(': ')
  return oembed(site, `/${roadmap.id}/${id}/`, title || id, frameSizes.milestone)
}

/** The answer of an oEmbed provider, version 1.0, of type `rich`: a frame with the page that is made for it, and the card as thumbnail. */
function oembed(site: PublishedSite, path: string, title: string, size: { width: number; height: number }): Output {
  const printed = {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: oneLine(site.name),
    provider_url: site.address('/'),
    html: frame(site.address(`${path}embed/`), title, size),
    ...size,
    thumbnail_url: site.address(`${path}card.png`),
    thumbnail_width: 1200,
    thumbnail_height: 630,
  }
  return { type: 'application/json', body: `${JSON.stringify(printed, null, 2)}\n` }
}

/** The frame as HTML, to be pasted into a page. */
export function frame(src: string, title: string, { width, height }: { width: number; height: number }): string {
  return toHtml({
    type: 'element',
    tagName: 'iframe',
    properties: { src, title, width, height, loading: 'lazy' },
    children: [],
  })
}
