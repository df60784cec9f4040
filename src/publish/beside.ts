import type {
  besideAnnouncement,
  besideEdition,
  besideMilestone,
  besideRoadmap,
  besideSite,
} from '../history/beside.ts'
import { editionBadge, milestoneBadge, milestoneBadgeJson, roadmapBadge, roadmapBadgeJson } from './badge.ts'
import { announcementCard, milestoneCard, roadmapCard, siteCard } from './card.ts'
import { milestoneJson, milestoneSchema, roadmapJson, roadmapSchema } from './json.ts'
import { milestoneEmbed, roadmapEmbed } from './oembed.ts'
import type {
  Published,
  PublishedAll,
  PublishedAnnouncement,
  PublishedEdition,
  PublishedMilestone,
  Writer,
} from './published.ts'

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
  site: { 'roadmap.schema.json': roadmapSchema, 'milestone.schema.json': milestoneSchema, 'card.png': siteCard },
  roadmap: {
    'roadmap.json': roadmapJson,
    'badge.svg': roadmapBadge,
    'badge.json': roadmapBadgeJson,
    'card.png': roadmapCard,
    'oembed.json': roadmapEmbed,
  },
  milestone: {
    'milestone.json': milestoneJson,
    'badge.svg': milestoneBadge,
    'badge.json': milestoneBadgeJson,
    'card.png': milestoneCard,
    'oembed.json': milestoneEmbed,
  },
  edition: { 'badge.svg': editionBadge },
  announcement: { 'card.png': announcementCard },
}
