import { type CollectionEntry, getCollection, getEntry } from 'astro:content'
import site from 'milepost:site'
import type { Permalink } from '../history/types.ts'
import type { Announced } from '../publish/published.ts'
import type { Roadmap } from '../roadmap/index.ts'
import { joined, type Redirect, redirectsOf } from './addresses.ts'
import type { AnnouncementFacts } from './announcements.ts'
import type { Edition } from './past.ts'
import type { Preview } from './preview.ts'

export { render } from 'astro:content'

export type RoadmapPageEntry = CollectionEntry<'roadmaps'>
export type RulePageEntry = CollectionEntry<'rules'>
export type { AnnouncementFacts, Edition, Preview, Redirect }

/** Every roadmap of the site in the order of their ids, compared by code units: Astro's own order follows the machine's locale. */
export async function roadmaps(): Promise<RoadmapPageEntry[]> {
  return byId(await getCollection('roadmaps'))
}

/** Every rule in the order of their ids. */
export async function rules(): Promise<RulePageEntry[]> {
  return byId(await getCollection('rules'))
}

/** Every version of a roadmap as it stood, oldest first; `[]` without git. What one says depends on none that came later. */
export async function editions(roadmap: string): Promise<Edition[]> {
  const entries = await getCollection('versions', ({ data }) => data.of === roadmap)
  return entries
    .sort((a, b) => a.data.order - b.data.order)
    .map(({ data: { version, previous, text, roadmap } }) => ({
      version,
      previous,
      text,
      roadmap: JSON.parse(roadmap) as Roadmap,
    }))
}

/** Every announcement, newest first. */
export async function announcements(): Promise<Announced[]> {
  return (await announcementEntries()).map(({ id, title, date, summary, authors, milestones }) => ({
    id,
    title,
    date,
    summary,
    authors,
    milestones,
  }))
}

/** Every announcement with all that the site knows of it, newest first. */
export async function announcementEntries(): Promise<AnnouncementFacts[]> {
  return (await getEntry('announcements', 'announcements'))?.data.all ?? []
}

/** Every address that the site ever had, by address. */
export async function permalinks(): Promise<Permalink[]> {
  const entries = await getCollection('permalinks')
  return joined(byId(entries).map(({ data }) => data.permalinks))
}

/** Pages that stand where something else stood and lead on to it. */
export async function redirects(): Promise<Redirect[]> {
  return redirectsOf(await permalinks()).filter(({ address }) => address.endsWith('/'))
}

/** What the change changes that is built for review; null in every other build. */
export async function preview(): Promise<Preview | null> {
  if (!site.preview) return null
  return (await getEntry('preview', 'preview'))?.data ?? null
}

function byId<Entry extends { id: string }>(entries: Entry[]): Entry[] {
  return entries.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
