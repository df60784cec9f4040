import type { Carrier } from './carriers.ts'
import { tokenise } from './lexicon.ts'
import type { Name } from './name.ts'

/** One milestone in the making: all the places that tell it. */
export interface Told {
  primary: Carrier
  carriers: Carrier[]
}

const words = (title: string): string[] =>
  tokenise(title.replace(/[(（][^()（）]*[)）]/g, ' ')).map((token) => token.text.slice(0, 4))

const bareName = (name: Name): boolean => name.label !== null && (name.title === name.label.text || name.title === '')

/** How alike two titles are, 0 to 1: the share of words, by their first letters, of the shorter one in the longer one. */
export function likeness(a: string, b: string): number {
  const [first, second] = [new Set(words(a)), new Set(words(b))]
  if (first.size === 0 || second.size === 0) return 0
  let shared = 0
  for (const word of first) if (second.has(word)) shared++
  return shared / Math.min(first.size, second.size)
}

const sameTitle = (a: Name, b: Name): boolean => {
  const [first, second] = [words(a.title).join(' '), words(b.title).join(' ')]
  return first !== '' && first === second
}

const rank: Record<Carrier['type'], number> = { heading: 3, item: 2, row: 2, line: 1, fence: 0 }

function outranks(a: Carrier, b: Carrier): boolean {
  if (rank[a.type] !== rank[b.type]) return rank[a.type] > rank[b.type]
  if (a.type === 'heading') return a.content > b.content
  return false
}

function outerHeading(carrier: Carrier): number {
  return carrier.within.line
}

/** Whether two places tell one milestone. */
function oneAndTheSame(a: Carrier, b: Carrier, unique: boolean): boolean {
  const [x, y] = [a.name, b.name]
  if (x.label && y.label && x.label.kind !== 'outline' && y.label.kind !== 'outline') {
    if (x.label.key !== y.label.key) return false
    const bare = bareName(x) || bareName(y)
    if ((a.type === 'fence') !== (b.type === 'fence') && unique) return true
    const relative = x.label.kind === 'period' && /weeks|days|months/.test(x.label.key)
    if (a.type === 'heading' && b.type === 'heading') {
      // Two headings with one label are two milestones where their words differ, and where each has its own parent.
      if (bare) return unique && !relative && outerHeading(a) !== outerHeading(b)
      return (
        likeness(x.title, y.title) >= 0.6 && !(relative && outerHeading(a) !== outerHeading(b) && x.title !== y.title)
      )
    }
    if (bare) return unique || !relative
    if (likeness(x.title, y.title) >= 0.5) return true
    // A line that goes on about a milestone after its label describes it, where only one bears the label.
    return unique && !relative && (a.type === 'line' || b.type === 'line' || describes(a) || describes(b))
  }
  // A plain name told again: in a table and as a line in bold, in a list and as a heading.
  if (a.type === 'heading' && b.type === 'heading') return false
  if (x.label && y.label) return false
  if (x.label?.kind === 'period' || y.label?.kind === 'period') return false
  return sameTitle(x, y) && (words(x.title).length >= 2 || a.type === 'line' || b.type === 'line')
}

const describes = (carrier: Carrier): boolean => carrier.type === 'item' && !carrier.sure && carrier.item?.box === null

/**
 * Joins the places that tell one milestone. Carriers that are no milestone by themselves become one only where
 * another place tells it too.
 */
export function join(carriers: readonly Carrier[]): Told[] {
  const told: Told[] = []
  const byKey = new Map<string, Told[]>()
  const byTitle = new Map<string, Told[]>()
  const titleKey = (name: Name): string => words(name.title).join(' ')
  const remember = (entry: Told, carrier: Carrier) => {
    const add = (map: Map<string, Told[]>, key: string) => {
      const list = map.get(key)
      if (!list) map.set(key, [entry])
      else if (!list.includes(entry)) list.push(entry)
    }
    if (carrier.name.label) add(byKey, carrier.name.label.key)
    add(byTitle, titleKey(carrier.name))
  }
  const find = (carrier: Carrier): Told | null => {
    const { label } = carrier.name
    const keyed = label ? (byKey.get(label.key) ?? []) : []
    const titled = byTitle.get(titleKey(carrier.name)) ?? []
    const candidates = [...new Set([...keyed, ...titled])].filter(
      (entry) => !nested(carrier, entry) && !withinItself(carrier, entry),
    )
    const fitting = candidates.filter((entry) =>
      entry.carriers.some((known) => oneAndTheSame(known, carrier, keyed.length <= 1)),
    )
    if (fitting.length <= 1) return fitting[0] ?? null
    const ranked = fitting.map((entry) => ({
      entry,
      score: Math.max(
        ...entry.carriers.map(
          (known) => likeness(known.name.title, carrier.name.title) + (known.name.title === carrier.name.title ? 1 : 0),
        ),
      ),
    }))
    ranked.sort((a, b) => b.score - a.score)
    return ranked[0]?.entry ?? null
  }
  const order = [...carriers].sort((a, b) => rank[b.type] - rank[a.type] || a.line - b.line)
  const pending: Carrier[] = []
  for (const carrier of order) {
    const found = find(carrier)
    if (
      found &&
      !found.carriers.some((known) => known.block === carrier.block && known.block !== null && known.type !== 'fence')
    ) {
      found.carriers.push(carrier)
      if (outranks(carrier, found.primary)) found.primary = carrier
      remember(found, carrier)
    } else if (carrier.sure) {
      const entry: Told = { primary: carrier, carriers: [carrier] }
      told.push(entry)
      remember(entry, carrier)
    } else if (carrier.type !== 'line') pending.push(carrier)
  }
  // Two unsure ones in different places vouch for one another; a sure one that came later vouches too.
  for (let index = 0; index < pending.length; index++) {
    const carrier = pending[index] as Carrier
    const entry = find(carrier)
    if (entry && !entry.carriers.includes(carrier) && !entry.carriers.some((known) => known.block === carrier.block)) {
      entry.carriers.push(carrier)
      if (rank[carrier.type] === rank[entry.primary.type] && carrier.line < entry.primary.line && entry.primary.type !== 'heading') entry.primary = carrier
      continue
    }
    if (carrier.type === 'fence') continue
    const twin = pending
      .slice(index + 1)
      .find(
        (other) =>
          other.block !== carrier.block &&
          other.type !== 'fence' &&
          carrier.name.label &&
          other.name.label?.key === carrier.name.label.key &&
          oneAndTheSame(carrier, other, true),
      )
    if (twin) {
      const created: Told = { primary: carrier, carriers: [carrier] }
      told.push(created)
      remember(created, carrier)
    }
  }
  for (const entry of told) entry.carriers.sort((a, b) => a.line - b.line)
  return told.sort((a, b) => a.primary.line - b.primary.line)
}

/** A task that names the release that it stands under does not tell the release again. */
function withinItself(carrier: Carrier, entry: Told): boolean {
  if (carrier.type === 'heading' || carrier.type === 'fence') return false
  return entry.carriers.some(
    (known) => known.place !== null && known.line < carrier.line && carrier.line <= known.end && known.place.level > 1,
  )
}

/** A place inside a milestone's own content is not the milestone again: the week in its phase. */
function nested(carrier: Carrier, entry: Told): boolean {
  for (let outer = carrier.outer; outer; outer = outer.outer)
    if (entry.carriers.includes(outer)) return carrier.type !== 'fence'
  return false
}
