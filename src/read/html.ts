import type { BlockContent, ListItem, Nodes, Paragraph, Parents, Root, TableCell } from 'mdast'
import { elementsOf, isKnown, understoodIn } from './html-elements.ts'
import { asBlocks, asWords, asWordsWithin } from './html-lines.ts'
import { nodesOf } from './html-to-mdast.ts'
import { positionOf, type Token, tokensOf } from './html-tokens.ts'

export type { Comment, Details, Script, Summary } from './html-nodes.ts'

/**
 * Turns the raw HTML that writers of GFM really use into the mdast nodes that say the same, in place: breaks, emphasis, links,
 * images, headings, lists, tables, folded details, and comments, also where an element begins in one raw node and ends in
 * another. What only places its content (`<div align>`, `<span>`) vanishes and its content stays. Everything else, and
 * what is not balanced, stays an `html` node as written.
 *
 * Every new node has a position with exact lines. The walk is linear; it recurses as deep as the tree is.
 */
export function understandHtml(tree: Root): void {
  inBlocks(tree)
}

type Container = Extract<Parents, { type: 'root' | 'blockquote' | 'listItem' | 'footnoteDefinition' }>

function inBlocks(parent: Container): void {
  const blocks: Nodes[] = []
  let changed = false
  for (const child of parent.children as Nodes[]) {
    if (child.type === 'paragraph') {
      const paragraphs = inParagraph(child)
      if (paragraphs.length !== 1 || paragraphs[0] !== child) changed = true
      for (const block of paragraphs) blocks.push(block)
      continue
    }
    blocks.push(child)
    if (child.type === 'list') for (const item of child.children) inBlocks(item)
    else if (child.type === 'table') for (const row of child.children) row.children.forEach(inWords)
    else if (child.type === 'blockquote' || child.type === 'footnoteDefinition') inBlocks(child)
    else if (child.type === 'heading') inWords(child)
  }
  const understood = understand(blocks, true)
  if (understood !== null) parent.children = asBlocks(understood) as ListItem['children']
  else if (changed) parent.children = blocks as ListItem['children']
}

/** The paragraph, or the blocks that it falls into: a folded part, a list or a comment alone is no part of a paragraph. */
function inParagraph(paragraph: Paragraph): Nodes[] {
  for (const child of paragraph.children) inWords(child)
  const understood = understand(paragraph.children, false)
  if (understood === null) return [paragraph]
  const blocks: BlockContent[] = asBlocks(understood)
  const only = blocks[0]
  if (blocks.length !== 1 || only?.type !== 'paragraph') return blocks
  paragraph.children = only.children
  return [paragraph]
}

/** Content of what holds words only: headings, cells, emphasis, links. */
function inWords(parent: Nodes): void {
  if (!('children' in parent)) return
  const children = parent.children as Nodes[]
  for (const child of children) inWords(child)
  const understood = understand(children, false)
  if (understood === null) return
  const isLine = parent.type === 'heading' || parent.type === 'tableCell'
  ;(parent as TableCell).children = isLine ? asWords(understood) : asWordsWithin(understood)
}

/** What the raw HTML among some nodes means; null where it means nothing, so that everything stays as it is. */
function understand(nodes: readonly Nodes[], areBlocks: boolean): Nodes[] | null {
  if (!nodes.some((node) => node.type === 'html')) return null
  const tokens: Token[] = []
  for (const node of nodes) {
    const position = positionOf(node)
    if (node.type === 'html') for (const token of tokensOf(node, isKnown)) tokens.push(token)
    else tokens.push({ kind: 'node', node, position })
    if (areBlocks) tokens.push({ kind: 'gap', position: { start: position.end, end: position.end } })
  }
  const contents = elementsOf(tokens)
  const understood = understoodIn(contents)
  return understood.size === 0 ? null : nodesOf(contents, understood)
}
