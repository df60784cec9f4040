import { readFileSync } from 'node:fs'
import { defaultSchema } from 'hast-util-sanitize'
import { HtmlValidate } from 'html-validate'
import type { Root } from 'mdast'
import { describe, expect, it } from 'vitest'
import { parse } from '../src/read/parse.ts'
import { survey, type ToHtmlOptions, toHtml, toText, words } from '../src/render/index.ts'
import { schema } from '../src/render/schema.ts'
import { wordsOfHtml } from './html.ts'

const home = { repository: 'https://github.com/lantern/lantern', branch: 'main', path: 'docs/ROADMAP.md' }

function render(source: string | Root, options: Partial<ToHtmlOptions> = {}) {
  const tree = typeof source === 'string' ? parse(source) : source
  const { html, messages } = toHtml(tree.children, { survey: survey(tree), ...options })
  return {
    html: html.trimEnd(),
    messages: messages.map(({ ruleId, line, column, fatal }) => ({ ruleId, at: `${line}:${column}`, fatal })),
    reasons: messages.map(({ reason }) => reason),
  }
}

const html = (source: string, options?: Partial<ToHtmlOptions>) => render(source, options).html

describe('A link', () => {
  it('leads to the web or to a mailbox, in the form that a browser uses, and is not vouched for', () => {
    expect(html('[a](https://Example.org/ä?q=1#f "t")')).toBe(
      '<p><a href="https://example.org/%C3%A4?q=1#f" rel="noopener noreferrer nofollow ugc" title="t">a</a></p>',
    )
    expect(html('<someone@example.org>')).toBe('<p><a href="mailto:someone@example.org">someone@example.org</a></p>')
  })

  it('keeps its text and says so where it leads into a script', () => {
    const { html, messages, reasons } = render('One\n\nand [*two*](javascript:fire()) three')
    expect(html).toBe('<p>One</p>\n<p>and <em>two</em> three</p>')
    expect(messages).toEqual([{ ruleId: 'link-scheme', at: '3:5', fatal: false }])
    expect(reasons[0]).toMatch(/^Unexpected link to `javascript:`, expected `https:`/)
  })

  it.each([
    ['tel:1', 'link-scheme'],
    ['file:///etc/passwd', 'link-scheme'],
    ['C:\\\\plans', 'link-scheme'],
    ['https://', 'link-address'],
    ['https://a&b/', 'link-address'],
    ['mailto:', 'link-address'],
  ])('to `%s` stays text', (address, rule) => {
    const { html, messages } = render(`[a](${address})`)
    expect(html).toBe('<p>a</p>')
    expect(messages.map(({ ruleId }) => ruleId)).toEqual([rule])
  })

  it('shows the host beside it where the written one could be taken for another', () => {
    for (const [address, host] of [
      ['https://bаnk.example/', 'xn--bnk-6cd.example'],
      ['https://xn--bnk-6cd.example/', 'xn--bnk-6cd.example'],
      ['https://good.example@evil.example/', 'evil.example'],
      ['https://good.example:pass@evil.example/', 'evil.example'],
      ['//evil.example/', 'evil.example'],
      ['/\\evil.example/', 'evil.example'],
      ['https://ｅvil.example/', 'evil.example'],
      ['http://0x7f.1/', '127.0.0.1'],
    ]) {
      const { html, messages } = render(`[a](${address})`)
      expect(html, address).toContain(`</a> <span class="host" dir="ltr">(${host})</span>`)
      expect(html, address).toContain(`://${host}/" rel=`)
      expect(messages, address).toEqual([{ ruleId: 'link-host', at: '1:1', fatal: false }])
    }
    expect(render('[a](HTTPS://Example.org:443/)').messages).toEqual([])
  })

  it('is looked up by the first definition of its name', () => {
    expect(html('[a][B  c] [b C]\n\n[b c]: https://one.example\n[B C]: https://two.example')).toMatch(
      /^<p><a href="https:\/\/one.example\/"[^>]*>a<\/a> <a href="https:\/\/one.example\/"[^>]*>b C<\/a><\/p>$/,
    )
  })

  it('uses a definition that stands elsewhere in the document', () => {
    const tree = parse('# One\n\n[a]\n\n# Two\n\n[a]: https://one.example')
    expect(toHtml(tree.children.slice(1, 2), { survey: survey(tree) }).html).toContain('href="https://one.example/"')
  })

  it('without a text says where it leads', () => {
    expect(html('[](https://example.org/a/)')).toContain('>example.org/a</a>')
  })

  it('is never inside another link', () => {
    expect(html('<a href="https://one.example">see https://two.example</a>').match(/<a /g)).toHaveLength(1)
  })
})

describe('A path', () => {
  it.each([
    ['plan.md', 'https://github.com/lantern/lantern/blob/main/docs/plan.md'],
    ['./a b/c.md', 'https://github.com/lantern/lantern/blob/main/docs/a%20b/c.md'],
    ['../README.md#top', 'https://github.com/lantern/lantern/blob/main/README.md#top'],
    ['/LICENSE', 'https://github.com/lantern/lantern/blob/main/LICENSE'],
    ['../../../issues/12', 'https://github.com/lantern/lantern/issues/12'],
  ])('`%s` leads into the repository', (path, expected) => {
    expect(html(`[a](<${path}>)`, home)).toBe(
      `<p><a href="${expected}" rel="noopener noreferrer nofollow ugc">a</a></p>`,
    )
  })

  it('follows the way that each forge shows files', () => {
    const on = (repository: string, branch: string | null = 'dev/next') =>
      /href="([^"]*)"/.exec(html('[a](b.md)', { repository, branch, path: 'R.md' }))?.[1]
    expect(on('https://gitlab.com/a/b/')).toBe('https://gitlab.com/a/b/-/blob/dev/next/b.md')
    expect(on('https://codeberg.org/a/b')).toBe('https://codeberg.org/a/b/src/branch/dev/next/b.md')
    expect(on('https://bitbucket.org/a/b')).toBe('https://bitbucket.org/a/b/src/dev/next/b.md')
    expect(on('https://github.com/a/b.git', null)).toBe('https://github.com/a/b/blob/HEAD/b.md')
  })

  it('stays text where the repository could not be one', () => {
    for (const repository of [
      'javascript:fire()',
      'https://a@b.example/c',
      'ftp://b.example/c',
      `https://b.example/${'c'.repeat(300)}`,
    ])
      expect(html('[a](b.md)', { repository }), repository).toBe('<p>a</p>')
  })

  it('that leaves the repository stays text', () => {
    const { html, messages } = render('[a](../../../../../other/plan.md) [b](..%2f..%2f../x)', home)
    expect(html).toContain('<p>a <a href="https://github.com/lantern/lantern/blob/main/')
    expect(messages).toEqual([{ ruleId: 'link-relative', at: '1:1', fatal: false }])
  })

  it('stays text with a warning where no repository is known', () => {
    const { html, messages, reasons } = render('See [the plan](plan.md) and ![a picture](a.png).')
    expect(html).toBe('<p>See the plan and <span class="image">a picture</span>.</p>')
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['link-relative', 'link-relative'])
    expect(reasons[0]).toContain('without a known repository')
  })
})

describe('A link to a heading', () => {
  const source =
    '## Phase 2: *the* grid 🎉\n\n## Phase 2: the grid 🎉\n\n[a](#phase-2-the-grid--1)\n\n## Über 日本\n\n[b](#%C3%9Cber-%E6%97%A5%E6%9C%AC)'

  it("leads to GitHub's anchor on the page of the document", () => {
    const page = html(source, { anchors: 'github' })
    expect(page).toContain('<h2 id="phase-2-the-grid-">')
    expect(page).toContain('<h2 id="phase-2-the-grid--1">')
    expect(page).toContain('<h2 id="über-日本">')
    expect(page).toContain('<a href="#phase-2-the-grid--1">a</a>')
    expect(page).toContain('<a href="#über-日本">b</a>')
  })

  it('leads to the page of the document from everywhere else', () => {
    const fragment = html(source, { documentHref: '/base/lantern/document/' })
    expect(fragment).not.toContain(' id=')
    expect(fragment).toContain('<a href="/base/lantern/document/#phase-2-the-grid--1">a</a>')
    expect(html(source)).toContain('<p>a</p>')
  })

  it('that is not there stays text with a warning', () => {
    const { html, messages } = render('[a](#nowhere)', { anchors: 'github' })
    expect(html).toBe('<p>a</p>')
    expect(messages).toEqual([{ ruleId: 'link-anchor', at: '1:1', fatal: false }])
  })

  it("takes GitHub's own prefix where a script or the page could take its id for something else", () => {
    const tree = parse(
      '# Process\n\n# Main\n\n# user-content-process\n\n# Status\n\n[a](#process) [b](#main) [c](#status)',
    )
    const page = toHtml(tree.children, { survey: survey(tree, new Set(['main'])), anchors: 'github' }).html
    expect([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
      'user-content-process',
      'user-content-main',
      'user-content-user-content-process',
      'status',
    ])
    expect([...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      '#user-content-process',
      '#user-content-main',
      '#status',
    ])
  })
})

describe('A picture', () => {
  it('is a link with its text, and is never loaded', () => {
    const { html, messages } = render('![a chart](https://img.example/a.png "t")')
    expect(html).toBe(
      '<p><a class="image" title="t" href="https://img.example/a.png" rel="noopener noreferrer nofollow ugc">a chart</a></p>',
    )
    expect(messages).toEqual([])
  })

  it('in a link is its text', () => {
    expect(html('[![build](https://img.example/b.svg)](https://ci.example/)')).toBe(
      '<p><a href="https://ci.example/" rel="noopener noreferrer nofollow ugc"><span class="image">build</span></a></p>',
    )
  })

  it('without a text has the name of its file, and a warning', () => {
    const { html, messages } = render('![](https://img.example/a/plan.svg?x=1) ![](data:image/png,x)')
    expect(html).toContain('>plan.svg</a> <span class="image">Picture</span>')
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['image-text', 'image-text', 'link-scheme'])
  })
})

describe('Headings', () => {
  it('take their level from the outline, begin where the page says and leave none out', () => {
    expect(html('# a\n\n#### b\n\n###### c\n\n### d\n\n# e', { headingLevel: 3 }).match(/<h\d/g)).toEqual([
      '<h3',
      '<h4',
      '<h5',
      '<h4',
      '<h3',
    ])
    expect(html('### a\n\n## b\n\n##### c').match(/<h\d/g)).toEqual(['<h2', '<h2', '<h3'])
    expect(html('# a\n\n## b\n\n### c', { headingLevel: 6 }).match(/<h\d/g)).toEqual(['<h6', '<h6', '<h6'])
  })

  it('without a text are left out', () => {
    expect(html('#\n\n## <!-- x -->\n\nText')).toBe('<p>Text</p>')
  })
})

describe('Tasks', () => {
  it('carry a mark with a word for those who cannot see it, and no form', () => {
    expect(html('- [x] a\n- [ ] b\n- c')).toBe(
      [
        '<ul class="tasks">',
        '<li class="task" data-status="done"><span class="mark" data-status="done"><span class="visually-hidden">Done: </span></span>a</li>',
        '<li class="task" data-status="planned"><span class="mark" data-status="planned"><span class="visually-hidden">Planned: </span></span>b</li>',
        '<li>c</li>',
        '</ul>',
      ].join('\n'),
    )
  })

  it('have the status that was read for their line, in the words of the page', () => {
    const tasks = new Map([
      [2, 'in-progress' as const],
      [3, 'blocked' as const],
    ])
    const page = html('- [x] a\n- [ ] b\n- ⛔ c', { tasks, words: { status: (status) => `<${status}>` } })
    expect([...page.matchAll(/<li class="task" data-status="([^"]*)">/g)].map(([, status]) => status)).toEqual([
      'done',
      'in-progress',
      'blocked',
    ])
    expect(page).toContain('>&#x3C;in-progress>: </span>')
  })

  it('have their mark before their first words in loose lists too', () => {
    expect(html('- [x] a\n\n  b\n- [ ] c')).toContain('<p><span class="mark" data-status="done">')
  })
})

describe('Lists', () => {
  it('keep the number that they begin with', () => {
    expect(html('7. a\n8. b')).toBe('<ol start="7">\n<li>a</li>\n<li>b</li>\n</ol>')
  })

  it('are made again from items that were cut out of one', () => {
    const tree = parse('- a\n- [x] b')
    const list = tree.children[0]
    if (list?.type !== 'list') throw new Error('expected a list')
    const { html } = toHtml(list.children, { survey: survey(tree) })
    expect(html).toMatch(/^<ul class="tasks">\n<li>a<\/li>\n<li class="task"/)
    expect(html.match(/<ul/g)).toHaveLength(1)
  })
})

describe('Tables', () => {
  it('scroll alone, have a name and keep how their columns are set', () => {
    expect(html('| Version | Date |\n| :-: | -: |\n| 1.0 | May |')).toBe(
      [
        '<div class="table" role="group" tabindex="0" aria-label="Version, Date"><table>',
        '<thead>\n<tr>\n<th scope="col" data-align="center">Version</th>\n<th scope="col" data-align="right">Date</th>\n</tr>\n</thead>',
        '<tbody>\n<tr>\n<td data-align="center">1.0</td>\n<td data-align="right">May</td>\n</tr>\n</tbody>',
        '</table></div>',
      ].join('\n'),
    )
  })

  it('have no empty head', () => {
    const page = html('| | |\n| - | - |\n| a | b |', { words: { table: 'Tafel' } })
    expect(page).not.toContain('<thead>')
    expect(page).toContain('aria-label="Tafel"')
    expect(html('| | b |\n| - | - |\n| a | b |')).toContain('<td></td>\n<th scope="col">b</th>')
  })
})

describe('Folded parts', () => {
  it('stay folded parts with their summary', () => {
    expect(html('<details>\n<summary>More <b>of it</b></summary>\n\nText.\n\n</details>')).toBe(
      '<details>\n<summary>More <strong>of it</strong></summary>\n<p>Text.</p>\n</details>',
    )
  })

  it('get a word to open them with where they have none', () => {
    expect(html('<details>\n\nText.\n\n</details>', { words: { details: 'Mehr' } })).toBe(
      '<details>\n<summary>Mehr</summary>\n<p>Text.</p>\n</details>',
    )
  })
})

describe('HTML that means nothing here', () => {
  it('is shown as it is written, with its place', () => {
    const { html, messages, reasons } = render('a <blink>b</blink>\n\n<script>\nfire()\n</script>')
    expect(html).toBe(
      '<p>a <code class="raw-html">&#x3C;blink></code>b<code class="raw-html">&#x3C;/blink></code></p>\n' +
        '<pre class="raw-html" tabindex="0"><code>&#x3C;script>\nfire()\n&#x3C;/script></code></pre>',
    )
    expect(messages).toEqual([
      { ruleId: 'raw-html', at: '1:3', fatal: false },
      { ruleId: 'raw-html', at: '3:1', fatal: false },
    ])
    expect(reasons[1]).toBe('Unexpected HTML `<script>`, expected Markdown; it is shown as text')
  })

  it('is hidden where its author hid it', () => {
    expect(html('a <!-- b --> c\n\n<!-- d -->')).toBe('<p>a  c</p>')
  })
})

describe('Code', () => {
  it('names its language and nothing else', () => {
    expect(html('```js title="x"\n<b>\n```')).toBe(
      '<pre tabindex="0"><code class="language-js">&#x3C;b>\n</code></pre>',
    )
    expect(html('```"onclick=x\na\n```')).toBe('<pre tabindex="0"><code>a\n</code></pre>')
  })
})

describe('Footnotes', () => {
  it('stand at the end in the order of their first call, with a way back to every call', () => {
    const page = html('a[^b] c[^d] e[^b]\n\n[^d]: D[^x]\n[^b]: B\n[^x]: X')
    expect([...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual([
      'fnref:1',
      'fnref:2',
      'fnref:1-2',
      'fn:1',
      'fn:2',
      'fnref:3',
      'fn:3',
    ])
    expect([...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)).toEqual([
      'fn:1',
      'fn:2',
      'fn:1',
      'fnref:1',
      'fnref:1-2',
      'fn:3',
      'fnref:2',
      'fnref:3',
    ])
  })

  it('are kept where nothing calls them', () => {
    const page = html('Text\n\n[^a]: Lonely')
    expect(page).toContain('<li id="fn:1">\n<p>Lonely</p>\n</li>')
    expect(page).not.toContain('fnref')
  })

  it('come along with a fragment that calls them, under its own ids', () => {
    const tree = parse('One[^a]\n\nTwo[^a]\n\n[^a]: Note')
    const shared = survey(tree)
    const pages = [0, 1].map(
      (n) => toHtml(tree.children.slice(n, n + 1), { survey: shared, idPrefix: `part-${n}-` }).html,
    )
    const ids = pages.flatMap((page) => [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))
    expect(ids).toEqual(['part-0-fnref:1', 'part-0-fn:1', 'part-1-fnref:1', 'part-1-fn:1'])
    expect(pages.every((page) => page.includes('Note'))).toBe(true)
  })

  it('lead back to their first twenty calls', () => {
    const page = html(`${'a[^a] '.repeat(30)}\n\n[^a]: Note`)
    expect(page.match(/href="#fn:1"/g)).toHaveLength(30)
    expect(page.match(/role="doc-backlink"/g)).toHaveLength(20)
  })

  it('that call themselves come to an end', () => {
    expect(html('a[^a]\n\n[^a]: again[^a] and [^b]\n[^b]: back[^a]').match(/<li/g)).toHaveLength(2)
  })
})

describe('A line', () => {
  it('has no block around it, so that a title can be printed', () => {
    const tree = parse('## A *b* `c` [d](https://e.example)[^f] <!-- g -->\n\n[^f]: G')
    const heading = tree.children[0]
    if (heading?.type !== 'heading') throw new Error('expected a heading')
    expect(toHtml(heading.children, { survey: survey(tree) }).html.trimEnd()).toBe(
      'A <em>b</em> <code>c</code> <a href="https://e.example/" rel="noopener noreferrer nofollow ugc">d</a>',
    )
  })
})

describe('Text in two directions', () => {
  it('has its direction block by block, by what most of it is written in', () => {
    const page = html('# GitHub של הפרויקט\n\nAn English line.\n\n- פריט\n  - item\n\n`a()`\n\n12:30')
    expect(page).toBe(
      [
        '<h2 dir="rtl">GitHub של הפרויקט</h2>',
        '<p dir="ltr">An English line.</p>',
        '<ul dir="rtl">\n<li dir="rtl">פריט\n<ul dir="ltr">\n<li dir="ltr">item</li>\n</ul></li>\n</ul>',
        '<p dir="ltr"><code dir="ltr">a()</code></p>',
        '<p>12:30</p>',
      ].join('\n'),
    )
  })

  it('is not spoken of where all runs one way', () => {
    expect(html('# A\n\n- b\n\n| c |\n| - |\n| d |')).not.toContain('dir=')
  })
})

describe('Characters', () => {
  it('that HTML has no place for are shown as such', () => {
    const tree: Root = {
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'text', value: 'a\u0000b\rc\u001bd\ud800e🎉' }] }],
    }
    expect(render(tree).html).toBe('<p>a\ufffdb\nc\ufffdd\ufffde🎉</p>')
  })
})

describe('The allow-list', () => {
  it("is a part of GitHub's", () => {
    expect((schema.tagNames ?? []).filter((name) => !defaultSchema.tagNames?.includes(name))).toEqual([])
  })

  it('names nothing that loads, embeds, submits, styles or frames', () => {
    const names = [
      ...(schema.tagNames ?? []),
      ...Object.values(schema.attributes ?? {})
        .flat()
        .flat(),
    ]
    for (const name of [
      'img',
      'source',
      'picture',
      'form',
      'input',
      'button',
      'style',
      'iframe',
      'src',
      'srcSet',
      'name',
      'target',
      'cite',
    ])
      expect(names).not.toContain(name)
  })
})

describe('A whole document', () => {
  const source = readFileSync(new URL('fixtures/rendering/everything-that-gfm-writes.md', import.meta.url), 'utf8')

  it('keeps every word', () => {
    const tree = parse(source)
    const left = new Map<string, number>()
    for (const word of wordsOfHtml(render(tree).html)) left.set(word, (left.get(word) ?? 0) + 1)
    const missing = words(toText(tree.children)).filter((word) => {
      const count = left.get(word) ?? 0
      left.set(word, count - 1)
      return count <= 0
    })
    expect(missing).toEqual([])
    expect(words(toText(tree.children))).toEqual(
      expect.arrayContaining(['surplus', 'nobody', 'unknown', 'poles', '日']),
    )
    expect(words(toText(tree.children))).not.toContain('hidden')
  })

  it.each(['github', 'none'] as const)('is valid HTML (anchors: %s)', (anchors) => {
    const { html } = render(source, { ...home, anchors, documentHref: '/document/' })
    const page = `<!DOCTYPE html>\n<html lang="en"><head><title>Page</title></head><body><main><h1>Page</h1>\n${html}\n</main></body></html>\n`
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended', 'html-validate:a11y'],
      // GitHub's anchors may begin with a digit and may be in any script; HTML allows both.
      rules: { 'valid-id': ['error', { relaxed: true }] },
    })
    const { results } = validator.validateStringSync(page)
    expect(
      results.flatMap((result) => result.messages).map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
    ).toEqual([])
  })

  it('says the same every time', () => {
    const tree = parse(source)
    const options = { survey: survey(tree), ...home, anchors: 'github' as const }
    expect(toHtml(tree.children, options)).toEqual(toHtml(tree.children, options))
  })

  it('is left as it was', () => {
    const tree = parse(source)
    render(tree, { ...home, anchors: 'github' })
    expect(tree).toEqual(parse(source))
  })
})

describe('Words', () => {
  it('are runs of letters, marks and digits, whatever their case, form and punctuation', () => {
    expect(words('Don’t — re-use “ﬁne” v1.0 ½ Ａ É')).toEqual([
      'don',
      't',
      're',
      'use',
      'fine',
      'v1',
      '0',
      '1',
      '2',
      'a',
      'é',
    ])
  })

  it('are single characters where a script has no spaces', () => {
    expect(words('東京タワーへ go')).toEqual(['東', '京', 'タ', 'ワ', 'ー', 'へ', 'go'])
    expect(words('한국어 로드맵')).toEqual(['한국어', '로드맵'])
    expect(words('שָׁלוֹם עולם')).toEqual(['שָׁלוֹם'.normalize('NFKC'), 'עולם'])
  })
})
