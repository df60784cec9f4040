import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { type Marked, marks } from '../draw/marks.ts'

function symbol(status: Marked): Element {
  const shapes = marks[status].map(
    ({ name, attributes }): Element => ({ type: 'element', tagName: name, properties: attributes, children: [] }),
  )
  return {
    type: 'element',
    tagName: 'symbol',
    properties: { id: `mark-${status}`, viewBox: '0 0 20 20' },
    children: shapes,
  }
}

/** The mark of each status as an SVG symbol. The same on every page, and so written once. */
export const symbols: string = toHtml((Object.keys(marks) as Marked[]).map(symbol), { space: 'svg' })
