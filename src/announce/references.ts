import type { Definition, Link, LinkReference, ListItem, Node, Parent, Root, RootContent, Table, Text } from 'mdast'
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx'
import type { Place } from '../read/message.ts'

/** What the address of a link to a milestone begins with. */
const scheme = 'milestone:'

/** The component that stands for a milestone in MDX. */
const component = 'Milestone'

/** A milestone that a text names, as it names it. */
export interface Reference {
  /** `cqlite/m2`, or `m2`, or a label. */
  name: string
  as: 'link' | 'card' | 'inline'
  place: Place
}

/** A `<Milestone>` whose `id` is no plain text, so that nobody can say which one it means before it runs. */
export interface Unreadable {
  place: Place
}

/** What a link to a milestone is to become. */
export interface Linked {
  href: string
  /** What it is called where the text gives no words of its own. */
  name: string
  /** Attributes for `<Milestone>`, where a component is to print it. */
  attributes?: Readonly<Record<string, string>>
}

/** Every milestone that a tree names, in the order of the text: links, definitions that links use, and components. */
export function referencesIn(tree: Root): { references: Reference[]; unreadable: Unreadable[] } {
  const references: Reference[] = []
  const unreadable: Unreadable[] = []
  for (const { node } of each(tree)) {
    const place = placeOf(node)
    if (isLinkOrDefinition(node)) {
      const name = milestoneOf(node.url)
      if (name !== null) references.push({ name, as: 'link', place })
    } else if (isComponent(node)) {
      const name = attributeOf(node, 'id')
      if (name === null) unreadable.push({ place })
      else references.push({ name, as: isInline(node) ? 'inline' : 'card', place })
    }
  }
  return { references, unreadable }
}

/**
 * Gives links to milestones the addresses that `find` knows, and components of them what it says besides. What `find` gives null for
 * stays as it is written: saying so is the caller's affair. Changes the tree.
 */
export function linkMilestones(tree: Root, find: (reference: Reference) => Linked | null): void {
  for (const { node } of each(tree)) {
    const place = placeOf(node)
    if (isLinkOrDefinition(node)) {
      const name = milestoneOf(node.url)
      const linked = name === null ? null : find({ name, as: 'link', place })
      if (linked === null) continue
      if (node.type === 'link' && isBare(node)) node.children = [{ type: 'text', value: linked.name }]
      node.url = linked.href
    } else if (isComponent(node)) {
      const name = attributeOf(node, 'id')
      const linked = name === null ? null : find({ name, as: isInline(node) ? 'inline' : 'card', place })
      asLine(node)
      for (const [key, value] of Object.entries(linked?.attributes ?? {}))
        if (!hasAttribute(node, key)) node.attributes.push({ type: 'mdxJsxAttribute', name: key, value })
    }
  }
}

/** Turns every link to a milestone into `<Milestone id="…" inline>`, for pages that find out themselves where it leads. Changes the tree. */
export function asComponents(tree: Root): void {
  const defined = new Map<string, string>()
  for (const { node } of each(tree)) {
    const name = node.type === 'definition' ? milestoneOf((node as Definition).url) : null
    if (name !== null) defined.set((node as Definition).identifier, name)
  }
  for (const { node, parent, index } of each(tree)) {
    if (isComponent(node)) asLine(node)
    if (parent === null || (node.type !== 'link' && node.type !== 'linkReference')) continue
    const { children } = node as Link | LinkReference
    const name =
      node.type === 'link' ? milestoneOf((node as Link).url) : (defined.get((node as LinkReference).identifier) ?? null)
    if (name === null) continue
    const element: MdxJsxTextElement = {
      type: 'mdxJsxTextElement',
      name: component,
      attributes: [
        { type: 'mdxJsxAttribute', name: 'id', value: name },
        { type: 'mdxJsxAttribute', name: 'inline', value: null },
      ],
      children: node.type === 'link' && isBare(node as Link) ? [] : children,
      ...(node.position ? { position: node.position } : {}),
    }
    parent.children[index] = element as unknown as RootContent
  }
}

/**
 * Writes the boxes of task lists as signs of the text, and the alignment of table cells as `data-align`: MDX would make a style of it, which
 * the policy of the pages forbids. Changes the tree.
 */
export function withoutInputs(tree: Root): void {
  for (const { node } of each(tree)) {
    if (node.type === 'listItem') asSign(node as ListItem)
    if (node.type === 'table') alignCells(node as Table)
  }
}

function asSign(item: ListItem): void {
  if (typeof item.checked !== 'boolean') return
  const sign: Text = { type: 'text', value: item.checked ? '☑ ' : '☐ ' }
  item.checked = null
  const [first] = item.children
  if (first?.type === 'paragraph') first.children.unshift(sign)
  else item.children.unshift({ type: 'paragraph', children: [sign] })
}

function alignCells(table: Table): void {
  const align = table.align ?? []
  table.align = null
  for (const row of table.children)
    for (const [column, cell] of row.children.entries())
      if (align[column]) cell.data = { ...cell.data, hProperties: { dataAlign: align[column] } }
}

/** The name behind `milestone:`; null for other addresses. What cannot be decoded stays as it is written. */
function milestoneOf(url: string): string | null {
  if (!url.toLowerCase().startsWith(scheme)) return null
  const name = url.slice(scheme.length)
  try {
    return decodeURIComponent(name).trim()
  } catch {
    return name.trim()
  }
}

/** A link that shows its own address has no words. */
function isBare({ url, children }: Link): boolean {
  const [only] = children
  return children.length === 0 || (children.length === 1 && only?.type === 'text' && only.value === url)
}

type Component = MdxJsxFlowElement | MdxJsxTextElement

function isLinkOrDefinition(node: Node): node is Link | Definition {
  return node.type === 'link' || node.type === 'definition'
}

function isComponent(node: Node): node is Component {
  return /^mdxJsx(?:Flow|Text)Element$/.test(node.type) && (node as Component).name === component
}

/** A card is a block: in a line of text there is room for a name only. */
function isInline(node: Component): boolean {
  return node.type === 'mdxJsxTextElement' || hasAttribute(node, 'inline')
}

function asLine(node: Component): void {
  if (isInline(node) && !hasAttribute(node, 'inline'))
    node.attributes.push({ type: 'mdxJsxAttribute', name: 'inline', value: null })
}

function hasAttribute({ attributes }: Component, name: string): boolean {
  return attributes.some((each) => each.type === 'mdxJsxAttribute' && each.name === name)
}

function attributeOf({ attributes }: Component, name: string): string | null {
  const found = attributes.find((each) => each.type === 'mdxJsxAttribute' && each.name === name)
  return typeof found?.value === 'string' && found.value.trim() !== '' ? found.value.trim() : null
}

function placeOf({ position }: Node): Place {
  return { line: position?.start.line ?? 1, column: position?.start.column ?? 1 }
}

interface Standing {
  node: Node
  parent: Parent | null
  index: number
}

/** Every node in the order of the text. A stack and no recursion: depth is the writer's. */
function* each(tree: Root): Generator<Standing> {
  const left: Standing[] = [{ node: tree, parent: null, index: 0 }]
  for (let at = left.pop(); at; at = left.pop()) {
    yield at
    const now = at.parent?.children[at.index] ?? at.node
    if (!('children' in now)) continue
    const parent = now as Parent
    for (let index = parent.children.length - 1; index >= 0; index--)
      left.push({ node: parent.children[index] as Node, parent, index })
  }
}
