import type { Marked } from '../draw/marks.ts'

/** The light colours of the pages in sRGB, for pictures, which have no style sheet. */
export const colours = {
  paper: '#fbfaf5',
  ink: '#1e1a14',
  soft: '#56524b',
  hair: '#d7d4cc',
  edge: '#838078',
  accent: '#035634',
} as const

/** The colour of each status as text and marks on paper, and as ground below white. */
export const statusColours: Readonly<Record<Marked, string>> = {
  done: '#38634b',
  'in-progress': '#004eb6',
  planned: '#1e1a14',
  blocked: '#ae1419',
  deferred: '#5d5075',
  cancelled: '#5f5d5a',
  unstated: '#56524b',
}
