import type { VFileMessage } from 'vfile-message'
import {
  type Container,
  continued,
  deepest,
  indentAt,
  isHeading,
  isRule,
  opened,
  type Region,
  regionAt,
} from './guard-blocks.ts'
import { cellsOf, excessOf, isDelimiterRow, type Run } from './guard-inline.ts'
import { messageAt, type Place, shown } from './message.ts'

const longestLine = 20_000
/** List items that may begin on one line; people write two. */
const mostItems = 4
/** List items of a document that begin on the line of another; each stands in a list of its own. */
const mostOnOneLine = 500

interface State {
  containers: Container[]
  region: Region | null
  /** The paragraph that is open. */
  run: Run | null
  isTable: boolean
  /** The line above is code by its indentation; parsers let no more lists begin behind it than in a paragraph. */
  isCode: boolean
  /** List items so far that began on the line of another. */
  onOneLine: number
}

/**
 * Refuses what would take a parser more than linear time or break what walks the tree: lines of more than 20,000 characters, more
 * than 32 quotes and list items in each other, paragraphs, headings and cells with more than 512 delimiters, runs of one
 * delimiter longer than any writer means. One pass over the lines; code and raw HTML are not looked into. What only
 * a tree can tell is refused by `parse`.
 *
 * @returns warnings: a code fence that is never closed and takes headings with it
 * @throws {VFileMessage} fatal, at the line and column of what is too much; also for a comment that is never closed and hides headings
 */
export function guard(text: string): VFileMessage[] {
  const state: State = { containers: [], region: null, run: null, isTable: false, isCode: false, onOneLine: 0 }
  for (const [at, line] of text.split('\n').entries()) step(state, line, at + 1)
  return state.region === null ? [] : unclosed(state.region)
}

function step(state: State, line: string, number: number): void {
  if (line.length > longestLine) {
    const count = line.length.toLocaleString('en-US')
    refuse(
      'line-length',
      `Unexpected line of ${count} characters, expected at most 20,000: break it into lines`,
      number,
      1,
    )
  }
  const { depth, cursor } = continued(line, state.containers)
  const { region } = state
  if (region !== null && depth >= region.depth) {
    const inside = line.slice(cursor.at)
    if (!region.endsBeforeBlank || inside.trim() !== '') {
      if (/^ {0,3}#{1,6}[ \t]+\S/.test(inside)) region.headings.push({ line: number, text: inside.trim() })
      if (region.isEnd(inside)) state.region = null
      return
    }
  }
  state.region = null
  const isBlank = line.slice(cursor.at).trim() === ''
  const inParagraph = (state.run !== null || state.isCode) && depth === state.containers.length
  const { added, cursor: start } = opened(line, cursor, inParagraph)
  const indent = indentAt(line, start)
  const rest = line.slice(start.at).trimStart()
  const begins = indent < 4 && rest !== '' && (isHeading(rest) || isRule(rest) || regionAt(rest, true) !== null)
  const isOpen = added.length === 0 && !isBlank && !begins
  const isContinued = isOpen && depth === state.containers.length
  // Only paragraphs go on without the marks of their containers (CommonMark 5.1, laziness).
  const isLazy = isOpen && !isContinued && state.run !== null && !state.isTable
  if (!isLazy && !isContinued) {
    if (added.length > 0 || depth < state.containers.length || begins) endRun(state)
    if (!isBlank) state.containers.length = depth
    state.containers.push(...added)
  }
  const items = added.filter(({ kind }) => kind === 'item').length
  if (items > mostItems) {
    const reason = `Unexpected ${items} list items that begin on one line, expected at most ${mostItems}: write one on each line`
    refuse('nesting', reason, number, cursor.at + 1)
  }
  state.onOneLine += Math.max(0, items - 1)
  if (state.onOneLine > mostOnOneLine) {
    const reason = `Unexpected list item on the line of another, expected at most ${mostOnOneLine} of them in a document: write one on each line`
    refuse('nesting', reason, number, cursor.at + 1)
  }
  if (state.containers.length > deepest) {
    const reason = `Unexpected nesting of more than ${deepest} quotes and lists, expected at most ${deepest}: write it flatter`
    refuse('nesting', reason, number, cursor.at + 1)
  }
  // Code by its indentation does not begin in a paragraph, but ends a table (CommonMark 4.4).
  state.isCode = rest !== '' && indent > 3 && (state.run === null || state.isTable)
  if (rest === '' || state.isCode) endRun(state)
  else content(state, rest, { line: number, column: line.length - rest.length + 1 }, indent > 3 || isLazy)
}

function endRun(state: State): void {
  state.run = null
  state.isTable = false
}

/** A line that is neither blank nor code, without its containers; it may be sure to go on with the paragraph that is open. */
function content(state: State, rest: string, here: Place, goesOn: boolean): void {
  const found = goesOn ? null : regionAt(rest, state.run !== null)
  if (found !== null) {
    endRun(state)
    // A fence never ends on its own line; raw HTML may.
    if (found.kind !== 'fence' && found.isEnd(rest)) return
    state.region = { ...found, depth: state.containers.length, ...here, headings: [] }
    return
  }
  const { run } = state
  const alone = (): Run => ({ line: here.line, delimiters: 0, last: '', isDefined: false })
  if (!goesOn && (isRule(rest) || (run !== null && /^(?:=+|-+)[ \t]*$/.test(rest)))) endRun(state)
  else if (!goesOn && isHeading(rest)) {
    endRun(state)
    check(alone(), rest, here)
  } else if (!goesOn && run !== null && isDelimiterRow(rest, run.last)) state.isTable = true
  else if (state.isTable) {
    for (const { at, text } of cellsOf(rest)) check(alone(), text, { line: here.line, column: here.column + at })
  } else if ((run === null || run.isDefined) && isDefinition(rest)) {
    state.run = { ...alone(), isDefined: true }
    check(alone(), rest, here)
  } else {
    state.run ??= alone()
    state.run.isDefined = false
    check(state.run, rest, here)
  }
}

/** A link definition that is whole on its line (CommonMark 4.7): it is no part of the paragraph that may go on behind it. */
function isDefinition(rest: string): boolean {
  return /^\[[^[\]\\]{1,999}\]:[ \t]*[^\s<][^\s]*(?:[ \t]+(?:"[^"\\]*"|'[^'\\]*'|\([^()\\]*\)))?[ \t]*$/.test(rest)
}

function check(run: Run, text: string, here: Place): void {
  const excess = excessOf(run, text)
  if (excess === null) return
  const begun = run.line === here.line ? '' : ` that begins on line ${run.line}`
  const reason = `Unexpected ${excess.what}${begun}, expected ${excess.limit}: ${excess.advice}`
  refuse('delimiters', reason, here.line, here.column + excess.at)
}

function unclosed(region: Region): VFileMessage[] {
  const [first] = region.headings
  if (first === undefined || region.kind === 'html') return []
  const count = region.headings.length === 1 ? 'a heading' : `${region.headings.length} headings`
  const what = region.kind === 'fence' ? 'code fence' : 'comment'
  const mark = region.opener.startsWith('~') ? 'tildes' : 'backticks'
  const close = region.kind === 'fence' ? `a line of ${region.opener.length} ${mark}` : 'its end `-->`'
  const reason =
    `Unexpected end of the document in the ${what} of line ${region.line}, expected ${close}: ` +
    `it takes ${count} with it, the first \`${shown(first.text)}\` on line ${first.line}`
  if (region.kind === 'comment') refuse('unclosed', reason, region.line, region.column)
  return [messageAt('warning', 'unclosed', reason, region)]
}

function refuse(ruleId: string, reason: string, line: number, column: number): never {
  throw messageAt('error', ruleId, reason, { line, column })
}
