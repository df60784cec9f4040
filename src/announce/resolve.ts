import { distance } from 'fastest-levenshtein'
import type { Permalink } from '../history/types.ts'
import { shown } from '../read/message.ts'
import { toId, wording } from '../roadmap/index.ts'

/** A milestone that can be named. */
export interface Nameable {
  /** Id of the roadmap. */
  roadmap: string
  id: string
  label: string | null
  title: string
}

/** What references are looked up in. */
export interface Known {
  /** Milestones that live. */
  milestones: readonly Nameable[]
  /** Every address of the site, by which older names are found. */
  permalinks: readonly Permalink[]
}

/** Where a reference leads. */
export interface Resolved {
  roadmap: string
  milestone: string
  /** Path of its page below the base. */
  address: string
  state: 'living' | 'tombstone'
  /** Why it had better be written otherwise, as a sentence; null where all is well. */
  advice: string | null
}

export type Resolution = Resolved | { problem: string }

const mostNear = 3

/** Finds milestones by their lasting ids, by ids that they had, and by labels that only one of them bears. */
export function resolver({ milestones, permalinks }: Known): (reference: string) => Resolution {
  const living = new Map(milestones.map((milestone) => [`${milestone.roadmap}/${milestone.id}`, milestone]))
  const roadmaps = [...new Set(milestones.map(({ roadmap }) => roadmap))]
  const ledger = new Map(permalinks.map((permalink) => [permalink.address, permalink]))
  const gone = permalinks.filter(({ address, state }) => state === 'tombstone' && /^\/[^/]+\/[^/#]+\/$/.test(address))
  const only = roadmaps.length === 1 ? roadmaps[0] : undefined

  function byId(full: string): Resolved | null {
    const here = living.get(full)
    if (here) return { roadmap: here.roadmap, milestone: here.id, address: `/${full}/`, state: 'living', advice: null }
    const permalink = ledger.get(`/${full}/`)
    if (permalink?.milestone === undefined || permalink.state === 'living') return null
    if (permalink.state === 'redirect') {
      const [roadmap = '', milestone = ''] = permalink.milestone.split('/')
      const found = ledger.get(`/${roadmap}/${milestone}/`)
      return {
        roadmap,
        milestone,
        address: permalink.to ?? `/${permalink.milestone}/`,
        state: found?.state === 'tombstone' ? 'tombstone' : 'living',
        advice: `Unexpected earlier id \`${full}\`, expected the present one: write \`milestone:${permalink.milestone}\``,
      }
    }
    const [roadmap = '', milestone = ''] = full.split('/')
    const since = permalink.until === undefined ? '' : ` since ${permalink.until}`
    const on = permalink.to?.split('/').filter(Boolean).join('/')
    const remedy = on
      ? `its content lives on there: write \`milestone:${on}\``
      : 'the link leads to the page that says so'
    return {
      roadmap,
      milestone,
      address: permalink.address,
      state: 'tombstone',
      advice: `Unexpected milestone \`${full}\` that is no longer on the roadmap${since}, expected a living one${on ? `: ${remedy}` : `; ${remedy}`}`,
    }
  }

  return (reference) => {
    const named = reference.replace(/^\/+|\/+$/g, '')
    const slash = named.indexOf('/')
    const roadmap = slash < 0 ? only : named.slice(0, slash)
    const rest = named.slice(slash + 1)
    const full = roadmap === undefined ? named : `${roadmap}/${rest}`
    const found = byId(full)
    if (found) return found
    const isLabel = (label: string) => wording(label) === wording(rest) || toId(label) === rest
    const bearers = milestones.filter(
      (each) =>
        (roadmap === undefined || each.roadmap === roadmap) &&
        each.label !== null &&
        rest !== '' &&
        isLabel(each.label),
    )
    const ids = (some: readonly Nameable[]) => some.map(({ roadmap, id }) => `\`${roadmap}/${id}\``).join(', ')
    const [bearer] = bearers
    if (bearer && bearers.length === 1)
      return {
        roadmap: bearer.roadmap,
        milestone: bearer.id,
        address: `/${bearer.roadmap}/${bearer.id}/`,
        state: 'living',
        advice: `Unexpected label \`${shown(rest)}\`, expected the id, which stays when labels change: write \`milestone:${bearer.roadmap}/${bearer.id}\``,
      }
    if (bearers.length > 1)
      return {
        problem: `Unexpected label \`${shown(rest)}\` that ${bearers.length} milestones bear, expected an id: ${ids(bearers.slice(0, 5))}`,
      }
    const lower = byId(full.toLowerCase())
    if (lower && full !== full.toLowerCase())
      return {
        ...lower,
        advice: `Unexpected capital letters in \`${shown(full)}\`, expected the id: write \`milestone:${lower.roadmap}/${lower.milestone}\``,
      }
    return { problem: `Unexpected milestone \`${shown(reference)}\`, expected one that exists${nearest(full, rest)}` }
  }

  function nearest(full: string, rest: string): string {
    const all = [...living.keys(), ...gone.flatMap(({ milestone }) => milestone ?? [])]
    const far = (id: string): number => {
      const own = id.slice(id.indexOf('/') + 1)
      const { label = null, title = '' } = living.get(id) ?? {}
      const names = [label, title].flatMap((name) => (name ? [distance(rest.toLowerCase(), name.toLowerCase())] : []))
      return Math.min(distance(full.toLowerCase(), id), distance(rest.toLowerCase(), own) + 0.5, ...names)
    }
    const near = all
      .map((id) => ({ id, at: far(id) }))
      .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      .slice(0, mostNear)
    return near.length === 0
      ? '; there is none yet'
      : `; the nearest ${near.length === 1 ? 'is' : 'are'} ${near.map(({ id }) => `\`${id}\``).join(', ')}`
  }
}
