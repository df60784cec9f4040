import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Permalink } from '../src/history/types.ts'
import { launch } from './browser.ts'
import { wordsOfHtml } from './html.ts'
import { lantern, later } from './lantern.ts'
import { type Repository, removeRepositories, repository } from './repository.ts'
import { type BuiltSite, buildFolder } from './site.ts'

const site = ['--site', 'https://lantern.example.org/plans/']
let repo: Repository
let before: Map<string, string>
let built: BuiltSite
let browser: Browser
beforeAll(async () => {
  repo = repository(lantern)
  const first = await buildFolder(repo.folder, site)
  before = new Map(first.pages.map(({ path, html }) => [path, html]))
  await first.close()
  repo.add([later])
  repo.write({ 'content/roadmaps/alone.md': '# Alone\n\n## v1.0\n\n- [ ] Begin\n' })
  built = await buildFolder(repo.folder, site)
  browser = await launch()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await built?.close()
  removeRepositories()
})

function* elements(node: Nodes): Generator<Element> {
  if (node.type === 'element') yield node
  if ('children' in node) for (const child of node.children) yield* elements(child)
}

const html = (path: string): string => {
  const page = built.pages.find((each) => each.path === `/plans/${path}`)
  if (!page) throw new Error(`No page ${path}`)
  return page.html
}
const all = (path: string): Element[] => [...elements(fromHtml(html(path)))]
const mainOf = (path: string): Element => all(path).find(({ tagName }) => tagName === 'main') as Element
const said = (path: string): string => textOf(mainOf(path)).replace(/\s+/g, ' ').trim()
const textOf = (node: Nodes): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''
const links = (path: string, rel: string) =>
  all(path).flatMap(({ tagName, properties }) =>
    tagName === 'link' && String(properties.rel) === rel ? [String(properties.href)] : [],
  )
const headings = (path: string, level: string) =>
  all(path)
    .filter(({ tagName }) => tagName === level)
    .map((node) => textOf(node).trim())

async function visit(path: string, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1100, height: 800 } })
  try {
    const page = await context.newPage()
    await page.goto(new URL(path, built.url).href)
    await look(page)
  } finally {
    await context.close()
  }
}

describe('every address that was ever published', () => {
  it('still leads somewhere: to a page, in one hop to another, or to a place on the page of the document', () => {
    const { permalinks } = JSON.parse(readFileSync(join(built.folder, 'permalinks.json'), 'utf8')) as {
      permalinks: Permalink[]
    }
    const ids = new Map(
      built.pages.map(({ path, html }) => [
        path,
        new Set([...elements(fromHtml(html))].map(({ properties }) => String(properties.id ?? ''))),
      ]),
    )
    expect(permalinks.length).toBeGreaterThan(30)
    for (const { address, state, to } of permalinks) {
      const [path, anchor] = `/plans${address}`.split('#')
      if (/\.[a-z]+$/.test(path as string)) {
        expect(existsSync(join(built.folder, address)), address).toBe(true)
        continue
      }
      const here = ids.get(path as string)
      expect(here, address).toBeDefined()
      if (anchor === undefined && state === 'redirect') expect(ids.has(`/plans${to}`), address).toBe(true)
      else if (anchor !== undefined && path === '/plans/lantern/document/') expect(here, address).toContain(anchor)
    }
  })

  it('leads on from the old name of a document without a script', async () => {
    await visit('plan/phase-3-print-shop/', async (page) => {
      await page.waitForURL('**/lantern/phase-3-print-shop/')
      expect(await page.locator('h1').textContent()).toContain('Print shop')
    })
    expect(links('plan/', 'canonical')).toEqual(['https://lantern.example.org/plans/lantern/'])
    expect(all('plan/').find(({ properties }) => String(properties.httpEquiv) === 'refresh')?.properties.content).toBe(
      '0; url=/plans/lantern/',
    )
  })

  it('lands an old anchor at the present heading of its milestone, and the others in a list', async () => {
    await visit('lantern/document/#phase-2-search-and-sharing', async (page) => {
      expect((await page.locator('h3:has(:target)').textContent())?.trim()).toBe('Phase 2: Search')
    })
    await visit('lantern/document/#phase-4-faces', async (page) => {
      const link = page.locator('li:target a')
      expect(await link.getAttribute('href')).toBe('/plans/lantern/phase-5-faces/')
    })
    expect(said('lantern/document/')).toContain('#risks no longer in the document')
  })
})

describe('an edition', () => {
  const address = 'lantern/versions/v0.1.0/'

  it('is the whole roadmap as it stood, and says so in one sentence with one link to the living one', () => {
    expect(said(address)).toContain('v0.1.0 The roadmap as it stood on 5 May 2025. The roadmap as it is now')
    expect(headings(address, 'h3').slice(0, 4)).toEqual([
      'Phase 1 Import without doubles',
      'Phase 2 Search and sharing',
      'Phase 3 Pocket viewer',
      'Phase 4 Faces',
    ])
    expect(wordsOfHtml(html(address))).toContain('twice')
    expect(said(address)).toContain('Risks')
  })

  it('names its relations: the living roadmap, the list of versions, the version before it', () => {
    expect(links(address, 'canonical')).toEqual(['https://lantern.example.org/plans/lantern/'])
    expect(links(address, 'latest-version')).toEqual(['/plans/lantern/'])
    expect(links(address, 'version-history')).toEqual(['/plans/lantern/versions/'])
    expect(links(address, 'predecessor-version')).toEqual(['/plans/lantern/versions/2025-03-10/'])
    expect(links('lantern/versions/2025-02-03/', 'predecessor-version')).toEqual([])
    expect(links('lantern/', 'version-history')).toEqual(['/plans/lantern/versions/'])
  })

  it('links its milestones where they stand now, gone ones too', () => {
    const names = all(address).filter(
      ({ tagName, properties }) => tagName === 'a' && String(properties.href).includes('/phase-'),
    )
    const hrefs = new Set(names.map(({ properties }) => String(properties.href)))
    expect(hrefs).toContain('/plans/lantern/phase-5-faces/')
    expect(hrefs).toContain('/plans/lantern/phase-2-search-and-sharing/')
  })

  it('can be cited with title, version, date, commit and address', () => {
    const commit = repo.git('rev-list', '-1', 'v0.1.0').trim().slice(0, 12)
    const full = `https://lantern.example.org/plans/${address}`
    expect(said(address)).toContain(`Lantern, version v0.1.0, 5 May 2025. Commit ${commit}. ${full}`)
    expect(said(address)).toContain(`[Lantern, version v0.1.0](${full}) (5 May 2025, commit \`${commit}\`)`)
    expect(said('lantern/versions/2025-07-01-2/')).toContain('Lantern, version of 1 July 2025, no. 2. Commit ')
  })

  it('links the source at its own commit', () => {
    const commit = repo.git('rev-list', '-1', 'v0.1.0').trim()
    expect(html(address)).toContain(`https://github.com/example/lantern/blob/${commit}/content/roadmaps/lantern.md`)
    expect(html(address)).toContain(`https://github.com/example/lantern/commit/${commit}`)
  })

  it('is the same bytes when it is built again with more history', () => {
    const old = [...before].filter(([path]) => /\/versions\/[^/]+\/$/.test(path))
    expect(old.length).toBeGreaterThan(8)
    for (const [path, html] of old) expect(built.pages.find((page) => page.path === path)?.html, path).toBe(html)
  })
})

describe('the list of versions', () => {
  it('has them newest first, says what each changed in one line, and marks the current one', () => {
    const list = [...elements(mainOf('lantern/versions/'))].filter(({ tagName }) => tagName === 'li')
    const rows = list.map((item) => item.children.map(textOf).join(' ').replace(/\s+/g, ' ').trim())
    expect(rows.map((row) => /^(?:v[\d.]+ )?\d+ \w+ \d+(?:, no\. \d)?/.exec(row)?.[0])).toEqual([
      '20 November 2025',
      'v0.2.0 15 September 2025',
      '1 July 2025, no. 2',
      '1 July 2025',
      'v0.1.0 5 May 2025',
      '10 March 2025',
      '3 February 2025',
    ])
    expect(rows.map((row) => row.includes('current'))).toEqual([true, false, false, false, false, false, false])
    expect(rows[1]).toContain('1 milestone added, 1 removed')
    expect(rows[2]).toContain('Phase 3 slips 15 days')
    expect(rows[6]).toContain('First version: 4 milestones, 10 tasks')
  })
})

describe('the page of changes', () => {
  it('has a section and an anchor a version, newest first, and calls the first one so', () => {
    const ids = all('lantern/changes/')
      .filter(({ tagName }) => tagName === 'h2')
      .map(({ properties }) => properties.id)
    expect(ids).toEqual(['2025-11-20', 'v0.2.0', '2025-07-01-2', '2025-07-01', 'v0.1.0', '2025-03-10', '2025-02-03'])
    expect(said('lantern/changes/')).toMatch(/First version: 4 milestones, 10 tasks\.$/)
  })

  it('links what changed to the pages of the milestones, those that are gone too', async () => {
    await visit('lantern/changes/', async (page) => {
      const gone = page.locator('section', { has: page.locator('[id="v0.2.0"]') }).getByRole('link', { name: /Faces/ })
      await gone.first().click()
      expect(await page.locator('.edition').textContent()).toContain(
        'No longer on the roadmap since 15 September 2025.',
      )
    })
  })
})

describe('the page of a milestone', () => {
  it('tells when it appeared, how it was called, every target and every state that it had', () => {
    const story = said('lantern/phase-2-search-and-sharing/')
    for (const sentence of [
      'First seen: planned, target 31 July 2025',
      'Target moved from 31 July 2025 to 31 August 2025, 31 days later',
      'In progress, was planned',
      'Split: a part of it went into Phase 3 Sharing',
      'Renamed from “Search and sharing” to “Search”',
      'Completed 12 September 2025, 12 days after its target',
    ])
      expect(story).toContain(sentence)
    expect(said('lantern/phase-3-print-shop/')).toContain('Left the roadmap without being done')
    expect(said('lantern/phase-3-print-shop/')).toContain('Back on the roadmap: planned, target 31 March 2026')
    expect(said('lantern/phase-4-pocket-viewer/')).toContain('Target made more exact: 30 June 2026, was Q2 2026')
  })

  it('draws its tasks over the versions only where they changed twice, with a table of the same', () => {
    const rows = (path: string) =>
      all(path)
        .filter(({ tagName }) => tagName === 'tr')
        .map((row) => textOf(row).replace(/\s+/g, ' ').trim())
    expect(headings('lantern/phase-2-search-and-sharing/', 'h3')).toContain('Tasks over time')
    expect(rows('lantern/phase-2-search-and-sharing/')).toEqual([
      'VersionDoneIn all',
      '3 February 202504',
      'v0.1.0 5 May 202514',
      '1 July 202523',
      'v0.2.0 15 September 202533',
    ])
    expect(headings('lantern/phase-3-print-shop/', 'h3')).not.toContain('Tasks over time')
  })

  it('stays when the milestone is gone: its last state, when it went, what was said of it', () => {
    const faces = said('lantern/phase-5-faces/')
    expect(faces).toContain('Gone No longer on the roadmap since 15 September 2025.')
    expect(faces).toContain('Deferred; target 30 June 2026')
    expect(faces).toContain('Group pictures of one person, on this machine alone')
    expect(said('lantern/phase-1-import/')).toContain('Done, and no longer on the roadmap since 20 November 2025.')
    expect(html('lantern/phase-5-faces/')).not.toContain('noindex')
  })
})

describe('the page of a roadmap', () => {
  it('leads to versions and changes, and is as new as its last version', () => {
    const ways = all('lantern/').filter(
      ({ tagName, properties }) => tagName === 'a' && /\/(?:versions|changes)\/$/.test(String(properties.href)),
    )
    expect(ways.map(textOf)).toEqual(['Versions', 'Changes'])
    expect(said('lantern/')).toContain('updated 20 November 2025')
  })

  it('shows how it got here below its milestones, folded', async () => {
    await visit('lantern/', async (page) => {
      const past = page.locator('.past-of')
      expect(await past.locator('.plot').isVisible()).toBe(false)
      await past.locator('summary').first().click()
      expect(await past.locator('.plot').isVisible()).toBe(true)
      expect(await past.locator('.slips .lanes .date').allInnerTexts()).toEqual([
        '31 days later',
        '91 days later',
        '90 days later',
        '91 days later',
      ])
    })
  })

  it('says nothing of a past that nobody knows', () => {
    for (const path of ['alone/', 'alone/v1-0/', 'alone/document/']) {
      expect(html(path)).not.toMatch(/Versions|Changes|version-history|Its story|How it got here/)
    }
    expect(built.pages.filter(({ path }) => /alone\/(?:versions|changes)/.test(path))).toEqual([])
    expect(said('alone/')).not.toContain('updated')
  })
})
