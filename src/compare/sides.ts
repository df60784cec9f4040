import type { Lineage } from '../history/types.ts'
import { type Roadmap, wording } from '../roadmap/index.ts'
import { type Sides, sameName } from './compare-milestone.ts'
import { headingsOf, standsAmong } from './headings.ts'
import { type Survey, survey } from './survey.ts'

/** Looks two roadmaps over, with what ids cannot say. */
export function sidesOf(before: Roadmap, after: Roadmap, lineage: Lineage): Sides {
  const [old, fresh] = [survey(before), survey(after)]
  const heirs = new Map<string, string[]>()
  const add = (id: string, into: readonly string[]) => {
    const living = into.filter((heir) => heir !== id && fresh.has(heir))
    if (old.has(id) && living.length > 0) heirs.set(id, [...new Set([...(heirs.get(id) ?? []), ...living])])
  }
  const descent = {
    splits: lineage.splits.filter(({ from, into }) => !goesOn(from, into, old, fresh)),
    // What only held the one that is left was no part of it.
    merges: lineage.merges.filter(({ from, into }) => from.some((id) => old.get(into)?.parent !== id)),
  }
  for (const { from, into } of descent.splits) add(from, into)
  for (const { from, into } of descent.merges) for (const id of from) add(id, [into])
  const labels = Map.groupBy([...old.keys()], (id) => wording(old.get(id)?.milestone.label ?? ''))
  const headings = { before: headingsOf(before), after: headingsOf(after) }
  return { roadmap: after.id, before: old, after: fresh, heirs, descent, labels, headings }
}

/** A release or phase that keeps its name and some of its tasks is not split by a new one that takes the others. */
function goesOn(id: string, into: readonly string[], before: Survey, after: Survey): boolean {
  const [old, now] = [before.get(id)?.milestone, after.get(id)?.milestone]
  if (!old || !now || !into.includes(id) || !sameName(old, now)) return false
  return (now.kind === 'release' || now.kind === 'phase') && now.tasks.length > 0
}

/** Milestones whose headings still stand and are none any more, and those whose headings stood and were none. */
export interface Recast {
  ended: ReadonlySet<string>
  begun: ReadonlySet<string>
}

export function recastIn({ before, after, headings, heirs }: Sides): Recast {
  const inherited = new Set([...heirs.values()].flat())
  const among = (survey: Survey, others: Survey, known: ReadonlySet<string>) =>
    [...survey].filter(([id, { milestone }]) => !others.has(id) && standsAmong(known, milestone)).map(([id]) => id)
  return {
    ended: new Set(among(before, after, headings.after).filter((id) => !heirs.has(id))),
    begun: new Set(among(after, before, headings.before).filter((id) => !inherited.has(id))),
  }
}
