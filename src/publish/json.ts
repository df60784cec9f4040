import { z } from 'zod'
import { Milestone, Roadmap, schemaVersion } from '../roadmap/index.ts'
import type { Output, Published, PublishedAll, PublishedMilestone, PublishedSite } from './published.ts'

const $schema = z.string().optional().describe('Address of the JSON Schema that describes this file.')

/** The printed form of a roadmap: what was read, and what describes it. */
export const RoadmapJson = z.object({ $schema, ...Roadmap.shape }).describe('A roadmap document, read.')

/** The printed form of one milestone. */
export const MilestoneJson = z
  .object({
    $schema,
    schemaVersion: z.literal(schemaVersion),
    roadmap: z.string().describe('Id of the roadmap.'),
    address: z.string().describe('Where its page is.'),
    gone: z
      .object({
        version: z.string().nullable().describe('Version in which it was gone; null where that is not committed yet.'),
        date: z.iso.date(),
        successors: z.array(z.string()).describe('Ids of milestones that took its content over.'),
      })
      .nullable()
      .describe('Null while the roadmap holds it.'),
    milestone: Milestone,
  })
  .describe('One milestone of a roadmap; one that is gone is as it stood last.')

const addresses = { roadmap: '/roadmap.schema.json', milestone: '/milestone.schema.json' }

/** A path that leads out of the project: it tells of the machine that built the site, and nobody else can follow it. */
const outside = /^(?:\.\.?\/|\/|[A-Za-z]:)/

/** A roadmap as it was read. Comments stay out: an author who hides a line from every page does not publish it here either. */
export function roadmapJson({ roadmap, site }: Published): Output {
  const unplaced = roadmap.unplaced.filter(({ kind }) => kind !== 'comment')
  const { path } = roadmap.source
  const source = { ...roadmap.source, path: path !== null && outside.test(path) ? null : path }
  const printed: z.infer<typeof RoadmapJson> = {
    $schema: site.address(addresses.roadmap),
    ...roadmap,
    source,
    unplaced,
  }
  return json(printed)
}

export function milestoneJson({ published, milestone, gone }: PublishedMilestone): Output {
  const { roadmap, site } = published
  const printed: z.infer<typeof MilestoneJson> = {
    $schema: site.address(addresses.milestone),
    schemaVersion,
    roadmap: roadmap.id,
    address: site.address(`/${roadmap.id}/${gone?.id ?? milestone.id}/`),
    gone: gone && { version: gone.version, date: gone.date, successors: [...gone.successors] },
    milestone,
  }
  return json(printed)
}

export const roadmapSchema = ({ site }: Pick<PublishedAll, 'site'>): Output =>
  schema(RoadmapJson, addresses.roadmap, site)
export const milestoneSchema = ({ site }: Pick<PublishedAll, 'site'>): Output =>
  schema(MilestoneJson, addresses.milestone, site)

/**
 * A JSON Schema (draft 2020-12). It leaves objects open, so that what a later release adds is valid by a schema that someone has kept. Its
 * `$id` is its address, which is left out where the site does not know its own: an identifier has to be a whole one.
 */
function schema(type: z.ZodType, path: string, site: PublishedSite): Output {
  const address = site.address(path)
  const { $schema, ...rest } = z.toJSONSchema(type, { io: 'input' })
  return json({ $schema, ...(URL.canParse(address) ? { $id: address } : {}), ...rest })
}

function json(value: unknown): Output {
  return { type: 'application/json', body: `${JSON.stringify(value, null, 2)}\n` }
}
