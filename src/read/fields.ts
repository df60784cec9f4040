import type { ListItem, Table } from 'mdast'
import { type ReadContext, tokensOf } from './context.ts'
import { withoutParentheses } from './edges.ts'
import { firstLine, type Inline, lineAt, slice, textOf } from './inline.ts'
import { type Field, firstEntry, phraseAt, wholePhrase } from './lexicon.ts'
import { leadingSymbols } from './symbols.ts'

/** A statement of a field: a `Key: value` line, a cell under the field's name. */
export interface KeyValue {
  fields: readonly Field[]
  key: string
  /** What follows the colon. */
  value: Inline
  line: number
}

/** The key of a `Key: value` line and what follows, or null where the line is none. */
export function keyValue(line: Inline, context: ReadContext): KeyValue | null {
  if (line.marks.length === 0 && colonIn(line.text, 0) === -1) return null
  const { keyValues } = context.memo
  const known = keyValues.get(line)
  if (known !== undefined) return known
  const read = keyValueOf(line, context)
  keyValues.set(line, read)
  return read
}

/** No field's name is longer. */
const longestKey = 60
const mostWords = 8

function keyValueOf(line: Inline, context: ReadContext): KeyValue | null {
  const { lexicon } = context
  const lead = leadingSymbols(line.text).length
  const colon = colonIn(line.text, lead)
  if (colon === -1) return strongKey(line, lead, context)
  const key = line.text.slice(lead, colon).trim()
  if (key === '' || key.length > longestKey || /^https?$/i.test(key)) return null
  const entry = firstEntry(key)
  if (entry !== undefined && !entry?.fields) return null
  const tokens = tokensOf(withoutParentheses(key), context)
  if (tokens.length === 0 || tokens.length > mostWords) return null
  const first = phraseAt(lexicon, 'fields', tokens, 0)
  if (first === null) return null
  const found = { key, value: slice(line, colon + 1), line: lineAt(line, 0) }
  if (first.next === tokens.length) return { fields: first.value, ...found }
  // "Target v1.0": a field of the thing that it names.
  return first.value.includes('target') && tokens.length <= first.next + 4 ? { fields: ['target'], ...found } : null
}

function colonIn(text: string, from: number): number {
  const plain = text.indexOf(':', from)
  const wide = text.indexOf('：', from)
  return plain === -1 || (wide !== -1 && wide < plain) ? wide : plain
}

/** `**Status** Done`: a bold field word without a colon. */
function strongKey(line: Inline, from: number, context: ReadContext): KeyValue | null {
  const mark = line.marks.find((mark) => mark.type === 'strong' && mark.start <= from + 1)
  if (!mark || mark.end >= line.text.length) return null
  const key = line.text.slice(mark.start, mark.end)
  const fields = wholePhrase(context.lexicon, 'fields', tokensOf(key, context))
  return fields && { fields, key, value: slice(line, mark.end), line: lineAt(line, 0) }
}

const mayPart = /[|·•∙;，、]|\s{3}/
const part = /\s+[|·•∙]\s+|\s{3,}|;\s+|，|、/gu

/** The fields that one line states: `**Status:** Done | **Target:** Q3`. */
export function fieldsOfLine(line: Inline, context: ReadContext): KeyValue[] {
  if (!mayPart.test(line.text)) return [keyValue(line, context)].filter((found) => found !== null)
  const starts = [0]
  const ends: number[] = []
  for (const match of line.text.matchAll(part)) {
    const start = match.index + match[0].length
    if (keyValue(slice(line, start), context) === null) continue
    ends.push(match.index)
    starts.push(start)
  }
  return starts
    .map((start, index) => keyValue(slice(line, start, ends[index]), context))
    .filter((found) => found !== null)
}

const surelyFields: ReadonlySet<Field> = new Set(['status', 'target', 'completed', 'dependsOn', 'start'])

/** What an item says as a field of its milestone, `- **Status:** Done`; null where it is work. */
export function fieldOfItem(item: ListItem, context: ReadContext): KeyValue | null {
  const head = item.children[0]
  if (item.checked != null || head?.type !== 'paragraph') return null
  const line = firstLine(textOf(head, context), context)
  const found = keyValue(line, context)
  if (found === null) return null
  // A bold key, or a plain one that is surely a field.
  const strong = line.marks[0]?.type === 'strong' && line.marks[0].start === 0
  return strong || found.fields.some((field) => surelyFields.has(field)) ? found : null
}

/** The fields that a table states of the heading above it, or null where it is a table of something else. */
export function fieldTable(table: Table, context: ReadContext): KeyValue[] | null {
  const rows = table.children.map((row) => row.children.map((cell) => textOf(cell, context)))
  const lines = table.children.map((row) => row.position?.start.line ?? 1)
  const fieldsOf = (cell: Inline | undefined): readonly Field[] | null =>
    cell === undefined ? null : wholePhrase(context.lexicon, 'fields', tokensOf(cell.text, context))
  if (rows.length === 2) {
    const inRow = fieldsInRow(rows, lines[1] as number, fieldsOf)
    if (inRow) return inRow
  }
  if (rows[0]?.length !== 2 || rows.length < 2 || listsStates(rows, context)) return null
  return fieldsInColumn(rows, lines, fieldsOf)
}

/** `| Status | Meaning |` over each state once: a table that explains the states. */
export function listsStates([head, ...body]: readonly (readonly Inline[])[], context: ReadContext): boolean {
  const { lexicon } = context
  if (body.length < 3 || !wholePhrase(lexicon, 'fields', tokensOf(head?.[0]?.text ?? '', context))?.includes('status'))
    return false
  const names = new Set(body.map(([name]) => name?.text.trim().toLowerCase() ?? ''))
  const states = [...names].filter((name) => {
    const tokens = tokensOf(name, context)
    return wholePhrase(lexicon, 'status', tokens) ?? wholePhrase(lexicon, 'buckets', tokens)
  })
  return names.size === body.length && states.length * 2 > names.size
}

type FieldsOf = (cell: Inline | undefined) => readonly Field[] | null

const statement = (fields: readonly Field[], key: Inline, value: Inline, line: number): KeyValue => ({
  fields,
  key: key.text,
  value,
  line,
})

/** A table of one row whose columns are all fields. */
function fieldsInRow([head = [], row = []]: readonly Inline[][], line: number, fieldsOf: FieldsOf): KeyValue[] | null {
  const columns = head.map(fieldsOf)
  const strong = columns.filter((fields) => fields && !fields.includes('task') && !fields.includes('name'))
  const named = columns.some(
    (fields) =>
      fields &&
      (fields.includes('name') || fields.includes('task')) &&
      !fields.includes('goal') &&
      !fields.includes('notes'),
  )
  if (named || strong.length < 2 || strong.length * 2 < head.length) return null
  return head.flatMap((key, index) => {
    const [fields, value] = [columns[index], row[index]]
    return fields && value ? [statement(fields, key, value, line)] : []
  })
}

const tellingFields: ReadonlySet<Field> = new Set(['status', 'target', 'dependsOn', 'completed', 'progress'])

/** A table of two columns whose first holds the fields' names. */
function fieldsInColumn(rows: readonly Inline[][], lines: readonly number[], fieldsOf: FieldsOf): KeyValue[] | null {
  const found = rows.slice(1).flatMap(([key, value], index) => {
    const fields = fieldsOf(key)
    return fields ? [{ fields, key, value, line: lines[index + 1] as number }] : []
  })
  const telling = found.some(({ fields }) => fields.some((field) => tellingFields.has(field)))
  if (!telling || found.length * 2 < rows.length - 1) return null
  return found.flatMap(({ fields, key, value, line }) => (key && value ? [statement(fields, key, value, line)] : []))
}
