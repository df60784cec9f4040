import type { AlignType, Nodes, TableCell, TableRow } from 'mdast'
import type { Position } from 'unist'
import type { Content, Element } from './html-elements.ts'
import { asBlocks, asWords, endOf, isBlank, startOf } from './html-lines.ts'

/** No table is wider; a span beyond it is taken for one column. */
const mostColumns = 64
/** Cells that spans may add to a table. */
const mostAdded = 4096

interface Row {
  element: Element
  isHead: boolean
}

/** A table, after whatever stands in it outside its cells. */
export function tableOf(element: Element, write: (contents: readonly Content[]) => Nodes[]): Nodes[] {
  const rows: Row[] = []
  const strays: Content[] = []
  const collect = (contents: readonly Content[], isHead: boolean) => {
    for (const child of contents) {
      const name = child.kind === 'element' ? child.name : ''
      if (child.kind === 'element' && name === 'tr') rows.push({ element: child, isHead })
      else if (child.kind === 'element' && /^t(?:head|body|foot)$/.test(name)) collect(child.children, name === 'thead')
      else strays.push(child)
    }
  }
  collect(element.children, false)
  const built = rowsOf(rows, strays, write)
  const nodes = asBlocks(write(strays))
  const first = built[0]
  if (first === undefined) return nodes
  const head = rows[0]
  const cells = head ? cellsOf(head.element) : []
  if (!head?.isHead && !cells.some((cell) => cell.name === 'th') && !first.children.every(isStrong)) {
    // The first row of a GFM table is its head; a table without one gets an empty head.
    const place = startOf(element.position)
    const empties = first.children.map((): TableCell => ({ type: 'tableCell', children: [], position: place }))
    built.unshift({ type: 'tableRow', children: empties, position: place })
  }
  const align = cells.flatMap((cell): AlignType[] => [alignOf(cell), ...Array(spanOf(cell, 'colspan') - 1).fill(null)])
  return [...nodes, { type: 'table', align, children: built, position: element.position }]
}

function rowsOf(rows: readonly Row[], strays: Content[], write: (contents: readonly Content[]) => Nodes[]): TableRow[] {
  const built: TableRow[] = []
  /** Rows that a cell above still covers, by column. */
  let covered: number[] = []
  let added = 0
  for (const { element } of rows) {
    for (const child of element.children) if (!isCell(child)) strays.push(child)
    const cells: TableCell[] = []
    const next: number[] = []
    const pad = (position: Position) => {
      cells.push({ type: 'tableCell', children: [], position })
      added++
    }
    const skip = () => {
      while ((covered[cells.length] ?? 0) > 0 && added < mostAdded) {
        next[cells.length] = (covered[cells.length] ?? 0) - 1
        pad(startOf(element.position))
      }
    }
    for (const cell of cellsOf(element)) {
      skip()
      const below = spanOf(cell, 'rowspan') - 1
      next[cells.length] = below
      cells.push({ type: 'tableCell', children: asWords(write(cell.children)), position: cell.position })
      for (
        let more = spanOf(cell, 'colspan') - 1;
        more > 0 && cells.length < mostColumns && added < mostAdded;
        more--
      ) {
        next[cells.length] = below
        pad(endOf(cell.position))
      }
    }
    skip()
    covered = next
    if (cells.length > 0) built.push({ type: 'tableRow', children: cells, position: element.position })
  }
  return built
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(isCell)
}

function isCell(content: Content): content is Element {
  return content.kind === 'element' && (content.name === 'td' || content.name === 'th')
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.attributes.get(name) ?? '1', 10)
  return span > 1 && span <= (name === 'colspan' ? mostColumns : 2000) ? span : 1
}

function isStrong(cell: TableCell): boolean {
  return cell.children.length > 0 && cell.children.every((child) => child.type === 'strong' || isBlank(child))
}

function alignOf(cell: Element): 'left' | 'right' | 'center' | null {
  const said =
    cell.attributes.get('align') ?? /text-align:\s*([a-z]+)/.exec(cell.attributes.get('style') ?? '')?.[1] ?? ''
  return said === 'left' || said === 'right' || said === 'center' ? said : null
}
