import type { Period } from '../roadmap/index.ts'
import type { PublishedSite, PublishedVersion } from './published.ts'

/** A name that nobody can ever own (RFC 2606, section 2). */
const nobody = 'milepost.invalid'

/**
 * A `tag:` URI (RFC 4151) for something that a version of a roadmap brought, the same for ever and wherever it is published.
 *
 * The name of the commit makes it unique, so that it needs no owner: the site may get an address, move to another or be previewed without
 * a reader seeing old news again, as RFC 4287, section 4.2.6, asks of an id. The document goes by the path that it had in that commit, not
 * by the id of its roadmap, which may change later; tags, which come later too, are no part of it.
 */
export function versionTag(version: PublishedVersion, ...parts: readonly string[]): string {
  const { source, id } = version.roadmap
  return tag(nobody, version.date, [version.commit, ...(source.path ?? id).split('/'), ...parts])
}

/**
 * A `tag:` URI (RFC 4151) for what a site itself made on a day. Its authority is the host of the site, followed by the path of the site on
 * it; a site that does not know its address has none.
 */
export function siteTag(site: PublishedSite, day: string, ...parts: readonly string[]): string {
  const { host, base } = authority(site)
  return tag(host, day, [...base, ...parts])
}

/**
 * The id of a feed: its own address, else a `tag:` URI. RFC 4287 wants an absolute IRI.
 */
export function feedId(site: PublishedSite, folder: string): string {
  const address = site.address(`${folder}feed.xml`)
  return isAbsolute(address) ? address : tag(nobody, '1970-01-01', `${folder}feed`.split('/').filter(Boolean))
}

/**
 * UID of a calendar component (RFC 5545, section 3.8.4.7) from the lasting ids of a milestone and its roadmap and from the place of the
 * site, so that two sites on one host never share one. What the milestone is called and when it is due are no part of it.
 */
export function eventUid(site: PublishedSite, roadmap: string, milestone: string): string {
  const { host, base } = authority(site)
  return `${[milestone, roadmap, ...base.toReversed()].join('.').replace(/[^\w.%~-]/g, '-')}@${host}`
}

/** `2026-05-04`, `2026-07-01_2026-09-30`, `2026-07-01_` for an open end, `weeks_5_8`, `duration_4_6_week`, `none`. */
export function periodKey(period: Period | null): string {
  if (period === null) return 'none'
  if ('start' in period) return period.start === period.end ? period.start : `${period.start}_${period.end ?? ''}`
  if ('duration' in period) return ['duration', period.duration[0], period.duration[1] ?? '', period.unit].join('_')
  const [unit, span] = Object.entries(period)[0] ?? ['', []]
  return [unit, ...span].join('_')
}

/** Whether an address is one wherever it is read. */
export function isAbsolute(address: string): boolean {
  return /^https?:\/\//.test(address)
}

function tag(host: string, day: string, parts: readonly string[]): string {
  return `tag:${host},${day}:${parts.map((part) => encodeURIComponent(part).replaceAll('%2B', '+')).join('/')}`
}

function authority(site: PublishedSite): { host: string; base: string[] } {
  const home = site.address('/')
  if (!isAbsolute(home)) return { host: nobody, base: [] }
  const { hostname, pathname } = new URL(home)
  return { host: hostname, base: pathname.split('/').filter(Boolean).map(decoded) }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
