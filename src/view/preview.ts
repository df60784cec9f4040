import type { Change } from '../compare/change.ts'
import type { Compared, Comparison } from '../compare/comparison.ts'
import { type Summary, summarise } from '../compare/summarise.ts'
import { type Weight, weigh, weights } from '../compare/weigh.ts'
import { type Shifts, shifts } from '../draw/slips.ts'
import {
  type CalendarPeriod,
  eachMilestone,
  isCalendar,
  type Milestone,
  type Period,
  type Roadmap,
} from '../roadmap/index.ts'
import type { Words } from './words.ts'

/** How many changes of each weight there are. */
export type Counts = Record<Weight, number>

export function countsOf({ roadmaps }: Comparison): Counts {
  const counts: Counts = { look: 0, news: 0, small: 0 }
  for (const { changes } of roadmaps) for (const change of changes) counts[weigh(change)] += 1
  return counts
}

/** All that a change changes in one sentence. */
export function summarySentence(comparison: Comparison, words: Words): string {
  const { look, news, small } = countsOf(comparison)
  return look + news + small === 0 ? words.preview.nothing : words.preview.counted(look, news, small)
}

/** A line of a document, as it was or as it is. */
export interface SourceLine {
  side: 'before' | 'after'
  number: number
  text: string
}

/** A sentence about a change, and what else a reviewer asks of it. */
export interface Reviewed {
  summary: Summary
  lines: SourceLine[]
  /** What has become of the address of a milestone that got another name or is gone; null where nobody asks. */
  link: 'same' | 'gone' | null
}

const mostLines = 12

/** What a change says, by weight and then in the order of the document. */
export function reviewOf(
  { changes }: Compared,
  texts: Record<'before' | 'after', string>,
): { weight: Weight; reviewed: Reviewed[] }[] {
  const split = { before: texts.before.split('\n'), after: texts.after.split('\n') }
  const all = summarise(changes).map((summary): Reviewed => {
    const lines = (['before', 'after'] as const).flatMap((side) =>
      [...new Set(summary.changes.flatMap(({ line }) => line[side] ?? []))]
        .sort((a, b) => a - b)
        .slice(0, mostLines)
        .map((number) => ({ side, number, text: split[side][number - 1] ?? '' })),
    )
    return { summary, lines, link: linkOf(summary.changes) }
  })
  return weights.flatMap((weight) => {
    const reviewed = all.filter(({ summary }) => summary.weight === weight)
    return reviewed.length === 0 ? [] : [{ weight, reviewed }]
  })
}

function linkOf(changes: readonly Change[]): Reviewed['link'] {
  const [first] = changes
  if (first?.type === 'milestone-removed') return 'gone'
  return first?.type === 'milestone-renamed' ? 'same' : null
}

/** Ids of the milestones that a change touches, and whether they are new with it. */
export function marksOf({ changes }: Compared): Map<string, 'added' | 'changed'> {
  const marks = new Map<string, 'added' | 'changed'>()
  const isNew = new Set<Change['type']>(['milestone-added', 'milestone-returned'])
  for (const change of changes) {
    if (!('milestone' in change) || change.milestone === null) continue
    if (isNew.has(change.type)) marks.set(change.milestone, 'added')
    else if (!marks.has(change.milestone)) marks.set(change.milestone, 'changed')
  }
  return marks
}

/** The target of one milestone before and after a change. */
export interface TargetPair {
  /** As it is, else as it was. */
  milestone: Milestone
  /** False where it is gone. */
  lives: boolean
  before: Period | null
  after: Period | null
  kind: 'moved' | 'set' | 'withdrawn' | 'restated' | 'same'
  /** Days between the ends; null where they cannot be said. */
  slip: number | null
}

/** Targets before and after a change: as a picture where there are dates, and all of them for a table. */
export interface TargetPairs {
  all: TargetPair[]
  drawn: TargetPair[]
  picture: Shifts | null
}

const mostDrawn = 30

/** Null where no target changed. The picture holds the others too where there is room, so that the change is seen among them. */
export function targetPairs(before: Roadmap, after: Roadmap, changes: readonly Change[]): TargetPairs | null {
  const targets = new Map(
    changes.flatMap((change) => (change.type === 'target' ? [[change.milestone, change] as const] : [])),
  )
  const old = new Map([...eachMilestone(before.milestones)].map(({ milestone }) => [milestone.id, milestone]))
  const fresh = [...eachMilestone(after.milestones)].map(({ milestone }) => milestone)
  const living = new Set(fresh.map(({ id }) => id))
  const gone = [...old.values()].filter(({ id }) => !living.has(id))
  const pairs = [...fresh, ...gone].flatMap((milestone): TargetPair[] => {
    const lives = living.has(milestone.id)
    const was = old.get(milestone.id)?.target ?? null
    const is = lives ? milestone.target : null
    if (was === null && is === null) return []
    const change = targets.get(milestone.id)
    const kind =
      was === null ? 'set' : is === null ? 'withdrawn' : !change ? 'same' : change.slip === null ? 'restated' : 'moved'
    return [{ milestone, lives, before: was, after: is, kind, slip: change?.slip ?? null }]
  })
  const changed = pairs.filter(({ kind }) => kind !== 'same')
  if (changed.length === 0) return null
  const calendar = (period: Period | null): CalendarPeriod | null => (period && isCalendar(period) ? period : null)
  const isDrawn = (pair: TargetPair) => calendar(pair.before) !== null || calendar(pair.after) !== null
  const dated = pairs.filter(isDrawn)
  const drawn = changed.some(isDrawn)
    ? dated.length <= mostDrawn
      ? dated
      : changed.filter(isDrawn).slice(0, mostDrawn)
    : []
  const picture = shifts(drawn.map((pair) => ({ before: calendar(pair.before), after: calendar(pair.after) })))
  return { all: pairs, drawn, picture }
}

/** What became of a target, in a word or two. */
export function shiftWords({ kind, slip }: TargetPair, words: Words): string {
  const { preview } = words
  if (kind === 'same') return preview.unmoved
  if (kind === 'set') return preview.newTarget
  if (kind === 'withdrawn') return preview.withdrawn
  return slip === null ? preview.restated : words.story.slip(slip)
}
