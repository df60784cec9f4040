import type { Paragraph, PhrasingContent, Root } from 'mdast'
import { isNamed } from './about.ts'
import { type Block, endOf } from './blocks.ts'
import { inYear, type ReadContext, tokensOf } from './context.ts'
import { findDates, yearOf } from './dates.ts'
import { withoutParentheses } from './edges.ts'
import { keyValue } from './fields.ts'
import type { Summary } from './html.ts'
import { eachLine, type Inline, lineAt, textOf, wholly } from './inline.ts'
import type { Label } from './labels.ts'
import { phraseAt, wholePhrase } from './lexicon.ts'
import { type Name, readName } from './name.ts'
import { versionKey } from './versions.ts'

/** A heading, or what stands as one, with its content. */
export interface Place {
  /** `lead` is a short line that heads the list right below it: `Plans:`. */
  carrier: 'root' | 'heading' | 'summary' | 'bold' | 'lead'
  level: number
  line: number
  /** Last line of everything below it. */
  end: number
  inline: Inline
  name: Name
  blocks: Block[]
  children: Place[]
  parent: Place | null
  /** What its content is read with: a year that it or a heading above it names. */
  context: ReadContext
}

/** Addresses of link definitions by their identifiers; the first of one name counts (CommonMark 4.7). */
export function definitionsIn(leaves: readonly Block[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const block of leaves)
    if (block.type === 'definition' && !found.has(block.identifier)) found.set(block.identifier, block.url)
  return found
}

/** Levels of what stands as a heading and is none: below all headings (HTML has six). */
const levels = { bold: 7, lead: 8 } as const

/** Builds the outline of a document: headings, lines in bold that stand as headings, summaries, lines that head a list. */
export function outline(tree: Root, context: ReadContext): Place {
  const root: Place = {
    carrier: 'root',
    level: 0,
    line: 1,
    end: tree.position?.end.line ?? 1,
    inline: { text: '', marks: [], lines: [] },
    name: readName('', context),
    blocks: [],
    children: [],
    parent: null,
    context,
  }
  fill(root, tree.children, 0)
  labelSeries(root)
  return root
}

/** Every place of an outline in the order of the document. */
export function everyPlace(root: Place): Place[] {
  const found: Place[] = []
  const visit = (place: Place): void => {
    found.push(place)
    place.children.forEach(visit)
  }
  visit(root)
  return found
}

function addPlace(parent: Place, carrier: Place['carrier'], level: number, text: Inline, end: number): Place {
  const name = readName(text.text, parent.context)
  const created: Place = {
    carrier,
    level,
    line: lineAt(text, 0),
    end,
    inline: text,
    name,
    blocks: [],
    children: [],
    parent,
    context: inYear(yearOfName(name, parent.context) ?? parent.context.year, parent.context),
  }
  parent.children.push(created)
  return created
}

/** Years that plans are made for: other bare numbers of four digits count something. */
const [earliest, latest] = [2010, 2060]

/** The year that a heading names for the dates below it: that of its date, or a year in its words. */
function yearOfName(name: Name, context: ReadContext): number | null {
  const year = yearOf(name.target)
  if (year !== null || name.label || !/\p{Nd}{4}/u.test(name.text)) return year
  for (const { period, weak } of findDates(name.text, context)) {
    const found = yearOf(period)
    if (found !== null && (!weak || (found >= earliest && found <= latest))) return found
  }
  return null
}

/** Puts blocks under the headings among them; levels are counted from `floor`. */
function fill(start: Place, nodes: readonly Block[], floor: number): void {
  let at = start
  const upTo = (level: number): void => {
    while (at !== start && at.level >= level) at = at.parent as Place
  }
  nodes.forEach((node, index) => {
    // A line that heads a list heads just that list.
    if (at.carrier === 'lead' && node.type !== 'list' && node.type !== 'table') upTo(levels.lead)
    if (node.type === 'heading') {
      upTo(floor + node.depth)
      at = addPlace(at, 'heading', floor + node.depth, textOf(node, at.context), endOf(node))
    } else if (node.type === 'details') {
      upTo(levels.bold)
      fillFolded(at, node)
    } else if (node.type === 'paragraph') {
      const head = headIn(node, nodes[index + 1], at.context)
      if (head) {
        upTo(levels[head.carrier])
        if (head.before) at.blocks.push(head.before)
        at = addPlace(at, head.carrier, levels[head.carrier], head.line, endOf(node))
      } else at.blocks.push(node)
    } else at.blocks.push(node)
    for (let up: Place | null = at; up && up !== start; up = up.parent) up.end = Math.max(up.end, endOf(node))
  })
}

function fillFolded(at: Place, node: Extract<Block, { type: 'details' }>): void {
  const summary = node.children.find((child): child is Summary => child.type === 'summary')
  if (summary === undefined) {
    fill(at, node.children as Block[], at.level)
    return
  }
  const inner = addPlace(at, 'summary', at.level + 0.5, textOf(summary, at.context), endOf(node))
  fill(inner, node.children.filter((child) => child !== summary) as Block[], inner.level)
}

/** Longer bold lines are sentences. */
const longestBold = 200

/** The line of a paragraph that stands as a heading of what follows, and what is left of the paragraph before it. */
function headIn(
  node: Paragraph,
  next: Block | undefined,
  context: ReadContext,
): { carrier: 'bold' | 'lead'; line: Inline; before: Paragraph | null } | null {
  if (next === undefined) return null
  const lines = eachLine(textOf(node, context), context)
  const last = lines.at(-1) as Inline
  const alone = lines.length === 1
  if (
    alone &&
    last.text.length <= longestBold &&
    (wholly(last, 'strong') || isLabelInBold(last, context)) &&
    !isSentence(last.text, context) &&
    statedIn(last, context) === ''
  )
    return { carrier: 'bold', line: last, before: null }
  if (next.type !== 'list' && next.type !== 'table') return null
  if (alone && opensWithLabel(last, context)) return { carrier: 'bold', line: last, before: null }
  if (!isLead(last, !alone, context)) return null
  return { carrier: 'lead', line: last, before: alone ? null : withoutLastLine(node, lines.length - 1) }
}

/** `**v0.7 – Walls** (due 2026-08-31) ✅`: a label and a title in bold, and behind them only what is said of them. */
function isLabelInBold(line: Inline, context: ReadContext): boolean {
  const { bold, behind } = boldHead(line)
  if (bold === '' || behind === '') return false
  const name = readName(bold, context, 'heading')
  return name.label !== null && name.title === readName(line.text, context, 'heading').title
}

/** `**v0.8**: Windows`: the bold words are a label and nothing else, and those behind it are no sentence. */
function opensWithLabel(line: Inline, context: ReadContext): boolean {
  if (line.text.length > longestLead || /[.!?。！？]\s*$/.test(line.text)) return false
  const { bold, behind } = boldHead(line)
  if (!/[:：]\s*$/.test(bold) && !/^\s*(?:[:：]|[—–-]\s)/.test(behind)) return false
  const { label, title } = readName(bold, context, 'heading')
  return label !== null && title === label.text
}

/** The bold words that a line begins with, empty where it begins with none, and what stands behind them. */
function boldHead({ text, marks: [mark] }: Inline): { bold: string; behind: string } {
  const end = mark?.type === 'strong' && mark.start === 0 ? mark.end : 0
  return { bold: text.slice(0, end), behind: text.slice(end) }
}

/** What a field line states; `''` for every other line too. */
const statedIn = (line: Inline, context: ReadContext): string => keyValue(line, context)?.value.text.trim() ?? ''

/** A paragraph without its last line, which heads the list below it. */
function withoutLastLine(node: Paragraph, lines: number): Paragraph {
  const start = node.position?.start
  if (!start) return node
  const end = start.line + lines - 1
  const children: PhrasingContent[] = []
  for (const child of node.children) {
    const at = child.position
    if (!at || at.end.line <= end) children.push(child)
    else if (at.start.line <= end && child.type === 'text') {
      const value = child.value
        .split('\n')
        .slice(0, end - at.start.line + 1)
        .join('\n')
      children.push({ ...child, value })
    }
  }
  return { ...node, children, position: { start, end: { line: end, column: 1 } } }
}

function isSentence(text: string, context: ReadContext): boolean {
  return /[.!?。！？]\s*$/.test(text) && tokensOf(text, context).length > 6
}

/** No line that heads a list is longer. */
const longestLead = 120

function isLead(line: Inline, isLast: boolean, context: ReadContext): boolean {
  const text = line.text.trim()
  if (text === '' || text.length > longestLead) return false
  const words = tokensOf(withoutParentheses(text), context).length
  if (/[:：]$/.test(text))
    return words <= 6 || (words <= 12 && line.marks[0]?.type === 'strong' && line.marks[0].start === 0)
  if (isLast || statedIn(line, context) !== '') return false
  // "Epic: REST API" over its list; "Goals" over its list
  if (words <= 12 && /^[\p{L} ]{2,20}[:：]\s\S/u.test(text) && !/[.!?]$/.test(text)) return true
  return words <= 4 && !/[.!?,;]$/.test(text) && !/https?:/.test(text)
}

const numberedSeries = /^(\p{L}+)\s+#?(\p{Nd}{1,3}\p{Ll}?)\s*(?:[:：.—–-]\s*|$)/u
const productSeries =
  /^((\S.{0,38}?)\s+([vV]?\p{Nd}+(?:\.(?:\p{Nd}+|x))+(?:[-.]?(?:alpha|beta|rc|preview)[-.]?\p{Nd}*)?))(?:\s+(\p{L}[\p{L} ]{1,23}))?$/u

interface Member {
  place: Place
  series: string
  label: Label
  title: string
  /** Name of the product, where it is a release of one and nothing else. */
  product?: string
}

/**
 * Labels that only their series shows: `Task 1: …`, `Task 2: …`; `Rook 1.1`, `Rook 1.2`. One heading alone may as well
 * be about "Step 2 of the wizard" or "Python 3.12", unless the document begins with the name of the product.
 */
function labelSeries(root: Place): void {
  const members = everyPlace(root)
    .map((place) => numbered(place) ?? product(place))
    .filter((member) => member !== null)
  const count = new Map<string, number>()
  for (const { series } of members) count.set(series, (count.get(series) ?? 0) + 1)
  for (const { place, series, label, title, product } of members)
    if ((count.get(series) ?? 0) > 1 || (product !== undefined && place.level === 2 && isSubject(product, root)))
      place.name = { ...place.name, label, title }
}

/** Whether the first word of a product's name stands in the title or in the first sentence of a document. */
function isSubject(product: string, root: Place): boolean {
  const { context } = root
  const title = root.children.find(({ level }) => level === 1)
  const first = [...root.blocks, ...(title?.blocks ?? [])].find(({ type }) => type === 'paragraph')
  const sentence = first?.type === 'paragraph' ? /^[^.!?]*/.exec(textOf(first, context).text)?.[0] : undefined
  const [name] = tokensOf(product, context)
  return tokensOf(`${title?.name.text ?? ''} ${sentence ?? ''}`, context).some(({ text }) => text === name?.text)
}

const mayJoinSeries = ({ carrier, name }: Place): boolean =>
  carrier !== 'root' && carrier !== 'lead' && (name.label === null || name.label.kind === 'outline')

/** `Task 1: Parse`. */
function numbered(place: Place): Member | null {
  const [whole = '', word = '', number = ''] = (mayJoinSeries(place) && numberedSeries.exec(place.name.title)) || []
  if (whole === '') return null
  const tokens = tokensOf(word, place.context)
  if (!phraseAt(place.context.lexicon, 'series', tokens, 0)) return null
  const series = tokens[0]?.text ?? ''
  const label: Label = { text: `${word} ${number}`, kind: 'phase', key: `${series}:${number.toLowerCase()}` }
  return { place, series, label, title: place.name.title.slice(whole.length) || label.text }
}

/** `Rook 1.1`, `Rook 1.2 Release`. */
function product(place: Place): Member | null {
  const [title = '', text = '', name = '', version = '', noun] =
    (mayJoinSeries(place) && productSeries.exec(place.name.title)) || []
  if (title === '' || (noun !== undefined && !isNounOfRelease(noun, place.context))) return null
  const label: Label = { text, kind: 'release', key: versionKey(version) }
  const member = { place, series: `${place.level} ${name}`, label, title }
  return noun === undefined && /^[\p{L}\p{N}. -]+$/u.test(name) ? { ...member, product: name } : member
}

/** `Release`, `Features`: what may stand behind the version of a product. */
function isNounOfRelease(text: string, context: ReadContext): boolean {
  const tokens = tokensOf(text, context)
  const unit = wholePhrase(context.lexicon, 'units', tokens)
  return unit === 'release' || (['bucketNouns', 'groups'] as const).some((list) => isNamed(context, tokens, list))
}
