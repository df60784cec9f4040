import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Heading, Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { astroConfig, type Environment } from '../src/content/config.ts'
import { Ledger } from '../src/history/ledger.ts'
import { robotsTxt } from '../src/publish/robots.ts'
import { eachMilestone, type Roadmap } from '../src/roadmap/index.ts'
import { type PublishedFiles, parserOf, textOfMarkdown } from './outputs.ts'
import { type Commit, removeRepositories, repository, temporaryFolder } from './repository.ts'

const address = 'https://plans.example.org/docs/'

/** Names that would break out of a serialiser that only joins strings. Each is written as Markdown that means exactly this text. */
const names = [
  ']]> and &amp; and <![CDATA[',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("https://evil.example";"x")',
  'a; b, c \\ d: BEGIN:VALARM',
  `a${'🎉'.repeat(300)}z`,
  'left \u202e thgir',
  'a | b `c` *d* _e_ [f](javascript:g) #h <!-- i',
  '{x} $ {y} {{ z }} <%= w %> -->',
  '"onload="alert(1)',
]
const escaped = (text: string): string => text.replace(/[!-/:-@[-`{-~]/g, '\\$&')

function plan(dates: (number: number) => string, left: readonly string[] = names): string {
  const phases = left.map((name) => {
    const number = names.indexOf(name) + 1
    const box = number < 3 ? 'x' : ' '
    return `## M${number}: ${escaped(name)}\n\n**Status**: ${number < 3 ? 'Done' : 'Planned'}\n\n**Target**: ${dates(number)}\n\n- [${box}] ${escaped(name)}\n- [${box}] Ordinary work\n`
  })
  return `# Odd ${escaped(names[1] ?? '')}\n\nA plan whose names are ${escaped(names[2] ?? '')}.\n\n${phases.join('\n')}`
}
const day = (number: number): string => `2026-0${(number % 9) + 1}-15`

const commits: Commit[] = [
  {
    files: {
      'content/site.yaml': `title: 'Plans ]]> </script>'\nurl: ${address}\n`,
      'content/roadmaps/old.md': plan(day),
      'content/roadmaps/calm.md': '# Calm\n\n## v1.0 First light (Q3 2026)\n\n- [x] Lens\n',
    },
  },
  { move: { 'content/roadmaps/old.md': 'content/roadmaps/odd.md' } },
  { files: { 'content/roadmaps/odd.md': plan((number) => (number === 4 ? '2027-01-31' : day(number))) } },
  { files: { 'content/roadmaps/odd.md': plan(day, names.slice(0, -1)).replaceAll('\n', '\r\n') }, tags: ['v2.0.0'] },
]

interface Built extends PublishedFiles {
  folder: string
}

/** Builds the history in a folder of its own, in surroundings of its own. */
function built(env: Record<string, string>): Built {
  const { folder, env: git } = repository(commits)
  const out = join(temporaryFolder(), 'site')
  const { status, stderr } = spawnSync(process.execPath, [resolve('src/cli/main.ts'), 'build', '--out', out], {
    cwd: folder,
    env: { ...git, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    encoding: 'utf8',
  })
  expect({ status, stderr }).toMatchObject({ status: 0 })
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).map((name) => name.split('\\').join('/'))
  const files = names.filter((name) => statSync(join(out, name)).isFile()).sort()
  return { address, folder, files: new Map(files.map((name) => [name, readFileSync(join(out, name))])) }
}

let one: Built
beforeAll(() => {
  one = built({ TZ: 'UTC', LANG: 'C', LC_ALL: 'C' })
})
afterAll(removeRepositories)

const text = (path: string): string => one.files.get(path)?.toString('utf8') ?? ''
const ledger = () => Ledger.parse(JSON.parse(text('permalinks.json'))).permalinks
const fileOf = (address: string): string =>
  address
    .slice(1)
    .replace(/#.*$/, '')
    .replace(/(?<=^|\/)$/, 'index.html')

describe('a site of hostile names', () => {
  it('has a file at every address of its ledger', () => {
    const all = ledger()
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['living', 'redirect', 'tombstone']))
    expect(all.map(({ address }) => address).filter((address) => !one.files.has(fileOf(address)))).toEqual([])
  })

  it('keeps the files beside a page at the address that the page had before', () => {
    expect(text('old/roadmap.json')).toBe(text('odd/roadmap.json'))
    expect(text('old/roadmap.md')).toBe(text('odd/roadmap.md'))
    expect(text('odd/roadmap.md')).toContain('# Odd')
  })

  it('has no file that cannot be read again by a parser of its kind', () => {
    const failed = [...one.files].flatMap(([path, bytes]) => {
      try {
        parserOf(path)(bytes, one)
        return []
      } catch (error) {
        return [`${path}: ${error instanceof Error ? error.message : error}`]
      }
    })
    expect(failed).toEqual([])
    expect(one.files.size).toBeGreaterThan(60)
  })

  it('is read by no parser where the name of a file is new', () => {
    expect(() => parserOf('odd/roadmap.csv')).toThrow('no parser is known for odd/roadmap.csv')
  })

  it('says in JSON, in Markdown and to its own search what the document says', () => {
    const { milestones } = JSON.parse(text('odd/roadmap.json')) as Roadmap
    const titles = [...eachMilestone(milestones)].map(({ milestone }) => milestone.title)
    expect(titles).toEqual(names.slice(0, -1))

    const visible = (name: string) => name.replace('\u202e', '\ufffd').replace(/\s+/g, ' ')
    const headings = textOfMarkdown(text('odd/roadmap.md')).children.filter(
      (node): node is Heading => node.type === 'heading' && node.depth === 3,
    )
    expect(headings.map((node) => textOf(node as Nodes))).toEqual(
      titles.map((title, index) => `M${index + 1}: ${visible(title)}`),
    )
    const [, odd] = JSON.parse(text('search.json')).roadmaps
    expect(odd.milestones.map(({ title }: { title: string }) => title)).toEqual(titles)
  })

  it('tells nobody where it was built', () => {
    const places = [one.folder, process.cwd(), resolve('.')].map((place) => Buffer.from(place))
    for (const [path, bytes] of one.files)
      expect(
        places.some((place) => bytes.includes(place)),
        path,
      ).toBe(false)
  })

  it('has the same bytes when it is built elsewhere', () => {
    const other = built({ TZ: 'Pacific/Kiritimati', LANG: 'cs_CZ.UTF-8', LC_ALL: 'cs_CZ.UTF-8' })
    expect([...other.files.keys()]).toEqual([...one.files.keys()])
    const different = [...one.files].filter(([path, bytes]) => !other.files.get(path)?.equals(bytes))
    expect(different.map(([path]) => path)).toEqual([])
  })
})

describe('the sitemap', () => {
  const listed = () => [...text('sitemap-0.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, found = '']) => found)

  it('lists pages that live, and none that lead on or tell what is gone', () => {
    const states = new Map(ledger().map(({ address, state }) => [address, state]))
    const paths = listed().map((found) => found.slice(address.length - 1))
    expect(paths).toContain('/odd/')
    expect(paths).toContain('/odd/versions/v2.0.0/')
    expect(paths.filter((path) => (states.get(path) ?? 'living') !== 'living')).toEqual([])
    expect(paths.filter((path) => /404|search|embed|preview|^\/old\//.test(path))).toEqual([])
    const pages = ledger().filter(({ address, state }) => state === 'living' && /^[^#]*\/$/.test(address))
    expect(
      pages.map(({ address }) => address).filter((path) => !paths.includes(path) && !/embed\//.test(path)),
    ).toEqual([])
  })

  it('dates a version and its roadmap by the commit, and nothing by the build', () => {
    const dates = [...text('sitemap-0.xml').matchAll(/<loc>([^<]*)<\/loc><lastmod>([^<]*)<\/lastmod>/g)].map(
      ([, loc = '', date]) => [loc.slice(address.length - 1), date],
    )
    expect(Object.fromEntries(dates)).toMatchObject({
      '/odd/': '2026-01-04T00:00:00.000Z',
      '/odd/versions/v2.0.0/': '2026-01-04T00:00:00.000Z',
      '/calm/': '2026-01-01T00:00:00.000Z',
    })
    expect(new Set(dates.map(([, date]) => date?.slice(0, 7)))).toEqual(new Set(['2026-01']))
  })

  it('is made for the site itself alone, and where its whole address is known', () => {
    const made = (env: Environment, url?: string): boolean =>
      astroConfig({ root: resolve('.'), project: temporaryFolder(), env, url }).integrations?.some(
        (each) => each && 'name' in each && each.name === 'milepost:sitemap',
      ) ?? false
    expect(made({}, address)).toBe(true)
    expect(made({ CONTEXT: 'production', URL: address })).toBe(true)
    expect(made({})).toBe(false)
    expect(made({ CONTEXT: 'deploy-preview', DEPLOY_PRIME_URL: address })).toBe(false)
    expect(robotsTxt(null).body).toBe('User-agent: *\nAllow: /\n')
  })

  it('is named in robots.txt by its whole address', () => {
    expect(text('robots.txt')).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${address}sitemap-index.xml\n`)
  })
})

it('while it is written, the files beside pages are served at the addresses that they will have', async () => {
  const { folder, env } = repository(commits)
  const server = spawn(process.execPath, [resolve('src/cli/main.ts'), 'dev', '--port', '0', '--base', '/docs/'], {
    cwd: folder,
    env: { ...env, ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DEV_BACKGROUND: '0' },
  })
  try {
    let log = ''
    const home = await new Promise<string>((done, failed) => {
      server.stdout.on('data', (part) => {
        log += part
        const found = /http:\/\/localhost:\d+\/docs\//.exec(log)
        if (found) done(found[0])
      })
      server.once('exit', () => failed(new Error(log)))
    })
    const besides = ledger().filter(({ address, state }) => state === 'living' && /^\/odd\/[^#]*[.]/.test(address))
    const names = new Set(besides.map(({ address }) => address.slice(address.lastIndexOf('/') + 1)))
    const files = [...names].map((name) => besides.find(({ address }) => address.endsWith(`/${name}`))?.address ?? '')
    expect(files).toContain('/odd/roadmap.json')
    for (const path of [...files, '/search.json', '/llms.txt', '/roadmap.schema.json', '/robots.txt']) {
      const answer = await fetch(new URL(`.${path}`, home))
      expect(answer.status, path).toBe(200)
      expect((await answer.arrayBuffer()).byteLength, path).toBeGreaterThan(20)
    }
    expect((await fetch(new URL('odd/roadmap.json?fresh=1', home))).headers.get('content-type')).toBe(
      'application/json',
    )
    expect((await fetch(new URL('nowhere/roadmap.json', home))).status).toBe(404)
  } finally {
    server.kill()
  }
}, 60_000)
