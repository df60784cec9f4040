import type {
  AlignType,
  BlockContent,
  Heading,
  Html,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  TableCell,
  TableRow,
  Text,
} from 'mdast'
import { toString as stringOf } from 'mdast-util-to-string'
import type { Point, Position } from 'unist'
import { type Content, type Element, isBlock } from './html-elements.ts'
import type { Summary } from './html-nodes.ts'
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

/** Stands between blocks while words are gathered, and never in a tree. */
const gap = { type: 'gap' } as unknown as Nodes

const wordTypes: ReadonlySet<string> = new Set([
  ...[
    'break',
    'delete',
    'emphasis',
    'footnoteReference',
    'image',
    'imageReference',
    'inlineCode',
    'link',
    'linkReference',
  ],
  ...['strong', 'text', 'subscript', 'superscript', 'keyboard'],
])
const eitherTypes: ReadonlySet<string> = new Set(['html', 'comment'])

function isWords(node: Nodes): node is PhrasingContent {
  return wordTypes.has(node.type)
}

function isEither(node: Nodes): boolean {
  return eitherTypes.has(node.type)
}

function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === ''
}

/** Elements and the Markdown between them as the mdast nodes that mean the same; words and blocks still side by side. */
export function nodesOf(contents: readonly Content[], understood: ReadonlySet<Html>): Nodes[] {
  return all(contents, { understood, kept: new Set(), inSummary: false })
}

/** Words that stand side by side become a paragraph; comments and raw HTML between blocks stand alone. */
export function asBlocks(nodes: readonly Nodes[]): BlockContent[] {
  const blocks: Nodes[] = []
  let line: Nodes[] = []
  const flush = () => {
    if (line.every((node) => isEither(node) || isBlank(node))) {
      for (const node of line) if (isEither(node)) blocks.push(node)
    } else {
      const children = trimmed(line)
      blocks.push({ type: 'paragraph', children, position: around(children) })
    }
    line = []
  }
  for (const node of nodes) {
    if (isWords(node) || isEither(node)) line.push(node)
    else {
      flush()
      if (node !== gap) blocks.push(node)
    }
  }
  flush()
  return blocks as BlockContent[]
}

/** Everything on one line, with a break where a block ends, for places that hold words only: cells, headings, summaries. */
export function asWords(nodes: readonly Nodes[]): PhrasingContent[] {
  const words: Nodes[] = []
  let isNew = false
  let hasWords = false
  const separate = (position: Position) => {
    if (hasWords) words.push({ type: 'break', position: startOf(position) })
  }
  for (const node of nodes) {
    if (isWords(node) || isEither(node)) {
      if (isNew && isBlank(node)) continue
      if (isNew && !isEither(node)) separate(positionOf(node))
      isNew = isNew && isEither(node)
      hasWords ||= !isEither(node) && !isBlank(node)
      words.push(node)
    } else if (node === gap) isNew = words.length > 0
    else {
      const flat = wordsOf(node)
      if (flat.length === 0) continue
      separate(positionOf(node))
      for (const word of flat) words.push(word)
      hasWords = true
      isNew = true
    }
  }
  return trimmed(words)
}

/** The same for emphasis and links, which keep the spaces at their ends. */
export function asWordsWithin(nodes: readonly Nodes[]): PhrasingContent[] {
  return nodes.every((node) => isWords(node) || isEither(node))
    ? joinedTexts(nodes as PhrasingContent[])
    : asWords(nodes)
}

function wordsOf(node: Nodes): PhrasingContent[] {
  switch (node.type) {
    case 'code':
      return [{ type: 'inlineCode', value: node.value, position: positionOf(node) }]
    case 'thematicBreak':
    case 'definition':
      return []
    case 'listItem': {
      const box = typeof node.checked === 'boolean' ? [boxOf(node.checked, positionOf(node))] : []
      return [...box, ...asWords(node.children)]
    }
    case 'tableRow':
      return node.children.flatMap((cell, at) => [
        ...(at === 0 ? [] : [textOf(' ', positionOf(cell))]),
        ...cell.children,
      ])
    default:
      return 'children' in node ? asWords(node.children as Nodes[]) : []
  }
}

function textOf(value: string, position: Position): Text {
  return { type: 'text', value, position }
}

function boxOf(checked: boolean, position: Position): Text {
  return textOf(checked ? '☑ ' : '☐ ', position)
}

/** Without blank words at both ends, and with texts that follow each other joined. */
function trimmed(nodes: readonly Nodes[]): PhrasingContent[] {
  const words = joinedTexts(nodes as PhrasingContent[])
  const first = words[0]
  if (first?.type === 'text') trimStart(first)
  const last = words.at(-1)
  if (last?.type === 'text') trimEnd(last)
  return words.filter((node) => node.type !== 'text' || node.value !== '')
}

function trimStart(node: Text): void {
  const value = node.value.trimStart()
  const space = node.value.slice(0, node.value.length - value.length)
  const { start, end } = positionOf(node)
  const lines = space.split('\n').length - 1
  if (space !== '')
    node.position = { start: lines > 0 ? { line: start.line + lines, column: 1 } : along(start, space), end }
  node.value = value
}

function trimEnd(node: Text): void {
  const value = node.value.trimEnd()
  const space = node.value.slice(value.length)
  const { start, end } = positionOf(node)
  const lines = space.split('\n').length - 1
  const column = value.length - value.lastIndexOf('\n')
  const isOneLine = !value.includes('\n')
  if (space !== '') node.position = { start, end: isOneLine ? along(start, value) : { line: end.line - lines, column } }
  node.value = value
}

function along(point: Point, text: string): Point {
  const next: Point = { line: point.line, column: point.column + text.length }
  if (point.offset !== undefined) next.offset = point.offset + text.length
  return next
}

/** Texts that follow each other become one, so that words are found over the seams. */
export function joinedTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type !== 'text') result.push(node)
    else if (last?.type !== 'text') result.push({ ...node })
    else {
      last.value += node.value
      last.position = { start: positionOf(last).start, end: positionOf(node).end }
    }
  }
  return result
}

function around(nodes: readonly Nodes[]): Position {
  const first = nodes[0]
  const last = nodes.at(-1)
  return { start: positionOf(first ?? {}).start, end: positionOf(last ?? {}).end }
}

function all(contents: readonly Content[], state: State): Nodes[] {
  return contents.flatMap((content) => one(content, state))
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

/** White space as HTML shows it; a line end stays one, as Markdown has it. */
function collapsed(value: string, position: Position): Text {
  return textOf(
    value.replace(/[ \t\n\f\r]+/g, (space) => (space.includes('\n') ? '\n' : ' ')),
    position,
  )
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
      return tableOf(element, state)
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

function startOf({ start }: Position): Position {
  return { start, end: start }
}

function endOf({ end }: Position): Position {
  return { start: end, end }
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

/** No table is wider; a span beyond it is taken for one column. */
const mostColumns = 64
/** Cells that spans may add to a table. */
const mostAdded = 4096

interface Row {
  element: Element
  isHead: boolean
}

/** A table, after whatever stands in it outside its cells. */
function tableOf(element: Element, state: State): Nodes[] {
  const rows: Row[] = []
  const strays: Content[] = []
  const collect = (contents: readonly Content[], isHead: boolean) => {
    for (const child of contents) {
      const name = child.kind === 'element' ? child.name : ''
      if (child.kind === 'element' && name === 'tr') rows.push({ element: child, isHead })
      else if (child.kind === 'element' && /^t(?:head|body|foot)$/.test(name)) collect(child.children, name === 'thead')
      else strays.push(child)
    }
  }
  collect(element.children, false)
  const built = rowsOf(rows, strays, state)
  const nodes = asBlocks(all(strays, state))
  const first = built[0]
  if (first === undefined) return nodes
  const head = rows[0]
  const cells = head ? cellsOf(head.element) : []
  if (!head?.isHead && !cells.some((cell) => cell.name === 'th') && !first.children.every(isStrong)) {
    // The first row of a GFM table is its head; a table without one gets an empty head.
    const place = startOf(element.position)
    const empties = first.children.map((): TableCell => ({ type: 'tableCell', children: [], position: place }))
    built.unshift({ type: 'tableRow', children: empties, position: place })
  }
  const align = cells.flatMap((cell): AlignType[] => [alignOf(cell), ...Array(spanOf(cell, 'colspan') - 1).fill(null)])
  return [...nodes, { type: 'table', align, children: built, position: element.position }]
}

function rowsOf(rows: readonly Row[], strays: Content[], state: State): TableRow[] {
  const built: TableRow[] = []
  /** Rows that a cell above still covers, by column. */
  let covered: number[] = []
  let added = 0
  for (const { element } of rows) {
    for (const child of element.children) if (!isCell(child)) strays.push(child)
    const cells: TableCell[] = []
    const next: number[] = []
    const pad = (position: Position) => {
      cells.push({ type: 'tableCell', children: [], position })
      added++
    }
    const skip = () => {
      while ((covered[cells.length] ?? 0) > 0 && added < mostAdded) {
        next[cells.length] = (covered[cells.length] ?? 0) - 1
        pad(startOf(element.position))
      }
    }
    for (const cell of cellsOf(element)) {
      skip()
      const below = spanOf(cell, 'rowspan') - 1
      next[cells.length] = below
      cells.push({ type: 'tableCell', children: asWords(all(cell.children, state)), position: cell.position })
      for (
        let more = spanOf(cell, 'colspan') - 1;
        more > 0 && cells.length < mostColumns && added < mostAdded;
        more--
      ) {
        next[cells.length] = below
        pad(endOf(cell.position))
      }
    }
    skip()
    covered = next
    if (cells.length > 0) built.push({ type: 'tableRow', children: cells, position: element.position })
  }
  return built
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(isCell)
}

function isCell(content: Content): content is Element {
  return content.kind === 'element' && (content.name === 'td' || content.name === 'th')
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.attributes.get(name) ?? '1', 10)
  return span > 1 && span <= (name === 'colspan' ? mostColumns : 2000) ? span : 1
}

function isStrong(cell: TableCell): boolean {
  return cell.children.length > 0 && cell.children.every((child) => child.type === 'strong' || isBlank(child))
}

function alignOf(cell: Element): 'left' | 'right' | 'center' | null {
  const said =
    cell.attributes.get('align') ?? /text-align:\s*([a-z]+)/.exec(cell.attributes.get('style') ?? '')?.[1] ?? ''
  return said === 'left' || said === 'right' || said === 'center' ? said : null
}
