import type { Link, ListItem, Nodes, Root, TableRow } from 'mdast'
import { toString as stringOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { llmsTxt } from '../src/publish/llms.ts'
import type { Published, PublishedAll, PublishedSite } from '../src/publish/published.ts'
import { roadmapMarkdown } from '../src/publish/roadmap-markdown.ts'
import type { Roadmap } from '../src/roadmap/index.ts'
import { textOfMarkdown } from './outputs.ts'
import { milestone, roadmap, task } from './roadmaps.ts'

const site: PublishedSite = {
  name: 'Plans',
  description: null,
  language: 'en',
  address: (path) => `https://plans.example.org${path}`,
}
const published = (roadmap: Roadmap): Published => ({ site, roadmap, versions: [], gone: [], announcements: [] })
const twin = (roadmap: Roadmap): Root => textOfMarkdown(roadmapMarkdown(published(roadmap)).body as string)

const textOf = (node: Nodes): string => stringOf(node)

function all<Type extends Nodes['type']>(tree: Nodes, type: Type): Extract<Nodes, { type: Type }>[] {
  const here = tree.type === type ? [tree as Extract<Nodes, { type: Type }>] : []
  return 'children' in tree ? [...here, ...tree.children.flatMap((child) => all(child, type))] : here
}

/** Texts that mean something in Markdown, at the beginning of a line or anywhere. */
const texts = [
  '# not a heading',
  '- [x] not a task',
  '1. not a number',
  '1986\\. A great year',
  '> quoted',
  '*a* _b_ **c** ~~d~~ `e` ``f``',
  '[a](javascript:fire()) ![b](x) [c][d] [^1] <https://x.example>',
  '<script>fire()</script> <!-- hidden --> <br>',
  '&lt; &amp; &#x3c; &copy;',
  'a | b \\| c',
  '--- === ***',
  '```js',
  ']]> =HYPERLINK("x") ; , \\',
  'ends with a backslash\\',
  'ends with # hashes ##',
  '$x$ {y} ::: {{ z }}',
  '🎉'.repeat(300),
]

describe('the Markdown twin of a roadmap', () => {
  it.each(texts)('says %s as text wherever it stands', (text) => {
    const plan = roadmap(
      [
        milestone('m1', {
          label: 'M1',
          title: text,
          goal: text,
          tasks: [task(text, 'done', { group: text }), task(text, null)],
        }),
      ],
      { title: text, description: text, tasks: [task(text, 'planned', { owners: [text] })] },
    )
    const tree = twin(plan)
    expect(all(tree, 'html')).toEqual([])
    expect(all(tree, 'code')).toEqual([])
    expect(all(tree, 'image')).toEqual([])
    expect(all(tree, 'blockquote')).toEqual([])
    expect(all(tree, 'heading').map(textOf)).toEqual([text, 'Milestones', `M1: ${text}`, 'Tasks of no milestone'])
    expect(textOf(all(tree, 'tableRow')[1]?.children[0] as Nodes)).toBe(`M1: ${text}`)
    expect(all(tree, 'listItem').map(textOf)).toEqual([text, text, `${text} (${text})`])
    expect(all(tree, 'paragraph').map(textOf)).toEqual(expect.arrayContaining([text, text]))
  })

  it('breaks no line by what a name holds, and turns none around', () => {
    const tree = twin(roadmap([milestone('m1', { title: 'a\r\n\r\n# b\u202e\u2028c\0d' })]))
    expect(all(tree, 'heading').map(textOf)).toEqual(['Plan', 'Milestones', 'a # b\ufffd c\ufffdd'])
  })

  it('links each milestone to its page, in the table and above its tasks', () => {
    const plan = roadmap([
      milestone('m1', { label: 'M1', title: 'Reader' }),
      milestone('m2', {
        label: 'M2',
        title: 'Writer',
        dependsOn: ['m1'],
        milestones: [milestone('m2-1', { title: 'Ink' })],
      }),
    ])
    const links = all(twin(plan), 'link').map((link: Link) => `${textOf(link)} ${link.url}`)
    const pages = ['M1: Reader', 'M2: Writer', 'Ink'].map(
      (name, index) => `${name} https://plans.example.org/plan/${['m1', 'm2', 'm2-1'][index]}/`,
    )
    expect(links.filter((link) => !link.endsWith('/plan/'))).toEqual([...pages, pages[0], pages[1], pages[0], pages[2]])
  })

  it('says state, dates and progress in a row of the table', () => {
    const plan = roadmap([
      milestone('m1', {
        title: 'Reader',
        status: 'in-progress',
        target: { start: '2026-07-01', end: '2026-09-30' },
        progress: { declared: 85, done: 5, total: 6, criteriaDone: 2, criteriaTotal: 5 },
      }),
      milestone('m2', { title: 'Writer', concluded: 'done', completed: { start: '2026-02-03', end: '2026-02-03' } }),
      milestone('m3', { title: 'Ink' }),
    ])
    const rows = all(twin(plan), 'tableRow').map((row: TableRow) => row.children.map(textOf))
    expect(rows).toEqual([
      ['Milestone', 'Status', 'When', 'Progress'],
      ['Reader', 'In progress', 'target Q3 2026', '85 % declared, 5 of 6 tasks done, 2 of 5 criteria met'],
      ['Writer', 'Done (concluded from its content)', 'completed 3 February 2026', '–'],
      ['Ink', '–', '–', '–'],
    ])
  })

  it('ticks what is done, boxes what is not, and keeps what is no task without a box', () => {
    const tasks = [
      task('Lens', 'done', { tasks: [task('Glass', 'done')] }),
      task('Tube', 'blocked', { owners: ['ada'] }),
      task('Paint', 'planned'),
      task('A note', null),
      task('It shows the moon', 'planned', { role: 'criterion' }),
    ]
    const items = all(twin(roadmap([milestone('m1', { tasks })])), 'listItem')
    const said = ({ checked, children }: ListItem) => [checked, textOf(children[0] as Nodes)]
    expect(items.map(said)).toEqual([
      [true, 'Lens'],
      [true, 'Glass'],
      [false, 'Tube (blocked, ada)'],
      [false, 'Paint'],
      [null, 'A note'],
      [false, 'It shows the moon'],
    ])
  })

  it('of a document without milestones says so', () => {
    expect(textOf(twin(roadmap([])))).toContain('None found.')
  })
})

describe('llms.txt', () => {
  const announced = {
    id: '2026-03-01-first',
    title: 'First [light]',
    date: '2026-03-01',
    summary: null,
    authors: [],
    milestones: [],
  }
  const everything: PublishedAll = {
    site,
    roadmaps: [
      published(roadmap([], { id: 'one', title: 'One `plan`', description: 'What comes first.' })),
      published(roadmap([], { id: 'two', title: 'Two' })),
    ],
    announcements: [announced],
  }
  const tree = textOfMarkdown(llmsTxt(everything).body as string)

  it('has the form of llmstxt.org: a title, a quote, and sections of links', () => {
    const [title, quote, ...rest] = tree.children
    expect(title).toMatchObject({ type: 'heading', depth: 1 })
    expect(textOf(title as Nodes)).toBe('Plans')
    expect(quote?.type).toBe('blockquote')
    const sections = rest.filter(({ type }) => type !== 'paragraph')
    expect(sections.map(({ type }) => type)).toEqual(sections.map((_, index) => (index % 2 === 0 ? 'heading' : 'list')))
    for (const item of all(tree, 'listItem')) expect(textOf(item)).toMatch(/^[^:]+(?:: .+)?$/)
    for (const item of all(tree, 'listItem')) expect(all(item, 'link').length).toBe(1)
  })

  it('leads to the Markdown of every roadmap, to its JSON, and to announcements', () => {
    const urls = all(tree, 'link').map(({ url }) => url.replace('https://plans.example.org', ''))
    expect(urls).toEqual(
      expect.arrayContaining([
        '/one/roadmap.md',
        '/two/roadmap.md',
        '/one/roadmap.json',
        '/announcements/2026-03-01-first/',
        '/permalinks.json',
      ]),
    )
    expect(all(tree, 'link').map(textOf)).toEqual(expect.arrayContaining(['One `plan`', 'First [light]']))
  })
})
