import { eachMilestone, type Milestone, type Roadmap } from '../roadmap/index.ts'
import type { ChangeOf } from './change.ts'
import { type Broken, inForce, type Judgement, judge } from './promise.ts'
import { survey } from './survey.ts'

/** An announcement that was there before an edit. */
export interface Standing {
  id: string
  title: string
  /** `YYYY-MM-DD`. */
  date: string
  /** Path of its file. */
  file: string
  /** Ids of the milestones of one roadmap that it links, as they are before the edit. */
  milestones: readonly string[]
}

/** One roadmap and what an edit makes of it. */
export interface Edited {
  /** Its versions before the edit, oldest first. */
  versions: readonly { date: string; roadmap: Roadmap }[]
  before: Roadmap
  /** Null where the edit removes it. */
  after: Roadmap | null
  /** The id after the edit of a milestone before it, where that is another. */
  heirs?: ReadonlyMap<string, string>
}

/**
 * What announcements said that was so, or had become better, and is no longer so after an edit. What was untrue before is the affair of
 * an earlier edit. An announcement says what the version in force on its day said; without one it is not judged.
 */
export function madeUntrue(
  announcements: readonly Standing[],
  { versions, before, after, heirs }: Edited,
): ChangeOf<'announcement-untrue'>[] {
  const old = byId(before)
  const fresh = byId(after)
  const names = after && survey(after)
  const oldNames = survey(before)
  return announcements.flatMap(({ id: announcement, title, date, file, milestones }) => {
    const version = inForce(versions, date)
    if (version === null) return []
    const said = byId(version.roadmap)
    return [...new Set(milestones)].flatMap((id): ChangeOf<'announcement-untrue'>[] => {
      const then = said.get(id)
      const was = old.get(id)
      if (then === undefined || was === undefined) return []
      const now = fresh.get(heirs?.get(id) ?? id)
      const known = kindsOf(judge(then, { stated: was, gone: false }))
      const judgement = judge(then, { stated: now ?? was, gone: now === undefined })
      if (judgement.verdict !== 'untrue') return []
      const [why] = judgement.why.filter(({ what }) => !known.has(what))
      if (why === undefined) return []
      const name = (now && names?.get(now.id)?.name) ?? oldNames.get(id)?.name ?? id
      return [
        {
          type: 'announcement-untrue',
          roadmap: (after ?? before).id,
          line: { before: was.line, after: now?.line ?? null },
          milestone: now?.id ?? id,
          name,
          announcement: { id: announcement, title, date, file },
          said: factsOf(then),
          now: now ? factsOf(now) : null,
          why: why.what,
        },
      ]
    })
  })
}

function byId(roadmap: Roadmap | null): Map<string, Milestone> {
  return new Map([...eachMilestone(roadmap?.milestones ?? [])].map(({ milestone }) => [milestone.id, milestone]))
}

function kindsOf(judgement: Judgement): ReadonlySet<Broken['what']> {
  return new Set(judgement.verdict === 'untrue' ? judgement.why.map(({ what }) => what) : [])
}

function factsOf({ status, target }: Milestone): ChangeOf<'announcement-untrue'>['said'] {
  if (target === null) return { status: status?.value ?? null, target: null }
  const { declared: _, line: __, ...period } = target
  return { status: status?.value ?? null, target: period }
}
