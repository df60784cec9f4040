import { defineCollection } from 'astro:content'
import loader from 'milepost:loader'
import site from 'milepost:site'
import sources from 'milepost:sources'
import { createRequire } from 'node:module'
import { glob } from 'astro/loaders'
import { z } from 'zod'
import { Severity } from './check/finding.ts'
import { gitEnvironment } from './content/environment.ts'

// Loaded by Node itself, as the command line has done already: Vite would transform every module of the reader once more.
const {
  AnnouncementsEntry,
  MilestoneEntry,
  PermalinksEntry,
  PreviewEntry,
  RoadmapEntry,
  roadmapLoaders,
  VersionEntry,
} = createRequire(import.meta.url)(loader) as typeof import('./content/loader.ts')
const loaders = roadmapLoaders(sources, site, gitEnvironment())

export const collections = {
  roadmaps: defineCollection({ loader: loaders.roadmaps, schema: RoadmapEntry }),
  milestones: defineCollection({ loader: loaders.milestones, schema: MilestoneEntry }),
  versions: defineCollection({ loader: loaders.versions, schema: VersionEntry }),
  permalinks: defineCollection({ loader: loaders.permalinks, schema: PermalinksEntry }),
  announcements: defineCollection({ loader: loaders.announcements, schema: AnnouncementsEntry }),
  preview: defineCollection({ loader: loaders.preview, schema: PreviewEntry }),
  rules: defineCollection({
    loader: glob({ base: './content/rules', pattern: '*.md' }),
    schema: z.strictObject({ title: z.string(), severity: Severity }),
  }),
}
