import type { Heading, Html, List, ListItem, Nodes, Paragraph, PhrasingContent, Text } from 'mdast'
import { toString as stringOf } from 'mdast-util-to-string'
import type { Point, Position } from 'unist'
import { type Content, type Element, isBlock } from './html-elements.ts'
import {
  along,
  around,
  asBlocks,
  asWords,
  boxOf,
  endOf,
  gap,
  isBlank,
  isEither,
  isWords,
  joinedTexts,
  startOf,
  textOf,
} from './html-lines.ts'
import type { Summary } from './html-nodes.ts'
import { tableOf } from './html-table.ts'
import { positionOf } from './html-tokens.ts'
import { toTree } from './parse-markdown.ts'

/** What elements are turned into nodes with. */
interface State {
  /** Raw HTML nodes that gave something; the others stay as they are. */
  understood: ReadonlySet<Html>
  kept: Set<Html>
  /** Inside a summary, where writers use Markdown although GitHub shows it as written. */
  inSummary: boolean
}

/** Elements and the Markdown between them as the mdast nodes that mean the same; words and blocks still side by side. */
export function nodesOf(contents: readonly Content[], understood: ReadonlySet<Html>): Nodes[] {
  return all(contents, { understood, kept: new Set(), inSummary: false })
}

function all(contents: readonly Content[], state: State): Nodes[] {
  const nodes: Nodes[] = []
  for (const content of contents) for (const node of one(content, state)) nodes.push(node)
  return nodes
}

function one(content: Content, state: State): Nodes[] {
  const { position } = content
  switch (content.kind) {
    case 'node':
      return [content.node]
    case 'gap':
      return [gap]
    case 'comment':
      return [{ type: 'comment', value: content.value, position }]
    case 'element':
      return ofElement(content, state)
    default: {
      if (!state.understood.has(content.of)) {
        if (state.kept.has(content.of)) return []
        state.kept.add(content.of)
        return [content.of]
      }
      if (content.kind === 'raw') return [{ type: 'html', value: content.source, position }]
      if (state.inSummary) return wordsOfMarkdown(content.source, position) ?? [collapsed(content.value, position)]
      return [collapsed(content.value, position)]
    }
  }
}

/** White space that is not shown as it is written. */
const uneven = /[\t\f\r]|[ \n][ \n]/

/** White space as HTML shows it; a line end stays one, as Markdown has it. */
function collapsed(value: string, position: Position): Text {
  const shown = uneven.test(value)
    ? value.replace(/[ \t\n\f\r]+/g, (space) => (space.includes('\n') ? '\n' : ' '))
    : value
  return textOf(shown, position)
}

const emphasised = /[*_`~[\\]/

function wordsOfMarkdown(source: string, position: Position): PhrasingContent[] | null {
  if (!emphasised.test(source) || source.length > 1000) return null
  const paragraphs = toTree(source.trim()).children
  const only = paragraphs[0]
  if (only?.type !== 'paragraph' || paragraphs.length !== 1) return null
  const before = source.slice(0, source.length - source.trimStart().length)
  const after = source.slice(source.trimEnd().length)
  const lines = before.split('\n').length - 1
  const at = lines > 0 ? { line: position.start.line + lines, column: 1 } : along(position.start, before)
  shift(only, at)
  const words: PhrasingContent[] = [...only.children]
  if (before !== '') words.unshift(collapsed(before, { start: position.start, end: at }))
  if (after !== '') words.push(collapsed(after, { start: positionOf(only).end, end: position.end }))
  return words
}

function shift(node: Nodes, by: Point): void {
  if (node.position) {
    for (const point of [node.position.start, node.position.end]) {
      if (point.line === 1) point.column += by.column - 1
      point.line += by.line - 1
      if (point.offset !== undefined && by.offset !== undefined) point.offset += by.offset
      else delete point.offset
    }
  }
  if ('children' in node) for (const child of node.children) shift(child, by)
}

function ofElement(element: Element, state: State): Nodes[] {
  const { name, attributes, position } = element
  const content = () => all(element.children, state)
  switch (name) {
    case 'br':
      return [{ type: 'break', position }]
    case 'hr':
      return [{ type: 'thematicBreak', position }]
    case 'wbr':
    case 'col':
    case 'colgroup':
    case 'source':
      return []
    case 'input':
      return [boxOf(attributes.has('checked'), position)]
    case 'img': {
      const url = attributes.get('src') ?? ''
      const alt = attributes.get('alt') ?? ''
      if (url === '') return alt === '' ? [] : [textOf(alt, position)]
      return [{ type: 'image', url, alt, title: attributes.get('title') ?? null, position }]
    }
    case 'b':
    case 'strong':
      return marked(content(), (children, at) => ({ type: 'strong', children, position: at ?? position }))
    case 'i':
    case 'em':
    case 'cite':
    case 'dfn':
    case 'var':
      return marked(content(), (children, at) => ({ type: 'emphasis', children, position: at ?? position }))
    case 's':
    case 'del':
    case 'strike':
      return marked(content(), (children, at) => ({ type: 'delete', children, position: at ?? position }))
    case 'sub':
    case 'sup':
    case 'kbd': {
      const type = name === 'sub' ? 'subscript' : name === 'sup' ? 'superscript' : 'keyboard'
      const data = { hName: name }
      return marked(content(), (children, at) => ({ type, children, data, position: at ?? position }))
    }
    case 'a': {
      const url = attributes.get('href')
      if (url === undefined) return content()
      const title = attributes.get('title') ?? null
      return marked(content(), (children, at) => ({ type: 'link', url, title, children, position: at ?? position }))
    }
    case 'code':
    case 'samp':
    case 'tt': {
      const value = stringIn(element.children).replace(/\s+/g, ' ')
      return value.trim() === '' ? [] : [{ type: 'inlineCode', value, position }]
    }
    case 'q':
      return [textOf('“', startOf(position)), ...content(), textOf('”', endOf(position))]
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const depth = Number(name[1]) as Heading['depth']
      return [{ type: 'heading', depth, children: asWords(content()), position }]
    }
    case 'pre':
      return [codeOf(element)]
    case 'blockquote':
      return [{ type: 'blockquote', children: asBlocks(content()), position }]
    case 'ul':
    case 'ol':
      return [listOf(element, state)]
    case 'dt':
      return asBlocks(marked(content(), (children, at) => ({ type: 'strong', children, position: at ?? position })))
    case 'details':
      return [detailsOf(element, state)]
    case 'summary':
      return asBlocks(asWords(all(element.children, { ...state, inSummary: true })))
    case 'table':
      return tableOf(element, (contents) => all(contents, state))
    case 'p':
    case 'li':
    case 'dd':
    case 'tr':
    case 'td':
    case 'th':
    case 'thead':
    case 'tbody':
    case 'tfoot':
    case 'caption':
      return withPlace(asBlocks(content()), position)
    default:
      return isBlock(name) && name !== 'picture' ? withPlace(asBlocks(content()), position) : content()
  }
}

/** A single paragraph stands where its element stands, tags included. */
function withPlace(blocks: Nodes[], position: Position): Nodes[] {
  const only = blocks[0]
  if (blocks.length === 1 && only?.type === 'paragraph') only.position = position
  return blocks
}

/** Puts a mark around words; where the element holds blocks, around the words of each paragraph and heading. */
function marked(nodes: Nodes[], make: (children: PhrasingContent[], position?: Position) => PhrasingContent): Nodes[] {
  if (nodes.every((node) => isWords(node) || isEither(node))) {
    const words = joinedTexts(nodes as PhrasingContent[])
    return words.every((word) => isBlank(word)) ? words : [make(words)]
  }
  return asBlocks(nodes).map((node): Nodes => {
    if (node.type !== 'paragraph' && node.type !== 'heading') return node
    return { ...node, children: [make(node.children, around(node.children))] } as Paragraph | Heading
  })
}

function stringIn(contents: readonly Content[]): string {
  return contents
    .map((content) => {
      if (content.kind === 'element') return content.name === 'br' ? '\n' : stringIn(content.children)
      if (content.kind === 'node') return stringOf(content.node)
      if (content.kind === 'text') return content.value
      return content.kind === 'raw' ? content.source : content.kind === 'gap' ? '\n' : ''
    })
    .join('')
}

function codeOf(element: Element): Nodes {
  const inner = element.children.find((child) => child.kind === 'element' && child.name === 'code')
  const classes = inner?.kind === 'element' ? (inner.attributes.get('class') ?? '') : ''
  const lang = /(?:^|\s)lang(?:uage)?-(\S+)/.exec(classes)?.[1] ?? element.attributes.get('lang') ?? null
  const value = stringIn(element.children).replace(/^\n/, '').trimEnd()
  return { type: 'code', lang, meta: null, value, position: element.position }
}

function listOf(element: Element, state: State): List {
  const items: ListItem[] = []
  for (const child of element.children) {
    if (child.kind === 'element' && child.name === 'li') {
      items.push(itemOf(child, state))
      continue
    }
    const strays = asBlocks(one(child, state))
    const last = items.at(-1)
    if (strays.length === 0) continue
    if (last) {
      for (const stray of strays) last.children.push(stray)
      last.position = { start: positionOf(last).start, end: child.position.end }
    } else items.push({ type: 'listItem', spread: false, checked: null, children: strays, position: child.position })
  }
  const ordered = element.name === 'ol'
  const start = Number.parseInt(element.attributes.get('start') ?? '1', 10)
  return {
    type: 'list',
    ordered,
    start: ordered ? (Number.isSafeInteger(start) ? start : 1) : null,
    spread: false,
    children: items,
    position: element.position,
  }
}

function itemOf(element: Element, state: State): ListItem {
  const [box, rest] = withoutBox(element.children)
  const children = asBlocks(all(rest, state))
  const checked = box === null ? null : box.attributes.has('checked')
  return { type: 'listItem', spread: false, checked, children, position: element.position }
}

/** A checkbox that begins an item, perhaps in its paragraph or label, is the box of a task list (GFM 5.3). */
function withoutBox(contents: readonly Content[]): [box: Element | null, rest: readonly Content[]] {
  const at = contents.findIndex((content) =>
    content.kind === 'text' ? content.value.trim() !== '' : content.kind !== 'gap',
  )
  const first = contents[at]
  if (first?.kind !== 'element') return [null, contents]
  if (first.name === 'input') return [first, contents.toSpliced(at, 1)]
  if (first.name !== 'p') return [null, contents]
  const [box, children] = withoutBox(first.children)
  return [box, box === null ? contents : contents.with(at, { ...first, children: [...children] })]
}

function detailsOf(element: Element, state: State): Nodes {
  const at = element.children.findIndex((child) => child.kind === 'element' && child.name === 'summary')
  const found = element.children[at]
  const content = asBlocks(all(at === -1 ? element.children : element.children.toSpliced(at, 1), state))
  if (found?.kind !== 'element') return { type: 'details', children: content, position: element.position }
  const words = asWords(all(found.children, { ...state, inSummary: true }))
  const summary: Summary = { type: 'summary', children: words, position: found.position }
  return { type: 'details', children: [summary, ...content], position: element.position }
}
