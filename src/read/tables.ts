import type { Table, TableRow } from 'mdast'
import { type ReadContext, tokensOf } from './context.ts'
import { onOneLine, withoutParentheses } from './edges.ts'
import { noFacts } from './facts.ts'
import { fieldTable, listsStates } from './fields.ts'
import { readAside } from './fragments.ts'
import { firstLine, type Inline, textOf } from './inline.ts'
import { type Field, phraseAt, wholePhrase } from './lexicon.ts'
import { type Name, readName } from './name.ts'
import { cellStatus, type Grid, type GridRow, milestoneRow, type Row } from './table-rows.ts'

/** A table taken apart. */
export interface TableReading {
  /** `milestones`: each row names one; `tasks`: each row states its own state; `fields`: of the heading above; `other` has rows too. */
  use: 'milestones' | 'tasks' | 'fields' | 'support' | 'legend' | 'other'
  /** The header or the labels say outright that rows are milestones. */
  sure: boolean
  rows: readonly Row[]
}

/** What a table is for and what its rows say. */
export function readTable(node: Table, context: ReadContext): TableReading {
  const { tables } = context.memo
  const known = tables.get(node)
  if (known) return known
  const reading = tableReading(node, context)
  tables.set(node, reading)
  return reading
}

function tableReading(node: Table, context: ReadContext): TableReading {
  const grid = gridOf(node, context)
  const only = (use: TableReading['use']): TableReading => ({ use, sure: false, rows: [] })
  if (grid.body.length === 0) return only('other')
  if (grid.columns.some((fields) => fields?.includes('support'))) return only('support')
  if (fieldTable(node, context)) return only('fields')
  if (isLegend(grid)) return only('legend')
  const milestones = milestonesOf(grid)
  if (milestones) return milestones
  const statusColumn = statusColumnOf(grid)
  return { use: statusColumn === -1 ? 'other' : 'tasks', sure: false, rows: taskRows(grid, statusColumn) }
}

function gridOf(node: Table, context: ReadContext): Grid {
  const [head, ...body] = node.children
  const header = (head?.children ?? []).map((cell) => textOf(cell, context))
  return {
    header,
    columns: header.map((cell) => headerFields(cell, context)),
    body: body.map((row) => gridRow(row, context)),
    context,
  }
}

function gridRow({ children, position }: TableRow, context: ReadContext): GridRow {
  const first = position?.start.line ?? 1
  return {
    cells: children.map((cell) => textOf(cell, context)),
    lines: [first, position?.end.line ?? first],
    cellLines: children.map((cell) => cell.position?.start.line ?? first),
  }
}

/** Fields that a header can name with one of its words. */
const spokenFields: ReadonlySet<Field> = new Set(['status', 'name', 'task', 'support'])

function headerFields(cell: Inline, context: ReadContext): readonly Field[] | null {
  const { lexicon } = context
  const tokens = tokensOf(withoutParentheses(cell.text), context)
  if (tokens.length === 0) return null
  const whole = wholePhrase(lexicon, 'fields', tokens)
  if (whole || tokens.length > 3) return whole
  // "Plans Complete", "Phase Name", "Completion %": by the last word that is a field, else the first.
  for (const index of [tokens.length - 1, 0]) {
    const found = phraseAt(lexicon, 'fields', tokens, index)
    if (found?.value.some((field) => spokenFields.has(field) || (field === 'target' && index > 0))) return found.value
  }
  return null
}

/** `| ✅ | Done |`, `| To do | Nobody works on it |`: a table of symbols, or of every state once, explains them. */
const isLegend = ({ header, body, context }: Grid): boolean =>
  header.length <= 3 &&
  body.length >= 2 &&
  (body.every(({ cells }) => isSymbols(cells[0]?.text ?? '')) ||
    listsStates([header, ...body.map(({ cells }) => cells)], context))

/** Whether a cell holds symbols only, or a written box. */
export const isSymbols = (text: string): boolean => /^[^\p{L}\p{N}]+$|^\[[ xX~/-]\]$/u.test(text.trim())

const share = (count: number, total: number): number => (total === 0 ? 0 : count / total)

const cellsOf = ({ body }: Grid, index: number): Inline[] =>
  body.map(({ cells }) => cells[index]).filter((cell): cell is Inline => cell !== undefined && cell.text.trim() !== '')

/** Whether a column only numbers its rows. */
function isNumbering(header: Inline | undefined, context: ReadContext): boolean {
  const tokens = header === undefined ? [] : tokensOf(header.text, context)
  return tokens.length === 0 || wholePhrase(context.lexicon, 'numbering', tokens) !== null
}

interface NameColumn {
  index: number
  /** The header names a kind of unit. */
  unitHeader: boolean
  mostlyLabels: boolean
  repeated: boolean
}

function milestonesOf(grid: Grid): TableReading | null {
  const named = grid.header.map((cell, index) => nameColumn(grid, cell, index)).filter((column) => column !== null)
  // The first that does not repeat.
  const choice = named.find((column) => !column.repeated) ?? named[0]
  if (choice === undefined) return null
  const task = grid.columns.findIndex((fields, index) => fields?.includes('task') && index !== choice.index)
  if (task !== -1 && (choice.repeated || (task < choice.index && !choice.unitHeader && !choice.mostlyLabels)))
    return null
  if (!choice.mostlyLabels && isSaidOfOthers(grid, choice.index)) return null
  const title = grid.columns.findIndex(
    (fields, index) => index !== choice.index && fields?.includes('name') && !isRepeated(cellsOf(grid, index)),
  )
  const roles = { name: choice.index, title, task }
  const rows = grid.body.map((row) => milestoneRow(grid, row, roles))
  return rows.some((row) => row.name) ? { use: 'milestones', sure: true, rows } : null
}

/** `| OS | Version | Architectures |`: the version belongs to what the first column names. */
const isSaidOfOthers = ({ columns, header, context }: Grid, index: number): boolean =>
  columns.slice(0, index).some((fields, before) => fields === null && !isNumbering(header[before], context))

function nameColumn(grid: Grid, header: Inline, index: number): NameColumn | null {
  const { context, columns, body } = grid
  const cells = cellsOf(grid, index)
  const fields = columns[index]
  if (cells.length === 0) return null
  const tokens = tokensOf(header.text, context)
  const unit = wholePhrase(context.lexicon, 'units', tokens)
  const unitHeader = fields?.includes('name') || (unit !== null && unit !== 'day' && unit !== 'week')
  if (fields && !unitHeader && !fields.includes('task') && !fields.includes('notes')) return null
  // Tracker numbers point elsewhere: #17 is no name.
  const pointers = cells.filter((cell) => (unitHeader ? /^#\p{Nd}+$/u : /^#?\p{Nd}+$/u).test(cell.text.trim()))
  if (share(pointers.length, cells.length) > 0.5) return null
  const labels = cells
    .map((cell) => readName(firstLine(cell, context).text, context, 'item'))
    .filter((name) => name.label && name.label.kind !== 'outline' && !isDayAlone(name))
    .map(({ label }) => label)
  const mostlyLabels = share(labels.length, body.length) >= 0.6
  if (!unitHeader && !mostlyLabels) return null
  // Codes count as labels only under a header that says so, or where they number one thing: M1, M2, M3.
  if (!unitHeader && labels.every((label) => label?.kind === 'code' && !label.key.startsWith('m:'))) return null
  return { index, unitHeader, mostlyLabels, repeated: isRepeated(cells) }
}

const isRepeated = (cells: readonly Inline[]): boolean =>
  new Set(cells.map((cell) => cell.text.trim().toLowerCase())).size < cells.length

/** A day is when something is, and no name of it. */
function isDayAlone({ label, target }: Name): boolean {
  return label?.kind === 'period' && target !== null && 'start' in target && target.start === target.end
}

/** Fields that are no state, whatever words their cells begin with. */
const stateless: ReadonlySet<Field> = new Set(['priority', 'target', 'dependsOn', 'owner'])
/** Fields whose cells can state a status by a symbol. */
const symbolic: ReadonlySet<Field> = new Set(['notes', 'progress', 'completed'])

/** The column that states the rows' own states: by its header, or because most of its cells say nothing else. */
function statusColumnOf(grid: Grid): number {
  const { columns, header, context } = grid
  const named = columns.findIndex((fields) => fields?.includes('status'))
  if (named !== -1) return named
  for (let index = header.length - 1; index > 0; index--) {
    const fields = columns[index]
    if (fields?.some((field) => stateless.has(field))) continue
    const cells = cellsOf(grid, index)
    const stated = cells.filter((cell) => {
      const said = readAside(cell.text, context)
      return said?.status && (said.via === 'word' || fields?.some((field) => symbolic.has(field)))
    })
    if (stated.length >= 2 && share(stated.length, cells.length) >= 0.6) return index
  }
  return -1
}

/** The column that says what a row of tasks is: of those under a header for work the first that is no note, else the first that is a name. */
function titleColumn(grid: Grid, statusColumn: number): number {
  const { header, columns, context } = grid
  const isNote = (index: number) => columns[index]?.includes('notes') ?? false
  const others = header.map((_, index) => index).filter((index) => index !== statusColumn)
  const task = others.find((index) => columns[index]?.includes('task') && !isNote(index))
  if (task !== undefined) return task
  const number = header.findIndex((cell) => cell.text.trim() !== '' && isNumbering(cell, context))
  const isName = (index: number) =>
    index !== number &&
    !columns[index]?.some((field) => stateless.has(field)) &&
    cellsOf(grid, index).some((cell) => /\p{L}{2}/u.test(cell.text))
  const names = others.filter(isName)
  return names.find((index) => !isNote(index)) ?? names[0] ?? others.find((index) => index !== number) ?? -1
}

function taskRows(grid: Grid, statusColumn: number): Row[] {
  const { body, context } = grid
  const title = titleColumn(grid, statusColumn)
  return body.map(({ cells, lines }) => {
    const state = cells[statusColumn]
    return {
      line: lines[0],
      lines,
      cells,
      name: null,
      facts: noFacts(),
      status: state ? cellStatus(state, context) : null,
      title: onOneLine((cells[title] ?? cells[0])?.text ?? '').trim(),
      within: null,
    }
  })
}
