import { problemWithId, toId } from '../roadmap/index.ts'
import type { Draft } from './drafts.ts'

/** Gives every milestone an id that no other one has, parents before their children, in the order of the document. */
export function nameAll(drafts: readonly Draft[]): void {
  const used = new Set<string>()
  const counts = new Map<string, number>()
  const visit = (draft: Draft): void => {
    draft.id = freeId(draft, used, counts)
    used.add(draft.id)
    draft.children.forEach(visit)
  }
  for (const draft of drafts) if (draft.parent === null) visit(draft)
}

/** Words of a parent's id that tell its children apart. */
const wordsOfParent = 3

function freeId({ told, parent }: Draft, used: ReadonlySet<string>, counts: Map<string, number>): string {
  const { label, title } = told.primary.name
  const short = label === null || label.kind === 'outline' ? null : label.text
  const full = toId(short !== null && title !== short ? `${short} ${title}` : title)
  const isFree = (id: string): boolean => id !== '' && problemWithId(id) === null && !used.has(id)
  if (isFree(full)) return full
  // A word that the site uses itself, or no id at all.
  const longer = `${full}-milestone`
  if (problemWithId(full) !== null && isFree(longer)) return longer
  const below =
    parent === null ? full : toId(`${parent.id.split('-').slice(0, wordsOfParent).join(' ')} ${short ?? ''} ${title}`)
  return isFree(below) ? below : countedId(full || 'milestone', isFree, counts)
}

/** Room for a number at the end of an id. */
const longestBase = 60

function countedId(full: string, isFree: (id: string) => boolean, counts: Map<string, number>): string {
  const base = full.slice(0, longestBase).replace(/-+$/, '')
  for (let count = counts.get(base) ?? 2; ; count++) {
    const id = `${base}-${count}`
    counts.set(base, count + 1)
    if (isFree(id)) return id
  }
}
