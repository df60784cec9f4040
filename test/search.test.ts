import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Published, PublishedAll, PublishedSite } from '../src/publish/published.ts'
import { searchJson } from '../src/publish/search.ts'
import { find, indexOf } from '../src/publish/search-index.ts'
import { folded, queryTermsOf, termsOf } from '../src/publish/search-terms.ts'
import type { Milestone, Roadmap } from '../src/roadmap/index.ts'
import { launch } from './browser.ts'
import { milestone, roadmap, task } from './roadmaps.ts'
import { type BuiltSite, buildSite } from './site.ts'

const site: PublishedSite = { name: 'Plans', description: null, language: 'en', address: (path) => path }
const published = (roadmap: Roadmap): Published => ({ site, roadmap, versions: [], gone: [], announcements: [] })

const plan = (id: string, title: string, language: string, milestones: Milestone[]) =>
  published(roadmap(milestones, { id, title, language }))
const everything: PublishedAll = {
  site,
  roadmaps: [
    plan('telescope', 'Telescope', 'en', [
      milestone('m1', { label: 'M1', title: 'First light', status: 'done', tasks: [task('Grind the lens', 'done')] }),
      milestone('m2', {
        label: 'M2',
        title: 'Observatory',
        status: 'planned',
        tasks: [task('Pour the pier', 'planned', { tasks: [task('Order concrete', 'planned')] }), task('Dome', null)],
        milestones: [milestone('m2-1', { title: 'The café beside it' })],
      }),
    ]),
    plan('engawa', '縁側ロードマップ', 'ja', [
      milestone('bousai', { label: 'フェーズ3', title: '防災計画', tasks: [task('避難所の地図を描く', 'planned')] }),
    ]),
    plan('nikud', 'תוכנית', 'he', [milestone('m1', { title: 'בְּנִיָּה ראשונה' })]),
    plan('gul', 'Gül', 'tr', [milestone('m1', { title: 'İstanbul’da ışık, Straße, Łódź' })]),
  ],
  announcements: [
    {
      id: '2026-03-01-moon',
      title: 'We saw the moon',
      date: '2026-03-01',
      summary: 'Craters and all.',
      authors: [],
      milestones: [],
    },
  ],
}
const written = searchJson(everything).body as string

async function found(query: string): Promise<string[]> {
  return find(await indexOf(JSON.parse(written)), query).map(({ entry }) => entry.path)
}

describe('what can be found', () => {
  it.each([
    ['the words of a title', 'first light', ['telescope/m1/']],
    ['the beginning of a word', 'obs', ['telescope/m2/']],
    ['a label', 'm2', ['telescope/m2/']],
    ['the words of a task, and of one that is nested', 'concrete', ['telescope/m2/']],
    ['a word that is mistyped', 'obsrvatory', ['telescope/m2/']],
    ['a word without its accent', 'cafe', ['telescope/m2-1/']],
    ['a word with an accent that is written without one', 'léns', ['telescope/m1/']],
    ['a word in wide letters', 'ＬＥＮＳ', ['telescope/m1/']],
    ['a milestone by its roadmap and its own name', 'telescope first', ['telescope/m1/']],
    ['an announcement by its title', 'moon', ['announcements/2026-03-01-moon/']],
    ['an announcement by what it says in short', 'craters', ['announcements/2026-03-01-moon/']],
    ['a word inside of a run without spaces', '計画', ['engawa/bousai/']],
    ['one character of such a run', '災', ['engawa/bousai/']],
    ['the last character of such a run', '画', ['engawa/bousai/']],
    ['three characters of a task', '避難所', ['engawa/bousai/']],
    ['letters that voicing marks make others', 'フェーズ', ['engawa/bousai/']],
    ['Hebrew without its points', 'בניה', ['nikud/m1/']],
    ['a dotted capital I', 'istanbul', ['gul/m1/']],
    ['a dotless i', 'isik', ['gul/m1/']],
    ['ß and ł as people type them', 'strasse lodz', ['gul/m1/']],
  ])('is %s', async (_, query, paths) => {
    expect(await found(query)).toEqual(paths)
  })

  it.each([
    ['nothing', ''],
    ['signs alone', '?! — …'],
    ['two words of which one is nowhere', 'first zzzzzz'],
    ['characters in another order', '画計'],
    ['a character with another voicing mark', 'フエース'],
  ])('is nothing for %s', async (_, query) => {
    expect(await found(query)).toEqual([])
  })

  it('stands in the order of what it is: names before tasks, the roadmap before what it holds', async () => {
    expect((await found('telescope'))[0]).toBe('telescope/')
    expect((await found('dome'))[0]).toBe('telescope/m2/')
  })

  it('tells the tasks that it was found by, and none where the name is enough', async () => {
    const index = await indexOf(JSON.parse(written))
    expect(find(index, 'concrete')[0]?.texts).toEqual(['Order concrete'])
    expect(find(index, 'observatory')[0]?.texts).toEqual([])
  })

  it('holds nothing of the search engine that a visitor would have to wait for', () => {
    expect(Object.keys(JSON.parse(written))).toEqual(['schemaVersion', 'roadmaps', 'announcements'])
    expect(JSON.parse(written).roadmaps[0].milestones[1]).toEqual({
      id: 'm2',
      label: 'M2',
      title: 'Observatory',
      status: 'planned',
      tasks: ['Pour the pier', 'Order concrete', 'Dome'],
    })
  })
})

describe('the terms of a text', () => {
  it('are the same for a text and what is looked for, however it is typed', () => {
    for (const [one, other] of [
      ['Ärger', 'A\u0308RGER'],
      ['ﬁsh', 'FISH'],
      ['ΟΔΟΣ', 'οδός'],
      ['ｶﾞ', 'ガ'],
    ] as const)
      expect(folded(one)).toBe(folded(other))
  })

  it('are pairs where no spaces are, and words where there are', () => {
    expect(termsOf('PDF出力を2つ v1.0')).toEqual(['pdf', '出力', '力を', 'を', '2', 'つ', 'v1', '0'])
    expect(queryTermsOf('出力 出力')).toEqual(['出力'])
  })

  it('are made in time that grows with the text alone', () => {
    for (const unit of ['a', '字', '\u0301', 'ﷺ', 'a字', '🎉'])
      expect(termsOf(unit.repeat(100_000)).length).toBeLessThan(1_900_001)
  })
})

const hostile = '</script><img src=x onerror=alert(1)>'
const documents = {
  'roadmaps/telescope.md': `# Telescope\n\n## M1: First light\n\n**Status**: Done\n\n- [x] Grind the lens\n\n## M2: ${hostile.replace(/[<>]/g, '\\$&')} moon\n\n- [ ] Dome\n`,
  'roadmaps/right.md': '# תוכנית\n\n## M1: יסודות\n\n- [ ] בנייה\n',
  'roadmaps/many.md': `# Many\n\n${Array.from({ length: 60 }, (_, n) => `## v0.${n} Step\n\n- [ ] Work\n`).join('\n')}`,
}

describe('the search page', () => {
  let built: BuiltSite
  let browser: Browser
  beforeAll(async () => {
    built = await buildSite(documents, ['--base', '/docs/plan/'])
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await built?.close()
  })

  async function open(
    query: string,
    look: (page: Page, wrong: string[]) => Promise<void>,
    options = {},
  ): Promise<void> {
    const context = await browser.newContext(options)
    try {
      const page = await context.newPage()
      const wrong: string[] = []
      page.on('console', (message) => void wrong.push(message.text()))
      page.on('pageerror', ({ message }) => void wrong.push(message))
      page.on('request', (request) => {
        if (!request.url().startsWith(built.url)) wrong.push(request.url())
      })
      await page.goto(`${built.url}search/${query}`)
      await look(page, wrong)
    } finally {
      await context.close()
    }
  }
  const links = (page: Page) => page.getByRole('list', { name: 'Results' }).getByRole('link')

  it('is found from every page, by a plain link', async () => {
    for (const { path, html } of built.pages)
      if (!html.includes('http-equiv="refresh"') && !path.endsWith('/embed/'))
        expect(html, path).toContain('<a class="find" href="/docs/plan/search/"')
  })

  it('finds while one types, says how much, and leads there', async () => {
    await open('', async (page, wrong) => {
      const box = page.getByRole('search').getByRole('searchbox', { name: 'Milestones, tasks and announcements' })
      await box.pressSequentially('lens')
      await page.getByRole('status').filter({ hasText: '1 result.' }).waitFor()
      const item = page.getByRole('list', { name: 'Results' }).getByRole('listitem').first()
      expect(await item.innerText()).toMatch(/M1 First light\s+Done\s*Telescope\s+Grind the lens/)
      expect(page.url()).toBe(`${built.url}search/?q=lens`)
      await box.press('Enter')
      await page.keyboard.press('Enter')
      await page.waitForURL(`${built.url}telescope/m1-first-light/`)
      await page.goBack()
      await page.getByRole('status').filter({ hasText: '1 result.' }).waitFor()
      expect(wrong).toEqual([])
    })
  }, 60_000)

  it('takes a query from its address, in any script', async () => {
    await open(`?q=${encodeURIComponent('בנייה')}`, async (page) => {
      await page.getByRole('status').filter({ hasText: 'result' }).waitFor()
      expect(await links(page).first().locator('bdi').getAttribute('lang')).toBe('he')
      expect(await links(page).first().getAttribute('href')).toMatch(/^\/docs\/plan\/right\/m1/)
    })
  }, 60_000)

  it('shows a hostile name as text, and runs nothing of it or of a query', async () => {
    await open(`?q=${encodeURIComponent(`moon ${hostile}`)}`, async (page, wrong) => {
      await page.getByRole('status').filter({ hasText: '1 result.' }).waitFor()
      expect(await links(page).first().innerText()).toContain(hostile)
      expect(await page.locator('.found img').count()).toBe(0)
      expect(wrong).toEqual([])
    })
  }, 60_000)

  it('shows a part of very many, and says so', async () => {
    await open('?q=step', async (page) => {
      await page.getByRole('status').filter({ hasText: '60 results. The first 50 are shown' }).waitFor()
      expect(await links(page).count()).toBe(50)
    })
  }, 60_000)

  it('without what can be found says so, and still leads home', async () => {
    const context = await browser.newContext()
    try {
      const page = await context.newPage()
      await page.route('**/search.json', (route) => route.abort())
      await page.goto(`${built.url}search/?q=lens`)
      await page.getByRole('status').filter({ hasText: 'could not be loaded' }).waitFor()
      expect(await page.getByRole('link', { name: 'Telescope' }).isVisible()).toBe(true)
    } finally {
      await context.close()
    }
  }, 60_000)

  it('without scripts shows no box that does nothing, but the way to everything', async () => {
    await open(
      '?q=lens',
      async (page) => {
        expect(await page.getByRole('searchbox').count()).toBe(0)
        expect(await page.getByText('Searching needs JavaScript').isVisible()).toBe(true)
        for (const name of ['Telescope', 'תוכנית', 'Many'])
          expect(await page.getByRole('link', { name }).isVisible()).toBe(true)
        await page.getByRole('main').getByRole('link', { name: 'the home page' }).click()
        expect(page.url()).toBe(built.url)
      },
      { javaScriptEnabled: false },
    )
  }, 60_000)

  it('has no barrier that WCAG 2.2 AA knows, empty, with results and without any, and fits a small telephone', async () => {
    for (const colorScheme of ['light', 'dark'] as const)
      for (const [query, said] of [
        ['', null],
        ['?q=step', 'results'],
        ['?q=zzzz', 'Nothing found'],
      ] as const)
        await open(
          query,
          async (page) => {
            if (said) await page.getByRole('status').filter({ hasText: said }).waitFor()
            else await page.getByRole('searchbox').waitFor()
            const { violations } = await new AxeBuilder({ page })
              .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
              .analyze()
            expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))).toEqual([])
            const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
            expect(over).toBeLessThanOrEqual(0)
          },
          { colorScheme, viewport: { width: 320, height: 700 } },
        )
  }, 120_000)
})
