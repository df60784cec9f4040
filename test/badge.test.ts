import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Marked, marks } from '../src/draw/marks.ts'
import {
  badgeColours,
  editionBadge,
  milestoneBadge,
  milestoneBadgeJson,
  nameColours,
  roadmapBadge,
  roadmapBadgeJson,
} from '../src/publish/badge.ts'
import type { Output, Picture } from '../src/publish/published.ts'
import { standingOfRoadmap } from '../src/publish/standing.ts'
import { words } from '../src/publish/words.ts'
import { overview } from '../src/view/overview.ts'
import { wordsFor } from '../src/view/words.ts'
import { contrast } from './contrast.ts'
import { milestone, roadmap, task } from './roadmaps.ts'
import { hostileTitles, published, publishedMilestone, site } from './subjects.ts'

interface Read {
  /** Names of all elements. */
  names: string[]
  texts: string[]
  title: string
  label: string
  width: number
  attributes: string[]
}

/** What an XML parser that we did not write reads in a badge. */
function read(output: Output | Picture | Promise<Output | Picture>): Read {
  if (!('body' in output) || typeof output.body !== 'string') throw new Error('Unexpected badge, expected text')
  expect(output.type).toBe('image/svg+xml')
  const document = XmlDocument.fromString(output.body)
  try {
    const all = document.find('//*') as XmlElement[]
    const content = (path: string) => document.find(path).map((node) => (node as XmlElement).content)
    const svg = document.root
    return {
      names: all.map(({ name }) => name),
      texts: content('//*[local-name()="text"]'),
      title: content('//*[local-name()="title"]')[0] ?? '',
      label: svg.attr('aria-label')?.value ?? '',
      width: Number(svg.attr('width')?.value),
      attributes: all.flatMap((element) => element.attrs.map(({ name }) => name)),
    }
  } finally {
    document.dispose()
  }
}

const badgeOf = (facts: Parameters<typeof milestone>[1]) =>
  read(milestoneBadge(publishedMilestone(milestone('m2', facts))))

describe('a badge', () => {
  it('says what it is of, how that stands and how far it is', () => {
    const badge = badgeOf({ label: 'M2', title: 'Parser', status: 'in-progress', progress: { declared: 40 } })
    expect(badge.texts).toEqual(['M2', 'In progress 40 %'])
    expect(badge.title).toBe('M2: In progress 40 %')
    expect(badge.label).toBe(badge.title)
  })

  it('reckons progress from tasks where none is declared, and never says 100 before the last one is done', () => {
    expect(badgeOf({ status: 'in-progress', progress: { done: 2, total: 8 } }).texts[1]).toBe('In progress 25 %')
    expect(badgeOf({ status: 'in-progress', progress: { done: 299, total: 300 } }).texts[1]).toBe('In progress 99 %')
    expect(badgeOf({ status: 'done', progress: { done: 8, total: 8 } }).texts[1]).toBe('Done')
    expect(badgeOf({ status: 'planned', progress: { done: 0, total: 8 } }).texts[1]).toBe('Planned')
  })

  it('tells every status by a word and by a shape of its own', () => {
    const statuses = ['done', 'in-progress', 'planned', 'blocked', 'deferred', 'cancelled', null] as const
    const drawn = statuses.map((status) => {
      const { body } = milestoneBadge(publishedMilestone(milestone('m2', { label: 'M2', status }))) as Output
      return String(body)
    })
    const said = drawn.map((body) => /: ([^<]*)<\/title>/.exec(body)?.[1])
    const shapes = drawn.map((body) => /<g transform[^>]*>(.*?)<\/g>/.exec(body)?.[1]?.replace(/#[0-9a-f]{6}/g, ''))
    expect(new Set(said).size).toBe(statuses.length)
    expect(new Set(shapes).size).toBe(statuses.length)
  })

  it('has a contrast of at least 4.5 between its text and what is below it', () => {
    expect(contrast(nameColours.text, nameColours.ground)).toBeGreaterThanOrEqual(4.5)
    for (const status of Object.keys(marks) as Marked[]) {
      const { text, ground } = badgeColours(status)
      expect(contrast(text, ground), status).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('says that a milestone is gone, or that it was done before it went', () => {
    const subject = publishedMilestone(milestone('m2', { label: 'M2', status: 'planned' }))
    const gone = { id: 'm2', last: subject.milestone, version: 'v2', date: '2026-01-01', successors: [] }
    expect(read(milestoneBadge({ ...subject, gone: { ...gone, done: false } })).texts).toEqual(['M2', 'Gone'])
    expect(read(milestoneBadge({ ...subject, gone: { ...gone, done: true } })).texts).toEqual(['M2', 'Done'])
  })

  it('of a version names it, and shows it also where the title is long', () => {
    for (const title of ['Lantern', 'A plan whose title is so long that it has to be cut '.repeat(4)]) {
      const version = { name: 'v0.3.0', commit: '', date: '2025-01-15', time: '', roadmap: roadmap([], { title }) }
      const { texts, label } = read(editionBadge({ site, version }))
      expect(texts[0]).toMatch(/^(?:Lantern|A plan.*…), v0\.3\.0$/)
      expect(label).toContain(`${title.trim()}, v0.3.0: `)
    }
  })
})

describe.each(Object.entries(hostileTitles))('a title with %s', (_, title) => {
  it.each([
    ['milestone', milestoneBadge(publishedMilestone(milestone('m2', { title, status: 'planned' })))],
    ['roadmap', roadmapBadge(published(roadmap([], { title })))],
  ])('is text in the badge of a %s, on a bounded width', (_, output) => {
    const badge = read(output)
    expect(new Set(badge.names)).toEqual(new Set(['svg', 'title', 'path', 'g', 'circle', 'text']))
    expect(badge.attributes.filter((name) => /^on|href|style|class|^id$/.test(name))).toEqual([])
    expect(badge.width).toBeLessThan(500)
    expect(badge.texts.join('')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
    const visible = badge.texts[0]?.replace(/…$/, '') ?? ''
    expect(badge.title.startsWith(visible)).toBe(true)
    const letters = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}<>&\]]/gu, '')
    expect(letters(badge.title)).toContain(letters(title))
  })

  it('is text in the answer for shields.io, which has the shape that it asks for', () => {
    const { body } = milestoneBadgeJson(publishedMilestone(milestone('m2', { title, status: 'done' })))
    const Endpoint = z.strictObject({
      schemaVersion: z.literal(1),
      label: z.string().max(60),
      message: z.string().min(1),
      color: z.string().regex(/^[0-9a-f]{6}$/),
    })
    expect(Endpoint.parse(JSON.parse(String(body)))).toMatchObject({ message: 'Done' })
  })
})

describe('the badge of a roadmap', () => {
  it('counts the tasks that its page counts', () => {
    const plan = roadmap(
      [milestone('a', { status: 'done', progress: { done: 3, total: 3 } }), milestone('b', { progress: { total: 4 } })],
      { tasks: [task('loose', 'done'), task('other', 'planned'), task('not', 'cancelled'), task('said', null)] },
    )
    const { done, total } = overview(plan).tasks
    expect(standingOfRoadmap(plan).tasks).toEqual({ done, total })
    expect(JSON.parse(String(roadmapBadgeJson(published(plan)).body)).message).toBe('In progress 44 %')
  })

  it('says what the document says of itself before what its milestones say', () => {
    const plan = roadmap([milestone('a', { status: 'done' })], {
      status: { value: 'blocked', text: 'Blocked', line: 1 },
    })
    expect(read(roadmapBadge(published(plan))).texts[1]).toBe('Blocked')
    expect(read(roadmapBadge(published({ ...plan, status: null }))).texts[1]).toBe('Done')
    expect(read(roadmapBadge(published(roadmap([])))).texts[1]).toBe('No status stated')
  })
})

it('badges and pages say a status in the same words', () => {
  const { status, notStated, goneMark } = wordsFor('en')
  expect(words.status).toEqual({ ...status, unstated: notStated })
  expect(words.gone).toBe(goneMark)
})
