import { z } from 'zod'
import { Finding } from '../check/finding.ts'
import type { Permalink } from '../history/types.ts'
import { Milestone, Roadmap, Status } from '../roadmap/index.ts'
import type { AnnouncementFacts } from './announcements.ts'
import type { Preview } from './preview.ts'

const Day = z.iso.date()

/** What a version is, without the roadmap as it stood. */
const VersionFacts = z.object({
  name: z.string().describe('The tag on it, else its date: a segment of its address.'),
  commit: z.string().describe('Object name of the commit.'),
  date: Day.describe('Day of the commit in UTC.'),
  time: z.string().describe('Time of the commit, ISO 8601 in UTC.'),
  tags: z.array(z.string()),
  subject: z.string().describe("First line of the commit's message."),
})

/** What one version says of the one before, beyond milestones that kept their ids. */
const Lineage = z.object({
  splits: z.array(z.object({ from: z.string(), into: z.array(z.string()) })),
  merges: z.array(z.object({ from: z.array(z.string()), into: z.string() })),
  removed: z.array(z.string()),
  returned: z.array(z.string()),
})

/** A milestone that is gone and keeps its page. */
const Tombstone = z.object({
  id: z.string(),
  last: Milestone.describe('As it stood last.'),
  version: z.string().nullable().describe('Version in which it was gone; null where that is not committed yet.'),
  date: Day,
  done: z.boolean(),
  successors: z.array(z.string()).describe('Ids of living milestones that took its content over.'),
})

/** An entry of the collection `roadmaps`; its id is the roadmap's. */
export const RoadmapEntry = z.object({
  roadmap: Roadmap.describe('As the document stands now; its milestones bear their lasting ids.'),
  text: z.string().describe('The decoded source with LF line ends.'),
  findings: z.array(Finding),
  file: z.string().describe('Path as people see it, relative to the project.'),
  history: z
    .object({
      versions: z.array(VersionFacts).describe('Oldest first, at least one.'),
      lineages: z.array(Lineage).describe('One a version.'),
      tombstones: z.array(Tombstone),
    })
    .nullable()
    .describe('Null without git: then the site says nothing about history.'),
  moved: z
    .array(
      z.object({
        anchor: z.string(),
        to: z.string().nullable().describe('Address below the base where it leads now.'),
        milestone: z.string().nullable().describe('Lasting id of the milestone that it was of.'),
      }),
    )
    .describe("Anchors that the document's page had and that none of its headings has now."),
})

/** An entry of the collection `milestones`; its id is `<roadmap>/<milestone>`. */
export const MilestoneEntry = z.object({
  roadmap: z.string(),
  milestone: z.string(),
  title: z.string(),
  label: z.string().nullable(),
  status: Status.nullable(),
  line: z.int().positive(),
  parent: z.string().nullable().describe('Id of the milestone that contains it.'),
  file: z.string(),
})

/** An entry of the collection `versions`; its id is `<roadmap>/<version>`. Of what came later it knows nothing. */
export const VersionEntry = z.object({
  of: z.string().describe('Id of the roadmap.'),
  order: z.int().nonnegative().describe('0 for the oldest.'),
  version: VersionFacts,
  previous: z.string().nullable().describe('Name of the version before it.'),
  roadmap: z.string().describe('JSON of the roadmap as it stood; its milestones bear their lasting ids.'),
  text: z.string().describe('The decoded source of that version.'),
  file: z.string(),
})

/** An entry of the collection `permalinks`: every address of one roadmap. Its id is the roadmap's. */
export const PermalinksEntry = z.object({ permalinks: z.array(z.custom<Permalink>()), file: z.string() })

/** The only entry of the collection `preview`, which is empty where no change is built for review. */
export const PreviewEntry = z.custom<Preview>()

/** The only entry of the collection `announcements`: every announcement, newest first. Astro warns of collections without an entry. */
export const AnnouncementsEntry = z.object({ all: z.array(z.custom<AnnouncementFacts>()) })
