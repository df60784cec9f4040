import type { List, ListItem, Table } from 'mdast'
import { factsOfBlocks } from './block-facts.ts'
import type { Carrier, Gathered } from './carrier.ts'
import type { ReadContext } from './context.ts'
import { fieldTable } from './fields.ts'
import { addAll } from './grouped.ts'
import { themeOf } from './item-carriers.ts'
import { itemOf } from './items.ts'
import { everyPlace, type Place } from './outline.ts'
import type { Holdings, Standing } from './places.ts'
import { readTable } from './tables.ts'

/** What the places of one document hold; each is looked at once. */
export function holdings(): Holdings {
  const tasks = once((place: Place): boolean => statesTasks(place) || place.children.some(tasks))
  return {
    work: (place) =>
      listsAndTables(place).length > 0 ||
      place.children.some((child) => child.carrier === 'lead' && child.blocks.length > 0),
    legend: holdsLegend,
    units: holdsUnits,
    fields: once(statesFields),
    tasks,
  }
}

function once<T>(ask: (place: Place) => T): (place: Place) => T {
  const known = new Map<Place, T>()
  return (place) => {
    const before = known.get(place)
    if (before !== undefined) return before
    const found = ask(place)
    known.set(place, found)
    return found
  }
}

const listsAndTables = ({ blocks }: Place): (List | Table)[] =>
  blocks.filter((block) => block.type === 'list' || block.type === 'table')

function holdsLegend(place: Place): boolean {
  const { children, context } = place
  const content = listsAndTables(place)
  if (content.length === 0 || children.length > 0) return false
  return content.every((block) => block.type === 'table' && readTable(block, context).use === 'legend')
}

/** Whether all that a list or table right below a heading names are releases and phases. */
function holdsUnits(place: Place): boolean {
  const content = listsAndTables(place)
  return content.length > 0 && content.every((block) => namesUnits(block, place.context))
}

function namesUnits(block: List | Table, context: ReadContext): boolean {
  if (block.type === 'table') return readTable(block, context).use === 'milestones'
  return block.children.every((node) => {
    const name = itemOf(node, context)?.name
    const kind = name?.label?.kind
    return (kind === 'release' || kind === 'phase') && name?.title === name?.label?.text
  })
}

/** Blocks below a heading that can state its fields. */
const blocksOfFields = 3

function statesFields({ blocks, context }: Place): boolean {
  const first = blocks.slice(0, blocksOfFields).filter((block) => block.type !== 'table' || fieldTable(block, context))
  const { status, target, completed, progress } = factsOfBlocks(first, context)
  return status?.via === 'word' || target !== null || completed !== null || progress !== null
}

function statesTasks({ blocks, context }: Place): boolean {
  return blocks.some((block) => {
    if (block.type === 'list') return block.children.some((node) => hasState(node, context))
    return block.type === 'table' && readTable(block, context).use === 'tasks'
  })
}

/** Whether an item, or one nested in it, states its own state. */
function hasState(node: ListItem, context: ReadContext): boolean {
  return Boolean(itemOf(node, context)?.status) || holdsStates(node, context)
}

function holdsStates(node: ListItem, context: ReadContext): boolean {
  return node.children.some(
    (child) => child.type === 'list' && child.children.some((inner) => hasState(inner, context)),
  )
}

/** In a document without units, the outermost items of a list are its themes where most of them hold tasks of their own. */
export function addThemesInLists(
  root: Place,
  standings: ReadonlyMap<Place, Standing>,
  { carriers }: Gathered,
  holds: Holdings,
): void {
  const places = everyPlace(root)
  // Headings are the themes unless one of them only holds the list of themes.
  if (places.some((place) => standings.get(place)?.kind === 'theme')) return
  for (const place of places) {
    const standing = standings.get(place)
    if (!standing || standing.risky || standing.criteria || standing.role === 'milestone' || !holds.tasks(place))
      continue
    for (const block of place.blocks) if (block.type === 'list') addAll(carriers, themesIn(block, place))
  }
}

function themesIn(list: List, place: Place): Carrier[] {
  const holding = list.children.filter((node) => holdsStates(node, place.context)).length
  if (holding < 2 || holding * 2 < list.children.length) return []
  return list.children.flatMap((node) => {
    const item = itemOf(node, place.context)
    return item === null || item.box !== null ? [] : [themeOf(list, node, item, place)]
  })
}
