import type { Status } from '../roadmap/index.ts'
import { isAside, newMemo, type ReadContext, readFragment } from './fragments.ts'
import { phraseAt, tokenise } from './lexicon.ts'
import { symbolsIn } from './symbols.ts'

const boxes = /\[( |x|X|~|-|\/|!|>)\]/g

/**
 * Reads the document's own words for its symbols: lines that explain one ("🔶 partial", "`[~]` = in progress") and
 * rows that say the same twice ("| ❌ | not started |"). A symbol means what most of these say.
 */
export function readLegend(
  lines: Iterable<{ text: string; explains: boolean }>,
  context: ReadContext,
): Map<string, Status> {
  const unexplained: ReadContext = { ...context, legend: new Map(), memo: newMemo() }
  const votes = new Map<string, Map<Status, number>>()
  const vote = (symbol: string, status: Status, weight: number) => {
    const counts = votes.get(symbol) ?? new Map<Status, number>()
    counts.set(status, (counts.get(status) ?? 0) + weight)
    votes.set(symbol, counts)
  }
  for (const { text, explains } of lines) {
    const marks = [...symbolsIn(text)].map(({ symbol, index, length }) => ({ symbol, index, end: index + length }))
    if (explains)
      for (const box of text.matchAll(boxes))
        marks.push({
          symbol: `[${(box[1] as string).toLowerCase()}]`,
          index: box.index,
          end: box.index + box[0].length,
        })
    marks.sort((a, b) => a.index - b.index)
    marks.forEach((mark, position) => {
      const next = marks[position + 1]
      // A symbol explains itself by what follows up to the next one: "✅ done · 🚧 in progress".
      const said = text.slice(mark.end, next?.index).replace(/^[\s=:：|`)\]-]+|[\s,;·•|/]+$/gu, '')
      if (said === '' || said.length > 90) return
      const first = /^[^—–(,;.。，]+/u.exec(said)?.[0] ?? said
      const tokens = tokenise(first)
      const status = phraseAt(context.lexicon, (language) => language.status, tokens, 0)
      const fragment = readFragment(first, unexplained)
      const whole = fragment.via === 'word' && isAside(first, fragment) ? fragment.status : null
      if (whole && (explains || marks.length === 1)) vote(mark.symbol, whole, explains ? 5 : 1)
      else if (explains && status) vote(mark.symbol, status.value, 3)
      else if (explains && fragment.status && fragment.via === 'word') vote(mark.symbol, fragment.status, 1)
    })
  }
  const legend = new Map<string, Status>()
  for (const [symbol, counts] of votes) {
    const ranked = [...counts].sort((a, b) => b[1] - a[1])
    const [top, second] = ranked
    if (top && top[1] >= 2 && top[1] > (second?.[1] ?? 0)) legend.set(symbol, top[0])
  }
  return legend
}
