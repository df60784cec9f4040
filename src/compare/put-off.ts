import type { Milestone } from '../roadmap/index.ts'
import { direction } from './status.ts'
import type { Survey } from './survey.ts'

/**
 * Whether what goes from one milestone to another comes later by it. Where dates do not say, a later version or a later number does,
 * a bucket that is farther from done, or, of milestones of one kind side by side that have neither, a later place in the document.
 *
 * @param later days between their targets; null where they do not say
 */
export function isPutOff(
  from: string,
  to: string,
  later: number | null,
  { before, after }: Record<'before' | 'after', Survey>,
): boolean {
  if (later !== null) return later > 0
  const [here, there] = [after.get(from) ?? before.get(from), after.get(to)]
  if (!here || !there || !isOrdered(here.milestone) || here.milestone.kind !== there.milestone.kind) return false
  const [old, fresh] = [numbersOf(here.milestone), numbersOf(there.milestone)]
  if (old && fresh) return isAbove(fresh, old)
  if (old || fresh || here.milestone.kind === 'release') return false
  if (here.milestone.kind === 'bucket') {
    const way = direction(here.milestone.status?.value ?? null, there.milestone.status?.value ?? null)
    if (way !== 'none') return way === 'backward'
  }
  return after.has(from) && here.parent === there.parent && there.index > here.index
}

function isOrdered({ kind }: Milestone): boolean {
  return kind === 'release' || kind === 'phase' || kind === 'period' || kind === 'bucket'
}

/** `0.10.1` as numbers, `Phase 3` as its number; null where the label has none. */
function numbersOf({ label, kind }: Milestone): number[] | null {
  if (kind !== 'release' && kind !== 'phase') return null
  const found = /\d+(?:\.\d+)*/.exec(label ?? '')?.[0]
  return found === undefined ? null : found.split('.').map(Number)
}

function isAbove(a: readonly number[], b: readonly number[]): boolean {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}
