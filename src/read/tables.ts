import type { Table } from 'mdast'
import type { Status } from '../roadmap/index.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { onOneLine, withoutParentheses } from './edges.ts'
import { type Facts, factsOfName, noFacts } from './facts.ts'
import { addField, isNothing } from './field-facts.ts'
import { fieldTable } from './fields.ts'
import { readAside, readFragment } from './fragments.ts'
import { firstLine, type Inline, textOf } from './inline.ts'
import { type Field, phraseAt, wholePhrase } from './lexicon.ts'
import { type Name, readName } from './name.ts'
import { statusOfBox, statusOfSymbol, symbolsIn } from './symbols.ts'

export interface Row {
  line: number
  cells: readonly Inline[]
  /** What the row is about, where the table is one of milestones. */
  name: Name | null
  facts: Facts
  /** Where the row is one of tasks. */
  status: Status | null
  title: string
  /** Label of a cell that names another unit than the row's own: the release that a phase belongs to. */
  within: string | null
}

export interface TableReading {
  /** `milestones`: each row names one; `tasks`: each row states its own state; `fields`: of the heading above. */
  use: 'milestones' | 'tasks' | 'fields' | 'support' | 'legend' | 'other'
  /** The header or the labels say outright that rows are milestones. */
  sure: boolean
  rows: readonly Row[]
}

type Columns = readonly (readonly Field[] | null)[]

/** A table as text. */
interface Grid {
  header: readonly Inline[]
  body: readonly (readonly Inline[])[]
  /** The fields that the header names. */
  columns: Columns
  /** Line of a row, or of one of its cells where that is known to stand on another. */
  lineOf: (row: number, column?: number) => number
  context: ReadContext
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
  return statusColumn === -1 ? only('other') : { use: 'tasks', sure: false, rows: taskRows(grid, statusColumn) }
}

function gridOf(node: Table, context: ReadContext): Grid {
  const [header = [], ...body] = node.children.map((row) => row.children.map((cell) => textOf(cell, context)))
  const lineOf = (index: number, column?: number): number => {
    const row = node.children[index + 1]
    const cell = column === undefined ? undefined : row?.children[column]
    return cell?.position?.start.line ?? row?.position?.start.line ?? 1
  }
  return { header, body, columns: header.map((cell) => headerFields(cell, context)), lineOf, context }
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

/** `| ✅ | Done |`: a table of symbols explains them. */
const isLegend = ({ header, body }: Grid): boolean =>
  header.length <= 3 && body.length >= 2 && body.every((row) => isSymbols(row[0]?.text ?? ''))

/** Whether a cell holds symbols only, or a written box. */
export const isSymbols = (text: string): boolean => /^[^\p{L}\p{N}]+$|^\[[ xX~/-]\]$/u.test(text.trim())

const share = (count: number, total: number): number => (total === 0 ? 0 : count / total)

const cellsOf = ({ body }: Grid, index: number): Inline[] =>
  body.map((row) => row[index]).filter((cell): cell is Inline => cell !== undefined && cell.text.trim() !== '')

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
  const rows = grid.body.map((row, index) =>
    milestoneRow(grid, row, grid.lineOf(index, choice.index), choice.index, task),
  )
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
    .map((cell) => readName(firstLine(cell, context).text, context, 'item').label)
    .filter((label) => label && label.kind !== 'outline')
  const mostlyLabels = share(labels.length, body.length) >= 0.6
  if (!unitHeader && !mostlyLabels) return null
  // Codes count as labels only under a header that says so, or where they number one thing: M1, M2, M3.
  if (!unitHeader && labels.every((label) => label?.kind === 'code' && !label.key.startsWith('m:'))) return null
  const distinct = new Set(cells.map((cell) => cell.text.trim().toLowerCase())).size
  return { index, unitHeader, mostlyLabels, repeated: distinct < cells.length }
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

function taskRows({ header, body, columns, lineOf, context }: Grid, statusColumn: number): Row[] {
  const task = columns.findIndex((fields, index) => index !== statusColumn && fields?.includes('task'))
  const number = header.findIndex((cell) => cell.text.trim() !== '' && isNumbering(cell, context))
  const title = task === -1 ? header.findIndex((_, index) => index !== statusColumn && index !== number) : task
  return body.map((cells, index) => {
    const state = cells[statusColumn]
    return {
      line: lineOf(index),
      cells,
      name: null,
      facts: noFacts(),
      status: state ? cellStatus(state, context) : null,
      title: onOneLine((cells[title] ?? cells[0])?.text ?? '').trim(),
      within: null,
    }
  })
}

/** The state that a cell of a status column says. */
export function cellStatus(cell: Inline, context: ReadContext): Status | null {
  const box = /^\[([ xX~/-])\]/.exec(cell.text.trim())?.[1]
  if (box !== undefined) return statusOfBox(box)
  const fragment = readFragment(cell.text, context)
  if (fragment.status) return fragment.status
  for (const { symbol } of symbolsIn(cell.text)) {
    const said = statusOfSymbol(symbol, 'status', context.legend)
    if (said) return said
  }
  return fragment.current ? 'in-progress' : null
}

function milestoneRow(grid: Grid, cells: readonly Inline[], line: number, nameColumn: number, taskColumn: number): Row {
  const { columns, header, context } = grid
  const cell = cells[nameColumn]
  const unnamed = { line, cells, name: null, facts: noFacts(), status: null, title: '', within: null }
  if (cell === undefined || /^[\s—–-]*$/.test(cell.text)) return unnamed
  const read = readName(firstLine(cell, context).text, context, 'item')
  const numbered = numberedByHeader(read, header[nameColumn] as Inline, context)
  const name = { ...numbered, title: titleBeside(numbered, grid, cells, nameColumn, taskColumn) }
  const row: Row = { ...unnamed, name, facts: factsOfName(name, line), title: name.title }
  cells.forEach((value, index) => {
    const fields = columns[index]
    if (index === nameColumn || value.text.trim() === '') return
    if (fields) addCell(row, fields, header[index]?.text ?? '', value, index === taskColumn, context)
  })
  cells.forEach((value, index) => {
    if (index !== nameColumn && !columns[index]) addUnexplained(row.facts, value, line, context)
  })
  dateCompletion(row, columns)
  return row
}

/** `| M1 | Foundation |`: the name beside the label, in the column of tasks or else in few words in that of goals. */
function titleBeside(
  { label, title }: Name,
  { columns, context }: Grid,
  cells: readonly Inline[],
  nameColumn: number,
  taskColumn: number,
): string {
  if (!label || title !== label.text) return title
  if (taskColumn !== -1) {
    const task = cells[taskColumn]
    const beside = task ? readName(firstLine(task, context).text, context, 'item') : null
    const unlabelled = beside && (!beside.label || beside.label.kind === 'outline')
    return unlabelled && beside.title !== '' ? beside.title : title
  }
  const goal = columns.findIndex(
    (fields, index) => index !== nameColumn && fields?.includes('goal') && !fields.includes('notes'),
  )
  const words = cells[goal]?.text.trim() ?? ''
  const few = words !== '' && tokensOf(words, context).length <= 6
  return few ? readName(words, context, 'item').title : title
}

/** A number under `Phase` is that phase: `| Phase |` over `1` or `1. Foundation`. */
function numberedByHeader(name: Name, header: Inline, context: ReadContext): Name {
  const outline = name.label?.kind === 'outline' ? name.label.text : null
  const number = outline ?? (!name.label && /^\p{Nd}{1,3}$/u.test(name.title) ? name.title : null)
  if (number === null) return name
  const tokens = tokensOf(header.text, context)
  const unit = phraseAt(context.lexicon, 'units', tokens, 0)
  if (unit?.value !== 'phase') return name
  const word = header.text.slice(tokens[0]?.start, tokens[unit.next - 1]?.end)
  const { label } = readName(`${word} ${number}: ${name.title}`, context, 'item')
  return label ? { ...name, label, title: name.title === number ? label.text : name.title } : name
}

/** Adds what a cell under a field's name says of its row. */
function addCell(
  row: Row,
  fields: readonly Field[],
  key: string,
  value: Inline,
  isTask: boolean,
  context: ReadContext,
): void {
  const { facts, line } = row
  if (fields.includes('name')) addOtherName(row, value, context)
  else if (fields.includes('status')) addStatusCell(facts, value, line, context)
  else if (fields.includes('goal') || fields.includes('task') || fields.includes('notes')) {
    if (fields.includes('goal') && readAside(value.text, context))
      addField(facts, { fields: ['goal'], key, value, line }, context)
    if (!isTask && tokensOf(value.text, context).length > 2)
      facts.goal ??= { value: onOneLine(value.text).trim(), line }
  } else addField(facts, { fields, key, value, line }, context)
}

/** Another unit that the row names: the release that a phase belongs to, the quarter that dates it. */
function addOtherName(row: Row, value: Inline, context: ReadContext): void {
  const { label, target } = readName(value.text, context, 'item')
  if (!label || label.kind === 'outline') return
  if (label.kind === 'period' && target) row.facts.target ??= { value: target, line: row.line }
  else row.within = label.key
}

function addStatusCell(facts: Facts, value: Inline, line: number, context: ReadContext): void {
  const status = cellStatus(value, context)
  const said = readFragment(value.text, context)
  if (status && (said.status || !said.current))
    facts.status = { value: status, via: said.via === 'word' ? 'word' : 'symbol', line }
  if (said.current) facts.current = { value: true, line }
  if (said.percent !== null) facts.progress ??= { value: said.percent, line }
  if (said.completed) facts.completed ??= { value: said.completed, line }
  if (!status && !said.current && said.rest && !isNothing(value.text, context))
    facts.unread.push({ field: 'status', text: value.text.trim(), line })
}

/** A column that the header does not explain: a cell that is only a status or a percentage says it. */
function addUnexplained(facts: Facts, value: Inline, line: number, context: ReadContext): void {
  const said = readAside(value.text, context)
  if (said === null) return
  if (said.status && said.via === 'word') facts.status ??= { value: said.status, via: 'word', line }
  if (said.percent !== null) facts.progress ??= { value: said.percent, line }
}

/** A finished row dates its completion where the column only says `Date`; one that is not done has no such date. */
function dateCompletion({ facts, name }: Row, columns: Columns): void {
  const done = facts.status?.value === 'done' || (facts.current !== null && name?.label?.kind === 'release')
  const dates = columns.find((fields) => fields?.includes('target'))
  if (done && facts.target && !facts.completed && dates?.includes('date')) {
    facts.completed = facts.target
    facts.target = null
  }
  if (!done && facts.status) facts.completed = null
}
