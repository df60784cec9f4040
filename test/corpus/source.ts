import type { Nodes as HastNodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import type { Html, Nodes, Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { frontMatter } from '../../src/read/front-matter.ts'
import { parse } from '../../src/read/parse.ts'
import { words } from '../../src/render/index.ts'

/*
 * The words that a document owes its readers. What a tree leaves out is exempt, by the kind of its node and never by its words:
 *
 * - front matter, which is not part of the document's text;
 * - comments, which their author hid; they have to be among `unplaced` instead (`hidden`);
 * - addresses and labels of links, pictures, definitions and footnotes, where the text that is linked is there, and titles of definitions;
 * - the info string of a fence;
 * - names and attributes of raw HTML, texts for pictures apart;
 * - the signs of headings, lists, tables and emphasis; boxes of tasks; references such as `&amp;`, which count as what they stand for.
 */

/** A line of the source and the words on it. */
export interface Line {
  line: number
  words: string[]
}

export interface Source {
  /** By our own reading: `parse`. */
  lines: Line[]
  /** Titles of links and pictures: words that a page may show as a hint. */
  titles: Line[]
  /** By remark-parse and remark-gfm, with parse5 for raw HTML: nothing of our own reading but its idea of a word. */
  reference: Line[]
  /** Words of comments, by the same. */
  hidden: Line[]
  /** Lines of the head rows of tables. */
  heads: Set<number>
  /** What a page may show besides: raw HTML as it is written, and the address of a link or the file of a picture without words. */
  besides: string[]
}

const reference = unified().use(remarkParse).use(remarkGfm)

/** What a decoded text owes its readers. */
export function sourceOf(text: string): Source {
  const own = lines(parse(frontMatter(text).body))
  const other = lines(reference.parse(withoutFrontMatter(text)))
  const { shown, titles, heads, besides } = own
  return { lines: shown, titles, heads, besides, reference: other.shown, hidden: other.hidden }
}

/** Front matter as Jekyll, Hugo and Astro know it: what stands between `---` in the first line and the next such line. */
function withoutFrontMatter(text: string): string {
  const end = text.startsWith('---\n') ? text.indexOf('\n---\n', 3) : -1
  const block = end < 0 ? '' : text.slice(0, end + 5)
  const isMap = /^[A-Za-z_][\w-]*:/m.test(block)
  return isMap ? '\n'.repeat(block.split('\n').length - 1) + text.slice(block.length) : text
}

const ofALine = new Set([
  ...['text', 'inlineCode', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'html', 'comment'],
  ...['footnoteReference', 'subscript', 'superscript', 'keyboard'],
])

interface Piece {
  line: number
  text: string
}

/** The words of a tree by the line that they stand on. Words that markup only divides (`re**mark**`) are one. */
function lines(tree: Root) {
  const shown: Piece[] = []
  const hidden: Piece[] = []
  const titles: Piece[] = []
  const heads = new Set<number>()
  const besides: string[] = []
  let open: Piece | null = null

  const put = (value: string, line: number, last = Number.POSITIVE_INFINITY): void => {
    for (const [index, text] of value.split('\n').entries()) {
      if (index > 0) open = null
      if (open) open.text += text
      else {
        open = { line: Math.min(line + index, last), text }
        shown.push(open)
      }
    }
  }
  const visit = (node: Nodes): void => {
    const line = node.position?.start.line ?? 0
    const isApart = !ofALine.has(node.type)
    if (isApart) open = null
    // `&#10;` gives a line end that is none in the source.
    if (node.type === 'text' || node.type === 'inlineCode') put(node.value, line, node.position?.end.line)
    else if (node.type === 'code') put(node.value, line + (isFenced(node) ? 1 : 0))
    else if (node.type === 'image' || node.type === 'imageReference') put(node.alt ?? '', line)
    else if (node.type === 'html') ofHtml(node)
    else if (node.type === 'table') for (const number of linesOf(node.children[0])) heads.add(number)
    if ((node.type === 'link' || node.type === 'image') && node.title) titles.push({ line, text: node.title })
    if ('url' in node) besides.push(...words(node.url))
    if (node.type === 'html') besides.push(...words(node.value))
    if (node.type === 'details' && node.children[0]?.type !== 'summary') besides.push('details')
    if ('children' in node) for (const child of node.children) visit(child)
    if (isApart) open = null
  }
  const ofHtml = (node: Html): void => {
    const first = node.position?.start.line ?? 0
    const ofElements = (part: HastNodes): void => {
      const line = first + (part.position?.start.line ?? 1) - 1
      const isApart = part.type === 'element' && !inlineElements.has(part.tagName)
      if (isApart) open = null
      if (part.type === 'text') put(part.value, line)
      if (part.type === 'comment' && node.value.includes('<!--')) hidden.push({ line, text: part.value })
      if (part.type === 'element' && typeof part.properties.alt === 'string') {
        open = null
        put(part.properties.alt, line)
        open = null
      }
      if ('content' in part && part.content) ofElements(part.content)
      if ('children' in part) for (const child of part.children) ofElements(child)
      if (isApart) open = null
    }
    const names = [...node.value.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name = '']) => name.toLowerCase())
    const isApart = names.some((name) => !inlineElements.has(name))
    if (isApart) open = null
    ofElements(fromHtml(node.value, { fragment: true }))
    if (isApart) open = null
  }
  visit(tree)
  return { shown: worded(shown), hidden: worded(hidden), titles: worded(titles), heads, besides }
}

const inlineElements = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

function worded(pieces: readonly Piece[]): Line[] {
  return pieces.map(({ line, text }) => ({ line, words: words(text) })).filter(({ words }) => words.length > 0)
}

function linesOf(node: Nodes | undefined): number[] {
  const { start, end } = node?.position ?? {}
  return start && end ? Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index) : []
}

/** The lines of a fence are those after its opening. */
function isFenced(node: Nodes & { value: string }): boolean {
  const { start, end } = node.position ?? {}
  return start !== undefined && end !== undefined && end.line - start.line + 1 > node.value.split('\n').length
}
