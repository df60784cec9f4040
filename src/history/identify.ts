import { munkres } from 'munkres'
import { eachMilestone, type Milestone, problemWithId, type Roadmap, type Section } from '../roadmap/index.ts'
import { otherRelease, type Portrait, portrait, sameness } from './likeness.ts'
import type { Lineage } from './types.ts'

/** What is known of a roadmap's milestones from the versions read so far. */
export interface Known {
  /** Milestones of the last version. */
  living: readonly Portrait[]
  /** Last state of those that are gone, by id. */
  gone: ReadonlyMap<string, Portrait>
  /** Every id ever given; none is given again to something else. */
  used: ReadonlySet<string>
  /** Texts in the form that they are compared in: versions repeat most of theirs. */
  normals?: Map<string, string>
}

export const nothingKnown: Known = { living: [], gone: new Map(), used: new Set() }

/** Below this two milestones are strangers. */
const threshold = 0.5
/** What comes back after it was gone must be surer: nothing else speaks for it. */
const returning = 0.75

export interface Identified {
  /** The roadmap with lasting ids. */
  roadmap: Roadmap
  lineage: Lineage
  known: Known
}

/**
 * Carries the ids of a roadmap's milestones on to its next version: by content, one optimal assignment for all.
 * Milestones that are new get an id that was never used.
 */
export function identify(known: Known, next: Roadmap): Identified {
  const normals = known.normals ?? new Map<string, string>()
  const fresh = portraits(next, normals)
  const ids = new Map<Portrait, string>()
  const taken = new Set<string>()
  const give = (to: Portrait, id: string) => {
    ids.set(to, id)
    taken.add(id)
  }
  // A front matter id is the author's word.
  for (const one of fresh) if (one.milestone.pinned && !taken.has(one.milestone.id)) give(one, one.milestone.id)
  const old = known.living.filter((one) => !taken.has(one.milestone.id))
  const open = () => fresh.filter((one) => !ids.has(one))
  for (const [from, to] of assign(old, open(), threshold)) give(to, from.milestone.id)
  const aliases = new Set(fresh.flatMap(({ milestone }) => milestone.aliases ?? []))
  const back = [...known.gone.values()].filter(
    ({ milestone }) => !taken.has(milestone.id) && !aliases.has(milestone.id),
  )
  for (const [from, to] of assign(back, open(), returning)) give(to, from.milestone.id)
  const returned = [...taken].filter((id) => known.gone.has(id))
  const used = new Set([...known.used, ...taken])
  for (const one of open()) {
    const id = unused(one.milestone.id, used)
    used.add(id)
    give(one, id)
  }
  const removed = known.living.map((one) => one.milestone.id).filter((id) => !taken.has(id))
  const roadmap = withIds(next, ids)
  const living = [...eachMilestone(roadmap.milestones)].map(
    ({ milestone, parent }, index): Portrait => ({
      ...(fresh[index] as Portrait),
      milestone,
      parent: parent?.id ?? null,
    }),
  )
  const gone = new Map([...known.gone].filter(([id]) => !taken.has(id)))
  for (const one of known.living) if (!taken.has(one.milestone.id)) gone.set(one.milestone.id, one)
  const lineage: Lineage = { ...descent(known.living, living, new Set(removed)), removed, returned }
  return { roadmap, lineage, known: { living, gone, used, normals } }
}

/** Milestones with what is compared, parents before their children. */
export function portraits(roadmap: Roadmap, normals: Map<string, string> = new Map()): Portrait[] {
  const every = [...eachMilestone(roadmap.milestones)]
  return every.map(({ milestone, parent }, index) =>
    portrait(milestone, parent?.id ?? null, every.length > 1 ? index / (every.length - 1) : 0, normals),
  )
}

/** Whether the front matter says that an id is one that the milestone had before: then it goes on under another. */
function isAlias(before: Portrait, after: Portrait): boolean {
  return after.milestone.aliases?.includes(before.milestone.id) ?? false
}

/** Pairs of the one assignment with the greatest sum of samenesses; only pairs above the threshold. */
function assign(before: readonly Portrait[], after: readonly Portrait[], least: number): [Portrait, Portrait][] {
  const pairs: [Portrait, Portrait][] = []
  const left = new Set(before)
  const right = new Set(after)
  // What did not change is most of it, and needs no search.
  const unchanged = new Map<string, Portrait[]>()
  const key = ({ parent, mark }: Portrait) => `${parent ?? ''}\n${mark}`
  for (const one of before) {
    const alike = unchanged.get(key(one))
    if (alike) alike.push(one)
    else unchanged.set(key(one), [one])
  }
  for (const one of after) {
    const same = unchanged.get(key(one))
    const twin = same?.length === 1 ? same[0] : undefined
    if (
      !twin ||
      !left.has(twin) ||
      isAlias(twin, one) ||
      (one.title === '' && one.tasks.size === 0 && one.label === '')
    )
      continue
    pairs.push([twin, one])
    left.delete(twin)
    right.delete(one)
  }
  for (const component of components([...left], [...right], least)) {
    if (component.rows.length === 1 && component.columns.length === 1) {
      pairs.push([component.rows[0] as Portrait, component.columns[0] as Portrait])
      continue
    }
    const cost = component.rows.map((row) => component.columns.map((column) => 1 - (component.score(row, column) ?? 0)))
    for (const [row, column] of munkres(cost)) {
      const [from, to] = [component.rows[row] as Portrait, component.columns[column] as Portrait]
      if ((component.score(from, to) ?? 0) >= least) pairs.push([from, to])
    }
  }
  return pairs
}

interface Component {
  rows: Portrait[]
  columns: Portrait[]
  score: (row: Portrait, column: Portrait) => number | undefined
}

/** Groups of milestones that are alike at all: each is assigned alone, so that the search stays small. */
function* components(before: readonly Portrait[], after: readonly Portrait[], least: number): Generator<Component> {
  const scores = new Map<Portrait, Map<Portrait, number>>()
  const toward = new Map<Portrait, Portrait[]>()
  for (const [from, candidates] of likely(before, after)) {
    for (const to of candidates) {
      if (isAlias(from, to)) continue
      const score = sameness(from, to)
      if (score < least) continue
      scores.set(from, (scores.get(from) ?? new Map()).set(to, score))
      toward.set(to, [...(toward.get(to) ?? []), from])
    }
  }
  const seen = new Set<Portrait>()
  for (const start of scores.keys()) {
    if (seen.has(start)) continue
    const rows: Portrait[] = []
    const columns: Portrait[] = []
    const queue = [start]
    seen.add(start)
    for (let row = queue.pop(); row; row = queue.pop()) {
      rows.push(row)
      for (const column of scores.get(row)?.keys() ?? []) {
        if (seen.has(column)) continue
        seen.add(column)
        columns.push(column)
        for (const other of toward.get(column) ?? []) {
          if (seen.has(other)) continue
          seen.add(other)
          queue.push(other)
        }
      }
    }
    yield { rows, columns, score: (row, column) => scores.get(row)?.get(column) }
  }
}

/** Pairs that share a label, a word of the title or a task: the only ones that can be alike. */
function* likely(before: readonly Portrait[], after: readonly Portrait[]): Generator<[Portrait, Portrait[]]> {
  const index = new Map<string, Portrait[]>()
  const keys = (one: Portrait): string[] => [
    `n:${one.title || one.label}`,
    ...(one.label === '' ? [] : [`l:${one.label}`]),
    ...[...one.words].map((word) => `w:${word}`),
    ...[...one.tasks].map((task) => `t:${task}`),
  ]
  for (const one of after) {
    for (const key of new Set(keys(one))) {
      const list = index.get(key)
      if (list) list.push(one)
      else index.set(key, [one])
    }
  }
  for (const one of before) {
    const found = new Set<Portrait>()
    for (const key of keys(one)) for (const other of index.get(key) ?? []) found.add(other)
    yield [one, [...found]]
  }
}

function unused(id: string, used: ReadonlySet<string>): string {
  if (!used.has(id)) return id
  for (let count = 2; ; count++) {
    const next = `${id.slice(0, 58).replace(/-+$/, '')}-${count}`
    if (!used.has(next) && problemWithId(next) === null) return next
  }
}

function withIds(roadmap: Roadmap, ids: ReadonlyMap<Portrait, string>): Roadmap {
  const lasting = new Map<string, string>()
  for (const [one, id] of ids) lasting.set(one.milestone.id, id)
  return renamed(roadmap, lasting)
}

/** The same roadmap with other ids, by the old ones; what has no other keeps its own. */
export function renamed(roadmap: Roadmap, lasting: ReadonlyMap<string, string>): Roadmap {
  const of = (id: string) => lasting.get(id) ?? id
  const milestone = (one: Milestone): Milestone => ({
    ...one,
    id: of(one.id),
    dependsOn: one.dependsOn.map(of),
    milestones: one.milestones.map(milestone),
  })
  const section = (one: Section): Section => ({
    ...one,
    milestone: one.milestone === null ? null : of(one.milestone),
    sections: one.sections.map(section),
  })
  return { ...roadmap, milestones: roadmap.milestones.map(milestone), sections: roadmap.sections.map(section) }
}

/** Which milestones went into which: by the tasks that moved, or by a title that names both. */
function descent(
  before: readonly Portrait[],
  after: readonly Portrait[],
  removed: ReadonlySet<string>,
): Pick<Lineage, 'splits' | 'merges'> {
  const old = new Map(before.map((one) => [one.milestone.id, one]))
  const fresh = after.filter((one) => !old.has(one.milestone.id))
  const splits: Lineage['splits'] = []
  const merges: Lineage['merges'] = []
  for (const from of before) {
    const heirs = after.filter((one) => {
      if (one.milestone.id === from.milestone.id) return false
      if (!fresh.includes(one) && !removed.has(from.milestone.id)) return false
      return one.parent !== from.milestone.id && inherits(from, one)
    })
    const stays = !removed.has(from.milestone.id)
    const newHeirs = heirs.filter((one) => fresh.includes(one))
    if (newHeirs.length >= (stays ? 1 : 2) && lost(from, after)) {
      splits.push({
        from: from.milestone.id,
        into: [...(stays ? [from.milestone.id] : []), ...newHeirs.map((one) => one.milestone.id)],
      })
    } else if (!stays && heirs[0]) {
      const into = heirs[0].milestone.id
      const known = merges.find((merge) => merge.into === into)
      if (known) known.from.push(from.milestone.id)
      else merges.push({ from: [...(old.has(into) ? [into] : []), from.milestone.id], into })
    }
  }
  return { splits, merges }
}

function inherits(from: Portrait, to: Portrait): boolean {
  const before = new Set([...from.tasks])
  const shared = [...to.tasks].filter((task) => before.has(task)).length
  if (shared >= 2 && shared * 2 >= Math.min(from.tasks.size, to.tasks.size)) return true
  // Without tasks: the whole old title in the new one, "Import and export" of "Import" and "Export".
  if (from.tasks.size > 0 || from.words.size === 0 || to.words.size <= from.words.size) return false
  if (otherRelease(from, to) || ![...from.words].every((word) => to.words.has(word))) return false
  return from.words.size > 1 || [...from.words].every((word) => word.length > 3)
}

/** Whether a milestone gave tasks away that it no longer holds itself. */
function lost(from: Portrait, after: readonly Portrait[]): boolean {
  const now = after.find((one) => one.milestone.id === from.milestone.id)
  if (!now) return true
  return [...from.tasks].some((task) => !now.tasks.has(task))
}
