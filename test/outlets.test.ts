import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { pageSnippets } from '../src/publish/snippets.ts'
import { parse } from '../src/read/parse.ts'
import { alternatesOf, hasBeside, outletsOf, type Subject, webcal } from '../src/view/outlets.ts'
import { openGraphLocale } from '../src/view/social.ts'

const all = {
  site: ['feed.xml', 'feed.json', 'calendar.ics', 'llms.txt', 'search.json'],
  roadmap: [
    ...['roadmap.json', 'feed.xml', 'feed.json', 'calendar.ics', 'badge.svg', 'badge.json', 'card.png', 'roadmap.md'],
    'oembed.json',
  ],
  milestone: ['milestone.json', 'feed.xml', 'feed.json', 'badge.svg', 'badge.json', 'card.png', 'oembed.json'],
} as const
const subject = (kind: Subject['kind']): Subject => ({ kind, path: '/docs/plan/m2/', title: 'M2' })
const names = (outlets: { name: string }[]) => outlets.map(({ name }) => name)

describe('what a page offers', () => {
  it('is what stands beside it, feeds and calendar first', () => {
    expect(outletsOf(subject('roadmap'), 'follow', all)).toEqual([
      { name: 'feed.xml', path: '/docs/plan/m2/feed.xml', type: 'application/atom+xml' },
      { name: 'feed.json', path: '/docs/plan/m2/feed.json', type: 'application/feed+json' },
      { name: 'calendar.ics', path: '/docs/plan/m2/calendar.ics', type: 'text/calendar' },
    ])
    expect(names(outletsOf(subject('milestone'), 'follow', all))).toEqual(['feed.xml', 'feed.json'])
    expect(names(outletsOf(subject('milestone'), 'programs', all))).toEqual([
      'milestone.json',
      'badge.svg',
      'badge.json',
    ])
    expect(names(outletsOf(subject('site'), 'programs', all))).toEqual(['llms.txt', 'permalinks.json'])
  })

  it('is nothing that is not there', () => {
    const none = { site: [], roadmap: [], milestone: [] }
    expect(outletsOf(subject('roadmap'), 'follow', none)).toEqual([])
    expect(alternatesOf(subject('milestone'), none)).toEqual([])
    expect(hasBeside(subject('milestone'), 'card.png', none)).toBe(false)
    expect(hasBeside(subject('milestone'), 'card.png', all)).toBe(true)
  })

  it('names in its head the same in another form, not its pictures', () => {
    expect(names(alternatesOf(subject('roadmap'), all))).toEqual([
      'feed.xml',
      'feed.json',
      'roadmap.json',
      'roadmap.md',
    ])
  })

  it('lets a calendar subscribe where the address is a whole one', () => {
    expect(webcal('https://plans.example.org/a/calendar.ics')).toBe('webcal://plans.example.org/a/calendar.ics')
    expect(webcal('/a/calendar.ics')).toBeNull()
  })
})

describe('a badge to paste', () => {
  const address = 'https://plans.example.org/plan/m2/'
  const hostile = [
    `M2 "quoted" <b>&amp;</b>`,
    '](https://evil.example) ![x](y)',
    `'><script>alert(1)</script>`,
    '`a` \\ [b] *c*',
  ]
  const elements = (node: Nodes): Element[] => [
    ...(node.type === 'element' ? [node] : []),
    ...('children' in node ? node.children.flatMap((child) => elements(child)) : []),
  ]

  it.each(hostile)('is one picture in one link as HTML, with the name as it is: %s', (name) => {
    const found = elements(fromHtml(pageSnippets({ name, address }, 'milestone').badgeHtml, { fragment: true }))
    expect(found.map(({ tagName }) => tagName)).toEqual(['a', 'img'])
    expect(found[0]?.properties).toEqual({ href: address })
    expect(found[1]?.properties).toEqual({ src: `${address}badge.svg`, alt: name })
  })

  it.each(hostile)('is one picture in one link as Markdown, with the name as it is: %s', (name) => {
    const [paragraph] = parse(pageSnippets({ name, address }, 'milestone').badgeMarkdown).children
    const [link, ...rest] = paragraph?.type === 'paragraph' ? paragraph.children : []
    expect(rest).toEqual([])
    expect(link).toMatchObject({ type: 'link', url: address })
    const [image, ...others] = link?.type === 'link' ? link.children : []
    expect(others).toEqual([])
    expect(image).toMatchObject({ type: 'image', url: `${address}badge.svg`, alt: name })
  })
})

describe('the locale of a preview', () => {
  it.each([
    ['en', 'en_US'],
    ['en-GB', 'en_GB'],
    ['pt-BR', 'pt_BR'],
    ['he', 'he_IL'],
    ['zh-Hant', 'zh_TW'],
    ['not a tag', null],
  ])('of %s is %s', (tag, locale) => {
    expect(openGraphLocale(tag)).toBe(locale)
  })
})
