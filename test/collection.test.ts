import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { LoaderContext } from 'astro/loaders'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { roadmapLoaders } from '../src/content/loader.ts'
import { readSite, type Site } from '../src/content/site.ts'
import { engineVersion, usualPaths } from '../src/content/sources.ts'
import * as reader from '../src/read/read.ts'

vi.mock('../src/read/read.ts', { spy: true })

const plan = '# Plan\n\n## v1.0.0 First light\n\n- [x] Lens\n- [ ] Tube\n\n## v1.1.0 Second light\n\n- [ ] Mount\n'
let project = ''

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'milepost-collection-'))
  vi.clearAllMocks()
})
afterEach(() => rmSync(project, { recursive: true, force: true }))

function write(files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(project, name)), { recursive: true })
    writeFileSync(join(project, name), content)
  }
}

type Entry = { id: string; data: Record<string, unknown>; digest?: string }
type Store = Map<string, Entry>

/** What Astro hands to a loader, with a store that behaves as Astro's: an entry whose digest is known is not set again. */
function context(store: Store, meta: Map<string, string>, watcher?: FakeWatcher): LoaderContext {
  const log: string[] = watcher?.log ?? []
  return {
    store: {
      get: (id: string) => store.get(id),
      has: (id: string) => store.has(id),
      keys: () => [...store.keys()],
      values: () => [...store.values()],
      entries: () => [...store.entries()],
      delete: (id: string) => store.delete(id),
      set(entry: Entry) {
        if (entry.digest !== undefined && store.get(entry.id)?.digest === entry.digest) return false
        store.set(entry.id, entry)
        return true
      },
    },
    meta,
    logger: { debug() {}, info() {}, warn() {}, error: (text: string) => log.push(text) },
    parseData: async ({ data }: { data: unknown }) => data,
    watcher,
  } as unknown as LoaderContext
}

class FakeWatcher {
  readonly log: string[] = []
  readonly added: string[] = []
  readonly #listeners = new Map<string, ((path: string) => void)[]>()
  add(paths: string[]) {
    this.added.push(...paths)
  }
  on(event: string, listener: (path: string) => void) {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
  }
  emit(event: 'add' | 'change' | 'unlink', name: string) {
    for (const listener of this.#listeners.get(event) ?? []) listener(join(project, name))
  }
}

/** A site's collections as they stand after each load; the stores live as long as the object, as Astro keeps them between builds. */
function collections({ paths, site = {}, version = 'a' }: { paths?: string[]; site?: Site; version?: string } = {}) {
  const stores = { roadmaps: new Map() as Store, milestones: new Map() as Store }
  const metas = { roadmaps: new Map<string, string>(), milestones: new Map<string, string>() }
  return {
    ...stores,
    async load(changes: { version?: string; site?: Site; watcher?: FakeWatcher } = {}) {
      const sources = { project, paths: paths ?? usualPaths(project), version: changes.version ?? version }
      const loaders = roadmapLoaders(sources, changes.site ?? site)
      await Promise.all([
        loaders.roadmaps.load(context(stores.roadmaps, metas.roadmaps, changes.watcher)),
        loaders.milestones.load(context(stores.milestones, metas.milestones, changes.watcher)),
      ])
    },
  }
}

const idsOf = (store: Store) => [...store.keys()].sort()
const readings = () => vi.mocked(reader.read).mock.calls.length

describe('the collections', () => {
  it('hold every document below content/roadmaps, named by its path', async () => {
    write({
      'content/roadmaps/one.md': plan,
      'content/roadmaps/tools/Two Words.txt': plan,
      'content/roadmaps/notes.pdf': '',
    })
    const site = collections()
    await site.load()
    expect(idsOf(site.roadmaps)).toEqual(['one', 'tools-two-words'])
    expect(site.roadmaps.get('tools-two-words')?.data).toMatchObject({
      file: 'content/roadmaps/tools/Two Words.txt',
      text: plan,
    })
  })

  it('hold every milestone under its roadmap, from the same reading', async () => {
    write({ 'content/roadmaps/one.md': plan })
    const site = collections()
    await site.load()
    const entry = site.roadmaps.get('one') as unknown as { data: { roadmap: reader.Reading['roadmap'] } }
    expect(idsOf(site.milestones)).toEqual(entry.data.roadmap.milestones.map(({ id }) => `one/${id}`).sort())
    expect(site.milestones.size).toBe(2)
    for (const { data } of site.milestones.values())
      expect(data).toMatchObject({ roadmap: 'one', parent: null, file: 'content/roadmaps/one.md' })
    expect(readings()).toBe(1)
  })

  it.each([
    ['ROADMAP.md', 'roadmap'],
    ['docs/ROADMAP.md', 'docs-roadmap'],
    ['Дорожная карта.md', 'dorozhnaya-karta'],
  ])('name %s, given on the command line, %s', async (file, id) => {
    write({ [file]: plan })
    const site = collections({ paths: [file] })
    await site.load()
    expect(idsOf(site.roadmaps)).toEqual([id])
  })

  it('take the id of the front matter before the path', async () => {
    write({ 'content/roadmaps/2026 plan.md': `---\nid: telescope\n---\n${plan}` })
    const site = collections()
    await site.load()
    expect(idsOf(site.roadmaps)).toEqual(['telescope'])
  })

  it("give a document the site's repository where it names none", async () => {
    write({ 'ROADMAP.md': plan })
    const site = collections({ site: { repository: 'https://github.com/acme/telescope', branch: 'trunk' } })
    await site.load()
    expect(site.roadmaps.get('roadmap')?.data).toMatchObject({
      roadmap: { source: { path: 'ROADMAP.md', repository: 'https://github.com/acme/telescope', branch: 'trunk' } },
    })
  })

  it('read ROADMAP.md where there is no folder content/roadmaps', () => {
    write({ 'docs/ROADMAP.md': plan })
    expect(usualPaths(project)).toEqual([join(project, 'docs/ROADMAP.md')])
    write({ 'ROADMAP.md': plan })
    expect(usualPaths(project)).toEqual([join(project, 'ROADMAP.md')])
    mkdirSync(join(project, 'content/roadmaps'), { recursive: true })
    expect(usualPaths(project)).toEqual([join(project, 'content/roadmaps')])
  })
})

describe('a second build', () => {
  it('reads no unchanged file again, and keeps its entries', async () => {
    write({ 'content/roadmaps/one.md': plan, 'content/roadmaps/two.md': plan })
    const site = collections()
    await site.load()
    write({ 'content/roadmaps/two.md': plan.replace('Mount', 'Tripod') })
    vi.clearAllMocks()
    await site.load()
    expect(readings()).toBe(1)
    expect(idsOf(site.roadmaps)).toEqual(['one', 'two'])
    expect(site.milestones.size).toBe(4)
    expect(site.roadmaps.get('two')?.data.text).toContain('Tripod')
  })

  it('reads every file again when the reader has changed', async () => {
    write({ 'content/roadmaps/one.md': plan })
    const site = collections()
    await site.load()
    vi.clearAllMocks()
    await site.load({ version: 'b' })
    expect(readings()).toBe(1)
  })

  it('reads a file again when what the site adds to it has changed', async () => {
    write({ 'content/roadmaps/one.md': plan })
    const site = collections()
    await site.load()
    await site.load({ site: { branch: 'trunk' } })
    expect(site.roadmaps.get('one')?.data).toMatchObject({ roadmap: { source: { branch: 'trunk' } } })
  })

  it('drops the entries of a file that is gone and of an id that is given up', async () => {
    write({ 'content/roadmaps/one.md': plan, 'content/roadmaps/two.md': plan })
    const site = collections()
    await site.load()
    rmSync(join(project, 'content/roadmaps/one.md'))
    write({ 'content/roadmaps/two.md': `---\nid: second\n---\n${plan}` })
    await site.load()
    expect(idsOf(site.roadmaps)).toEqual(['second'])
    expect(idsOf(site.milestones).every((id) => id.startsWith('second/'))).toBe(true)
    expect(site.milestones.size).toBe(2)
  })

  it('knows a changed reader by the text of its source', () => {
    write({ 'src/read/read.ts': 'a', 'src/roadmap/model.ts': 'b', 'src/pages/index.astro': 'c' })
    const version = engineVersion(project)
    write({ 'src/pages/index.astro': 'd' })
    expect(engineVersion(project)).toBe(version)
    write({ 'src/read/read.ts': 'a2' })
    expect(engineVersion(project)).not.toBe(version)
  })
})

describe('two files that would give one address', () => {
  it.each([
    ['the same path id', { 'a/b.md': plan, 'a-b.md': plan }],
    ['paths that differ only in case', { 'Plan.md': plan, 'plan.md': plan }],
    ['paths that differ only in their ending', { 'plan.md': plan, 'plan.txt': plan }],
    ['composed and decomposed letters', { 'caf\u00e9.md': plan, 'cafe\u0301.md': plan }],
    ['a front matter id and a path', { 'other.md': `---\nid: plan\n---\n${plan}`, 'plan.md': plan }],
  ])('stop the build: %s', async (_, files) => {
    write(Object.fromEntries(Object.entries(files).map(([name, text]) => [`content/roadmaps/${name}`, text])))
    const failure = collections().load()
    for (const name of Object.keys(files)) await expect(failure).rejects.toThrow(`content/roadmaps/${name}`)
    await expect(failure).rejects.toThrow(
      /Unexpected id.*expected one id a roadmap: write front matter with `id: [a-z0-9-]+`/,
    )
  })

  it('stop the build again when one of them was built before', async () => {
    write({ 'content/roadmaps/plan.md': plan })
    const site = collections()
    await site.load()
    write({ 'content/roadmaps/plan.txt': plan })
    await expect(site.load()).rejects.toThrow('content/roadmaps/plan.txt')
    expect(idsOf(site.roadmaps)).toEqual(['plan'])
  })
})

describe('a document that can have no address', () => {
  it.each([
    ['document.md', plan, /Unexpected id `document`.*write front matter with `id:/],
    ['404.md', plan, /Unexpected id `404`.*write front matter with `id:/],
    ['aux.md', plan, /Unexpected id `aux`/],
    ['constructor.md', plan, /Unexpected id `constructor`/],
    ['!!!.md', plan, /Unexpected name without a letter or a digit.*write front matter with `id:/],
    ['up.md', `---\nid: ../../etc/passwd\n---\n${plan}`, /Unexpected/],
    ['upper.md', `---\nid: Plan\n---\n${plan}`, /Unexpected/],
    ['long.md', `---\nid: ${'a'.repeat(65)}\n---\n${plan}`, /Unexpected/],
  ])('is refused with its name: %s', async (name, text, message) => {
    write({ [`content/roadmaps/${name}`]: text })
    const failure = collections().load()
    await expect(failure).rejects.toThrow(message)
    await expect(failure).rejects.toThrow(`content/roadmaps/${name}:`)
  })

  it('never gets an id of more than 64 characters from a long path', async () => {
    write({ [`content/roadmaps/${'long '.repeat(30)}.md`]: plan })
    const site = collections()
    await site.load()
    expect(idsOf(site.roadmaps)[0]?.length).toBeLessThanOrEqual(64)
  })
})

describe('a file that is none of ours', () => {
  it('is refused where its bytes are no UTF-8 text, with its name and place', async () => {
    write({ 'content/roadmaps/bad.md': Uint8Array.from([0x23, 0x20, 0xc3, 0x28, 0x0a]) })
    await expect(collections().load()).rejects.toThrow(/^content\/roadmaps\/bad\.md:1:\d+ Unexpected/)
  })

  it('is refused where a symbolic link leads out of the folder', async () => {
    write({ 'secret.md': plan, 'content/roadmaps/one.md': plan })
    symlinkSync(join(project, 'secret.md'), join(project, 'content/roadmaps/link.md'))
    await expect(collections().load()).rejects.toThrow(/content\/roadmaps\/link\.md:1:1 Unexpected symbolic link/)
  })

  it('is refused where a linked folder would bring other documents in', async () => {
    write({ 'elsewhere/one.md': plan, 'content/roadmaps/one.md': plan })
    symlinkSync(join(project, 'elsewhere'), join(project, 'content/roadmaps/more'))
    await expect(collections().load()).rejects.toThrow(/content\/roadmaps\/more:1:1 Unexpected symbolic link/)
  })

  it('is refused where a file of the command line links out of the project', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'milepost-outside-'))
    writeFileSync(join(outside, 'passwd'), plan)
    symlinkSync(join(outside, 'passwd'), join(project, 'ROADMAP.md'))
    await expect(collections({ paths: ['ROADMAP.md'] }).load()).rejects.toThrow(
      /ROADMAP\.md:1:1 Unexpected symbolic link/,
    )
    rmSync(outside, { recursive: true })
  })
})

it('names every broken document in one error', async () => {
  write({ 'content/roadmaps/404.md': plan, 'content/roadmaps/aux.md': plan, 'content/roadmaps/good.md': plan })
  const failure = collections().load()
  await expect(failure).rejects.toThrow('content/roadmaps/404.md:1:1')
  await expect(failure).rejects.toThrow('content/roadmaps/aux.md:1:1')
})

describe('while it is written', () => {
  it('an edit, a new file and a removed one show', async () => {
    write({ 'content/roadmaps/one.md': plan })
    const [site, watcher] = [collections(), new FakeWatcher()]
    await site.load({ watcher })
    expect(watcher.added).toContain(join(project, 'content/roadmaps'))
    write({ 'content/roadmaps/one.md': plan.replace('Mount', 'Tripod'), 'content/roadmaps/two.md': plan })
    watcher.emit('change', 'content/roadmaps/one.md')
    watcher.emit('add', 'content/roadmaps/two.md')
    await expect.poll(() => idsOf(site.roadmaps)).toEqual(['one', 'two'])
    expect(site.roadmaps.get('one')?.data.text).toContain('Tripod')
    rmSync(join(project, 'content/roadmaps/one.md'))
    watcher.emit('unlink', 'content/roadmaps/one.md')
    await expect.poll(() => idsOf(site.roadmaps)).toEqual(['two'])
    await expect.poll(() => idsOf(site.milestones).every((id) => id.startsWith('two/'))).toBe(true)
  })

  it('an error keeps the last good entry and is told with its place', async () => {
    write({ 'content/roadmaps/one.md': plan, 'content/roadmaps/two.md': plan })
    const [site, watcher] = [collections(), new FakeWatcher()]
    await site.load({ watcher })
    write({
      'content/roadmaps/one.md': Uint8Array.from([0xff, 0xfe, 0x00]),
      'content/roadmaps/two.md': plan.replace('Mount', 'Tripod'),
    })
    watcher.emit('change', 'content/roadmaps/one.md')
    watcher.emit('change', 'content/roadmaps/two.md')
    await expect.poll(() => site.roadmaps.get('two')?.data.text).toContain('Tripod')
    expect(site.roadmaps.get('one')?.data.text).toBe(plan)
    expect(watcher.log.join('\n')).toMatch(/content\/roadmaps\/one\.md:1:\d+ Unexpected/)
    write({ 'content/roadmaps/one.md': plan.replace('Lens', 'Mirror') })
    watcher.emit('change', 'content/roadmaps/one.md')
    await expect.poll(() => site.roadmaps.get('one')?.data.text).toContain('Mirror')
  })

  it('a file that is emptied before it is written shows whole, though the watcher tells of the first half alone', async () => {
    write({ 'content/roadmaps/one.md': plan })
    const [site, watcher] = [collections(), new FakeWatcher()]
    await site.load({ watcher })
    write({ 'content/roadmaps/one.md': '' })
    watcher.emit('change', 'content/roadmaps/one.md')
    await Promise.resolve()
    write({ 'content/roadmaps/one.md': plan.replace('Mount', 'Tripod') })
    await expect.poll(() => site.roadmaps.get('one')?.data.text).not.toBe(plan)
    expect(site.roadmaps.get('one')?.data.text).toContain('Tripod')
  })

  it('other files of the project change nothing', async () => {
    write({ 'content/roadmaps/one.md': plan })
    const [site, watcher] = [collections(), new FakeWatcher()]
    await site.load({ watcher })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    watcher.emit('change', 'README.md')
    watcher.emit('change', 'content/roadmaps/picture.png')
    expect(vi.getTimerCount()).toBe(0)
    watcher.emit('change', 'content/roadmaps/one.md')
    expect(vi.getTimerCount()).toBeGreaterThan(0)
  })
})

describe('site.yaml', () => {
  it('may say nothing, and anything that it knows', () => {
    expect(readSite('', 'site.yaml')).toEqual({})
    const site = {
      title: 'Telescope',
      url: 'https://telescope.example/plan/',
      locale: 'pt-BR',
      'fail-on': ['milestone-removed', 'slip > 30 days without note'],
    }
    expect(readSite(JSON.stringify(site), 'site.yaml')).toEqual(site)
  })

  it.each([
    ['a key of another name', 'title: A\nrepositry: https://example.org\n', 2, 'did you mean `repository`?'],
    ['an address that is none', 'title: A\nurl: javascript:alert(1)\n', 2, 'Unexpected value of `url`'],
    ['a number for a title', 'title: 7\n', 1, 'Unexpected value of `title`, expected text'],
    ['a language that is none', 'locale: englisch!\n', 1, 'Unexpected language tag'],
    ['a key written twice', 'title: A\ntitle: B\n', 2, 'Unexpected YAML'],
    ['an alias', 'title: &a A\ndescription: *a\n', 2, 'Unexpected'],
    ['a tag', 'title: !!js/function A\n', 1, 'Unexpected'],
    ['a list', '- title\n', 1, 'Unexpected content'],
    ['a rule that is none', 'fail-on:\n  - slip\n  - slipp > 3 days\n', 3, 'did you mean `slip`?'],
    ['rules that are no list', 'fail-on: slip\n', 1, 'expected a list of rules'],
  ])('refuses %s, with its line', (_, text, line, reason) => {
    expect(() => readSite(text, 'content/site.yaml')).toThrow(
      expect.objectContaining({
        line,
        file: 'content/site.yaml',
        fatal: true,
        reason: expect.stringContaining(reason),
      }),
    )
  })
})
