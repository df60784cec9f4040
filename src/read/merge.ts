import { wordsOf } from './about.ts'
import type { Block } from './blocks.ts'
import type { Carrier } from './carrier.ts'
import type { ReadContext } from './context.ts'
import type { Name } from './name.ts'
import type { Place } from './outline.ts'

/** One milestone in the making: all the places that tell it. */
export interface Told {
  primary: Carrier
  carriers: Carrier[]
}

/** A milestone while its places are joined. */
interface Entry extends Told {
  /** Lists, tables and paragraphs that tell it, and fences. */
  blocks: Set<Block | null>
  fences: Set<Block | null>
  /** Headings that tell it, with their places. */
  headings: { place: Place; line: number; end: number }[]
}

/** Words are compared by as many first letters: endings differ. */
const stem = 4

function stemsOf(title: string, context: ReadContext): readonly string[] {
  const { stems } = context.memo
  const known = stems.get(title)
  if (known) return known
  const found = wordsOf(title, context).map((token) => token.text.slice(0, stem))
  stems.set(title, found)
  return found
}

const titleKey = ({ title }: Name, context: ReadContext): string => stemsOf(title, context).join(' ')

const isBare = ({ label, title }: Name): boolean => label !== null && (title === label.text || title === '')

/** How alike two titles are, 0 to 1: the share of words, by their first letters, of the shorter one in the longer one. */
export function likeness(a: string, b: string, context: ReadContext): number {
  const [first, second] = [new Set(stemsOf(a, context)), new Set(stemsOf(b, context))]
  if (first.size === 0 || second.size === 0) return 0
  let shared = 0
  for (const word of first) if (second.has(word)) shared++
  return shared / Math.min(first.size, second.size)
}

const rank: Record<Carrier['type'], number> = { heading: 3, item: 2, row: 2, line: 1, fence: 0 }

function outranks(a: Carrier, b: Carrier): boolean {
  if (rank[a.type] !== rank[b.type]) return rank[a.type] > rank[b.type]
  return a.type === 'heading' && a.content > b.content
}

const isUnit = ({ label }: Name): boolean => label !== null && label.kind !== 'outline'

/** Whether two places tell one milestone; `unique` where one milestone only bears the label. */
function oneAndTheSame(a: Carrier, b: Carrier, unique: boolean, context: ReadContext): boolean {
  if (isUnit(a.name) && isUnit(b.name)) return sameUnit(a, b, unique, context)
  // A plain name told again: in a table and as a line in bold, in a list and as a heading.
  const [x, y] = [a.name, b.name]
  if ((a.type === 'heading' && b.type === 'heading') || (x.label && y.label)) return false
  if (x.label?.kind === 'period' || y.label?.kind === 'period') return false
  const [first, second] = [stemsOf(x.title, context), titleKey(y, context)]
  return second !== '' && first.join(' ') === second && (first.length >= 2 || a.type === 'line' || b.type === 'line')
}

function sameUnit(a: Carrier, b: Carrier, unique: boolean, context: ReadContext): boolean {
  const [x, y] = [a.name, b.name]
  if (x.label?.key !== y.label?.key) return false
  if ((a.type === 'fence') !== (b.type === 'fence') && unique) return true
  // Every phase counts its weeks anew.
  const relative = x.label?.relative === true
  const apart = a.within.line !== b.within.line
  const bare = isBare(x) || isBare(y)
  if (a.type === 'heading' && b.type === 'heading') {
    // Two headings with one label are two milestones where their words differ, and where each has its own parent.
    if (bare) return unique && !relative && apart
    return likeness(x.title, y.title, context) >= 0.6 && !(relative && apart && x.title !== y.title)
  }
  if (bare) return unique || !relative
  if (likeness(x.title, y.title, context) >= 0.5) return true
  // A line that goes on about a milestone after its label describes it, where only one bears the label.
  return unique && !relative && [a, b].some((carrier) => carrier.type === 'line' || describes(carrier))
}

const describes = ({ type, sure, item }: Carrier): boolean => type === 'item' && !sure && item?.box === null

/** A name that more places bear than this tells none of them apart. */
const mostOfOneName = 50

/** The milestones told so far. */
interface Telling {
  context: ReadContext
  entries: Entry[]
  byKey: Map<string, Set<Entry>>
  byTitle: Map<string, Set<Entry>>
  byCarrier: Map<Carrier, Entry>
}

/**
 * Joins the places that tell one milestone. Carriers that are no milestone by themselves become one only where
 * another place tells it too.
 */
export function join(carriers: readonly Carrier[], context: ReadContext): Told[] {
  const telling: Telling = { context, entries: [], byKey: new Map(), byTitle: new Map(), byCarrier: new Map() }
  const order = [...carriers].sort((a, b) => rank[b.type] - rank[a.type] || a.line - b.line)
  const pending: Carrier[] = []
  for (const carrier of order) {
    const found = find(carrier, telling)
    if (found && (carrier.block === null || carrier.type === 'fence' || !found.blocks.has(carrier.block))) {
      add(carrier, found, telling)
      recall(carrier, found, telling)
      if (outranks(carrier, found.primary)) found.primary = carrier
    } else if (carrier.sure) begin(carrier, telling)
    else if (carrier.type !== 'line') pending.push(carrier)
  }
  joinPending(pending, telling)
  for (const { carriers } of telling.entries) carriers.sort((a, b) => a.line - b.line)
  return telling.entries.sort((a, b) => a.primary.line - b.primary.line)
}

function begin(carrier: Carrier, telling: Telling): void {
  const entry: Entry = { primary: carrier, carriers: [], blocks: new Set(), fences: new Set(), headings: [] }
  telling.entries.push(entry)
  add(carrier, entry, telling)
  recall(carrier, entry, telling)
}

function add(carrier: Carrier, entry: Entry, { byCarrier }: Telling): void {
  entry.carriers.push(carrier)
  const { type, block, place, line, end } = carrier
  ;(type === 'fence' ? entry.fences : entry.blocks).add(block)
  if (place) entry.headings.push({ place, line, end })
  byCarrier.set(carrier, entry)
}

/** Other places can tell the milestone by the names that it bears here. */
function recall({ name }: Carrier, entry: Entry, { context, byKey, byTitle }: Telling): void {
  const remember = (map: Map<string, Set<Entry>>, key: string): void => {
    const known = map.get(key)
    if (known) known.add(entry)
    else map.set(key, new Set([entry]))
  }
  if (name.label) remember(byKey, name.label.key)
  remember(byTitle, titleKey(name, context))
}

/** The milestone that a place tells again, or null. */
function find(carrier: Carrier, telling: Telling): Entry | null {
  const { context, byKey, byTitle } = telling
  const { label } = carrier.name
  const keyed = (label && byKey.get(label.key)) ?? new Set<Entry>()
  const titled = byTitle.get(titleKey(carrier.name, context)) ?? new Set<Entry>()
  const few = [keyed, titled].filter((entries) => entries.size <= mostOfOneName)
  const fitting = [...new Set(few.flatMap((entries) => [...entries]))].filter(
    (entry) =>
      !isNested(carrier, entry, telling) &&
      !isWithin(carrier, entry) &&
      entry.carriers.some((known) => oneAndTheSame(known, carrier, keyed.size <= 1, context)),
  )
  const [first, ...others] = fitting.map((entry) => ({
    entry,
    score: scoreOf(carrier, entry, fitting.length, context),
  }))
  return first ? others.reduce((best, other) => (other.score > best.score ? other : best), first).entry : null
}

function scoreOf({ name }: Carrier, { carriers }: Entry, rivals: number, context: ReadContext): number {
  if (rivals < 2) return 0
  const scores = carriers.map(
    (known) => likeness(known.name.title, name.title, context) + (known.name.title === name.title ? 1 : 0),
  )
  return scores.reduce((best, score) => Math.max(best, score), 0)
}

/** A place inside a milestone's own content is not the milestone again: the week in its phase. */
function isNested(carrier: Carrier, entry: Entry, { byCarrier }: Telling): boolean {
  if (carrier.type === 'fence') return false
  for (let outer = carrier.outer; outer; outer = outer.outer) if (byCarrier.get(outer) === entry) return true
  return false
}

/** A task that names the release that it stands under does not tell the release again. */
function isWithin(carrier: Carrier, entry: Entry): boolean {
  if (carrier.type === 'heading' || carrier.type === 'fence') return false
  return entry.headings.some(({ place, line, end }) => line < carrier.line && carrier.line <= end && place.level > 1)
}

/** Two unsure ones in different places vouch for one another; a sure one that came later vouches too. */
function joinPending(pending: readonly Carrier[], telling: Telling): void {
  const twins = twinsOf(pending, telling.context)
  for (const carrier of pending) {
    const entry = find(carrier, telling)
    if (entry && !entry.blocks.has(carrier.block) && !entry.fences.has(carrier.block)) {
      add(carrier, entry, telling)
      const { primary } = entry
      const earlier = rank[carrier.type] === rank[primary.type] && carrier.line < primary.line
      if (earlier && primary.type !== 'heading') entry.primary = carrier
    } else if (twins.has(carrier)) begin(carrier, telling)
  }
}

/** One block's carriers of one label are alike: so many of them are compared with those of others. */
const comparedOfBlock = 3

/** Carriers of a label that a later one in another list, table or fence tells too. */
function twinsOf(pending: readonly Carrier[], context: ReadContext): Set<Carrier> {
  const found = new Set<Carrier>()
  const laterByKey = new Map<string, Carrier[]>()
  for (const carrier of [...pending].reverse()) {
    const key = carrier.name.label?.key
    if (key === undefined || carrier.type === 'fence') continue
    const later = laterByKey.get(key) ?? []
    if (later.some((other) => other.block !== carrier.block && oneAndTheSame(carrier, other, true, context)))
      found.add(carrier)
    const ofBlock = later.filter((other) => other.block === carrier.block).length
    if (later.length < mostOfOneName && ofBlock < comparedOfBlock) laterByKey.set(key, [...later, carrier])
  }
  return found
}
