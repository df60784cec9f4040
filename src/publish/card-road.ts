import type { Node } from '@takumi-rs/core'
import { x } from 'xastscript'
import { type Marked, marks } from '../draw/marks.ts'
import { colours, statusColours } from './colours.ts'
import { printXml } from './xml.ts'

/** A milestone on the road of a card. */
export interface Stop {
  status: Marked
  /** Whether the card is of it, or of a part of it. */
  isHere: boolean
}

const most = 15
const height = 56

/** A mark as the pages have it, in a colour. */
export function statusMark(status: Marked, size: number, colour: string): Node {
  const shapes = markIn(status, colour)
  return picture(x('svg', { xmlns, width: size, height: size, viewBox: '0 0 20 20' }, shapes), size, size)
}

/**
 * The road of a roadmap with a mark a milestone, in document order. Of many those around the one that matters are shown, and the road
 * goes on where others are left out.
 */
export function roadPicture(stops: readonly Stop[], width: number, isRightToLeft: boolean): Node {
  const from = firstShown(stops)
  const shown = stops.slice(from, from + most)
  const goesOn = from + shown.length < stops.length
  const step = shown.length > 1 ? (width - height) / (shown.length - 1) : 0
  const at = (index: number): number => {
    const place = Math.round((height / 2 + step * index) * 10) / 10
    return isRightToLeft ? width - place : place
  }
  const ends = [from > 0 ? 0 : at(0), goesOn ? width : shown.length > 1 ? at(shown.length - 1) : width]
  const [start, end] = isRightToLeft
    ? [from > 0 ? width : at(0), goesOn || shown.length === 1 ? 0 : at(shown.length - 1)]
    : ends
  const tree = x(
    'svg',
    { xmlns, width, height, viewBox: `0 0 ${width} ${height}` },
    x('path', { stroke: colours.hair, 'stroke-width': 6, fill: 'none', d: `M${start} ${height / 2}H${end}` }),
    shown.map(({ status, isHere }, index) => {
      const size = isHere ? 52 : 32
      const half = size / 2
      return x(
        'g',
        { transform: `translate(${at(index) - half} ${height / 2 - half}) scale(${size / 20})` },
        x('circle', { cx: 10, cy: 10, r: 10, fill: colours.paper }),
        markIn(status, statusColours[status]),
      )
    }),
  )
  return picture(tree, width, height)
}

const xmlns = 'http://www.w3.org/2000/svg'

/** Where the shown part begins, so that the card's own milestone, else the first that is not over, stands in its middle. */
function firstShown(stops: readonly Stop[]): number {
  const own = stops.findIndex(({ isHere }) => isHere)
  const open = stops.findIndex(({ status }) => status !== 'done' && status !== 'cancelled')
  const middle = own >= 0 ? own : open >= 0 ? open : stops.length - 1
  return Math.max(0, Math.min(middle - (most >> 1), stops.length - most))
}

function markIn(status: Marked, colour: string) {
  return marks[status].map(({ name, attributes }) =>
    x(
      name,
      Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [key, value === 'currentColor' ? colour : value]),
      ),
    ),
  )
}

function picture(tree: Parameters<typeof printXml>[0], width: number, height: number): Node {
  return { type: 'image', src: printXml(tree), width, height }
}
