import type { Node } from '@takumi-rs/core'
import { directionOf } from '../render/direction.ts'
import { type Roadmap, titleBeside } from '../roadmap/index.ts'
import { roadPicture, type Stop, statusMark } from './card-road.ts'
import { colours, statusColours } from './colours.ts'
import { beginning, oneLine } from './one-line.ts'
import type { Picture, Published, PublishedAll, PublishedAnnouncement, PublishedMilestone } from './published.ts'
import { holds, type Standing, standingOf, standingOfRoadmap, stopsOf } from './standing.ts'
import { textWidth } from './text-width.ts'
import { words } from './words.ts'

/** The size that link previews are made for (Open Graph), in pixels. */
const width = 1200
const height = 630
const margin = 72
const inner = width - 2 * margin

type Style = NonNullable<Node['style']>

/** What stands on a card, from above. */
interface Card {
  language: string
  /** What it is a part of, small above all. */
  above: string
  /** Set as a plate before the title. */
  label: string | null
  title: string
  /** The line that says how it stands; null where it stands no way, as an announcement. */
  standing: Standing | null
  /** A sentence in the place of that line. */
  sentence: string | null
  stops: readonly Stop[]
  address: string
}

/** The card of the site: what it is called, what it is about, and a road with a stop a roadmap. */
export function siteCard({ site, roadmaps }: PublishedAll): Picture {
  return pictureOf({
    language: site.language,
    above: '',
    label: null,
    title: oneLine(site.name),
    standing: null,
    sentence: site.description === null ? null : oneLine(site.description),
    stops: roadmaps.map(({ roadmap }) => ({ status: standingOfRoadmap(roadmap).status, isHere: false })),
    address: shown(site.address('/')),
  })
}

export function roadmapCard({ site, roadmap }: Published): Picture {
  const standing = standingOfRoadmap(roadmap)
  return pictureOf({
    language: roadmap.language,
    above: oneLine(site.name),
    label: null,
    title: standing.title || roadmap.id,
    standing,
    sentence: null,
    stops: stops(roadmap, null),
    address: shown(site.address(`/${roadmap.id}/`)),
  })
}

export function milestoneCard({ published: { site, roadmap }, milestone, gone }: PublishedMilestone): Picture {
  const standing = standingOf(milestone, gone)
  const id = gone?.id ?? milestone.id
  const beside = titleBeside(standing)
  return pictureOf({
    language: roadmap.language,
    above: oneLine(roadmap.title) || oneLine(site.name),
    label: beside === null ? null : standing.label,
    title: beside || standing.title || standing.label || id,
    standing,
    sentence: null,
    stops: stops(roadmap, gone ? null : id),
    address: shown(site.address(`/${roadmap.id}/${id}/`)),
  })
}

export function announcementCard({ site, announcement }: PublishedAnnouncement): Picture {
  const { id, title, date, summary, authors } = announcement
  return pictureOf({
    language: site.language,
    above: [oneLine(site.name), date, ...authors.slice(0, 2).map(oneLine)].filter(Boolean).join(' · '),
    label: null,
    title: oneLine(title) || id,
    standing: null,
    sentence: summary === null ? null : oneLine(summary),
    stops: [],
    address: shown(site.address(`/announcements/${id}/`)),
  })
}

function stops(roadmap: Roadmap, here: string | null): Stop[] {
  return stopsOf(roadmap).map((milestone) => ({
    status: milestone.status?.value ?? 'unstated',
    isHere: here !== null && holds(milestone, here),
  }))
}

/** An address as people write it. */
function shown(address: string): string {
  return address.replace(/^https?:\/\//, '').replace(/\/$/, '')
}

function pictureOf(card: Card): Picture {
  const { language, above, label, standing, sentence, address } = card
  const title = beginning(card.title, 200)
  const direction = directionOf(title) ?? 'ltr'
  const isRightToLeft = direction === 'rtl'
  const row: Style = { display: 'flex', flexDirection: isRightToLeft ? 'row-reverse' : 'row', alignItems: 'center' }
  const size = titleSize(title, label)
  const tree: Node = {
    type: 'container',
    style: {
      display: 'flex',
      flexDirection: 'column',
      justifyContent: 'space-between',
      width,
      height,
      padding: `40px ${margin}px 40px`,
      backgroundColor: colours.paper,
      color: colours.ink,
      borderTop: `12px solid ${standing ? statusColours[standing.status] : colours.accent}`,
    },
    children: [
      {
        type: 'container',
        style: { display: 'flex', flexDirection: 'column', height: 40 },
        children:
          above === ''
            ? []
            : [
                line(
                  beginning(above, 90),
                  { fontSize: 30, color: colours.soft, lineClamp: 1 },
                  directionOf(above),
                  direction,
                ),
              ],
      },
      {
        type: 'container',
        style: {
          display: 'flex',
          flexDirection: 'column',
          alignItems: isRightToLeft ? 'flex-end' : 'flex-start',
          gap: 20,
        },
        children: [
          ...(label === null ? [] : [plate(beginning(label, 40))]),
          line(
            title,
            { fontSize: size, fontWeight: 700, lineClamp: 3, width: inner, overflowWrap: 'anywhere' },
            direction,
          ),
          ...(standing ? [state(standing, row)] : []),
          ...(sentence === null
            ? []
            : [line(beginning(sentence, 200), { fontSize: 34, lineClamp: 2, width: inner }, directionOf(sentence))]),
        ],
      },
      {
        type: 'container',
        style: { display: 'flex', flexDirection: 'column', gap: 14 },
        children: [
          ...(card.stops.length > 0 ? [roadPicture(card.stops, inner, isRightToLeft)] : []),
          line(beginning(address, 90), { fontSize: 26, color: colours.soft, lineClamp: 1 }, 'ltr', direction),
        ],
      },
    ],
  }
  return { type: 'image/png', width, height, language, tree }
}

/** A size at which a title has at most three lines, the largest for the shortest. */
function titleSize(title: string, label: string | null): number {
  const sizes = label === null ? [76, 64, 54, 46] : [68, 58, 48, 42]
  const drawn = title.replace(/\p{Emoji_Presentation}/gu, '')
  const fits = sizes.find((size, index) => textWidth(drawn, size) * 1.1 <= inner * (index + 1))
  return fits ?? sizes.at(-1) ?? 42
}

/** A label as it is set on the pages: bold, in a rounded rectangle with a border of ink. */
function plate(label: string): Node {
  return {
    type: 'container',
    style: {
      display: 'flex',
      maxWidth: inner,
      padding: '2px 20px',
      border: `4px solid ${colours.ink}`,
      borderRadius: 12,
    },
    children: [line(label, { fontSize: 36, fontWeight: 700, lineClamp: 1 }, directionOf(label))],
  }
}

/** Mark and word of the status, progress and how it is known, date; a bar below where something is counted. */
function state({ status, word, isConcluded, percent, tasks, when }: Standing, row: Style): Node {
  const colour = statusColours[status]
  const counted = tasks.total > 0 ? words.tasksDone(tasks.done, tasks.total) : null
  const known = [percent === null ? null : words.percent(percent), isConcluded ? words.fromTasks : null]
  const facts = [known.filter((part) => part !== null).join(' '), when ?? counted ?? ''].filter(Boolean)
  const sizes = [36, 32, 28, 24]
  // The fonts of cards are narrower than those that widths are reckoned for.
  const wide = (size: number) => textWidth([word, ...facts].join(''), size) * 0.88 + 60 + facts.length * 48
  const fontSize = sizes.find((size) => wide(size) <= inner) ?? 24
  const share = percent ?? (status === 'done' && tasks.total > 0 ? 100 : null)
  return {
    type: 'container',
    style: { display: 'flex', flexDirection: 'column', gap: 20, width: inner },
    children: [
      {
        type: 'container',
        style: { ...row, gap: 16 },
        children: [
          statusMark(status, 44, colour),
          line(word, { fontSize, fontWeight: 700, color: colour, flexShrink: 0 }, 'ltr'),
          ...facts.flatMap((fact) => [
            line('·', { fontSize, color: colours.edge, flexShrink: 0 }, 'ltr'),
            line(fact, { fontSize, lineClamp: 1, minWidth: 0 }, 'ltr'),
          ]),
        ],
      },
      ...(share === null ? [] : [bar(share, colour, row)]),
    ],
  }
}

function bar(percent: number, colour: string, row: Style): Node {
  return {
    type: 'container',
    style: { ...row, width: inner, height: 14, borderRadius: 7, overflow: 'hidden', backgroundColor: colours.hair },
    children: [
      { type: 'container', style: { width: Math.round((inner * percent) / 100), height: 14, backgroundColor: colour } },
    ],
  }
}

/** Text in its own direction, at the side where the card begins. */
function line(text: string, style: Style, direction: 'ltr' | 'rtl' | null, side = direction): Node {
  return {
    type: 'text',
    text,
    style: {
      direction: direction ?? 'ltr',
      textAlign: side === 'rtl' ? 'right' : 'left',
      lineHeight: 1.25,
      textOverflow: 'ellipsis',
      overflow: 'hidden',
      ...style,
    },
  }
}
