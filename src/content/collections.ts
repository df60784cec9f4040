import { defineCollection } from 'astro/content/config'
import { glob } from 'astro/loaders'
import { z } from 'zod'
import { Severity } from '../check/finding.ts'
import { gitEnvironment } from './environment.ts'
import { roadmapLoaders } from './loader.ts'
import {
  AnnouncementsEntry,
  MilestoneEntry,
  PermalinksEntry,
  PreviewEntry,
  RoadmapEntry,
  VersionEntry,
} from './schemas.ts'
import type { Site } from './site.ts'
import type { Sources } from './sources.ts'

/**
 * All collections of a site. It knows nothing that only Vite can load, so that Node loads it, as the command line has done with most of it
 * already: Vite would transform the reader and half of Astro first.
 */
export function collectionsOf(sources: Sources, site: Site) {
  const loaders = roadmapLoaders(sources, site, gitEnvironment())
  return {
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
}
