import { type CollectionEntry, getCollection } from 'astro:content'

export { render } from 'astro:content'

export type RoadmapPageEntry = CollectionEntry<'roadmaps'>
export type RulePageEntry = CollectionEntry<'rules'>

/** Every roadmap of the site in the order of their ids, compared by code units: Astro's own order follows the machine's locale. */
export async function roadmaps(): Promise<RoadmapPageEntry[]> {
  return byId(await getCollection('roadmaps'))
}

/** Every rule in the order of their ids. */
export async function rules(): Promise<RulePageEntry[]> {
  return byId(await getCollection('rules'))
}

function byId<Entry extends { id: string }>(entries: Entry[]): Entry[] {
  return entries.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
