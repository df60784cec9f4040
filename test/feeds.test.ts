import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { atom } from '../src/publish/atom.ts'
import { milestoneFeed, mostEntries, roadmapFeed, siteFeed } from '../src/publish/feed.ts'
import { jsonFeed } from '../src/publish/json-feed.ts'
import { plain } from '../src/publish/plain.ts'
import type { Announced, Published, PublishedAll } from '../src/publish/published.ts'
import type { Status } from '../src/roadmap/index.ts'
import { problemWithAtom, type ReadFeed, readAtom } from './atom.ts'
import { hostileTitles, milestoneOf, publishedAs, publishedOf, siteAt } from './published.ts'
import { type Commit, removeRepositories, repository } from './repository.ts'
import { milestone, roadmap, task } from './roadmaps.ts'

afterAll(removeRepositories)

const file = 'ROADMAP.md'
const commits = (...texts: string[]): Commit[] => texts.map((text) => ({ files: { [file]: text } }))

const m1 = (facts: string) => `## M1: Lens\n\n${facts}\n\n- [ ] Grind\n- [ ] Polish\n`
const plan = (...milestones: string[]) => `# Telescope\n\nA telescope for the roof.\n\n${milestones.join('\n')}`
const tube = '## M2: Tube\n\n**Status**: Planned\n\n- [ ] Saw the tube\n- [ ] Paint the tube\n'
const status = (value: string) => plan(m1(`**Status**: ${value}`), tube)

const ofRoadmap = (published: Published): ReadFeed => readAtom(String(atom(roadmapFeed(published)).body))
const ofMilestone = (published: Published, id: string): ReadFeed =>
  readAtom(String(atom(milestoneFeed(milestoneOf(published, id))).body))
const ofSite = (all: PublishedAll): ReadFeed => readAtom(String(atom(siteFeed(all)).body))
const titles = ({ entries }: ReadFeed): string[] => entries.map(({ title }) => title)
const ids = ({ entries }: ReadFeed): string[] => entries.map(({ id }) => id)

const announcement: Announced = {
  id: '2026-01-03-first-light',
  title: 'First light & all',
  date: '2026-01-03',
  summary: 'We saw a star.',
  authors: ['Mira'],
  milestones: ['plan/m1-lens'],
}

describe('one entry a transition', () => {
  const there = () => repository(commits(status('Planned'), status('In progress'), status('Planned')))

  it('there and back again: three entries in the feed of the milestone, each with an id of its own', () => {
    const feed = ofMilestone(publishedOf(there()), 'm1-lens')
    expect(titles(feed)).toEqual([
      'M1 “Lens” goes back from in progress to planned',
      'M1 “Lens” is now in progress, was planned',
      'M1 “Lens” added',
    ])
    expect(new Set(ids(feed)).size).toBe(3)
  })

  it('the same transition again is another one, also on the same day', () => {
    const texts = [status('Planned'), status('In progress'), status('Planned'), status('In progress')]
    const again = commits(...texts).map((commit, hour) => ({ ...commit, at: `2026-01-01T0${hour}:00:00Z` }))
    const feed = ofMilestone(publishedOf(repository(again)), 'm1-lens')
    expect(new Set(titles(feed)).size).toBe(3)
    expect(new Set(ids(feed)).size).toBe(4)
  })

  it('an id holds the day, the commit, the document, the milestone and what happened', () => {
    const repo = there()
    expect(ids(ofRoadmap(publishedOf(repo)))[0]).toBe(
      `tag:milepost.invalid,2026-01-03:${repo.commits[2]}/ROADMAP.md/m1-lens/status/in-progress..planned`,
    )
  })

  it('an id stays when a version is tagged, the site gets an address and the document another name', () => {
    const repo = there()
    const before = ids(ofRoadmap(publishedOf(repo, { site: siteAt(null) })))
    repo.git('tag', 'v0.1.0', repo.commits[1] ?? '')
    repo.add([{ move: { [file]: 'docs/telescope.md' } }])
    const after = publishedOf(repo, { path: 'docs/telescope.md', id: 'telescope' })
    expect(after.versions.map(({ name }) => name)).toContain('v0.1.0')
    expect(ids(ofRoadmap(after))).toEqual(before)
    expect(ofRoadmap(after).entries[0]?.link).toBe('https://plans.example.org/telescope/m1-lens/')
  })

  it('the first version is one entry, that tells what was promised', () => {
    const { entries } = ofRoadmap(publishedOf(repository(commits(status('Planned')))))
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      title: 'Roadmap “Telescope” added, with 2 milestones',
      text: 'M1 “Lens”: planned, 0 of 2 tasks done.\nM2 “Tube”: planned, 0 of 2 tasks done.',
      updated: '2026-01-01T12:00:00Z',
      link: 'https://plans.example.org/plan/',
      kind: 'added',
    })
  })

  it.each<[string, string, string, string]>([
    [
      'target',
      m1('**Target**: 2026-05-04'),
      m1('**Target**: 2026-06-01'),
      'M1 “Lens” slips 28 days, from 4 May to 1 June 2026',
    ],
    ['target', m1(''), m1('**Target**: Q3 2026'), 'M1 “Lens” is now planned for Q3 2026'],
    [
      'target',
      m1('**Target**: Weeks 5-8'),
      m1('**Target**: Weeks 7-9'),
      'M1 “Lens” slips 7 days, from the end of weeks 5–8 to the end of weeks 7–9 of the plan',
    ],
    ['renamed', m1(''), m1('').replace('Lens', 'Mirror'), 'M1 renamed from “Lens” to “Mirror”'],
    ['added', '', m1(''), 'M1 “Lens” added, with 2 tasks'],
    ['removed', m1(''), '', 'M1 “Lens” removed; it was not done, 2 open tasks went with it'],
    [
      'completed',
      m1('**Status**: Done'),
      m1('**Status**: Done\n\n**Completed**: 2026-01-02'),
      'M1 “Lens” was completed on 2 January 2026',
    ],
  ])('tells a change of kind %s: %#', (kind, before, after, title) => {
    const published = publishedOf(repository(commits(plan(before, tube), plan(after, tube))))
    const { entries } = ofRoadmap(published)
    expect(entries.slice(0, -1)).toMatchObject([{ kind, title }])
    expect(entries[0]?.id).toContain(`/m1-lens/${kind}`)
    expect(ofMilestone(published, 'm1-lens').entries[0]).toMatchObject({ kind, title })
  })

  it('that something is done and on which day is one entry', () => {
    const done = status('Done').replace('Done', 'Done\n\n**Completed**: 2026-01-02')
    const [entry, ...more] = ofRoadmap(publishedOf(repository(commits(status('Planned'), done)))).entries
    expect(more).toHaveLength(1)
    expect(entry).toMatchObject({
      title: 'M1 “Lens” is now done, was planned',
      text: [
        'M1 “Lens” is now done, was planned.',
        'M1 “Lens” was completed on 2 January 2026.',
        'State in “Telescope” on 2 January 2026: done, completed 2 January 2026, 0 of 2 tasks done.',
      ].join('\n'),
      related: 'https://plans.example.org/plan/changes/#2026-01-02',
    })
  })

  it('tasks and prose are no transitions', () => {
    const ticked = status('Planned').replace('- [ ] Saw', '- [x] Saw').replace('Grind', 'Grind the glass')
    const published = publishedOf(repository(commits(status('Planned'), ticked)))
    expect(published.versions[1]?.changes.length).toBeGreaterThan(0)
    expect(ofRoadmap(published).entries).toHaveLength(1)
  })

  it('a milestone that went and came back tells both, and what happened to others is no part of its feed', () => {
    const repo = repository(commits(plan(m1(''), tube), plan(tube), plan(m1(''), tube.replace('Planned', 'Done'))))
    const published = publishedOf(repo)
    expect(titles(ofMilestone(published, 'm1-lens')).slice(0, -1)).toEqual([
      'M1 “Lens” is back, with 2 tasks',
      'M1 “Lens” removed; it was not done, 2 open tasks went with it',
    ])
    expect(titles(ofMilestone(published, 'm2-tube')).slice(0, -1)).toEqual(['M2 “Tube” is now done, was planned'])
  })

  it('a milestone that is gone keeps its feed and its address', () => {
    const feed = ofMilestone(publishedOf(repository(commits(plan(m1(''), tube), plan(tube)))), 'm1-lens')
    expect(feed).toMatchObject({ title: 'M1 Lens – Telescope', home: 'https://plans.example.org/plan/m1-lens/' })
    expect(feed.entries[0]).toMatchObject({ kind: 'removed', link: 'https://plans.example.org/plan/m1-lens/' })
  })

  it('a split is told by the whole and by its parts', () => {
    const tasks = (...names: string[]) => names.map((name) => `- [ ] ${name}`).join('\n')
    const one = ['Draw the map', 'Colour the map', 'Print the atlas', 'Bind the atlas']
    const before = `# Plan\n\n## Phase 1: Map and atlas\n\n${tasks(...one)}\n`
    const after = `# Plan\n\n## Phase 1: Map\n\n${tasks(...one.slice(0, 2))}\n\n## Phase 2: Atlas\n\n${tasks(...one.slice(2))}\n`
    const published = publishedOf(repository(commits(before, after)))
    const split = (id: string) => ofMilestone(published, id).entries.find(({ kind }) => kind === 'split')
    expect(split('phase-1-map-and-atlas')?.title).toBe(
      'Phase 1 “Map and atlas” split into Phase 1 “Map” and Phase 2 “Atlas”',
    )
    expect(split('phase-2-atlas')).toEqual(split('phase-1-map-and-atlas'))
  })

  it('another name of the roadmap is an entry of the roadmap alone', () => {
    const published = publishedOf(
      repository(commits(status('Planned'), status('Planned').replace('# Telescope', '# Observatory'))),
    )
    expect(ofRoadmap(published).entries[0]).toMatchObject({
      title: 'The roadmap “Telescope” is now called “Observatory”',
      link: 'https://plans.example.org/plan/',
    })
    expect(ofMilestone(published, 'm1-lens').entries).toHaveLength(1)
  })
})

describe('announcements', () => {
  const all = (): PublishedAll => {
    const published = publishedOf(repository(commits(status('Planned'), status('Done'))), {
      announcements: [announcement],
    })
    return { site: published.site, roadmaps: [published], announcements: [announcement] }
  }

  it('are entries of the site, of the roadmap and of the milestones that they link', () => {
    const [published] = all().roadmaps as [Published]
    for (const feed of [ofSite(all()), ofRoadmap(published), ofMilestone(published, 'm1-lens')])
      expect(feed.entries.filter(({ kind }) => kind === 'announcement')).toEqual([
        {
          id: 'tag:plans.example.org,2026-01-03:announcements/2026-01-03-first-light',
          title: 'First light & all',
          text: 'We saw a star.',
          updated: '2026-01-03T00:00:00Z',
          kind: 'announcement',
          link: 'https://plans.example.org/announcements/2026-01-03-first-light/',
          related: null,
          authors: ['Mira'],
        },
      ])
    expect(titles(ofMilestone(published, 'm2-tube'))).not.toContain('First light & all')
  })

  it('are one entry of a site whose roadmaps are both linked', () => {
    const one = all()
    const feed = ofSite({ ...one, roadmaps: [...one.roadmaps, ...one.roadmaps] })
    expect(titles(feed).filter((title) => title === 'First light & all')).toHaveLength(1)
  })

  it('of two sites on one host have two ids', () => {
    const idOf = (address: string) =>
      ids(ofSite({ site: siteAt(address), roadmaps: [], announcements: [announcement] }))[0]
    expect(idOf('https://ada.example/one/')).not.toBe(idOf('https://ada.example/two/'))
  })
})

describe('a feed', () => {
  it('has the newest entry first, and changed when that did', () => {
    const feed = ofRoadmap(publishedOf(repository(commits(status('Planned'), status('In progress'), status('Done')))))
    const times = feed.entries.map(({ updated }) => updated)
    expect(times).toEqual(times.toSorted().reverse())
    expect(feed.updated).toBe(times[0])
    expect(feed).toMatchObject({
      id: 'https://plans.example.org/plan/feed.xml',
      self: 'https://plans.example.org/plan/feed.xml',
      home: 'https://plans.example.org/plan/',
      authors: ['Plans'],
      language: 'en',
    })
  })

  it('has the later of two commits of one second first', () => {
    const at = '2026-01-01T12:00:00Z'
    const texts = [status('Planned'), status('In progress'), status('Done')]
    const feed = ofRoadmap(publishedOf(repository(commits(...texts).map((commit) => ({ ...commit, at })))))
    expect(titles(feed)[0]).toBe('M1 “Lens” is now done, was in progress')
    expect(titles(feed).at(-1)).toBe('Roadmap “Telescope” added, with 2 milestones')
  })

  it('tells what happened in one commit in the order of the document', () => {
    const done = status('Done').replace('**Status**: Planned', '**Status**: Done')
    const feed = ofRoadmap(publishedOf(repository(commits(status('Planned'), done))))
    expect(titles(feed).slice(0, 2)).toEqual([
      'M1 “Lens” is now done, was planned',
      'M2 “Tube” is now done, was planned',
    ])
  })

  it('is bounded, and loses the oldest', () => {
    const states: Status[] = ['planned', 'in-progress']
    const versions = Array.from({ length: mostEntries + 9 }, (_, n) =>
      roadmap([milestone('m1', { status: states[n % 2] as Status })]),
    )
    const { entries } = ofRoadmap(publishedAs(versions.at(-1) as (typeof versions)[0], { versions }))
    expect(entries).toHaveLength(mostEntries)
    expect(entries.map(({ kind }) => kind)).not.toContain('added')
  })

  it('without git has no entries and the date that the document gives itself, else that of no clock', () => {
    const updated = { start: '2026-03-01', end: '2026-03-31', declared: true, line: 2 }
    const dated = ofRoadmap(publishedAs(roadmap([milestone('m1')], { updated })))
    expect(dated).toMatchObject({ updated: '2026-03-01T00:00:00Z', entries: [] })
    const bare = publishedAs(roadmap([milestone('m1')]), { site: siteAt(null) })
    expect(ofRoadmap(bare)).toMatchObject({
      updated: '1970-01-01T00:00:00Z',
      id: 'tag:milepost.invalid,1970-01-01:plan/feed',
    })
    expect(ofSite({ site: siteAt(), roadmaps: [], announcements: [] }).entries).toEqual([])
  })

  it('of a site with several roadmaps names the roadmap of each entry', () => {
    const versions = [roadmap([milestone('m1', { status: 'planned' })]), roadmap([milestone('m1', { status: 'done' })])]
    const one = publishedAs(versions[1] as (typeof versions)[0], { versions })
    const other = publishedAs(roadmap([], { id: 'other', title: 'Other' }))
    const site = siteAt('https://ada.example/plans/')
    expect(titles(ofSite({ site, roadmaps: [one], announcements: [] }))[0]).toBe('“m1” is now done, was planned')
    const feed = ofSite({ site, roadmaps: [one, other], announcements: [] })
    expect(titles(feed)).toEqual(['Plan: “m1” is now done, was planned', 'Roadmap “Plan” added, with 1 milestone'])
    expect(feed.entries.map(({ link }) => link)).toEqual([
      'https://ada.example/plans/plan/m1/',
      'https://ada.example/plans/plan/',
    ])
  })

  it('says the same as Atom and as JSON Feed', () => {
    const published = publishedOf(repository(commits(status('Planned'), status('Done'))), {
      announcements: [announcement],
    })
    const { type, body } = jsonFeed(roadmapFeed(published))
    const json = JSON.parse(String(body))
    const feed = ofRoadmap(published)
    expect(type).toBe('application/feed+json')
    expect(json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      home_page_url: feed.home,
      feed_url: 'https://plans.example.org/plan/feed.json',
      authors: [{ name: 'Plans' }],
      language: 'en',
    })
    expect(json.items).toEqual(
      feed.entries.map(({ id, title, text, updated, kind, link, authors }) => ({
        id,
        url: link,
        title,
        content_text: text,
        date_published: updated,
        ...(authors.length > 0 ? { authors: authors.map((name) => ({ name })) } : {}),
        tags: [kind],
        language: 'en',
      })),
    )
  })
})

describe('what documents say', () => {
  const titled = (title: string): Published => {
    const at = (status: Status) =>
      roadmap([milestone('m1', { title, goal: title, status, tasks: [task(title, 'planned')] })], {
        title,
        description: title,
      })
    const loud: Announced = { ...announcement, title, summary: title, authors: [title], milestones: ['plan/m1'] }
    const published = publishedAs(at('done'), {
      versions: [at('planned'), at('done')],
      site: { ...siteAt(), name: title, description: title },
    })
    return { ...published, announcements: [loud] }
  }

  it.each(Object.entries(hostileTitles))('is text, also with %s', (_, title) => {
    const published = titled(title)
    const all = { site: published.site, roadmaps: [published], announcements: published.announcements }
    const feeds = [siteFeed(all), roadmapFeed(published), milestoneFeed(milestoneOf(published, 'm1'))]
    for (const feed of feeds) {
      const read = readAtom(String(atom(feed).body))
      expect(read.title).toContain(plain(title))
      expect(read.authors).toEqual([plain(title)])
      expect(read.entries).toHaveLength(3)
      const said = read.entries.find(({ kind }) => kind === 'announcement')
      expect(said).toMatchObject({ title: plain(title), text: plain(title), authors: [plain(title)] })
      expect(read.entries.map(({ kind }) => kind).toSorted()).toEqual(['added', 'announcement', 'status'])
      const json = JSON.parse(String(jsonFeed(feed).body))
      expect(json.title).toBe(read.title)
      expect(json.items.map(({ title }: { title: string }) => title)).toEqual(titles(read))
    }
  })

  it('keeps every letter that means nothing to a machine', () => {
    for (const title of ['Ship ]]> it', '=HYPERLINK("x")', '<b>&amp;</b>', 'שילוח', '出荷 👩‍🚀'])
      expect(plain(title)).toBe(title)
  })

  it('is never cut off in the title of a feed', () => {
    const long = 'Ship '.repeat(200).trim()
    expect(ofMilestone(titled(long), 'm1').title).toBe(`${long} – ${long}`)
  })

  it('whatever it is, is valid Atom that says it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (title) => {
        const read = ofMilestone(titled(title), 'm1')
        expect(read.entries.find(({ kind }) => kind === 'announcement')?.title).toBe(plain(title))
      }),
      { numRuns: 100, seed: 5 },
    )
  })
})

describe('the schema of Atom', () => {
  const good = () =>
    String(atom(roadmapFeed(publishedAs(roadmap([]), { versions: [roadmap([milestone('m1')])] }))).body)

  it('takes our feed', () => {
    expect(problemWithAtom(good())).toBe(null)
  })

  it.each<[string, RegExp | string, string]>([
    ['an id', /<id>[^<]*<\/id>/, ''],
    ['a time', /<updated>[^<]*<\/updated>/, ''],
    ['a time that is one', /<updated>[^<]*/, '<updated>today'],
    ['one title', '<published>', '<title>Two</title><published>'],
    ['an address of a link', / href="[^"]*"/, ''],
    ['elements that Atom knows', '<generator>', '<channel/><generator>'],
    ['well-formed XML', '<generator>', '<generator>]]>'],
  ])('wants %s', (_, from, to) => {
    expect(good().replace(from, to)).not.toBe(good())
    expect(problemWithAtom(good().replace(from, to))).not.toBe(null)
  })
})
