import type { Table } from 'mdast'
import type { Status } from '../roadmap/index.ts'
import { addField, type Facts, factsOfName, fieldTable, noFacts } from './facts.ts'
import { isAside, type ReadContext, readFragment } from './fragments.ts'
import { eachLine, type Inline, inline, slice } from './inline.ts'
import { type Field, phraseAt, tokenise, wholePhrase } from './lexicon.ts'
import { type LabelKind, type Name, readName } from './name.ts'
import { statusOfSymbol, symbolsIn } from './symbols.ts'

export interface Row {
  line: number
  cells: Inline[]
  /** What the row is about, where the table is one of milestones. */
  name: Name | null
  facts: Facts
  /** Where the row is one of tasks. */
  status: Status | null
  title: string
  /** Labels of cells that name another unit than the row's own: the release that a phase belongs to. */
  within: string | null
}

export interface TableReading {
  node: Table
  /** `milestones`: each row names one; `tasks`: each row states its own state; `fields`: of the heading above. */
  use: 'milestones' | 'tasks' | 'fields' | 'support' | 'legend' | 'other'
  /** The header or the labels say outright that rows are milestones. */
  sure: boolean
  rows: Row[]
  columns: (Field[] | null)[]
}

const unitKinds = new Set<LabelKind>(['release', 'phase', 'period', 'code', 'ordinal', 'around' as LabelKind])

function headerFields(cell: Inline, context: ReadContext): Field[] | null {
  const tokens = tokenise(cell.text.replace(/[(（][^()（）]*[)）]/g, ' '))
  if (tokens.length === 0) return null
  const whole = wholePhrase(context.lexicon, (language) => language.fields, tokens)
  if (whole) return whole
  // "Plans Complete", "Phase Name", "Completion %": by the last word that is a field, else the first.
  for (const index of [tokens.length - 1, 0]) {
    const found = phraseAt(context.lexicon, (language) => language.fields, tokens, index)
    if (
      found &&
      tokens.length <= 3 &&
      (found.value.includes('status') ||
        found.value.includes('name') ||
        found.value.includes('task') ||
        (found.value.includes('target') && index > 0) ||
        found.value.includes('support'))
    )
      return found.value
  }
  return null
}

const share = (count: number, total: number): number => (total === 0 ? 0 : count / total)

export function readTable(node: Table, context: ReadContext, definitions: ReadonlyMap<string, string>): TableReading {
  const [head, ...body] = node.children
  const header = (head?.children ?? []).map((cell) => inline(cell.children, definitions))
  const cells = body.map((row) => row.children.map((cell) => inline(cell.children, definitions)))
  const lines = body.map((row) => row.position?.start.line ?? 1)
  const lineOfCell = (row: number, cell: number) => body[row]?.children[cell]?.position?.start.line ?? (lines[row] as number)
  const columns = header.map((cell) => headerFields(cell, context))
  const reading: TableReading = { node, use: 'other', sure: false, rows: [], columns }
  if (body.length === 0) return reading
  if (columns.some((fields) => fields?.includes('support'))) return { ...reading, use: 'support' }
  if (fieldTable(node, context, definitions)) return { ...reading, use: 'fields' }

  // | ✅ | Done |: a table of symbols explains them.
  if (header.length <= 3 && body.length >= 2 && cells.every((row) => /^[^\p{L}\p{N}]+$|^\[[ xX~/-]\]$/u.test(row[0]?.text.trim() ?? '')))
    return { ...reading, use: 'legend' }
  const column = (index: number): Inline[] =>
    cells.map((row) => row[index]).filter((cell): cell is Inline => cell !== undefined && cell.text.trim() !== '')
  const named = header.map((cell, index) =>
    nameColumn(cell, columns[index] ?? null, column(index), body.length, context),
  )
  const statusColumn = findStatusColumn(columns, header.length, column, context)
  const nameIndex = best(named)
  const nameChoice = nameIndex === -1 ? null : named[nameIndex]
  const taskIndex = columns.findIndex((fields, index) => fields?.includes('task') && index !== nameIndex)

  const about = (index: number): number => (index === -1 ? 99 : index)
  // `| OS | Version | Architectures |`: the version belongs to what the first column names.
  const elsewhere =
    nameIndex > 0 &&
    nameChoice?.mostlyLabels === false &&
    columns
      .slice(0, nameIndex)
      .some((fields, index) => fields === null && !/^(?:#|id|no\.?|nr\.?|№|)$/iu.test(header[index]?.text.trim() ?? ''))
  if (nameChoice && !elsewhere && !(nameChoice.repeated && taskIndex !== -1) &&
    !(about(taskIndex) < nameIndex && !nameChoice.unitHeader && !nameChoice.mostlyLabels)
  ) {
    reading.use = 'milestones'
    reading.sure = nameChoice.unitHeader || nameChoice.mostlyLabels
    reading.rows = cells.map((row, index) =>
      milestoneRow(row, lineOfCell(index, nameIndex), header, columns, nameIndex, taskIndex, context),
    )
    if (reading.rows.some((row) => row.name)) return reading
  }
  if (statusColumn !== -1) {
    reading.use = 'tasks'
    const titleIndex = columns.findIndex((fields, index) => index !== statusColumn && fields?.includes('task'))
    const idIndex = header.findIndex((cell) => /^(?:#|id|no\.?|nr\.?|№|番号|编号|번호)$/iu.test(cell.text.trim()))
    const fallback = header.findIndex((_, index) => index !== statusColumn && index !== idIndex)
    const title = titleIndex === -1 ? fallback : titleIndex
    reading.rows = cells.map((row, index) => {
      const cell = row[statusColumn]
      return {
        line: lines[index] as number,
        cells: row,
        name: null,
        facts: noFacts(),
        status: cell ? cellStatus(cell, context) : null,
        title: (row[title]?.text ?? row[0]?.text ?? '').replace(/\s+/g, ' ').trim(),
        within: null,
      }
    })
  }
  return reading
}

interface NameColumn {
  score: number
  unitHeader: boolean
  mostlyLabels: boolean
  repeated: boolean
}

function nameColumn(
  header: Inline,
  fields: Field[] | null,
  cells: readonly Inline[],
  rows: number,
  context: ReadContext,
): NameColumn | null {
  if (cells.length === 0) return null
  const tokens = tokenise(header.text)
  const unit = phraseAt(context.lexicon, (language) => language.units, tokens, 0)
  const unitHeader =
    (fields?.includes('name') ?? false) ||
    (unit !== null && unit.next === tokens.length && unit.value !== 'day' && unit.value !== 'week')
  if (fields && !unitHeader && !fields.includes('task') && !fields.includes('notes')) return null
  const names = cells.map((cell) => readName(firstOf(cell).text, context, 'item'))
  // Tracker numbers point elsewhere: #17 is no name.
  if (share(cells.filter((cell) => /^#?\p{Nd}+$/u.test(cell.text.trim())).length, cells.length) > 0.5 && !unitHeader)
    return null
  if (share(cells.filter((cell) => /^#\p{Nd}+$/u.test(cell.text.trim())).length, cells.length) > 0.5) return null
  const labels = names.filter((name) => name.label && unitKinds.has(name.label.kind))
  const mostlyLabels = share(labels.length, rows) >= 0.6
  if (!unitHeader && !mostlyLabels) return null
  // Codes count as labels only under a header that says so, or where they number one thing: M1, M2, M3.
  if (!unitHeader && labels.every((name) => name.label?.kind === 'code' && !name.label.key.startsWith('m:')))
    return null
  const distinct = new Set(cells.map((cell) => cell.text.trim().toLowerCase())).size
  return {
    score: (unitHeader ? 2 : 0) + (mostlyLabels ? 1 : 0),
    unitHeader,
    mostlyLabels,
    repeated: distinct < cells.length,
  }
}

/** The first of the best columns that do not repeat. */
function best(columns: readonly (NameColumn | null)[]): number {
  const unique = columns.findIndex((column) => column && !column.repeated)
  return unique === -1 ? columns.findIndex((column) => column !== null) : unique
}

const firstOf = (cell: Inline): Inline => eachLine(cell)[0] ?? cell

function findStatusColumn(
  columns: readonly (Field[] | null)[],
  width: number,
  column: (index: number) => Inline[],
  context: ReadContext,
): number {
  const named = columns.findIndex((fields) => fields?.includes('status'))
  if (named !== -1) return named
  for (let index = width - 1; index > 0; index--) {
    if (
      columns[index]?.some(
        (field) => field === 'priority' || field === 'target' || field === 'dependsOn' || field === 'owner',
      )
    )
      continue
    const cells = column(index)
    const stated = cells.filter((cell) => {
      const fragment = readFragment(cell.text, context)
      return (
        fragment.status !== null &&
        isAside(cell.text, fragment) &&
        (fragment.via === 'word' ||
          columns[index]?.some((field) => field === 'notes' || field === 'progress' || field === 'completed'))
      )
    })
    if (cells.length >= 2 && share(stated.length, cells.length) >= 0.6 && stated.length >= 2) return index
  }
  return -1
}

/** The state that a cell of a status column says. */
export function cellStatus(cell: Inline, context: ReadContext): Status | null {
  const box = /^\[([ xX~/-])\]/.exec(cell.text.trim())
  if (box) return box[1] === ' ' ? 'planned' : /x/i.test(box[1] as string) ? 'done' : 'in-progress'
  const fragment = readFragment(cell.text, context)
  if (fragment.status) return fragment.status
  for (const { symbol } of symbolsIn(cell.text)) {
    const said = statusOfSymbol(symbol, 'status', context.legend)
    if (said) return said
  }
  return fragment.current ? 'in-progress' : null
}

function milestoneRow(
  row: Inline[],
  line: number,
  header: readonly Inline[],
  columns: readonly (Field[] | null)[],
  nameIndex: number,
  taskIndex: number,
  context: ReadContext,
): Row {
  const result: Row = { line, cells: row, name: null, facts: noFacts(), status: null, title: '', within: null }
  const cell = row[nameIndex]
  if (!cell || cell.text.trim() === '' || /^[\s—–-]+$/.test(cell.text)) return result
  const name = { ...readName(firstOf(cell).text, context, 'item') }
  numberByHeader(name, header[nameIndex] as Inline, context)
  // | M1 | Foundation |: the name beside the label
  if (taskIndex !== -1 && name.label && name.title === name.label.text) {
    const beside = row[taskIndex] ? readName(firstOf(row[taskIndex]).text, context, 'item') : null
    if (beside && beside.title !== '' && !(beside.label && beside.label.kind !== 'outline')) name.title = beside.title
  }
  const focus = columns.findIndex((fields, index) => index !== nameIndex && fields?.includes('goal') && !fields.includes('notes'))
  if (taskIndex === -1 && focus !== -1 && name.label && name.title === name.label.text) {
    const words = row[focus]?.text.trim() ?? ''
    if (words !== '' && tokenise(words).length <= 6) name.title = readName(words, context, 'item').title
  }
  const facts = factsOfName(name, line)
  columns.forEach((fields, index) => {
    const value = row[index]
    if (index === nameIndex || !fields || !value || value.text.trim() === '') return
    if (fields.includes('name') && index !== nameIndex) {
      const other = readName(value.text, context, 'item')
      if (other.label && unitKinds.has(other.label.kind)) {
        if (other.label.kind === 'period' && other.target) facts.target ??= { value: other.target, line }
        else result.within = other.label.key
      }
      return
    }
    if (fields.includes('status')) {
      const status = cellStatus(value, context)
      const fragment = readFragment(value.text, context)
      if (status && (fragment.status || !fragment.current))
        facts.status = { value: status, via: fragment.via === 'word' ? 'word' : 'symbol', line }
      if (fragment.current) facts.current = { value: true, line }
      if (fragment.percent !== null) facts.progress ??= { value: fragment.percent, line }
      if (fragment.completed) facts.completed ??= { value: fragment.completed, line }
      if (!status && !fragment.current && fragment.rest)
        facts.unread.push({ field: 'status', text: value.text.trim(), line })
      return
    }
    if (fields.includes('goal') && isAside(value.text, readFragment(value.text, context))) addField(facts, { fields: ['goal'], key: header[index]?.text ?? '', value: value, line }, context)
    if (fields.includes('goal') || fields.includes('task') || fields.includes('notes')) {
      if (facts.goal === null && index !== taskIndex && tokenise(value.text).length > 2)
        facts.goal = { value: value.text.replace(/\s+/g, ' ').trim(), line }
      return
    }
    addField(facts, { fields: [...fields], key: header[index]?.text ?? '', value: slice(value, 0), line }, context)
  })
  // Columns that the header does not explain: a cell that is only a status, a percentage or a date.
  row.forEach((value, index) => {
    if (index === nameIndex || columns[index] || value.text.trim() === '') return
    const fragment = readFragment(value.text, context)
    if (!isAside(value.text, fragment)) return
    if (fragment.status && fragment.via === 'word' && !facts.status)
      facts.status = { value: fragment.status, via: 'word', line }
    if (fragment.percent !== null) facts.progress ??= { value: fragment.percent, line }
  })
  // A finished row dates its completion where the column only says `Date`; one that is not done has no such date.
  const done = facts.status?.value === 'done' || (facts.current !== null && name.label?.kind === 'release')
  const dateIndex = columns.findIndex((fields) => fields?.includes('target'))
  if (done && facts.target && !facts.completed && dateIndex !== -1 && isPlainDate(columns[dateIndex] as Field[])) {
    facts.completed = facts.target
    facts.target = null
  }
  if (!done && facts.status && facts.completed) facts.completed = null
  result.name = name
  result.facts = facts
  result.title = name.title
  return result
}

/** `Date`, `Release date`: says neither that it is planned nor that it is over. */
function isPlainDate(fields: readonly Field[]): boolean {
  return fields.includes('date')
}

/** A number under `Phase` is that phase: `| Phase |` over `1` or `1. Foundation`. */
function numberByHeader(name: Name, header: Inline, context: ReadContext): void {
  const number =
    name.label?.kind === 'outline'
      ? name.label.text
      : /^\p{Nd}{1,3}$/u.test(name.title) && !name.label
        ? name.title
        : null
  if (number === null) return
  const tokens = tokenise(header.text)
  const unit = phraseAt(context.lexicon, (language) => language.units, tokens, 0)
  if (!unit || unit.value !== 'phase') return
  const word = header.text.slice(tokens[0]?.start, tokens[unit.next - 1]?.end)
  const labelled = readName(`${word} ${number}: ${name.title}`, context, 'item')
  if (!labelled.label) return
  name.label = labelled.label
  if (name.title === number) name.title = labelled.label.text
}
