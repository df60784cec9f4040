import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { VFileMessage } from 'vfile-message'
import type { Dated, Written } from '../announce/announcement.ts'
import { type Known, type Resolved, resolver } from '../announce/resolve.ts'
import { withBeside } from '../history/beside.ts'
import type { Permalink } from '../history/types.ts'
import { messageAt } from '../read/message.ts'
import { eachMilestone, type Roadmap } from '../roadmap/index.ts'
import { isInside, shown } from './sources.ts'

/** An announcement as the site has it. */
export interface AnnouncementFacts {
  /** Its part of the address. */
  id: string
  title: string
  /** `YYYY-MM-DD`. */
  date: string
  summary: string | null
  authors: string[]
  /** Absolute path of its picture. */
  cover: string | null
  /** Path as people see it. */
  file: string
  /** `roadmap/milestone` of each milestone that it links, by lasting ids, in the order of the text. */
  milestones: string[]
  /** What each reference of its text means. */
  references: { name: string; roadmap: string; milestone: string }[]
}

/** Where a project has its announcements. */
export const announcementsFolder = (project: string): string => join(project, 'content', 'announcements')

/** Files of announcements, by the paths that people see, in their order; `[]` where there is no such folder. */
export function listAnnouncements(project: string): { path: string; file: string }[] {
  const folder = announcementsFolder(project)
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.mdx') && !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => lstatSync(path).isFile())
    .map((path) => ({ path, file: shown(project, path) }))
}

/** Reads every announcement of a project. What is wrong with one is told of all of them at once. */
export function readAnnouncements<Read extends Dated>(
  project: string,
  read: (bytes: Uint8Array, file: string) => Read | VFileMessage[],
): { all: Read[]; errors: VFileMessage[] } {
  const all: Read[] = []
  const errors: VFileMessage[] = []
  for (const { path, file } of listAnnouncements(project)) {
    const found = read(readFileSync(path), file)
    if (Array.isArray(found)) errors.push(...found)
    else all.push(found)
  }
  return { all, errors }
}

/** What references of a site are looked up in. */
export function knownIn(roadmaps: readonly Roadmap[], permalinks: readonly Permalink[]): Known {
  const milestones = roadmaps.flatMap((roadmap) =>
    [...eachMilestone(roadmap.milestones)].map(({ milestone: { id, label, title } }) => ({
      roadmap: roadmap.id,
      id,
      label,
      title,
    })),
  )
  return { milestones, permalinks }
}

/** Looks up every milestone that announcements name. Unknown ones are errors; what had better be written otherwise is a warning. */
export function resolveAll(
  announcements: readonly Written[],
  known: Known,
  project: string,
): { facts: AnnouncementFacts[]; errors: VFileMessage[]; warnings: VFileMessage[] } {
  const resolve = resolver(known)
  const errors: VFileMessage[] = []
  const warnings: VFileMessage[] = []
  const facts = announcements.map(({ id, file, facts, references }): AnnouncementFacts => {
    const found = new Map<string, Resolved>()
    for (const { name, place } of references) {
      const resolution = resolve(name)
      if ('problem' in resolution) {
        errors.push(messageAt('error', 'announcement', resolution.problem, place, file))
        continue
      }
      found.set(name, resolution)
      if (resolution.advice !== null)
        warnings.push(messageAt('warning', 'announcement', resolution.advice, place, file))
    }
    const cover = facts.cover === undefined ? null : coverOf(facts.cover, file, project)
    if (cover instanceof Error) errors.push(cover)
    return {
      id,
      title: facts.title,
      date: facts.date,
      summary: facts.summary ?? null,
      authors: facts.authors ?? [],
      cover: cover instanceof Error ? null : cover,
      file,
      milestones: [...new Set([...found.values()].map(({ roadmap, milestone }) => `${roadmap}/${milestone}`))],
      references: [...found].map(([name, { roadmap, milestone }]) => ({ name, roadmap, milestone })),
    }
  })
  return { facts, errors, warnings }
}

/** Newest first; those of one day by their names. */
export function newestFirst<Dating extends { id: string; date: string }>(all: readonly Dating[]): Dating[] {
  return all.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1))
}

/** The addresses of announcements and of their list; `[]` where there is none. */
export function announcementLinks(announcements: readonly Dated[]): Permalink[] {
  const days = announcements.map(({ facts }) => facts.date).sort()
  const [first] = days
  if (first === undefined) return []
  return [
    { address: '/announcements/', state: 'living', since: first } as const,
    ...announcements.flatMap(({ id, facts: { date } }) =>
      withBeside({ address: `/announcements/${id}/`, state: 'living', since: date }),
    ),
  ]
}

const mostCover = 5 * 1024 * 1024

/** First bytes of the formats that a cover can have, by the ends of their names. */
const signatures: readonly (readonly [RegExp, string, RegExp])[] = [
  [/\.png$/i, 'image/png', /^\x89PNG\r\n/],
  [/\.jpe?g$/i, 'image/jpeg', /^\xff\xd8\xff/],
  [/\.gif$/i, 'image/gif', /^GIF8[79]a/],
  [/\.webp$/i, 'image/webp', /^RIFF[\s\S]{4}WEBP/],
  [/\.avif$/i, 'image/avif', /^[\s\S]{4}ftypavi[fs]/],
]

/** Media type of a picture by its name; null for other files. */
export const typeOfCover = (path: string): string | null => signatures.find(([name]) => name.test(path))?.[1] ?? null

/** The absolute path of a cover, or what is wrong with it. It is copied byte for byte: nothing ever decodes it. */
function coverOf(cover: string, file: string, project: string): string | VFileMessage {
  const folder = announcementsFolder(project)
  const path = join(folder, posix.normalize(cover))
  const refuse = (reason: string): VFileMessage =>
    messageAt('error', 'announcement', `Unexpected cover \`${cover}\`, ${reason}`, { line: 1, column: 1 }, file)
  if (!existsSync(path) || !statSync(path).isFile()) return refuse('expected a picture beside the announcement')
  if (!isInside(realpathSync(folder), realpathSync(path)))
    return refuse('expected a picture in the folder of announcements')
  if (statSync(path).size > mostCover) return refuse('expected a picture of at most 5 MiB')
  const head = readFileSync(path).subarray(0, 16).toString('latin1')
  const isWhatItSays = signatures.some(([name, , signature]) => name.test(path) && signature.test(head))
  return isWhatItSays ? path : refuse('expected a picture whose bytes are what its name says')
}
