import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBase } from '../src/history/base.ts'
import { launch } from './browser.ts'
import { type Repository, removeRepositories, repository, temporaryFolder } from './repository.ts'
import { type BuiltSite, buildFolder } from './site.ts'

interface Facts {
  name?: string
  target?: string
  painted?: boolean
  tested?: boolean
  attic?: boolean
  cellar?: boolean
}

/** A plan for a wire; what an edit changes is given. */
const heron = ({
  name = 'Write path',
  target = '6 October 2025',
  painted = true,
  tested,
  attic = true,
  cellar,
}: Facts = {}) =>
  [
    '# Heron\n\nA wire that carries small letters.',
    '## M1: Ground\n\n**Status:** Done\n**Completed:** 2 May 2025\n\n- [x] Dig the trench',
    `## M2: ${name}\n\n**Status:** In progress\n**Target:** 30 September 2025\n\n- [x] Lay the cable\n- [${tested ? 'x' : ' '}] Test the cable${painted ? '\n- [ ] Paint the poles' : ''}`,
    `## M3: Read Operations\n\n**Target:** ${target}\n\n- [ ] Read one letter\n- [ ] Read many letters`,
    ...(attic ? ['## M4: Attic\n\n**Target:** 1 March 2026\n\n- [ ] Store old letters'] : []),
    ...(cellar ? ['## M5: Cellar\n\n**Target:** Q2 2026\n\n- [ ] Keep wine'] : []),
  ].join('\n\n')
const marsh = (space = ' ') =>
  `# Marsh\n\nA map of paths${space}through wet ground.\n\n## v1.0 (Q1 2026)\n\n- [ ] Draw the first path\n`
const edited = heron({
  name: 'Writing letters',
  target: '3 November 2025',
  painted: false,
  tested: true,
  attic: false,
  cellar: true,
})

const documents = (first: string, second: string) => ({
  'content/roadmaps/heron.md': first,
  'content/roadmaps/marsh.md': second,
})
const yaml =
  'title: Birds\nrepository: https://github.com/example/birds\nfail-on: [slip > 14 days without note, task-dropped, status-backwards]\n'

// A host that runs these tests says of itself what those that they speak of would say.
for (const name of ['CONTEXT', 'NETLIFY', 'GITHUB_ACTIONS', 'GITHUB_BASE_REF', 'GITLAB_CI']) delete process.env[name]

let repo: Repository
let site: BuiltSite
let quiet: BuiltSite
let browser: Browser
beforeAll(async () => {
  repo = repository([
    { files: { ...documents(heron(), marsh()), 'content/site.yaml': yaml } },
    { branch: 'change', files: documents(heron({ name: 'Writing letters' }), marsh()) },
    { branch: 'change', files: documents(edited, `${marsh('\n')}\nReeds are cut in winter.\n`) },
    { branch: 'reflow', files: { 'content/roadmaps/marsh.md': marsh('\n') } },
  ])
  repo.git('checkout', '-q', 'change')
  site = await preview(repo.folder)
  repo.git('checkout', '-q', 'reflow')
  quiet = await preview(repo.folder)
  browser = await launch()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await quiet?.close()
  removeRepositories()
})

/** Builds as Netlify does for a pull request. */
async function preview(folder: string, options: string[] = []): Promise<BuiltSite> {
  process.env.CONTEXT = 'deploy-preview'
  try {
    return await buildFolder(folder, options)
  } finally {
    delete process.env.CONTEXT
  }
}

async function open(
  address: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    await page.goto(address)
    await page.locator('details').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '')
    })
    await look(page)
  } finally {
    await context.close()
  }
}

const htmlOf = ({ pages }: BuiltSite, path: string): string => pages.find((page) => page.path === path)?.html ?? ''
const wordsOf = (html: string): string =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .trim()

describe('the page of what a change means', () => {
  it('says in one sentence how much there is, and tells it by weight', () => {
    const words = wordsOf(htmlOf(site, '/preview/'))
    expect(words).toContain('6 changes: 3 need a look, 2 are news, 1 is small.')
    for (const sentence of [
      'M3 slips 28 days, from 6 October to 3 November 2025.',
      '“Paint the poles” dropped from M2.',
      'M4 “Attic” removed',
      '“Test the cable” in M2 is done.',
      'M5 “Cellar” added',
      'M2 renamed from “Write path” to “Writing letters”. The link to it still works.',
    ])
      expect(words).toContain(sentence)
    const places = ['Needs a look', 'News', 'Small'].map((weight) => words.indexOf(weight))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(words).toContain('Nothing changed in meaning: Marsh (1 other line changed)')
  })

  it('says which rules of the project it breaks, and builds all the same', () => {
    const words = wordsOf(htmlOf(site, '/preview/'))
    expect(words).toContain('Not allowed by the rules of this project')
    expect(words).toContain(
      'M3 slips 28 days, from 6 October to 3 November 2025: slip &gt; 14 days without note does not allow it.',
    )
    expect(words).toContain('“Paint the poles” dropped from M2: task-dropped does not allow it.')
    expect(words).not.toContain('status-backwards')
    expect(wordsOf(htmlOf(quiet, '/preview/'))).not.toContain('Not allowed')
  })

  it('shows both lines, each linked at its own commit', () => {
    const html = htmlOf(site, '/preview/')
    const [base, head] = [repo.git('rev-parse', 'main').trim(), repo.git('rev-parse', 'change').trim()]
    const file = 'content/roadmaps/heron.md?plain=1'
    const line = (text: string, target: string) => text.split('\n').indexOf(`**Target:** ${target}`) + 1
    expect(html).toContain(`https://github.com/example/birds/blob/${base}/${file}#L${line(heron(), '6 October 2025')}`)
    expect(html).toContain(`https://github.com/example/birds/blob/${head}/${file}#L${line(edited, '3 November 2025')}`)
    expect(wordsOf(html)).toContain('**Target:** 6 October 2025')
    expect(wordsOf(html)).toContain('**Target:** 3 November 2025')
  })

  it('leads only to pages that the preview has, to what is gone and to what got another name too', () => {
    const hrefs = [...htmlOf(site, '/preview/').matchAll(/href="(\/heron\/[^"]*)"/g)].map(([, href]) => href as string)
    const paths = new Set(site.pages.map(({ path }) => path))
    expect(hrefs.filter((href) => !paths.has(href))).toEqual([])
    expect(new Set(hrefs)).toEqual(
      new Set([
        '/heron/',
        ...['m2-write-path', 'm3-read-operations', 'm4-attic', 'm5-cellar'].map((id) => `/heron/${id}/`),
      ]),
    )
    expect(wordsOf(htmlOf(site, '/heron/m4-attic/'))).toContain('Gone')
  })

  it('draws targets before and after, and says the same in a table', async () => {
    await open(`${site.url}preview/`, { viewport: { width: 1280, height: 900 } }, async (page) => {
      expect(await page.locator('.shifts .ghost').count()).toBe(2)
      expect(await page.locator('.shifts .arrow').count()).toBe(1)
      const rows = await page.locator('.twin tbody tr').allInnerTexts()
      expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
        'M2 Writing letters 30 September 2025 30 September 2025 as before',
        'M3 Read Operations 6 October 2025 3 November 2025 28 days later',
        'M5 Cellar none Q2 2026 new',
        'M4 Attic 1 March 2026 none withdrawn',
      ])
    })
  })

  it('is accessible, light and dark, and no wider than a small telephone, without a script', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await open(`${site.url}preview/`, { colorScheme, viewport: { width: 1280, height: 900 } }, async (page) => {
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))).toEqual([])
      })
    }
    for (const path of ['preview/', 'heron/', 'heron/m3-read-operations/']) {
      for (const width of [320, 640, 1280]) {
        await open(
          site.url + path,
          { javaScriptEnabled: width > 320, viewport: { width, height: 800 } },
          async (page) => {
            const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
            expect(over, `${path} at ${width}`).toBeLessThanOrEqual(0)
          },
        )
      }
    }
    expect(htmlOf(site, '/preview/')).not.toMatch(/<script|<style|\sstyle=/)
  }, 60_000)

  it('is valid HTML, and so is every other page of a preview', async () => {
    const validator = new HtmlValidate(new FileSystemConfigLoader())
    for (const { path, html } of site.pages.filter(({ path }) => /^\/(?:preview|heron)\//.test(path))) {
      const { results } = await validator.validateString(html, join(site.folder, path))
      expect(
        results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`)),
        path,
      ).toEqual([])
    }
  })
})

describe('a preview', () => {
  it('says on every page that it is one and leads to what it means; no search engine keeps it', () => {
    expect(site.pages.length).toBeGreaterThan(10)
    for (const { path, html } of site.pages.filter(({ html }) => !html.includes('http-equiv="refresh"'))) {
      expect(html, path).toContain('<meta name="robots" content="noindex"')
      if (path !== '/preview/') expect(html, path).toContain('href="/preview/"')
    }
  })

  it('marks what changed by a sign and a word, on the page of the roadmap and on its own', () => {
    const row = (id: string) =>
      htmlOf(site, '/heron/')
        .split('<li class="stop"')
        .find((part) => part.includes(` id="${id}"`)) ?? ''
    expect(wordsOf(`<main>${row('m3-read-operations')}`)).toContain('± Changed')
    expect(wordsOf(`<main>${row('m5-cellar')}`)).toContain('+ New')
    expect(row('m1-ground')).not.toContain('by-change')
    expect(wordsOf(htmlOf(site, '/heron/m3-read-operations/'))).toContain('± Changed')
    expect(htmlOf(site, '/heron/m1-ground/')).not.toContain('by-change')
    expect(htmlOf(site, '/marsh/')).not.toContain('by-change')
  })

  it('of another line break alone says that nothing changed in meaning', () => {
    const words = wordsOf(htmlOf(quiet, '/preview/'))
    expect(words).toContain('This changes nothing in meaning.')
    expect(words).not.toMatch(/Needs a look|Small|other line/)
    expect(quiet.pages.some(({ html }) => html.includes('by-change'))).toBe(false)
  })

  it('can be asked for by hand, against any revision', async () => {
    repo.git('checkout', '-q', 'change')
    const built = await buildFolder(repo.folder, ['--against', 'change~1'])
    expect(wordsOf(htmlOf(built, '/preview/'))).toContain('compared with change~1')
    expect(wordsOf(htmlOf(built, '/preview/'))).not.toContain('renamed')
    await built.close()
  }, 60_000)
})

describe('a production build', () => {
  const bytes = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length), readFileSync(path, 'latin1')])

  it('has nothing of a preview: no page, no banner, no mark, no style, and the same bytes after one', async () => {
    repo.git('checkout', '-q', 'change')
    const first = await buildFolder(repo.folder)
    await (await preview(repo.folder)).close()
    const second = await buildFolder(repo.folder)
    const files = bytes(first.folder)
    expect(bytes(second.folder)).toEqual(files)
    expect(files.map(([path]) => path).filter((path) => path?.includes('preview'))).toEqual([])
    for (const [path, text] of files) expect(text, path).not.toMatch(/of-preview|by-change|previewed|\/preview\//)
    await first.close()
    await second.close()
  }, 90_000)
})

describe('without a base', () => {
  const reason = (built: BuiltSite) => wordsOf(htmlOf(built, '/preview/'))

  it('a preview is built and says why nothing is compared', async () => {
    const alone = repository([{ files: documents(heron(), marsh()) }])
    alone.git('branch', '-q', '-m', 'main', 'only')
    const built = await preview(alone.folder)
    expect(reason(built)).toContain('This clone does not hold the default branch to compare with.')
    expect(htmlOf(built, '/heron/')).toContain('Nothing to compare it with.')
    await built.close()
  }, 60_000)

  it('a shallow clone is built as well, and tells how to complete it', async () => {
    repo.git('checkout', '-q', 'main')
    const clone = join(temporaryFolder(), 'clone')
    repo.git('clone', '-q', '--depth', '1', '--branch', 'change', `file://${repo.folder}`, clone)
    const built = await preview(clone)
    expect(reason(built)).toContain('It holds only the newest commits: in this clone, run git fetch --unshallow.')
    await built.close()
  }, 60_000)

  it('the reason is a sentence for every way to have none', () => {
    const none = (asked?: string, env: Record<string, string> = {}) =>
      findBase(repo.folder, { ...repo.env, ...env }, asked).reason
    expect(none('nowhere')).toBe('This clone has no revision `nowhere` to compare with.')
    expect(none(undefined, { GITHUB_BASE_REF: 'release' })).toBe(
      'This clone does not hold the branch `release` to compare with.',
    )
    expect(findBase(temporaryFolder(), repo.env).reason).toBe(
      'There is no git repository here, so there is nothing to compare with.',
    )
    expect(none()).toBeNull()
  })

  it('the default branch itself has nothing to preview', async () => {
    repo.git('checkout', '-q', 'main')
    const built = await preview(repo.folder)
    expect(reason(built)).toContain('This is a build of main itself, so there is nothing to preview.')
    await built.close()
  }, 60_000)
})

describe('the base', () => {
  it('is where the change left the branch that the host names, then the default branch of the remote, then the local one', () => {
    const [first = '', second = ''] = repo.commits
    repo.git('checkout', '-q', 'change')
    repo.git('update-ref', 'refs/remotes/origin/main', first)
    repo.git('update-ref', 'refs/remotes/origin/next', second)
    const base = (env: Record<string, string> = {}) => findBase(repo.folder, { ...repo.env, ...env }).base
    expect(base()).toEqual({ ref: 'origin/main', commit: first })
    expect(base({ GITHUB_BASE_REF: 'next' })).toEqual({ ref: 'origin/next', commit: second })
    repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/next')
    expect(base()).toEqual({ ref: 'origin/next', commit: second })
    for (const ref of ['HEAD', 'next', 'main']) repo.git('update-ref', '--no-deref', '-d', `refs/remotes/origin/${ref}`)
    expect(base()).toEqual({ ref: 'main', commit: first })
  })
})

it('the command that a host runs needs no secret', () => {
  const script = JSON.parse(readFileSync('package.json', 'utf8')).scripts.build
  expect(script).toBe('node src/cli/main.ts build')
  const { status, stdout } = spawnSync(process.execPath, [resolve('src/cli/main.ts'), 'build', '--help'], {
    encoding: 'utf8',
  })
  expect(status).toBe(0)
  expect(stdout).toContain('--against REF')
})
