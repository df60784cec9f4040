import { parse } from '../read/parse.ts'
import { survey, toHtml } from '../render/index.ts'

/** A part of the page of a rule: prose, or an example with what it is an example of. */
export type Part = { html: string } | { kind: 'wrong' | 'right' | 'says'; text: string }

/**
 * The text of a rule in its parts. Fences marked `wrong` and `right` are examples, and a fence of plain text after one is what
 * the check says of it.
 */
export function explanation(markdown: string): Part[] {
  const tree = parse(markdown)
  const whole = survey(tree)
  return tree.children.map((node): Part => {
    if (node.type !== 'code') return { html: toHtml([node], { survey: whole, headingLevel: 2 }).html }
    const kind = node.meta === 'wrong' || node.meta === 'right' ? node.meta : 'says'
    return { kind, text: node.value }
  })
}
