import type { ListItem } from 'mdast'
import type { Block } from './blocks.ts'
import type { ReadContext } from './context.ts'
import type { Facts } from './facts.ts'
import type { FenceLine } from './fences.ts'
import type { Item } from './items.ts'
import type { LabelKind } from './labels.ts'
import type { Name } from './name.ts'
import type { Place } from './outline.ts'
import type { Kind, Standing } from './places.ts'
import type { Row } from './table-rows.ts'

/** A place in the document that names a milestone, for the first time or again. */
export interface Carrier {
  type: 'heading' | 'item' | 'row' | 'line' | 'fence'
  line: number
  end: number
  name: Name
  facts: Facts
  kind: Kind
  /** A milestone by itself; others only where the document tells them again. */
  sure: boolean
  /** The heading's own place, or null. */
  place: Place | null
  /** Heading that it stands under. */
  within: Place
  /** Item or fence line that it is nested in. */
  outer: Carrier | null
  /** Key of the label of the milestone that the row says it belongs to. */
  withinKey: string | null
  /** The list item that bears it. */
  node: ListItem | null
  item: Item | null
  row: Row | null
  /** The list, table or fence that holds it. */
  block: Block | null
  /** How much it holds of its own. */
  content: number
}

/** An entry of a plan in a fence that states its own state. */
interface FenceTask extends FenceLine {
  within: Place
}

/** All that names milestones or states tasks outside of lists and tables. */
export interface Gathered {
  carriers: Carrier[]
  fenceTasks: FenceTask[]
}

/** What a label makes of its bearer. */
export const kinds: Readonly<Record<LabelKind, Kind | null>> = {
  release: 'release',
  phase: 'phase',
  ordinal: 'phase',
  code: 'phase',
  period: 'period',
  outline: null,
}

export const kindOf = ({ label }: Name): Kind => (label && kinds[label.kind]) ?? 'item'

/** Where the gathering is: a heading's content, or that of an item in it. */
export interface Spot {
  place: Place
  standing: Standing
  context: ReadContext
  outer: Carrier | null
  gathered: Gathered
}

/** What every carrier has, and what only some have. */
export type Own = Pick<Carrier, 'type' | 'line' | 'end' | 'name' | 'facts' | 'kind' | 'sure'> & Partial<Carrier>

export const carrier = ({ place, outer }: Pick<Spot, 'place' | 'outer'>, own: Own): Carrier => ({
  place: null,
  within: place,
  outer,
  withinKey: null,
  node: null,
  item: null,
  row: null,
  block: null,
  content: 1,
  ...own,
})
