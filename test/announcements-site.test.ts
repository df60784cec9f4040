import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ComparisonJson } from '../src/compare/report.ts'
import { launch } from './browser.ts'
import { wordsOfHtml } from './html.ts'
import { type Commit, type Repository, removeRepositories, repository } from './repository.ts'
import { type BuiltSite, buildFolder } from './site.ts'

interface Facts {
  write?: string
  read?: string
  ground?: string
  attic?: boolean
}
const heron = ({ write = '30 September 2026', read = '6 October 2026', ground = 'Done', attic = true }: Facts = {}) =>
  [
    '# Heron\n\nA wire that carries small letters.',
    `## M1: Ground\n\n**Status:** ${ground}\n\n- [x] Dig the trench`,
    `## M2: Write path\n\n**Status:** In progress\n**Target:** ${write}\n\n- [x] Lay the cable\n- [ ] Test the cable`,
    `## M3: Read path\n\n**Target:** ${read}\n\n- [ ] Read one letter`,
    ...(attic ? ['## M4: Attic\n\n**Target:** 1 March 2027\n\n- [ ] Store old letters'] : []),
  ].join('\n\n')
const marsh = '# ביצה\n\nמפה של שבילים.\n\n## M1: שביל\n\n**Target**: 2026-05-01\n\n- [ ] לצייר\n'

const told = (title: string, date: string, body: string, more = '') =>
  `---\ntitle: '${title}'\ndate: ${date}\n${more}---\n\n${body}\n`
const hostile = ']]> </script><script>alert(1)</script> <!-- ; =HYPERLINK("x") &amp; 🗿'
const at = (name: string) => `content/announcements/${name}.mdx`
const announcements = {
  [at('2026-01-05-ground')]: told(
    'The ground is dug',
    '2026-01-05',
    'With [M1](milestone:heron/m1-ground) done, <Milestone id="heron/m2-write-path" inline /> is next.',
    'summary: The trench is open.\nauthors: [Ada, Ben]\n',
  ),
  [at('2026-01-06-reading')]: told(
    'Reading comes',
    '2026-01-06',
    '<Milestone id="heron/m3-read-path" />\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n- [x] one',
  ),
  [at('2026-01-07-writing')]: told('Writing comes', '2026-01-07', 'See [M2][m].\n\n[m]: milestone:heron/m2-write-path'),
  [at('2026-01-08-paths')]: told('Paths', '2026-01-08', '<Milestone id="marsh/m1" /> and [M1](milestone:marsh/M1).'),
  [at('2026-01-09-hostile')]: told(
    hostile,
    '2026-01-09',
    '<Milestone id="heron/m1-ground">\n  With words *of its own*.\n</Milestone>',
    `summary: '${hostile}'\nauthors: '${hostile}'\ncover: dot.gif\n`,
  ),
  [at('2025-12-01-before')]: told('Before all', '2025-12-01', '<Milestone id="heron/m1-ground" />'),
  [at('2026-01-10-nothing')]: told('About nothing', '2026-01-10', 'No milestone at all.'),
}
const dot = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAAC', 'base64')
const heronFile = 'content/roadmaps/heron.md'
const first: Commit = {
  at: '2026-01-01T12:00:00Z',
  files: {
    [heronFile]: heron(),
    'content/roadmaps/marsh.md': marsh,
    ...announcements,
    'content/announcements/dot.gif': dot,
  },
}
const slipped = { write: '28 October 2026' }

const address = ['--site', 'https://birds.example.org/docs/']
let repo: Repository
let before: BuiltSite
let after: BuiltSite
let browser: Browser
beforeAll(async () => {
  repo = repository([first])
  before = await buildFolder(repo.folder, address)
  repo.add([{ at: '2026-02-01T12:00:00Z', files: { [heronFile]: heron(slipped) } }])
  after = await buildFolder(repo.folder, address)
  browser = await launch()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await before?.close()
  await after?.close()
  removeRepositories()
})

const htmlOf = ({ pages, base }: BuiltSite, path: string): string => {
  const page = pages.find((each) => each.path === `${base}${path}`)
  if (!page) throw new Error(`No page ${path}`)
  return page.html
}
const wordsOf = (html: string): string => wordsOfHtml(html.slice(html.indexOf('<main'))).join(' ')
const pagesOf = (site: BuiltSite): string[] =>
  site.pages
    .map(({ path }) => path.slice(site.base.length))
    .filter((path) => path.startsWith('announcements/'))
    .sort()

function* elements(node: Nodes): Generator<Element> {
  if (node.type === 'element') yield node
  if ('children' in node) for (const child of node.children) yield* elements(child)
}

/** Runs the command line in a folder. */
function milepost(folder: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/cli/main.ts'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...repo.env, PATH: process.env.PATH ?? '', ASTRO_TELEMETRY_DISABLED: '1' },
  })
  return { code: status, stdout, stderr }
}

async function visit(path: string, look: (page: Page) => Promise<void>, options = {}): Promise<void> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    await page.goto(new URL(path, after.url).href)
    await look(page)
  } finally {
    await context.close()
  }
}

describe('a target date that changes', () => {
  it('marks exactly the announcements that stated it', () => {
    const marked = pagesOf(after).filter((path) => htmlOf(after, path).includes('is-untrue'))
    expect(marked).toEqual(['announcements/2026-01-05-ground/', 'announcements/2026-01-07-writing/'])
    expect(pagesOf(before).filter((path) => htmlOf(before, path).includes('is-untrue'))).toEqual([])
  })

  it('is said beside what was announced, with the days', () => {
    const html = htmlOf(after, 'announcements/2026-01-05-ground/')
    const words = html.slice(html.indexOf('is-untrue')).replace(/<[^>]+>/g, '')
    expect(words).toContain('In progress; target 30 September 2026')
    expect(words).toContain('In progress; target 28 October 2026')
    expect(words).toContain('No longer so: its target is 28 days later')
  })

  it('leaves every other announcement as it was, byte for byte', () => {
    const changed = pagesOf(after).filter((path) => htmlOf(after, path) !== htmlOf(before, path))
    expect(changed).toEqual(['announcements/', 'announcements/2026-01-05-ground/', 'announcements/2026-01-07-writing/'])
  })
})

describe('an announcement', () => {
  it('leads to the pages of its milestones, below the base path', () => {
    const html = htmlOf(after, 'announcements/2026-01-05-ground/')
    const hrefs = [...html.matchAll(/<a href="([^"]+)" class="milestone-link"/g)].map(([, href]) => href)
    expect(hrefs).toEqual(['/docs/heron/m1-ground/', '/docs/heron/m2-write-path/'])
    for (const href of hrefs) expect(after.pages.map(({ path }) => path)).toContain(href)
    expect(htmlOf(after, 'announcements/2026-01-07-writing/')).toContain('<a href="/docs/heron/m2-write-path/"')
  })

  it('shows a card with status, target and progress as they are now', () => {
    const words = wordsOf(htmlOf(after, 'announcements/2026-01-06-reading/'))
    for (const piece of ['m3 read path planned by 6 october 2026 0 of 1 task done heron'])
      expect(words).toContain(piece)
    expect(wordsOf(htmlOf(after, 'announcements/2026-01-09-hostile/'))).toContain('with words of its own')
  })

  it('that is older than every version says so and shows today', () => {
    const html = htmlOf(after, 'announcements/2025-12-01-before/')
    expect(html).toContain('No version is kept that is as old as this announcement')
    expect(html).not.toContain('As announced<')
    expect(html).toContain('>Today<')
  })

  it('that links nothing has no list of promises', () => {
    expect(htmlOf(after, 'announcements/2026-01-10-nothing/')).not.toContain('class="promises"')
  })

  it('stands on the page of each milestone that it links, newest first', () => {
    const html = htmlOf(after, 'heron/m2-write-path/')
    const links = [...html.matchAll(/href="\/docs\/announcements\/([^"/]+)\/"/g)].map(([, id]) => id)
    expect(links).toEqual(['2026-01-07-writing', '2026-01-05-ground'])
    expect(htmlOf(after, 'heron/m4-attic/')).not.toMatch(/href="\/docs\/announcements\/[^"]/)
  })

  it('is on the list, newest first, with what is no longer so', () => {
    const html = htmlOf(after, 'announcements/')
    const listed = [...html.matchAll(/<h2 dir="auto"><a href="\/docs\/announcements\/([^"]+)\/">/g)].map(([, id]) => id)
    expect(listed).toEqual(
      pagesOf(after)
        .slice(1)
        .map((path) => path.split('/')[1])
        .reverse(),
    )
    expect(html.match(/1 thing it says is no longer so/g)).toHaveLength(2)
  })

  it('is in the ledger', () => {
    const { permalinks } = JSON.parse(readFileSync(join(after.folder, 'permalinks.json'), 'utf8'))
    const own = permalinks.filter(
      ({ address }: { address: string }) => address.startsWith('/announcements/') && address.endsWith('/'),
    )
    expect(own.map(({ address }: { address: string }) => address)).toEqual(pagesOf(after).map((path) => `/${path}`))
    expect(own.every(({ state }: { state: string }) => state === 'living')).toBe(true)
  })

  it('tells search engines what it is, whatever its title', async () => {
    await visit('announcements/2026-01-09-hostile/', async (page) => {
      expect(await page.locator('h1').textContent()).toBe(hostile)
      const text = await page.locator('script[type="application/ld+json"]').textContent()
      expect(JSON.parse(text ?? '')).toMatchObject({
        '@type': 'BlogPosting',
        headline: hostile,
        datePublished: '2026-01-09',
        url: 'https://birds.example.org/docs/announcements/2026-01-09-hostile/',
      })
    })
  })

  it('shows a picture of its own where it is shared', () => {
    const html = htmlOf(after, 'announcements/2026-01-06-reading/')
    const address = 'https://birds.example.org/docs/announcements/2026-01-06-reading/card.png'
    expect(html).toContain(`<meta property="og:image" content="${address}">`)
    expect(html).toContain('<meta property="og:image:alt" content="Reading comes">')
    expect(existsSync(join(after.folder, 'announcements/2026-01-06-reading/card.png'))).toBe(true)
  })

  it('has its cover as its bytes are', () => {
    expect(htmlOf(after, 'announcements/2026-01-09-hostile/')).toContain(
      'src="/docs/announcements/2026-01-09-hostile/cover.gif"',
    )
    const path = join(after.folder, 'announcements/2026-01-09-hostile/cover.gif')
    expect(readFileSync(path).equals(dot)).toBe(true)
  })

  it('holds no style and no script that runs', () => {
    for (const path of pagesOf(after))
      for (const { tagName, properties } of elements(fromHtml(htmlOf(after, path)))) {
        expect(tagName, path).not.toMatch(/^(?:style|input|iframe|object)$/)
        expect(
          Object.keys(properties).filter((name) => /^(?:style|on)/i.test(name)),
          path,
        ).toEqual([])
        if (tagName === 'script') expect(properties, path).toEqual({ type: 'application/ld+json' })
      }
  })

  it('is valid HTML', async () => {
    const validate = new HtmlValidate(new FileSystemConfigLoader())
    // The title of this one is counted with its escapes.
    for (const path of pagesOf(after).filter((each) => !each.includes('hostile'))) {
      const { results } = await validate.validateString(htmlOf(after, path), 'page.html')
      const messages = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line }) => `${line} ${ruleId} ${message}`),
      )
      expect(messages, path).toEqual([])
    }
  })

  it.each(['light', 'dark'] as const)(
    'is accessible and breaks no policy in %s, nor is it wider than a small screen',
    async (colorScheme) => {
      for (const path of [
        'announcements/',
        'announcements/2026-01-05-ground/',
        'announcements/2026-01-06-reading/',
        'announcements/2026-01-08-paths/',
        'announcements/2026-01-09-hostile/',
        'heron/m2-write-path/',
      ]) {
        const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 700 } })
        const page = await context.newPage()
        const said: string[] = []
        page.on('console', (message) => void (message.type() === 'error' && said.push(message.text())))
        page.on(
          'request',
          (request) => void (request.url().startsWith(new URL(after.url).origin) || said.push(request.url())),
        )
        await page.goto(new URL(path, after.url).href)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
          path,
        ).toEqual([])
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
          path,
        ).toBeLessThanOrEqual(0)
        expect(said, path).toEqual([])
        await context.close()
      }
    },
    120_000,
  )
})

describe('a reference that cannot stay', () => {
  it('stops the build with file, line, column and the nearest ids', () => {
    const other = repository([first])
    other.write({
      [at('2026-01-07-writing')]: told('Writing', '2026-01-07', 'One.\n\nSee [it](milestone:heron/m2-rite-path).'),
    })
    const { code, stderr } = milepost(other.folder, 'build')
    expect(code).toBe(1)
    expect(stderr).toContain(
      'content/announcements/2026-01-07-writing.mdx:8:5 Unexpected milestone `heron/m2-rite-path`, expected one that exists; the nearest are `heron/m2-write-path`',
    )
    expect(existsSync(join(other.folder, 'dist'))).toBe(false)
  }, 60_000)

  it('to what is gone or to a label is a warning that says what to write, again in the next build', async () => {
    const other = repository([first, { at: '2026-03-01T12:00:00Z', files: { [heronFile]: heron({ attic: false }) } }])
    other.write({
      [at('2026-01-07-writing')]: told(
        'Writing',
        '2026-01-07',
        '[The attic](milestone:heron/m4-attic) and <Milestone id="heron/M2" inline />.',
      ),
    })
    for (const _ of [1, 2]) {
      const { code, stdout, stderr } = milepost(other.folder, 'build')
      expect(code, stderr).toBe(0)
      expect(stdout + stderr).toContain(
        '2026-01-07-writing.mdx:6:1 Unexpected milestone `heron/m4-attic` that is no longer on the roadmap since 2026-03-01',
      )
      expect(stdout + stderr).toContain(
        '2026-01-07-writing.mdx:6:43 Unexpected label `M2`, expected the id, which stays when labels change: write `milestone:heron/m2-write-path`',
      )
    }
    const html = readFileSync(join(other.folder, 'dist/announcements/2026-01-07-writing/index.html'), 'utf8')
    expect(html).toContain('href="/heron/m4-attic/"')
    expect(wordsOf(html)).toContain('no longer so it left the roadmap')
    expect(readFileSync(join(other.folder, 'dist/heron/m4-attic/index.html'), 'utf8')).toContain(
      '/announcements/2026-01-07-writing/',
    )
  }, 60_000)
})

describe('an announcement that vanishes', () => {
  it('stops the build and names the file to put back', () => {
    const other = repository([first])
    other.write({ 'content/permalinks.json': milepost(other.folder, 'permalinks', '--json').stdout })
    other.git('mv', at('2026-01-07-writing'), at('2026-01-07-written'))
    const { code, stderr } = milepost(other.folder, 'build')
    expect(code).toBe(1)
    expect(stderr).toContain('Unexpected absence of `/announcements/2026-01-07-writing/`')
    expect(stderr).toContain('put `content/announcements/2026-01-07-writing.mdx` back')
  }, 60_000)
})

describe('a project without announcements', () => {
  it('has no page, no link and no word about them', () => {
    const other = repository([{ files: { [heronFile]: heron() } }])
    const { code, stdout, stderr } = milepost(other.folder, 'build')
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+ pages in dist\/\n$/),
      stderr: '',
    })
    expect(existsSync(join(other.folder, 'dist/announcements'))).toBe(false)
    expect(readFileSync(join(other.folder, 'dist/index.html'), 'utf8')).not.toContain('nnouncement')
    expect(readFileSync(join(other.folder, 'dist/permalinks.json'), 'utf8')).not.toContain('nnouncement')
  }, 60_000)
})

describe('a change that makes an announcement untrue', () => {
  const sentence =
    'The announcement “The ground is dug” (2026-01-05) is no longer true: it said M1 was done, now it is in progress'
  let change: Repository
  beforeAll(() => {
    change = repository([
      first,
      { at: '2026-02-01T12:00:00Z', files: { [heronFile]: heron(slipped) } },
      {
        at: '2026-03-01T12:00:00Z',
        branch: 'change',
        files: {
          [heronFile]: heron({ ...slipped, ground: 'In progress', attic: false }),
          [at('2026-03-01-late')]: told('It is late', '2026-03-01', '[M1](milestone:heron/m1-ground)'),
        },
      },
      { at: '2026-03-01T12:00:00Z', branch: 'slip', files: { [heronFile]: heron({ write: '1 December 2026' }) } },
    ])
  })

  it('is told by every report, as something that needs a look', () => {
    const diff = (...args: string[]) => milepost(change.folder, 'diff', 'main', 'change', ...args)
    expect(diff().stdout).toMatch(
      new RegExp(
        `needs a look\\n[\\s\\S]*${sentence.replace(/[()]/g, '\\$&')}[\\s\\S]*news|${sentence.replace(/[()]/g, '\\$&')}`,
      ),
    )
    expect(diff('--format', 'markdown').stdout).toContain(sentence.replace('M1', '**M1**'))
    expect(diff('--format', 'github').stdout).toContain(`::warning file=${heronFile},line=5`)
    const json = ComparisonJson.parse(JSON.parse(diff('--format', 'json').stdout))
    const untrue = json.roadmaps.flatMap(({ changes }) =>
      changes.filter(({ change }) => change.type === 'announcement-untrue'),
    )
    // What was published on the day of the change, or is about what is unchanged, says nothing that the change makes untrue.
    expect(untrue.map(({ weight, sentence }) => [weight, sentence])).toEqual([
      ['look', sentence],
      ['look', sentence.replace('The ground is dug', hostile.slice(0, 89)).replace('2026-01-05', '2026-01-09')],
    ])
    expect(untrue[0]?.change).toMatchObject({
      milestone: 'm1-ground',
      announcement: { id: '2026-01-05-ground', date: '2026-01-05', file: at('2026-01-05-ground') },
      said: { status: 'done', target: null },
      now: { status: 'in-progress', target: null },
      why: 'status',
    })
    const { runs } = JSON.parse(diff('--format', 'sarif').stdout)
    expect(runs[0].results.filter(({ ruleId }: { ruleId: string }) => ruleId === 'announcement-untrue')).toHaveLength(2)
  })

  it('is nothing new where it was untrue before', () => {
    const { stdout } = milepost(change.folder, 'diff', 'main', 'slip')
    expect(stdout).toContain('M2 slips')
    expect(stdout).not.toContain('announcement')
  })

  it('is told in the work tree too, and can break a policy', () => {
    change.git('checkout', '-q', 'main')
    change.write({ [heronFile]: heron({ ...slipped, read: '1 November 2026' }) })
    const { code, stdout, stderr } = milepost(change.folder, 'diff', '--fail-on', 'announcement-untrue')
    change.git('checkout', '-q', '.')
    expect(stdout).toContain(
      '“Reading comes” (2026-01-06) is no longer true: it said M3 was planned for 6 October 2026, now it is planned for 1 November 2026',
    )
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('`announcement-untrue` does not allow it'),
    })
  })

  it('is on the page of the preview', async () => {
    change.git('checkout', '-q', 'change')
    const site = await buildFolder(change.folder, ['--preview'])
    try {
      expect(htmlOf(site, 'preview/').replace(/<[^>]+>/g, '')).toContain(`${sentence}.`)
      expect(htmlOf(site, 'preview/')).toContain('<a href="/announcements/2026-01-05-ground/">')
    } finally {
      await site.close()
    }
  }, 60_000)
})
