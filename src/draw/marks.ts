import type { Status } from '../roadmap/index.ts'

/** What a mark can stand for: a status, or none stated. */
export type Marked = Status | 'unstated'

/** One shape of a mark: an SVG element that is drawn in `currentColor`, in a box of 20 by 20. */
export interface Shape {
  name: 'path' | 'circle'
  attributes: Readonly<Record<string, string>>
}

const ring = { cx: '10', cy: '10', r: '7.5', fill: 'none', stroke: 'currentColor', 'stroke-width': '2' }

/** One mark a status, each of a shape of its own, so that colour is never all that tells two apart. */
export const marks: Readonly<Record<Marked, readonly Shape[]>> = {
  done: [
    {
      name: 'path',
      attributes: {
        fill: 'currentColor',
        'fill-rule': 'evenodd',
        d: 'M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.7 14.2 4.9 10.4l1.5-1.5 2.3 2.3 5-5.2 1.5 1.5z',
      },
    },
  ],
  'in-progress': [
    { name: 'circle', attributes: ring },
    { name: 'path', attributes: { fill: 'currentColor', d: 'M10.5 2.5a7.5 7.5 0 0 0 0 15z' } },
  ],
  planned: [{ name: 'circle', attributes: ring }],
  blocked: [
    {
      name: 'path',
      attributes: {
        fill: 'currentColor',
        'fill-rule': 'evenodd',
        d: 'M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7zM5.5 8.6v2.8h9V8.6z',
      },
    },
  ],
  deferred: [{ name: 'circle', attributes: { ...ring, 'stroke-dasharray': '3.4 2.49' } }],
  cancelled: [
    { name: 'circle', attributes: ring },
    {
      name: 'path',
      attributes: { stroke: 'currentColor', 'stroke-width': '2', d: 'm6.8 6.8 6.4 6.4m0-6.4-6.4 6.4' },
    },
  ],
  unstated: [{ name: 'circle', attributes: { cx: '10', cy: '10', r: '3.5', fill: 'currentColor' } }],
}
