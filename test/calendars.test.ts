import fc from 'fast-check'
import ICAL from 'ical.js'
import { afterAll, describe, expect, it } from 'vitest'
import { roadmapCalendar, siteCalendar } from '../src/publish/calendar.ts'
import { plain } from '../src/publish/plain.ts'
import type { Published } from '../src/publish/published.ts'
import { hostileTitles, publishedAs, publishedOf, siteAt } from './published.ts'
import { type Commit, removeRepositories, repository } from './repository.ts'
import { milestone, roadmap } from './roadmaps.ts'

afterAll(removeRepositories)

const file = 'ROADMAP.md'
const commits = (...texts: string[]): Commit[] => texts.map((text) => ({ files: { [file]: text } }))
const written = (published: Published): string => String(roadmapCalendar(published).body)

/** The events of a calendar as a reader that is not ours finds them: what is said of each, by name of the property. */
function eventsIn(text: string): Record<string, string>[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  expect(calendar.name).toBe('vcalendar')
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const all = event.getAllProperties()
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    return Object.fromEntries(all.map((property) => [property.name, String(property.getFirstValue())]))
  })
}

const of = (published: Published): Record<string, string>[] => eventsIn(written(published))
const one = (facts: Parameters<typeof milestone>[1]): Record<string, string> | undefined =>
  of(publishedAs(roadmap([milestone('m1', facts)])))[0]
const day = (date: string) => ({ start: date, end: date })
const span = (start: string, end: string | null) => ({ start, end })

const plan = (lens: string, tube = '**Target**: 2026-09-01') =>
  `# Telescope\n\n## M1: Lens\n\n${lens}\n\n- [ ] Grind the lens\n\n## M2: Tube\n\n${tube}\n\n- [ ] Saw the tube\n`

describe('the date of a milestone', () => {
  it('that is a day is that day', () => {
    expect(one({ target: day('2026-05-04') })).toMatchObject({
      dtstart: '2026-05-04',
      dtend: '2026-05-05',
      status: 'CONFIRMED',
      transp: 'TRANSPARENT',
      description: 'Target: 4 May 2026.',
    })
  })

  it.each([
    ['a month', '2026-02-01', '2026-02-28', '2026-03-01'],
    ['a quarter', '2026-10-01', '2026-12-31', '2027-01-01'],
    ['a half', '2026-01-01', '2026-06-30', '2026-07-01'],
    ['a year', '2028-01-01', '2028-12-31', '2029-01-01'],
    ['some days', '2026-03-02', '2026-03-06', '2026-03-07'],
  ])('that is %s is all of it, and tentative', (_, start, end, after) => {
    expect(one({ target: span(start, end) })).toMatchObject({ dtstart: start, dtend: after, status: 'TENTATIVE' })
  })

  it.each<[string, object | null]>([
    ['none', null],
    ['open', span('2026-05-04', null)],
    ['weeks of the plan', { weeks: [5, 8] }],
    ['a duration', { duration: [4, 6], unit: 'week' }],
  ])('that is %s is no event', (_, target) => {
    expect(one({ target })).toBe(undefined)
    expect(one({ status: 'done', target })).toBe(undefined)
  })

  it('is the day of completion where that is known, and else the target, done or not', () => {
    const target = day('2026-05-04')
    const done = { status: 'done', target } as const
    expect(one({ ...done, completed: day('2026-05-20') })).toMatchObject({
      dtstart: '2026-05-20',
      status: 'CONFIRMED',
      description: 'Done. Completed: 20 May 2026. Target: 4 May 2026.',
    })
    expect(one({ ...done, completed: span('2026-05-01', '2026-05-31') })).toMatchObject({
      dtstart: '2026-05-01',
      status: 'CONFIRMED',
    })
    expect(one({ ...done, completed: { weeks: [1, 2] } })).toMatchObject({ dtstart: '2026-05-04', status: 'CONFIRMED' })
    expect(one(done)).toMatchObject({
      dtstart: '2026-05-04',
      status: 'CONFIRMED',
      description: 'Done. Target: 4 May 2026.',
    })
  })

  it('stays, called off, where the milestone is cancelled, and is tentative where it is deferred', () => {
    expect(one({ status: 'cancelled', target: day('2026-05-04') })).toMatchObject({ status: 'CANCELLED' })
    expect(one({ status: 'deferred', target: day('2026-05-04') })).toMatchObject({ status: 'TENTATIVE' })
  })

  it.each([
    ['0000-01-01', '0000-12-31', []],
    ['0001-01-01', '0001-01-01', ['00010101', '00010102']],
    ['1969-12-31', '1969-12-31', ['19691231', '19700101']],
    ['2106-02-07', '2106-02-07', ['21060207', '21060208']],
    ['9999-12-31', '9999-12-31', ['99991231']],
    ['9999-01-01', '9999-12-31', []],
    ['2026-05-04', '2026-05-01', []],
  ])('from %s to %s is written as what it is or not at all', (start, end, expected) => {
    const text = written(publishedAs(roadmap([milestone('m1', { target: span(start, end) })])))
    expect(eventsIn(text)).toHaveLength(expected.length > 0 ? 1 : 0)
    expect([...text.matchAll(/^DT(?:START|END);VALUE=DATE:(.*)\r$/gm)].map((match) => match[1])).toEqual(expected)
  })
})

describe('an event', () => {
  it('says what it is, of which roadmap and where to read on', () => {
    const target = day('2026-05-04')
    const named = milestone('m1', { label: 'M1', title: 'Lens', goal: 'See; far.', status: 'blocked', target })
    expect(of(publishedAs(roadmap([named], { title: 'Telescope' })))).toEqual([
      expect.objectContaining({
        summary: 'M1 Lens – Telescope',
        description: 'Blocked. Target: 4 May 2026.\n\nSee; far.',
        url: 'https://plans.example.org/plan/m1/',
        uid: 'm1.plan@plans.example.org',
      }),
    ])
  })

  it('keeps its UID and counts each change of its date', () => {
    const texts = ['**Target**: 2026-05-04', '**Target**: 2026-06-01', '**Target**: Q3 2026'].map((target) =>
      plan(target),
    )
    const seen = texts.map((_, n) => of(publishedOf(repository(commits(...texts.slice(0, n + 1)))))[0])
    expect(seen.map((event) => [event?.uid, event?.sequence, event?.dtstart])).toEqual([
      ['m1-lens.plan@plans.example.org', '0', '2026-05-04'],
      ['m1-lens.plan@plans.example.org', '1', '2026-06-01'],
      ['m1-lens.plan@plans.example.org', '2', '2026-07-01'],
    ])
  })

  it('counts a date that was dropped and stated again, and nothing before it had one', () => {
    const repo = repository(commits(plan(''), plan('**Target**: 2026-05-04')))
    expect(of(publishedOf(repo))[0]?.sequence).toBe('0')
    repo.add(commits(plan('**Status**: Planned')))
    expect(of(publishedOf(repo)).map(({ uid }) => uid)).toEqual(['m2-tube.plan@plans.example.org'])
    repo.add(commits(plan('**Target**: 2026-05-04')))
    expect(of(publishedOf(repo))[0]?.sequence).toBe('2')
  })

  it('was modified by the commit since which it says what it says, whatever happened to others', () => {
    const before = '**Target**: 2026-05-04'
    const repo = repository(
      commits(
        plan(before),
        plan(before, '**Status**: Done'),
        plan(`**Status**: In progress\n\n${before}`),
        plan(`**Status**: In progress\n\n${before}`, ''),
      ),
    )
    expect(of(publishedOf(repo))[0]).toMatchObject({
      sequence: '0',
      dtstamp: '2026-01-03T12:00:00Z',
      'last-modified': '2026-01-03T12:00:00Z',
    })
  })

  it('of a date that is not committed yet is of the last commit, and of the next change', () => {
    const repo = repository(commits(plan('**Target**: 2026-05-04')))
    repo.write({ [file]: plan('**Target**: 2026-06-01') })
    expect(of(publishedOf(repo))[0]).toMatchObject({
      sequence: '1',
      dtstart: '2026-06-01',
      'last-modified': '2026-01-01T12:00:00Z',
    })
  })

  it('of a milestone that is gone is called off, and taken up again when it comes back', () => {
    const both = plan('**Target**: 2026-05-04')
    const repo = repository(commits(both, both.replace(/## M1[\s\S]*(?=## M2)/, '')))
    expect(of(publishedOf(repo))[1]).toMatchObject({
      uid: 'm1-lens.plan@plans.example.org',
      sequence: '1',
      status: 'CANCELLED',
      dtstart: '2026-05-04',
      description: 'No longer part of the roadmap. Planned. Target: 4 May 2026.',
      dtstamp: '2026-01-02T12:00:00Z',
    })
    repo.add(commits(both))
    expect(of(publishedOf(repo))[0]).toMatchObject({ sequence: '2', status: 'CONFIRMED' })
  })

  it('of a milestone that was done before it went stays as it was', () => {
    const both = plan('**Status**: Done\n\n**Completed**: 2026-01-01')
    const repo = repository(commits(both, both.replace(/## M1[\s\S]*(?=## M2)/, '')))
    expect(of(publishedOf(repo))[1]).toMatchObject({ status: 'CONFIRMED', dtstart: '2026-01-01' })
  })

  it('without git is of the date that the document gives itself, else of no clock', () => {
    const target = day('2026-05-04')
    const updated = { start: '2026-03-01', end: '2026-03-31', declared: true, line: 2 }
    const dated = of(publishedAs(roadmap([milestone('m1', { target })], { updated })))[0]
    expect(dated).toMatchObject({ sequence: '0', dtstamp: '2026-03-01T00:00:00Z' })
    expect(dated).not.toHaveProperty('last-modified')
    expect(one({ target })).toMatchObject({ dtstamp: '1970-01-01T00:00:00Z' })
  })

  it('has a UID of its own on each site, also on one host', () => {
    const sites = ['https://ada.example/one/', 'https://ada.example/two/', 'https://ben.example/', null]
    const uids = sites.map((address) => {
      const published = publishedAs(roadmap([milestone('m1', { target: day('2026-05-04') })]), {
        site: siteAt(address),
      })
      return of(published)[0]?.uid
    })
    expect(uids).toEqual([
      'm1.plan.one@ada.example',
      'm1.plan.two@ada.example',
      'm1.plan@ben.example',
      'm1.plan@milepost.invalid',
    ])
  })
})

describe('a calendar', () => {
  const target = day('2026-05-04')

  it('differs by its one event where one date changed', () => {
    const before = plan('**Target**: 2026-05-04')
    const repo = repository(commits(before))
    const lines = () => written(publishedOf(repo)).split('\r\n')
    const first = lines()
    repo.add(commits(before.replace('2026-05-04', '2026-06-01')))
    const second = lines()
    expect(second).toHaveLength(first.length)
    const changed = second.filter((line, index) => line !== first[index])
    expect(changed).toEqual([
      'SEQUENCE:1',
      'DTSTAMP:20260102T120000Z',
      'DTSTART;VALUE=DATE:20260601',
      'DTEND;VALUE=DATE:20260602',
      'DESCRIPTION:Planned. Target: 1 June 2026.',
      'LAST-MODIFIED:20260102T120000Z',
    ])
  })

  it('of a site holds the same events as those of its roadmaps', () => {
    const site = siteAt()
    const roadmaps = ['one', 'two'].map((id) => publishedAs(roadmap([milestone('m1', { target })], { id })))
    const all = eventsIn(String(siteCalendar({ site, roadmaps, announcements: [] }).body))
    expect(all).toEqual(roadmaps.flatMap(of))
    expect(all.map(({ uid }) => uid)).toEqual(['m1.one@plans.example.org', 'm1.two@plans.example.org'])
  })

  it('says what it is called, where it is from, and nothing that only a message of a person has', () => {
    const { type, body } = roadmapCalendar(
      publishedAs(roadmap([milestone('m1', { target })], { title: 'Lenses; tubes' })),
    )
    const calendar = new ICAL.Component(ICAL.parse(String(body)))
    expect(type).toBe('text/calendar; charset=utf-8')
    expect(
      Object.fromEntries(calendar.getAllProperties().map((each) => [each.name, String(each.getFirstValue())])),
    ).toEqual({
      version: '2.0',
      prodid: '-//Milepost//Roadmap//EN',
      // RFC 7986, which the reader does not know: it leaves the escapes of text in place.
      name: 'Lenses\\; tubes',
      'x-wr-calname': 'Lenses\\; tubes',
      url: 'https://plans.example.org/plan/',
      source: 'https://plans.example.org/plan/calendar.ics',
      'refresh-interval': 'P1D',
      'x-published-ttl': 'P1D',
    })
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1)
  })

  it('without a single date is a calendar without events', () => {
    expect(of(publishedAs(roadmap([milestone('m1')])))).toEqual([])
  })

  it('names no address where the site does not know its own', () => {
    const text = written(publishedAs(roadmap([milestone('m1', { target })]), { site: siteAt(null) }))
    expect(text).not.toMatch(/^(?:URL|SOURCE)/m)
  })
})

describe('what documents say', () => {
  const known = new Set(
    'uid sequence dtstamp dtstart dtend x-microsoft-cdo-alldayevent x-microsoft-msncalendar-alldayevent summary transp description url status last-modified'.split(
      ' ',
    ),
  )
  const titled = (title: string): string => {
    const m1 = milestone('m1', { title, label: title, goal: title, target: day('2026-05-04') })
    return written(publishedAs(roadmap([m1], { title, description: title })))
  }

  function judge(title: string): void {
    const text = titled(title)
    const bytes = text.split('\r\n').map((line) => Buffer.byteLength(line))
    expect(Math.max(...bytes)).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    const [event, ...more] = eventsIn(text)
    expect(more).toEqual([])
    expect(event?.summary).toBe(`${plain(title)} – ${plain(title)}`)
    expect(event?.description).toBe(`Target: 4 May 2026.\n\n${plain(title)}`)
    for (const name of Object.keys(event ?? {})) expect(known).toContain(name)
    const calendar = new ICAL.Component(ICAL.parse(text))
    expect(String(calendar.getFirstPropertyValue('name') ?? '').replace(/\\([\\;,])/g, '$1')).toBe(plain(title))
    // Folding cuts no letter in two.
    expect(Buffer.from(text).toString('utf8')).toBe(text)
    expect(ICAL.parse(calendar.toString())).toEqual(ICAL.parse(text))
  }

  it.each(Object.entries(hostileTitles))('is text, also with %s', (_, title) => judge(title))

  it('is text, whatever it is', () => {
    const atoms = [
      '\\',
      ';',
      ',',
      ':',
      '"',
      '\r\n',
      '\n',
      ' ',
      'BEGIN:VEVENT',
      '👩‍🚀',
      'é',
      'ק',
      '\uD83D',
      'a',
      '^n',
      '\\n',
      '=',
    ]
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.array(fc.constantFrom(...atoms), { maxLength: 60 }).map((all) => all.join('')),
        ),
        judge,
      ),
      { numRuns: 200, seed: 7 },
    )
  })
})
