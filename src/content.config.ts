import { defineCollection } from 'astro:content'
import site from 'milepost:site'
import sources from 'milepost:sources'
import { glob } from 'astro/loaders'
import { z } from 'zod'
import { Severity } from './check/finding.ts'
import { gitEnvironment } from './content/environment.ts'
import {
  AnnouncementsEntry,
  MilestoneEntry,
  PermalinksEntry,
  PreviewEntry,
  RoadmapEntry,
  roadmapLoaders,
  VersionEntry,
} from './content/loader.ts'

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
