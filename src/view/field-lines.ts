import type { Paragraph, PhrasingContent, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { eachMilestone, type Roadmap } from '../roadmap/index.ts'

/** Lines from which the reader took a fact: the status, the target and so on of a milestone, or of the roadmap. */
export function factLines(roadmap: Roadmap): Set<number> {
  const lines = new Set<number>()
  for (const fact of [roadmap.status, roadmap.updated]) if (fact) lines.add(fact.line)
  for (const { milestone } of eachMilestone(roadmap.milestones)) {
    const { status, target, completed, progress, dependsOnLines } = milestone
    for (const line of [status?.line, target?.line, completed?.line, progress.line, ...dependsOnLines])
      if (typeof line === 'number') lines.add(line)
  }
  return lines
}

/**
 * Paragraphs that are nothing but fields, each on a line of its own as it was written: `**Status:** Done` over `**Target:** Q3`. CommonMark
 * reads such lines as one. A plain `Key: value` counts where the reader took a fact from one of its paragraph's lines.
 */
export function fieldLines(nodes: readonly RootContent[], facts: ReadonlySet<number>): RootContent[] {
  return nodes.map((node) => {
    if (node.type === 'paragraph') return asFields(node, facts)
    if (!('children' in node) || node.type === 'heading' || node.type === 'table') return node
    const children = fieldLines(node.children as RootContent[], facts)
    return { ...node, children } as RootContent
  })
}

function asFields(paragraph: Paragraph, facts: ReadonlySet<number>): Paragraph {
  const lines = linesOf(paragraph.children)
  if (lines.length < 2) return paragraph
  const { start, end } = paragraph.position ?? { start: { line: 0 }, end: { line: -1 } }
  const isFact = () =>
    Array.from({ length: end.line - start.line + 1 }, (_, n) => start.line + n).some((line) => facts.has(line))
  const areFields =
    lines.every(isStrongField) || (lines.every((line) => isStrongField(line) || isPlainField(line)) && isFact())
  if (!areFields) return paragraph
  return {
    ...paragraph,
    children: lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'break' as const }, ...line])),
  }
}

/** What stands on each line. */
function linesOf(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of children) {
    if (child.type === 'break') lines.push([])
    else if (child.type !== 'text') lines.at(-1)?.push(child)
    else {
      for (const [index, value] of child.value.split('\n').entries()) {
        if (index > 0) lines.push([])
        if (value !== '') lines.at(-1)?.push({ ...child, value })
      }
    }
  }
  return lines
}

/** `**Status:** Done`, `**Status**: Done`. */
function isStrongField([key, value]: readonly PhrasingContent[]): boolean {
  if (key?.type !== 'strong' || value === undefined) return false
  return /[:：]\s*$/.test(textOf(key)) || (value.type === 'text' && /^\s?[:：]/.test(value.value))
}

const longestKey = 60

/** `Status: Done`. */
function isPlainField([first]: readonly PhrasingContent[]): boolean {
  if (first?.type !== 'text') return false
  const colon = first.value.search(/[:：]/)
  return (
    colon > 0 &&
    colon <= longestKey &&
    !/[.!?]\s/.test(first.value.slice(0, colon)) &&
    !first.value.startsWith('//', colon + 1)
  )
}
