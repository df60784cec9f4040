import type { besideEdition, besideMilestone, besideRoadmap, besideSite } from '../history/beside.ts'
import { milestoneJson, milestoneSchema, roadmapJson, roadmapSchema } from './json.ts'
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
    'llms.txt': llmsTxt,
    'search.json': searchJson,
  },
  roadmap: {
    'roadmap.json': roadmapJson,
    'roadmap.md': roadmapMarkdown,
  },
  milestone: { 'milestone.json': milestoneJson },
  edition: {},
}
