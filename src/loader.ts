/** For other Astro sites: a content loader that reads roadmap documents. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader } from 'astro/loaders'
import type { z } from 'zod'
import { gitEnvironment } from './content/environment.ts'
import { roadmapLoaders } from './content/loader.ts'
import { RoadmapEntry } from './content/schemas.ts'
import { engineVersion } from './content/sources.ts'

export interface RoadmapsOptions {
  /** Documents and folders of documents, relative to the root of the Astro project. */
  paths: readonly string[]
}

/** An entry is a roadmap: `data.roadmap` with its milestones, `data.text`, `data.findings`, `data.file`, `data.history`. Its id is the roadmap's. */
export type RoadmapData = z.infer<typeof RoadmapEntry>

/**
 * A loader for a content collection: one entry a document. Milestones bear the ids that their history gives them, so a clone needs all of
 * its history. What stops a document stops the build, with file and line.
 */
export function roadmaps({ paths }: RoadmapsOptions): Loader & { schema: typeof RoadmapEntry } {
  return {
    name: 'milepost',
    schema: RoadmapEntry,
    async load(context) {
      const project = fileURLToPath(context.config.root).replace(/[/\\]$/, '')
      const version = engineVersion(fileURLToPath(new URL('..', import.meta.url)))
      const sources = { project, paths: paths.map((path) => resolve(project, path)), version }
      await roadmapLoaders(sources, {}, gitEnvironment()).roadmaps.load(context)
    },
  }
}
