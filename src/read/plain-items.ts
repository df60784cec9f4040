import type { ListItem, Table } from 'mdast'
import type { Item as PlainItem } from '../roadmap/index.ts'
import { aboutOf, wordsOf } from './about.ts'
import { type Block, nestedIn } from './blocks.ts'
import type { ReadContext } from './context.ts'
import { type Draft, milestoneAbove, type Plan } from './drafts.ts'
import { keyValue } from './fields.ts'
import { eachLine, type Inline } from './inline.ts'
import { type Item, itemOf } from './items.ts'
import { type Field, wholePhrase } from './lexicon.ts'
import { readName } from './name.ts'
import type { Place } from './outline.ts'
import { readTable } from './tables.ts'
import { isExplanation, isField, targetOf } from './tasks.ts'

/** Longer items are prose in the shape of a list. */
const longestItem = 200

interface Within {
  plan: Plan
  context: ReadContext
  into: PlainItem[]
  role: PlainItem['role']
  group: string | null
  /** Lines that state a task. */
  tasks: ReadonlySet<number>
}

/**
 * What the lists and tables of each milestone name without saying how far it is: short items, rows, criteria, and what is out of scope.
 * `tasks` are the lines of those that do say so.
 */
export function plainItems(plan: Plan, tasks: ReadonlySet<number>): Map<Draft, PlainItem[]> {
  const found = new Map<Draft, PlainItem[]>()
  const into = (owner: Draft): PlainItem[] => {
    const list = found.get(owner) ?? []
    found.set(owner, list)
    return list
  }
  for (const place of plan.places) {
    const owner = milestoneAbove(place, plan)
    const role = owner && roleOf(place, plan)
    if (!owner || !role) continue
    const group = plan.byPlace.has(place) ? null : place.name.title || null
    addBlocks(place.blocks, { plan, context: place.context, into: into(owner), role, group, tasks })
  }
  for (const [node, owner] of plan.byItem) {
    const { context } = owner.told.primary.within
    addBlocks(nestedIn(node), { plan, context, into: into(owner), role: 'task', group: null, tasks })
  }
  return found
}

/** What the items under a heading are; null where they are no part of the plan. */
function roleOf(place: Place, { standings, byPlace }: Plan): PlainItem['role'] | null {
  const standing = standings.get(place)
  if (standing?.role === 'non-goal') return 'non-goal'
  if (!standing || standing.role === 'legend' || standing.risky) return null
  if (!byPlace.has(place) && namesField(place)) return null
  return standing.criteria ? 'criterion' : 'task'
}

const valued: ReadonlySet<Field> = new Set(['dependsOn', 'target', 'owner'])

/** `#### Dependencies`: what stands below are values. */
function namesField({ name, context }: Place): boolean {
  const fields = wholePhrase(context.lexicon, 'fields', wordsOf(name.title, context))
  return fields?.some((field) => valued.has(field)) ?? false
}

function addBlocks(blocks: readonly Block[], within: Within): void {
  for (const block of blocks) {
    if (block.type === 'list') addItems(block.children, within)
    else if (block.type === 'blockquote' || block.type === 'details') addBlocks(block.children as Block[], within)
    else if (block.type === 'table') addRows(block, within)
  }
}

function addItems(nodes: readonly ListItem[], within: Within): void {
  const { plan, context, tasks, into, role, group } = within
  for (const node of nodes) {
    const item = itemOf(node, context)
    if (item === null) addBlocks(node.children, within)
    if (item === null || plan.byItem.has(node) || tasks.has(item.line)) continue
    const below = headed(item, node, within)
    if (!below && isPlain(item, node, context)) into.push({ ...called(item, context), line: item.line, role, group })
    addBlocks(nestedIn(node), below ?? within)
  }
}

/** Where an item only heads the list below it, `- **Acceptance criteria:**`, what that list holds; null where it says something itself. */
function headed({ text }: Item, node: ListItem, within: Within): Within | null {
  const head = /^([^:：]{2,60})[:：]\s*$/u.exec(text.text.trim())?.[1]
  if (head === undefined || !nestedIn(node).some(({ type }) => type === 'list')) return null
  const about = aboutOf(head, true, within.context)
  if (about === 'risk' || about === 'legend') return { ...within, into: [] }
  const role = about === 'criteria' ? 'criterion' : about === 'non-goal' ? 'non-goal' : within.role
  return { ...within, role, group: head }
}

function isPlain(item: Item, { children }: ListItem, context: ReadContext): boolean {
  const { text, title } = item
  if (text.text.length > longestItem || isField(item, context) || isExplanation(item)) return false
  // An address alone is a pointer.
  if (!/\p{L}{2}/u.test(title) || /^(?:\S+[:：]\s+)?https?:\S+$/u.test(title)) return false
  return children.filter(({ type }) => type === 'paragraph').length === 1
}

/** Its title, and its date. A line that states a field ends it: `**Plans:** 3`, right below the last item, is no part of that. */
function called({ text, title, name, line }: Item, context: ReadContext): Pick<PlainItem, 'title' | 'target'> {
  const lines = eachLine(text, context)
  const end = lines.findIndex((one, index) => index > 0 && isFieldLine(one, context))
  if (end < 1) return { title, ...targetOf(name, line) }
  const first = lines.slice(0, end).map((one) => one.text)
  const own = readName(first.join(' '), context, 'item')
  return { title: own.title, ...targetOf(own, line) }
}

function isFieldLine(line: Inline, context: ReadContext): boolean {
  const [mark] = line.marks
  const isKey = mark?.type === 'strong' && mark.start === 0 && /[:：]\s*$/u.test(line.text.slice(0, mark.end + 1))
  return isKey || keyValue(line, context) !== null
}

function addRows(table: Table, { context, tasks, into, role, group }: Within): void {
  const { use, rows } = readTable(table, context)
  if (use !== 'tasks' && use !== 'other') return
  for (const { line, title } of rows) {
    if (tasks.has(line) || title.length > longestItem || !/\p{L}{2}/u.test(title)) continue
    into.push({ title, line, role, group })
  }
}
