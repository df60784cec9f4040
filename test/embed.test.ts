import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { XmlDocument } from 'libxml2-wasm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { headersOf, parseHeaders, type Repeated } from '../src/content/headers.ts'
import { Ledger } from '../src/history/ledger.ts'
import { milestoneEmbed } from '../src/publish/oembed.ts'
import type { Output } from '../src/publish/published.ts'
import { launch } from './browser.ts'
import { lantern, newest } from './lantern.ts'
import { removeRepositories, repository } from './repository.ts'
import { milestone } from './roadmaps.ts'
import { type BuiltSite, buildFolder } from './site.ts'
import { hostileTitles, publishedMilestone } from './subjects.ts'

const options = ['--site', 'https://lantern.example.org/plans/']
const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

interface Host {
  url: string
  close: () => Promise<void>
}

let site: BuiltSite
let before: Map<string, string>
let browser: Browser
const closing: (() => Promise<void>)[] = []
beforeAll(async () => {
  const repo = repository(lantern)
  const first = await buildFolder(repo.folder, options)
  before = badgesOfEditions(first)
  await first.close()
  const changed = newest.replace('**Status**: In progress', '**Status**: Blocked')
  repo.add([{ at: '2025-12-20T09:30:00Z', files: { 'content/roadmaps/lantern.md': changed } }])
  site = await buildFolder(repo.folder, options)
  browser = await launch()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  for (const close of closing) await close()
  await site?.close()
  removeRepositories()
})

function badgesOfEditions({ folder }: BuiltSite): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const badges = names.filter((name) => /versions\/[^/]+\/badge\.svg$/.test(name.replaceAll('\\', '/')))
  return new Map(badges.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** Serves on an origin of its own: what `answer` gives for a path. */
async function host(
  answer: (path: string) => { type: string; body: string | Buffer; headers?: Map<string, string> } | null,
): Promise<Host> {
  const server = createServer((request, response) => {
    const found = answer(new URL(request.url ?? '/', 'http://x').pathname)
    if (!found) return void response.writeHead(404).end()
    response.writeHead(200, { ...Object.fromEntries(found.headers ?? []), 'Content-Type': found.type }).end(found.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  closing.push(close)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

/** The site on a host that reads rules which repeat a header in one way or the other. */
async function hosted(repeated: Repeated): Promise<Host> {
  const rules = parseHeaders(readFileSync(join(site.folder, '_headers'), 'utf8'))
  return host((path) => {
    const name = path.replace(/^\/plans\//, '').replace(/(^|\/)$/, '$1index.html')
    const file = join(site.folder, name)
    if (!path.startsWith('/plans/') || !existsSync(file)) return null
    const headers = headersOf(path, rules, repeated)
    headers.delete('Strict-Transport-Security')
    const policy = headers.get('Content-Security-Policy')?.replaceAll('; upgrade-insecure-requests', '')
    if (policy) headers.set('Content-Security-Policy', policy)
    return { type: types[extname(name)] ?? 'application/json', body: readFileSync(file), headers }
  })
}

/** Opens a page of another site that holds the given HTML. */
async function elsewhere(html: string, look: (page: Page, asked: string[]) => Promise<void>): Promise<void> {
  const other = await host((path) => (path === '/' ? { type: 'text/html', body: `<!doctype html>${html}` } : null))
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(other.url, { waitUntil: 'load' })
  await look(page, asked)
  await page.close()
}

describe.each(['later', 'joined'] as const)('on a host that takes %s of two values of one header', (repeated) => {
  let ours: Host
  beforeAll(async () => {
    ours = await hosted(repeated)
  })
  const under = (path: string) => `${ours.url}/plans/${path}`

  it('another site can frame the pages that are made for it, and no other page', async () => {
    const framed = ['lantern/embed/', 'lantern/phase-3-sharing/embed/', 'lantern/phase-5-faces/embed/']
    const refused = ['', 'lantern/', 'lantern/document/', 'lantern/phase-5-faces/', 'rules/', '404.html']
    const frames = [...framed, ...refused].map((path) => `<iframe src="${under(path)}"></iframe>`).join('')
    await elsewhere(frames, async (page) => {
      const shown = page
        .frames()
        .slice(1)
        .map((frame) => frame.url())
      expect(shown.filter((url) => url.startsWith('http'))).toEqual(framed.map(under))
      expect(shown).toHaveLength(framed.length + refused.length)
      const frame = page.frames().find((each) => each.url() === under('lantern/phase-3-sharing/embed/'))
      expect(await frame?.locator('h1').innerText()).toContain('Sharing')
      const colour = await frame?.locator('main').evaluate((main) => getComputedStyle(main).borderBlockStartWidth)
      expect(colour).toBe('4px')
    })
  })

  it('another site can show the badge and the card, and read the data', async () => {
    const pictures = ['lantern/badge.svg', 'lantern/phase-3-sharing/badge.svg', 'lantern/card.png', 'card.png']
    const images = pictures.map((path) => `<img src="${under(path)}" alt="">`).join('')
    await elsewhere(images, async (page) => {
      const widths = await page
        .locator('img')
        .evaluateAll((all) => all.map((img) => (img as HTMLImageElement).naturalWidth))
      expect(widths.map((width) => width > 50)).toEqual(pictures.map(() => true))
      expect(widths.slice(2)).toEqual([1200, 1200])
      const read = await page.evaluate(
        async (url) => (await (await fetch(url)).json()).schemaVersion,
        under('lantern/badge.json'),
      )
      expect(read).toBe(1)
      const page_ = await page.evaluate(
        (url) =>
          fetch(url).then(
            () => 'read',
            () => 'refused',
          ),
        under('lantern/'),
      )
      expect(page_).toBe('refused')
    })
  })
})

describe('in the browser', () => {
  it('a badge and an embed ask for nothing from elsewhere and run no script', async () => {
    for (const path of ['lantern/badge.svg', 'lantern/embed/', 'lantern/phase-3-sharing/embed/']) {
      const page = await browser.newPage()
      const asked: string[] = []
      const said: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      page.on('console', (message) => said.push(message.text()))
      await page.goto(new URL(path, site.url).href)
      expect(asked.filter((url) => !url.startsWith(site.url))).toEqual([])
      expect(asked.filter((url) => url.endsWith('.js'))).toEqual([])
      expect(said).toEqual([])
      expect(await page.locator('script').count()).toBe(0)
      await page.close()
    }
  })

  it('an embed fits into 280 pixels, light and dark, and its links lead out of the frame', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const { path } of site.pages.filter((page) => page.path.endsWith('/embed/'))) {
        const page = await browser.newPage({ colorScheme, viewport: { width: 280, height: 200 } })
        await page.goto(new URL(path, site.url).href)
        const html = page.locator('html')
        expect(await html.evaluate((each) => each.scrollWidth - each.clientWidth), path).toBeLessThanOrEqual(0)
        const targets = await page.locator('a').evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).target))
        expect(targets.length, path).toBeGreaterThan(0)
        expect(new Set(targets), path).toEqual(new Set(['_top']))
        await page.close()
      }
    }
  })
})

describe('beside every page', () => {
  it('there is what the ledger promises, at old addresses too', () => {
    const { permalinks } = Ledger.parse(JSON.parse(readFileSync(join(site.folder, 'permalinks.json'), 'utf8')))
    const pictures = permalinks.filter(({ address }) => /(?:badge\.svg|card\.png|embed\/)$/.test(address))
    expect(new Set(pictures.map(({ state }) => state))).toEqual(new Set(['living', 'redirect', 'tombstone']))
    for (const { address } of pictures) {
      const file = join(site.folder, address.endsWith('/') ? `${address}index.html` : address)
      expect(existsSync(file), address).toBe(true)
    }
  })

  it('the badge of a version is the same after later versions, and the living one is not', () => {
    const after = badgesOfEditions(site)
    expect(before.size).toBeGreaterThan(3)
    for (const [name, badge] of before) expect(after.get(name), name).toBe(badge)
    expect(after.size).toBe(before.size + 1)
    const living = readFileSync(join(site.folder, 'lantern/phase-3-sharing/badge.svg'), 'utf8')
    expect(XmlDocument.fromString(living).root.attr('aria-label')?.value).toContain('Blocked')
  })

  it('no embed is for search engines, and each names the page that counts', () => {
    const embeds = site.pages.filter(
      ({ path, html }) => path.endsWith('/embed/') && !html.includes('http-equiv="refresh"'),
    )
    expect(embeds.length).toBeGreaterThan(8)
    for (const { path, html } of embeds) {
      expect(html, path).toContain('<meta name="robots" content="noindex">')
      expect(html, path).toContain(
        `<link rel="canonical" href="https://lantern.example.org${path.replace(/embed\/$/, '')}">`,
      )
    }
  })

  it('the page of a roadmap, a milestone and what is gone names its card and its frame, a version neither', () => {
    const heads = (path: string) => {
      const html = site.pages.find((page) => page.path === `/plans/${path}`)?.html ?? ''
      const image = /<meta property="og:image" content="([^"]+)">/.exec(html)?.[1]
      const frame = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(html)?.[1]
      return [image, frame].map((address) => address?.replace('https://lantern.example.org/plans/', ''))
    }
    for (const path of ['lantern/', 'lantern/phase-3-sharing/', 'lantern/phase-5-faces/']) {
      expect(heads(path)).toEqual([`${path}card.png`, `${path}oembed.json`])
      for (const name of heads(path)) expect(existsSync(join(site.folder, name ?? ''))).toBe(true)
    }
    expect(heads('')).toEqual(['card.png', undefined])
    expect(heads('lantern/versions/v0.1.0/')).toEqual([undefined, undefined])
  })

  it('the frame that oEmbed offers is the one that is there', () => {
    const { html, ...answer } = JSON.parse(
      readFileSync(join(site.folder, 'lantern/phase-3-sharing/oembed.json'), 'utf8'),
    )
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: 'Phase 3: Sharing' })
    const address = 'https://lantern.example.org/plans/lantern/phase-3-sharing/'
    expect(answer.thumbnail_url).toBe(`${address}card.png`)
    const [frame, ...others] = fromHtml(html, { fragment: true }).children as Element[]
    expect(others).toEqual([])
    expect(frame).toMatchObject({ tagName: 'iframe', properties: { src: `${address}embed/`, width: answer.width } })
  })
})

it.each(Object.entries(hostileTitles))('a title with %s is one attribute of one frame in oEmbed', (_, title) => {
  const output = milestoneEmbed(publishedMilestone(milestone('m2', { title }))) as Output
  const answer = JSON.parse(String(output.body))
  const { children } = fromHtml(answer.html, { fragment: true })
  expect(children).toHaveLength(1)
  const [frame] = children as Element[]
  expect(frame?.properties.title).toBe(answer.title)
  expect(Object.keys(frame?.properties ?? {})).toEqual(['src', 'title', 'width', 'height', 'loading'])
  expect(frame?.children).toEqual([])
})
