import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { type HistoryInput, historyOf, type Past } from '../src/history/history.ts'
import type { Ledger } from '../src/history/ledger.ts'
import { type Step, walk } from '../src/history/walk.ts'
import { read } from '../src/read/read.ts'
import { survey } from '../src/render/survey.ts'
import { eachMilestone, type Roadmap, toId } from '../src/roadmap/index.ts'
import { type Commit, type Repository, removeRepositories, repository, temporaryFolder } from './repository.ts'

afterAll(removeRepositories)

const file = 'ROADMAP.md'

/** One commit a text, a day after the other. */
const commits = (...texts: (string | null)[]): Commit[] => texts.map((text) => ({ files: { [file]: text } }))

interface Asked {
  path?: string
  id?: string
  ledger?: Ledger
  reader?: Partial<HistoryInput['reader']>
  env?: Record<string, string>
}

/** The past of a document as it stands in the work tree; a path gives the id that its name gives. */
function pastOf({ folder, env }: Pick<Repository, 'folder' | 'env'>, asked: Asked = {}): Past | null {
  const { path = file, reader = {}, ledger } = asked
  const idOfPath = (other: string) => toId(other.slice(folder.length + 1).replace(/\.md$/, ''))
  const id = asked.id ?? idOfPath(join(folder, path))
  return historyOf({
    file: join(folder, path),
    now: read({ bytes: readFileSync(join(folder, path)), path, id }),
    id,
    idOfPath,
    reader: { read: (bytes) => read({ bytes, path: null, id: '' }), digest: 'test', cacheFolder: null, ...reader },
    environment: { ...env, ...asked.env },
    ledger: ledger && { name: 'last.json', ledger },
  })
}

function pastOfTexts(...texts: string[]): Past {
  return pastOf(repository(commits(...texts))) as Past
}

const ids = (roadmap: Roadmap | undefined): string[] =>
  [...eachMilestone(roadmap?.milestones ?? [])].map(({ milestone }) => milestone.id)
const names = ({ versions }: Past): string[] => versions.map(({ name }) => name)
const at = (past: Past | null, address: string) => past?.permalinks.find((permalink) => permalink.address === address)

const plan = `# Telescope

## v1.0 First light

- [x] Grind the lens
- [ ] Build the tube

## v1.1 Second light

- [ ] Set up the mount
- [ ] Paint the dome
`

describe('a milestone keeps its address', () => {
  it('when it is renamed', () => {
    const past = pastOfTexts(
      '# Plan\n\n## Phase 1: Storage engine\n\n- [ ] Write pages\n- [ ] Read pages\n- [ ] Compact\n',
      '# Plan\n\n## Phase 1: Durable pages\n\n- [x] Write pages\n- [ ] Read pages\n- [ ] Compact\n',
    )
    expect(past.versions.map(({ roadmap }) => ids(roadmap))).toEqual([
      ['phase-1-storage-engine'],
      ['phase-1-storage-engine'],
    ])
    expect(at(past, '/roadmap/phase-1-storage-engine/')).toMatchObject({ state: 'living', since: '2026-01-01' })
    expect(at(past, '/roadmap/document/#phase-1-storage-engine')).toEqual({
      address: '/roadmap/document/#phase-1-storage-engine',
      state: 'redirect',
      to: '/roadmap/document/#phase-1-durable-pages',
      milestone: 'roadmap/phase-1-storage-engine',
      since: '2026-01-01',
      until: '2026-01-02',
    })
  })

  it('when phases are renumbered', () => {
    const phases = (...names: string[]) =>
      `# Plan\n\n${names.map((name, at) => `## Phase ${at + 1}: ${name}\n\n- [ ] ${name} design\n`).join('\n')}`
    const past = pastOfTexts(phases('Parser', 'Printer'), phases('Lexer', 'Parser', 'Printer'))
    expect(ids(past.living)).toEqual(['phase-1-lexer', 'phase-1-parser', 'phase-2-printer'])
    expect(past.tombstones).toEqual([])
  })

  it('when it moves from a heading to a row of a table', () => {
    const past = pastOfTexts(
      '# Plan\n\n## v2.0 Night mode\n\n**Target:** 2026-06-01\n\n## v3.0 Day mode\n\n**Target:** 2026-09-01\n',
      '# Plan\n\n| Version | Name | Target |\n| --- | --- | --- |\n| v2.0 | Night mode | 2026-06-01 |\n| v3.0 | Day mode | 2026-09-01 |\n',
    )
    expect(ids(past.living)).toEqual(ids(past.versions[0]?.roadmap))
    expect(past.tombstones).toEqual([])
    expect(at(past, '/roadmap/document/#v20-night-mode')).toMatchObject({
      state: 'redirect',
      to: '/roadmap/v2-0-night-mode/',
    })
  })

  it('when its file is renamed: the old addresses lead to the new ones in one hop', () => {
    const repo = repository([
      { files: { 'plan.md': plan } },
      { files: { 'plan.md': plan.replace('First light', 'First glimpse') } },
      { move: { 'plan.md': 'docs/telescope.md' } },
    ])
    const past = pastOf(repo, { path: 'docs/telescope.md' })
    const [first] = ids(past?.living)
    expect(past?.versions).toHaveLength(2)
    for (const page of ['', 'document/', 'changes/', 'versions/2026-01-01/', `${first}/`])
      expect(at(past, `/plan/${page}`), page).toMatchObject({ state: 'redirect', to: `/docs-telescope/${page}` })
    expect(at(past, '/plan/document/#v10-first-light')).toMatchObject({
      state: 'redirect',
      to: '/docs-telescope/document/#v10-first-glimpse',
    })
  })

  it('when its roadmap gets another id in the front matter', () => {
    const past = pastOf(repository(commits(plan, `---\nid: telescope\n---\n${plan}`)), { id: 'roadmap' })
    expect(past?.roadmap).toBe('telescope')
    expect(at(past, '/roadmap/')).toMatchObject({ state: 'redirect', to: '/telescope/' })
    expect(at(past, '/roadmap/document/#v10-first-light')).toMatchObject({
      to: '/telescope/document/#v10-first-light',
    })
  })
})

describe('an id never names two things', () => {
  it('when a number is used again for something else', () => {
    const past = pastOfTexts(
      '# Plan\n\n## Phase 1\n\n- [ ] Draw the map\n- [ ] Colour the map\n\n## Phase 2\n\n- [ ] Print atlases\n- [ ] Bind atlases\n',
      '# Plan\n\n## Phase 1\n\n- [ ] Draw the map\n- [ ] Colour the map\n\n## Phase 2\n\n- [ ] Hire sailors\n- [ ] Buy a ship\n',
    )
    const [before, after] = past.versions.map(({ roadmap }) => ids(roadmap))
    expect(before).toEqual(['phase-1', 'phase-2'])
    expect(after).toEqual(['phase-1', 'phase-2-2'])
    expect(past.tombstones).toMatchObject([{ id: 'phase-2', last: { tasks: [{ title: 'Print atlases' }, {}] } }])
  })

  it('leaves a tombstone where it was removed, with its last state', () => {
    const past = pastOfTexts(
      plan,
      plan.replace('- [ ] Build the tube', '- [x] Build the tube\n\n**Status:** done'),
      plan.slice(0, plan.indexOf('## v1.0')) + plan.slice(plan.indexOf('## v1.1')),
    )
    expect(past.tombstones).toMatchObject([
      { id: 'v1-0-first-light', version: '2026-01-03', date: '2026-01-03', done: true, successors: [] },
    ])
    expect(past.tombstones[0]?.last.tasks.map(({ status }) => status?.value)).toEqual(['done', 'done'])
    expect(at(past, '/roadmap/v1-0-first-light/')).toEqual({
      address: '/roadmap/v1-0-first-light/',
      state: 'tombstone',
      milestone: 'roadmap/v1-0-first-light',
      since: '2026-01-01',
      until: '2026-01-03',
    })
  })

  it('gives a milestone that returns its own id back', () => {
    const without = plan.slice(0, plan.indexOf('## v1.1'))
    const past = pastOfTexts(plan, without, plan)
    expect(past.lineages[1]?.removed).toEqual(['v1-1-second-light'])
    expect(past.lineages[2]?.returned).toEqual(['v1-1-second-light'])
    expect(ids(past.living)).toEqual(['v1-0-first-light', 'v1-1-second-light'])
    expect(past.tombstones).toEqual([])
    expect(at(past, '/roadmap/v1-1-second-light/')?.state).toBe('living')
  })
})

describe('a milestone that went names its successors', () => {
  const whole = '# Plan\n\n## Import and export\n\n- [ ] Read CSV\n- [ ] Read JSON\n- [ ] Write CSV\n- [ ] Write JSON\n'
  const parts =
    '# Plan\n\n## Reading files\n\n- [ ] Read CSV\n- [ ] Read JSON\n\n## Writing files\n\n- [ ] Write CSV\n- [ ] Write JSON\n'

  it('when it was split', () => {
    const past = pastOfTexts(whole, parts)
    const [split] = past.lineages[1]?.splits ?? []
    expect(split?.from).toBe('import-and-export')
    const others = split?.into.filter((id) => id !== split.from) ?? []
    expect(others.length).toBeGreaterThan(0)
    expect(ids(past.living)).toEqual(expect.arrayContaining(others))
  })

  it('when it was merged into another', () => {
    const past = pastOfTexts(parts, whole)
    const [stone] = past.tombstones
    expect(past.tombstones).toHaveLength(2)
    expect(past.tombstones.map(({ successors }) => successors)).toEqual([ids(past.living), ids(past.living)])
    expect(at(past, `/roadmap/${stone?.id}/`)).toMatchObject({
      state: 'tombstone',
      to: `/roadmap/${ids(past.living)[0]}/`,
    })
  })
})

describe('versions', () => {
  it('are named by their tags, else by their days, each once', () => {
    const repo = repository([
      { at: '2026-03-01T08:00:00Z', files: { [file]: plan } },
      { at: '2026-03-01T09:00:00Z', files: { [file]: plan.replace('Paint', 'Plaster') }, tags: ['nightly', 'v1.0.0'] },
      { at: '2026-03-01T10:00:00Z', files: { [file]: plan.replace('Paint', 'Varnish') } },
      { at: '2026-03-02T01:30:00+02:00', files: { [file]: plan.replace('Paint', 'Oil') }, annotated: ['release/2'] },
    ])
    const past = pastOf(repo) as Past
    expect(names(past)).toEqual(['2026-03-01', 'v1.0.0', '2026-03-01-3', 'release-2'])
    expect(past.versions.map(({ date }) => date)).toEqual(['2026-03-01', '2026-03-01', '2026-03-01', '2026-03-01'])
  })

  it('keep the address of their day when they are tagged, and so do those beside them', () => {
    const repo = repository([
      { at: '2026-03-01T08:00:00Z', files: { [file]: plan } },
      { at: '2026-03-01T09:00:00Z', files: { [file]: plan.replace('Paint', 'Plaster') } },
    ])
    expect(names(pastOf(repo) as Past)).toEqual(['2026-03-01', '2026-03-01-2'])
    repo.git('tag', 'v0.9.0', 'HEAD~1')
    repo.git('tag', 'v0.9.1', 'HEAD~1')
    const past = pastOf(repo) as Past
    expect(names(past)).toEqual(['v0.9.1', '2026-03-01-2'])
    const to = '/roadmap/versions/v0.9.1/'
    expect(at(past, '/roadmap/versions/2026-03-01/')).toMatchObject({ state: 'redirect', to })
    expect(at(past, '/roadmap/versions/v0.9.0/')).toMatchObject({ state: 'redirect', to })
    expect(at(past, '/roadmap/versions/2026-03-01-2/')).toMatchObject({ state: 'living' })
  })

  it('are named by a tag on a later commit that says the same', () => {
    const repo = repository([
      { files: { [file]: plan } },
      { files: { [file]: plan.replace('Set up', 'Mount') } },
      { files: { [file]: `${plan.replace('Set up', 'Mount')}\nThanks to all.\n` }, tags: ['v1.0.0'] },
      { files: { [file]: plan.replace('## v1.1 Second light', '## v1.2 Third sun') } },
    ])
    const past = pastOf(repo) as Past
    expect(names(past)).toEqual(['2026-01-01', 'v1.0.0', '2026-01-04'])
    expect(past.versions[1]).toMatchObject({ date: '2026-01-02', commit: repo.commits[1] })
  })

  it('are not made by reflow, another encoding, words of prose and unread comments', () => {
    const text = `${plan}\nA long sentence about “quotes” that somebody will wrap some day.\n`
    const past = pastOf(
      repository([
        { files: { [file]: text } },
        { files: { [file]: text.replace('that somebody', 'that\nsomebody') } },
        { files: { [file]: `\ufeff${text.replaceAll('\n', '\r\n')}` } },
        { files: { [file]: Buffer.from(Buffer.from(text).toString('latin1')) } },
        { files: { [file]: text.replace('long', 'short') } },
        { files: { [file]: `${text}\n<!-- later -->\n` } },
      ]),
    ) as Past
    expect(names(past)).toEqual(['2026-01-01'])
  })

  it('say the same when they are walked again after later commits', () => {
    const repo = repository(commits(plan, plan.replace('[ ] Build', '[x] Build')))
    const early = pastOf(repo) as Past
    repo.add(commits(plan.replace('First light', 'First glimpse'), '# Telescope\n\n## v9 Other\n\n- [ ] Thing\n', plan))
    const late = pastOf(repo) as Past
    expect(late.versions.length).toBeGreaterThan(3)
    for (const [index, version] of early.versions.entries()) {
      expect(late.versions[index]).toEqual(version)
      expect(late.texts.get(version.name)).toBe(early.texts.get(version.name))
    }
  })

  it('hold the decoded text that they were read from', () => {
    const past = pastOf(repository([{ files: { [file]: `\ufeff${plan.replaceAll('\n', '\r\n')}` } }])) as Past
    expect(past.texts.get('2026-01-01')).toBe(plan)
  })

  it('are read past a revision that cannot be read, which is told', () => {
    const repo = repository([
      { files: { [file]: plan } },
      { files: { [file]: Uint8Array.from([0x23, 0x20, 0xc3, 0x28]) } },
      { files: { [file]: plan.replace('First', 'Very first') } },
    ])
    const past = pastOf(repo) as Past
    expect(names(past)).toEqual(['2026-01-01', '2026-01-03'])
    expect(ids(past.living)).toEqual(ids(past.versions[0]?.roadmap))
    expect(past.messages.map(({ fatal, reason }) => [fatal, reason])).toEqual([
      [undefined, expect.stringMatching(/1 of 3 revisions.*2026-01-02: Unexpected/)],
    ])
  })

  it('go on where the file was away for a while', () => {
    const past = pastOf(repository(commits(plan, null, plan.replace('Paint', 'Oil')))) as Past
    expect(names(past)).toEqual(['2026-01-01', '2026-01-03'])
    expect(past.tombstones).toEqual([])
  })
})

describe('what is not committed', () => {
  it('is the living roadmap and no version', () => {
    const repo = repository(commits(plan))
    repo.write({ [file]: plan.replace('v1.0 First light', 'v1.0 First glimpse').replace(/## v1\.1[\s\S]*/, '') })
    const past = pastOf(repo) as Past
    expect(names(past)).toEqual(['2026-01-01'])
    expect(past.lineages).toHaveLength(1)
    expect(past.living.milestones.map(({ id, title }) => [id, title])).toEqual([['v1-0-first-light', 'First glimpse']])
    expect(past.tombstones).toMatchObject([{ id: 'v1-1-second-light', version: '', date: '2026-01-01' }])
    expect(past.permalinks.map(({ address }) => address)).not.toContain('/roadmap/versions/2026-01-01-2/')
  })

  it('has no history where git knows nothing of the file', () => {
    const repo = repository(commits(plan))
    repo.write({ 'other.md': plan })
    expect(pastOf(repo, { path: 'other.md' })).toBeNull()
    repo.git('add', 'other.md')
    expect(pastOf(repo, { path: 'other.md' })).toBeNull()
    const folder = temporaryFolder()
    writeFileSync(join(folder, file), plan)
    expect(pastOf({ folder, env: repo.env })).toBeNull()
  })
})

describe('front matter', () => {
  const stated = (text: string, milestone: string) => `---\nmilestones:\n  - ${milestone}\n---\n${text}`
  const errors = (past: Past | null) => past?.messages.filter(({ fatal }) => fatal).map(({ reason }) => reason)

  it('can state an id: what it replaces stays as a tombstone, what comes later keeps it', () => {
    const named = stated(plan, '{ name: v1.0, id: light }')
    const past = pastOf(repository(commits(plan, named, named.replace('First light', 'Whatever')))) as Past
    expect(errors(past)).toEqual([])
    expect(ids(past.living)[0]).toBe('light')
    expect(at(past, '/roadmap/light/')?.state).toBe('living')
    expect(at(past, '/roadmap/v1-0-first-light/')?.state).toBe('tombstone')
  })

  it('can state an alias, which leads to the milestone in one hop', () => {
    const named = stated(plan, '{ name: v1.0, aliases: [dawn] }')
    const past = pastOf(repository(commits(plan, named))) as Past
    expect(errors(past)).toEqual([])
    expect(at(past, '/roadmap/dawn/')).toMatchObject({ state: 'redirect', to: '/roadmap/v1-0-first-light/' })
  })

  it('can say that what seems new is what seems gone', () => {
    const after = '# Telescope\n\n## Observatory\n\n- [ ] Buy land\n- [ ] Dig\n'
    const before = '# Telescope\n\n## Garden shed\n\n- [ ] Find wood\n- [ ] Find nails\n'
    const lost = pastOf(repository(commits(before, after))) as Past
    expect(lost.tombstones.map(({ id }) => id)).toEqual(['garden-shed'])
    const named = stated(after, '{ name: Observatory, id: garden-shed, aliases: [observatory] }')
    for (const texts of [
      [before, named],
      [before, after, named],
    ]) {
      const past = pastOf(repository(commits(...texts))) as Past
      expect(errors(past)).toEqual([])
      expect(ids(past.living)).toEqual(['garden-shed'])
      expect(at(past, '/roadmap/garden-shed/')?.state).toBe('living')
      expect(at(past, '/roadmap/observatory/')).toMatchObject({ state: 'redirect', to: '/roadmap/garden-shed/' })
    }
  })

  it.each([
    [
      'an id',
      '{ name: v1.1, id: v1-0-first-light }',
      /^Unexpected id `v1-0-first-light` of the milestone of line \d+, which was another milestone's in version `2026-01-01`/,
    ],
    [
      'an alias',
      '{ name: v1.1, aliases: [v1-0-first-light] }',
      /^Unexpected alias `v1-0-first-light` of the milestone of line \d+, which was another milestone's in version `2026-01-01`/,
    ],
  ])('cannot give %s that was another milestone’s beside it', (_, milestone, message) => {
    const rest = plan.slice(0, plan.indexOf('## v1.0')) + plan.slice(plan.indexOf('## v1.1'))
    const repo = repository(commits(plan, stated(rest, milestone)))
    expect(errors(pastOf(repo))).toEqual([expect.stringMatching(message)])
    // Committing it does not make it right.
    repo.add(commits(stated(rest, milestone).replace('Paint', 'Oil')))
    expect(errors(pastOf(repo))).toEqual([expect.stringMatching(message)])
    repo.add(commits(rest))
    expect(errors(pastOf(repo))).toEqual([])
  })

  it('cannot give an alias that is the id of a milestone, or one twice', () => {
    const two = (first: string, second: string) =>
      stated(plan, `{ name: v1.0, ${first} }\n  - { name: v1.1, ${second} }`)
    const taken = pastOf(repository(commits(two('aliases: [v1-1-second-light]', 'progress: 5'))))
    expect(errors(taken)).toEqual([
      expect.stringMatching(/alias `v1-1-second-light`.*is the id of the milestone of line/),
    ])
    const twice = pastOf(repository(commits(two('aliases: [dawn]', 'aliases: [dawn]'))))
    expect(errors(twice)).toEqual([expect.stringMatching(/alias `dawn`.*expected it once/)])
  })
})

describe('a shallow clone', () => {
  const origin = repository(
    commits(plan, plan.replace('First light', 'First glimpse'), plan.replace('First light', 'Dawn')),
  )
  const whole = pastOf(origin) as Past
  const clone = () => {
    const folder = temporaryFolder()
    origin.git('clone', '-q', '--depth', '1', `file://${origin.folder}`, join(folder, 'clone'))
    return { folder: join(folder, 'clone'), env: origin.env }
  }

  it.each([
    ['at home', {}, /in this clone, run `git fetch --unshallow`; or give the ledger.*`--ledger`$/],
    ['on GitHub Actions', { GITHUB_ACTIONS: 'true' }, /add `with: fetch-depth: 0`; or give/],
    ['on Netlify', { NETLIFY: 'true' }, /`git fetch --unshallow &&`; or give/],
    ['on Cloudflare', { CF_PAGES: '1' }, /`git fetch --unshallow &&`; or give/],
  ])('is refused with what to change %s', (_, env, advice) => {
    expect(() => pastOf(clone(), { env })).toThrow(
      expect.objectContaining({ fatal: true, reason: expect.stringMatching(advice) }),
    )
  })

  it('takes ids and addresses from a ledger, and every address of it leads to a page that is there', () => {
    const ledger: Ledger = { schemaVersion: 1, permalinks: whole.permalinks }
    const past = pastOf(clone(), { ledger }) as Past
    expect(ids(past.living)).toEqual(ids(whole.living))
    expect(past.versions).toEqual([])
    expect(past.messages.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^Shallow clone: .*ledger `last\.json`/),
    ])
    const living = new Set(past.permalinks.filter(({ state }) => state === 'living').map(({ address }) => address))
    for (const { address } of whole.permalinks) {
      const now = at(past, address)
      expect(living.has(now?.state === 'redirect' ? (now.to ?? '') : (now?.address ?? '')), address).toBe(true)
    }
    for (const { address, since } of past.permalinks) expect(since, address).toBe(at(whole, address)?.since)
  })

  it('gives nothing new an id that the ledger lists', () => {
    const ledger: Ledger = {
      schemaVersion: 1,
      permalinks: [
        ...whole.permalinks,
        {
          address: '/roadmap/v1-0-first-light/',
          state: 'living',
          milestone: 'roadmap/v1-0-first-light',
          since: '2026-01-01',
        },
        { address: '/roadmap/v1-5-eclipse/', state: 'redirect', to: '/roadmap/v1-0-first-light/', since: '2026-01-01' },
      ],
    }
    const { folder, env } = clone()
    writeFileSync(join(folder, file), `${plan}\n## v1.5 Eclipse\n\n- [ ] Wait\n`)
    expect(ids(pastOf({ folder, env }, { ledger })?.living)).toEqual([
      'v1-0-first-light',
      'v1-1-second-light',
      'v1-5-eclipse-2',
    ])
  })
})

describe('reading', () => {
  it('happens once for each distinct content, and not at all for what is in the cache', () => {
    const repo = repository(commits(plan, plan.replace('Paint', 'Oil'), plan, `${plan}\nMore.\n`))
    const reading = vi.fn((bytes: Uint8Array) => read({ bytes, path: null, id: '' }))
    const reader = { read: reading, cacheFolder: temporaryFolder() }
    const first = pastOf(repo, { reader })
    expect(reading).toHaveBeenCalledTimes(3)
    reading.mockClear()
    expect(pastOf(repo, { reader })).toEqual(first)
    expect(reading).not.toHaveBeenCalled()
    expect(pastOf(repo)).toEqual(first)
    pastOf(repo, { reader: { ...reader, digest: 'another' } })
    expect(reading).toHaveBeenCalledTimes(3)
  })
})

describe('whatever is edited', () => {
  const words = ['Lens', 'Tube', 'Mount', 'Dome', 'Clock', 'Mirror', 'Finder', 'Tripod']
  interface Part {
    name: string
    tasks: string[]
    done: number
  }
  const word = fc.constantFrom(...words)
  const part: fc.Arbitrary<Part> = fc.record({
    name: fc.oneof(
      word,
      fc.tuple(word, word).map((pair) => pair.join(' and ')),
    ),
    tasks: fc.array(
      fc.tuple(fc.constantFrom('Buy', 'Build', 'Test'), word).map((pair) => pair.join(' ')),
      { maxLength: 3 },
    ),
    done: fc.nat(3),
  })
  type Edit = (parts: Part[]) => Part[]
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.tuple(fc.nat(5), part).map(
      ([place, added]): Edit =>
        (parts) => [...parts.slice(0, place), added, ...parts.slice(place)],
    ),
    fc.nat(5).map(
      (place): Edit =>
        (parts) =>
          parts.filter((_, index) => index !== place),
    ),
    fc.tuple(fc.nat(5), word).map(
      ([place, name]): Edit =>
        (parts) =>
          parts.map((one, index) => (index === place ? { ...one, name } : one)),
    ),
    fc.nat(5).map(
      (place): Edit =>
        (parts) =>
          parts.map((one, index) => (index === place ? { ...one, done: one.done + 1 } : one)),
    ),
    fc.nat(5).map(
      (place): Edit =>
        (parts) => [...parts.slice(place), ...parts.slice(0, place)],
    ),
    fc.nat(4).map(
      (place): Edit =>
        (parts) => {
          const [one, next] = [parts[place], parts[place + 1]]
          if (!one || !next) return parts
          return parts.toSpliced(place, 2, {
            ...one,
            name: `${one.name} and ${next.name}`,
            tasks: [...one.tasks, ...next.tasks],
          })
        },
    ),
    fc.tuple(fc.nat(5), word).map(
      ([place, name]): Edit =>
        (parts) => {
          const one = parts[place]
          if (!one || one.tasks.length < 2) return parts
          return parts.toSpliced(
            place,
            1,
            { ...one, tasks: one.tasks.slice(0, 1) },
            { ...one, name, tasks: one.tasks.slice(1) },
          )
        },
    ),
  )
  const text = (parts: Part[]) =>
    `# Plan\n\n${parts.map(({ name, tasks, done }, at) => `## Phase ${at + 1}: ${name}\n\n${tasks.map((task, index) => `- [${index < done ? 'x' : ' '}] ${task}\n`).join('')}`).join('\n')}`
  const history = fc.tuple(
    fc.array(part, { minLength: 1, maxLength: 4 }),
    fc.array(edit, { minLength: 1, maxLength: 8 }),
  )

  function stepsOf([start, edits]: [Part[], Edit[]]): Step[] {
    let parts = start
    const texts = [text(parts)]
    for (const one of edits) {
      parts = one(parts)
      texts.push(text(parts))
    }
    return texts.map((bytes, index) => {
      const { roadmap, tree } = read({ bytes, path: file, id: 'plan' })
      const headings = [...survey(tree).headings].map(([node, anchor]) => ({
        anchor,
        line: node.position?.start.line ?? 1,
      }))
      const time = `2026-01-${String(1 + Math.floor(index / 2)).padStart(2, '0')}T12:00:00Z`
      const revision = { commit: String(index), time, path: file, blob: String(index), tags: [], subject: '' }
      return { revision, snapshot: { roadmap, headings } }
    })
  }

  it('ids are unique in each version, and each is in the ledger, one hop from a page', async () => {
    const { permalinksOf } = await import('../src/history/ledger.ts')
    fc.assert(
      fc.property(history, (made) => {
        const walked = walk(stepsOf(made))
        const permalinks = permalinksOf({ id: 'plan', walk: walked, pages: true })
        const byAddress = new Map(permalinks.map((permalink) => [permalink.address, permalink]))
        expect(byAddress.size).toBe(permalinks.length)
        for (const version of walked.versions) {
          const own = ids(version.roadmap)
          expect(new Set(own).size).toBe(own.length)
          for (const id of own) expect(byAddress.get(`/plan/${id}/`)?.state).toMatch(/living|tombstone/)
          for (const { anchor } of version.anchors) expect(byAddress.has(`/plan/document/#${anchor}`)).toBe(true)
        }
        for (const { address, state, to } of permalinks) {
          if (state === 'redirect') expect(to, address).toBeDefined()
          if (to !== undefined) expect(byAddress.get(to)?.state, address).toMatch(/living|tombstone/)
        }
        const living = ids(walked.living)
        for (const stone of walked.tombstones) {
          expect(living).not.toContain(stone.id)
          for (const successor of stone.successors) expect(living).toContain(successor)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('walking a part and then all agrees with walking all at once', () => {
    fc.assert(
      fc.property(history, (made) => {
        const steps = stepsOf(made)
        const whole = walk(steps)
        for (let count = 1; count < steps.length; count += 1) {
          const { versions, lineages } = walk(steps.slice(0, count))
          expect(versions).toEqual(whole.versions.slice(0, versions.length))
          expect(lineages).toEqual(whole.lineages.slice(0, lineages.length))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('an address of one day is an address of every later day', async () => {
    const { permalinksOf, vanished } = await import('../src/history/ledger.ts')
    const ledgerOf = (steps: Step[]) => permalinksOf({ id: 'plan', walk: walk(steps), pages: true })
    fc.assert(
      fc.property(history, (made) => {
        const steps = stepsOf(made)
        const whole = ledgerOf(steps)
        for (let count = 1; count < steps.length; count += 1)
          expect(vanished({ schemaVersion: 1, permalinks: ledgerOf(steps.slice(0, count)) }, whole)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
