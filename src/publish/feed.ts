import { isCalendar, type Roadmap } from '../roadmap/index.ts'
import { feedId } from './identifiers.ts'
import { plain, plainName } from './plain.ts'
import type { Published, PublishedAll, PublishedMilestone, PublishedSite } from './published.ts'
import type { Transition } from './transition.ts'
import { announced, newestFirst, transitionsOf } from './transitions.ts'

/** A feed before it is Atom or JSON. */
export interface Feed {
  /** An absolute IRI. */
  id: string
  title: string
  /** BCP 47, of title and subtitle. */
  language: string
  subtitle: string | null
  /** Who speaks: the site. */
  author: string
  /** Address of the page that it is the feed of; files of the feed stand beside it. */
  home: string
  /** ISO 8601 in UTC: time of the newest entry. */
  updated: string
  entries: Entry[]
}

/** A transition with whole addresses. */
export interface Entry extends Omit<Transition, 'path' | 'among'> {
  url: string
  related: string | null
}

/** Entries of a feed at most, newest first: about 30 kB of Atom, and a year of most roadmaps. */
export const mostEntries = 50

/** What a feed without entries says instead of when it changed: Atom requires a time, and the time of the build would differ in each. */
const never = '1970-01-01T00:00:00Z'

/** All roadmaps and announcements of a site. Where it has several roadmaps, an entry names its own. */
export function siteFeed({ site, roadmaps, announcements }: PublishedAll): Feed {
  const of = new Map(roadmaps.map(({ roadmap }) => [roadmap.id, plain(roadmap.title)]))
  const happened = roadmaps.flatMap((published) => transitionsOf({ ...published, announcements: [] }, mostEntries))
  const named = happened.map((each) => {
    const name = of.get(each.roadmap ?? '')
    return roadmaps.length > 1 && each.path !== `/${each.roadmap}/`
      ? { ...each, title: `${name}: ${each.title}` }
      : each
  })
  return feed(
    site,
    '/',
    { title: site.name, language: site.language, subtitle: site.description },
    newestFirst([...named, ...announcements.map((each) => announced(each, site))]),
    roadmaps.map(({ roadmap }) => ownTime(roadmap)),
  )
}

/** One roadmap and the announcements that link its milestones. */
export function roadmapFeed(published: Published): Feed {
  const { site, roadmap } = published
  const { title, language, description } = roadmap
  return feed(
    site,
    `/${roadmap.id}/`,
    { title, language, subtitle: description },
    transitionsOf(published, mostEntries),
    [ownTime(roadmap)],
  )
}

/** One milestone, living or gone, and the announcements that link it. */
export function milestoneFeed({ published, milestone, gone }: PublishedMilestone): Feed {
  const { site, roadmap } = published
  const id = gone?.id ?? milestone.id
  return feed(
    site,
    `/${roadmap.id}/${id}/`,
    {
      title: `${plainName(milestone)} – ${plain(roadmap.title)}`,
      language: roadmap.language,
      subtitle: milestone.goal,
    },
    transitionsOf(published, mostEntries, id),
    [ownTime(roadmap)],
  )
}

function feed(
  site: PublishedSite,
  folder: string,
  about: Pick<Feed, 'title' | 'language' | 'subtitle'>,
  transitions: readonly Transition[],
  times: readonly string[],
): Feed {
  const entries = transitions.slice(0, mostEntries).map(({ path, among, ...rest }) => ({
    ...rest,
    url: site.address(path),
    related: among && site.address(among),
  }))
  return {
    id: feedId(site, folder),
    title: plain(about.title),
    language: about.language,
    subtitle: about.subtitle === null ? null : plain(about.subtitle),
    author: plain(site.name),
    home: site.address(folder),
    updated: entries[0]?.time ?? times.reduce((last, time) => (time > last ? time : last), never),
    entries,
  }
}

/** When a document says it was updated, at the first moment that its words cover. */
function ownTime({ updated }: Roadmap): string {
  return updated && isCalendar(updated) ? `${updated.start}T00:00:00Z` : never
}
