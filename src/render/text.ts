import type { Nodes } from 'mdast'

const invisible = new Set(['comment', 'definition', 'yaml', 'toml'])
const phrasing = new Set([
  ...['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'link', 'linkReference', 'footnoteReference', 'break'],
  ...['image', 'imageReference', 'subscript', 'superscript', 'keyboard'],
])

/** True for what stands inside a line of text; false for what makes a block of its own, raw HTML (which can be either) included. */
export function isPhrasing(node: { type: string }): boolean {
  return phrasing.has(node.type)
}

/**
 * What a reader of the page sees of some nodes, as plain text in their order, blocks on lines of their own: texts, code, the
 * texts for pictures and raw HTML as written; no comments, addresses, titles of links or numbers of notes.
 */
export function toText(nodes: readonly Nodes[]): string {
  const parts: string[] = []
  for (const node of nodes) write(node, parts)
  return parts.join('')
}

function write(node: Nodes, parts: string[]): void {
  if (invisible.has(node.type)) return
  if (node.type === 'break') parts.push('\n')
  else if (node.type === 'image' || node.type === 'imageReference') parts.push(' ', node.alt ?? '', ' ')
  else if ('value' in node) parts.push(node.value)
  else if ('children' in node) for (const child of node.children) write(child, parts)
  if (!isPhrasing(node) && node.type !== 'html') parts.push('\n')
}
