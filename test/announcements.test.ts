import { fromHtml } from 'hast-util-from-html'
import type { Link, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFileMessage } from 'vfile-message'
import { describe, expect, it } from 'vitest'
import { writtenIn } from '../src/announce/announcement.ts'
import { asComponents, linkMilestones, referencesIn, withoutInputs } from '../src/announce/references.ts'
import { remarkMilestones } from '../src/announce/remark.ts'
import { type Known, resolver } from '../src/announce/resolve.ts'
import { inForce, judge, type Stated } from '../src/compare/promise.ts'
import { lostAddresses } from '../src/content/addresses.ts'
import { announcementLinks, newestFirst } from '../src/content/announcements.ts'
import type { Permalink } from '../src/history/types.ts'
import { markdownLink, snippetsOf } from '../src/publish/snippets.ts'
import { read } from '../src/read/read.ts'
import { blogPosting, inlineJson } from '../src/view/announced.ts'

const file = 'content/announcements/2026-03-01-first-light.mdx'
const written = (text: string, name = file) => writtenIn(Buffer.from(text), name)
/** What is wrong with a text, as `line:column reason`. */
const complaints = (text: string, name = file): string[] => {
  const found = written(text, name)
  return Array.isArray(found) ? found.map(({ line, column, reason }) => `${line}:${column} ${reason}`) : []
}
const fronted = (lines: string, body = '') => `---\n${lines}\n---\n${body}`
const good = 'title: First light\ndate: 2026-03-01'

describe('front matter of an announcement', () => {
  it('gives its facts', () => {
    const found = written(fronted(`${good}\nsummary: A sky\nauthors: [Ada, Ben]`, '\nText\n'))
    expect(found).toMatchObject({
      id: '2026-03-01-first-light',
      facts: { title: 'First light', date: '2026-03-01', summary: 'A sky', authors: ['Ada', 'Ben'] },
    })
  })

  it('takes one author without a list', () => {
    expect(written(fronted(`${good}\nauthors: Ada`))).toMatchObject({ facts: { authors: ['Ada'] } })
  })

  it.each([
    ['nothing', 'Text', '1:1 Unexpected beginning of an announcement'],
    ['no end', '---\ntitle: x\n', '1:1 Unexpected end of the announcement'],
    ['no title', fronted('date: 2026-03-01'), '2:1 Unexpected absence of `title`'],
    ['an empty title', fronted('title:\ndate: 2026-03-01'), '2:1 Unexpected absence of `title`'],
    [
      'a day that is none',
      fronted('title: x\ndate: 2026-02-30'),
      '3:1 Unexpected `2026-02-30` as `date`, expected a day',
    ],
    ['a moment for a day', fronted('title: x\ndate: 2026-02-03T10:00'), '3:1 Unexpected `2026-02-03T10:00` as `date`'],
    ['a key of another name', fronted(`${good}\nauthor: Ada`), 'did you mean `authors`?'],
    ['a key twice', fronted(`${good}\ntitle: y`), '4:1 Unexpected key `title` a second time'],
    ['a map for a title', fronted('title: { a: b }\ndate: 2026-03-01'), '2:1 Unexpected map as `title`'],
    ['an empty author', fronted(`${good}\nauthors: [Ada, ""]`), '4:16 Unexpected absence of `authors, entry 2`'],
    ['a cover of elsewhere', fronted(`${good}\ncover: https://x.example/a.png`), '4:1 Unexpected `https'],
    ['a cover above its folder', fronted(`${good}\ncover: ../../a.png`), '4:1 Unexpected `../../a.png` as `cover`'],
    ['a cover that can run', fronted(`${good}\ncover: a.svg`), '4:1 Unexpected `a.svg` as `cover`'],
    ['an alias', fronted(`title: &a x\ndate: 2026-03-01`), '2:8 Unexpected anchor'],
    ['a tag', fronted(`title: !!js/function x\ndate: 2026-03-01`), '2:8 Unexpected tag'],
    ['a merge key', fronted(`${good}\n<<: { a: b }`), '4:1 Unexpected merge key'],
    ['__proto__', fronted(`${good}\n__proto__: { a: b }`), '4:1 Unexpected key `__proto__`'],
    ['a control character', fronted('title: a\u0007b\ndate: 2026-03-01'), '2:9 Unexpected'],
    ['a turned direction', fronted('title: a\u202eb\ndate: 2026-03-01'), '2:1 Unexpected'],
    ['too much', fronted(`${good}\nsummary: ${'x'.repeat(17_000)}`), '1:1 Unexpected front matter of more than 16 KiB'],
    [
      'a title without an end',
      fronted(`title: ${'x'.repeat(301)}\ndate: 2026-03-01`),
      'expected at most 300 characters',
    ],
    ['no UTF-8', Buffer.from([0x2d, 0xff]).toString('latin1'), '1:1 Unexpected'],
  ])('with %s is refused with its place', (_, text, said) => {
    expect(complaints(text).join('\n')).toContain(said)
  })

  it('says everything that is wrong at once', () => {
    expect(complaints(fronted('titel: x\ndate: soon'))).toHaveLength(3)
  })

  it('may hold what looks like markup: a title is text', () => {
    const title = ']]> </script> ; =HYPERLINK("x")'
    expect(written(fronted(`title: '${title}'\ndate: 2026-03-01`))).toMatchObject({ facts: { title } })
  })
})

describe('the name of an announcement', () => {
  it.each(['Upper.mdx', 'a b.mdx', 'a_b.mdx', 'index.mdx', `${'a'.repeat(65)}.mdx`, 'é.mdx'])(
    'cannot be %s',
    (name) => {
      expect(complaints(fronted(good), `content/announcements/${name}`)[0]).toMatch(/^1:1 Unexpected id/)
    },
  )
})

describe('a text that is too large or no MDX', () => {
  it('is refused before it is read', () => {
    expect(complaints(fronted(good, 'x '.repeat(140_000)))[0]).toContain('more than 256 KiB')
  })

  it('is refused at the line of the file, front matter counted', () => {
    expect(complaints(fronted(good, '\nText\n\n</Milestone>\n'))[0]).toMatch(/^8:2 Unexpected MDX/)
  })
})

const parsed = (text: string): Root => unified().use(remarkParse).use(remarkGfm).use(remarkMdx).parse(text)

describe('references of a text', () => {
  it('are links, definitions and components, each with its place', () => {
    const text = [
      'See [one](milestone:plan/m1) and [two][m2].',
      '<Milestone id="plan/m3" />',
      'Then <Milestone id="plan/m4" inline />.',
      '[m2]: milestone:plan/m2',
      '[not](https://milestone.example/plan/m9)',
    ].join('\n\n')
    expect(referencesIn(parsed(text)).references).toEqual([
      { name: 'plan/m1', as: 'link', place: { line: 1, column: 5 } },
      { name: 'plan/m3', as: 'card', place: { line: 3, column: 1 } },
      { name: 'plan/m4', as: 'inline', place: { line: 5, column: 6 } },
      { name: 'plan/m2', as: 'link', place: { line: 7, column: 1 } },
    ])
  })

  it('are decoded as addresses are', () => {
    const { references } = referencesIn(
      parsed('[a](milestone:plan/Phase%201) [b](<milestone:plan/Phase 2>) [c](milestone:a%)'),
    )
    expect(references.map(({ name }) => name)).toEqual(['plan/Phase 1', 'plan/Phase 2', 'a%'])
  })

  it('in a line of text are names, never cards', () => {
    expect(referencesIn(parsed('See <Milestone id="a/b" />.')).references).toMatchObject([{ as: 'inline' }])
    const tree = parsed('See <Milestone id="a/b" />.')
    asComponents(tree)
    expect(JSON.stringify(tree)).toContain('"name":"inline"')
  })

  it('are not in code', () => {
    expect(referencesIn(parsed('`[a](milestone:a/b)`\n\n```\n<Milestone id="a/b" />\n```\n')).references).toEqual([])
  })

  it('must be plain: an id that only runs is refused with its place', () => {
    expect(complaints(fronted(good, '\n<Milestone id={"a/" + "b"} />\n'))).toEqual([
      '6:1 Unexpected `<Milestone>` without a plain `id`, expected one such as `<Milestone id="plan/m2" />`',
    ])
    expect(complaints(fronted(good, '\n<Milestone />\n'))).toHaveLength(1)
  })
})

const links = (tree: Root): string[] => {
  const found: string[] = []
  const look = (node: Root | Link): void => {
    if ('url' in node) found.push(node.url)
    if ('children' in node) for (const child of node.children) look(child as Link)
  }
  look(tree)
  return found
}

describe('links to milestones', () => {
  it('get the address that is found, and the name where they have no words', () => {
    const tree = parsed('[a](milestone:x) [](milestone:x) [b][r]\n\n[r]: milestone:x')
    linkMilestones(tree, () => ({ href: '/p/x/', name: 'M1: X' }))
    expect(links(tree)).toEqual(['/p/x/', '/p/x/', '/p/x/'])
    expect(JSON.stringify(tree)).toContain('"value":"M1: X"')
  })

  it('that nobody knows stay as they are written', () => {
    const tree = parsed('[a](milestone:x)')
    linkMilestones(tree, () => null)
    expect(links(tree)).toEqual(['milestone:x'])
  })

  it('become components, those of definitions too', () => {
    const tree = parsed('[a *b*](milestone:x) [c][r]\n\n[r]: milestone:y')
    asComponents(tree)
    expect(links(tree)).toEqual(['milestone:y'])
    const names = [...JSON.stringify(tree).matchAll(/"name":"id","value":"(\w)"/g)].map(([, name]) => name)
    expect(names).toEqual(['x', 'y'])
  })

  it('keep what stands inside a card', () => {
    const tree = parsed('<Milestone id="a/b">\n  See [it](milestone:a/c).\n</Milestone>')
    asComponents(tree)
    expect([...JSON.stringify(tree).matchAll(/"value":"(a\/\w)"/g)].map(([, id]) => id)).toEqual(['a/b', 'a/c'])
  })

  it('in a plugin stop at what does not exist, with its place, and tell what had better be written otherwise', () => {
    const warnings: string[] = []
    const plugin = remarkMilestones({
      find: (name) =>
        name === 'old' ? { href: '/new/', name, advice: 'write new' } : { problem: `Unexpected \`${name}\`` },
      warn: (sentence) => warnings.push(sentence),
    })
    const vfile = { path: 'a.md', messages: [] as unknown[] }
    plugin(parsed('[a](milestone:old)'), vfile)
    expect(warnings).toEqual(['a.md:1:1 write new'])
    expect(vfile.messages).toHaveLength(1)
    expect(() => plugin(parsed('\nSee [a](milestone:none)'), vfile)).toThrow(VFileMessage)
    try {
      plugin(parsed('\nSee [a](milestone:none)'), vfile)
    } catch (error) {
      expect(error).toMatchObject({ line: 2, column: 5, fatal: true, file: 'a.md' })
    }
  })
})

it('boxes and alignments of a text make neither inputs nor styles', () => {
  const tree = parsed('- [ ] a\n- [x] b\n\n| a |\n| -: |\n| b |\n')
  withoutInputs(tree)
  const text = JSON.stringify(tree)
  expect(text).toContain('☐ ')
  expect(text).toContain('☑ ')
  expect(text).not.toContain('"checked":true')
  expect(text).toContain('"dataAlign":"right"')
  expect(text).toContain('"align":null')
})

const permalink = (address: string, rest: Partial<Permalink> = {}): Permalink => ({
  address,
  state: 'living',
  since: '2026-01-01',
  milestone: address.split('/').slice(1, 3).join('/'),
  ...rest,
})
const known: Known = {
  milestones: [
    { roadmap: 'heron', id: 'm1-ground', label: 'M1', title: 'Ground' },
    { roadmap: 'heron', id: 'm2-write-path', label: 'M2', title: 'Write path' },
    { roadmap: 'heron', id: 'v0-2-0', label: 'v0.2.0', title: 'v0.2.0' },
    { roadmap: 'marsh', id: 'm2-map', label: 'M2', title: 'Map' },
    { roadmap: 'marsh', id: 'first', label: 'Phase', title: 'First' },
    { roadmap: 'marsh', id: 'second', label: 'Phase', title: 'Second' },
  ],
  permalinks: [
    permalink('/heron/m1-ground/'),
    permalink('/heron/m1-soil/', { state: 'redirect', to: '/heron/m1-ground/', milestone: 'heron/m1-ground' }),
    permalink('/stork/m1-soil/', { state: 'redirect', to: '/heron/m1-ground/', milestone: 'heron/m1-ground' }),
    permalink('/heron/m4-attic/', { state: 'tombstone', until: '2026-05-01' }),
    permalink('/heron/m5-loft/', { state: 'tombstone', until: '2026-05-01', to: '/heron/m2-write-path/' }),
  ],
}
const resolve = resolver(known)
const alone = resolver({ ...known, milestones: known.milestones.filter(({ roadmap }) => roadmap === 'heron') })

describe('a reference', () => {
  it('by its lasting id is found without a word', () => {
    expect(resolve('heron/m1-ground')).toEqual({
      roadmap: 'heron',
      milestone: 'm1-ground',
      address: '/heron/m1-ground/',
      state: 'living',
      advice: null,
    })
  })

  it('may leave out the only roadmap of a site', () => {
    expect(alone('m1-ground')).toMatchObject({ address: '/heron/m1-ground/', advice: null })
    expect(resolve('m1-ground')).toEqual({ problem: expect.stringContaining('`heron/m1-ground`') })
  })

  it.each(['heron/M1', 'heron/m1', 'M1'])(
    'by a label that one milestone bears is found, with a hint to write the id: %s',
    (name) => {
      expect(resolve(name)).toMatchObject({
        address: '/heron/m1-ground/',
        advice: expect.stringContaining('write `milestone:heron/m1-ground`'),
      })
    },
  )

  it('by a label that several bear is refused with their ids', () => {
    expect(resolve('marsh/Phase')).toEqual({
      problem: 'Unexpected label `Phase` that 2 milestones bear, expected an id: `marsh/first`, `marsh/second`',
    })
    expect(resolve('M2')).toEqual({ problem: expect.stringContaining('`heron/m2-write-path`, `marsh/m2-map`') })
  })

  it('that became a redirect says what to write, and leads on, another roadmap included', () => {
    for (const name of ['heron/m1-soil', 'stork/m1-soil'])
      expect(resolve(name)).toMatchObject({
        roadmap: 'heron',
        milestone: 'm1-ground',
        address: '/heron/m1-ground/',
        advice: expect.stringContaining('write `milestone:heron/m1-ground`'),
      })
  })

  it('that became a tombstone still leads to its page, and names the heir where there is one', () => {
    expect(resolve('heron/m4-attic')).toMatchObject({
      state: 'tombstone',
      address: '/heron/m4-attic/',
      advice: expect.stringContaining('since 2026-05-01'),
    })
    expect(resolve('heron/m5-loft')).toMatchObject({
      milestone: 'm5-loft',
      advice: expect.stringContaining('write `milestone:heron/m2-write-path`'),
    })
  })

  it('that is unknown names the nearest ids, the nearest first', () => {
    const found = resolve('heron/m1-grund')
    expect(found).toEqual({
      problem: expect.stringMatching(
        /^Unexpected milestone `heron\/m1-grund`, expected one that exists; the nearest are `heron\/m1-ground`, /,
      ),
    })
    expect(resolve('heron/constructor')).toHaveProperty('problem')
    expect(resolve('')).toHaveProperty('problem')
    expect(resolver({ milestones: [], permalinks: [] })('a/b')).toEqual({
      problem: expect.stringContaining('there is none yet'),
    })
  })

  it('is shown without what a terminal would do with it', () => {
    expect(resolve('heron/\u202e`x')).toEqual({ problem: expect.stringContaining('`heron/U+202Eˋx`') })
  })
})

/** What a roadmap says of its only milestone. */
function said(fields: string, tasks = '- [ ] a\n- [ ] b'): Stated {
  const { roadmap } = read({ bytes: `# Plan\n\n## M1: Lens\n\n${fields}\n\n${tasks}\n`, path: 'p.md', id: 'plan' })
  return roadmap.milestones[0] as Stated
}
const judged = (then: string, now: string, gone = false) => judge(said(then), { stated: said(now), gone })

describe('what was said', () => {
  it.each([
    ['as it was', '**Target**: 2026-05-04', '**Target**: 2026-05-04', 'so'],
    ['done, as it was said', '**Status**: Done', '**Status**: Done', 'so'],
    [
      'done, whatever its target became',
      '**Status**: Done\n**Target**: 2026-05-04',
      '**Status**: Done\n**Target**: 2026-06-04',
      'so',
    ],
    ['begun since', '**Status**: Planned', '**Status**: In progress', 'news'],
    ['taken up again', '**Status**: Deferred', '**Status**: Planned', 'news'],
    ['pulled in', '**Target**: 2026-05-04', '**Target**: 2026-04-04', 'news'],
    ['made more exact', '**Target**: Q2 2026', '**Target**: 2026-05-04', 'news'],
    ['given a date', '**Status**: Planned', '**Status**: Planned\n**Target**: 2026-05-04', 'news'],
    ['done', '**Status**: In progress', '**Status**: Done', 'kept'],
    ['done in time', '**Target**: 2026-05-04', '**Status**: Done\n**Completed**: 2026-05-04', 'kept'],
    ['done in the quarter', '**Target**: Q2 2026', '**Status**: Done\n**Completed**: 2026-06-30', 'kept'],
    ['done late', '**Target**: 2026-05-04', '**Status**: Done\n**Completed**: 2026-05-06', 'late'],
    ['done after it was put off', '**Target**: 2026-05-04', '**Status**: Done\n**Target**: 2026-06-01', 'late'],
    ['not done any more', '**Status**: Done', '**Status**: In progress', 'untrue'],
    ['cancelled', '**Status**: Planned', '**Status**: Cancelled', 'untrue'],
    ['put off', '**Target**: 2026-05-04', '**Target**: 2026-05-05', 'untrue'],
    [
      'put off and begun',
      '**Status**: Planned\n**Target**: 2026-05-04',
      '**Status**: In progress\n**Target**: 2026-05-05',
      'untrue',
    ],
    ['without its target', '**Target**: 2026-05-04', '**Status**: Planned', 'untrue'],
    ['vaguer, and so later', '**Target**: 2026-05-04', '**Target**: Q2 2026', 'untrue'],
    ['another kind of date', '**Target**: 2026-05-04', '**Target**: Week 5-8', 'untrue'],
  ])('and is %s', (_, then, now, verdict) => {
    expect(judged(then, now).verdict).toBe(verdict)
  })

  it('and is gone is untrue, unless it was done', () => {
    expect(judged('**Status**: Planned', '**Status**: Planned', true)).toEqual({
      verdict: 'untrue',
      why: [{ what: 'gone' }],
    })
    expect(judged('**Status**: Planned', '**Status**: Done', true).verdict).toBe('kept')
    expect(judged('**Status**: Done', '**Status**: Done', true).verdict).toBe('so')
  })

  it('and went further in its tasks is news', () => {
    const then = said('**Status**: In progress', '- [x] a\n- [ ] b\n- [ ] c')
    const now = said('**Status**: In progress', '- [x] a\n- [x] b\n- [ ] c')
    expect(judge(then, { stated: now, gone: false })).toEqual({ verdict: 'news' })
    expect(judge(now, { stated: then, gone: false })).toEqual({ verdict: 'so' })
  })

  it('and is late says by how many days', () => {
    expect(judged('**Target**: 2026-05-04', '**Status**: Done\n**Completed**: 2026-05-06')).toEqual({
      verdict: 'late',
      days: 2,
    })
    expect(judged('**Target**: 2026-05-04', '**Target**: 2026-06-01')).toMatchObject({
      why: [{ what: 'target', slip: 28 }],
    })
  })

  it('is what the newest version said that is not younger than the day', () => {
    const versions = ['2026-01-01', '2026-02-01', '2026-02-01', '2026-03-01'].map((date, index) => ({ date, index }))
    expect(inForce(versions, '2026-02-01')?.index).toBe(2)
    expect(inForce(versions, '2026-02-28')?.index).toBe(2)
    expect(inForce(versions, '2025-12-31')).toBeNull()
  })
})

describe('addresses of announcements', () => {
  const dated = (id: string, date: string) => ({ id, file: `${id}.mdx`, facts: { title: id, date } })

  it('live from the day of each, their list from the first', () => {
    expect(announcementLinks([])).toEqual([])
    const all = announcementLinks([dated('b', '2026-02-01'), dated('a', '2026-01-01')])
    expect(all.filter(({ address }) => address.endsWith('/'))).toEqual([
      { address: '/announcements/', state: 'living', since: '2026-01-01' },
      { address: '/announcements/b/', state: 'living', since: '2026-02-01' },
      { address: '/announcements/a/', state: 'living', since: '2026-01-01' },
    ])
  })

  it('that vanished are told with the file to put back', () => {
    const before = announcementLinks([dated('a', '2026-01-01'), dated('b', '2026-02-01')])
    const last = { name: 'l.json', ledger: { schemaVersion: 1 as const, permalinks: before }, isGiven: true }
    const lost = lostAddresses(last, announcementLinks([dated('b', '2026-02-01')]))
    expect(lost[0]?.reason).toContain('`/announcements/a/`')
    for (const { reason } of lost) expect(reason).toContain('put `content/announcements/a.mdx` back')
    expect(lostAddresses(last, [])).toHaveLength(before.length)
  })

  it('stand newest first, those of one day by name', () => {
    const all = [
      { id: 'a', date: '2026-01-01' },
      { id: 'c', date: '2026-01-02' },
      { id: 'b', date: '2026-01-02' },
    ]
    expect(newestFirst(all).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
  })
})

describe('what is to be pasted elsewhere', () => {
  const hostile = [
    'a](javascript:x)',
    '"><script>alert(1)</script>',
    '`*_<b>&amp;~|',
    "'",
    ']]>',
    '\\',
    '🗿'.repeat(300),
    '\u202e=HYPERLINK("x")',
  ]

  it.each(hostile)('is text whatever a title says: %s', (name) => {
    const { html, badgeHtml, cardHtml, markdown } = snippetsOf({ id: 'a/b', name, address: 'https://x.example/a/b/' })
    const [link, badge, card] = [html, badgeHtml, cardHtml].map((each) => fromHtml(each, { fragment: true }).children)
    const href = 'https://x.example/a/b/'
    expect(link).toMatchObject([{ tagName: 'a', properties: { href }, children: [{ type: 'text', value: name }] }])
    expect(badge).toMatchObject([
      { properties: { href }, children: [{ tagName: 'img', properties: { src: `${href}badge.svg`, alt: name } }] },
    ])
    expect(card).toMatchObject([{ tagName: 'iframe', properties: { src: `${href}embed/`, title: name }, children: [] }])
    for (const each of [link, badge, card]) expect(each).toHaveLength(1)
    const [paragraph] = unified().use(remarkParse).use(remarkGfm).parse(markdown).children
    expect(paragraph).toMatchObject({ type: 'paragraph', children: [{ type: 'link', url: 'https://x.example/a/b/' }] })
    const [inMarkdown] = (paragraph as { children: Link[] }).children
    expect(inMarkdown?.children).toEqual([expect.objectContaining({ type: 'text', value: name })])
  })

  it('has no address that ends a link early', () => {
    expect(markdownLink('a', 'https://x.example/(a) b')).toBe('[a](https://x.example/%28a%29%20b)')
  })
})

describe('what search engines are told', () => {
  it.each([']]></script><script>alert(1)//', '<!--', '\u2028\u2029', '&lt;'])(
    'ends no script and reads back: %s',
    (title) => {
      const posting = blogPosting(
        { title, date: '2026-03-01', summary: title, authors: [title] },
        'https://x.example/announcements/a/',
        { name: title, language: 'en' },
      )
      const text = inlineJson(posting)
      expect(text).not.toMatch(/[<>&\u2028\u2029]/)
      expect(JSON.parse(text)).toEqual(posting)
    },
  )
})
