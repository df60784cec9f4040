import type { Html } from 'mdast'
import type { Position } from 'unist'
import type { OpenTag, Token } from './html-tokens.ts'

type Tag = Extract<Token, { kind: 'open' | 'close' }>

/** An element with its content. */
export interface Element {
  kind: 'element'
  name: string
  attributes: ReadonlyMap<string, string>
  children: Content[]
  position: Position
  /** As written; one alone where an element is empty or another ends it. */
  tags: readonly [Tag, Tag?]
}

export type Content = Element | Exclude<Token, { kind: 'open' | 'close' }>

const blocks =
  `address article aside blockquote center details div dl figcaption figure footer h1 h2 h3 h4 h5 h6 header hr main nav
  ol p picture pre section summary table ul`.split(/\s+/)
const partsOfTables = ['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th']
const partsOfLists = ['li', 'dt', 'dd']
const words =
  `a abbr b bdi bdo big br cite code data del dfn em font i img input ins kbd mark q s samp small source span strike strong
  sub sup time tt u var wbr`.split(/\s+/)

const known: ReadonlySet<string> = new Set([...blocks, ...partsOfTables, ...partsOfLists, ...words])
const empty: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'input', 'source', 'wbr'])
const block: ReadonlySet<string> = new Set(blocks)

/** Elements that an end tag of another may close (HTML Standard, 13.1.2.4). */
const optionalEnd: ReadonlySet<string> = new Set([
  ...['li', 'dt', 'dd', 'p', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'colgroup', 'caption'],
])
const closedByGroup = ['td', 'th', 'tr', 'thead', 'tbody', 'tfoot', 'caption', 'colgroup']
/** What the start of an element closes, up to the nearest of its bounds. */
const closedBy: ReadonlyMap<string, readonly string[]> = new Map([
  ['li', ['li']],
  ['dt', ['dt', 'dd']],
  ['dd', ['dt', 'dd']],
  ['td', ['td', 'th']],
  ['th', ['td', 'th']],
  ['tr', ['td', 'th', 'tr', 'caption', 'colgroup']],
  ['thead', closedByGroup],
  ['tbody', closedByGroup],
  ['tfoot', closedByGroup],
])
const paragraph: readonly string[] = ['p']
const noAttributes: ReadonlyMap<string, string> = new Map()
const nothing: readonly string[] = []
/** What an element is only understood in. */
const parentsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['summary', ['details']],
  ['li', ['ul', 'ol']],
  ['dt', ['dl']],
  ['dd', ['dl']],
  ['source', ['picture']],
  ['caption', ['table']],
  ['colgroup', ['table']],
  ['col', ['colgroup', 'table']],
  ['thead', ['table']],
  ['tbody', ['table']],
  ['tfoot', ['table']],
  ['tr', ['table', 'thead', 'tbody', 'tfoot']],
  ['td', ['tr']],
  ['th', ['tr']],
])
/** An end tag does not reach out of these, except the end of a part of the table. */
const walls: ReadonlySet<string> = new Set(['table', 'td', 'th', 'caption'])
/** Deeper than any page is written; it keeps every walk of the tree short. */
const deepest = 24

/** True for the elements that writers of GFM use and that have a meaning here. */
export function isKnown(name: string): boolean {
  return known.has(name)
}

export function isBlock(name: string): boolean {
  return block.has(name)
}

interface Open {
  tag: OpenTag | null
  children: Content[]
}

/**
 * Finds which tags belong together. An element that is not closed, or stands where it means nothing, stays as it is written: its
 * tags become raw and its content stays in its place.
 */
export function elementsOf(tokens: readonly Token[]): Content[] {
  const root: Content[] = []
  const stack: Open[] = [{ tag: null, children: root }]
  const top = () => stack.at(-1) as Open
  const put = (content: Content) => {
    const { tag, children } = top()
    if (content.kind !== 'element' || fitsIn(content.name, tag?.name)) children.push(content)
    else {
      const [first, last] = content.tags
      children.push(rawOf(first))
      for (const child of content.children) put(child)
      if (last) children.push(rawOf(last))
    }
  }
  /** Ends the innermost element at its end tag, or else at the end of what it holds. */
  const end = (last?: Tag) => {
    const { tag, children } = stack.pop() as Open
    if (tag === null) return
    if (last === undefined && !optionalEnd.has(tag.name)) {
      put(rawOf(tag))
      for (const child of children) put(child)
      return
    }
    const to = last ?? children.at(-1) ?? tag
    const position = { start: tag.position.start, end: to.position.end }
    const { name, attributes } = tag
    put({ kind: 'element', name, attributes, children, position, tags: [tag, last] })
  }
  const leaf = (tag: Tag) => {
    const attributes = tag.kind === 'open' ? tag.attributes : noAttributes
    put({ kind: 'element', name: tag.name, attributes, children: [], position: tag.position, tags: [tag] })
  }
  const open = (tag: OpenTag) => {
    const closes = closedBy.get(tag.name) ?? (isBlock(tag.name) ? paragraph : nothing)
    while (closes.includes(top().tag?.name ?? '')) end()
    const isOtherInput = tag.name === 'input' && tag.attributes.get('type')?.toLowerCase() !== 'checkbox'
    if (isOtherInput || stack.length > deepest) put(rawOf(tag))
    else if (empty.has(tag.name) || tag.closed) leaf(tag)
    else stack.push({ tag, children: [] })
  }
  for (const token of tokens) {
    if (token.kind === 'open') open(token)
    else if (token.kind !== 'close') put(token)
    else if (token.name === 'br') leaf(token)
    else {
      const depth = openerOf(token.name, stack)
      if (depth === null) put(rawOf(token))
      else {
        while (stack.length > depth + 1) end()
        end(token)
      }
    }
  }
  while (stack.length > 1) end()
  return root
}

function rawOf({ source, of, position }: Tag): Content {
  return { kind: 'raw', source, of, position }
}

/** The raw HTML nodes that give something else than raw HTML. */
export function understoodIn(contents: readonly Content[], found = new Set<Html>()): ReadonlySet<Html> {
  for (const content of contents) {
    if (content.kind === 'comment') found.add(content.of)
    if (content.kind !== 'element') continue
    for (const tag of content.tags) if (tag) found.add(tag.of)
    understoodIn(content.children, found)
  }
  return found
}

/** How deep the element stands that an end tag closes; null where there is none in reach. */
function openerOf(name: string, stack: readonly Open[]): number | null {
  const isPart = partsOfTables.includes(name) || name === 'table'
  for (let depth = stack.length - 1; depth > 0; depth--) {
    const other = stack[depth]?.tag?.name ?? ''
    if (other === name) return depth
    if (isPart ? other === 'table' : walls.has(other)) return null
  }
  return null
}

function fitsIn(name: string, parent: string | undefined): boolean {
  const parents = parentsOf.get(name)
  return parents === undefined || parents.includes(parent ?? '')
}
