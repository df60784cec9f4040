import { z } from 'zod'
import { Milestone, Roadmap, schemaVersion } from '../roadmap/index.ts'
import type { Output, Published, PublishedMilestone } from './published.ts'

/** The printed form of one milestone. */
export const MilestoneJson = z
  .object({
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

export function roadmapJson({ roadmap }: Published): Output {
  return json(roadmap)
}

export function milestoneJson({ published, milestone, gone }: PublishedMilestone): Output {
  const { roadmap, site } = published
  const printed: z.infer<typeof MilestoneJson> = {
    schemaVersion,
    roadmap: roadmap.id,
    address: site.address(`/${roadmap.id}/${gone?.id ?? milestone.id}/`),
    gone: gone && { version: gone.version, date: gone.date, successors: [...gone.successors] },
    milestone,
  }
  return json(printed)
}

export const roadmapSchema = (): Output => json(z.toJSONSchema(Roadmap))
export const milestoneSchema = (): Output => json(z.toJSONSchema(MilestoneJson))

function json(value: unknown): Output {
  return { type: 'application/json', body: `${JSON.stringify(value, null, 2)}\n` }
}
