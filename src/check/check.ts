import type { Reading } from '../read/read.ts'
import { survey, toHtml } from '../render/index.ts'
import { type Finding, toFinding } from './finding.ts'
import { rules } from './rules/index.ts'

/** What the reader and the rules say of a document, in the order of its lines. */
export function check(reading: Reading): Finding[] {
  return inOrder([...reading.messages, ...rules.flatMap((rule) => [...(rule.check?.(reading) ?? [])])].map(toFinding))
}

/** What cannot be shown as it is written: raw HTML, links that lead nowhere. It takes a rendering of the whole document. */
export function checkPages({ tree, roadmap }: Pick<Reading, 'tree' | 'roadmap'>): Finding[] {
  const { messages } = toHtml(tree.children, { survey: survey(tree), ...roadmap.source, anchors: 'github' })
  return inOrder(messages.map(toFinding))
}

/** Findings by line; those of one line stay in the order they came in. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}
