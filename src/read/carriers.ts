import type { Code, List, Paragraph, Table } from 'mdast'
import type { Period } from '../roadmap/index.ts'
import { type Block, nestedIn } from './blocks.ts'
import { type Carrier, carrier, type Gathered, kindOf, type Own, type Spot } from './carrier.ts'
import { inYear } from './context.ts'
import { yearOf } from './dates.ts'
import { factsOfName, noFacts } from './facts.ts'
import { readFence } from './fences.ts'
import { keyValue } from './fields.ts'
import { addAll } from './grouped.ts'
import { eachLine, lineAt, textOf } from './inline.ts'
import { ofNamedItem } from './item-carriers.ts'
import { itemOf } from './items.ts'
import { readName } from './name.ts'
import type { Place } from './outline.ts'
import type { Standing } from './places.ts'
import { readTable } from './tables.ts'

/** Collects every place that names a milestone. */
export function gather(root: Place, standings: ReadonlyMap<Place, Standing>): Gathered {
  const gathered: Gathered = { carriers: [], fenceTasks: [] }
  visit(root, standings, gathered)
  return gathered
}

/** How much a place holds: blocks and headings, those below included. */
function visit(place: Place, standings: ReadonlyMap<Place, Standing>, gathered: Gathered): number {
  const standing = standings.get(place) as Standing
  const heading = standing.role === 'milestone' ? ofHeading(place, standing) : null
  if (heading) gathered.carriers.push(heading)
  gatherBlocks(place.blocks, { place, standing, context: place.context, outer: null, gathered })
  let content = place.blocks.length
  for (const child of place.children) content += 1 + visit(child, standings, gathered)
  if (heading) heading.content = 1 + content
  return content
}

function ofHeading(place: Place, { kind, bucket }: Standing): Carrier {
  const { line, end, name } = place
  const facts = factsOfName(name, line)
  // "Near term (0–6 months)" says when, not how long.
  if (kind === 'bucket' && bucket === null && facts.target)
    facts.target = { ...facts.target, value: positionOf(facts.target.value) }
  const spot = { place: place.parent ?? place, outer: null }
  return carrier(spot, { type: 'heading', line, end, name, facts, kind: kind ?? 'item', sure: true, place })
}

/** Inside an item; one that is a year dates what is nested in it: `2026` over `Q1`. */
function within(own: Carrier, spot: Spot): Spot {
  const year = own.kind === 'period' ? yearOf(own.name.target) : null
  return { ...spot, outer: own, context: year === null ? spot.context : inYear(year, spot.context) }
}

function positionOf(period: Period): Period {
  if (!('duration' in period) || period.duration[1] === null) return period
  const span: [number, number] = [period.duration[0], period.duration[1]]
  if (period.unit === 'week') return { weeks: span }
  if (period.unit === 'month') return { months: span }
  return period.unit === 'day' ? { days: span } : period
}

function gatherBlocks(blocks: readonly Block[], spot: Spot): void {
  for (const block of blocks) {
    if (block.type === 'list') gatherList(block, spot)
    else if (block.type === 'blockquote') gatherBlocks(block.children, spot)
    else if (block.type === 'table') gatherRows(block, spot)
    else if (block.type === 'code') gatherFence(block, spot)
    else if (block.type === 'paragraph') gatherLines(block, spot)
  }
}

function gatherRows(block: Table, spot: Spot): void {
  const { use, sure, rows } = readTable(block, spot.context)
  if (use !== 'milestones' || spot.standing.risky || spot.standing.criteria) return
  for (const row of rows) {
    const { line, lines, name, facts, within } = row
    if (name === null) continue
    const kind = kindOf(name)
    const own: Own = { type: 'row', line, end: lines[1], name, facts, kind, sure, withinKey: within, row, block }
    spot.gathered.carriers.push(carrier(spot, own))
  }
}

function gatherFence(block: Code, spot: Spot): void {
  const byLine = new Map<number | null, Carrier>()
  for (const found of readFence(block, spot.context)) {
    if (found.use === 'task') {
      spot.gathered.fenceTasks.push({ ...found, within: spot.place })
      continue
    }
    const { line, end, name, facts, under } = found
    const sure = under === null && (block.lang !== 'mermaid' || name.label !== null)
    const outer = byLine.get(under) ?? spot.outer
    const created = carrier(
      { ...spot, outer },
      { type: 'fence', line, end, name, facts, kind: kindOf(name), sure, block },
    )
    byLine.set(line, created)
    spot.gathered.carriers.push(created)
  }
}

/** Lines that begin with a name in bold tell a milestone again. */
function gatherLines(block: Paragraph, spot: Spot): void {
  const { context } = spot
  const text = textOf(block, context)
  if (!text.marks.some((mark) => mark.type === 'strong')) return
  for (const line of eachLine(text, context)) {
    const strong = line.marks.find((mark) => mark.type === 'strong' && mark.start === 0)
    if (!strong || keyValue(line, context)) continue
    const at = lineAt(line, 0)
    const name = readName(line.text.slice(0, strong.end), context, 'item')
    const facts = noFacts()
    const first = /^[\s—–:-]*([^.!?]{1,40})[.!?]/u.exec(line.text.slice(strong.end))?.[1]
    const said = first === undefined ? null : readName(`x — ${first}`, context, 'item')
    if (said?.status && said.via) facts.status = { value: said.status, via: said.via, line: at }
    const own: Own = { type: 'line', line: at, end: at, name, facts, kind: 'item', sure: false, block, content: 0 }
    spot.gathered.carriers.push(carrier({ ...spot, outer: null }, own))
  }
}

function gatherList(list: List, spot: Spot): void {
  const named: Carrier[] = []
  for (const node of list.children) {
    const item = itemOf(node, spot.context)
    if (item === null) {
      gatherBlocks(node.children, spot)
      continue
    }
    const nested = nestedIn(node)
    const own = ofNamedItem(list, node, item, nested, spot)
    if (own) named.push(own)
    if (nested.length > 0) gatherBlocks(nested, own ? within(own, spot) : spot)
  }
  addAll(spot.gathered.carriers, named)
}
