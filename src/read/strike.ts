import type { ListItem, Root } from 'mdast'
import type { Status } from '../roadmap/index.ts'
import { itemsOf, leavesOf } from './blocks.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { bracketStatus, readFragment } from './fragments.ts'
import { eachLine, type Inline, textOf, wholly } from './inline.ts'
import { phraseAt } from './lexicon.ts'
import { readName } from './name.ts'
import { statusOfSymbol, symbolsIn } from './symbols.ts'
import { hasWord } from './words.ts'

/** The state of an item and how it is said. */
export interface State {
  status: Status
  via: 'word' | 'symbol' | 'box' | 'strike'
}

/** What strikethrough says of an item: all of it is over, or the part that is not struck stays open. */
export function strikeState(
  text: Inline,
  box: Status | null,
  hasSymbol: boolean,
  { strike }: ReadContext,
): State | null {
  const struck = strikeOf(text)
  if (struck === 'all') return { status: box === 'planned' && strike === 'done' ? 'cancelled' : strike, via: 'strike' }
  return struck === 'part' && strike === 'done' && !hasSymbol ? { status: 'in-progress', via: 'strike' } : null
}

function strikeOf(text: Inline): 'all' | 'part' | null {
  const behind = behindStruck(text)
  if (behind === null) return null
  if (wholly(text, 'delete')) return 'all'
  const open = withoutNotes(behind)
  return /\p{L}{2,}\s+\p{L}+\s+\p{L}+/u.test(open) && /[:：]/.test(open) ? 'part' : 'all'
}

/** What follows the struck words that an item begins with; null where it begins otherwise. */
function behindStruck(text: Inline): string | null {
  const marks = text.marks.filter((mark) => mark.type === 'delete')
  const [first, last] = [marks[0], marks.at(-1)]
  if (first === undefined || last === undefined) return null
  if (wholly(text, 'delete')) return ''
  if (hasWord(text.text.slice(0, first.start).replace(/^\[.\]\s*/, ''))) return null
  return text.text.slice(last.end).trim()
}

const note = /(?:[(（][^()（）]*[)）]|\[[^\]]*\]|[\s,.;:—–-])/uy

/** Without `(v0.3.0)`, `[#12]`, ` — `: notes on what was struck, not a part that stays open. */
function withoutNotes(text: string): string {
  let end = 0
  for (note.lastIndex = 0; note.test(text); ) end = note.lastIndex
  return text.slice(end)
}

/** `~~Merge~~ dropped after the review`: the word right behind what is struck says how it ended. */
export function saidOfStruck(text: Inline, context: ReadContext): Status | null {
  const behind = behindStruck(text)
  if (!behind) return null
  const said = phraseAt(context.lexicon, 'status', tokensOf(withoutNotes(behind), context), 0)?.value
  return said === 'done' || said === 'deferred' || said === 'cancelled' ? said : null
}

/** What strikethrough means in a document: done, unless its legend or most of what is struck says that it is dropped. */
export function strikeMeaning(tree: Root, context: ReadContext): Status {
  const struck = leavesOf(tree.children).flatMap((block) => (block.type === 'paragraph' ? textOf(block, context) : []))
  const votes = { done: 0, dropped: 0 }
  for (const text of struck.filter(isStruck)) {
    for (const line of eachLine(text, context)) {
      const said = meaningIn(line, context)
      if (said?.outright) return said.status
      if (said) votes[isOver(said.status) ? 'dropped' : 'done'] += 3
    }
  }
  for (const item of itemsOf(tree.children)) countItem(item, votes, context)
  return votes.dropped > votes.done ? 'cancelled' : 'done'
}

const isStruck = ({ marks }: Inline): boolean => marks.some((mark) => mark.type === 'delete')

const isOver = (status: Status): boolean => status === 'cancelled' || status === 'deferred'

/** `~~Struck~~ = dropped`: what a line says of struck words; outright where it defines them. */
function meaningIn(line: Inline, context: ReadContext): { status: Status; outright: boolean } | null {
  for (const mark of line.marks) {
    if (mark.type !== 'delete') continue
    const [, sign, words] = /^\s*([=:：—–-])\s*([^,.;·•|(（]+)/u.exec(line.text.slice(mark.end)) ?? []
    if (words === undefined || (sign !== '=' && mark.start > 2)) continue
    const { status, via } = readFragment(words, context)
    if (status && via === 'word') return { status, outright: sign === '=' }
  }
  return null
}

function countItem(
  { children: [head], checked }: ListItem,
  votes: { done: number; dropped: number },
  context: ReadContext,
): void {
  const line = head?.type === 'paragraph' ? textOf(head, context) : null
  if (line === null || !isStruck(line)) return
  const { text } = line
  const name = readName(text, context, 'item')
  const status = name.via === 'word' ? name.status : (bracketStatus(text, context) ?? saidOfStruck(line, context))
  if (status && isOver(status)) votes.dropped++
  else if (status === 'done' || checked || /^\[x\]/i.test(text) || readFragment(text, context).version !== null)
    votes.done++
  for (const { symbol } of symbolsIn(text)) {
    const said = statusOfSymbol(symbol, 'item', context.legend)
    if (said === 'done') votes.done++
    else if (said === 'cancelled') votes.dropped++
  }
}
