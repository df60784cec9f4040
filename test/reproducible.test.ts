import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { removeRepositories, repository, temporaryFolder } from './repository.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  removeRepositories()
})

const documents = {
  'content/roadmaps/telescope.md':
    '# Telescope\n\nLast updated: March 2026\n\n## v1.0.0 First light (Q3 2026)\n\n- [x] Lens\n- [ ] Tube\n\n## Phase 2: Dome\n\n**Target:** 2027-02-01\n\n- [ ] Rails\n',
  'content/roadmaps/Ölmühle.md': '# Ölmühle\n\n## Phase 1: Mahlen\n\n- [ ] Stein\n',
  'content/roadmaps/i-dotless.md': '# I\n\n## v2 Istanbul\n\n- [ ] Iı İi\n',
  // Czech sorts `ch` behind `h`.
  'content/roadmaps/chart.md': '# Chart\n\n## Phase 1: Draw\n\n- [ ] Ink\n',
  'content/roadmaps/hat.md': '# Hat\n\n## Phase 1: Felt\n\n- [ ] Brim\n',
  'content/site.yaml': 'title: Workshop\nurl: https://workshop.example/plans/\n',
}

/** Builds the same documents in a folder of its own, written in an order of its own, in the given surroundings. */
function built(
  prefix: string,
  order: (a: string, b: string) => number,
  env: Record<string, string>,
): Map<string, string> {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  folders.push(folder)
  const names = Object.keys(documents).sort(order) as (keyof typeof documents)[]
  for (const [index, name] of names.entries()) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), documents[name])
    utimesSync(join(folder, name), index * 1000, index * 1000)
  }
  return build(folder, env)
}

/** What a build of a folder gives, each file by its name. */
function build(folder: string, env: Record<string, string>): Map<string, string> {
  const { status, stderr } = spawnSync(process.execPath, [resolve('src/cli/main.ts'), 'build'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    encoding: 'utf8',
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const files = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, 'dist', name)).isFile(),
  )
  return new Map(files.sort().map((name) => [name, readFileSync(join(folder, 'dist', name), 'latin1')]))
}

it('builds the same bytes in another folder, time zone, language and order of files', () => {
  const one = built('milepost-a-', (a, b) => (a < b ? -1 : 1), { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' })
  const other = built('milepost-another-folder-', (a, b) => (a < b ? 1 : -1), {
    TZ: 'Pacific/Kiritimati',
    LANG: 'cs_CZ.UTF-8',
    LC_ALL: 'cs_CZ.UTF-8',
    COLUMNS: '40',
  })
  expect([...other.keys()]).toEqual([...one.keys()])
  expect(one.size).toBeGreaterThan(12)
  for (const [name, bytes] of one) expect(other.get(name) === bytes, name).toBe(true)
}, 60_000)

it('writes no path and no address of the machine that built it', () => {
  const site = built('milepost-secret-', (a, b) => (a < b ? -1 : 1), { USER: 'secret-user', HOSTNAME: 'secret-host' })
  for (const [name, bytes] of site) {
    expect(bytes, name).not.toMatch(/milepost-secret-|secret-user|secret-host|node_modules/)
    expect(bytes.includes(resolve('.')), name).toBe(false)
  }
}, 60_000)

const telescope = (light: string, tube: string) =>
  `# Telescope\n\n## v1.0.0 ${light} (Q3 2026)\n\n- [x] Lens\n- [${tube}] Tube\n\n## Phase 2: Dome\n\n**Target:** 2027-02-01\n\n- [ ] Rails\n`

it('builds the same bytes of one commit from another clone of its history', () => {
  const file = 'content/roadmaps/telescope.md'
  const repo = repository([
    { files: { 'plan.md': telescope('First light', ' ') }, tags: ['v0.1.0'] },
    { move: { 'plan.md': file } },
    { files: { [file]: telescope('First glimpse', ' ') } },
    { files: { [file]: telescope('First glimpse', 'x').replace(/## Phase 2[\s\S]*/, '') } },
  ])
  const one = build(repo.folder, repo.env)
  const clone = join(temporaryFolder(), 'another clone')
  repo.git('clone', '-q', repo.folder, clone)
  const other = build(clone, { ...repo.env, TZ: 'Pacific/Kiritimati', LANG: 'cs_CZ.UTF-8', LC_ALL: 'cs_CZ.UTF-8' })
  expect([...other.keys()]).toEqual([...one.keys()])
  expect([...one.keys()]).toContain('_redirects')
  expect([...one.keys()].filter((name) => name.startsWith('telescope/versions/')).length).toBeGreaterThan(3)
  for (const [name, bytes] of one) expect(other.get(name) === bytes, name).toBe(true)
}, 60_000)

it('builds the same bytes of an edition when the history goes on', () => {
  const file = 'content/roadmaps/telescope.md'
  const commit = (light: string, tube: string) => ({ files: { [file]: telescope(light, tube) } })
  const repo = repository([commit('First light', ' '), commit('First glimpse', ' ')])
  const early = build(repo.folder, repo.env)
  repo.add([commit('First glimpse', 'x'), { files: { [file]: '# Telescope\n\n## v2.0.0 Radio\n\n- [ ] Dish\n' } }])
  const late = build(repo.folder, repo.env)
  const editions = ['2026-01-01', '2026-01-02'].map((name) => `telescope/versions/${name}/index.html`)
  for (const name of editions) {
    expect(early.get(name), name).toBeDefined()
    expect(late.get(name) === early.get(name), name).toBe(true)
  }
}, 60_000)
