import type { Nodes } from 'mdast'
import { VFileMessage } from 'vfile-message'
import { describe, expect, it } from 'vitest'
import { decode } from '../src/read/decode.ts'
import { frontMatter } from '../src/read/front-matter.ts'
import { guard } from '../src/read/guard.ts'
import { parse } from '../src/read/parse.ts'
import { toTree } from '../src/read/parse-markdown.ts'
import { hostile } from './hostile.ts'

/** The place and the rule of what stops a text, or how it ends otherwise. */
function ending(text: string): string {
  try {
    guard(text)
    parse(text)
    return 'read'
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error
    return `${error.line}:${error.column} ${error.ruleId}`
  }
}

function refusal(text: string): string {
  try {
    guard(text)
    parse(text)
  } catch (error) {
    return String(error)
  }
  return 'not refused'
}

describe('the guard lets pass what stays within a limit and refuses what goes beyond it', () => {
  it('lines of 20,000 characters', () => {
    expect(ending(`a\n${'b'.repeat(20_000)}`)).toBe('read')
    expect(ending(`a\n${'b'.repeat(20_001)}`)).toBe('2:1 line-length')
  })

  it.each([
    ['quotes', (depth: number) => `a\n\n${'> '.repeat(depth)}b`],
    ['quotes and lists by turns', (depth: number) => `a\n\n${'> '.repeat(depth - 4)}${'- '.repeat(4)}b`],
    ['footnotes and quotes', (depth: number) => `a\n\n${'[^a]: '.repeat(4)}${'> '.repeat(depth - 4)}b`],
  ])('32 containers in each other: %s', (_, make) => {
    expect(ending(make(32))).toBe('read')
    expect(ending(make(33))).toBe('3:1 nesting')
  })

  it('32 lists in each other on as many lines', () => {
    const lists = (depth: number) => Array.from({ length: depth }, (_, at) => `${'  '.repeat(at)}- a`).join('\n')
    expect(ending(lists(32))).toBe('read')
    expect(ending(lists(33))).toBe('33:65 nesting')
  })

  it('4 list items that begin on one line', () => {
    expect(ending(`${'- '.repeat(4)}a`)).toBe('read')
    expect(refusal(`${'- '.repeat(5)}a`)).toBe(
      '1:1: Unexpected 5 list items that begin on one line, expected at most 4: write one on each line',
    )
  })

  it('500 list items of a document that begin on the line of another', () => {
    const lines = (count: number) => '- - a\n'.repeat(count)
    expect(ending(lines(500))).toBe('read')
    expect(ending(lines(501))).toBe('501:1 nesting')
  })

  it('512 delimiters in a paragraph, counted over its lines', () => {
    const lines = (count: number) => `a\n\n${'*a '.repeat(100)}\n`.concat(`${'*a '.repeat(count - 100)}`)
    expect(ending(lines(512))).toBe('read')
    expect(refusal(lines(513))).toMatch(
      /^4:\d+: Unexpected paragraph with more than 512 characters of Markdown .* that begins on line 3,/,
    )
  })

  it('512 delimiters in a heading, an item, a cell, a quote, and each has its own', () => {
    const many = '*a '.repeat(400)
    expect(ending(`# ${many}\n## ${many}\n\n- ${many}\n- ${many}\n\n> ${many}\n\n${many}\n`)).toBe('read')
    expect(ending(`|a|b|\n|-|-|\n|${many}|${many}|\n|${many}|${many}|\n`)).toBe('read')
    expect(ending(`# ${'*a '.repeat(513)}`)).toMatch(/^1:\d+ delimiters$/)
    expect(ending(`|a|b|\n|-|-|\n|x|${'*a '.repeat(513)}|\n`)).toMatch(/^3:\d+ delimiters$/)
    expect(ending(`> ${'*a '.repeat(300)}\n${'*a '.repeat(300)}`)).toMatch(/^2:\d+ delimiters$/)
  })

  it.each([
    ['*', 64],
    ['_', 64],
    ['~', 64],
    ['`', 64],
    ['[', 32],
    [']', 32],
  ])('runs of %s: %i', (mark, longest) => {
    expect(ending(`a ${mark.repeat(longest)}b`)).toBe('read')
    expect(ending(`a ${mark.repeat(longest + 1)}b`)).toBe('1:3 delimiters')
  })

  it('long runs that are no delimiters: rules, lines to be filled in, fences, underlines', () => {
    const long = 300
    expect(
      ending(`${'*'.repeat(long)}\n\n${'- '.repeat(long)}\n\nName: ${'_'.repeat(long)}\n\na\n${'='.repeat(long)}\n`),
    ).toBe('read')
    expect(ending(`${'`'.repeat(80)}\na\n${'`'.repeat(80)}\n`)).toBe('read')
  })

  it('what stands in code and raw HTML, whatever it is', () => {
    const wild = '*a_ [b '.repeat(1_000)
    expect(
      ending(`\`\`\`\n${wild}\n\`\`\`\n\n~~~ x\n${wild}\n~~~~\n\n    ${wild}\n\n- \`\`\`\n  ${wild}\n  \`\`\`\n`),
    ).toBe('read')
    expect(ending(`<div>\n${wild}\n</div>\n\n<!--\n${wild}\n\n${wild}\n-->\n`)).toBe('read')
    expect(ending(`\`\`\`\na\n\`\`\`\n${wild}\n`)).toMatch(/^4:\d+ delimiters$/)
    expect(ending(`- \`\`\`\n  a\n\n${wild}\n`)).toMatch(/^4:\d+ delimiters$/)
  })

  it('64 columns, 2,000 rows, 4,096 missing cells of a table', () => {
    const table = (columns: number, rows: number, cells: number) =>
      `a\n\n${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${`${'|b'.repeat(cells)}|\n`.repeat(rows - 1)}`
    expect(ending(table(64, 2, 64))).toBe('read')
    expect(ending(table(65, 2, 65))).toBe('3:1 table')
    expect(ending(table(2, 2_000, 2))).toBe('read')
    expect(ending(table(2, 2_001, 2))).toBe('3:1 table')
    expect(ending(table(64, 66, 1))).toBe('read')
    expect(ending(table(64, 67, 1))).toBe('70:1 table')
  })

  it('10,000 list items, and as many tags', () => {
    expect(ending('- a\n'.repeat(10_000))).toBe('read')
    expect(ending('- a\n'.repeat(10_001))).toBe('10001:1 parts')
    expect(ending(`<ul>\n${'<li>a\n'.repeat(10_001)}</ul>`)).toBe('10002:1 parts')
    expect(ending('<b>a</b>\n\n'.repeat(5_000))).toBe('read')
    expect(ending('<b>a</b>\n\n'.repeat(5_001))).toBe('10001:1 parts')
  })

  it('5,000 headings', () => {
    expect(ending('# a\n'.repeat(5_000))).toBe('read')
    expect(ending(`${'# a\n'.repeat(4_999)}b\n=\n\nc\n-\n`)).toBe('5003:1 headings')
  })

  it('references that write out 100,000 bytes of addresses, or as many as the document has', () => {
    const uses = (count: number) => `[a]: /${'x'.repeat(999)}\n\n${'[a]\n\n'.repeat(count)}`
    expect(ending(uses(99))).toBe('read')
    expect(ending(uses(100))).toBe('201:1 references')
    expect(refusal(uses(100))).toContain('expected all of them to write at most 100,000 characters of addresses')
  })

  it('120 levels of the tree', () => {
    const emphasis = (depth: number) => `a\n\n${'*a **b '.repeat(depth / 2)}${' b** a*'.repeat(depth / 2)}`
    expect(ending(emphasis(100))).toBe('read')
    expect(ending(emphasis(124))).toMatch(/^3:\d+ nesting$/)
  })
})

describe('what is never closed', () => {
  it('is a warning at a fence that takes headings with it, which names the first', () => {
    const [warning, ...others] = guard('# A\n\n```sh\nmake\n\n## B\n\ntext\n\n## C\n')
    expect(others).toEqual([])
    expect(`${warning?.fatal} ${warning}`).toBe(
      'false 3:1: Unexpected end of the document in the code fence of line 3, expected a line of 3 backticks: it takes 2 headings with it, the first `## B` on line 6',
    )
    expect(String(guard('- ~~~~\n  # A\n')[0])).toContain(
      '1:3: Unexpected end of the document in the code fence of line 1, expected a line of 4 tildes',
    )
  })

  it('is nothing at a fence that takes no heading, or that ends with its list', () => {
    expect(guard('# A\n\n```\nmake\n')).toEqual([])
    expect(guard('- ```\n  make\n\n## B\n')).toEqual([])
    expect(guard('> ```\n> make\n\n## B\n')).toEqual([])
    expect(guard('```\n## B\n``\n~~~\n````\n')).toEqual([])
  })

  it('is an error at a comment that hides headings, and nothing where it hides none', () => {
    expect(refusal('# A\n\n<!-- todo\n\n## B\n')).toBe(
      '3:1: Unexpected end of the document in the comment of line 3, expected its end `-->`: it takes a heading with it, the first `## B` on line 5',
    )
    expect(ending('# A\n\n<!-- todo\n\nB\n')).toBe('read')
    expect(ending('# A\n\n<!-- todo\n\n## B\n\n-->\n\n## C\n')).toBe('read')
    expect(ending('# A\n\na <!-- b\n\n## C\n')).toBe('read')
  })
})

describe('hostile documents', () => {
  const isDelimiter = /[*_~`[\]()<>!&\\:@]/g

  it('are many', () => {
    expect(Object.keys(hostile).length).toBeGreaterThan(250)
  })

  it.each(Object.entries(hostile))('end in a tree or in an error with its place: %s', (_, make) => {
    for (const bytes of [100, 20_000]) {
      let tree: Nodes | null = null
      try {
        const { body } = frontMatter(decode(make(bytes)).text)
        guard(body)
        tree = parse(body)
      } catch (error) {
        expect(error).toBeInstanceOf(VFileMessage)
        const { line, column, fatal, ruleId } = error as VFileMessage
        expect({ line: (line ?? 0) > 0, column: (column ?? 0) > 0, fatal, ruleId: ruleId !== undefined }).toEqual({
          line: true,
          column: true,
          fatal: true,
          ruleId: true,
        })
      }
      if (tree !== null) expect(() => JSON.stringify(tree)).not.toThrow()
    }
  })

  it('have no paragraph in their tree with more delimiters than the guard counts', () => {
    const most = (text: string) => {
      let most = 0
      const visit = (node: Nodes) => {
        if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
          const source = text.slice(node.position?.start.offset, node.position?.end.offset)
          most = Math.max(most, source.replace(/^[\s>]+/gm, '').match(isDelimiter)?.length ?? 0)
        } else if ('children' in node) node.children.forEach(visit)
      }
      visit(toTree(text))
      return most
    }
    const runs = [
      '*a_ '.repeat(200),
      '# *a\n',
      '> ',
      '- ',
      '1. ',
      '    ',
      '```\n',
      '<div>\n',
      '\n',
      '|a|\n|-|\n',
      'b\n',
      '[c]: /d\n',
    ]
    for (let seed = 1; seed < 1_500; seed++) {
      let state = seed
      const parts = Array.from({ length: 12 }, () => {
        state = (state * 48_271) % 2_147_483_647
        const part = runs[state % runs.length] ?? ''
        return part.length > 9 ? `${part}\n` : part
      })
      const text = parts.join('')
      if (ending(text) === 'read') expect(`${most(text) <= 520} ${JSON.stringify(text)}`).toMatch(/^true/)
    }
  })
})
