import type { Shown } from './words.ts'

/** One stroke or one area of a shape, in a square of 20 by 20. */
export interface Stroke {
  d: string
  /** Width of the line; an area where there is none. */
  line?: number
  dashes?: string
}

const ring = 'M2.5 10a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0z'

/** The shape of each status. Its meaning is always said in words beside it. */
export const shapes: Readonly<Record<Shown, readonly Stroke[]>> = {
  done: [
    {
      d: 'M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.7 14.2 4.9 10.4l1.5-1.5 2.3 2.3 5-5.2 1.5 1.5z',
    },
  ],
  'in-progress': [{ d: ring, line: 2 }, { d: 'M10.5 2.5a7.5 7.5 0 0 0 0 15z' }],
  planned: [{ d: ring, line: 2 }],
  blocked: [{ d: 'M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7zM5.5 8.6v2.8h9V8.6z' }],
  deferred: [{ d: ring, line: 2, dashes: '3.4 2.49' }],
  cancelled: [
    { d: ring, line: 2 },
    { d: 'm6.8 6.8 6.4 6.4m0-6.4-6.4 6.4', line: 2 },
  ],
  unstated: [{ d: 'M6.5 10a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0z' }],
}
