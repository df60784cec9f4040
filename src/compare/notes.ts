import { eachMilestone, eachTask, type Milestone, type Roadmap, wording } from '../roadmap/index.ts'
import type { Change } from './change.ts'

/** A document and what was read in it. */
export interface Written {
  /** Decoded, with LF line ends. */
  text: string
  roadmap: Roadmap
}

/** Words that are enough to tell why: in prose, and on a line that states a fact and is new with it. */
const enough = { prose: 3, fact: 4 }

/**
 * Whether a document tells why a change was made: the milestone's own prose has words that it did not have, or, of a milestone that is
 * gone, a line that is new speaks of it by name. Numbers, tasks, headings and table rows are no words of explanation; reflowed
 * prose is not new.
 */
export function noted(before: Written | null, after: Written | null, change: Change): boolean {
  if (before === null || after === null || !('milestone' in change) || change.milestone === null) return false
  const id = change.milestone
  const now = find(after.roadmap, id)
  if (!now) return isSpokenOf(change.name ?? '', before, after)
  const then = find(before.roadmap, id)
  const old = then ? prose(before, then) : { free: [], facts: [] }
  const fresh = prose(after, now)
  if (surplus(old.free, fresh.free) >= enough.prose) return true
  return fresh.facts.some((fact) => surplus(old.facts.flat(), fact) >= enough.fact)
}

function find({ milestones }: Roadmap, id: string): Milestone | undefined {
  for (const { milestone } of eachMilestone(milestones)) if (milestone.id === id) return milestone
  return undefined
}

/** The words of a milestone's own lines: those of its prose together, those of each line that states a fact apart. */
function prose({ text }: Written, milestone: Milestone): { free: string[]; facts: string[][] } {
  const lines = text.split('\n')
  const facts = new Set<number | null | undefined>([
    milestone.status?.line,
    milestone.target?.line,
    milestone.completed?.line,
    milestone.progress.line,
    ...milestone.dependsOnLines,
  ])
  const others = new Set([milestone.line, ...milestone.also])
  for (const {
    lines: [from, to],
  } of eachTask(milestone.tasks))
    for (let at = from; at <= to; at++) others.add(at)
  const free: string[] = []
  const stated: string[][] = []
  for (const [from, to] of milestone.lines) {
    for (let at = from; at <= to; at++) {
      const line = lines[at - 1] ?? ''
      if (others.has(at) || /^\s*(?:\||#{1,6}\s|```|~~~)/.test(line)) continue
      if (facts.has(at)) stated.push(words(line))
      else free.push(...words(line))
    }
  }
  return { free, facts: stated }
}

function isSpokenOf(name: string, before: Written, after: Written): boolean {
  const known = new Set(before.text.split('\n').map(wording))
  const called = ` ${wording(name)} `
  return after.text.split('\n').some((line) => {
    const said = wording(line)
    return !known.has(said) && ` ${said} `.includes(called) && words(line).length >= enough.prose + words(name).length
  })
}

/** Words of letters; in scripts without spaces each character is one. */
function words(text: string): string[] {
  const found = text
    .toLowerCase()
    .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}]{2,}/gu)
  return found ?? []
}

/** How many words a text has more than another had. */
function surplus(old: readonly string[], fresh: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of old) left.set(word, (left.get(word) ?? 0) + 1)
  let more = 0
  for (const word of fresh) {
    const known = left.get(word) ?? 0
    if (known > 0) left.set(word, known - 1)
    else more++
  }
  return more
}
