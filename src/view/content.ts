import type { List, ListItem, Nodes, PhrasingContent, Root, RootContent, Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import {
  eachMilestone,
  eachTask,
  type Lines,
  type Milestone,
  type Roadmap,
  type Section,
  type Status,
  type Task,
} from '../roadmap/index.ts'
import { covers, linesOf, slice } from './slice.ts'

/** One cell of the row that carries a milestone, under the heading of its column. */
export interface Pair {
  head: PhrasingContent[]
  cell: RootContent[]
}

/** All that a document says in the place of a milestone, without the line that has become the title of its page. */
export interface Told {
  pairs: Pair[]
  nodes: RootContent[]
}

/**
 * A milestone's own content. What carried it is unwrapped: of a heading the blocks below remain, of a list item what it
 * holds, of a `<details>` what it hides, of a table row the pairs of column and cell. The carrying line itself stays where
 * it says more than label and title. Lines of the given sections are left out: they are shown under their own headings.
 */
export function told(tree: Root, milestone: Milestone, sections: readonly Section[] = []): Told {
  const nodes = slice(tree.children, without(milestone.lines, sections.flatMap(runsOf)))
  const pairs: Pair[] = []
  return { nodes: withoutRules(nodes.flatMap((node) => unwrap(node, milestone, pairs))), pairs }
}

/** Runs of lines without those of other runs. */
function without(runs: readonly Lines[], others: readonly Lines[]): Lines[] {
  const rest: Lines[] = []
  for (const [first, last] of runs) {
    let from = first
    for (const [start, end] of others
      .filter(([start, end]) => start <= last && end >= first)
      .sort((a, b) => a[0] - b[0])) {
      if (start > from) rest.push([from, start - 1])
      from = Math.max(from, end + 1)
    }
    if (from <= last) rest.push([from, last])
  }
  return rest
}

/** Rules that stand at the edge of a piece only divided it from the next. */
function withoutRules(nodes: RootContent[]): RootContent[] {
  let [from, to] = [0, nodes.length]
  while (from < to && nodes[from]?.type === 'thematicBreak') from += 1
  while (to > from && nodes[to - 1]?.type === 'thematicBreak') to -= 1
  return nodes.slice(from, to)
}

function unwrap(node: RootContent, milestone: Milestone, pairs: Pair[]): RootContent[] {
  const [first, last] = linesOf(node)
  const { line } = milestone
  if (line < first || line > last) return [node]
  if (node.type === 'heading') return []
  if (node.type === 'paragraph') return saysOnly(node, milestone) ? [] : [node]
  if (node.type === 'table') return unwrapRow(node, milestone, pairs)
  if (node.type === 'list' && node.children.length === 1) return unwrapItem(node, milestone, pairs)
  if (node.type === ('details' as RootContent['type'])) {
    const { children } = node as unknown as { children: RootContent[] }
    const [summary, ...rest] = children
    if (summary?.type !== 'summary') return children.flatMap((child) => unwrap(child, milestone, pairs))
    if (covers(line, [linesOf(summary)])) return rest
  }
  return [node]
}

function unwrapItem(list: List, milestone: Milestone, pairs: Pair[]): RootContent[] {
  const [item] = list.children
  if (item === undefined) return [list]
  return item.children.flatMap((child) => unwrap(child, milestone, pairs))
}

function unwrapRow(table: Table, milestone: Milestone, pairs: Pair[]): RootContent[] {
  const [head, ...rows] = table.children
  const row = rows.find((each) => covers(milestone.line, [linesOf(each)]))
  if (head === undefined || row === undefined) return [table]
  for (const [index, cell] of row.children.entries()) {
    const children = cell.children as RootContent[]
    if (textOf(cell).trim() !== '' || children.length > 0 || head.children[index])
      pairs.push({ head: head.children[index]?.children ?? [], cell: children })
  }
  const rest = rows.filter((each) => each !== row)
  return rest.length > 0 ? [{ ...table, children: [head, ...rest] }] : []
}

/** True where a line has no word that is not already in the label or the title. */
function saysOnly(node: Nodes, { label, title }: Pick<Milestone, 'label' | 'title'>): boolean {
  const known = new Set(wordsOf(`${label ?? ''} ${title}`))
  return wordsOf(textOf(node)).every((word) => known.has(word))
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

/** A section's heading and what stands below it, sections and milestones inside left out. */
export interface SectionContent {
  /** The heading with its own markup; `[]` for text before the first heading. */
  heading: PhrasingContent[]
  nodes: RootContent[]
}

/** `again`: runs of lines that tell milestones again and that the section shows as well. */
export function sectionContent(tree: Root, section: Section, again: readonly Lines[] = []): SectionContent {
  const nodes = withoutRules(slice(tree.children, [...section.lines, ...again]))
  const [first, ...rest] = nodes
  if (first === undefined || section.title === null || linesOf(first)[0] !== section.line) return { heading: [], nodes }
  if (first.type === 'heading') return { heading: first.children, nodes: rest }
  if (first.type === 'paragraph' && saysOnly(first, { label: null, title: section.title })) {
    return { heading: first.children, nodes: rest }
  }
  if (first.type === ('details' as RootContent['type'])) {
    const [summary, ...inner] = (first as unknown as { children: RootContent[] }).children
    if (summary && 'children' in summary)
      return { heading: summary.children as PhrasingContent[], nodes: [...inner, ...rest] }
  }
  return { heading: [], nodes }
}

/**
 * The heading that is the document's title, where the roadmap has been given another that does not say all of it: it belongs to no
 * section. `[]` where the title of the page says it.
 */
export function ownTitle(tree: Root, roadmap: Roadmap): PhrasingContent[] {
  const runs = [
    ...[...eachSection(roadmap.sections)].flatMap((section) => section.lines),
    ...[...eachMilestone(roadmap.milestones)].flatMap(({ milestone }) => milestone.lines),
  ]
  const heading = tree.children.find((node) => node.type === 'heading' && !covers(linesOf(node)[0], runs))
  if (heading?.type !== 'heading' || saysOnly(heading, { label: null, title: roadmap.title })) return []
  return heading.children
}

const leads = new Set(['paragraph', 'blockquote'])
const mostLead = 480
const leastRest = 160

/**
 * An introduction in two: its first paragraphs, which stand at the head of a page, and what is too long for there. A paragraph that
 * opens a list goes with the list, and a short rest stays.
 */
export function splitLead(nodes: readonly RootContent[]): { lead: RootContent[]; rest: RootContent[] } {
  const length = (all: readonly RootContent[]) => all.reduce((sum, node) => sum + textOf(node).length, 0)
  let end = 0
  while (leads.has(nodes[end]?.type ?? '') && (end === 0 || length(nodes.slice(0, end + 1)) <= mostLead)) end += 1
  while (end > 0 && /[:：]$/.test(textOf(nodes[end - 1] as Nodes).trimEnd()) && end < nodes.length) end -= 1
  const rest = nodes.slice(end)
  return length(rest) <= leastRest ? { lead: [...nodes], rest: [] } : { lead: nodes.slice(0, end), rest }
}

/**
 * What sections tell again of milestones that have their own place elsewhere: the rows of an overview, the items of a
 * summary. They belong to the milestones, and the table or list that they stand in would be in pieces without them. By the
 * line of the section.
 */
export function retold(roadmap: Roadmap): Map<number, Lines[]> {
  const milestones = [...eachMilestone(roadmap.milestones)].map(({ milestone }) => milestone)
  const sections = [...eachSection(roadmap.sections)]
  const own = new Set(milestones.map(({ line }) => line))
  const places = [...own, ...sections.map(({ line }) => line)].sort((a, b) => a - b)
  const found = new Map<number, Lines[]>()
  for (const { line, lines, also } of milestones) {
    for (const other of also) {
      const place = places[lastUpTo(places, other)]
      if (place === undefined || own.has(place)) continue
      const run = lines.find((each) => covers(other, [each]) && !covers(line, [each])) ?? [other, other]
      const runs = found.get(place)
      if (runs) runs.push(run)
      else found.set(place, [run])
    }
  }
  return found
}

/** Index of the last number that is not greater; -1 where all are. */
function lastUpTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) > limit) high = middle
    else low = middle + 1
  }
  return low - 1
}

/** The status of every task of a document by its first line: what its item is marked with wherever it is printed. */
export function taskMarks(roadmap: Roadmap): Map<number, Status> {
  const marks = new Map<number, Status>()
  const add = (tasks: readonly Task[]) => {
    for (const task of eachTask(tasks)) if (task.status) marks.set(task.line, task.status.value)
  }
  add(roadmap.tasks)
  for (const { milestone } of eachMilestone(roadmap.milestones)) add(milestone.tasks)
  return marks
}

const symbol = /^(?:(?:\p{Extended_Pictographic}|[☐☑☒✓✔✗✘])[\uFE0E\uFE0F\u{1F3FB}-\u{1F3FF}]*|\[[ xX~/-]\])[ \t]+/u

/**
 * Items that are printed with a mark do not say it a second time: the symbol that a task begins with goes. On the page of
 * the document it stays.
 */
export function withoutSymbols(nodes: readonly RootContent[], marks: ReadonlyMap<number, Status>): RootContent[] {
  return nodes.map((node) => {
    if (node.type === 'list') return { ...node, children: node.children.map((item) => plainItem(item, marks)) }
    if (node.type === 'blockquote')
      return { ...node, children: withoutSymbols(node.children, marks) as typeof node.children }
    return node
  })
}

function plainItem(item: ListItem, marks: ReadonlyMap<number, Status>): ListItem {
  const [first, ...rest] = withoutSymbols(item.children, marks) as ListItem['children']
  if (first === undefined) return item
  const [opening, ...after] = first.type === 'paragraph' && marks.has(linesOf(item)[0]) ? first.children : []
  if (first.type !== 'paragraph' || opening?.type !== 'text') return { ...item, children: [first, ...rest] }
  const value = opening.value.replace(symbol, '')
  return { ...item, children: [{ ...first, children: [{ ...opening, value }, ...after] }, ...rest] }
}

/** Tasks that none of the given runs of lines shows. */
export function tasksOutside(tasks: readonly Task[], runs: readonly Lines[]): Task[] {
  const shown = new Set<number>()
  for (const [first, last] of runs) for (let line = first; line <= last; line += 1) shown.add(line)
  return tasks.filter((task) => !shown.has(task.line))
}

/** Every run of lines of a section and of those inside it. */
export function runsOf(section: Section): Lines[] {
  return [...section.lines, ...section.sections.flatMap(runsOf)]
}

/**
 * Headings that only bring milestones together (`Release strategy`, `Post-1.0`), by the id of the milestone that they stand
 * over: sections without words of their own that lead to a milestone before any section with words comes.
 */
export function captions(
  tree: Root,
  roadmap: Roadmap,
  again: ReadonlyMap<number, Lines[]> = retold(roadmap),
): Map<string, Section[]> {
  const milestones = [...eachMilestone(roadmap.milestones)].map(({ milestone }) => milestone)
  milestones.sort((a, b) => a.line - b.line)
  const lines = milestones.map(({ line }) => line)
  const found = new Map<string, Section[]>()
  let wordsFrom = Number.POSITIVE_INFINITY
  for (const section of [...eachSection(roadmap.sections)].reverse()) {
    if (
      section.title === null ||
      section.milestone !== null ||
      sectionContent(tree, section, again.get(section.line)).nodes.length > 0
    ) {
      wordsFrom = section.line
      continue
    }
    const below = milestones[lastUpTo(lines, section.line) + 1]
    if (!below || below.line >= wordsFrom) continue
    const over = found.get(below.id)
    if (over) over.push(section)
    else found.set(below.id, [section])
  }
  for (const over of found.values()) over.reverse()
  return found
}

export function* eachSection(sections: readonly Section[]): Generator<Section> {
  for (const section of sections) {
    yield section
    yield* eachSection(section.sections)
  }
}
