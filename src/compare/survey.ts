import { eachMilestone, type Milestone, type Roadmap, wording } from '../roadmap/index.ts'
import type { Named } from './change.ts'

/** A milestone in its roadmap. */
export interface Standing {
  milestone: Milestone
  /** Id of the milestone that contains it. */
  parent: string | null
  name: string
  /** Place in reading order. */
  index: number
}

/** The milestones of a roadmap by id, in reading order. */
export type Survey = ReadonlyMap<string, Standing>

/** Looks a roadmap over once: where each milestone stands and what sentences call it. */
export function survey(roadmap: Roadmap): Survey {
  const all = [...eachMilestone(roadmap.milestones)]
  const bearers = new Map<string, number>()
  for (const { milestone } of all) {
    const label = wording(milestone.label ?? '')
    bearers.set(label, (bearers.get(label) ?? 0) + 1)
  }
  return new Map(
    all.map(({ milestone, parent }, index) => {
      const alone = bearers.get(wording(milestone.label ?? '')) === 1
      return [milestone.id, { milestone, parent: parent?.id ?? null, name: nameOf(milestone, alone), index }]
    }),
  )
}

/** The label where it is enough, else the quoted title, else both. */
function nameOf(milestone: Milestone, labelIsEnough: boolean): string {
  return labelIsEnough && milestone.label !== null ? milestone.label : quotedName(milestone)
}

/** `M3 “Read path”`, `M3`, `“Read path”`: a label stands as it is, a title is quoted; one that begins with its label says both. */
export function quotedName({ label, title }: { label: string | null; title: string }): string {
  if (label === null || (label !== title && title.startsWith(`${label} `))) return `“${title}”`
  return label === title ? label : `${label} “${title}”`
}

export function named(from: Survey, id: string): Named {
  return { id, name: from.get(id)?.name ?? id }
}

/** With label and title: for names that stand for other things before and after. */
export function namedInFull(from: Survey, id: string): Named {
  const standing = from.get(id)
  return { id, name: standing ? quotedName(standing.milestone) : id }
}

export function namedOrNull(from: Survey, id: string | null): Named | null {
  return id === null ? null : named(from, id)
}
