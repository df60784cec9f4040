import { createHash } from 'node:crypto'
import { readFileSync, watch } from 'node:fs'
import type { Loader, LoaderContext } from 'astro/loaders'
import type { VFileMessage } from 'vfile-message'
import { z } from 'zod'
import { Finding } from '../check/finding.ts'
import { type Environment, type Folders, stateOf, type WorkTree, watchedFolders, workTree } from '../history/history.ts'
import type { Permalink } from '../history/types.ts'
import { eachMilestone, Milestone, Roadmap, Status } from '../roadmap/index.ts'
import { joined, lostAddresses } from './addresses.ts'
import {
  type AnnouncementFacts,
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
import { type Told, tell } from './past.ts'
import { type Preview, previewOf } from './preview.ts'
import type { Site } from './site.ts'
import { isSource, listSources, type Source, type Sources } from './sources.ts'

const Day = z.iso.date()

/** What a version is, without the roadmap as it stood. */
const VersionFacts = z.object({
  name: z.string().describe('The tag on it, else its date: a segment of its address.'),
  commit: z.string().describe('Object name of the commit.'),
  date: Day.describe('Day of the commit in UTC.'),
  time: z.string().describe('Time of the commit, ISO 8601 in UTC.'),
  tags: z.array(z.string()),
  subject: z.string().describe("First line of the commit's message."),
})

/** What one version says of the one before, beyond milestones that kept their ids. */
const Lineage = z.object({
  splits: z.array(z.object({ from: z.string(), into: z.array(z.string()) })),
  merges: z.array(z.object({ from: z.array(z.string()), into: z.string() })),
  removed: z.array(z.string()),
  returned: z.array(z.string()),
})

/** A milestone that is gone and keeps its page. */
const Tombstone = z.object({
  id: z.string(),
  last: Milestone.describe('As it stood last.'),
  version: z.string().nullable().describe('Version in which it was gone; null where that is not committed yet.'),
  date: Day,
  done: z.boolean(),
  successors: z.array(z.string()).describe('Ids of living milestones that took its content over.'),
})

/** An entry of the collection `roadmaps`; its id is the roadmap's. */
export const RoadmapEntry = z.object({
  roadmap: Roadmap.describe('As the document stands now; its milestones bear their lasting ids.'),
  text: z.string().describe('The decoded source with LF line ends.'),
  findings: z.array(Finding),
  file: z.string().describe('Path as people see it, relative to the project.'),
  history: z
    .object({
      versions: z.array(VersionFacts).describe('Oldest first, at least one.'),
      lineages: z.array(Lineage).describe('One a version.'),
      tombstones: z.array(Tombstone),
    })
    .nullable()
    .describe('Null without git: then the site says nothing about history.'),
  moved: z
    .array(
      z.object({
        anchor: z.string(),
        to: z.string().nullable().describe('Address below the base where it leads now.'),
        milestone: z.string().nullable().describe('Lasting id of the milestone that it was of.'),
      }),
    )
    .describe("Anchors that the document's page had and that none of its headings has now."),
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

/** An entry of the collection `versions`; its id is `<roadmap>/<version>`. Of what came later it knows nothing. */
export const VersionEntry = z.object({
  of: z.string().describe('Id of the roadmap.'),
  order: z.int().nonnegative().describe('0 for the oldest.'),
  version: VersionFacts,
  previous: z.string().nullable().describe('Name of the version before it.'),
  roadmap: z.string().describe('JSON of the roadmap as it stood; its milestones bear their lasting ids.'),
  text: z.string().describe('The decoded source of that version.'),
  file: z.string(),
})

/** An entry of the collection `permalinks`: every address of one roadmap. Its id is the roadmap's. */
export const PermalinksEntry = z.object({ permalinks: z.array(z.custom<Permalink>()), file: z.string() })

/** The only entry of the collection `preview`, which is empty where no change is built for review. */
export const PreviewEntry = z.custom<Preview>()

/** The only entry of the collection `announcements`: every announcement, newest first. Astro warns of collections without an entry. */
export const AnnouncementsEntry = z.object({ all: z.array(z.custom<AnnouncementFacts>()) })

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

/** What git says of the repositories of documents, asked once until it is forgotten. */
function pastStates(environment: Environment) {
  const trees = new Map<string, WorkTree | null>()
  const folders: Folders = new Map()
  const states = new Map<string, string>()
  const served = new Set<LoaderName>()
  const watching: { close: () => void }[] = []

  function treeOf(path: string): WorkTree | null {
    const known = trees.get(path)
    if (known !== undefined) return known
    const tree = workTree(path, environment, folders)
    trees.set(path, tree)
    return tree
  }

  function stateFor(path: string): string {
    const tree = treeOf(path)
    if (tree === null) return ''
    const known = states.get(tree.root) ?? stateOf(tree, environment)
    states.set(tree.root, known)
    return `${tree.path}\0${known}`
  }

  return {
    treeOf,
    stateOf: stateFor,
    /** All loaders of one run share what was asked; a loader that comes a second time begins another run. */
    forgetFor(name: LoaderName): void {
      if (served.has(name)) {
        trees.clear()
        folders.clear()
        states.clear()
        served.clear()
      }
      served.add(name)
    },
    /** Calls back soon after a commit or a tag. */
    watch(changed: () => void): void {
      for (const each of watching.splice(0)) each.close()
      const known = new Map([...trees.values()].flatMap((tree) => (tree ? [[tree.root, tree]] : [])))
      const look = (): void => {
        const before = new Map(states)
        try {
          for (const [root, tree] of known) states.set(root, stateOf(tree, environment))
        } catch {
          // Git is at work; it changes something again when it is done.
          return
        }
        if ([...known.keys()].every((root) => states.get(root) === before.get(root))) return
        trees.clear()
        folders.clear()
        changed()
      }
      const lookSoon = onceStill(look)
      for (const tree of known.values()) {
        for (const folder of watchedFolders(tree, environment)) {
          try {
            const listening = watch(folder, { persistent: false }, lookSoon)
            listening.on('error', () => listening.close())
            watching.push(listening)
          } catch {
            // A repository without tags has no folder for them.
          }
        }
      }
    },
  }
}

/**
 * Runs `act` once nothing has asked for it for a tenth of a second. A file is often emptied before it is written, and the watcher keeps
 * to itself what follows a change within 50 ms: whoever reads at once may read an empty file and never hear of the rest.
 */
function onceStill(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, 100)
  }
}

/** The messages of an error of the reader; errors of another kind are thrown on. */
function asMessages(error: unknown, file: string): VFileMessage[] {
  const messages = messagesOf(placed(error, file))
  if (messages) return messages
  throw error
}
