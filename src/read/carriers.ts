import type { List, ListItem, Paragraph } from 'mdast'
import { type Facts, factsOfBlocks, factsOfName, fieldOfItem, keyValue, noFacts } from './facts.ts'
import { readFence } from './fences.ts'
import type { ReadContext } from './fragments.ts'
import { eachLine, type Inline, inline, lineAt } from './inline.ts'
import { type Item, type ItemContext, itemOf } from './items.ts'
import { phraseAt } from './lexicon.ts'
import { type Name, readName } from './name.ts'
import type { Block, Place } from './outline.ts'
import { type Kind, type Standing, wordsOf } from './places.ts'
import { type Row, readTable, type TableReading } from './tables.ts'

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
  item: Item | null
  row: Row | null
  /** The list, table or fence that holds it. */
  block: Block | null
  /** How much it holds of its own. */
  content: number
}

export interface Gathered {
  carriers: Carrier[]
  tables: Map<Block, TableReading>
  items: Map<ListItem, Item>
  fenceTasks: {
    line: number
    end: number
    text: Inline
    name: Name
    facts: Facts
    under: number | null
    within: Place
  }[]
}

const kinds: Record<string, Kind> = {
  release: 'release',
  phase: 'phase',
  ordinal: 'phase',
  code: 'phase',
  period: 'period',
}

function contentOf(place: Place): number {
  return place.blocks.length + place.children.reduce((sum, child) => sum + 1 + contentOf(child), 0)
}

/** Collects every place that names a milestone. */
export function gather(
  root: Place,
  standings: ReadonlyMap<Place, Standing>,
  contextOf: (place: Place) => ItemContext,
): Gathered {
  const gathered: Gathered = { carriers: [], tables: new Map(), items: new Map(), fenceTasks: [] }

  function visit(place: Place): void {
    const standing = standings.get(place) as Standing
    const context = contextOf(place)
    if (standing.role === 'milestone') {
      const facts = factsOfName(place.name, place.line)
      gathered.carriers.push({
        type: 'heading',
        line: place.line,
        end: place.end,
        name: place.name,
        facts,
        kind: standing.kind ?? 'item',
        sure: true,
        place,
        within: place.parent ?? place,
        outer: null,
        withinKey: null,
        item: null,
        row: null,
        block: null,
        content: 1 + contentOf(place),
      })
    }
    blocks(place, place.blocks, context, standing, null)
    place.children.forEach(visit)
  }

  function blocks(
    place: Place,
    nodes: readonly Block[],
    context: ItemContext,
    standing: Standing,
    outer: Carrier | null,
  ): void {
    for (const node of nodes) {
      if (node.type === 'list') readList(place, node, context, standing, outer)
      else if (node.type === 'blockquote') blocks(place, node.children, context, standing, outer)
      else if (node.type === 'table') {
        const reading = readTable(node, context, context.definitions)
        gathered.tables.set(node, reading)
        if (reading.use !== 'milestones' || standing.risky || standing.criteria) continue
        for (const row of reading.rows) {
          if (!row.name) continue
          gathered.carriers.push({
            type: 'row',
            line: row.line,
            end: row.line,
            name: row.name,
            facts: row.facts,
            kind: kinds[row.name.label?.kind ?? ''] ?? 'item',
            sure: reading.sure,
            place: null,
            within: place,
            outer,
            withinKey: row.within,
            item: null,
            row,
            block: node,
            content: 1,
          })
        }
      } else if (node.type === 'code') {
        const lines = readFence(node, context)
        const byLine = new Map<number, Carrier>()
        for (const found of lines) {
          if (found.use === 'task') {
            gathered.fenceTasks.push({
              line: found.line,
              end: found.end,
              text: found.text,
              name: found.name,
              facts: found.facts,
              under: found.under,
              within: place,
            })
            continue
          }
          const carrier: Carrier = {
            type: 'fence',
            line: found.line,
            end: found.end,
            name: found.name,
            facts: found.facts,
            kind: kinds[found.name.label?.kind ?? ''] ?? 'item',
            sure: found.under === null && (node.lang !== 'mermaid' || found.name.label !== null),
            place: null,
            within: place,
            outer: (found.under !== null && byLine.get(found.under)) || outer,
            withinKey: null,
            item: null,
            row: null,
            block: node,
            content: 1,
          }
          byLine.set(found.line, carrier)
          gathered.carriers.push(carrier)
        }
      } else if (node.type === 'paragraph') lines(place, node, context)
    }
  }

  function readList(place: Place, list: List, context: ItemContext, standing: Standing, outer: Carrier | null): void {
    const named: Carrier[] = []
    for (const node of list.children) {
      const item = itemOf(node, context)
      if (!item) {
        blocks(place, node.children as Block[], context, standing, outer)
        continue
      }
      gathered.items.set(node, item)
      const nested = node.children.slice(1) as Block[]
      const carrier = fieldOfItem(node, context, context.definitions)
        ? null
        : carrierOfItem(place, list, item, nested, context, standing, outer)
      if (carrier) named.push(carrier)
      blocks(place, nested, context, standing, carrier ?? outer)
    }
    gathered.carriers.push(...named)
  }

  function carrierOfItem(
    place: Place,
    list: List,
    item: Item,
    nested: Block[],
    context: ItemContext,
    standing: Standing,
    outer: Carrier | null,
  ): Carrier | null {
    const { name, described } = itemName(item, context)
    const kind = name.label ? kinds[name.label.kind] : undefined
    if (!kind || !name.label || name.label.late)
      return itemOfMilestones(place, item, nested, context, standing, outer, list)
    const facts = factsOfName(name, item.line)
    if (item.status && item.via && !facts.status) facts.status = { value: item.status, via: item.via, line: item.line }
    else if (facts.status?.via === 'symbol' && item.via === 'word' && item.status)
      facts.status = { value: item.status, via: 'word', line: item.line }
    const inner = factsOfBlocks(nested, context, context.definitions)
    const boxed = item.box !== null || list.ordered === true
    const dated = facts.target !== null || facts.completed !== null || inner.target !== null || inner.completed !== null
    const open =
      standing.role !== 'part' &&
      standing.role !== 'criteria' &&
      standing.role !== 'legend' &&
      standing.role !== 'non-goal' &&
      !standing.risky &&
      !standing.criteria
    const marked =
      item.text.marks.some(
        (mark) => (mark.type === 'strong' || mark.type === 'link') && mark.start <= (name.symbols.length + 1) * 4,
      ) ||
      name.title === name.label.text ||
      described
    const own = nested.some((block) => block.type === 'list' || block.type === 'table')
    const inMilestone = standing.role === 'milestone' && standing.kind !== 'bucket' && standing.kind !== 'theme'
    const weak = name.label.kind === 'release' && (inMilestone || !marked)
    const sure =
      open &&
      !weak &&
      (boxed
        ? ((own || dated) && name.label.kind !== 'period') || (own && name.label.kind === 'period')
        : marked || own || dated)
    for (const field of ['target', 'completed', 'start', 'progress'] as const) facts[field] ??= inner[field] as never
    facts.needs.push(...inner.needs)
    if (!facts.status && inner.status) facts.status = inner.status
    return {
      type: 'item',
      line: item.line,
      end: item.end,
      name,
      facts,
      kind,
      sure,
      place: null,
      within: place,
      outer,
      withinKey: null,
      item,
      row: null,
      block: list as Block,
      content: 1 + nested.length,
    }
  }

  /** Under `Current Milestones`, items that begin with a name in bold are the milestones. */
  function itemOfMilestones(
    place: Place,
    item: Item,
    nested: Block[],
    context: ItemContext,
    standing: Standing,
    outer: Carrier | null,
    list: List,
  ): Carrier | null {
    if (outer || item.box !== null || !(standing.role === 'group' || standing.kind === 'bucket')) return null
    const words = wordsOf(place.name.title)
    const last = words.length > 0 && phraseAt(context.lexicon, (language) => language.units, words, words.length - 1)
    const strong = item.text.marks.find((mark) => mark.type === 'strong')
    if (!last || last.value !== 'phase' || !strong || /[\p{L}\p{N}]/u.test(item.text.text.slice(0, strong.start)))
      return null
    const name = readName(item.text.text.slice(strong.start, strong.end), context, 'item')
    const rest = item.text.text.slice(strong.end)
    const headed = rest.trim() === '' || /^\s*[:：—–-]/u.test(rest) || /[:：]\s*$/u.test(item.text.text.slice(0, strong.end))
    const code = item.text.marks.some((mark) => mark.type === 'inlineCode' && mark.start <= strong.start + 1 && mark.end >= strong.end - 1)
    if (name.label || name.title === '' || !headed || code) return null
    const facts = factsOfName(name, item.line)
    const inner = factsOfBlocks(nested, context, context.definitions)
    facts.target ??= inner.target
    facts.completed ??= inner.completed
    if (item.status && item.via) facts.status ??= { value: item.status, via: item.via, line: item.line }
    return {
      type: 'item',
      line: item.line,
      end: item.end,
      name,
      facts,
      kind: 'item',
      sure: true,
      place: null,
      within: place,
      outer,
      withinKey: null,
      item,
      row: null,
      block: list,
      content: 1 + nested.length,
    }
  }

  /** The name that an item bears: `**M1 – Parser**: what it is`, where what follows the bold words describes it. */
  function itemName(item: Item, context: ReadContext): { name: Name; described: boolean } {
    const strong = item.text.marks.find((mark) => mark.type === 'strong')
    const lead = item.text.text.slice(0, strong?.start ?? 0)
    if (strong && !/[\p{L}\p{N}]/u.test(lead.replace(/\[.\]/, ''))) {
      const head = readName(item.text.text.slice(0, strong.end), context, 'item')
      const rest = item.text.text.slice(strong.end)
      if (head.label && (rest.trim() === '' || /[:：]\s*$/u.test(item.text.text.slice(0, strong.end)) || /^\s*(?:[:：—–(（,-]|\p{Extended_Pictographic}|$)/u.test(rest))) {
        // What follows in parentheses or as status still counts: `**M1** (done 2026-02-01): …`
        const whole = item.name
        const tail = readName(`${head.text}${rest.split('\n')[0] ?? ''}`, context, 'item')
        const bare = head.title === head.label.text
        const beside = /^\s*[(（]([^()（）]+)[)）]\s*[:：]/u.exec(rest)
        const title = bare
          ? beside
            ? (beside[1] as string)
            : whole.label?.key === head.label.key
              ? whole.title
              : tail.title
          : head.title
        return {
          name: {
            ...head,
            title: title || head.title,
            text: whole.text,
            status: head.status ?? tail.status ?? whole.status,
            via: head.via ?? tail.via ?? whole.via,
            target: head.target ?? tail.target ?? whole.target,
            completed: head.completed ?? tail.completed ?? whole.completed,
            percent: head.percent ?? tail.percent ?? lastPercent(rest),
            symbols: whole.symbols,
          },
          described: true,
        }
      }
    }
    return { name: item.name, described: false }
  }

  function lines(place: Place, node: Paragraph, context: ItemContext): void {
    for (const line of eachLine(inline(node.children, context.definitions))) {
      const strong = line.marks.find((mark) => mark.type === 'strong' && mark.start === 0)
      if (!strong || keyValue(line, context)) continue
      const name = readName(line.text.slice(0, strong.end), context, 'item')
      const rest = line.text.slice(strong.end)
      const at = lineAt(line, 0)
      const facts = noFacts()
      const first = /^[\s—–:-]*([^.!?]{1,40})[.!?]/u.exec(rest)
      if (first) {
        const said = readName(`x — ${first[1]}`, context, 'item')
        if (said.status && said.via) facts.status = { value: said.status, via: said.via, line: at }
      }
      gathered.carriers.push({
        type: 'line',
        line: at,
        end: at,
        name,
        facts,
        kind: 'item',
        sure: false,
        place: null,
        within: place,
        outer: null,
        withinKey: null,
        item: null,
        row: null,
        block: node,
        content: 0,
      })
    }
  }

  visit(root)
  return gathered
}

function lastPercent(text: string): number | null {
  const found = [...text.matchAll(/(\d+(?:\.\d+)?)\s?[%％]/g)].at(-1)
  if (!found) return null
  // A percentage of something else: coverage, pass rate.
  const value = Number(found[1])
  return value <= 100 &&
    /^[\s:：(→>\d.%％-]*(?:\p{L}+\s?)?\)?$/u.test(
      text.slice(0, (found.index ?? 0) + found[0].length + 12).replace(/complete[d]?/i, ''),
    )
    ? value
    : null
}
