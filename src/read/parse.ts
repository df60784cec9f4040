import type { Root } from 'mdast'
import { guardTree, guardUnderstood } from './guard-tree.ts'
import { understandHtml } from './html.ts'
import { toTree } from './parse-markdown.ts'

/**
 * A decoded, guarded text without front matter to mdast (GFM), in which HTML that has a meaning is mdast too and the rest is `html`.
 *
 * @throws {VFileMessage} fatal, at what would grow without measure: tables, references, headings, nesting
 */
export function parse(text: string): Root {
  const tree = toTree(text)
  guardTree(tree, text)
  if (text.includes('<')) {
    understandHtml(tree)
    guardUnderstood(tree)
  }
  return tree
}
