import type { Change } from '../compare/change.ts'
import { type Part, plainText } from '../compare/sentence.ts'
import type { Summary } from '../compare/summarise.ts'
import type { Weight } from '../compare/weigh.ts'
import type { Roadmap } from '../roadmap/index.ts'
import { overview } from './overview.ts'
import type { Words } from './words.ts'

/** Sentences of one weight: those that are shown at once, and the rest, one step away. */
export interface ChangeGroup {
  weight: Weight
  shown: Summary[]
  folded: Summary[]
  /** How many changes the folded sentences tell. */
  foldedChanges: number
}

const order: readonly Weight[] = ['look', 'news', 'small']
/** A group that is hardly longer than this is shown whole: a fold for two sentences hides more than it spares. */
const mostShown: Record<Weight, number> = { look: 12, news: 12, small: 0 }
const leastFolded: Record<Weight, number> = { look: 3, news: 3, small: 3 }

/** Sentences by weight, the weightiest first; long groups fold, and what is small does unless it is hardly anything. */
export function groupsOf(summaries: readonly Summary[]): ChangeGroup[] {
  return order.flatMap((weight) => {
    const all = summaries.filter((summary) => summary.weight === weight)
    if (all.length === 0) return []
    const cut = all.length - mostShown[weight] < leastFolded[weight] ? all.length : mostShown[weight]
    const folded = all.slice(cut)
    return [
      {
        weight,
        shown: all.slice(0, cut),
        folded,
        foldedChanges: folded.reduce((sum, { changes }) => sum + changes.length, 0),
      },
    ]
  })
}

type Noun = Exclude<keyof Words['counted'], 'others' | 'changes'>
type Verb = keyof Words['became']

/** What is counted, those that matter most first. */
const kinds = [
  'milestones added',
  'milestones removed',
  'milestones recast',
  'milestones renamed',
  'milestones done',
  'targets later',
  'targets earlier',
  'tasks done',
  'tasks added',
  'tasks removed',
] as const satisfies `${Noun} ${Verb}`[]
type Kind = (typeof kinds)[number]

const kindOfType: Partial<Record<Change['type'], Kind>> = {
  'milestone-added': 'milestones added',
  'milestone-returned': 'milestones added',
  'milestone-removed': 'milestones removed',
  'milestone-split': 'milestones recast',
  'milestones-merged': 'milestones recast',
  'milestone-renamed': 'milestones renamed',
  'task-ticked': 'tasks done',
  'task-added': 'tasks added',
  'task-removed': 'tasks removed',
}

const mostSaid = 5

const mostSigns = 140

/** What a version changed in one line: the one thing that it has to say, else how many of each kind, else that it was only wording. */
export function inOneLine(summaries: readonly Summary[], words: Words): string {
  const [first, ...others] = summaries
  if (first === undefined) return words.noChanges
  const alone = others.length === 0 ? plainText(standing(first.parts)).replace(/\.$/, '') : ''
  if (alone !== '' && alone.length <= mostSigns) return alone
  return counted(
    summaries.flatMap(({ changes }) => changes),
    words,
  )
}

/** How many of each kind, and the rest as one number. A noun is said once. */
function counted(changes: readonly Change[], words: Words): string {
  const counts = new Map<Kind, number>()
  for (const change of changes) {
    const kind = kindOf(change)
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const said = kinds.filter((kind) => counts.has(kind)).slice(0, mostSaid)
  const pieces: string[] = []
  let rest = changes.length
  let last = ''
  for (const kind of said) {
    const [noun, verb] = kind.split(' ') as [Noun, Verb]
    const n = counts.get(kind) ?? 0
    pieces.push(`${noun === last ? n : words.counted[noun](n)} ${words.became[verb]}`)
    rest -= n
    last = noun
  }
  if (rest > 0) pieces.push(words.counted[pieces.length > 0 ? 'others' : 'changes'](rest))
  return pieces.join(', ')
}

function kindOf(change: Change): Kind | null {
  if (change.type === 'status') return change.after === 'done' ? 'milestones done' : null
  if (change.type === 'target')
    return change.kind === 'slip' ? 'targets later' : change.kind === 'pulled-in' ? 'targets earlier' : null
  if ('role' in change && change.role === 'criterion') return null
  return kindOfType[change.type] ?? null
}

const mostSentences = 400

/** How many versions, newest first, say all their sentences on one page; at least one. The rest has a line each. */
export function toldInFull(versions: readonly { changes: readonly unknown[] }[]): number {
  let sentences = 0
  const cut = versions.findIndex(({ changes }) => {
    sentences += changes.length
    return sentences > mostSentences
  })
  return cut < 0 ? versions.length : Math.max(1, cut)
}

/** A sentence that stands alone begins with a capital letter and ends in a full stop. */
export function standing(parts: readonly Part[]): Part[] {
  const [first, ...rest] = parts
  if (first === undefined) return []
  const opening = typeof first === 'string' ? first.charAt(0).toUpperCase() + first.slice(1) : first
  return [opening, ...rest, '.']
}

/** What is said of the version before which there was none. */
export function firstVersion(roadmap: Roadmap, words: Words): string {
  const { tasks, total } = overview(roadmap)
  return `${words.firstVersion}: ${words.contains(total, tasks.total)}`
}
