import folder from 'milepost:output'
import site from 'milepost:site'
import sources from 'milepost:sources'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { compareEach } from '../compare/compare.ts'
import { writers } from '../publish/beside.ts'
import type {
  Announced,
  Output,
  Published,
  PublishedAll,
  PublishedEdition,
  PublishedMilestone,
  PublishedSite,
  Writer,
} from '../publish/published.ts'
import { eachMilestone } from '../roadmap/index.ts'
import { typeOfCover } from './announcements.ts'
import {
  type AnnouncementFacts,
  announcementEntries,
  announcements,
  editions,
  type RoadmapPageEntry,
  roadmaps,
} from './entries.ts'
import { type Draw, drawing } from './pictures.ts'

/** A file beside a page. */
interface Planned {
  /** Below the base, without a slash before it. */
  path: string
  write: () => Promise<Output>
}

/**
 * The files that Astro is to write: all of them while it serves. A build hands it the first alone and writes the others itself when that
 * one is asked for: Astro takes longer over a file than most of them take to be made.
 */
export async function filesForAstro(name: string): Promise<Planned[]> {
  const planned = await plannedFiles(name)
  const [first, ...rest] = planned
  if (folder === null || first === undefined) return planned
  const out = folder
  return [
    {
      path: first.path,
      async write() {
        await writeAll(rest, out)
        return await first.write()
      },
    },
  ]
}

/** So many files are made at once: cards are drawn by threads of their own, and every milestone has one among its files. */
const atOnce = 64

async function writeAll(planned: readonly Planned[], folder: string): Promise<void> {
  const made = new Set<string>()
  for (let from = 0; from < planned.length; from += atOnce) {
    const some = planned.slice(from, from + atOnce)
    const outputs = await Promise.all(some.map(({ write }) => write()))
    for (const [index, { path }] of some.entries()) {
      const file = join(folder, path)
      if (!made.has(dirname(file))) mkdirSync(dirname(file), { recursive: true })
      made.add(dirname(file))
      writeFileSync(file, (outputs[index] as Output).body)
    }
  }
}

/** Every file beside a page. Those of one roadmap come one after the other, so that its past is looked at once. */
async function plannedFiles(name: string): Promise<Planned[]> {
  if (sources.pagesOnly) return []
  const draw = drawing(sources.root, sources.cards)
  const entries = await roadmaps()
  const announced = await announcements()
  const here: PublishedSite = {
    name,
    description: site.description ?? null,
    language: site.locale ?? 'en',
    address: (path) => {
      const below = `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`
      return import.meta.env.SITE ? new URL(below, import.meta.env.SITE).href : below
    },
  }
  let last: { entry: RoadmapPageEntry; published: Promise<Published> } | undefined
  const publishedFor = (entry: RoadmapPageEntry): Promise<Published> => {
    if (last?.entry !== entry) last = { entry, published: publishedOf(entry, here, announced) }
    return last.published
  }
  let everything: Promise<PublishedAll> | undefined
  const all = (): Promise<PublishedAll> => {
    everything ??= Promise.all(entries.map((entry) => publishedOf(entry, here, announced))).then((roadmaps) => ({
      site: here,
      roadmaps,
      announcements: announced,
    }))
    return everything
  }
  return [
    ...plan(draw, writers.site, '', all),
    ...(await announcementEntries()).flatMap(coverOf),
    ...entries.flatMap((entry) => {
      const { roadmap, history } = entry.data
      const published = () => publishedFor(entry)
      const living = [...eachMilestone(roadmap.milestones)].map(({ milestone }) => ({ milestone, gone: null }))
      const gone = (history?.tombstones ?? []).map((stone) => ({ milestone: stone.last, gone: stone }))
      const edition = async (name: string): Promise<PublishedEdition> => {
        const version = (await published()).versions.find((each) => each.name === name)
        if (!version) throw new Error(`Unexpected absence of version ${name} of ${roadmap.id}`)
        return { site: here, version }
      }
      return [
        ...plan(draw, writers.roadmap, `${roadmap.id}/`, published),
        ...[...living, ...gone].flatMap((each) =>
          plan(
            draw,
            writers.milestone,
            `${roadmap.id}/${each.gone?.id ?? each.milestone.id}/`,
            async (): Promise<PublishedMilestone> => ({ published: await published(), ...each }),
          ),
        ),
        ...(history?.versions ?? []).flatMap(({ name }) =>
          plan(draw, writers.edition, `${roadmap.id}/versions/${name}/`, () => edition(name)),
        ),
      ]
    }),
    ...announced.flatMap((announcement) =>
      plan(draw, writers.announcement, `announcements/${announcement.id}/`, async () => ({ site: here, announcement })),
    ),
  ]
}

/** The picture of an announcement, as its bytes are. */
function coverOf({ id, cover }: AnnouncementFacts): Planned[] {
  const type = cover && typeOfCover(cover)
  if (!cover || !type) return []
  const path = `announcements/${id}/cover${extname(cover).toLowerCase()}`
  return [{ path, write: async () => ({ type, body: readFileSync(cover) }) }]
}

function plan<Subject>(
  draw: Draw,
  writers: Readonly<Record<string, Writer<Subject>>>,
  folder: string,
  subject: () => Promise<Subject>,
): Planned[] {
  return Object.entries(writers).map(([name, write]) => ({
    path: `${folder}${name}`,
    write: async () => {
      const output = await write(await subject())
      return 'tree' in output ? draw(output) : output
    },
  }))
}

async function publishedOf(
  { data: { roadmap, history } }: RoadmapPageEntry,
  site: PublishedSite,
  announced: readonly Announced[],
): Promise<Published> {
  const stored = history ? await editions(roadmap.id) : []
  const versions = compareEach(stored, history?.lineages ?? []).map(({ version, roadmap, lineage, changes }) => {
    const { name, commit, date, time } = version
    return { name, commit, date, time, roadmap, lineage, changes }
  })
  return {
    site,
    roadmap,
    versions,
    gone: history?.tombstones ?? [],
    announcements: announced.filter(({ milestones }) => milestones.some((id) => id.startsWith(`${roadmap.id}/`))),
  }
}
