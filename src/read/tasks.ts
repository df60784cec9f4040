import type { ListItem, Paragraph, Table } from 'mdast'
import type { Status, Task } from '../roadmap/index.ts'
import { aboutOf, bucketOf } from './about.ts'
import { type Block, nestedIn } from './blocks.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { findDates } from './dates.ts'
import { type Draft, milestoneAbove, type Plan } from './drafts.ts'
import { keyValue } from './fields.ts'
import { eachLine, firstLine, type Inline, lineAt, type Mark, textOf } from './inline.ts'
import { type Item, itemOf, readItem } from './items.ts'
import { wholePhrase } from './lexicon.ts'
import type { Mentions } from './mentions.ts'
import type { Name } from './name.ts'
import type { Place } from './outline.ts'
import type { Standing } from './places.ts'
import { ownersIn, referencesIn } from './references.ts'
import { cellStatus } from './table-rows.ts'
import { readTable } from './tables.ts'

/** Where tasks are looked for. */
interface Within {
  plan: Plan
  context: ReadContext
  standing: Standing
  role: Task['role']
  group: string | null
  owner: Draft | null
  /** What the heading right above says of what stands under it. */
  heading: Status | null
}

/** Gives every stated task to its milestone; those of none are returned. */
export function assignTasks(plan: Plan, mentions: Mentions): Task[] {
  const loose: Task[] = []
  for (const place of plan.places) addTasksOf(place, plan, mentions, loose)
  addFenceTasks(plan, loose)
  return loose
}

function addTasksOf(place: Place, plan: Plan, mentions: Mentions, loose: Task[]): void {
  const standing = plan.standings.get(place) as Standing
  if (standing.role === 'legend' || standing.role === 'non-goal') return
  const { context, name } = place
  const above = milestoneAbove(place, plan)
  const owner = above ?? mentions.about(place)
  addBlocks(place.blocks, owner?.tasks ?? loose, {
    plan,
    context,
    standing,
    role: standing.criteria ? 'criterion' : 'task',
    group: plan.byPlace.has(place) ? null : name.title || null,
    owner,
    // `🔄 In Progress (This Week)`, `Blocked` over a list.
    heading: bucketOf(name.title, context) ?? null,
  })
}

function addBlocks(blocks: readonly Block[], into: Task[], within: Within): void {
  for (const block of blocks) {
    if (block.type === 'list') addItems(block.children, into, within)
    else if (block.type === 'blockquote') addBlocks(block.children, into, within)
    else if (block.type === 'table') addRows(block, into, within)
    else if (block.type === 'paragraph') addLines(block, into, within)
    else if (block.type === 'details') addBlocks(block.children as Block[], into, within)
  }
}

type Stating = Pick<Task, 'title' | 'line'> & { text: Inline; status: Status; end: number; name: Name | null }

function taskOf(
  { title, text, status, line, end, name }: Stating,
  { role, group }: Pick<Within, 'role' | 'group'>,
): Task {
  return {
    title,
    status: { value: status, declared: true, line },
    role,
    owners: ownersIn(text),
    references: referencesIn(text),
    tasks: [],
    line,
    lines: [line, end],
    group,
    ...targetOf(name, line),
  }
}

/** The date that stands beside the name of an item. */
export function targetOf(name: Name | null, line: number): Pick<Task, 'target'> {
  return name?.target ? { target: { ...name.target, declared: true, line } } : {}
}

function addItems(nodes: readonly ListItem[], into: Task[], within: Within): void {
  const { context, plan } = within
  if (!nodes.some(hasText)) {
    for (const node of nodes) addBlocks(node.children, into, within)
    return
  }
  const items = nodes.map((node) => itemOf(node, context))
  const states = items.map((item) => (item && !isField(item, context) ? stateOf(item, within) : null))
  const alone = nodes.length > 1 && states.filter((state) => state !== null).length < 2
  const contrast = items.some((item, index) => item?.via === 'symbol' && states[index] === 'done')
  const explains = items.filter((item) => item && isExplanation(item)).length >= 2
  for (const [index, node] of nodes.entries()) {
    const item = items[index]
    const draft = plan.byItem.get(node)
    if (item && explains && isExplanation(item)) continue
    if (!item) addBlocks(node.children, into, within)
    else if (draft)
      addBlocks(nestedIn(node), draft.tasks, { ...within, group: null, owner: draft, role: 'task', heading: null })
    else {
      const status = shownState(item, states[index] ?? null, alone, contrast, context)
      const task = status && taskOf({ ...item, status }, within)
      if (task) into.push(task)
      const nested = nestedIn(node)
      if (nested.length > 0) addBlocks(nested, task ? task.tasks : into, withinItem(item, nested, within))
    }
  }
}

/** `✅: It is open to visitors`: an item that says what a sign means. */
export const isExplanation = ({ text }: Item): boolean => /^\p{Extended_Pictographic}\uFE0F?\s*[:：]\s/u.test(text.text)

/** Whether an item begins with words of its own. */
const hasText = ({ children: [head] }: ListItem): boolean => head?.type === 'paragraph'

/** The state of an item among the others of its list. */
function shownState(
  item: Item,
  state: Status | null,
  alone: boolean,
  contrast: boolean,
  { legend }: ReadContext,
): Status | null {
  const [symbol] = item.name.symbols
  // A plain bullet that happens to end in a status word says nothing alone.
  const plain = item.via === 'word' && item.box === null && symbol === undefined
  if (plain && alone && !/[)）\]]\s*$/u.test(item.text.text.trim())) return null
  // ❌ beside ✅ is what remains.
  const remains = state === 'cancelled' && item.via === 'symbol' && contrast && !legend.has(symbol ?? '')
  return remains ? 'planned' : state
}

/** An item that heads its nested list: `- **Acceptance criteria:**`. */
function withinItem(item: Item, nested: readonly Block[], within: Within): Within {
  if (!nested.some((block) => block.type === 'list')) return within
  const head = /^([^:：]{2,60})[:：]?\s*$/u.exec(item.text.text.trim())?.[1]
  if (head === undefined) return within
  const about = aboutOf(head, true, within.context)
  if (about === 'criteria') return { ...within, role: 'criterion', group: head }
  if (about === 'risk' || about === 'non-goal')
    return { ...within, standing: { ...within.standing, risky: true }, group: head }
  return item.status === null ? { ...within, group: head } : within
}

const described: ReadonlySet<string> = new Set(['task', 'name', 'goal', 'notes'])

/** Whether an item states a field of what it stands under. */
export function isField(item: Item, context: ReadContext): boolean {
  if (item.box !== null || item.name.symbols.length > 0) return false
  const found = keyValue(firstLine(item.text, context), context)
  if (found === null || found.fields.some((field) => described.has(field))) return false
  // "Shipped: the parser" says that the parser is shipped, and not when.
  const isSaid = wholePhrase(context.lexicon, 'status', tokensOf(found.key, context)) !== null
  return !isSaid || found.fields.includes('status') || findDates(found.value.text, context).length > 0
}

function stateOf(item: Item, { standing, owner, heading }: Within): Status | null {
  if (standing.risky) return item.box
  // A tick before a metric of the whole project is a finding, not a criterion that is met.
  if (standing.criteria && owner === null && item.box === null && item.via === 'symbol') return null
  // Words win over boxes, those of the heading too: an empty box under `In Progress` is in progress.
  const empty = item.via === 'box' && item.box === 'planned'
  return empty && heading && heading !== 'done' ? heading : item.status
}

function addRows(table: Table, into: Task[], within: Within): void {
  const { standing, context } = within
  const { use, rows } = readTable(table, context)
  if (use !== 'tasks' || standing.risky) return
  const contrast = rows.some((row) => row.status === 'done')
  for (const { line, lines, title, status, cells } of rows) {
    if (status === null) continue
    const remains = contrast && status === 'cancelled' && isPlainCross(cells, context)
    const text = joined(cells, line)
    into.push(taskOf({ title, text, status: remains ? 'planned' : status, line, end: lines[1], name: null }, within))
  }
}

/** A cross without words, which the document does not explain: beside ticks it is what remains. */
function isPlainCross(cells: readonly Inline[], context: ReadContext): boolean {
  const cell = cells.find((cell) => cellStatus(cell, context) === 'cancelled')
  return cell !== undefined && !/\p{L}/u.test(cell.text) && !context.legend.has('❌')
}

/** The cells of a row as one text. */
function joined(cells: readonly Inline[], line: number): Inline {
  let text = ''
  const marks: Mark[] = []
  for (const cell of cells) {
    text += ' '
    for (const mark of cell.marks) marks.push({ ...mark, start: mark.start + text.length, end: mark.end + text.length })
    text += cell.text
  }
  return { text, marks, lines: [[0, line]] }
}

/** Lines of a paragraph that begin with a status symbol or a written box. */
function addLines(block: Paragraph, into: Task[], within: Within): void {
  const { plan, standing, context } = within
  if (standing.risky) return
  for (const line of eachLine(textOf(block, context), context)) {
    if (!/^\s*[^\p{L}\p{N}\s]/u.test(line.text)) continue
    const at = lineAt(line, 0)
    if (plan.lines.has(at) || keyValue(line, context)) continue
    const item = readItem(line, [at, at], null, context)
    const leads = item.box !== null || (item.via === 'symbol' && item.name.symbols.length > 0)
    const { status } = item
    if (!leads || status === null || !/\p{L}{2}/u.test(item.name.title)) continue
    into.push(taskOf({ ...item, status }, within))
  }
}

function addFenceTasks({ gathered, byCarrier }: Plan, loose: Task[]): void {
  const byLine = new Map<number | null, Draft>()
  for (const [carrier, draft] of byCarrier) if (carrier.type === 'fence') byLine.set(carrier.line, draft)
  for (const { name, text, line, end, under, facts } of gathered.fenceTasks) {
    const owner = byLine.get(under)
    if (!facts.status || (under !== null && !owner)) continue
    const status = facts.status.value
    const task = taskOf({ title: name.title, text, status, line, end, name }, { role: 'task', group: null })
    ;(owner?.tasks ?? loose).push(task)
  }
}

/** A tick as the bullet of every criterion of a milestone that has not begun is no claim that they are met. */
export function dropTicksOfUnstarted({ status, tasks }: Draft, boxed: ReadonlySet<number>): void {
  if (status?.value !== 'planned') return
  const criteria = tasks.filter((task) => task.role === 'criterion')
  if (criteria.some((task) => task.status?.value !== 'done' || boxed.has(task.line))) return
  for (const task of criteria) task.status = null
}

/** Lines of items with a box. */
export function boxedLines({ memo }: ReadContext): Set<number> {
  const found = new Set<number>()
  for (const context of memo.contexts.values())
    for (const item of context.memo.items.values()) if (item.box !== null) found.add(item.line)
  return found
}
