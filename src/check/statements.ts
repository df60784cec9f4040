import type { Nodes, Table } from 'mdast'
import { toString as plain } from 'mdast-util-to-string'
import { type Field, type Lexicon, lexiconOf, list, tokenise, wholePhrase } from '../read/lexicon.ts'
import type { Place } from '../read/message.ts'
import type { Reading } from '../read/read.ts'

/** A value that a document gives to a field: `**Target:** Q3 2026`, a cell of a column `Status`. */
export interface Statement {
  fields: readonly Field[]
  value: string
  place: Place
}

export interface Statements {
  lexicon: Lexicon
  all: readonly Statement[]
}

const longestKey = 40

/** Every statement of a document, in the order of its lines; those that say that there is no value are left out. */
export function statementsOf({ text, tree }: Pick<Reading, 'text' | 'tree'>): Statements {
  const { lexicon } = lexiconOf(text)
  const lines = text.split('\n')
  const all: Statement[] = []
  visit(tree)
  return { lexicon, all }

  function visit(node: Nodes): void {
    if (node.type === 'paragraph' && node.position) {
      for (let line = node.position.start.line; line <= node.position.end.line; line++)
        ofLine(lines[line - 1] ?? '', line)
    } else if (node.type === 'table') ofTable(node)
    else if ('children' in node) for (const child of node.children) visit(child)
  }

  function ofLine(line: string, number: number): void {
    for (const part of line.split(/[|·•]/)) {
      const colon = part.search(/[:：]/)
      if (colon < 0 || colon > longestKey) continue
      add(fieldsOf(part.slice(0, colon)), unmarked(part.slice(colon + 1)), number, line)
    }
  }

  function ofTable({ children: [header, ...rows] }: Table): void {
    const columns = (header?.children ?? []).map((cell) => fieldsOf(plain(cell)))
    for (const row of rows) {
      for (const [index, cell] of row.children.entries()) {
        const line = cell.position?.start.line ?? row.position?.start.line
        if (line !== undefined) add(columns[index] ?? [], plain(cell).trim(), line, lines[line - 1] ?? '')
      }
    }
  }

  function fieldsOf(key: string): readonly Field[] {
    return wholePhrase(lexicon, (language) => language.fields, tokenise(key)) ?? []
  }

  function add(fields: readonly Field[], value: string, line: number, source: string): void {
    const tokens = tokenise(value)
    if (fields.length === 0 || tokens.length === 0 || wholePhrase(lexicon, list('nothing'), tokens)) return
    all.push({ fields, value, place: { line, column: Math.max(1, source.indexOf(value) + 1) } })
  }
}

/** A value without the marks of emphasis, code and links around it. */
function unmarked(value: string): string {
  return value
    .replace(/^[\s*_`~[\]()]+/, '')
    .replace(/(?:\*\*|__|[`~])/g, '')
    .trim()
}
