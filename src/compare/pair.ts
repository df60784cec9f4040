import { eachMilestone, type Roadmap, wording } from '../roadmap/index.ts'

/** A roadmap and where it lies. */
export interface Filed {
  file: string
  roadmap: Roadmap
}

/** One document in two revisions; null where it does not exist. */
export interface Pair {
  before: Filed | null
  after: Filed | null
}

/** Share of the milestones that two documents of different paths and ids must have in common to be one. */
const enough = 0.5

/**
 * Which document became which: by path, else by id, else by title, else by their milestones. Every document is in exactly one
 * pair; in the order of the newer paths, those that are gone last.
 */
export function pairRoadmaps(before: readonly Filed[], after: readonly Filed[]): Pair[] {
  const found = new Map<Filed, Filed>()
  const taken = new Set<Filed>()
  const match = (same: (from: Filed, to: Filed) => boolean) => {
    for (const to of after) {
      if (found.has(to)) continue
      const candidates = before.filter((from) => !taken.has(from) && same(from, to))
      const [from] = candidates
      if (from === undefined || candidates.length > 1) continue
      found.set(to, from)
      taken.add(from)
    }
  }
  match((from, to) => from.file === to.file)
  match((from, to) => from.roadmap.id === to.roadmap.id)
  match((from, to) => wording(from.roadmap.title) === wording(to.roadmap.title))
  match((from, to) => shared(from.roadmap, to.roadmap) >= enough)
  return [
    ...after.map((to) => ({ before: found.get(to) ?? null, after: to })),
    ...before.filter((from) => !taken.has(from)).map((from) => ({ before: from, after: null })),
  ]
}

function shared(a: Roadmap, b: Roadmap): number {
  const names = ({ milestones }: Roadmap) =>
    new Set(
      [...eachMilestone(milestones)].map(({ milestone }) => wording(`${milestone.label ?? ''} ${milestone.title}`)),
    )
  const [first, second] = [names(a), names(b)]
  const most = Math.max(first.size, second.size)
  return most === 0 ? 0 : [...first].filter((name) => second.has(name)).length / most
}
