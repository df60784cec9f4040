import type { List, ListItem, Paragraph, Table } from 'mdast'
import type { Period, Status } from '../roadmap/index.ts'
import { dateOf, yearOf } from './dates.ts'
import { isAside, type ReadContext, readFragment } from './fragments.ts'
import { eachLine, type Inline, inline, lineAt, slice } from './inline.ts'
import { asciiDigits, type Field, list as listOf, phraseAt, type Token, tokenise, wholePhrase } from './lexicon.ts'
import { labelsIn, type Name } from './name.ts'
import type { Block } from './outline.ts'
import { leadingSymbols } from './symbols.ts'

export interface Stated<T> {
  value: T
  line: number
  /** A date that the document calls just a date: of a thing that is done it is the completion. */
  plain?: true
}

export interface StatedStatus extends Stated<Status> {
  /** Words win over symbols, symbols over boxes. */
  via: 'word' | 'symbol' | 'box' | 'strike' | 'bucket'
}

/** What a document says of one milestone in one place. */
export interface Facts {
  status: StatedStatus | null
  current: Stated<true> | null
  target: Stated<Period> | null
  completed: Stated<Period> | null
  start: Stated<Period> | null
  progress: Stated<number> | null
  goal: Stated<string> | null
  needs: Inline[]
  /** Values of a status or date field that could not be read. */
  unread: { field: 'status' | 'date'; text: string; line: number }[]
  updated: Stated<Period> | null
  version: Stated<string> | null
}

export const noFacts = (): Facts => ({
  status: null,
  current: null,
  target: null,
  completed: null,
  start: null,
  progress: null,
  goal: null,
  needs: [],
  unread: [],
  updated: null,
  version: null,
})

const strength = { bucket: 0, box: 1, strike: 2, symbol: 3, word: 4 } as const

/** Keeps the stronger of two statements of a status, the first of two equal ones. */
export function stronger(a: StatedStatus | null, b: StatedStatus | null): StatedStatus | null {
  if (!a || !b) return a ?? b
  return strength[b.via] > strength[a.via] ? b : a
}

const isCalendar = (period: Period): boolean => 'start' in period

/** A calendar date wins over a relative one, else the first stands. */
export function better(a: Stated<Period> | null, b: Stated<Period> | null): Stated<Period> | null {
  if (!a || !b) return a ?? b
  return !isCalendar(a.value) && isCalendar(b.value) ? b : a
}

export function mergeFacts(into: Facts, from: Facts): void {
  into.status = stronger(into.status, from.status)
  into.current ??= from.current
  into.target = better(into.target, from.target)
  into.completed ??= from.completed
  into.start ??= from.start
  into.progress ??= from.progress
  into.goal ??= from.goal
  into.needs.push(...from.needs)
  into.unread.push(...from.unread)
  into.updated ??= from.updated
  into.version ??= from.version
}

/** What the name of a milestone says beside its title. */
export function factsOfName(name: Name, line: number): Facts {
  const facts = noFacts()
  if (name.status && name.via) facts.status = { value: name.status, via: name.via, line }
  if (name.current) facts.current = { value: true, line }
  if (name.target) facts.target = { value: name.target, line }
  if (name.completed) facts.completed = { value: name.completed, line }
  if (name.start) facts.start = { value: name.start, line }
  if (name.percent !== null) facts.progress = { value: name.percent, line }
  return facts
}

export interface KeyValue {
  fields: Field[]
  key: string
  /** What follows the colon. */
  value: Inline
  line: number
}

/** The key of a `Key: value` line and what follows, or null where the line is none. */
export function keyValue(line: Inline, context: ReadContext): KeyValue | null {
  const lead = leadingSymbols(line.text)
  const colon = line.text.slice(lead.length).search(/[:：]/)
  if (colon === -1) return strongKey(line, lead.length, context)
  const at = lead.length + colon
  const key = line.text.slice(lead.length, at).trim()
  if (key === '' || key.length > 60 || /^https?$/i.test(key)) return null
  const tokens = tokenise(key.replace(/[(（][^)）]*[)）]/g, ' '))
  if (tokens.length === 0 || tokens.length > 8) return null
  const value = slice(line, at + 1)
  const at1 = lineAt(line, 0)
  const fields = wholePhrase(context.lexicon, (language) => language.fields, tokens)
  if (fields) return { fields, key, value, line: at1 }
  // "Target v1.0": a field of the thing that it names. "Phase 1 Goal", "Milestone Status": the field comes last.
  const first = phraseAt(context.lexicon, (language) => language.fields, tokens, 0)
  if (first && first.value.includes('target') && tokens.length <= first.next + 4)
    return { fields: ['target'], key, value, line: at1 }
  return null
}

/** `**Status** Done`: a bold field word without a colon. */
function strongKey(line: Inline, from: number, context: ReadContext): KeyValue | null {
  const mark = line.marks.find((mark) => mark.type === 'strong' && mark.start <= from + 1)
  if (!mark || mark.end >= line.text.length) return null
  const key = line.text.slice(mark.start, mark.end)
  const fields = wholePhrase(context.lexicon, (language) => language.fields, tokenise(key))
  return fields ? { fields, key, value: slice(line, mark.end), line: lineAt(line, 0) } : null
}

/** `None`, `TBD`, `Nothing (first phase)`. */
function startsWithNothing(text: string, tokens: readonly Token[], context: ReadContext): boolean {
  const found = phraseAt(context.lexicon, listOf('nothing'), tokens, 0)
  if (!found) return false
  return found.next === tokens.length || /^\s*[(（,.;—–-]/u.test(text.slice(tokens[found.next - 1]?.end))
}

/** Adds what one `Key: value` line states. */
export function addField(facts: Facts, { fields, value, line, key }: KeyValue, context: ReadContext): void {
  const text = value.text.trim()
  const tokens = tokenise(text)
  const nothing = (tokens.length === 0 && leadingSymbols(text).symbols.length === 0) || startsWithNothing(text, tokens, context)
  if (fields.includes('dependsOn')) {
    if (!nothing) facts.needs.push(value)
    return
  }
  if (fields.includes('dependents') || fields.includes('priority') || fields.includes('owner')) return
  if (nothing) return
  if (fields.includes('updated')) {
    const date = dateOf(text, context)
    if (date) facts.updated ??= { value: date.period, line }
    return
  }
  if (fields.includes('status')) {
    const fragment = readFragment(text, context)
    if (fragment.status && fragment.via)
      facts.status = stronger(facts.status, { value: fragment.status, via: fragment.via, line })
    else if (fragment.current) facts.current ??= { value: true, line }
    else if (fragment.percent === null) facts.unread.push({ field: 'status', text, line })
    if (fragment.percent !== null) facts.progress ??= { value: fragment.percent, line }
    if (fragment.completed) facts.completed ??= { value: fragment.completed, line }
    else if (fragment.date && fragment.status === 'done') facts.completed ??= { value: fragment.date, line }
    else if (fragment.date && fragment.status !== 'cancelled' && !fragment.rest)
      facts.target = better(facts.target, { value: fragment.date, line })
    if (fragment.status === 'blocked') facts.needs.push(value)
    return
  }
  if (fields.includes('completed') && !(fields.includes('progress') && /[%％٪]/.test(text))) {
    const date = dateOf(text, context)
    if (date && 'start' in date.period) {
      facts.completed ??= { value: date.period, line }
      return
    }
  }
  if (fields.includes('progress')) {
    const percents = [...asciiDigits(text).matchAll(/(\d+(?:[.,]\d+)?)\s?[%％٪]/g)].map((match) =>
      Number((match[1] as string).replace(',', '.')),
    )
    const last = percents.at(-1)
    if (last !== undefined && last <= 100) facts.progress ??= { value: last, line }
    const fragment = readFragment(text, context)
    if (fragment.status && !fragment.rest && fragment.via === 'word' && !/\p{Nd}/u.test(text))
      facts.status = stronger(facts.status, { value: fragment.status, via: fragment.via, line })
    return
  }
  if (fields.includes('start')) {
    const date = dateOf(text, context)
    if (date && 'start' in date.period) facts.start ??= { value: date.period, line }
    return
  }
  if (fields.includes('target') || fields.includes('duration')) {
    const date = dateOf(text, context)
    if (date && !proseTarget(text, date.start, date.end)) {
      const fragment = readFragment(text, context)
      if (
        fragment.status === 'done' &&
        fragment.via !== null &&
        fields.includes('target') &&
        fragment.completed &&
        !fragment.date
      )
        facts.completed ??= { value: fragment.completed, line }
      else {
        const plain = fields.includes('date') ? { plain: true as const } : {}
        facts.target = better(facts.target, { value: date.period, line, ...plain })
      }
      if (fragment.status && !fragment.rest && fragment.via)
        facts.status = stronger(facts.status, { value: fragment.status, via: fragment.via, line })
    } else if (
      /\p{Nd}{2}/u.test(text) &&
      tokens.length <= 4 &&
      fields.includes('target') &&
      !/[vV]?\d+\.\d+/.test(text)
    )
      facts.unread.push({ field: 'date', text, line })
    return
  }
  // `Ziel: März 2026`, `目標：2026年5月`: a word for goal over nothing but a date is the target.
  if (fields.includes('goal')) {
    const date = dateOf(text, context)
    if (date && isAside(text, readFragment(text, context))) {
      facts.target = better(facts.target, { value: date.period, line })
      return
    }
  }
  if (fields.includes('goal') && text !== '') facts.goal ??= { value: text, line }
  if (fields.includes('version') && /\p{Nd}/u.test(text)) facts.version ??= { value: text, line }
  void key
}

/** A date deep inside a long sentence is not what the field states. */
function proseTarget(text: string, start: number, end: number): boolean {
  return text.length > 80 && start > 40 && end < text.length
}

/** Splits a line that states several fields: `**Status:** Done | **Target:** Q3`. */
function fieldsOfLine(line: Inline, context: ReadContext): KeyValue[] {
  const parts: Inline[] = []
  let start = 0
  for (const match of line.text.matchAll(/\s+[|·•∙]\s+|\s{3,}|;\s+|，|、/gu)) {
    const rest = slice(line, match.index + match[0].length)
    if (keyValue(rest, context)) {
      parts.push(slice(line, start, match.index))
      start = match.index + match[0].length
    }
  }
  parts.push(slice(line, start))
  return parts.map((part) => keyValue(part, context)).filter((found) => found !== null)
}

/** Whether an item is a field of its milestone, not work: `- **Status:** Done`. */
export function fieldOfItem(
  item: ListItem,
  context: ReadContext,
  definitions: ReadonlyMap<string, string>,
): KeyValue | null {
  const head = item.children[0]
  if (item.checked != null || head?.type !== 'paragraph') return null
  const line = eachLine(inline(head.children, definitions))[0] as Inline
  const found = keyValue(line, context)
  if (!found) return null
  // A bold key, or a plain one that is surely a field.
  const strong = line.marks[0]?.type === 'strong' && line.marks[0].start === 0
  return strong ||
    found.fields.some(
      (field) =>
        field === 'status' || field === 'target' || field === 'completed' || field === 'dependsOn' || field === 'start',
    )
    ? found
    : null
}

/**
 * Facts stated by the blocks right below a heading: field lines, lines that are only a status or a date, lists of
 * fields, tables of fields.
 */
export function factsOfBlocks(
  blocks: readonly Block[],
  context: ReadContext,
  definitions: ReadonlyMap<string, string>,
): Facts {
  const facts = noFacts()
  let first = true
  for (const block of blocks) {
    if (block.type === 'blockquote') mergeFacts(facts, factsOfBlocks(block.children, context, definitions))
    else if (block.type === 'paragraph') {
      paragraphFacts(facts, block, context, definitions, first)
      first = false
    } else if (block.type === 'list') listFacts(facts, block, context, definitions)
    else if (block.type === 'table') tableFacts(facts, block, context, definitions)
  }
  return facts
}

function paragraphFacts(
  facts: Facts,
  block: Paragraph,
  context: ReadContext,
  definitions: ReadonlyMap<string, string>,
  first: boolean,
): void {
  const text = inline(block.children, definitions)
  for (const line of eachLine(text)) {
    const at = lineAt(line, 0)
    const found = fieldsOfLine(line, context)
    for (const field of found) addField(facts, field, context)
    if (found.length > 0) continue
    const words = line.text.trim()
    if (words.length === 0 || words.length > 90) {
      if (first) addSentence(facts, line, context, at)
      continue
    }
    // [= 85% "85%"], ▓▓▓░░ 60 %, 85 %
    const bar = /^\[=\s*(\d+(?:\.\d+)?)%|^[▓█░▒■□⬛⬜🟩🟥|[\]\s=#>.-]*(\d+(?:\.\d+)?)\s?%(?:\s*\(?\p{L}*\)?)?$/u.exec(
      words,
    )
    if (bar) {
      const value = Number(bar[1] ?? bar[2])
      if (value <= 100) facts.progress ??= { value, line: at }
      continue
    }
    // Cancelled on 4 March: the last line is gone.
    const head = /^([^:：.]{3,50})[:：.]\s/u.exec(words)?.[1]
    const opened = head ? readFragment(head, context) : null
    if (head && opened?.status && opened.via === 'word' && isAside(head, opened)) {
      facts.status = stronger(facts.status, { value: opened.status, via: 'word', line: at })
      if (opened.completed) facts.completed ??= { value: opened.completed, line: at }
      continue
    }
    const need = phraseAt(context.lexicon, (language) => language.fields, tokenise(words), 0)
    if (need?.value.includes('dependsOn') && labelsIn(words, context).length > 0) {
      facts.needs.push(line)
      continue
    }
    const fragment = readFragment(words, context)
    if (isAside(words, fragment) && fragment.version === null) {
      if (fragment.status && fragment.via)
        facts.status = stronger(facts.status, { value: fragment.status, via: fragment.via, line: at })
      if (fragment.date) facts.target = better(facts.target, { value: fragment.date, line: at })
      if (fragment.completed) facts.completed ??= { value: fragment.completed, line: at }
      if (fragment.percent !== null) facts.progress ??= { value: fragment.percent, line: at }
      if (fragment.current) facts.current ??= { value: true, line: at }
    } else if (first) addSentence(facts, line, context, at)
  }
  if (first && facts.target === null) {
    // A date set off in the first paragraph is meant: "achievable by **Q2 2026**".
    for (const mark of text.marks) {
      if (mark.type !== 'strong' && mark.type !== 'emphasis') continue
      const words = text.text.slice(mark.start, mark.end)
      const date = dateOf(words, context)
      if (date && !date.weak && date.grain !== 'duration' && isAside(words, readFragment(words, context)))
        facts.target ??= { value: date.period, line: lineAt(text, mark.start) }
    }
  }
  if (first && facts.goal === null) {
    const plain = eachLine(text).filter((line) => fieldsOfLine(line, context).length === 0)
    const words = plain
      .map((line) => line.text.trim())
      .join(' ')
      .trim()
    if (tokenise(words).length > 4 && plain[0]) facts.goal = { value: words, line: lineAt(plain[0], 0) }
  }
}

/** "This phase is complete.", "*done.*": a short sentence about the thing itself. */
function addSentence(facts: Facts, line: Inline, context: ReadContext, at: number): void {
  const sentence = /^[^.!?。！？]{1,60}[.!?。！？]/u.exec(line.text)?.[0]
  if (!sentence || facts.status) return
  const bare = sentence.replace(/[.!?。！？]+$/u, '')
  const fragment = readFragment(bare, context)
  if (fragment.status && fragment.via === 'word' && !fragment.rest) facts.status = { value: fragment.status, via: 'word', line: at }
  else {
    // "This milestone is blocked by the ministry."
    const tokens = tokenise(bare)
    const unit = [0, 1, 2].map((index) => phraseAt(context.lexicon, (language) => language.units, tokens, index)).find((found) => found !== null)
    const from = unit && tokens[unit.next]?.number ? unit.next + 1 : unit?.next
    for (const index of from === undefined ? [] : [from, from + 1]) {
      const said = phraseAt(context.lexicon, (language) => language.status, tokens, index)
      if (said) {
        facts.status = { value: said.value, via: 'word', line: at }
        break
      }
    }
  }
}

function listFacts(facts: Facts, block: List, context: ReadContext, definitions: ReadonlyMap<string, string>): void {
  for (const item of block.children) {
    const found = fieldOfItem(item, context, definitions)
    if (found) {
      addField(facts, found, context)
      // - **Dependencies:** over a nested list
      if (found.fields.includes('dependsOn') && found.value.text.trim() === '')
        facts.needs.push(...linesOfList(item, definitions))
    }
  }
}

/** Every item of the lists inside a node, flattened. */
export function linesOfList(
  node: { children: readonly unknown[] },
  definitions: ReadonlyMap<string, string>,
): Inline[] {
  const found: Inline[] = []
  for (const child of node.children as Block[]) {
    if (child.type !== 'list') continue
    for (const item of child.children) {
      const head = item.children[0]
      if (head?.type === 'paragraph') found.push(inline(head.children, definitions))
      found.push(...linesOfList(item, definitions))
    }
  }
  return found
}

/** A table of one row whose columns are all fields, or of two columns whose first holds the fields' names. */
function tableFacts(facts: Facts, table: Table, context: ReadContext, definitions: ReadonlyMap<string, string>): void {
  for (const field of fieldTable(table, context, definitions) ?? []) addField(facts, field, context)
}

export function fieldTable(
  table: Table,
  context: ReadContext,
  definitions: ReadonlyMap<string, string>,
): KeyValue[] | null {
  const rows = table.children.map((row) => row.children.map((cell) => inline(cell.children, definitions)))
  const [head, ...body] = rows
  if (!head) return null
  const fieldsOf = (cell: Inline | undefined): Field[] | null =>
    cell ? wholePhrase(context.lexicon, (language) => language.fields, tokenise(cell.text)) : null
  const line = (row: number) => table.children[row]?.position?.start.line ?? 1
  if (body.length === 1) {
    const columns = head.map(fieldsOf)
    const strong = columns.filter((fields) => fields && !fields.includes('task') && !fields.includes('name'))
    const named = columns.some(
      (fields) =>
        fields &&
        (fields.includes('name') || fields.includes('task')) &&
        !fields.includes('goal') &&
        !fields.includes('notes'),
    )
    if (!named && strong.length >= 2 && strong.length * 2 >= head.length) {
      return columns.flatMap((fields, index) =>
        fields && body[0]?.[index]
          ? [{ fields, key: head[index]?.text ?? '', value: body[0][index] as Inline, line: line(1) }]
          : [],
      )
    }
  }
  if (head.length === 2 && rows.length >= 2) {
    const keys = rows.map((row, index) => (index === 0 ? null : fieldsOf(row[0])))
    if (
      keys.filter((fields) =>
        fields?.some(
          (field) =>
            field === 'status' ||
            field === 'target' ||
            field === 'dependsOn' ||
            field === 'completed' ||
            field === 'progress',
        ),
      ).length >= 1 &&
      keys.filter(Boolean).length * 2 >= body.length
    ) {
      return keys.flatMap((fields, index) =>
        fields && index > 0 && rows[index]?.[1]
          ? [{ fields, key: rows[index]?.[0]?.text ?? '', value: rows[index]?.[1] as Inline, line: line(index) }]
          : [],
      )
    }
  }
  return null
}

export function yearAbove(name: Name): number | null {
  return (
    yearOf(name.target) ??
    (name.label
      ? null
      : /(?:^|[^\d.])(20[2-4]\d)(?![\d.])/.exec(name.text)?.[1]
        ? Number(/(20[2-4]\d)/.exec(name.text)?.[1])
        : null)
  )
}

export { labelsIn }
