import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { words } from '../src/render/index.ts'

const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var'.split(' '),
)
const ours = new Set(['doc-noteref', 'doc-backlink'])

/** The words that a reader of some HTML sees, in order, without those that the renderer adds: marks, hosts, numbers of notes. */
export function wordsOfHtml(html: string): string[] {
  const parts: string[] = []
  write(fromHtml(html, { fragment: !/^\s*<!doctype/i.test(html) }), parts)
  return words(parts.join(''))
}

function write(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value)
  if (!('children' in node)) return
  let apart = false
  if (node.type === 'element') {
    const { tagName, properties } = node
    const classes = Array.isArray(properties.className) ? properties.className : []
    if (
      /^(?:script|style|template|head)$/.test(tagName) ||
      classes.includes('visually-hidden') ||
      classes.includes('host')
    )
      return
    if (ours.has(String(properties.role))) return
    apart = !inline.has(tagName) || classes.includes('image')
  }
  if (apart) parts.push('\n')
  for (const child of node.children) write(child, parts)
  if (apart) parts.push('\n')
}
