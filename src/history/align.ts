import { eachMilestone, type Milestone, type Roadmap } from '../roadmap/index.ts'
import { identify, nothingKnown, renamed } from './identify.ts'
import type { Lineage } from './types.ts'

/** An earlier roadmap in the ids of the present one, and what the present one says about it besides. */
export interface Aligned {
  before: Roadmap
  lineage: Lineage
}

/**
 * Gives the milestones of an earlier roadmap the ids that those of the living one have, which stay as they are: addresses hang on them.
 * Where both have ids of one history (`isOneHistory`), equal ids are the same milestone; beyond that content decides.
 */
export function align(before: Roadmap, living: Roadmap, isOneHistory: boolean): Aligned {
  const idsOf = ({ milestones }: Roadmap) => [...eachMilestone(milestones)].map(({ milestone }) => milestone.id)
  const [old, present] = [new Set(idsOf(before)), idsOf(living)]
  const stay = new Set(present)
  const carried = idsOf(identify(identify(nothingKnown, before).known, living).roadmap)
  const ids = new Map<string, string>()
  for (const [index, id] of present.entries()) {
    const from = carried[index]
    if (from === undefined || !old.has(from) || from === id) continue
    if (!isOneHistory || !(old.has(id) || stay.has(from))) ids.set(from, id)
  }
  // What is another milestone now must not be taken for it because both have one id.
  if (!isOneHistory) {
    const matched = new Set(carried)
    for (const id of old) if (stay.has(id) && !matched.has(id)) ids.set(id, unused(`${id}-was`, stay, old))
  }
  const same = renamed(before, ids)
  const { lineage } = identify(identify(nothingKnown, same).known, {
    ...living,
    milestones: living.milestones.map(pinned),
  })
  return { before: same, lineage }
}

/** With ids that nothing takes away. */
function pinned(milestone: Milestone): Milestone {
  const { aliases, ...rest } = milestone
  return { ...rest, pinned: true, milestones: milestone.milestones.map(pinned) }
}

function unused(id: string, ...taken: ReadonlySet<string>[]): string {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? id : `${id}-${n}`
    if (taken.every((ids) => !ids.has(candidate))) return candidate
  }
}
