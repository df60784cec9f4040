import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { frontMatter, frontMatterEnd } from '../src/read/front-matter.ts'

const block = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n\n# A\n`

/** What is said of some lines of front matter: how grave, where, and what. */
const said = (...lines: string[]) =>
  frontMatter(block(...lines)).messages.map((message) => `${weight(message.fatal)} ${message}`)

function weight(fatal: boolean | null | undefined): string {
  return fatal === true ? 'error' : fatal === false ? 'warning' : 'note'
}

describe('what is stated', () => {
  const text = readFileSync(new URL('fixtures/stating/everything-that-can-be-stated.md', import.meta.url), 'utf8')
  const { data, body, messages, lineOf } = frontMatter(text)

  it('is read as it is written: no number, date or truth is made of a text', () => {
    expect(messages).toEqual([])
    expect(data).toEqual({
      title: 'Lanternfish: a tide clock',
      description: 'A small clock that shows the tide.',
      id: 'lanternfish',
      language: 'pt-BR',
      status: 'In progress',
      version: '1.10',
      updated: '2026-11-20',
      repository: 'https://git.example/tides/lanternfish',
      branch: 'main',
      statuses: { '🟢': 'done', '🕐': 'in-progress', aufgeschoben: 'deferred' },
      milestones: [
        {
          name: 'M1 Springs',
          id: 'springs',
          aliases: ['m1', 'winding'],
          label: 'M1',
          title: 'Springs',
          status: 'done',
          target: '2026-03-31',
          completed: 'March 2026',
          progress: 80,
        },
        { name: 'Phase 2: Dial', target: { start: '2026-04-01', end: '2026-06-30' }, milestone: true },
        { name: 'Notes', milestone: false },
      ],
    })
  })

  it('leaves blank lines behind, so that every line keeps its number', () => {
    expect(body.split('\n')).toHaveLength(text.split('\n').length)
    expect(body.trim()).toBe('# Lanternfish')
    expect(body.split('\n').indexOf('# Lanternfish')).toBe(text.split('\n').indexOf('# Lanternfish'))
  })

  it('has a line, key for key', () => {
    const lines = text.split('\n')
    expect(lines[lineOf('version') - 1]).toBe('version: 1.10')
    expect(lines[lineOf('milestones', 0, 'progress') - 1]).toBe('    progress: 80%')
    expect(lines[lineOf('milestones', 1) - 1]).toBe('  "Phase 2: Dial":')
    expect(lines[lineOf('milestones', 2, 'target') - 1]).toBe('  Notes:')
  })

  it('may be a list of milestones by name', () => {
    const { data, lineOf } = frontMatter(
      block('milestones:', '  - name: M1', '    status: done', '  - {name: M2, id: two}'),
    )
    expect(data.milestones).toEqual([
      { name: 'M1', status: 'done' },
      { name: 'M2', id: 'two' },
    ])
    expect(lineOf('milestones', 0, 'status')).toBe(4)
  })

  it('keeps the day of a time', () => {
    expect(frontMatter(block('updated: 2024-05-01T10:00:00Z')).data.updated).toBe('2024-05-01')
    expect(frontMatter(block('updated: 2024-05-01 10:00:00 +0200')).data.updated).toBe('2024-05-01')
  })
})

describe('front matter', () => {
  it.each([
    ['a thematic break above a section and one below', '---\n\n## A\n\nb: c\n\n---\n'],
    ['a paragraph between two thematic breaks', '---\nThis is a plan: it may change.\n---\n'],
    ['a heading and fields in bold', '---\n# A\n**Status**: done\n---\n'],
    ['a list', '---\n- a\n- b\n---\n'],
    ['nothing', '---\n---\n'],
    ['not at the top', '\n---\ntitle: a\n---\n'],
    ['indented', '  ---\ntitle: a\n  ---\n'],
    ['longer rules', '----\ntitle: a\n----\n'],
  ])('is not %s', (_, text) => {
    expect(frontMatter(text)).toMatchObject({ data: {}, body: text, messages: [] })
    expect(frontMatterEnd(text)).toBe(0)
  })

  it('without an end is text, with a warning', () => {
    const { body, messages } = frontMatter('---\ntitle: a\n\n# A\n')
    expect(body).toBe('---\ntitle: a\n\n# A\n')
    expect(messages.map(String)).toEqual([
      '1:1: Unexpected end of the document, expected a second line of `---` that ends the front matter: read as text',
    ])
  })

  it('of another format is text, with a warning, and is never run', () => {
    expect(String(frontMatter('+++\ntitle = "a"\n+++\n').messages)).toContain(
      'Unexpected front matter in TOML, expected YAML',
    )
    expect(String(frontMatter('---js\n{ title: process.exit() }\n---\n').messages)).toContain(
      'Unexpected front matter in `js`',
    )
    expect(frontMatter('+++\ntitle = "a"\n+++\n').body).toBe('+++\ntitle = "a"\n+++\n')
  })

  it('ends where it ends', () => {
    const text = '---\ntitle: a\n---\nb\n'
    expect(text.slice(frontMatterEnd(text))).toBe('\nb\n')
    expect(frontMatter('---\ntitle: a\n...\nb\n').body).toBe('\n\n\nb\n')
    expect(frontMatter('---\ntitle: a\n---').body).toBe('\n\n')
  })

  it('of another tool is left to it, with a note', () => {
    const { data, messages } = frontMatter(
      block('layout: page', 'title: A', 'nav_order: 3', 'sort_rank: 8', 'tags: [a, b]'),
    )
    expect(data).toEqual({ title: 'A' })
    expect(messages.map((message) => `${weight(message.fatal)} ${message}`)).toEqual([
      'note 2:1: Unexpected `layout`, `nav_order`, `sort_rank`, `tags` in front matter, expected keys of a roadmap: left to the tool that reads them',
    ])
  })
})

describe('a mistake', () => {
  it.each([
    ['staus: done', 'error 2:1: Unexpected key `staus`, expected `status`'],
    ['Title: A', 'error 2:1: Unexpected key `Title`, expected `title`'],
    [
      'id: Lantern Fish',
      'error 2:1: Unexpected id `Lantern Fish`, expected lower-case letters and digits joined by single hyphens',
    ],
    ['id: 1.0', 'error 2:1: Unexpected id `1.0`, expected lower-case letters and digits joined by single hyphens'],
    ['id: feed', 'error 2:1: Unexpected id `feed`, expected a word that the site does not use itself'],
    [
      'title:',
      'error 2:1: Unexpected nothing as `title`, expected a text of at most 300 characters; leave the key out where there is none',
    ],
    [
      'title: ~',
      'error 2:1: Unexpected nothing as `title`, expected a text of at most 300 characters; leave the key out where there is none',
    ],
    ['title: [a]', 'error 2:1: Unexpected list as `title`, expected a text of at most 300 characters'],
    ['title: a\u202eb', 'error 2:1: Unexpected `aU+202Eb` as `title`, expected a text without control characters'],
    [
      'language: english please',
      'error 2:1: Unexpected `english please` as `language`, expected a language tag such as `en` or `pt-BR` (BCP 47)',
    ],
    ['updated: 2026-02-30', 'error 2:1: Unexpected `2026-02-30` as `updated`, expected a day that the calendar has'],
    ['updated: March 2026', 'error 2:1: Unexpected `March 2026` as `updated`, expected a day such as `2026-03-31`'],
    [
      'repository: http://a.example',
      'error 2:1: Unexpected `http://a.example` as `repository`, expected the `https://` address of the repository',
    ],
    [
      'repository: https://a:b@c.example/d',
      'error 2:1: Unexpected `https://a:b@c.example/d` as `repository`, expected an address without a user name',
    ],
    ['branch: a b', 'error 2:1: Unexpected `a b` as `branch`, expected the name of a branch'],
    ['statuses: done', 'error 2:1: Unexpected `done` as `statuses`, expected a map of symbols or words to statuses'],
    ['milestones: M1', 'error 2:1: Unexpected `M1` as `milestones`, expected a map or a list of milestones'],
  ])('in %s is an error with its line and what to write', (line, message) => {
    expect(said(line)).toEqual([message])
  })

  it('in a date that can be read in two ways asks for the other form', () => {
    expect(said('milestones:', '  M1:', '    target: 02/03/2026')).toEqual([
      'error 4:5: Unexpected `02/03/2026` as `target`, expected a day as `2026-03-31`: this one is ambiguous, the month may be the first or the second number',
    ])
  })

  it('in the facts of a milestone is found at its key', () => {
    const facts = [
      'milestones:',
      '  M1:',
      '    targt: Q1 2027',
      '    progress: 140',
      '    completed: 2026-W60',
      '    aliases: [A, b]',
      '    milestone: maybe',
    ]
    expect(said(...facts, '    target: {start: 2026-03-01, end: 2026-01-01}')).toEqual([
      'error 4:5: Unexpected key `targt`, expected `target`',
      'error 5:5: Unexpected `140` as `progress`, expected a percentage from 0 to 100',
      'error 6:5: Unexpected `2026-W60` as `completed`, expected a week from `W01` to `W53`',
      'error 7:15: Unexpected id `A`, expected lower-case letters and digits joined by single hyphens',
      'error 8:5: Unexpected `maybe` as `milestone`, expected `true` or `false`',
      'error 9:5: Unexpected map as `target`, expected a `start` that is not after the `end`',
    ])
  })

  it('in a status of the legend lists the six', () => {
    expect(said('statuses:', '  🟢: good')).toEqual([
      'error 3:3: Unexpected `good` as `🟢`, expected one of `done`, `in-progress`, `planned`, `blocked`, `deferred`, `cancelled`',
    ])
  })

  it('in the key of front matter that is written for a roadmap lists the keys', () => {
    expect(said('branch: main', 'owner: a')[0]).toMatch(
      /^error 3:1: Unexpected key `owner`, expected one of `title`, .*`milestones`$/,
    )
  })

  it('takes its key out of what is stated and leaves the others', () => {
    const { data } = frontMatter(block('title: A', 'updated: soon', 'status: done'))
    expect(data).toEqual({ title: 'A', status: 'done' })
  })

  it('of a key written twice names both lines', () => {
    expect(said('title: A', 'id: a', 'title: B')).toEqual([
      'error 4:1: Unexpected key `title` a second time, expected it once: it stands on line 2 already',
    ])
  })

  it('in YAML is an error at its line, not a text of its own', () => {
    expect(said('title: A', '\tid: a')[0]).toContain('error 3:')
    expect(said('title: "A', 'status: done')[0]).toMatch(
      /^error \d:\d+: Unexpected YAML, expected front matter that can be read/,
    )
    expect(said('title: A: B')[0]).toContain('error 2:8: Unexpected YAML')
    expect(frontMatter(block('title: "A', 'status: done')).data).toEqual({})
  })
})

describe('YAML that is more than plain values', () => {
  it.each([
    ['title: &a A', 'error 2:8: Unexpected anchor `&a`'],
    ['title: *a', 'error 2:8: Unexpected alias `*a`'],
    ['title: !!js/function "a"', 'error 2:8: Unexpected tag `!!js/function`'],
    ['title: !secret A', 'error 2:8: Unexpected tag `!secret`'],
    ['<<: {title: A}', 'error 3:1: Unexpected merge key `<<`'],
    ['? title\n: A', 'error 3:1: Unexpected complex key `?`'],
    ['__proto__: {admin: true}', 'error 3:1: Unexpected key `__proto__`, expected a name'],
    ['title: "a\u0007"', 'error 2:10: Unexpected `U+0007` in front matter, expected printable text'],
  ])('is refused: %j', (lines, message) => {
    const lead = /^[a-z]/.test(lines) ? [] : ['status: done']
    expect(said(...lead, ...lines.split('\n'), 'version: 2')[0]).toContain(message)
  })

  it('is not found in texts', () => {
    expect(
      frontMatter(block('title: R&D * x !', "description: '&a *b !c <<'", 'status: "? a"', 'version: a & b')).data,
    ).toEqual({
      title: 'R&D * x !',
      description: '&a *b !c <<',
      status: '? a',
      version: 'a & b',
    })
  })

  it('adds nothing to what objects are', () => {
    const { data } = frontMatter(
      block('title: A', 'milestones:', '  constructor: {status: done}', '  __proto__: {status: done}'),
    )
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
    expect(({} as { status?: unknown }).status).toBeUndefined()
  })
})

describe('front matter without measure', () => {
  const bomb = Array.from(
    { length: 9 },
    (_, at) =>
      `a${at}: &a${at} [${Array(9)
        .fill(at === 0 ? 'x' : `*a${at - 1}`)
        .join(', ')}]`,
  )

  it.each([
    ['aliases that multiply', ['title: A', ...bomb], 'Unexpected anchor'],
    ['201 keys', ['title: A', ...Array.from({ length: 201 }, (_, at) => `k${at}: 1`)], 'Unexpected key number 201'],
    ['lists in lists', [`title: ${'['.repeat(9_000)}`], 'expected at most 8 levels'],
    ['items in items', ['title:', `  ${'- '.repeat(7_000)}a`], 'expected at most 8 levels'],
    [
      'maps in maps',
      ['title:', ...Array.from({ length: 60 }, (_, at) => `${' '.repeat(at + 1)}a:`)],
      'expected at most 8 levels',
    ],
    [
      'a long text',
      [`title: ${'a'.repeat(17_000)}`],
      'Unexpected front matter of 17,008 characters, expected at most 16,384',
    ],
    ['20,000 keys', ['title: A', ...Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`)], 'expected at most 16,384'],
  ])('is refused: %s', (_, lines, message) => {
    expect(said(...lines).join('\n')).toContain(message)
    expect(frontMatter(block(...lines)).body.trim()).toBe('# A')
  })
})
