import { wordsOf } from './about.ts'
import { factsOfBlocks, linesOfLists } from './block-facts.ts'
import type { Carrier } from './carrier.ts'
import { addStatus, addTarget, type Facts, mergeFacts, noFacts } from './facts.ts'
import { keyValue } from './fields.ts'
import { readAside } from './fragments.ts'
import { addAll } from './grouped.ts'
import { firstLine, type Inline, lineAt, textOf } from './inline.ts'
import { labelsIn } from './labels.ts'
import { wholePhrase } from './lexicon.ts'
import type { Place } from './outline.ts'

/** What the document says of a milestone where a carrier names it. `milestones`: headings that are milestones, whose parts are their own. */
export function factsOfCarrier({ facts: own, place }: Carrier, milestones: ReadonlyMap<Place, unknown>): Facts {
  const facts = noFacts()
  mergeFacts(facts, own)
  if (place === null) return facts
  mergeFacts(facts, factsOfBlocks(place.blocks, place.context))
  addSaidOfLabel(facts, place)
  for (const part of place.children) if (!milestones.has(part)) addPart(facts, part)
  return facts
}

/**
 * What the first paragraph says right behind the label of its heading: `v1.0 was released on 2 March 2020`, `planned for v1.21 (September
 * 2026)`.
 */
function addSaidOfLabel(facts: Facts, { blocks: [first], name: { label }, context }: Place): void {
  if (first?.type !== 'paragraph' || label === null || label.kind === 'outline' || label.kind === 'period') return
  const paragraph = textOf(first, context)
  for (const { key, end } of labelsIn(paragraph.text, context)) {
    if (key !== label.key) continue
    const [, inner, clause] =
      /^\s*(?:\(([^()]{4,40})\)|([^.;:()\n]{6,60})(?=[.;:\n(]|$))/u.exec(paragraph.text.slice(end)) ?? []
    const said = readAside(inner ?? clause ?? '', context)
    if (said === null || said.version !== null) continue
    const line = lineAt(paragraph, end)
    if (said.status === 'done' && said.via === 'word') {
      addStatus(facts, 'done', 'word', line)
      if (said.completed) facts.completed ??= { value: said.completed, line }
    } else if (inner !== undefined && said.status === null && said.date && 'start' in said.date)
      addTarget(facts, { value: said.date, line })
  }
}

/** Parts of a milestone that state its facts under a heading of their own: `#### Dependencies`, `### Timeline`. */
function addPart(facts: Facts, part: Place): void {
  const { context, name, blocks } = part
  const fields = wholePhrase(context.lexicon, 'fields', wordsOf(name.title, context))
  if (fields === null) return
  if (fields.includes('dependsOn')) {
    for (const block of blocks) {
      if (block.type === 'paragraph') facts.needs.push(textOf(block, context))
      else if (block.type === 'list') addAll(facts.needs, linesOfLists([block], context))
    }
  } else if (fields.includes('status') || fields.includes('target') || fields.includes('progress'))
    addValue(facts, part)
}

/** No value that stands alone under its field's heading is longer. */
const longestValue = 60

/** The first line below a heading that names a field, as `Status: …`; of a long one its first sentence, where that is a statement. */
function addValue(facts: Facts, { blocks: [first], name, context }: Place): void {
  if (first?.type !== 'paragraph') return
  const whole = firstLine(textOf(first, context), context).text
  const text = whole.length < longestValue ? whole : (/^[^.!?。！？]{2,59}(?=[.!?。！？])/u.exec(whole)?.[0] ?? '')
  if (text === '' || (text !== whole && readAside(text, context) === null)) return
  const value = `${name.title}: ${text}`
  const line: Inline = { text: value, marks: [], lines: [[0, first.position?.start.line ?? 1]] }
  if (keyValue(line, context) === null) return
  const field = { ...first, children: [{ type: 'text' as const, value, position: first.position }] }
  mergeFacts(facts, factsOfBlocks([field], context))
}
