import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from '../src/compare/compare.ts'
import { historyOf } from '../src/history/history.ts'
import type { Lineage } from '../src/history/types.ts'
import type { Announced, Published, PublishedMilestone, PublishedSite } from '../src/publish/published.ts'
import { read } from '../src/read/read.ts'
import { eachMilestone, type Roadmap } from '../src/roadmap/index.ts'
import type { Repository } from './repository.ts'

const noLineage: Lineage = { splits: [], merges: [], removed: [], returned: [] }

/** A site at an address, with its base path; without one it does not know where it is. */
export function siteAt(address: string | null = 'https://plans.example.org/'): PublishedSite {
  return {
    name: 'Plans',
    description: 'What is to come.',
    language: 'en',
    address: (path) => (address === null ? path : `${address.replace(/\/$/, '')}${path}`),
  }
}

/** What is published of a document of a repository as it stands in its work tree. */
export function publishedOf(
  { folder, env }: Pick<Repository, 'folder' | 'env'>,
  {
    path = 'ROADMAP.md',
    id = 'plan',
    site = siteAt(),
    announcements = [],
  }: { path?: string; id?: string; site?: PublishedSite; announcements?: Announced[] } = {},
): Published {
  const file = join(folder, path)
  const past = historyOf({
    file,
    now: read({ bytes: readFileSync(file), path, id }),
    id,
    idOfPath: () => id,
    reader: { read: (bytes) => read({ bytes, path: null, id: '' }), digest: 'test', cacheFolder: null },
    environment: env,
  })
  if (past === null) throw new Error(`There is no history of ${path}`)
  return {
    site,
    roadmap: past.living,
    versions: past.versions.map(({ name, commit, date, time, roadmap }, index) => {
      const lineage = past.lineages[index] ?? noLineage
      const before = past.versions[index - 1]?.roadmap
      return { name, commit, date, time, roadmap, lineage, changes: before ? compare(before, roadmap, lineage) : [] }
    }),
    gone: past.tombstones.map((stone) => ({ ...stone, version: stone.version || null })),
    announcements,
  }
}

/** What is published of roadmaps that were never committed, or were in the given order, a day after the other. */
export function publishedAs(
  roadmap: Roadmap,
  { versions = [], site = siteAt() }: { versions?: Roadmap[]; site?: PublishedSite } = {},
): Published {
  return {
    site,
    roadmap,
    versions: versions.map((each, index) => {
      const date = new Date(Date.UTC(2026, 0, index + 1)).toISOString().slice(0, 10)
      const before = versions[index - 1]
      return {
        name: date,
        commit: String(index + 1).padStart(40, 'c'),
        date,
        time: `${date}T12:00:00Z`,
        roadmap: each,
        lineage: noLineage,
        changes: before ? compare(before, each) : [],
      }
    }),
    gone: [],
    announcements: [],
  }
}

/** One of its milestones, living or gone. */
export function milestoneOf(published: Published, id: string): PublishedMilestone {
  const gone = published.gone.find((each) => each.id === id) ?? null
  const living = [...eachMilestone(published.roadmap.milestones)].find(({ milestone }) => milestone.id === id)
  const milestone = gone?.last ?? living?.milestone
  if (milestone === undefined) throw new Error(`There is no milestone ${id}`)
  return { published, milestone, gone }
}

/** Titles that try to be something else than titles in XML, JSON, HTML, iCalendar or a spreadsheet. */
export const hostileTitles: Record<string, string> = {
  'the end of a CDATA section': 'Ship ]]> it ]]&gt;',
  'the end of a script': 'Ship </script><script>alert(1)</script><!--',
  'a line of a calendar': 'Ship\r\nATTENDEE:mailto:eve@example.org\r\nEND:VEVENT',
  'separators of a calendar': 'Ship; then, perhaps: C:\\new\\now',
  emoji: 'Ship '.concat('👩‍🚀🏳️‍🌈🚢'.repeat(100)),
  'a turned direction': 'Ship \u202Egpj.exe',
  'control characters': 'Ship \u0008\u0000\u001B[31m\u0085\u2028it',
  'half a surrogate pair': 'Ship \uD83D it \uDEA2',
  noncharacters: 'Ship \uFFFE it \uFFFF',
  'a formula': '=HYPERLINK("http://example.org/","Ship")',
  entities: 'Ship &lt;b&gt; &amp; <b>it</b> &#0; %0d%0a "now" \'then\'',
  'a very long word': 'Ship'.repeat(500),
}
