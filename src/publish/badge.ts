import { x } from 'xastscript'
import { type Marked, marks, type Shape } from '../draw/marks.ts'
import { directionOf } from '../render/direction.ts'
import { colours, statusColours } from './colours.ts'
import { oneLine } from './one-line.ts'
import type { Output, Published, PublishedEdition, PublishedMilestone } from './published.ts'
import { type Standing, standingOf, standingOfRoadmap } from './standing.ts'
import { fitted, textWidth } from './text-width.ts'
import { words } from './words.ts'
import { printXml } from './xml.ts'

/** What a badge says: what it is of, and how that stands. */
interface Badge {
  name: string
  message: string
  status: Marked
}

export const roadmapBadge = ({ roadmap }: Published): Output => svg(badgeOfRoadmap(roadmap))
export const milestoneBadge = (subject: PublishedMilestone): Output => svg(badgeOfMilestone(subject))

/** The badge of a version: how the roadmap stood then. The name of the version is on it, for this one never changes. */
export function editionBadge({ version: { name, roadmap } }: PublishedEdition): Output {
  const badge = badgeOfRoadmap(roadmap)
  return svg({ ...badge, name: words.versionOf(badge.name, name) }, name)
}

export const roadmapBadgeJson = ({ roadmap }: Published): Output => json(badgeOfRoadmap(roadmap))
export const milestoneBadgeJson = (subject: PublishedMilestone): Output => json(badgeOfMilestone(subject))

function badgeOfRoadmap(roadmap: Published['roadmap']): Badge {
  const standing = standingOfRoadmap(roadmap)
  return { name: standing.title || roadmap.id, ...said(standing) }
}

function badgeOfMilestone({ milestone, gone }: PublishedMilestone): Badge {
  const standing = standingOf(milestone, gone)
  return { name: standing.label || standing.title || milestone.id, ...said(standing) }
}

function said({ status, word, percent }: Standing): Pick<Badge, 'message' | 'status'> {
  return { status, message: percent === null ? word : `${word} ${words.percent(percent)}` }
}

/** Sizes in pixels. */
const height = 24
const size = 11
const padding = 8
const mark = 14
const gap = 5
const most = 260
const ground = '#3a3630'

/** How planned differs from all others: it is open, ink on paper, with an edge. */
const open = (status: Marked): boolean => status === 'planned'

/** What a text on the coloured half of a badge is written in, and on what. */
export function badgeColours(status: Marked): { ground: string; text: string } {
  return open(status)
    ? { ground: colours.paper, text: colours.ink }
    : { ground: statusColours[status], text: '#ffffff' }
}

/** Text on the other half. */
export const nameColours = { ground, text: '#ffffff' } as const

/**
 * A badge as SVG 1.1. It holds shapes and text and nothing that could act, load or be styled; text is as wide as was reckoned in
 * whatever font it meets (`textLength`). The whole name is in its title also where the picture has no room for it.
 *
 * @param pinned what the end of the name has to keep showing
 */
function svg({ name, message, status }: Badge, pinned?: string): Output {
  const label = pinned === undefined ? fitted(name, size, most) : fittedBefore(name, oneLine(pinned))
  const [left, right] = [textWidth(label, size), textWidth(message, size)]
  const nameWidth = Math.ceil(left + 2 * padding)
  const messageWidth = Math.ceil(right + 2 * padding + mark + gap)
  const width = nameWidth + messageWidth
  const whole = `${name}: ${message}`
  const { ground: fill, text: ink } = badgeColours(status)
  const tree = x(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: String(width),
      height: String(height),
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': whole,
    },
    x('title', whole),
    x('path', {
      fill: nameColours.ground,
      d: `M4 0H${nameWidth}V${height}H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4z`,
    }),
    x('path', {
      fill,
      d: `M${nameWidth} 0H${width - 4}a4 4 0 0 1 4 4V${height - 4}a4 4 0 0 1-4 4H${nameWidth}z`,
    }),
    open(status)
      ? x('path', {
          fill: 'none',
          stroke: nameColours.ground,
          d: `M${nameWidth} .5H${width - 4}a3.5 3.5 0 0 1 3.5 3.5V${height - 4}a3.5 3.5 0 0 1-3.5 3.5H${nameWidth}`,
        })
      : null,
    x(
      'g',
      { transform: `translate(${nameWidth + padding} ${(height - mark) / 2}) scale(${mark / 20})` },
      marks[status].map((shape) => shapeIn(shape, ink)),
    ),
    x(
      'g',
      { 'font-family': 'Verdana,DejaVu Sans,Geneva,sans-serif', 'font-size': String(size), 'text-anchor': 'middle' },
      textAt(label, nameWidth / 2, left, nameColours.text),
      textAt(message, nameWidth + padding + mark + gap + right / 2, right, ink),
    ),
  )
  return { type: 'image/svg+xml', body: printXml(tree) }
}

function textAt(text: string, middle: number, width: number, fill: string) {
  return x(
    'text',
    {
      x: rounded(middle),
      y: '16',
      fill,
      textLength: rounded(width),
      lengthAdjust: 'spacingAndGlyphs',
      ...(directionOf(text) === 'rtl' ? { direction: 'rtl' } : {}),
    },
    text,
  )
}

const rounded = (n: number): string => String(Math.round(n * 10) / 10)

/** A shape in a colour: a picture that is loaded as an image has no colour of the page around it. */
function shapeIn({ name, attributes }: Shape, colour: string) {
  const drawn = Object.entries(attributes).map(([key, value]) => [key, value === 'currentColor' ? colour : value])
  return x(name, Object.fromEntries(drawn))
}

/** A name that ends in a version, cut before it. */
function fittedBefore(name: string, version: string): string {
  if (textWidth(name, size) <= most || !name.endsWith(version)) return name
  const kept = fitted(version, size, most / 2)
  return `${fitted(name.slice(0, -version.length).replace(/, $/, ''), size, most - textWidth(`, ${kept}`, size))}, ${kept}`
}

/** The answer of an endpoint badge of shields.io, version 1 of its schema: `schemaVersion`, `label`, `message`, `color`. */
function json({ name, message, status }: Badge): Output {
  const printed = {
    schemaVersion: 1,
    label: fitted(name, size, most),
    message,
    color: statusColours[status].slice(1),
  }
  return { type: 'application/json', body: `${JSON.stringify(printed, null, 2)}\n` }
}
