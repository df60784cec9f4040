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
export function notes(before: Written, after: Written): (change: Change) => boolean {
  const [old, fresh] = [survey(before), survey(after)]
  const known = new Set(old.lines.map(wording))
  const added = fresh.lines
    .map((line) => ({ said: ` ${wording(line)} `, length: words(line).length }))
    .filter(({ said }) => !known.has(said.trim()))
  return (change) => {
    if (!('milestone' in change) || change.milestone === null) return false
    const now = fresh.milestones.get(change.milestone)
    if (!now) return isSpokenOf(change.name ?? '')
    const then = old.milestones.get(change.milestone)
    const [had, has] = [then ? prose(old.lines, then) : { free: [], facts: [] }, prose(fresh.lines, now)]
    if (surplus(had.free, has.free) >= enough.prose) return true
    return has.facts.some((fact) => surplus(had.facts.flat(), fact) >= enough.fact)
  }

  function isSpokenOf(name: string): boolean {
    const called = ` ${wording(name)} `
    const least = enough.prose + words(name).length
    return added.some(({ said, length }) => length >= least && said.includes(called))
  }
}

function survey({ text, roadmap }: Written) {
  const milestones = new Map([...eachMilestone(roadmap.milestones)].map(({ milestone }) => [milestone.id, milestone]))
  return { lines: text.split('\n'), milestones }
}

/** The words of a milestone's own lines: those of its prose together, those of each line that states a fact apart. */
function prose(lines: readonly string[], milestone: Milestone): { free: string[]; facts: string[][] } {
  const stating = new Set<number | null | undefined>([
    milestone.status?.line,
    milestone.target?.line,
    milestone.completed?.line,
    milestone.progress.line,
    ...milestone.dependsOnLines,
  ])
  const others = new Set([milestone.line, ...milestone.also])
  for (const task of eachTask(milestone.tasks)) for (let at = task.lines[0]; at <= task.lines[1]; at++) others.add(at)
  const free: string[] = []
  const facts: string[][] = []
  for (const [from, to] of milestone.lines) {
    for (let at = from; at <= to; at++) {
      const line = lines[at - 1] ?? ''
      if (others.has(at) || /^\s*(?:\||#{1,6}\s|```|~~~)/.test(line)) continue
      if (stating.has(at)) facts.push(words(line))
      else free.push(...words(line))
    }
  }
  return { free, facts }
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
