import {
  type AnnouncementFacts,
  announcementEntries,
  editions,
  type RoadmapPageEntry,
  roadmaps,
} from '../content/entries.ts'
import { eachMilestone } from '../roadmap/index.ts'
import { type Promised, promisedIn, type Told } from '../view/announced.ts'
import { type CardAttributes, cardOf } from '../view/card.ts'
import { glanceOf } from '../view/roadmap-view.ts'
import { to, voice } from './site.ts'

/** What was said in an announcement and what is so now. Only the past of roadmaps that it links is looked at. */
export async function promisedFor(announcement: AnnouncementFacts): Promise<Promised[]> {
  const named = new Set(announcement.milestones.map((full) => full.split('/')[0]))
  const told = new Map<string, Told>()
  for (const entry of await roadmaps())
    if (named.has(entry.data.roadmap.id)) told.set(entry.data.roadmap.id, await toldOf(entry))
  return promisedIn(announcement, told)
}

/** What is known of a roadmap, kept for the last few: announcements of one time speak of the same ones. */
const toldOf = rememberingFew(readPast)

async function readPast({ data: { roadmap, history } }: RoadmapPageEntry): Promise<Told> {
  const stored = history ? await editions(roadmap.id) : []
  return {
    roadmap,
    tombstones: history?.tombstones ?? [],
    versions: stored.map(({ version, roadmap }) => ({ date: version.date, roadmap })),
  }
}

/**
 * What a card says of the milestone that a text names.
 *
 * @throws {Error} for a name that no announcement has in its text: it was made by a program, which nothing could check
 */
export async function cardFor(name: string): Promise<CardAttributes> {
  const references = (await announcementEntries()).flatMap(({ references }) => references)
  const found = references.find((each) => each.name === name)
  const entry = (await roadmaps()).find(({ data }) => data.roadmap.id === found?.roadmap)
  if (found === undefined || entry === undefined)
    throw new Error(`Unexpected milestone \`${name}\`, expected one that the text of an announcement names`)
  const { roadmap, history } = entry.data
  const living = [...eachMilestone(roadmap.milestones)].find(({ milestone }) => milestone.id === found.milestone)
  const stone = history?.tombstones.find(({ id }) => id === found.milestone)
  const milestone = living?.milestone ?? stone?.last
  const href = to.milestone(roadmap.id, found.milestone)
  if (milestone === undefined) return { href, title: found.milestone, status: 'unstated' }
  const { lang } = glanceOf(roadmap, voice, to)
  return cardOf(milestone, roadmap, href, { words: voice.words, dates: voice.dates, lang, gone: living === undefined })
}

/** Announcements that link a milestone, newest first. */
export async function announcementsOf(roadmap: string, milestone: string): Promise<AnnouncementFacts[]> {
  const all = await announcementEntries()
  return all.filter(({ milestones }) => milestones.includes(`${roadmap}/${milestone}`))
}

const mostKept = 6

/** A digest tells one state of an entry from another: while the site is written, what was kept of an older one is not used. */
function rememberingFew<Entry extends { id: string; digest?: string | number | undefined }, Made>(
  make: (entry: Entry) => Promise<Made>,
): (entry: Entry) => Promise<Made> {
  const kept = new Map<string, Promise<Made>>()
  return (entry) => {
    if (entry.digest === undefined) return make(entry)
    const key = `${entry.id}\0${entry.digest}`
    const made = kept.get(key) ?? make(entry)
    kept.delete(key)
    kept.set(key, made)
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest)
    return made
  }
}
