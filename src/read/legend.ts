import type { Table } from 'mdast'
import type { Status } from '../roadmap/index.ts'
import { aboutOf } from './about.ts'
import type { Block } from './blocks.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { withoutEnd, withoutStart } from './edges.ts'
import { readAside, readFragment } from './fragments.ts'
import { eachLine, type Inline, textOf } from './inline.ts'
import { firstEntry, phraseAt } from './lexicon.ts'
import { mayHoldSymbol, symbolsIn } from './symbols.ts'
import { isSymbols } from './tables.ts'

/** A line that may explain symbols; `explains` where its place says that it does. */
interface Explanation {
  text: string
  explains: boolean
}

/**
 * Reads the document's own words for its symbols: lines that explain one ("🔶 partial", "`[~]` = in progress") and
 * rows that say the same twice ("| ❌ | not started |"). A symbol means what most of these say.
 */
export function legendIn(leaves: readonly Block[], context: ReadContext): Map<string, Status> {
  const votes = new Map<string, Map<Status, number>>()
  const vote = (symbol: string, status: Status, weight: number): void => {
    const counts = votes.get(symbol) ?? new Map<Status, number>()
    counts.set(status, (counts.get(status) ?? 0) + weight)
    votes.set(symbol, counts)
  }
  for (const explanation of explanations(leaves, context)) explain(explanation, vote, context)
  const legend = new Map<string, Status>()
  for (const [symbol, counts] of votes) {
    const [top, second] = [...counts].sort((a, b) => b[1] - a[1])
    if (top && top[1] >= 2 && top[1] > (second?.[1] ?? 0)) legend.set(symbol, top[0])
  }
  return legend
}

/** A symbol, an emoji's short code or a written box: only such lines can explain one. */
const mayExplain = (text: string): boolean => mayHoldSymbol(text) || shortCodeOrBox.test(text)
const shortCodeOrBox = /:[a-z_]{2,}:|\[.\]/

function explanations(leaves: readonly Block[], context: ReadContext): Explanation[] {
  const found: Explanation[] = []
  let explains = false
  for (const block of leaves) {
    if (block.type === 'heading')
      explains = namesLegend(textOf(block, context).text.replace(/^[^\p{L}]+/u, ''), context)
    else if (block.type === 'paragraph') addLines(found, textOf(block, context), explains, context)
    else if (block.type === 'table') addRows(found, block, explains, context)
    else if (block.type === 'code' && (explains || !block.lang) && mayExplain(block.value))
      for (const text of block.value.split('\n')) if (mayExplain(text)) found.push({ text, explains })
  }
  return found
}

const namesLegend = (title: string, context: ReadContext): boolean => aboutOf(title, false, context) === 'legend'

/** Lines of a paragraph: `Legend: ✅ done · 🚧 in progress`, or those below a heading that names a legend. */
function addLines(found: Explanation[], text: Inline, explains: boolean, context: ReadContext): void {
  if (!mayExplain(text.text)) return
  for (const line of eachLine(text, context)) {
    if (!mayExplain(line.text)) continue
    const key = /[:：]/.test(line.text) ? /^\W*([\p{L} ]{3,30})[:：]/u.exec(line.text)?.[1] : undefined
    const named = key !== undefined && namesLegend(key, context)
    const own = named ? line.text.slice(line.text.search(/[:：]/) + 1) : line.text
    found.push({ text: own, explains: explains || named })
  }
}

function addRows(found: Explanation[], table: Table, explains: boolean, context: ReadContext): void {
  const [head, ...body] = table.children
  const cells = body.map((row) => row.children.map((cell) => textOf(cell, context).text))
  const isLegend =
    cells.length > 1 && (head?.children.length ?? 0) <= 3 && cells.every((row) => isSymbols(row[0] ?? ''))
  for (const row of cells)
    if (row.some((cell) => mayExplain(cell))) found.push({ text: row.join(' | '), explains: explains || isLegend })
}

type Vote = (symbol: string, status: Status, weight: number) => void

interface Explained {
  symbol: string
  start: number
  end: number
}

const boxes = /\[( |x|X|~|-|\/|!|>)\]/g

function symbolsOf({ text, explains }: Explanation): Explained[] {
  const found = symbolsIn(text).map(({ symbol, index, length }) => ({ symbol, start: index, end: index + length }))
  if (!explains) return found
  for (const box of text.matchAll(boxes)) {
    const symbol = `[${(box[1] as string).toLowerCase()}]`
    found.push({ symbol, start: box.index, end: box.index + box[0].length })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Longer texts behind a symbol explain more than the symbol. */
const longestMeaning = 90

/** A symbol explains itself by what follows up to the next one: "✅ done · 🚧 in progress". */
function explain(explanation: Explanation, vote: Vote, context: ReadContext): void {
  const { text, explains } = explanation
  const symbols = symbolsOf(explanation)
  symbols.forEach(({ symbol, end }, index) => {
    const said = withoutStart(withoutEnd(text.slice(end, symbols[index + 1]?.start), ',;·•|/'), '=:：|`)]-')
    if (said === '' || said.length > longestMeaning) return
    // Alone, a symbol is explained by nothing but a status word right behind it.
    if (!explains && (symbols.length > 1 || firstEntry(said) === null)) return
    const first = /^[^—–(,;.。，]+/u.exec(said)?.[0] ?? said
    const aside = readAside(first, context)
    if (aside?.status && aside.via === 'word') {
      vote(symbol, aside.status, explains ? 5 : 1)
      return
    }
    if (!explains) return
    const status = phraseAt(context.lexicon, 'status', tokensOf(first, context), 0)
    if (status) vote(symbol, status.value, 3)
    else {
      const fragment = readFragment(first, context)
      if (fragment.status && fragment.via === 'word') vote(symbol, fragment.status, 1)
    }
  })
}
