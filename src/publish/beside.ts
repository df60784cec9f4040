import type { besideEdition, besideMilestone, besideRoadmap, besideSite } from '../history/beside.ts'
import { atom } from './atom.ts'
import { roadmapCalendar, siteCalendar } from './calendar.ts'
import { milestoneFeed, roadmapFeed, siteFeed } from './feed.ts'
import { milestoneJson, milestoneSchema, roadmapJson, roadmapSchema } from './json.ts'
import { jsonFeed } from './json-feed.ts'
import { llmsTxt } from './llms.ts'
import type { Published, PublishedAll, PublishedEdition, PublishedMilestone, Writer } from './published.ts'
import { roadmapMarkdown } from './roadmap-markdown.ts'
import { searchJson } from './search.ts'

type Writers<Names extends readonly string[], Subject> = Readonly<Record<Names[number], Writer<Subject>>>

/** What writes each file beside a page: one for every name that the ledger knows. */
export const writers: {
  site: Writers<typeof besideSite, PublishedAll>
  roadmap: Writers<typeof besideRoadmap, Published>
  milestone: Writers<typeof besideMilestone, PublishedMilestone>
  edition: Writers<typeof besideEdition, PublishedEdition>
} = {
  site: {
    'roadmap.schema.json': roadmapSchema,
    'milestone.schema.json': milestoneSchema,
    'feed.xml': (all) => atom(siteFeed(all)),
    'feed.json': (all) => jsonFeed(siteFeed(all)),
    'calendar.ics': siteCalendar,
    'llms.txt': llmsTxt,
    'search.json': searchJson,
  },
  roadmap: {
    'roadmap.json': roadmapJson,
    'feed.xml': (published) => atom(roadmapFeed(published)),
    'feed.json': (published) => jsonFeed(roadmapFeed(published)),
    'calendar.ics': roadmapCalendar,
    'roadmap.md': roadmapMarkdown,
  },
  milestone: {
    'milestone.json': milestoneJson,
    'feed.xml': (milestone) => atom(milestoneFeed(milestone)),
    'feed.json': (milestone) => jsonFeed(milestoneFeed(milestone)),
  },
  edition: {},
}
