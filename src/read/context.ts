import type { ListItem, Table } from 'mdast'
import type { Status } from '../roadmap/index.ts'
import type { KeyValue } from './fields.ts'
import type { Fragment } from './fragments.ts'
import type { Inline } from './inline.ts'
import type { Item } from './items.ts'
import { type Lexicon, type Token, tokenise } from './lexicon.ts'
import type { Name } from './name.ts'
import type { Legend, SymbolUse } from './symbols.ts'
import type { TableReading } from './tables.ts'

/** What one document is read with. */
export interface ReadContext {
  lexicon: Lexicon
  /** The document's own words for its symbols. */
  legend: Legend
  /** What a struck item means in this document. */
  strike: Status
  /** Addresses of link definitions by their identifiers. */
  definitions: ReadonlyMap<string, string>
  /** Year of the enclosing heading. */
  year: number | null
  /** What was read already, so that nothing is read twice. */
  memo: Memo
}

/** Readings of one document. Those of texts that can hold a date without a year are kept apart by the year above them. */
interface Memo {
  tokens: Map<string, readonly Token[]>
  /** Words of titles, without their endings. */
  stems: Map<string, readonly string[]>
  texts: Map<object, Inline>
  lines: Map<Inline, readonly Inline[]>
  keyValues: Map<Inline, KeyValue | null>
  contexts: Map<number | null, ReadContext>
  names: Record<SymbolUse, Map<string, Name>>
  fragments: Record<SymbolUse, Map<string, Fragment>>
  /** Null for a text that says more than what stands beside a name. */
  asides: Record<SymbolUse, Map<string, Fragment | null>>
  items: Map<ListItem, Item>
  tables: Map<Table, TableReading>
}

const byUse = <T>(): Record<SymbolUse, Map<string, T>> => ({ heading: new Map(), item: new Map(), status: new Map() })

const ofOneYear = (): Pick<Memo, 'names' | 'fragments' | 'asides' | 'items' | 'tables'> => ({
  names: byUse(),
  fragments: byUse(),
  asides: byUse(),
  items: new Map(),
  tables: new Map(),
})

/** A context to begin with: no legend yet, struck items are done, no year above. */
export function newContext(lexicon: Lexicon, definitions: ReadonlyMap<string, string>): ReadContext {
  const contexts = new Map<number | null, ReadContext>()
  const memo: Memo = {
    tokens: new Map(),
    stems: new Map(),
    texts: new Map(),
    lines: new Map(),
    keyValues: new Map(),
    contexts,
    ...ofOneYear(),
  }
  const context: ReadContext = { lexicon, legend: new Map(), strike: 'done', definitions, year: null, memo }
  contexts.set(null, context)
  return context
}

/** The same document read with something else in mind, which nothing but its words were read with before. */
export function afresh(context: ReadContext, change: Partial<Pick<ReadContext, 'legend' | 'strike'>>): ReadContext {
  const contexts = new Map<number | null, ReadContext>()
  const changed: ReadContext = { ...context, ...change, memo: { ...context.memo, contexts, ...ofOneYear() } }
  contexts.set(changed.year, changed)
  return changed
}

/** The same context below a heading that names a year. */
export function inYear(year: number | null, context: ReadContext): ReadContext {
  const { contexts } = context.memo
  const known = contexts.get(year)
  if (known) return known
  const created: ReadContext = { ...context, year, memo: { ...context.memo, ...ofOneYear() } }
  contexts.set(year, created)
  return created
}

/** The tokens of a text. */
export function tokensOf(text: string, { memo }: ReadContext): readonly Token[] {
  const known = memo.tokens.get(text)
  if (known) return known
  const tokens = tokenise(text)
  memo.tokens.set(text, tokens)
  return tokens
}

/** A text in normal form, one space between its words: equal for two ways to write one name. */
export const normalText = (text: string, context: ReadContext): string =>
  tokensOf(text, context)
    .map((token) => token.text)
    .join(' ')
