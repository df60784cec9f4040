import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { LoaderContext } from 'astro/loaders'
import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { type LoaderName, roadmapLoaders } from '../src/content/loader.ts'
import { type LastLedger, usualPaths } from '../src/content/sources.ts'
import * as history from '../src/history/history.ts'
import { type Repository, removeRepositories, repository } from './repository.ts'

vi.mock('../src/history/history.ts', { spy: true })
beforeEach(() => {
  vi.clearAllMocks()
})
afterAll(removeRepositories)

const plan = '# Plan\n\n## v1.0.0 First light\n\n- [x] Lens\n- [ ] Tube\n\n## v1.1.0 Second light\n\n- [ ] Mount\n'
const one = 'content/roadmaps/one.md'
const names: readonly LoaderName[] = ['roadmaps', 'milestones', 'versions', 'permalinks']

type Entry = { id: string; data: Record<string, unknown>; digest?: string }

/** The collections of a repository; the stores live as long as the object, as Astro keeps them between builds. */
function collections({ folder, env }: Repository) {
  const stores = new Map(names.map((name) => [name, new Map<string, Entry>()]))
  const metas = new Map(names.map((name) => [name, new Map<string, string>()]))
  const warnings: string[] = []
  const context = (name: LoaderName): LoaderContext => {
    const store = stores.get(name) ?? new Map()
    return {
      store: {
        keys: () => [...store.keys()],
        values: () => [...store.values()],
        entries: () => [...store.entries()],
        delete: (id: string) => store.delete(id),
        set: (entry: Entry) => store.set(entry.id, entry),
      },
      meta: metas.get(name),
      logger: { debug() {}, warn: (text: string) => warnings.push(text) },
      parseData: async ({ data }: { data: unknown }) => data,
    } as unknown as LoaderContext
  }
  return {
    warnings,
    of: (name: LoaderName) => stores.get(name) ?? new Map<string, Entry>(),
    async load(ledger?: LastLedger) {
      const sources = { project: folder, paths: usualPaths(folder), version: 'a', ...(ledger ? { ledger } : {}) }
      const loaders = roadmapLoaders(sources, { repository: 'https://github.com/acme/telescope' }, env)
      await Promise.all(names.map((name) => loaders[name].load(context(name))))
    },
  }
}

const walks = () => vi.mocked(history.historyOf).mock.calls.length

it('the collection of versions holds each as it stood, and nothing of what came later', async () => {
  const repo = repository([
    { files: { [one]: plan } },
    { files: { [one]: plan.replace('First light', 'First glimpse') } },
  ])
  const early = collections(repo)
  await early.load()
  repo.add([{ files: { [one]: '# Plan\n\n## v9.0.0 Other\n\n- [ ] Thing\n' } }])
  const late = collections(repo)
  await late.load()
  expect([...late.of('versions').keys()]).toEqual(['one/2026-01-01', 'one/2026-01-02', 'one/2026-01-03'])
  for (const [id, entry] of early.of('versions')) expect(late.of('versions').get(id)).toEqual(entry)
  const second = late.of('versions').get('one/2026-01-02')?.data
  expect(second).toMatchObject({ of: 'one', order: 1, previous: '2026-01-01', version: { commit: repo.commits[1] } })
  expect(second?.text).toBe(plan.replace('First light', 'First glimpse'))
  expect(JSON.parse(String(second?.roadmap))).toMatchObject({
    id: 'one',
    source: { repository: 'https://github.com/acme/telescope', path: one },
    milestones: [{ id: 'v1-0-0-first-light', title: 'First glimpse' }, { id: 'v1-1-0-second-light' }],
  })
})

it('the collections of roadmaps and milestones bear the ids that last', async () => {
  const repo = repository([
    { files: { [one]: plan } },
    { files: { [one]: plan.replace('First light', 'First glimpse') } },
  ])
  const site = collections(repo)
  await site.load()
  expect([...site.of('milestones').keys()]).toEqual(['one/v1-0-0-first-light', 'one/v1-1-0-second-light'])
  expect(site.of('roadmaps').get('one')?.data).toMatchObject({
    roadmap: { milestones: [{ id: 'v1-0-0-first-light' }, {}] },
    history: { versions: [{ name: '2026-01-01' }, { name: '2026-01-02' }], tombstones: [] },
    moved: [{ anchor: 'v100-first-light', to: '/one/document/#v100-first-glimpse', milestone: 'v1-0-0-first-light' }],
  })
})

it('a tombstone whose address an alias took over has no page of its own', async () => {
  const rest = `---\nmilestones:\n  - { name: v3.0.0, aliases: [v1-0-0-first-light] }\n---\n# Plan\n\n## v3.0.0 Other\n\n- [ ] Thing\n`
  const repo = repository([{ files: { [one]: plan } }, { files: { [one]: rest } }])
  const site = collections(repo)
  await site.load()
  expect(site.of('roadmaps').get('one')?.data).toMatchObject({
    history: { tombstones: [{ id: 'v1-1-0-second-light', version: '2026-01-02' }] },
  })
})

it('an unchanged history is walked once for all collections, and not again by the next build', async () => {
  const repo = repository([{ files: { [one]: plan, 'content/roadmaps/two.md': plan } }])
  const site = collections(repo)
  await site.load()
  expect(walks()).toBe(2)
  await site.load()
  expect(walks()).toBe(2)
  repo.write({ [one]: `${plan}\nMore.\n` })
  await site.load()
  expect(walks()).toBe(3)
  repo.git('checkout', '-q', one)
  repo.git('tag', 'v1.0.0')
  await site.load()
  expect(walks()).toBe(5)
  expect([...site.of('versions').keys()]).toEqual(['one/v1.0.0', 'two/v1.0.0'])
  repo.add([{ files: { [one]: plan.replace('Mount', 'Pier') } }])
  await site.load()
  expect(walks()).toBe(7)
  expect([...site.of('versions').keys()]).toContain('one/2026-01-02')
})

it('a document that is gone takes its versions and addresses along, and a ledger tells of them', async () => {
  const repo = repository([{ files: { [one]: plan, 'content/roadmaps/two.md': plan } }])
  const site = collections(repo)
  await site.load()
  const permalinks = [...site.of('permalinks').values()].flatMap(({ data }) => data.permalinks as [])
  rmSync(join(repo.folder, 'content/roadmaps/two.md'))
  await site.load()
  expect([...site.of('versions').keys()]).toEqual(['one/2026-01-01'])
  expect([...site.of('permalinks').keys()]).toEqual(['one'])
  const ledger = { name: 'last.json', ledger: { schemaVersion: 1 as const, permalinks }, isGiven: true }
  await expect(site.load(ledger)).rejects.toThrow(
    /last\.json:1:1 Unexpected absence of the \d+ addresses below `\/two\/`/,
  )
})

it('a milestone that goes in an uncommitted change has a tombstone of no version', async () => {
  const repo = repository([{ files: { [one]: plan } }])
  repo.write({ [one]: plan.slice(0, plan.indexOf('## v1.1.0')) })
  const site = collections(repo)
  await site.load()
  expect(site.of('roadmaps').get('one')?.data).toMatchObject({
    history: { versions: [{ name: '2026-01-01' }], tombstones: [{ id: 'v1-1-0-second-light', version: null }] },
  })
})

it('a revision that cannot be read is told once, not by every build', async () => {
  const repo = repository([{ files: { [one]: Uint8Array.from([0xff, 0xfe, 0xff]) } }, { files: { [one]: plan } }])
  const site = collections(repo)
  await site.load()
  await site.load()
  expect(site.warnings).toEqual([expect.stringMatching(/^content\/roadmaps\/one\.md: .*1 of 2 revisions/)])
})
