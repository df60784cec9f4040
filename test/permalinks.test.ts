import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listening, serve } from '../src/cli/serve.ts'
import { printLedger } from '../src/content/addresses.ts'
import { Ledger } from '../src/history/ledger.ts'
import { type Repository, removeRepositories, repository, temporaryFolder } from './repository.ts'

afterAll(removeRepositories)

const main = resolve('src/cli/main.ts')
const plan = `# Telescope

## v1.0 First light

- [x] Grind the lens
- [ ] Build the tube

## v1.1 Second light

- [ ] Set up the mount
- [ ] Paint the dome

## Phase 3: Garden

- [ ] Plant trees
`

function milepost(folder: string, args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}

/** Every file below a folder and what it holds. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'latin1')]))
}

/** A roadmap that was renamed, reworded, cut, tagged and given an alias. */
function telescope(): Repository {
  const file = 'content/roadmaps/telescope.md'
  const aliased = (text: string) => `---\nmilestones:\n  - { name: v1.0, aliases: [dawn] }\n---\n${text}`
  const reworded = plan.replace('First light', 'First glimpse')
  const cut = reworded.slice(0, reworded.indexOf('## Phase 3'))
  return repository([
    { files: { 'plan.md': plan } },
    { files: { 'plan.md': reworded }, tags: ['v0.1.0'] },
    { move: { 'plan.md': file } },
    { files: { [file]: cut } },
    { files: { [file]: aliased(cut.replace('[ ] Build', '[x] Build')) } },
  ])
}

describe('a site with a history', () => {
  const repo = telescope()
  const dist = join(repo.folder, 'dist')
  let built: ReturnType<typeof milepost>
  let ledger: Ledger
  beforeAll(() => {
    built = milepost(repo.folder, ['build', '--base', '/docs/'], repo.env)
    ledger = Ledger.parse(JSON.parse(readFileSync(join(dist, 'permalinks.json'), 'utf8')))
  }, 60_000)
  const state = (address: string) => ledger.permalinks.find((permalink) => permalink.address === address)

  it('is built without a word', () => {
    expect(built).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+ pages in dist\/\n$/), stderr: '' })
  })

  it('publishes the ledger that `permalinks` prints', () => {
    const { code, stdout, stderr } = milepost(repo.folder, ['permalinks', '--json'], repo.env)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(readFileSync(join(dist, 'permalinks.json'), 'utf8'))
    expect(Object.keys(JSON.parse(stdout))).toEqual(['schemaVersion', 'permalinks'])
    const addresses = ledger.permalinks.map(({ address }) => address)
    expect(addresses).toEqual([...addresses].sort((a, b) => (a < b ? -1 : 1)))
    const lines = milepost(repo.folder, ['permalinks'], repo.env).stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(addresses.length)
    expect(lines).toContainEqual(
      expect.stringMatching(/^redirect +2026-01-05 +\/telescope\/dawn\/ +\/telescope\/v1-0-first-light\/$/),
    )
  })

  it('knows every address that its versions had', () => {
    expect(state('/telescope/v1-0-first-light/')?.state).toBe('living')
    expect(state('/telescope/phase-3-garden/')).toMatchObject({ state: 'tombstone', until: '2026-01-04' })
    expect(state('/telescope/dawn/')).toMatchObject({ state: 'redirect', to: '/telescope/v1-0-first-light/' })
    expect(state('/plan/phase-3-garden/')).toMatchObject({ state: 'redirect', to: '/telescope/phase-3-garden/' })
    expect(state('/telescope/versions/v0.1.0/')?.state).toBe('living')
    expect(state('/plan/versions/2026-01-02/')).toMatchObject({ state: 'redirect', to: '/telescope/versions/v0.1.0/' })
  })

  it('writes forced redirects below its base, none of them to another redirect', () => {
    const lines = readFileSync(join(dist, '_redirects'), 'utf8').trimEnd().split('\n')
    expect(lines).toContain('/docs/telescope/dawn/ /docs/telescope/v1-0-first-light/ 301!')
    expect(lines).toEqual([...lines].sort())
    const from = new Set(lines.map((line) => line.split(' ')[0]))
    for (const line of lines) {
      expect(line).toMatch(/^\/docs(\/\S+\/(?:[\w.]+\.\w+)?) \/docs\/\S+\/(?:[\w.]+\.\w+)? 301!$/)
      expect(from.has(line.split(' ')[1])).toBe(false)
    }
  })

  describe('seen through its server', () => {
    let server: Listening
    beforeAll(async () => {
      server = await serve(dist, { port: 0 })
    })
    afterAll(() => server.close())
    const get = (address: string) => fetch(new URL(`/docs${address}`, server.url), { redirect: 'manual' })

    it('answers every address of its ledger, after one redirect at most', async () => {
      for (const permalink of ledger.permalinks) {
        const page = permalink.address.replace(/#.*/, '')
        const first = await get(page)
        const moved = first.headers.get('location')
        const last = moved === null ? first : await get(moved.replace(/^\/docs/, ''))
        expect([permalink.address, last.status]).toEqual([permalink.address, 200])
      }
    })

    it('has a page with a way on, or the same file, at each redirect, for hosts that know none', () => {
      const redirects = ledger.permalinks.filter(({ address, state }) => state === 'redirect' && !address.includes('#'))
      expect(redirects.length).toBeGreaterThan(5)
      for (const { address, to } of redirects) {
        if (!address.endsWith('/')) {
          expect(readFileSync(join(dist, address)).equals(readFileSync(join(dist, to ?? ''))), address).toBe(true)
          continue
        }
        const html = readFileSync(join(dist, address, 'index.html'), 'utf8')
        expect(html, address).toMatch(new RegExp(`<meta http-equiv="refresh" content="0; ?url=/docs${to}"`))
        expect(html, address).toContain(`href="/docs${to}"`)
      }
    })

    it('has a place for every anchor that its document had', () => {
      for (const { address } of ledger.permalinks.filter(({ address }) =>
        address.startsWith('/telescope/document/#'),
      )) {
        const [page = '', anchor] = address.split('#')
        expect(readFileSync(join(dist, page, 'index.html'), 'utf8'), address).toContain(`id="${anchor}"`)
      }
    })
  })

  it('is the same, byte for byte, when it is built again and from another clone', () => {
    const before = contents(dist)
    expect(milepost(repo.folder, ['build', '--base', '/docs/'], repo.env).code).toBe(0)
    expect(contents(dist)).toEqual(before)
    const other = join(temporaryFolder(), 'a clone')
    repo.git('clone', '-q', repo.folder, other)
    const env = { ...repo.env, TZ: 'Pacific/Kiritimati', LANG: 'cs_CZ.UTF-8' }
    expect(milepost(other, ['build', '--base', '/docs/'], env)).toMatchObject({ code: 0, stderr: '' })
    expect(contents(join(other, 'dist'))).toEqual(before)
  }, 60_000)
})

describe('an address that would vanish', () => {
  const repo = repository([{ files: { 'ROADMAP.md': plan } }])
  const last = (...addresses: string[]) =>
    printLedger(addresses.map((address) => ({ address, state: 'living', since: '2025-01-01' })))

  it('stops the build, is named with what to write, and leaves the last output as it was', () => {
    expect(milepost(repo.folder, ['build'], repo.env).code).toBe(0)
    const before = contents(join(repo.folder, 'dist'))
    writeFileSync(join(repo.folder, 'last.json'), last('/roadmap/', '/roadmap/dawn/'))
    const { code, stderr } = milepost(repo.folder, ['build', '--ledger', 'last.json'], repo.env)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^error last\.json:1:1 Unexpected absence of `\/roadmap\/dawn\/`.*`aliases: \[dawn\]`/)
    expect(contents(join(repo.folder, 'dist'))).toEqual(before)
    const aliased = `---\nmilestones:\n  - { name: v1.0, aliases: [dawn] }\n---\n${plan}`
    writeFileSync(join(repo.folder, 'ROADMAP.md'), aliased)
    expect(milepost(repo.folder, ['build', '--ledger', 'last.json'], repo.env)).toMatchObject({ code: 0, stderr: '' })
    writeFileSync(join(repo.folder, 'ROADMAP.md'), plan)
  }, 60_000)

  it('stops the build where the project’s own content/permalinks.json lists it, also when nothing else changed', () => {
    const own = join(repo.folder, 'content/permalinks.json')
    repo.write({ 'content/permalinks.json': last('/roadmap/') })
    expect(milepost(repo.folder, ['build'], repo.env).code).toBe(0)
    writeFileSync(own, last('/roadmap/', '/roadmap/dusk/'))
    expect(milepost(repo.folder, ['build'], repo.env)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error content\/permalinks\.json:1:1 .*`\/roadmap\/dusk\/`/),
    })
    writeFileSync(own, 'no')
    expect(milepost(repo.folder, ['build'], repo.env)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^error content\/permalinks\.json:1:1 Unexpected content/),
    })
    rmSync(own)
  }, 60_000)
})

describe('a shallow clone', () => {
  const origin = repository([
    { files: { 'ROADMAP.md': plan } },
    { files: { 'ROADMAP.md': plan.replace('First light', 'First glimpse') } },
  ])
  const folder = join(temporaryFolder(), 'clone')
  beforeAll(() => {
    origin.git('clone', '-q', '--depth', '1', `file://${origin.folder}`, folder)
  })

  it('is refused with the lines to add to the workflow', () => {
    const { code, stdout, stderr } = milepost(folder, ['build'], { ...origin.env, GITHUB_ACTIONS: 'true' })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^error ROADMAP\.md:1:1 Unexpected shallow clone.*`with: fetch-depth: 0`.*`--ledger`\n$/)
    expect(existsSync(join(folder, 'dist'))).toBe(false)
  }, 60_000)

  it('is built from the ledger of the last deployment, and the build says so', () => {
    const { stdout } = milepost(origin.folder, ['permalinks', '--json'], origin.env)
    writeFileSync(join(folder, 'last.json'), stdout)
    const { code, ...said } = milepost(folder, ['build', '--ledger', 'last.json'], origin.env)
    expect(code).toBe(0)
    expect(`${said.stdout}${said.stderr}`).toMatch(
      /ROADMAP\.md: Shallow clone: ids and addresses are those of the ledger `last\.json`/,
    )
    const { permalinks } = Ledger.parse(JSON.parse(readFileSync(join(folder, 'dist/permalinks.json'), 'utf8')))
    const addresses = new Set(permalinks.map(({ address }) => address))
    for (const { address } of Ledger.parse(JSON.parse(stdout)).permalinks) expect(addresses.has(address)).toBe(true)
    expect(existsSync(join(folder, 'dist/roadmap/v1-0-first-light/index.html'))).toBe(true)
  }, 60_000)
})

describe('without git', () => {
  it('the site has one version and says nothing about history', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'ROADMAP.md'), plan)
    expect(milepost(folder, ['build'])).toMatchObject({ code: 0, stderr: '' })
    const built = contents(join(folder, 'dist'))
    expect(JSON.parse(built['permalinks.json'] ?? '')).toEqual({ schemaVersion: 1, permalinks: [] })
    expect(Object.keys(built).filter((name) => /versions|changes|_redirects/.test(name))).toEqual([])
  }, 60_000)
})

it('while it is written, a commit, a tag and an edit show', async () => {
  const repo = repository([{ files: { 'content/roadmaps/telescope.md': plan } }])
  const server = spawn(process.execPath, [main, 'dev', '--port', '0'], {
    cwd: repo.folder,
    env: { ...repo.env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0' },
  })
  try {
    let log = ''
    const address = await new Promise<string>((done, failed) => {
      server.stdout.on('data', (part) => {
        log += part
        const found = /http:\/\/localhost:\d+\//.exec(log)
        if (found) done(found[0])
      })
      server.once('exit', () => failed(new Error(log)))
    })
    const addresses = async () => {
      const answer = await fetch(`${address}permalinks.json`)
      return Ledger.parse(await answer.json()).permalinks.map((permalink) => permalink.address)
    }
    expect(await addresses()).toContain('/telescope/versions/2026-01-01/')
    writeFileSync(join(repo.folder, 'content/roadmaps/telescope.md'), `${plan}\n## v2.0 Radio\n\n- [ ] Dish\n`)
    await expect.poll(addresses).toContain('/telescope/v2-0-radio/')
    expect(await addresses()).not.toContain('/telescope/versions/2026-01-02/')
    const env = { ...repo.env, GIT_COMMITTER_DATE: '2026-01-02T12:00:00Z' }
    expect(spawnSync('git', ['commit', '-qam', 'Radio'], { cwd: repo.folder, env }).status).toBe(0)
    await expect.poll(addresses).toContain('/telescope/versions/2026-01-02/')
    repo.git('tag', 'v2.0.0-plan')
    await expect.poll(addresses).toContain('/telescope/versions/v2.0.0-plan/')
  } finally {
    server.kill()
  }
}, 60_000)
