import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch } from './browser.ts'
import { lantern, later } from './lantern.ts'
import { removeRepositories, repository } from './repository.ts'
import { type BuiltSite, buildFolder, buildSite } from './site.ts'

/** One small document for everything that the site's own examples may not have: no milestones, a long title, another direction. */
const odd = {
  'site.yaml': 'title: Odd plans\nrepository: https://github.com/example/odd\nbranch: main\n',
  'roadmaps/empty.md':
    '# Thoughts\n\nNothing is planned. [Help](CONTRIBUTING.md) is welcome.\n\n## Risks\n\nNone, then.\n',
  'roadmaps/loom.md': `# Loom\n\n${Array.from({ length: 12 }, (_, n) => `## M${n + 1}: Warp of ${n + 1} threads\n\n**Depends on:** ${n === 0 ? 'M12' : `M${n}${n > 4 ? `, M${n - 3}` : ''}`}\n\n- [ ] Weave\n`).join('\n')}`,
  'roadmaps/net.md': `# Net\n\n${Array.from({ length: 70 }, (_, n) => `## M${n + 1}: Knot\n\n${n === 0 ? '' : `**Depends on:** M${n}\n\n`}- [ ] Tie\n`).join('\n')}`,
  'roadmaps/long.md': `# ${'A plan whose name goes on and on '.repeat(9)}\n\n## v1.0 ${'Part '.repeat(60)}end\n\n- [x] \`${'long_'.repeat(30)}\`\n- [ ] b\n\n## v2.0\n\n**Depends on:** v1.0\n\n- [ ] c\n`,
  'roadmaps/many.md': `# Many\n\n${Array.from({ length: 40 }, (_, n) => `## v0.${n} Step (20${10 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-15)\n\n**Status:** ${n < 30 ? 'Done' : 'Planned'}\n\n- [${n < 30 ? 'x' : ' '}] Work\n`).join('\n')}`,
  'roadmaps/right.md':
    '# תוכנית\n\nמסמך קצר על מה שיבוא ומתי יבוא.\n\n## M1: יסודות (2026-01-15)\n\n- [x] בנייה\n- [ ] בדיקה\n\n## M2: שחרור (2026-05-01)\n\n- [ ] תיעוד\n\n| א | ב |\n| --- | --- |\n| ג | ד |\n',
}

let own: BuiltSite
let other: BuiltSite
let past: BuiltSite
let browser: Browser
beforeAll(async () => {
  own = await buildSite(null)
  other = await buildSite(odd, ['--base', '/docs/plan/', '--site', 'https://plans.example.org'])
  past = await buildFolder(repository([...lantern, later]).folder)
  browser = await launch()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await own?.close()
  await other?.close()
  await past?.close()
  removeRepositories()
})

async function open(
  address: string,
  options: BrowserContextOptions,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    await page.goto(address)
    await look(page)
  } finally {
    await context.close()
  }
}

const below = (site: BuiltSite, path: string) => new URL(path, site.url).href

/** Opens all that is folded, so that it is judged too. */
async function unfold(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '')
  })
}

/** One page of every kind. */
function kinds(): string[] {
  const first = (site: BuiltSite, pattern: RegExp) => {
    const found = site.pages.find(({ path }) => pattern.test(path.slice(site.base.length)))
    if (!found) throw new Error(`No page like ${pattern}`)
    return below(site, found.path)
  }
  return [
    own.url,
    first(own, /^dovecote\/$/),
    first(own, /^dovecote\/m3[^/]*\/$/),
    first(own, /^dovecote\/m3[^/]*\/embed\/$/),
    first(own, /^dovecote\/board\/$/),
    first(own, /^grebe\/$/),
    first(own, /^weir\/embed\/$/),
    first(own, /^weir\/$/),
    first(own, /^marram\/document\/$/),
    first(own, /^rules\/$/),
    first(own, /^rules\/nothing-found\/$/),
    first(own, /^404\.html$/),
    first(own, /^search\/$/),
    other.url,
    first(other, /^empty\/$/),
    first(other, /^many\/$/),
    first(other, /^right\/$/),
    first(other, /^right\/board\/$/),
    first(other, /^empty\/board\/$/),
    first(other, /^many\/board\/$/),
    first(other, /^loom\/$/),
    first(other, /^net\/$/),
    first(other, /^long\/v1[^/]*\/$/),
    first(other, /^long\/v1[^/]*\/embed\/$/),
    first(other, /^right\/embed\/$/),
    first(past, /^lantern\/$/),
    first(past, /^lantern\/document\/$/),
    first(past, /^lantern\/changes\/$/),
    first(past, /^lantern\/versions\/$/),
    first(past, /^lantern\/versions\/v0\.1\.0\/$/),
    first(past, /^lantern\/phase-2-search-and-sharing\/$/),
    first(past, /^lantern\/phase-5-faces\/$/),
    first(past, /^lantern\/phase-5-faces\/embed\/$/),
    first(past, /^right\/$/),
    first(past, /^right\/versions\/2025-05-06\/$/),
    first(past, /^right\/changes\/$/),
    first(past, /^right\/m1[^/]*\/$/),
  ]
}

/** Whether a path is that of a file beside a page. */
const isFile = (site: BuiltSite, path: string) =>
  /\.\w+$/.test(path) && existsSync(join(site.folder, path.slice(site.base.length)))

function* elements(node: Nodes): Generator<Element> {
  if (node.type === 'element') yield node
  if ('children' in node) for (const child of node.children) yield* elements(child)
}

const sites = (): BuiltSite[] => [own, other, past]
type Parsed = { site: BuiltSite; path: string; html: string; all: Element[] }
let parsed: Parsed[] | undefined
/** Every page of every site with its elements, parsed once. */
function everyPage(): Parsed[] {
  parsed ??= sites().flatMap((site) =>
    site.pages.map((page) => ({ site, ...page, all: [...elements(fromHtml(page.html))] })),
  )
  return parsed
}

describe('every page', () => {
  it('has one main heading, a title, a language and a description of its colours', () => {
    for (const { path, html, all } of everyPage()) {
      expect(all.filter(({ tagName }) => tagName === 'h1').length, path).toBe(1)
      expect(html.slice(0, html.indexOf('</head>')).match(/<title>[^<]+/g)?.length, path).toBe(1)
      expect(all.find(({ tagName }) => tagName === 'html')?.properties.lang, path).toBe('en')
      expect(
        all.some(({ tagName, properties }) => tagName === 'meta' && properties.name === 'color-scheme'),
        path,
      ).toBe(true)
    }
  })

  it('leaves out no level of its headings', () => {
    for (const { path, all } of everyPage()) {
      const levels = all.filter(({ tagName }) => /^h[1-6]$/.test(tagName)).map(({ tagName }) => Number(tagName[1]))
      const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
      expect(jumps, `${path} ${levels}`).toEqual([])
    }
  })

  it('holds neither style nor script, but for the one file of the search page, and asks nobody else for anything', () => {
    for (const { site, path, all } of everyPage()) {
      const scripts = all.filter(
        ({ tagName, properties }) => tagName === 'script' && properties.type !== 'application/ld+json',
      )
      const sources = path === `${site.base}search/` ? [expect.stringMatching(/\/assets\/[^/]+\.js$/)] : []
      expect(
        scripts.map(({ properties }) => properties.src),
        path,
      ).toEqual(sources)
      const inline = all.filter(
        ({ tagName, properties }) =>
          tagName === 'style' || Object.keys(properties).some((name) => name === 'style' || /^on[A-Z]/.test(name)),
      )
      expect(
        inline.map(({ tagName }) => tagName),
        path,
      ).toEqual([])
      const loaded = all.flatMap(({ tagName, properties }) =>
        tagName === 'link' && !/^(?:canonical|alternate)$/.test(String(properties.rel))
          ? [properties.href]
          : [properties.src],
      )
      expect(
        loaded.filter((address) => typeof address === 'string' && !/^\/(?!\/)/.test(address)),
        path,
      ).toEqual([])
    }
  })

  it('says the policy of its headers in itself too, for hosts that send none', () => {
    for (const { path, all } of everyPage()) {
      const policy = all.find(
        ({ tagName, properties }) => tagName === 'meta' && String(properties.httpEquiv) === 'Content-Security-Policy',
      )
      expect(policy?.properties.content, path).toContain("default-src 'none'")
    }
  })

  it('has no two things of one name', () => {
    for (const { path, all } of everyPage()) {
      const ids = all.map(({ properties }) => properties.id).filter((id) => id !== undefined)
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        path,
      ).toEqual([])
    }
  })

  it('leads only to pages and places that exist', () => {
    const ids = new Map(
      everyPage().map(({ site, path, all }) => [
        below(site, path),
        new Set(all.map(({ properties }) => String(properties.id ?? ''))),
      ]),
    )
    for (const { site, path, all } of everyPage()) {
      for (const { tagName, properties } of all) {
        const here = below(site, path)
        if (tagName === 'use') expect(ids.get(here), path).toContain(String(properties.href).slice(1))
        if (
          tagName !== 'a' ||
          typeof properties.href !== 'string' ||
          /^(?:https?|mailto|webcal):/.test(properties.href)
        )
          continue
        const target = new URL(properties.href, here)
        if (isFile(site, target.pathname)) continue
        const there = ids.get(target.origin + target.pathname)
        expect(there, `${path} → ${properties.href}`).toBeDefined()
        if (target.hash !== '')
          expect(there, `${path} → ${properties.href}`).toContain(decodeURIComponent(target.hash.slice(1)))
      }
    }
  })

  it('is valid HTML', async () => {
    const validator = new HtmlValidate(new FileSystemConfigLoader())
    for (const site of sites()) {
      for (const { path, html } of site.pages) {
        const { results } = await validator.validateString(html, join(site.folder, path))
        const messages = results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`),
        )
        expect(messages, path).toEqual([])
      }
    }
  }, 60_000)

  it('weighs at most 30 KB with its style, as hosts send it', () => {
    const size = (file: string) => brotliCompressSync(readFileSync(file)).length
    for (const { site, path, html, all } of everyPage()) {
      const sheets = all.filter(({ properties }) => String(properties.rel) === 'stylesheet')
      const isAnnouncement = path.slice(site.base.length).startsWith('announcements/')
      expect(sheets.length, path).toBe(isAnnouncement ? sheets.length : 1)
      const isEmbed = path.endsWith('/embed/') && !html.includes('http-equiv="refresh"')
      const style = sheets
        .map(({ properties }) => size(join(site.folder, String(properties.href).slice(site.base.length))))
        .reduce((sum, each) => sum + each, 0)
      expect(brotliCompressSync(html).length + style, path).toBeLessThan(isEmbed ? 6_000 : 30_000)
    }
  }, 60_000)

  it('names the address that counts where the site knows its own', () => {
    const canonical = (page: { html: string }) =>
      [...elements(fromHtml(page.html))].find(
        ({ tagName, properties }) => tagName === 'link' && String(properties.rel) === 'canonical',
      )?.properties.href
    for (const page of other.pages.filter(({ path }) => !path.endsWith('404.html')))
      expect(canonical(page)).toBe(`https://plans.example.org${page.path.replace(/embed\/$/, '')}`)
    expect(own.pages.map(canonical).filter(Boolean)).toEqual([])
  })
})

const metaOf = ({ all }: Parsed, name: string) =>
  all.find(({ tagName, properties }) => tagName === 'meta' && (properties.property ?? properties.name) === name)
    ?.properties.content
const linksOf = ({ all }: Parsed, rel: string) =>
  all.filter(({ tagName, properties }) => tagName === 'link' && String(properties.rel) === rel)
const pageOf = (site: BuiltSite, path: string): Parsed => {
  const found = everyPage().find((page) => page.site === site && page.path === site.base + path)
  if (!found) throw new Error(`There is no page ${path}`)
  return found
}

describe('the head of a page', () => {
  it('tells a preview what it is, by whole addresses, where the site knows its own', () => {
    for (const page of everyPage()) {
      const isPlace = page.site === other && !/(?:404\.html|\/embed\/)$/.test(page.path)
      const canonical = linksOf(page, 'canonical')[0]?.properties.href
      expect(metaOf(page, 'og:url'), page.path).toBe(isPlace ? canonical : undefined)
      expect(metaOf(page, 'og:type'), page.path).toBe(isPlace ? 'website' : undefined)
      expect(Boolean(metaOf(page, 'og:title')), page.path).toBe(isPlace)
    }
    const home = pageOf(other, '')
    expect(metaOf(home, 'og:title')).toBe('Odd plans')
    expect(metaOf(home, 'og:locale')).toBe('en_US')
  })

  it('says nothing of other forms on a version that stays as it stood', () => {
    expect(linksOf(pageOf(past, 'lantern/'), 'alternate').length).toBeGreaterThan(0)
    expect(linksOf(pageOf(past, 'lantern/versions/v0.1.0/'), 'alternate')).toEqual([])
  })

  it('names its own data', () => {
    const data = (path: string) =>
      linksOf(pageOf(other, path), 'alternate')
        .filter(({ properties }) => properties.type === 'application/json')
        .map(({ properties }) => properties.href)
    expect(data('right/')).toEqual(['/docs/plan/right/roadmap.json'])
    expect(data('right/board/')).toEqual(['/docs/plan/right/roadmap.json'])
    expect(data('right/m1-ysvdvt/')).toEqual(['/docs/plan/right/m1-ysvdvt/milestone.json'])
  })

  it('leads only to files that are there', () => {
    for (const page of everyPage()) {
      const cards = ['og:image'].map((name) => metaOf(page, name))
      const files = [...linksOf(page, 'alternate').map(({ properties }) => properties.href), ...cards]
      for (const href of files) {
        if (typeof href !== 'string') continue
        const { pathname } = new URL(href, page.site.url)
        expect(isFile(page.site, pathname), `${page.path} → ${href}`).toBe(true)
      }
    }
  })
})

describe('in the browser', () => {
  it('no kind of page has a barrier that WCAG 2.2 AA knows, light or dark', async () => {
    for (const address of kinds()) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await open(address, { colorScheme, viewport: { width: 1280, height: 900 } }, async (page) => {
          await unfold(page)
          const { violations } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
            .analyze()
          const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))
          expect(found, `${address} ${colorScheme}`).toEqual([])
        })
      }
    }
  }, 240_000)

  it('nothing is wider than the page, from a small telephone to a wide screen, with and without scripts', async () => {
    for (const address of kinds()) {
      for (const width of [320, 640, 1600]) {
        const javaScriptEnabled = width !== 320
        await open(address, { viewport: { width, height: 800 }, javaScriptEnabled }, async (page) => {
          await unfold(page)
          const root = page.locator('html')
          const over = await root.evaluate((html) => html.scrollWidth - html.clientWidth)
          expect(over, `${address} at ${width}`).toBeLessThanOrEqual(0)
        })
      }
    }
  }, 120_000)

  it('the list narrows to one status by a link alone, and says so', async () => {
    const address = below(own, 'marram/')
    await open(address, { javaScriptEnabled: false, viewport: { width: 1000, height: 800 } }, async (page) => {
      const rows = page.locator('.stop')
      const all = await rows.count()
      expect(await rows.filter({ visible: true }).count()).toBe(all)
      await page.getByRole('list', { name: 'Show' }).getByRole('link', { name: /^Done/ }).click()
      expect(await page.getByText('Only milestones with the status “Done” are shown.').isVisible()).toBe(true)
      const left = await rows
        .filter({ visible: true })
        .evaluateAll((items) => items.map((item) => item.getAttribute('data-status')))
      expect(left.length).toBeGreaterThan(0)
      expect(left.length).toBeLessThan(all)
      expect(new Set(left)).toEqual(new Set(['done']))
      await page.getByRole('link', { name: 'Show all' }).click()
      expect(await rows.filter({ visible: true }).count()).toBe(all)
    })
  }, 30_000)

  it('the timeline can be walked by key in reading order, and no text in it is small', async () => {
    await open(below(own, 'polyphon/'), { viewport: { width: 1280, height: 900 } }, async (page) => {
      const names = await page.locator('.lanes .name .said').allInnerTexts()
      const inList = await page.locator('.stop > .head a').allInnerTexts()
      const order = names.map((name) =>
        inList.findIndex((other) => other.replace(/\s+/g, ' ') === name.replace(/\s+/g, ' ')),
      )
      expect(order.length).toBeGreaterThan(5)
      expect(order).toEqual([...order].sort((a, b) => a - b))
      const sizes = await page
        .locator('.timeline text')
        .evaluateAll((texts) => texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)))
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12)
      await page.locator('.lanes .name').first().focus()
      await page.keyboard.press('Tab')
      expect(
        await page
          .locator('.lanes .name')
          .nth(1)
          .evaluate((link) => link === document.activeElement),
      ).toBe(true)
    })
    await open(below(own, 'polyphon/'), { viewport: { width: 360, height: 800 } }, async (page) => {
      expect(await page.locator('.lane').first().isVisible()).toBe(false)
      const sizes = await page
        .locator('.lanes :is(.date, .said)')
        .evaluateAll((texts) => texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)))
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12)
    })
  }, 30_000)

  it('what needs what scrolls in its own frame, which a key can reach, and the page does not', async () => {
    await open(
      below(other, 'loom/'),
      { viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
      async (page) => {
        const frame = page.getByRole('region', { name: 'What needs what in Loom' })
        const widths = await frame.evaluate((one) => [one.scrollWidth, one.clientWidth])
        expect(widths[0]).toBeGreaterThan(widths[1] ?? 0)
        expect(await frame.evaluate((one) => one.tabIndex)).toBe(0)
        const inPicture = await frame
          .getByRole('link')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
        expect(inPicture).toHaveLength(12)
        const inTable = await page
          .locator('.dependencies tbody th a')
          .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
        expect(inPicture).toEqual(inTable)
      },
    )
  }, 30_000)

  it('more milestones than a picture makes clear stand in an open table, and the page says why', async () => {
    await open(below(other, 'net/'), { viewport: { width: 1280, height: 800 } }, async (page) => {
      expect(await page.locator('.needs').count()).toBe(0)
      expect(await page.getByText('70 milestones depend on each other').isVisible()).toBe(true)
      expect(await page.locator('.dependencies tbody tr').last().isVisible()).toBe(true)
    })
  }, 30_000)

  it('a picture of what needs what begins on the right for a document that runs from right to left', async () => {
    const middle = async (address: string) => {
      const places: number[] = []
      await open(address, { viewport: { width: 1280, height: 900 } }, async (page) => {
        for (const box of await page.locator('.needs .box').all()) places.push((await box.boundingBox())?.x ?? 0)
      })
      return places
    }
    const [first = 0, second = 0] = await middle(below(own, 'nikudit/'))
    expect(first).toBeGreaterThan(second)
    const [one = 0, two = 0] = await middle(below(own, 'grebe/'))
    expect(one).toBeLessThan(two)
  }, 30_000)

  it('the board has its columns beside each other where there is room, and below each other where there is none', async () => {
    const tops = async (width: number) => {
      const all: number[] = []
      await open(below(own, 'marram/board/'), { viewport: { width, height: 900 } }, async (page) => {
        for (const name of ['Planned', 'In progress', 'Done'])
          all.push((await page.getByRole('heading', { name: new RegExp(`^${name} \\d+$`) }).boundingBox())?.y ?? 0)
      })
      return all
    }
    expect(new Set(await tops(1280)).size).toBe(1)
    const below320 = await tops(320)
    expect(below320).toEqual([...below320].sort((a, b) => a - b))
    expect(new Set(below320).size).toBe(3)
  }, 30_000)

  it('the front door says what is done, in progress and next, each with its roadmap', async () => {
    await open(own.url, { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }, async (page) => {
      for (const name of ['Most recently done', 'In progress', 'Coming next']) {
        const items = page.getByRole('region', { name }).getByRole('listitem')
        expect(await items.count(), name).toBe(5)
        for (const item of await items.all()) expect(await item.getByRole('link').count(), name).toBe(2)
      }
      await page
        .getByRole('region', { name: 'Coming next' })
        .getByRole('link', { name: /^and \d+ more$/ })
        .click()
      expect(await page.locator(':target').innerText()).toMatch(/^All roadmaps/)
    })
    await open(past.url, {}, async (page) => {
      const done = page.getByRole('region', { name: 'Most recently done' }).getByRole('listitem')
      expect((await done.first().innerText()).replace(/\s+/g, ' ')).toContain('marked done 1 October 2025')
    })
  }, 30_000)

  it('a document that runs from right to left has its road on the right', async () => {
    await open(below(other, 'right/'), { viewport: { width: 1000, height: 800 } }, async (page) => {
      const mark = await page.locator('.stop > .head > .mark').first().boundingBox()
      const title = await page.locator('.stop > .head a').first().boundingBox()
      expect(mark?.x).toBeGreaterThan((title?.x ?? 0) + (title?.width ?? 0))
      expect(await page.locator('h1').getAttribute('lang')).toBe('he')
    })
  }, 30_000)

  it('in print everything is there that can be opened on the screen, and nothing that only leads on', async () => {
    await open(below(own, 'dovecote/'), {}, async (page) => {
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.top').isVisible()).toBe(false)
      expect(await page.locator('.fold .task').first().isVisible()).toBe(true)
    })
  }, 30_000)

  it('the first key leads past the navigation', async () => {
    await open(below(own, 'dovecote/'), {}, async (page) => {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN')
    })
  }, 30_000)
})
