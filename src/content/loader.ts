import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Loader, LoaderContext } from 'astro/loaders'
import type { VFileMessage } from 'vfile-message'
import type { Environment } from '../history/history.ts'
import type { Permalink } from '../history/types.ts'
import { eachMilestone } from '../roadmap/index.ts'
import { joined, lostAddresses } from './addresses.ts'
import {
  announcementLinks,
  announcementsFolder,
  knownIn,
  listAnnouncements,
  newestFirst,
  readAnnouncements,
  resolveAll,
} from './announcements.ts'
import { collisions, digest, placed } from './document.ts'
import { messagesOf, readingErrors, sentence } from './errors.ts'
import { onceStill } from './once-still.ts'
import { type Told, tell } from './past.ts'
import { pastStates } from './past-states.ts'
import { previewOf } from './preview.ts'
import type { Site } from './site.ts'
import { isSource, listSources, type Source, type Sources } from './sources.ts'

interface Opened {
  source: Source
  digest: string
  /** Reads the document and its history, once for all collections. */
  read: () => Told
}

/** An entry that is derived from a document; the document's path is part of it. */
interface Derived {
  id: string
  data: { file: string }
}

export type LoaderName = 'roadmaps' | 'milestones' | 'versions' | 'permalinks' | 'preview' | 'announcements'

/**
 * The loaders of all collections. Astro runs loaders side by side and shows none the store of another, so all are derived
 * from one memoised reading. A file whose digest is known is not read again, nor is its history.
 */
export function roadmapLoaders(
  sources: Sources,
  site: Site,
  environment: Environment = {},
): Record<LoaderName, Loader> {
  const memo = new Map<string, { digest: string; told: Told }>()
  const past = pastStates(environment)
  const ledger = sources.ledger?.isGiven ? JSON.stringify(sources.ledger) : ''
  const kind = sources.preview ? 'preview' : ''

  function open(source: Source): Opened {
    const bytes = readFileSync(source.path)
    const mark = digest(source, bytes, site, [sources.version, past.stateOf(source.path), ledger, kind].join('\0'))
    return {
      source,
      digest: mark,
      read() {
        const known = memo.get(source.file)
        if (known?.digest === mark) return known.told
        const told = tell(source, bytes, site, sources, environment, past.treeOf(source.path))
        memo.set(source.file, { digest: mark, told })
        return told
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
      const { roadmap, text, findings, file, history, moved, notes } = opened.read()
      const data = await parseData({ id, data: { roadmap, text, findings, file, history, moved } })
      store.set({ id, data, digest: opened.digest })
      for (const note of notes) logger.warn(note)
      if (findings.length > 0) logger.debug(`${file}: ${findings.length} findings`)
    }
    return errors
  }

  /** Replaces the entries of every document that changed by those that are made of it now. */
  const derive =
    (make: (told: Told) => Derived[]) =>
    async ({ store, meta }: LoaderContext): Promise<VFileMessage[]> => {
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
          const entries = make(opened.read())
          for (const id of last) store.delete(id)
          for (const { id, data } of entries) store.set({ id, data: { ...data } })
          meta.set(file, opened.digest)
        } catch (error) {
          errors.push(...asMessages(error, file))
        }
      }
      for (const ids of before.values()) for (const id of ids) store.delete(id)
      return errors
    }

  const derivePermalinks = derive(({ roadmap, permalinks, file }) => [{ id: roadmap.id, data: { permalinks, file } }])

  async function loadPermalinks(context: LoaderContext): Promise<VFileMessage[]> {
    const errors = await derivePermalinks(context)
    const files = listAnnouncements(sources.project)
    if (files.length > 0) {
      const { datedIn } = await import('../announce/announcement.ts')
      const { all, errors: unread } = readAnnouncements(sources.project, datedIn)
      // What is wrong with one is told by the loader that makes pages of them.
      if (unread.length > 0) return errors
      context.store.set({ id: ofAnnouncements, data: { permalinks: announcementLinks(all), file: ofAnnouncements } })
    }
    if (errors.length > 0 || sources.ledger === undefined) return errors
    const all = context.store.values().map(({ data }) => data.permalinks as Permalink[])
    return lostAddresses(sources.ledger, joined(all))
  }

  async function loadPreview({ store, logger }: LoaderContext): Promise<VFileMessage[]> {
    store.clear()
    if (!sources.preview) return []
    const errors: VFileMessage[] = []
    const told = (openAll(errors) ?? []).flatMap((opened) => {
      try {
        return [opened.read()]
      } catch (error) {
        errors.push(...asMessages(error, opened.source.file))
        return []
      }
    })
    if (errors.length > 0) return errors
    const preview = await previewOf(sources, site, environment, told)
    if (preview.reason !== null) logger.warn(preview.reason)
    store.set({ id: 'preview', data: { ...preview } })
    return errors
  }

  /** Replaces all announcements where one of them or a document changed: what they link can be anywhere. */
  async function loadAnnouncements({ store, meta, logger }: LoaderContext): Promise<VFileMessage[]> {
    const files = listAnnouncements(sources.project)
    if (files.length === 0) {
      meta.delete(ofAnnouncements)
      store.set({ id: ofAnnouncements, data: { all: [] } })
      return []
    }
    const errors: VFileMessage[] = []
    const opened = openAll(errors)
    // What is wrong with a document is told once.
    if (opened === null || errors.length > 0) return []
    const mark = createHash('sha256')
    for (const { digest } of opened) mark.update(digest)
    for (const { path, file } of files) mark.update(`${file}\0`).update(readFileSync(path))
    const digest = mark.digest('hex')
    const last = meta.get(ofAnnouncements)?.split('\n')
    if (last?.[0] === digest) {
      for (const line of last.slice(1)) logger.warn(line)
      return []
    }
    const told: Told[] = []
    for (const each of opened) {
      try {
        told.push(each.read())
      } catch {
        return []
      }
    }
    const { writtenIn } = await import('../announce/announcement.ts')
    const { all, errors: unread } = readAnnouncements(sources.project, writtenIn)
    const known = knownIn(
      told.map(({ roadmap }) => roadmap),
      joined(told.map(({ permalinks }) => permalinks)),
    )
    const { facts, errors: unknown, warnings } = resolveAll(all, known, sources.project)
    if (unread.length + unknown.length > 0) return [...unread, ...unknown]
    store.set({ id: ofAnnouncements, data: { all: newestFirst(facts) } })
    const lines = warnings.map(sentence)
    for (const line of lines) logger.warn(line)
    meta.set(ofAnnouncements, [digest, ...lines].join('\n'))
    return []
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

  function loader(
    name: LoaderName,
    refresh: (context: LoaderContext) => Promise<VFileMessage[]>,
    told: string[],
  ): Loader {
    return {
      name: `milepost-${name}`,
      async load(context) {
        past.forgetFor(name)
        const errors = await refresh(context)
        const { watcher, logger } = context
        if (!watcher) {
          if (errors.length > 0) throw readingErrors(errors)
          return
        }
        const report = (messages: VFileMessage[]): void => {
          for (const message of messages)
            if (told.includes('all') || told.includes(message.ruleId ?? '')) logger.error(sentence(message))
        }
        report(errors)
        const isAnnouncement = (path: string): boolean =>
          path.endsWith('.mdx') && path.startsWith(announcementsFolder(sources.project))
        watcher.add([...sources.paths, announcementsFolder(sources.project)])
        let refreshed = Promise.resolve()
        const refreshSoon = onceStill(() => {
          refreshed = refreshed
            .then(() => refresh(context))
            .then(report, (error: unknown) => logger.error(String(error)))
        })
        const changed = (path: string): void => {
          if (isSource(sources, path) || isAnnouncement(path)) refreshSoon()
        }
        for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, changed)
        if (name === 'roadmaps') past.watch(() => watcher.emit('change', sources.paths[0]))
      },
    }
  }

  return {
    roadmaps: loader('roadmaps', loadRoadmaps, ['all']),
    milestones: loader('milestones', derive(milestoneEntries), []),
    versions: loader('versions', derive(versionEntries), []),
    // What is wrong with a document is told once; what is wrong with all of them together is told here.
    permalinks: loader('permalinks', loadPermalinks, ['permalinks']),
    preview: loader('preview', loadPreview, []),
    announcements: loader('announcements', loadAnnouncements, ['announcement']),
  }
}

/** Id of the entries that are of announcements: no roadmap can have it. */
const ofAnnouncements = 'announcements'

function milestoneEntries({ roadmap, file }: Told): Derived[] {
  return [...eachMilestone(roadmap.milestones)].map(({ milestone, parent }) => {
    const { id, title, label, line } = milestone
    const facts = { title, label, status: milestone.status?.value ?? null, line, parent: parent?.id ?? null }
    return { id: `${roadmap.id}/${id}`, data: { roadmap: roadmap.id, milestone: id, ...facts, file } }
  })
}

function versionEntries({ roadmap: { id }, editions, file }: Told): Derived[] {
  return editions.map(({ version, previous, roadmap, text }, order) => ({
    id: `${id}/${version.name}`,
    // As one text: a store of a hundred editions in pieces takes long to write and to read.
    data: { of: id, order, version, previous, roadmap: JSON.stringify(roadmap), text, file },
  }))
}

/** The messages of an error of the reader; errors of another kind are thrown on. */
function asMessages(error: unknown, file: string): VFileMessage[] {
  const messages = messagesOf(placed(error, file))
  if (messages) return messages
  throw error
}
