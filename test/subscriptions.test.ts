import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Permalink } from '../src/history/types.ts'
import { readAtom } from './atom.ts'
import { lantern, later } from './lantern.ts'
import { removeRepositories, repository } from './repository.ts'
import { type BuiltSite, buildFolder } from './site.ts'

const site = 'https://lantern.example.org/plans'
const isSubscribed = (name: string) => /^(?!plan\/).*?(?:feed\.xml|feed\.json|calendar\.ics)$/.test(name)

/** Every feed and calendar of a site by its path; those of the old name of the document are the same once more. */
function subscribed({ folder }: BuiltSite): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isSubscribed).sort()
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

const lines = (text: string | undefined): string[] => (text ?? '').split(/\r?\n/)
const events = (text: string | undefined): (string | undefined)[][] =>
  new ICAL.Component(ICAL.parse(text ?? ''))
    .getAllSubcomponents('vevent')
    .map((event) => ['uid', 'sequence', 'dtstart'].map((name) => event.getFirstPropertyValue(name)?.toString()))

let before: BuiltSite
let after: BuiltSite
let old: Map<string, string>
let now: Map<string, string>

beforeAll(async () => {
  const repo = repository([...lantern, later])
  const config = 'title: Lantern plans\nurl: https://lantern.example.org/plans/\n'
  repo.add([{ files: { 'content/site.yaml': config } }])
  before = await buildFolder(repo.folder)
  old = subscribed(before)
  const file = 'content/roadmaps/lantern.md'
  const text = readFileSync(join(repo.folder, file), 'utf8')
  expect(text.split('31 March 2026')).toHaveLength(2)
  repo.add([{ at: '2025-12-01T09:30:00Z', files: { [file]: text.replace('31 March 2026', '30 April 2026') } }])
  after = await buildFolder(repo.folder)
  now = subscribed(after)
})
afterAll(async () => {
  await Promise.all([before?.close(), after?.close()])
  removeRepositories()
})

describe('one target date changed', () => {
  const touched = ['', 'lantern/', 'lantern/phase-3-print-shop/']

  it('changes the feeds of its milestone, its roadmap and the site, their calendars, and no other', () => {
    expect([...now.keys()]).toEqual([...old.keys()])
    expect([...now.keys()].filter((name) => now.get(name) !== old.get(name))).toEqual(
      [
        ...touched.flatMap((folder) => [`${folder}feed.xml`, `${folder}feed.json`]),
        'calendar.ics',
        'lantern/calendar.ics',
      ].sort(),
    )
  })

  it('is exactly one more entry, the newest', () => {
    for (const folder of touched) {
      const [were, are] = [old, now].map((all) => readAtom(all.get(`${folder}feed.xml`) ?? '').entries)
      const [fresh, ...rest] = are ?? []
      expect(rest, folder).toEqual(were)
      expect(fresh).toMatchObject({
        kind: 'target',
        updated: '2025-12-01T09:30:00Z',
        link: `${site}/lantern/phase-3-print-shop/`,
        related: `${site}/lantern/changes/#2025-12-01`,
      })
      expect(fresh?.title).toContain('Phase 4 “Print shop” slips 30 days, from 31 March to 30 April 2026')
    }
  })

  it('keeps the UID of its event, whose SEQUENCE is one more, and every other line of the calendar', () => {
    for (const name of ['calendar.ics', 'lantern/calendar.ics']) {
      const uid = 'phase-3-print-shop.lantern.plans@lantern.example.org'
      const [were, are] = [old, now].map((all) => events(all.get(name)).find((event) => event[0] === uid))
      expect(were).toEqual([uid, '2', '2026-03-31'])
      expect(are).toEqual([uid, '3', '2026-04-30'])
      const [first, second] = [lines(old.get(name)), lines(now.get(name))]
      expect(second).toHaveLength(first.length)
      expect(second.filter((line, index) => line !== first[index])).toEqual([
        'SEQUENCE:3',
        'DTSTAMP:20251201T093000Z',
        'DTSTART;VALUE=DATE:20260430',
        'DTEND;VALUE=DATE:20260501',
        'DESCRIPTION:Planned. Target: 30 April 2026.',
        'LAST-MODIFIED:20251201T093000Z',
      ])
    }
  })
})

describe('feeds and calendars of a site', () => {
  it('are valid, and each of their links leads to a page of it and to an anchor there', () => {
    const pages = new Map(after.pages.map(({ path, html }) => [path, html]))
    const feeds = [...now].filter(([name]) => name.endsWith('.xml'))
    expect(feeds.length).toBeGreaterThan(10)
    for (const [name, text] of feeds) {
      const feed = readAtom(text)
      expect(feed.self).toBe(`${site}/${name}`)
      expect(feed.entries.length, name).toBeGreaterThan(0)
      for (const address of feed.entries.flatMap(({ link, related }) => [link, related ?? []].flat())) {
        const { pathname, hash, origin } = new URL(address)
        expect(origin).toBe('https://lantern.example.org')
        const html = pages.get(pathname)
        expect(html, address).toBeDefined()
        if (hash !== '') expect(html, address).toContain(`id="${decodeURIComponent(hash.slice(1))}"`)
      }
    }
  })

  it('give no two entries of one feed and no two events one id', () => {
    for (const [name, text] of now) {
      const ids = name.endsWith('.ics')
        ? events(text).map(([uid]) => uid)
        : name.endsWith('.xml')
          ? readAtom(text).entries.map(({ id }) => id)
          : JSON.parse(text).items.map(({ id }: { id: string }) => id)
      expect(new Set(ids).size, name).toBe(ids.length)
    }
  })

  it('are addresses that last: all in the ledger, those of the old name of a document too', () => {
    const { permalinks } = JSON.parse(readFileSync(join(after.folder, 'permalinks.json'), 'utf8')) as {
      permalinks: Permalink[]
    }
    const known = new Map(permalinks.map((each) => [each.address, each]))
    for (const name of now.keys()) if (name.includes('/')) expect([...known.keys()]).toContain(`/${name}`)
    for (const name of ['feed.xml', 'feed.json', 'calendar.ics', 'phase-1-import/feed.xml']) {
      expect(known.get(`/plan/${name}`)).toMatchObject({ state: 'redirect', to: `/lantern/${name}` })
      expect(readFileSync(join(after.folder, 'plan', name), 'utf8')).toBe(now.get(`lantern/${name}`))
    }
    expect(readFileSync(join(after.folder, '_redirects'), 'utf8')).toMatch(
      /^\/plans\/plan\/calendar\.ics \/plans\/lantern\/calendar\.ics 301!?$/m,
    )
  })
})
