/**
 * Documents that have brought Markdown parsers down, each at any size: the patterns of cmark's and markdown-it's tests for
 * pathological input, those that made micromark quadratic, and those aimed at what stands before and behind a parser here
 * (encodings, front matter, raw HTML, tables, references).
 */
export const hostile: Record<string, (bytes: number) => string> = {
  ...inEveryForm(inline()),
  // Containers
  'quotes in quotes': (bytes) => `${'> '.repeat(bytes / 2)}a`,
  'quotes without spaces': (bytes) => `${'>'.repeat(bytes)}a`,
  'lists on one line': (bytes) => `${'- '.repeat(bytes / 2)}a`,
  'lists on one line, then blank lines': (bytes) => `${'- '.repeat(bytes / 4)}x${'\n'.repeat(bytes / 2)}`,
  'lists in quotes': (bytes) => `> ${'- '.repeat(bytes / 4)}x\n${'>\n'.repeat(bytes / 4)}`,
  'ordered lists on one line': (bytes) => `${'1. '.repeat(bytes / 3)}a`,
  'lists ever deeper': (bytes) => {
    const deep = Math.floor(Math.sqrt(bytes))
    return Array.from({ length: deep }, (_, n) => `${'  '.repeat(n)}- a`).join('\n')
  },
  'lists ever deeper, again and again': (bytes) => {
    const once = Array.from({ length: 30 }, (_, n) => `${'  '.repeat(n)}- a\n`).join('')
    return fill(once)(bytes)
  },
  'quotes and lists by turns': (bytes) => `${'> - '.repeat(bytes / 4)}a`,
  'quotes at their limit': fill(`${'> '.repeat(31)}a\n`),
  'lists at their limit': fill(`${'- '.repeat(4)}a\n`),
  'lists at their limit in paragraphs': fill(`${'* '.repeat(4)}a\n\nb\n\n`),
  'lists in quotes at their limit': fill(`${'> '.repeat(28)}${'- '.repeat(4)}a\n`),
  'lazy lines': (bytes) => `${'> '.repeat(30)}a\n${fill('b\n')(bytes)}`,
  'list items': fill('- a\n'),
  'task list items': fill('- [ ] a\n'),
  'items with paragraphs': fill('- a\n\n  b\n\n'),
  'numbers of items': counted((n) => `${n}. a\n`),
  'empty items': fill('-\n'),
  // Blocks
  headings: fill('# a\n'),
  'underlined headings': fill('a\n=\n'),
  'thematic breaks': fill('---\n'),
  'blank lines': fill('\n'),
  'lines of spaces': fill('   \n'),
  tabs: fill('\t'),
  'tabs before text': fill('\t\ta\n'),
  'one line': fill('a '),
  'one word': fill('a'),
  'short lines': fill('a\n'),
  'hard breaks': fill('a  \n'),
  'a fence without an end': (bytes) => `\`\`\`\n${fill('# a\n')(bytes)}`,
  fences: fill('```\na\n```\n'),
  'fences ever longer': counted((n) => `${'`'.repeat((n % 500) + 3)}\na\n`),
  // Tables
  'wide head, short rows': (bytes) => {
    const columns = Math.floor(bytes / 8)
    return `${'|a'.repeat(columns)}|\n${'|-'.repeat(columns)}|\n${'|a|\n'.repeat(bytes / 8)}`
  },
  'a head at its limit, short rows': (bytes) =>
    `${'|a'.repeat(64)}|\n${'|-'.repeat(64)}|\n${'|a|\n'.repeat(bytes / 4)}`,
  'rows of a table': (bytes) => `|a|b|\n|-|-|\n${'|a|b|\n'.repeat(bytes / 6)}`,
  'tables of one row': fill('|a|\n|-|\n\n'),
  'pipes alone': fill('|'),
  'rows without a head': fill('|-|-|\n'),
  'cells full of delimiters': (bytes) => `|a|b|\n|-|-|\n${fill('|*a_ **b_ [c|`d ~e (f|\n')(bytes)}`,
  // Raw HTML
  'inline elements on lines': fill('<b>a</b>\n\n'),
  'blocks in blocks': around('<div>\n', 'a\n', '</div>\n'),
  'blocks in one block': around('<div>', 'a', '</div>'),
  'folded parts in folded parts': around('<details>\n<summary>a</summary>\n\n', 'b\n\n', '</details>\n\n'),
  'folded parts without an end': fill('<details>\n\n'),
  'ends without a beginning': (bytes) => `${'<div>\n'.repeat(40)}${fill('</p>\n')(bytes)}`,
  'summaries with delimiters': (bytes) =>
    `<details><summary>${fill('*a_ ')(Math.min(bytes, 15_000))}</summary></details>`,
  'lists in raw HTML': around('<ul><li>a\n', '', '</ul>\n'),
  'items without an end': (bytes) => `<ul>\n${fill('<li>a\n')(bytes)}</ul>`,
  'tables in raw HTML': (bytes) => `<table>\n${fill('<tr><td>a<td>b\n')(bytes)}</table>`,
  'tables in tables': around('<table><tr><td>\n', 'a\n', '</table>\n'),
  'cells over many columns': (bytes) => `<table>\n${fill('<tr><td colspan=64>a\n')(bytes)}</table>`,
  'cells over many rows': (bytes) => `<table>\n${fill('<tr><td rowspan=2000>a<td rowspan=2000>b\n')(bytes)}</table>`,
  attributes: (bytes) => `<div ${lines('a=b ', bytes)}>`,
  'elements that are not known': fill('<x>\n<y></x>\n'),
  'scripts without an end': fill('<script>\n'),
  comments: fill('<!-- a -->\n'),
  'a comment without an end': (bytes) => `<!--\n${fill('a\n')(bytes)}`,
  // Encodings
  'mojibake of emoji': fill('ðŸš€ '),
  'mojibake of text': fill('Ð¿Ñ€Ð¸Ð²ÐµÑ‚ '),
  'mojibake with lost bytes': fill('ğŸ¯ ğŸš€ â• '),
  'leads of sequences': fill('ðÃâ'),
  'escapes of JSON': fill('\\u003c5 '),
  'escapes of JSON on lines': fill('\\u003c5 \\ud83d\\ude80\n\n'),
  'marks on one letter': (bytes) => `a${fill('\u0301')(bytes)}`,
  'emoji of many parts': fill('👩‍👩‍👧‍👦'),
  'carriage returns': fill('a\r'),
  'markers of a conflict': fill('<<<<<<< a\n=======\n'),
  // Front matter
  'front matter of many keys': (bytes) => `---\ntitle: a\n${counted((n) => `k${n}: 1\n`)(bytes)}---\n`,
  'front matter of many keys within its limit': (bytes) =>
    `---\ntitle: a\n${counted((n) => `k${n}: 1\n`)(Math.min(bytes, 16_000))}---\n`,
  'front matter ever deeper': (bytes) => `---\ntitle: ${'['.repeat(Math.min(bytes, 16_000))}\n---\n`,
  'front matter with aliases': (bytes) =>
    `---\ntitle: &a [a]\n${counted((n) => `k${n}: [*a, *a]\n`)(Math.min(bytes, 16_000))}---\n`,
  'front matter without an end': (bytes) => `---\n${fill('title: a\n')(bytes)}`,
}

/** Patterns of words: what a paragraph, a heading or a cell can hold. */
function inline(): Record<string, (bytes: number) => string> {
  return {
    // Emphasis
    'nested strong emphasis': around('*a **a ', 'b', ' a** a*'),
    'openers of emphasis': fill('_a '),
    'closers of emphasis': fill('a_ '),
    'mismatched delimiters': fill('*a_ '),
    'mixed delimiters': fill('**_* '),
    'delimiters by three': around('a**b', '', 'c* '),
    'long runs of stars': (bytes) => `${'*'.repeat(bytes / 2)}a${'*'.repeat(bytes / 2)}`,
    'runs of stars between words': around(`${'*'.repeat(60)} a `, '', ''),
    'underscores between letters': fill('a_b'),
    'closing after a long opener': (bytes) => `*a ${fill('_a*_')(bytes)}`,
    'carets and stars': around('*^', ' a ', '*^'),
    strikethrough: fill('~~a ~'),
    'nested strikethrough': around('~~a ', 'b', ' a~~'),
    // Links and images
    'openers of links': fill('[a'),
    'closers of links': fill('a]'),
    'links without an end': fill('[a](<b'),
    'addresses without an end': fill('[a](b'),
    'brackets in brackets': around('[', 'a', ']'),
    'links and emphasis': fill('[ a_'),
    'brackets and parentheses': fill('[ (]('),
    'images in nothing': fill('![[]()'),
    'images in images': around('![', 'a', '](b)'),
    'links over emphasis': fill('**x [a*b**c*](d)'),
    'parentheses in an address': (bytes) => `[a](${'('.repeat(bytes)}`,
    'a label without an end': (bytes) => `[${'a'.repeat(bytes)}`,
    'reference labels': fill('[a][b'),
    'uses of a long definition': (bytes) => `[a]: /${'x'.repeat(bytes / 2)}\n\n${'[a] '.repeat(bytes / 8)}`,
    'uses of a long definition on lines': (bytes) => `[a]: /${lines('x', 15_000)}\n\n${'[a]\n\n'.repeat(bytes / 5)}`,
    definitions: counted((n) => `[${n}]: /${n}\n`),
    'definitions with one name': fill('[a]: /b\n'),
    'definitions with long titles': fill(`[a]: /b "${'c'.repeat(900)}"\n`),
    footnotes: counted((n) => `[^${n}]\n\n[^${n}]: ${n}\n\n`),
    'footnotes in footnotes': fill('[^a]: '),
    'uses of one footnote': (bytes) => `[^1]: a\n\n${fill('[^1] ')(bytes)}`,
    // Autolinks
    'addresses with stars': (bytes) => `https://test.com?${'*'.repeat(bytes)}a`,
    'addresses with stars between letters': (bytes) => `https://test.com?${fill('*a')(bytes)}`,
    'hosts without an end': fill('www.'),
    'mail addresses': fill('a@a.'),
    'schemes without an address': fill('https://'),
    'addresses in angle brackets': fill('<https://a'),
    // Code, escapes, entities
    'runs of backticks of every length': counted((n) => `e${'`'.repeat((n % 300) + 1)}`),
    'backticks and backslashes': fill('``\\'),
    'code spans without an end': fill('`a'),
    backslashes: fill('\\'),
    'entities without an end': fill('&a'),
    entities: fill('&amp;'),
    'numeric entities': fill('&#x10FFFF'),
    // Raw HTML
    'tags without an end': fill('<a b'),
    'inline tags': fill('<b>'),
    'inline elements': fill('<b>a</b> '),
    'comments in a paragraph': fill('a <!-- b --> '),
    'openers of comments': fill('a </<!--<!--'),
    instructions: fill('a <?'),
    declarations: fill('a <!A '),
    'character data': fill('a <![CDATA['),
  }
}

/** Each pattern as one line, as one paragraph of lines, and as paragraphs that a guard lets pass. */
function inEveryForm(patterns: Record<string, (bytes: number) => string>): Record<string, (bytes: number) => string> {
  const forms: Record<string, (bytes: number) => string> = {}
  for (const [name, pattern] of Object.entries(patterns)) {
    forms[name] = pattern
    forms[`${name}, on lines`] = (bytes) => fill(`${pattern(5_000)}\n`)(bytes)
    forms[`${name}, in paragraphs`] = (bytes) => fill(`${pattern(350)}\n\n`)(bytes)
    forms[`${name}, in headings`] = (bytes) => fill(`# ${pattern(350)}\n`)(Math.min(bytes, 350 * 4_900))
  }
  return forms
}

function fill(unit: string): (bytes: number) => string {
  return (bytes) => unit.repeat(Math.max(1, Math.floor(bytes / unit.length)))
}

function around(before: string, middle: string, after: string): (bytes: number) => string {
  return (bytes) => {
    const times = Math.max(1, Math.floor(bytes / (before.length + after.length)))
    return before.repeat(times) + middle + after.repeat(times)
  }
}

function counted(unit: (n: number) => string): (bytes: number) => string {
  return (bytes) => {
    const parts: string[] = []
    for (let n = 1, length = 0; length < bytes; n++) {
      const part = unit(n)
      parts.push(part)
      length += part.length
    }
    return parts.join('')
  }
}

/** So long, and nowhere too long a line. */
function lines(unit: string, bytes: number): string {
  return bytes <= 15_000 ? fill(unit)(bytes) : fill(`${fill(unit)(15_000)}\n`)(bytes)
}
