import type { Lines, Status } from '../roadmap/index.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { onOneLine } from './edges.ts'
import { type Facts, factsOfName, noFacts } from './facts.ts'
import { addField, isNothing } from './field-facts.ts'
import { readAside, readFragment } from './fragments.ts'
import { firstLine, type Inline } from './inline.ts'
import { type Field, phraseAt } from './lexicon.ts'
import { type Name, readName } from './name.ts'
import { statusOfBox, statusOfSymbol, symbolsIn } from './symbols.ts'

/** A row of a table, as what the table is for. */
export interface Row {
  line: number
  /** First and last line: a row of an HTML table has several. */
  lines: Lines
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

type Columns = readonly (readonly Field[] | null)[]

/** A row of a table as text. */
export interface GridRow {
  cells: readonly Inline[]
  lines: Lines
  /** First line of each cell. */
  cellLines: readonly number[]
}

/** A table as text. */
export interface Grid {
  header: readonly Inline[]
  body: readonly GridRow[]
  /** The fields that the header names. */
  columns: Columns
  context: ReadContext
}

/** Columns of a table of milestones; -1 where there is none. */
export interface Roles {
  /** That of the milestones. */
  name: number
  /** Another whose header asks for a name, and which names every row differently. */
  title: number
  task: number
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

/** A row that names a milestone; its name is null where the cell is empty. */
export function milestoneRow(grid: Grid, { cells, lines, cellLines }: GridRow, roles: Roles): Row {
  const nameColumn = roles.name
  const { columns, header, context } = grid
  const cell = cells[nameColumn]
  const line = cellLines[nameColumn] ?? lines[0]
  const unnamed = { line, lines, cells, name: null, facts: noFacts(), status: null, title: '', within: null }
  if (cell === undefined || /^[\s—–-]*$/.test(cell.text)) return unnamed
  const read = readName(firstLine(cell, context).text, context, 'item')
  const numbered = numberedByHeader(read, header[nameColumn] as Inline, context)
  const name = { ...numbered, title: titleBeside(numbered, grid, cells, roles) }
  const row: Row = { ...unnamed, name, facts: factsOfName(name, line), title: name.title }
  cells.forEach((value, index) => {
    const fields = columns[index]
    if (index === nameColumn || value.text.trim() === '') return
    if (fields) addCell(row, fields, header[index]?.text ?? '', value, index === roles.task, context)
  })
  cells.forEach((value, index) => {
    if (index !== nameColumn && !columns[index]) addUnexplained(row.facts, value, line, context)
  })
  dateCompletion(row, columns)
  return row
}

/** `| M1 | Foundation |`: the name beside the label, in another column of names, in that of tasks or in few words in that of goals. */
function titleBeside(
  { label, title }: Name,
  { columns, context }: Grid,
  cells: readonly Inline[],
  roles: Roles,
): string {
  if (!label || title !== label.text) return title
  const other = cells[roles.title]
  const named = other ? readName(firstLine(other, context).text, context, 'item') : null
  if (named && !named.label && /\p{L}{2}/u.test(named.title) && !isNothing(named.title, context)) return named.title
  if (roles.task !== -1) {
    const task = cells[roles.task]
    const beside = task ? readName(firstLine(task, context).text, context, 'item') : null
    const unlabelled = beside && (!beside.label || beside.label.kind === 'outline')
    return unlabelled && beside.title !== '' ? beside.title : title
  }
  const goal = columns.findIndex(
    (fields, index) => index !== roles.name && fields?.includes('goal') && !fields.includes('notes'),
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
