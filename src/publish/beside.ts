import type {
  besideAnnouncement,
  besideEdition,
  besideMilestone,
  besideRoadmap,
  besideSite,
} from '../history/beside.ts'
import { atom } from './atom.ts'
import { editionBadge, milestoneBadge, milestoneBadgeJson, roadmapBadge, roadmapBadgeJson } from './badge.ts'
import { roadmapCalendar, siteCalendar } from './calendar.ts'
import { announcementCard, milestoneCard, roadmapCard, siteCard } from './card.ts'
import { milestoneFeed, roadmapFeed, siteFeed } from './feed.ts'
import { milestoneJson, milestoneSchema, roadmapJson, roadmapSchema } from './json.ts'
import { jsonFeed } from './json-feed.ts'
import { llmsTxt } from './llms.ts'
import { milestoneEmbed, roadmapEmbed } from './oembed.ts'
import type {
  Published,
  PublishedAll,
  PublishedAnnouncement,
  PublishedEdition,
  PublishedMilestone,
  Writer,
} from './published.ts'
import { roadmapMarkdown } from './roadmap-markdown.ts'
import { searchJson } from './search.ts'

type Files<Names extends readonly string[]> = Exclude<Names[number], `${string}/`>
type Writers<Names extends readonly string[], Subject> = Readonly<Record<Files<Names>, Writer<Subject>>>

/** What writes each file beside a page: one for every file that the ledger knows. */
export const writers: {
  site: Writers<typeof besideSite, PublishedAll>
  roadmap: Writers<typeof besideRoadmap, Published>
  milestone: Writers<typeof besideMilestone, PublishedMilestone>
  edition: Writers<typeof besideEdition, PublishedEdition>
  announcement: Writers<typeof besideAnnouncement, PublishedAnnouncement>
} = {
  site: {
    'roadmap.schema.json': roadmapSchema,
    'milestone.schema.json': milestoneSchema,
    'feed.xml': (all) => atom(siteFeed(all)),
    'feed.json': (all) => jsonFeed(siteFeed(all)),
    'calendar.ics': siteCalendar,
    'llms.txt': llmsTxt,
    'search.json': searchJson,
    'card.png': siteCard,
  },
  roadmap: {
    'roadmap.json': roadmapJson,
    'roadmap.md': roadmapMarkdown,
    'feed.xml': (published) => atom(roadmapFeed(published)),
    'feed.json': (published) => jsonFeed(roadmapFeed(published)),
    'calendar.ics': roadmapCalendar,
    'badge.svg': roadmapBadge,
    'badge.json': roadmapBadgeJson,
    'card.png': roadmapCard,
    'oembed.json': roadmapEmbed,
  },
  milestone: {
    'milestone.json': milestoneJson,
    'feed.xml': (milestone) => atom(milestoneFeed(milestone)),
    'feed.json': (milestone) => jsonFeed(milestoneFeed(milestone)),
    'badge.svg': milestoneBadge,
    'badge.json': milestoneBadgeJson,
    'card.png': milestoneCard,
    'oembed.json': milestoneEmbed,
  },
  edition: { 'badge.svg': editionBadge },
  announcement: { 'card.png': announcementCard },
}
