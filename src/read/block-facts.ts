import type { List, Paragraph } from 'mdast'
import type { Block } from './blocks.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { dateOf } from './dates.ts'
import { addStatus, addTarget, type Facts, mergeFacts, noFacts } from './facts.ts'
import { addField } from './field-facts.ts'
import { fieldOfItem, fieldsOfLine, fieldTable } from './fields.ts'
import { readAside } from './fragments.ts'
import { addAll } from './grouped.ts'
import { eachLine, type Inline, lineAt, textOf } from './inline.ts'
import { labelsIn } from './labels.ts'
import { phraseAt } from './lexicon.ts'

/**
 * Facts stated by the blocks right below a heading: field lines, lines that are only a status or a date, lists of
 * fields, tables of fields.
 */
export function factsOfBlocks(blocks: readonly Block[], context: ReadContext): Facts {
  const facts = noFacts()
  let first = true
  for (const block of blocks) {
    if (block.type === 'blockquote') mergeFacts(facts, factsOfBlocks(block.children, context))
    else if (block.type === 'list') addList(facts, block, context)
    else if (block.type === 'table')
      for (const field of fieldTable(block, context) ?? []) addField(facts, field, context)
    else if (block.type === 'paragraph') {
      addParagraph(facts, block, context, first)
      first = false
    }
  }
  return facts
}

function addList(facts: Facts, block: List, context: ReadContext): void {
  for (const item of block.children) {
    const found = fieldOfItem(item, context)
    if (found === null) continue
    addField(facts, found, context)
    // - **Dependencies:** over a nested list
    if (found.fields.includes('dependsOn') && found.value.text.trim() === '')
      addAll(facts.needs, linesOfLists(item.children, context))
  }
}

/** Every item of the lists among some blocks, flattened. */
export function linesOfLists(blocks: readonly Block[], context: ReadContext): Inline[] {
  const found: Inline[] = []
  const visit = (block: Block): void => {
    if (block.type !== 'list') return
    for (const { children } of block.children) {
      if (children[0]?.type === 'paragraph') found.push(textOf(children[0], context))
      children.forEach(visit)
    }
  }
  blocks.forEach(visit)
  return found
}

function addParagraph(facts: Facts, block: Paragraph, context: ReadContext, first: boolean): void {
  const text = textOf(block, context)
  const prose: Inline[] = []
  for (const line of eachLine(text, context)) {
    const fields = fieldsOfLine(line, context)
    for (const field of fields) addField(facts, field, context)
    if (fields.length > 0) continue
    const continues = prose.length > 0 && goesOn(prose.at(-1) as Inline, line)
    prose.push(line)
    if (continues) continue
    if (!addLine(facts, line, context) && first) addSentence(facts, line, context)
  }
  if (!first) return
  if (facts.target === null) addMarkedDate(facts, text, context)
  if (facts.goal === null) addFirstProse(facts, prose, context)
}

/** Whether a line goes on with the sentence of the one before: a wrapped "…when we expect them to be / released." states nothing. */
const goesOn = (before: Inline, line: Inline): boolean =>
  /^\s*\p{Ll}/u.test(line.text) && !/[.!?:：。！？;]\s*$/u.test(before.text)

/** Longer lines are prose. */
const longestStatement = 90

/** A line that is a statement as a whole. Whether it is one. */
function addLine(facts: Facts, line: Inline, context: ReadContext): boolean {
  const words = line.text.trim()
  if (words.length === 0 || words.length > longestStatement) return false
  const at = lineAt(line, 0)
  return (
    addBar(facts, words, at) ||
    addOpening(facts, words, at, context) ||
    addNeed(facts, words, line, context) ||
    addAside(facts, words, at, context)
  )
}

/** `[= 85% "85%"]`, `▓▓▓░░ 60 %`, `85 %`. */
const bar = /^\[=\s*(\d+(?:\.\d+)?)%|^[▓█░▒■□⬛⬜🟩🟥|[\]\s=#>.-]*(\d+(?:\.\d+)?)\s?%(?:\s*\(?\p{L}*\)?)?$/u

function addBar(facts: Facts, words: string, line: number): boolean {
  const found = words.includes('%') ? bar.exec(words) : null
  if (found === null) return false
  const value = Number(found[1] ?? found[2])
  if (value <= 100) facts.progress ??= { value, line }
  return true
}

/** `Cancelled on 4 March: the last line is gone.` */
function addOpening(facts: Facts, words: string, line: number, context: ReadContext): boolean {
  const head = /^([^:：.]{3,50})[:：.]\s/u.exec(words)?.[1]
  const said = head === undefined ? null : readAside(head, context)
  if (said?.status == null || said.via !== 'word') return false
  addStatus(facts, said.status, said.via, line)
  if (said.completed) facts.completed ??= { value: said.completed, line }
  return true
}

/** `Depends on M2 and the parser`. */
function addNeed(facts: Facts, words: string, line: Inline, context: ReadContext): boolean {
  const need = phraseAt(context.lexicon, 'fields', tokensOf(words, context), 0)
  if (!need?.value.includes('dependsOn') || labelsIn(words, context).length === 0) return false
  facts.needs.push(line)
  return true
}

/** `✅ Done, March 2026`. */
function addAside(facts: Facts, words: string, line: number, context: ReadContext): boolean {
  const said = readAside(words, context)
  if (said === null || said.version !== null) return false
  if (said.status && said.via) addStatus(facts, said.status, said.via, line)
  if (said.date) addTarget(facts, { value: said.date, line })
  if (said.completed) facts.completed ??= { value: said.completed, line }
  if (said.percent !== null) facts.progress ??= { value: said.percent, line }
  if (said.current) facts.current ??= { value: true, line }
  return true
}

/** "This phase is complete.", "*done.*": a short sentence about the thing itself. */
function addSentence(facts: Facts, line: Inline, context: ReadContext): void {
  const sentence = /^[^.!?。！？]{1,60}[.!?。！？]/u.exec(line.text)?.[0]
  if (sentence === undefined || facts.status) return
  const at = lineAt(line, 0)
  const bare = sentence.slice(0, -1)
  const said = readAside(bare, context)
  if (said?.status && said.via === 'word') facts.status = { value: said.status, via: 'word', line: at }
  else addSaidOfUnit(facts, bare, at, context)
}

/** "This milestone is blocked by the ministry." */
function addSaidOfUnit(facts: Facts, sentence: string, line: number, context: ReadContext): void {
  const { lexicon } = context
  const tokens = tokensOf(sentence, context)
  const unit = [0, 1, 2].map((index) => phraseAt(lexicon, 'units', tokens, index)).find((found) => found !== null)
  if (!unit) return
  const from = tokens[unit.next]?.number ? unit.next + 1 : unit.next
  const said = phraseAt(lexicon, 'status', tokens, from) ?? phraseAt(lexicon, 'status', tokens, from + 1)
  if (said) facts.status = { value: said.value, via: 'word', line }
}

/** A date set off in the first paragraph is meant: "achievable by **Q2 2026**". */
function addMarkedDate(facts: Facts, text: Inline, context: ReadContext): void {
  for (const mark of text.marks) {
    if (mark.type !== 'strong' && mark.type !== 'emphasis') continue
    const words = text.text.slice(mark.start, mark.end)
    const date = readAside(words, context) && dateOf(words, context)
    if (date && !date.weak && date.grain !== 'duration')
      facts.target ??= { value: date.period, line: lineAt(text, mark.start) }
  }
}

/** Shorter texts are no sentences. */
const fewestWords = 5

/** The first paragraph says what it is for. */
function addFirstProse(facts: Facts, lines: readonly Inline[], context: ReadContext): void {
  const words = lines
    .map((line) => line.text.trim())
    .join(' ')
    .trim()
  if (lines[0] && tokensOf(words, context).length >= fewestWords)
    facts.goal = { value: words, line: lineAt(lines[0], 0) }
}
