import { readFileSync } from 'node:fs'
import type { Loader, LoaderContext } from 'astro/loaders'
import type { VFileMessage } from 'vfile-message'
import { z } from 'zod'
import { Finding } from '../check/finding.ts'
import { eachMilestone, Roadmap, Status } from '../roadmap/index.ts'
import { collisions, type Document, digest, placed, readDocument } from './document.ts'
import { messagesOf, readingErrors, sentence } from './errors.ts'
import type { Site } from './site.ts'
import { isSource, listSources, type Source, type Sources } from './sources.ts'

/** An entry of the collection `roadmaps`; its id is the roadmap's. */
export const RoadmapEntry = z.object({
  roadmap: Roadmap,
  text: z.string().describe('The decoded source with LF line ends.'),
  findings: z.array(Finding),
  file: z.string().describe('Path as people see it, relative to the project.'),
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

interface Opened {
  source: Source
  digest: string
  /** Reads the document, once for all collections. */
  read: () => Document
}

/**
 * The loaders of both collections. Astro runs loaders side by side and shows none the store of another, so both are derived
 * from one memoised reading. A file whose digest is known is not read again.
 */
export function roadmapLoaders(sources: Sources, site: Site): { roadmaps: Loader; milestones: Loader } {
  const memo = new Map<string, { digest: string; document: Document }>()

  function open(source: Source): Opened {
    const bytes = readFileSync(source.path)
    const mark = digest(source, bytes, site, sources.version)
    return {
      source,
      digest: mark,
      read() {
        const known = memo.get(source.file)
        if (known?.digest === mark) return known.document
        const document = readDocument(source, bytes, site)
        memo.set(source.file, { digest: mark, document })
        return document
      },
    }
  }

  /** Brings the store up to date and gives every error of the documents; what an error touches keeps its last good entry. */
  async function loadRoadmaps({ store, parseData, logger }: LoaderContext): Promise<VFileMessage[]> {
    const errors: VFileMessage[] = []
    const all = openAll(errors)
    if (all === null) return errors
    const before = new Map(store.values().map((entry) => [entry.data.file as string, entry]))
    const after: { id: string; file: string; opened?: Opened }[] = []
    for (const opened of all) {
      const { file } = opened.source
      const last = before.get(file)
      if (last?.digest === opened.digest) {
        after.push({ id: last.id, file })
        continue
      }
      try {
        after.push({ id: opened.read().roadmap.id, file, opened })
      } catch (error) {
        errors.push(...asMessages(error, file))
        if (last) after.push({ id: last.id, file })
      }
    }
    const clashes = collisions(after)
    errors.push(...clashes)
    if (clashes.length > 0) return errors
    const ids = new Set(after.map(({ id }) => id))
    for (const id of store.keys()) if (!ids.has(id)) store.delete(id)
    for (const { id, opened } of after) {
      if (!opened) continue
      const data = await parseData({ id, data: { ...opened.read() } })
      store.set({ id, data, digest: opened.digest })
      const { length } = opened.read().findings
      if (length > 0) logger.debug(`${opened.source.file}: ${length} findings`)
    }
    return errors
  }

  async function loadMilestones({ store, meta, parseData }: LoaderContext): Promise<VFileMessage[]> {
    const errors: VFileMessage[] = []
    const all = openAll(errors)
    if (all === null) return errors
    const before = new Map<string, string[]>()
    for (const [id, { data }] of store.entries()) {
      const ids = before.get(data.file as string)
      if (ids) ids.push(id)
      else before.set(data.file as string, [id])
    }
    for (const opened of all) {
      const { file } = opened.source
      const last = before.get(file) ?? []
      before.delete(file)
      if (meta.get(file) === opened.digest) continue
      try {
        const { roadmap } = opened.read()
        for (const id of last) store.delete(id)
        for (const { milestone, parent } of eachMilestone(roadmap.milestones)) {
          const id = `${roadmap.id}/${milestone.id}`
          const { title, label, line } = milestone
          const status = milestone.status?.value ?? null
          const facts = { title, label, status, line, parent: parent?.id ?? null }
          store.set({
            id,
            data: await parseData({ id, data: { roadmap: roadmap.id, milestone: milestone.id, ...facts, file } }),
          })
        }
        meta.set(file, opened.digest)
      } catch (error) {
        errors.push(...asMessages(error, file))
      }
    }
    for (const ids of before.values()) for (const id of ids) store.delete(id)
    return errors
  }

  /** Every document that can be opened; `errors` gets the others. Null where the documents cannot even be listed. */
  function openAll(errors: VFileMessage[]): Opened[] | null {
    const opened: Opened[] = []
    try {
      for (const source of listSources(sources)) {
        try {
          opened.push(open(source))
        } catch (error) {
          errors.push(...asMessages(error, source.file))
        }
      }
      return opened
    } catch (error) {
      errors.push(...asMessages(error, ''))
      return null
    }
  }

  function loader(name: string, refresh: (context: LoaderContext) => Promise<VFileMessage[]>, loud: boolean): Loader {
    return {
      name,
      async load(context) {
        const errors = await refresh(context)
        const { watcher, logger } = context
        if (!watcher) {
          if (errors.length > 0) throw readingErrors(errors)
          return
        }
        const report = (messages: VFileMessage[]): void => {
          if (loud) for (const message of messages) logger.error(sentence(message))
        }
        report(errors)
        watcher.add(sources.paths)
        const changed = (path: string): void => {
          if (!isSource(sources, path)) return
          refresh(context).then(report, (error: unknown) => logger.error(String(error)))
        }
        for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, changed)
      },
    }
  }

  return {
    roadmaps: loader('milepost-roadmaps', loadRoadmaps, true),
    milestones: loader('milepost-milestones', loadMilestones, false),
  }
}

/** The messages of an error of the reader; errors of another kind are thrown on. */
function asMessages(error: unknown, file: string): VFileMessage[] {
  const messages = messagesOf(placed(error, file))
  if (messages) return messages
  throw error
}
