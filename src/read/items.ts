import type { ListItem } from 'mdast'
import type { Status } from '../roadmap/index.ts'
import { endOf, startOf } from './blocks.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { onOneLine, withoutEnd } from './edges.ts'
import { bracketStatus, readAside } from './fragments.ts'
import { type Inline, textOf } from './inline.ts'
import { wholePhrase } from './lexicon.ts'
import { type Name, readName } from './name.ts'
import { type State, saidOfStruck, strikeState } from './strike.ts'
import { leadingSymbols, statusOfBox } from './symbols.ts'
import { hasWord } from './words.ts'

/** A list item, a row or a marker line taken apart. */
export interface Item {
  line: number
  end: number
  /** Its first paragraph. */
  text: Inline
  name: Name
  box: Status | null
  status: Status | null
  via: State['via'] | null
  title: string
}

/** `[x]`, and boxes as people mistype them: `[]`, `[ x ]`. */
const boxPattern = /^\[(?=.{0,3}\]\s)\s?([ xX~/\-!>?*]?)\s?\]\s+/

/** A list item that begins with a paragraph, or null. */
export function itemOf(node: ListItem, context: ReadContext): Item | null {
  const head = node.children[0]
  if (head?.type !== 'paragraph') return null
  const { items } = context.memo
  const known = items.get(node)
  if (known) return known
  const item = readItem(textOf(head, context), [startOf(node), endOf(node)], node.checked ?? null, context)
  items.set(node, item)
  return item
}

/** Reads a text that can state its own status: words over symbols, symbols over strikethrough, that over boxes. */
export function readItem(
  text: Inline,
  [line, end]: readonly [number, number],
  checked: boolean | null,
  context: ReadContext,
): Item {
  const whole = text.text.replaceAll('\n', ' ')
  const written = whole.startsWith('[') ? boxPattern.exec(whole) : null
  const words = written && checked === null ? whole.slice(written[0].length) : whole
  const box = boxOf(checked, written?.[1], context)
  const name = readName(words, context, 'item')
  const keyed = name.via === 'word' ? null : saidOfKey(text, context)
  const said = keyed?.state ?? wordOrSymbol(name, text, words, context)
  const state = said?.via === 'word' ? said : (strikeState(text, box, said !== null, context) ?? said ?? boxState(box))
  const title = keyed?.key || titleOf(name) || words || text.text
  return { line, end, text, name, box, ...(state ?? { status: null, via: null }), title: onOneLine(title).trim() }
}

function boxOf(checked: boolean | null, mark: string | undefined, { legend }: ReadContext): Status | null {
  if (checked === true) return legend.get('[x]') ?? 'done'
  if (checked === false) return 'planned'
  return mark === undefined ? null : (legend.get(`[${mark.toLowerCase()}]`) ?? statusOfBox(mark || ' '))
}

const boxState = (box: Status | null): State | null => box && { status: box, via: 'box' }

function wordOrSymbol(name: Name, text: Inline, words: string, context: ReadContext): State | null {
  if (name.status && name.via === 'word') return { status: name.status, via: 'word' }
  const said = bracketStatus(words, context) ?? saidOfStruck(text, context)
  if (said) return { status: said, via: 'word' }
  return name.status && { status: name.status, via: 'symbol' }
}

/** `**Bridge:** ✅ Complete. It opens in May.`: the statement that bold words and a colon open with, up to the end of its sentence. */
function saidOfKey({ text, marks }: Inline, context: ReadContext): { key: string; state: State } | null {
  const strong = marks.find(({ type }) => type === 'strong')
  if (strong === undefined || hasWord(text.slice(0, strong.start))) return null
  const joint = /[:：]$/.test(text.slice(0, strong.end)) ? '' : /^\s*[:：]/.exec(text.slice(strong.end))?.[0]
  if (joint === undefined) return null
  const words = text.slice(strong.end + joint.length).trimStart()
  const { length } = leadingSymbols(words)
  const first = /^\s*([^.;,(（。；，]{3,40})/u.exec(words.slice(length))?.[1] ?? ''
  const said = readAside(first, context, 'item')
  if (said?.status == null || said.via !== 'word' || said.version !== null) return null
  const isMarked = length > 0 || wholePhrase(context.lexicon, 'ambiguous', tokensOf(first, context)) === null
  if (!isMarked) return null
  const bold = text.slice(strong.start, strong.end)
  const key = withoutEnd(bold.slice(leadingSymbols(bold).length), ':：')
  return { key, state: { status: said.status, via: 'word' } }
}

/** The label stays in a task's title: it is how people call it. */
function titleOf({ label, title }: Name): string {
  return label === null || title.startsWith(label.text) ? title : `${label.text}: ${title}`
}
