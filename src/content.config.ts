import { defineCollection } from 'astro:content'
import site from 'milepost:site'
import sources from 'milepost:sources'
import { glob } from 'astro/loaders'
import { z } from 'zod'
import { Severity } from './check/finding.ts'
import { MilestoneEntry, RoadmapEntry, roadmapLoaders } from './content/loader.ts'

const loaders = roadmapLoaders(sources, site)

export const collections = {
  roadmaps: defineCollection({ loader: loaders.roadmaps, schema: RoadmapEntry }),
  milestones: defineCollection({ loader: loaders.milestones, schema: MilestoneEntry }),
  rules: defineCollection({
    loader: glob({ base: './content/rules', pattern: '*.md' }),
    schema: z.strictObject({ title: z.string(), severity: Severity }),
  }),
}
