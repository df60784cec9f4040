import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { toString as stringOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { parse } from '../src/read/parse.ts'

/** A tree on one line: `paragraph(text"a" break)`; raw HTML and comments in quotes, addresses in angle brackets. */
function brief(node: Nodes): string {
  const box = node.type === 'listItem' && typeof node.checked === 'boolean' ? (node.checked ? '[x]' : '[ ]') : ''
  const depth = node.type === 'heading' ? node.depth : ''
  const value = 'value' in node ? JSON.stringify(node.value) : ''
  const url = 'url' in node ? `<${node.url}>` : ''
  const children = 'children' in node ? `(${node.children.map(brief).join(' ')})` : ''
  return `${node.type}${depth}${box}${value}${url}${children}`
}

const read = (text: string) => parse(text).children.map(brief).join(' ')

/** First and last line of every node of a type. */
function linesOf(text: string, type: Nodes['type']): string[] {
  const found: string[] = []
  const visit = (node: Nodes) => {
    if (node.type === type) found.push(`${node.position?.start.line}-${node.position?.end.line}`)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(parse(text))
  return found
}

describe('HTML among words', () => {
  it.each([
    ['a<br>b<br/>c', 'paragraph(text"a" break text"b" break text"c")'],
    ['<b>a</b> <strong>b</strong>', 'paragraph(strong(text"a") text" " strong(text"b"))'],
    ['<i>a</i> <em>b</em>', 'paragraph(emphasis(text"a") text" " emphasis(text"b"))'],
    ['<s>a</s> <del>b</del>', 'paragraph(delete(text"a") text" " delete(text"b"))'],
    ['H<sub>2</sub>O<sup>x</sup>', 'paragraph(text"H" subscript(text"2") text"O" superscript(text"x"))'],
    ['press <kbd>Ctrl</kbd>', 'paragraph(text"press " keyboard(text"Ctrl"))'],
    ['a <code>b &lt; c</code>', 'paragraph(text"a " inlineCode"b < c")'],
    ['<a href="/b">*c*</a>', 'paragraph(link</b>(emphasis(text"c")))'],
    ['a <img src="b.png" alt="c">', 'paragraph(text"a " image<b.png>)'],
    ['a <q>b</q>', 'paragraph(text"a “b”")'],
  ])('says the same in Markdown: %s', (html, tree) => {
    expect(read(html)).toBe(tree)
  })

  it('that only places or colours its words vanishes, and the words stay one text', () => {
    expect(read('a <span style="color:grey">b</span> <u>c</u> <a id="x"></a>d')).toBe('paragraph(text"a b c d")')
  })

  it('is understood in headings, items, cells, links and emphasis', () => {
    expect(read('# a <b>b</b>')).toBe('heading1(text"a " strong(text"b"))')
    expect(read('- a<br>b')).toBe('list(listItem(paragraph(text"a" break text"b")))')
    expect(read('**a <i>b</i>**')).toBe('paragraph(strong(text"a " emphasis(text"b")))')
    expect(read('| a<br>b |\n|-|\n| <ul><li>c</li><li>d</li></ul> |')).toBe(
      'table(tableRow(tableCell(text"a" break text"b")) tableRow(tableCell(text"c" break text"d")))',
    )
  })
})

describe('folded parts', () => {
  it('begin in one raw node, end in another, and hold what is between', () => {
    const text = '<details>\n<summary>v1 <b>done</b></summary>\n\n- [x] a\n\n## B\n\n</details>\n\nafter\n'
    expect(read(text)).toBe(
      'details(summary(text"v1 " strong(text"done")) list(listItem[x](paragraph(text"a"))) heading2(text"B")) paragraph(text"after")',
    )
    expect(linesOf(text, 'details')).toEqual(['1-8'])
    expect(linesOf(text, 'summary')).toEqual(['2-2'])
  })

  it('nest, and stand in lists and quotes', () => {
    expect(
      read('<details><summary>a</summary>\n\n<details><summary>b</summary>\n\nc\n\n</details>\n\n</details>'),
    ).toBe('details(summary(text"a") details(summary(text"b") paragraph(text"c")))')
    expect(read('- a\n\n  <details>\n  <summary>b</summary>\n\n  c\n  </details>')).toBe(
      'list(listItem(paragraph(text"a") details(summary(text"b") paragraph(text"c"))))',
    )
    const quote = '> <details>\n> <summary>a</summary>\n>\n> b\n>\n> </details>'
    expect(read(quote)).toBe('blockquote(details(summary(text"a") paragraph(text"b")))')
    expect(linesOf(quote, 'details')).toEqual(['1-6'])
  })

  it('may have Markdown in their summary, in its place', () => {
    const text = '<details>\n<summary>\n  **v1** and `b`</summary>\nc\n</details>'
    expect(read(text)).toBe('details(summary(strong(text"v1") text" and " inlineCode"b") paragraph(text"c"))')
    expect(linesOf(text, 'strong')).toEqual(['3-3'])
    expect(read('<details>\n<summary>\n\n### A\n\n</summary>\n\nb\n\n</details>')).toBe(
      'details(summary(text"A") paragraph(text"b"))',
    )
  })

  it('may have no summary', () => {
    expect(read('<details>\n\na\n\n</details>')).toBe('details(paragraph(text"a"))')
  })

  it('stay as they are written where they are never closed or never opened', () => {
    expect(read('<details>\n<summary>a</summary>\n\nb')).toBe(
      'html"<details>\\n<summary>a</summary>" paragraph(text"b")',
    )
    expect(read('a\n\n</details>')).toBe('paragraph(text"a") html"</details>"')
    expect(read('<summary>a</summary>')).toBe('html"<summary>a</summary>"')
  })

  it('fall out of the paragraph that they begin in', () => {
    expect(read('a <b>b</b> <details><summary>c</summary>d</details> e')).toBe(
      'paragraph(text"a " strong(text"b")) details(summary(text"c") paragraph(text"d")) paragraph(text"e")',
    )
  })
})

describe('tables', () => {
  const text = [
    '<table align="center">',
    '  <thead>',
    '    <tr><th>Phase</th><th align="right">When</th></tr>',
    '  </thead>',
    '  <tr>',
    '    <td><b>M1</b>: Springs</td>',
    '    <td>Q1 <i>2027</i></td>',
    '  </tr>',
    '  <tr><td>M2<td>&mdash;',
    '</table>',
  ].join('\n')

  it('are tables, with their alignment and the lines of their cells', () => {
    expect(read(text)).toBe(
      'table(tableRow(tableCell(text"Phase") tableCell(text"When")) ' +
        'tableRow(tableCell(strong(text"M1") text": Springs") tableCell(text"Q1 " emphasis(text"2027"))) ' +
        'tableRow(tableCell(text"M2") tableCell(text"—")))',
    )
    const [table] = parse(text).children
    expect(table?.type === 'table' && table.align).toEqual([null, 'right'])
    expect(linesOf(text, 'tableRow')).toEqual(['3-3', '5-8', '9-10'])
    expect(linesOf(text, 'tableCell')).toEqual(['3-3', '3-3', '6-6', '7-7', '9-9', '9-10'])
    expect(linesOf(text, 'text')).toEqual(['3-3', '3-3', '6-6', '6-6', '7-7', '7-7', '9-9', '9-9'])
  })

  it('without a head get an empty one, unless their first row stands out', () => {
    expect(read('<table><tr><td>a</td></tr></table>')).toBe('table(tableRow(tableCell()) tableRow(tableCell(text"a")))')
    expect(read('<table><tr><td><b>a</b></td></tr></table>')).toBe('table(tableRow(tableCell(strong(text"a"))))')
  })

  it('keep their columns under cells that span', () => {
    expect(read('<table><tr><th>a<th>b<th>c<tr><td rowspan=2>d<td colspan=2>e<tr><td>f<td>g</table>')).toBe(
      'table(tableRow(tableCell(text"a") tableCell(text"b") tableCell(text"c")) ' +
        'tableRow(tableCell(text"d") tableCell(text"e") tableCell()) tableRow(tableCell() tableCell(text"f") tableCell(text"g")))',
    )
  })

  it('hold blocks of Markdown as words', () => {
    expect(read('<table><tr><th>\n\n**a**\n\n- [x] b\n- c\n\n</th></tr></table>')).toBe(
      'table(tableRow(tableCell(strong(text"a") break text"☑ b" break text"c")))',
    )
  })

  it('lose nothing that stands in them outside of a cell', () => {
    expect(read('<table><caption>a</caption>b<tr>c<th>d</th></tr></table>')).toBe(
      'paragraph(text"a") paragraph(text"bc") table(tableRow(tableCell(text"d")))',
    )
  })
})

describe('other blocks', () => {
  it.each([
    ['<div align="center">\n\n## a\n\n**b**\n\n</div>', 'heading2(text"a") paragraph(strong(text"b"))'],
    ['<p align="center"><img src="a" alt="b"></p>', 'paragraph(image<a>)'],
    ['<h3>a <i>b</i></h3>', 'heading3(text"a " emphasis(text"b"))'],
    ['<p>a\n<p>b', 'paragraph(text"a") paragraph(text"b")'],
    ['<hr>', 'thematicBreak'],
    ['<blockquote>a</blockquote>', 'blockquote(paragraph(text"a"))'],
    ['<pre><code class="language-js">let a\n\n  b</code></pre>', 'code"let a\\n\\n  b"'],
    ['<dl><dt>a<dd>b</dl>', 'paragraph(strong(text"a")) paragraph(text"b")'],
    ['<b>\n\na\n\n</b>', 'paragraph(strong(text"a"))'],
    ['<picture><source srcset="a"><img src="b" alt="c"></picture>', 'paragraph(image<b>)'],
    ['<ol start=3><li>a<li>b</ol>', 'list(listItem(paragraph(text"a")) listItem(paragraph(text"b")))'],
  ])('say the same in Markdown: %s', (html, tree) => {
    expect(read(html)).toBe(tree)
  })

  it('are lists with boxes and lists in them, each item at its line', () => {
    const text =
      '<ul>\n<li><input type="checkbox" checked> a</li>\n<li><input type="checkbox">b\n<ul><li>c</li></ul></li>\n</ul>'
    expect(read(text)).toBe(
      'list(listItem[x](paragraph(text"a")) listItem[ ](paragraph(text"b") list(listItem(paragraph(text"c")))))',
    )
    expect(linesOf(text, 'listItem')).toEqual(['2-2', '3-4', '4-4'])
  })

  it('keep the words of two raw nodes apart', () => {
    expect(read('<div>a</div>\n\n<div>b</div>')).toBe('paragraph(text"a") paragraph(text"b")')
    expect(read('<i>\n\n<b>\n\n</b>\na</i>')).toBe('paragraph(emphasis(text"a"))')
  })
})

describe('comments', () => {
  it('are hidden words, with all their lines', () => {
    const text = 'a <!-- b\nc --> d\n\n<!-- ## e\n\nf\n-->\n'
    expect(read(text)).toBe('paragraph(text"a " comment" b\\nc " text" d") comment" ## e\\n\\nf\\n"')
    expect(linesOf(text, 'comment')).toEqual(['1-2', '4-7'])
  })

  it('stand alone where nothing but comments would be a paragraph', () => {
    expect(read('<!-- a --><!-- b -->')).toBe('comment" a " comment" b "')
    expect(read('- <!-- a -->')).toBe('list(listItem(comment" a "))')
  })
})

describe('everything else', () => {
  it.each([
    '<script>\nalert("a < b")\n</script>',
    '<iframe src="https://a.example"></iframe>',
    '<style>a { b: c }</style>',
    '<form action="/a"><input name="b"></form>',
    '<svg onload="a()">\n<path d="M0"/>\n</svg>',
    '<object data="a"></object>',
    '<video controls src="a"></video>',
    '<?php echo 1 ?>',
    '<!DOCTYPE html>',
    '<![CDATA[a]]>',
    '<div>\na',
    '</div>',
    '<div class="a',
    '<my-element>a</my-element>',
  ])('stays as it is written: %s', (html) => {
    const { children } = parse(html)
    expect(
      children
        .flatMap((child) => (child.type === 'paragraph' ? child.children : [child]))
        .map((child) => stringOf(child))
        .join(''),
    ).toBe(html)
    expect(brief(parse(html))).not.toMatch(/strong|link|image|details|table/)
  })

  it('stays raw inside of what is understood', () => {
    expect(read('<div>\n<script>a()</script>\n<b>b</b>\n</div>')).toBe(
      'paragraph(html"<script>a()</script>" text"\\n" strong(text"b"))',
    )
    expect(read('a Vec<string> <b>c</b>')).toBe('paragraph(text"a Vec" html"<string>" text" " strong(text"c"))')
  })

  it('never makes an element of what a known one cannot hold', () => {
    expect(read('<a href="/b" onclick="c()">d</a>')).toBe('paragraph(link</b>(text"d"))')
    expect(JSON.stringify(parse('<a href="/b" onclick="c()">d</a>'))).not.toContain('onclick')
  })
})

describe('all of it', () => {
  const atoms = fc.constantFrom(
    ...'<div> </div> <b> </b> <details> </details> <summary> </summary> <table> </table> <tr> <td> </td> <ul> <li> </ul> <p> </p>'.split(
      ' ',
    ),
    ...[
      '<br>',
      '<!-- c -->',
      '<x>',
      '</x>',
      '<script>',
      '\n',
      '\n\n',
      ' ',
      '- ',
      '> ',
      '# ',
      '**',
      '| ',
      '\n|-|\n',
      '<a href="u">',
      '</a>',
    ],
    ...[
      '<h2>',
      '</h2>',
      '<pre>',
      '</pre>',
      '<input type=checkbox>',
      '<td colspan=3 rowspan=2>',
      '<blockquote>',
      '</blockquote>',
    ],
  )
  const documents = fc
    .array(fc.oneof(atoms, fc.constantFrom('one', 'two', 'three', 'four')), { maxLength: 24 })
    .map((all) => all.join(''))

  it('loses no word', () => {
    const words = (text: string) => (text.match(/one|two|three|four/g) ?? []).sort()
    const everything = (node: Nodes): string =>
      'value' in node ? node.value : 'children' in node ? node.children.map(everything).join(' ') : ''
    fc.assert(
      fc.property(documents, (text) => {
        expect(words(everything(parse(text)))).toEqual(words(text))
      }),
      { numRuns: 1_000 },
    )
  })

  it('stands inside of its parent, line for line, at lines that the document has', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const last = text.split('\n').length
        const check = (node: Nodes, from: number, to: number) => {
          const start = node.position?.start.line ?? 0
          const end = node.position?.end.line ?? 0
          expect(start >= from && end <= to && start <= end, `${node.type} ${start}-${end} in ${from}-${to}`).toBe(true)
          if ('children' in node) for (const child of node.children) check(child, start, end)
        }
        check(parse(text), 1, last)
      }),
      { numRuns: 1_000 },
    )
  })

  it('holds blocks where blocks belong and words where words belong', () => {
    const words = new Set([
      'text',
      'strong',
      'emphasis',
      'link',
      'break',
      'image',
      'inlineCode',
      'subscript',
      'html',
      'comment',
      'delete',
    ])
    const check = (node: Nodes) => {
      if (!('children' in node)) return
      const isLine = ['paragraph', 'heading', 'tableCell', 'summary', 'strong', 'emphasis', 'link', 'delete'].includes(
        node.type,
      )
      for (const child of node.children) {
        expect(
          isLine ? words.has(child.type) : !words.has(child.type) || child.type === 'html' || child.type === 'comment',
          `${child.type} in ${node.type}`,
        ).toBe(true)
        check(child)
      }
    }
    fc.assert(
      fc.property(documents, (text) => check(parse(text))),
      { numRuns: 1_000 },
    )
  })
})
