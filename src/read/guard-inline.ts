/** What a parser takes for one run of words: a paragraph, a heading, a cell. */
export interface Run {
  line: number
  delimiters: number
  /** The last line, which is the head where the next one makes a table. */
  last: string
  /** Nothing but link definitions so far. */
  isDefined: boolean
}

export interface Excess {
  what: string
  limit: string
  advice: string
  /** Offset in the text that was counted. */
  at: number
}

const mostDelimiters = 512
const isDelimiter: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  '*_~`[]()<>!&\\:@'.includes(String.fromCharCode(code)),
)
const longestRuns: ReadonlyMap<string, number> = new Map([
  ['*', 64],
  ['_', 64],
  ['~', 64],
  ['`', 64],
  ['[', 32],
  [']', 32],
])

/** Counts the delimiters of one more line of a run. Null where it stays within the limits. */
export function excessOf(run: Run, text: string): Excess | null {
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127 || !isDelimiter[code]) {
      length = 0
      continue
    }
    run.delimiters++
    length = at > 0 && text.charCodeAt(at - 1) === code ? length + 1 : 1
    const longest = longestRuns.get(text[at] ?? '')
    if (longest !== undefined && length > longest && !standsAlone(text, at - length + 1)) {
      return {
        what: `run of more than ${longest} \`${text[at]}\``,
        limit: `at most ${longest}`,
        advice: 'write fewer, or put it in a code block',
        at: at - length + 1,
      }
    }
    if (run.delimiters > mostDelimiters) {
      return {
        what: `paragraph with more than ${mostDelimiters} characters of Markdown (\`*_[]()<>\` and others)`,
        limit: `at most ${mostDelimiters}`,
        advice: 'break it into paragraphs, or put it in a code block',
        at,
      }
    }
  }
  run.last = text
  return null
}

/** A line to be filled in (`Name: ______`): between spaces it can open and close nothing. */
function standsAlone(text: string, start: number): boolean {
  const mark = text[start]
  if (mark !== '_' && mark !== '*' && mark !== '~') return false
  let end = start
  while (text[end] === mark) end++
  return /^\s?$/.test(text.slice(start - 1, start)) && /^\s?$/.test(text.slice(end, end + 1))
}

/** Cells of a row of a table, from the offset of their first character. */
export function cellsOf(row: string): { at: number; text: string }[] {
  const cells: { at: number; text: string }[] = []
  let from = row.startsWith('|') ? 1 : 0
  for (let at = from; at <= row.length; at++) {
    if (at < row.length && row[at] !== '|') continue
    if (row[at - 1] === '\\' && at < row.length) continue
    if (at < row.length || row.slice(from, at).trim() !== '') cells.push({ at: from, text: row.slice(from, at) })
    from = at + 1
  }
  return cells
}

/** The second line of a table (GFM 4.10): as many cells as the head, of hyphens and colons. */
export function isDelimiterRow(row: string, head: string): boolean {
  if (!/^[|:\- \t]+$/.test(row) || !row.includes('-')) return false
  const cells = cellsOf(row.trim())
  return cells.every(({ text }) => /^[ \t]*:?-+:?[ \t]*$/.test(text)) && cells.length === cellsOf(head.trim()).length
}
