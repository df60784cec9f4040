import type { List, ListItem } from 'mdast'
import { factsOfBlocks } from './block-facts.ts'
import type { Block } from './blocks.ts'
import { type Carrier, carrier, kinds, type Own, type Spot } from './carrier.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { type Facts, factsOfName, noFacts } from './facts.ts'
import { fieldOfItem } from './fields.ts'
import { addAll } from './grouped.ts'
import type { Mark } from './inline.ts'
import type { Item } from './items.ts'
import { phraseAt } from './lexicon.ts'
import { type Name, readName } from './name.ts'
import type { Place } from './outline.ts'
import { lastUnit, type Standing } from './places.ts'
import { hasWord } from './words.ts'

/** An item as a theme. */
export function themeOf(list: List, node: ListItem, item: Item, place: Place): Carrier {
  const { line, end } = item
  // What an item states of its own work is no state of the theme.
  const name = { ...item.name, status: null, via: null }
  const own: Own = {
    type: 'item',
    line,
    end,
    name,
    facts: noFacts(),
    kind: 'theme',
    sure: true,
    node,
    item,
    block: list,
  }
  return carrier({ place, outer: null }, { ...own, content: node.children.length })
}

/** An item that bears a name: a label, or words in bold. */
export function ofNamedItem(
  list: List,
  node: ListItem,
  item: Item,
  nested: readonly Block[],
  spot: Spot,
): Carrier | null {
  if (item.name.label === null && !item.text.marks.some((mark) => mark.type === 'strong')) return null
  if (fieldOfItem(node, spot.context)) return null
  return ofItem(list, node, item, nested, spot) ?? ofStrongItem(list, node, item, nested, spot)
}

/** Longer texts behind a label are sentences. */
const longestTitle = 100

/** An item whose name has a label. */
function ofItem(list: List, node: ListItem, item: Item, nested: readonly Block[], spot: Spot): Carrier | null {
  const { context } = spot
  const { name, described } = nameOfItem(item, context)
  const kind = name.label && kinds[name.label.kind]
  if (!kind || name.label?.late) return null
  const { line, end } = item
  const facts = factsOfItem(name, item)
  const inner = factsOfBlocks(nested, context)
  const sure = isSure(list, name, item, nested, described, [facts, inner], spot)
  for (const field of ['target', 'completed', 'start', 'progress', 'status'] as const)
    facts[field] ??= inner[field] as never
  addAll(facts.needs, inner.needs)
  const content = 1 + nested.length
  // What goes on for so long describes it: `v3.0.0-beta: Beta release including …`.
  const called = name.label && name.title.length > longestTitle ? { ...name, title: name.label.text } : name
  return carrier(spot, { type: 'item', line, end, name: called, facts, kind, sure, node, item, block: list, content })
}

function factsOfItem(name: Name, { status, via, line }: Item): Facts {
  const facts = factsOfName(name, line)
  const weaker = facts.status === null || (facts.status.via === 'symbol' && via === 'word')
  if (status && via && weaker) facts.status = { value: status, via, line }
  return facts
}

/** Whether an item is a milestone by itself: what it holds, what it states, and where it stands. */
function isSure(
  list: List,
  name: Name,
  item: Item,
  nested: readonly Block[],
  described: boolean,
  facts: readonly Facts[],
  { standing }: Spot,
): boolean {
  if (standing.risky || standing.criteria || closed.has(standing.role)) return false
  const isPeriod = name.label?.kind === 'period'
  const holds = nested.some((block) => block.type === 'list' || block.type === 'table')
  const dated = facts.some(({ target, completed }) => target !== null || completed !== null)
  const marked = described || name.title === name.label?.text || isMarked(item, name)
  const inMilestone = standing.role === 'milestone' && standing.kind !== 'bucket' && standing.kind !== 'theme'
  if (name.label?.kind === 'release' && (inMilestone || !marked)) return false
  const boxed = item.box !== null || list.ordered === true
  return boxed ? holds || (dated && !isPeriod) : marked || holds || dated
}

/** Places whose items are no milestones. */
const closed: ReadonlySet<Standing['role']> = new Set(['part', 'criteria', 'legend', 'non-goal'])

/** Whether bold or a link sets off the beginning of an item. */
const isMarked = ({ text }: Item, { symbols }: Name): boolean =>
  text.marks.some(({ type, start }) => (type === 'strong' || type === 'link') && start <= (symbols.length + 1) * 4)

/** Under `Current Milestones`, items that begin with a name in bold are the milestones. */
function ofStrongItem(list: List, node: ListItem, item: Item, nested: readonly Block[], spot: Spot): Carrier | null {
  const { place, standing, context, outer } = spot
  if (outer || item.box !== null || !(standing.role === 'group' || standing.kind === 'bucket')) return null
  const strong = strongHead(item)
  if (strong === null || lastUnit(place) !== 'phase') return null
  const { text, marks } = item.text
  const name = readName(text.slice(strong.start, strong.end), context, 'item')
  const rest = text.slice(strong.end)
  const saidOnly = item.name.title === name.title
  const headed = saidOnly || /^\s*(?:$|[:：—–-])/u.test(rest) || /[:：]\s*$/u.test(text.slice(0, strong.end))
  const isCode = marks.some(
    ({ type, start, end }) => type === 'inlineCode' && start <= strong.start + 1 && end >= strong.end - 1,
  )
  if (name.label || name.title === '' || !headed || isCode) return null
  const { line, end } = item
  const facts = factsOfName(saidOnly ? item.name : name, line)
  const inner = factsOfBlocks(nested, context)
  facts.target ??= inner.target
  facts.completed ??= inner.completed
  if (item.status && item.via) facts.status ??= { value: item.status, via: item.via, line }
  const content = 1 + nested.length
  return carrier(spot, {
    type: 'item',
    line,
    end,
    name,
    facts,
    kind: 'item',
    sure: true,
    node,
    item,
    block: list,
    content,
  })
}

/** The bold words that an item begins with. */
function strongHead({ text: { text, marks } }: Item): Mark | null {
  const strong = marks.find((mark) => mark.type === 'strong')
  return strong && !hasWord(text.slice(0, strong.start).replace(/\[.\]/, '')) ? strong : null
}

/** The name that an item bears: `**M1 – Parser**: what it is`, where what follows the bold words describes it. */
function nameOfItem(item: Item, context: ReadContext): { name: Name; described: boolean } {
  const whole = item.name
  const plain = { name: whole, described: false }
  const strong = strongHead(item)
  if (strong === null) return plain
  const { text } = item.text
  const bold = text.slice(0, strong.end)
  const rest = text.slice(strong.end)
  const head = readName(bold, context, 'item')
  const goesOn = /^\s*(?:[:：—–(（,-]|\p{Extended_Pictographic}|$)/u.test(rest) || /[:：]\s*$/u.test(bold)
  if (!head.label || !goesOn) return plain
  // What follows in parentheses or as status still counts: `**M1** (done 2026-02-01): …`
  const tail = readName(head.text + firstLineOf(rest), context, 'item')
  const name: Name = {
    ...head,
    title: titleOfItem(head, tail, whole, rest) || head.title,
    text: whole.text,
    status: head.status ?? tail.status ?? whole.status,
    via: head.via ?? tail.via ?? whole.via,
    target: head.target ?? tail.target ?? whole.target,
    completed: head.completed ?? tail.completed ?? whole.completed,
    percent: head.percent ?? tail.percent ?? lastPercent(rest, context),
    symbols: whole.symbols,
  }
  return { name, described: true }
}

function firstLineOf(text: string): string {
  const feed = text.indexOf('\n')
  return feed === -1 ? text : text.slice(0, feed)
}

function titleOfItem(head: Name, tail: Name, whole: Name, rest: string): string {
  if (head.title !== head.label?.text) return head.title
  const beside = /^\s*[(（]([^()（）]+)[)）]\s*[:：]/u.exec(rest)?.[1]
  return beside ?? (whole.label?.key === head.label.key ? whole.title : tail.title)
}

const percentage = /(\d+(?:\.\d+)?)\s?[%％]/g

/** The last percentage of a text, unless it is of something else: coverage, pass rate. */
function lastPercent(text: string, context: ReadContext): number | null {
  const found = [...text.matchAll(percentage)].at(-1)
  const value = Number(found?.[1] ?? Number.NaN)
  if (found === undefined || value > 100) return null
  const near = text.slice(0, found.index + found[0].length + 12)
  return /^[\s:：(→>\d.%％-]*(?:\p{L}+\s?)?\)?$/u.test(withoutDone(near, context)) ? value : null
}

/** Without the word for done that a percentage stands beside: `80% complete`. */
function withoutDone(text: string, context: ReadContext): string {
  const tokens = tokensOf(text, context)
  for (const [index, { start }] of tokens.entries()) {
    const said = phraseAt(context.lexicon, 'status', tokens, index)
    if (said?.value === 'done') return text.slice(0, start) + text.slice(tokens[said.next - 1]?.end)
  }
  return text
}
