import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { words } from '../../src/render/index.ts'
import { wordsOfHtml } from '../html.ts'
import { type Bag, bagOf } from './bag.ts'

/** What a page shows of its document, by where it shows it. Words of the site itself are none of it. */
export interface Shown {
  /** The document's own text: prose, headings, rows, tasks that stand nowhere else, what was not understood. */
  content: Bag
  /** The lines that a milestone was read from, as they are written. */
  quoted: Bag
  /** Its name. */
  name: Bag
  /** Titles of links and pictures, which show as hints. */
  titles: Bag
}

/** Of `/<roadmap>/document/`. */
export function ofDocumentPage(html: string): Shown {
  return shownIn(html, { content: (element) => hasClass(element, 'sheet') })
}

/** Of `/<roadmap>/`: all but the road, the timeline, the board and what else repeats the milestones, which have pages of their own. */
export function ofRoadmapPage(html: string): Shown {
  return shownIn(html, {
    content: (element) =>
      isProse(element) || isHeading(element) || hasClass(element, 'caption', 'tasks', 'group') || isQuote(element),
    name: (element) => element.tagName === 'h1' || hasClass(element, 'own-title'),
    skip: (element) => hasClass(element, 'board', 'timeline', 'side'),
    road: (element) => hasClass(element, 'caption'),
  })
}

/** Of `/<roadmap>/<milestone>/`: all but its neighbours, those that it is part of and those that it holds. */
export function ofMilestonePage(html: string): Shown {
  return shownIn(html, {
    content: (element) => isProse(element) || isHeading(element) || hasClass(element, 'tasks', 'group', 'prose-pairs'),
    quoted: (element) => element.tagName === 'figure',
    name: (element) => element.tagName === 'h1',
    skip: (element) => hasClass(element, 'neighbours'),
    road: () => false,
  })
}

interface Parts {
  content: (element: Element) => boolean
  quoted?: (element: Element) => boolean
  name?: (element: Element) => boolean
  skip?: (element: Element) => boolean
  /** What counts as content inside a list of milestones. */
  road?: (element: Element) => boolean
}

const isProse = (element: Element) => hasClass(element, 'prose', 'lead')
const isQuote = (element: Element) => hasClass(element, 'quote')

/** Headings of the document; those of the page have an id that ends in a sign that no id of a document holds, or none. */
const isHeading = ({ tagName, properties }: Element) =>
  /^h[2-6]$/.test(tagName) && typeof properties.id === 'string' && !properties.id.endsWith('_')

function shownIn(html: string, parts: Parts): Shown {
  const found: Record<'content' | 'quoted' | 'name', Element[]> = { content: [], quoted: [], name: [] }
  const visit = (node: Nodes, onRoad: boolean): void => {
    if (node.type === 'element') {
      if (parts.skip?.(node)) return
      const isRoad = onRoad || hasClass(node, 'road')
      for (const kind of ['name', 'quoted', 'content'] as const) {
        const counts = isRoad ? kind === 'content' && parts.road?.(node) : parts[kind]?.(node)
        if (!counts) continue
        found[kind].push(withoutOurs(node) as Element)
        return
      }
      for (const child of node.children) visit(child, isRoad)
    } else if ('children' in node) for (const child of node.children) visit(child, onRoad)
  }
  visit(mainOf(fromHtml(html)), false)
  const bag = (elements: Element[]) => bagOf(wordsOfHtml(toHtml({ type: 'root', children: elements })))
  return {
    content: bag(found.content),
    quoted: bag(found.quoted.flatMap((element) => element.children.filter(isElement('pre')))),
    name: bag(found.name),
    titles: bagOf(found.content.flatMap((element) => titlesIn(element).flatMap(words))),
  }
}

const isElement =
  (tagName: string) =>
  (node: Nodes): node is Element =>
    node.type === 'element' && node.tagName === tagName

function mainOf(tree: Root): Nodes {
  const search = (node: Nodes): Element | undefined => {
    if (isElement('main')(node)) return node
    if (!('children' in node)) return undefined
    for (const child of node.children) {
      const found = search(child)
      if (found) return found
    }
    return undefined
  }
  return search(tree) ?? tree
}

/** A part of a page without what the site says in it: the word of a status, where a section belongs, the lines of a quote. */
function withoutOurs(node: Nodes): Nodes {
  if (!('children' in node)) return node
  const children = node.children.filter(
    (child) => child.type !== 'element' || !(hasClass(child, 'word', 'elsewhere') || child.tagName === 'figcaption'),
  )
  return { ...node, children: children.map(withoutOurs) } as Nodes
}

function titlesIn(node: Nodes): string[] {
  if (!('children' in node)) return []
  const own = node.type === 'element' && typeof node.properties.title === 'string' ? [node.properties.title] : []
  return [...own, ...node.children.flatMap(titlesIn)]
}

function hasClass({ properties }: Element, ...names: string[]): boolean {
  const classes = properties.className
  return Array.isArray(classes) && names.some((name) => classes.includes(name))
}
