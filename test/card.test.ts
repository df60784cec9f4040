import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fontsOf } from '../src/content/fonts.ts'
import { drawing } from '../src/content/pictures.ts'
import type { Marked } from '../src/draw/marks.ts'
import { announcementCard, milestoneCard, roadmapCard, siteCard } from '../src/publish/card.ts'
import { colours, statusColours } from '../src/publish/colours.ts'
import type { Output, Picture } from '../src/publish/published.ts'
import type { Status } from '../src/roadmap/index.ts'
import { contrast } from './contrast.ts'
import { milestone, roadmap } from './roadmaps.ts'
import { hostileTitles, published, publishedMilestone, site } from './subjects.ts'

const folder = mkdtempSync(join(tmpdir(), 'milepost-cards-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const root = process.cwd()
const draw = drawing(root)
const bytes = ({ body }: Output): Buffer => Buffer.from(body as Uint8Array)

/** Width and height that a PNG says it has (PNG 3, 11.2.1). */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  expect(png.subarray(-8, -4).toString('latin1')).toBe('IEND')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

const cardOf = (title: string, status: Status | null = 'planned', language = 'en'): Picture =>
  milestoneCard(publishedMilestone(milestone('m2', { label: 'M2', title, status }), { language })) as Picture

describe('a card', () => {
  it('of a site, a roadmap, a milestone and an announcement is a PNG of 1200 by 630', async () => {
    const plan = published(roadmap([milestone('m1', { status: 'done' }), milestone('m2')], { title: 'Heron' }))
    const announcement = {
      id: '2026-03-01-first-light',
      title: 'First light',
      date: '2026-03-01',
      summary: 'The lens is ground.',
      authors: ['Ada'],
      milestones: [],
    }
    const cards = [
      siteCard({ site, roadmaps: [plan], announcements: [] }),
      roadmapCard(plan),
      cardOf('Parser'),
      announcementCard({ site, announcement }),
    ]
    for (const card of cards) {
      const output = await draw(card as Picture)
      expect(output.type).toBe('image/png')
      expect(sizeOf(bytes(output))).toEqual([1200, 630])
    }
  })

  it('has the same bytes for the same content, whatever was drawn before, and others for another status', async () => {
    const one = bytes(await drawing(root)(cardOf('行事と当番', 'planned', 'ja')))
    await draw(cardOf('ניקוד לפי מילון', 'done', 'he'))
    await draw(cardOf('数据导入', 'done', 'zh'))
    expect(bytes(await draw(cardOf('行事と当番', 'planned', 'ja'))).equals(one)).toBe(true)
    expect(bytes(await draw(cardOf('行事と当番', 'done', 'ja'))).equals(one)).toBe(false)
  })

  it('draws the same character in the way of each language', async () => {
    const [ja, zh] = [await draw(cardOf('直骨', 'planned', 'ja')), await draw(cardOf('直骨', 'planned', 'zh'))]
    expect(bytes(ja).equals(bytes(zh))).toBe(false)
  })

  it.each(Object.entries(hostileTitles))('is drawn for a title with %s', async (_, title) => {
    const png = bytes(await draw(cardOf(title)))
    expect(sizeOf(png)).toEqual([1200, 630])
    expect(png.length).toBeLessThan(200_000)
  })

  it('begins at the right for a title that reads from there', () => {
    const text = JSON.stringify(cardOf('ניקוד לפי מילון').tree)
    expect(text).toContain('"direction":"rtl","textAlign":"right"')
    expect(JSON.stringify(cardOf('Parser').tree)).not.toContain('rtl')
  })

  it('says of a status that was concluded what from, and of a declared one nothing', () => {
    const said = (facts: Parameters<typeof milestone>[1]) =>
      JSON.stringify((milestoneCard(publishedMilestone(milestone('m2', facts))) as Picture).tree)
    const progress = { done: 3, total: 8 }
    expect(said({ concluded: 'in-progress', progress })).toContain('37 % from its tasks')
    expect(said({ status: 'in-progress', progress })).toContain('"37 %"')
  })

  it('of one milestone is another when that one moves, and the same when another one does', async () => {
    const target = (day: string) => ({ target: { start: day, end: day } })
    const card = (a: string, b: string) => {
      const [first, second] = [milestone('a', target(a)), milestone('b', target(b))]
      const plan = published(roadmap([first, second]))
      return draw(milestoneCard({ published: plan, milestone: first, gone: null }) as Picture)
    }
    const before = bytes(await card('2026-05-01', '2026-06-01'))
    expect(bytes(await card('2026-05-01', '2026-07-01')).equals(before)).toBe(true)
    expect(bytes(await card('2026-05-02', '2026-06-01')).equals(before)).toBe(false)
  })

  it('has a contrast of at least 4.5 between its words and its ground', () => {
    for (const colour of [colours.ink, colours.soft])
      expect(contrast(colour, colours.paper)).toBeGreaterThanOrEqual(4.5)
    for (const status of Object.keys(statusColours) as Marked[])
      expect(contrast(statusColours[status], colours.paper), status).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the fonts', () => {
  const fonts = fontsOf(root)
  it.each([
    ['en', 'Parser – 5 “words” → done…'],
    ['ru', 'Импорт без дублей'],
    ['el', 'Χάρτης πορείας'],
    ['vi', 'Lộ trình'],
    ['he', 'ניקוד לפי מִלּוֹן'],
    ['ar', 'خارطة الطريق'],
    ['fa', 'نقشهٔ راه پروژه‌ها ۵'],
    ['ja', '行事と当番：ごみ収集カレンダー'],
    ['ko', '로드맵 게시와 알림'],
    ['zh', '简体中文路线图'],
  ])('have every character of a title in %s', async (language, text) => {
    const { missing, fonts: chosen } = await fonts.choose(text, language)
    expect([...missing].map((code) => String.fromCodePoint(code))).toEqual([])
    expect(chosen.length).toBeLessThan(20)
  })

  it('say what they have not, so that no card has an empty box', async () => {
    const { missing } = await fonts.choose('Ship 🚀 now ไทย', 'en')
    expect([...missing].map((code) => String.fromCodePoint(code)).join('')).toBe('🚀ไทย')
    const without = bytes(await draw(cardOf('Ship now')))
    expect(bytes(await draw(cardOf('Ship 🚀 now 👩‍🚀'))).equals(without)).toBe(true)
  })
})

describe('the cache of cards', () => {
  const cache = join(folder, 'cache')
  const entry = () => join(cache, readdirSync(cache)[0] ?? '')

  it('gives what was drawn before, and draws again what is damaged', async () => {
    const first = bytes(await drawing(root, cache)(cardOf('Parser')))
    expect(readdirSync(cache)).toHaveLength(1)
    const whole = readFileSync(entry())
    expect(bytes(await drawing(root, cache)(cardOf('Parser'))).equals(first)).toBe(true)
    for (const damaged of [whole.subarray(0, 100), Buffer.alloc(0), Buffer.concat([whole, Buffer.from('x')])]) {
      writeFileSync(entry(), damaged)
      expect(bytes(await drawing(root, cache)(cardOf('Parser'))).equals(first)).toBe(true)
      expect(readFileSync(entry()).equals(whole)).toBe(true)
    }
  })

  it('is asked before anything is drawn', async () => {
    const [kept, other] = [join(folder, 'kept'), join(folder, 'other')]
    await drawing(root, kept)(cardOf('Parser', 'done'))
    await drawing(root, other)(cardOf('Parser', 'blocked'))
    const blocked = readFileSync(join(other, readdirSync(other)[0] ?? ''))
    writeFileSync(join(kept, readdirSync(kept)[0] ?? ''), blocked)
    const given = bytes(await drawing(root, kept)(cardOf('Parser', 'done')))
    expect(given.equals(blocked.subarray(32))).toBe(true)
  })

  it('may be shared by builds that run at once, and needs no folder that can be written', async () => {
    const shared = join(folder, 'shared')
    const [a, b] = [drawing(root, shared), drawing(root, shared)]
    const all = await Promise.all([a, b, a, b].map((draw) => draw(cardOf('At once'))))
    expect(new Set(all.map((output) => bytes(output).toString('latin1'))).size).toBe(1)
    expect(readdirSync(shared)).toHaveLength(1)
    writeFileSync(join(folder, 'file'), '')
    expect(sizeOf(bytes(await drawing(root, join(folder, 'file'))(cardOf('Nowhere'))))).toEqual([1200, 630])
    expect(existsSync(join(folder, 'file'))).toBe(true)
  })
})
