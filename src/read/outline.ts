import type { BlockContent, Heading, List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { ReadContext } from './fragments.ts'
import { eachLine, type Inline, inline, lineAt, slice, wholly } from './inline.ts'
import { keyValue, yearAbove } from './facts.ts'
import { list, phraseAt, tokenise } from './lexicon.ts'
import { type Label, type Name, readName, versionKey } from './name.ts'

export type Block = RootContent | BlockContent

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
}

export const definitionsOf = (tree: Root): Map<string, string> => {
  const found = new Map<string, string>()
  const walk = (nodes: readonly Block[]) => {
    for (const node of nodes) {
      if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url)
      else if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading')
        walk(node.children as Block[])
    }
  }
  walk(tree.children)
  return found
}

const startOf = (node: Block): number => node.position?.start.line ?? 1
const endOf = (node: Block): number => node.position?.end.line ?? startOf(node)

/** Builds the outline of a document: headings, lines in bold that stand as headings, summaries, lines that head a list. */
export function outline(tree: Root, context: ReadContext, definitions: ReadonlyMap<string, string>): Place {
  const flat = (nodes: readonly PhrasingContent[]) => inline(nodes, definitions)
  const lastLine = tree.position?.end.line ?? 1
  const root: Place = {
    carrier: 'root',
    level: 0,
    line: 1,
    end: lastLine,
    inline: { text: '', marks: [], lines: [] },
    name: readName('', context),
    blocks: [],
    children: [],
    parent: null,
  }

  function place(parent: Place, carrier: Place['carrier'], level: number, text: Inline, end: number): Place {
    const line = lineAt(text, 0)
    const created: Place = {
      carrier,
      level,
      line,
      end,
      inline: text,
      name: readName(text.text, yearOf(parent)),
      blocks: [],
      children: [],
      parent,
    }
    parent.children.push(created)
    return created
  }

  /** The context of a heading: a missing year comes from the headings above it. */
  function yearOf(parent: Place): ReadContext {
    for (let at: Place | null = parent; at; at = at.parent) {
      const year = yearAbove(at.name)
      if (year !== null) return { ...context, year }
    }
    return context
  }

  function fill(start: Place, nodes: readonly Block[], floor: number): void {
    let at = start
    const upTo = (level: number) => {
      while (at !== start && at.level >= level) at = at.parent as Place
    }
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index] as Block
      const next = nodes[index + 1]
      // A line that heads a list heads just that list.
      if (at.carrier === 'lead' && node.type !== 'list' && node.type !== 'table') upTo(8)
      if (node.type === 'heading') {
        upTo(floor + node.depth)
        at = place(at, 'heading', floor + node.depth, flat((node as Heading).children), endOf(node))
      } else if ((node.type as string) === 'details') {
        const children = (node as unknown as { children: Block[] }).children
        const summary = children.find((child) => (child.type as string) === 'summary') as unknown as
          | { children: PhrasingContent[] }
          | undefined
        upTo(7)
        if (summary) {
          const inner = place(at, 'summary', at.level + 0.5, flat(summary.children), endOf(node))
          fill(
            inner,
            children.filter((child) => (child.type as string) !== 'summary'),
            inner.level,
          )
        } else fill(at, children, at.level)
      } else if (node.type === 'paragraph') {
        const text = flat((node as Paragraph).children)
        const lines = eachLine(text)
        const only = lines.length === 1 ? (lines[0] as Inline) : null
        if (only && next && wholly(only, 'strong') && (keyValue(only, context)?.value.text.trim() ?? '') === '' && only.text.length <= 200 && !isSentence(only.text)) {
          upTo(7)
          at = place(at, 'bold', 7, only, endOf(node))
        } else if (
          next &&
          (next.type === 'list' || next.type === 'table') &&
          isLead(lines.at(-1) as Inline, lines.length > 1, context)
        ) {
          upTo(8)
          if (!only) at.blocks.push(headOf(node as Paragraph, lines.length - 1))
          at = place(at, 'lead', 8, lines.at(-1) as Inline, endOf(node))
        } else at.blocks.push(node)
      } else at.blocks.push(node)
      for (let up: Place | null = at; up && up !== start; up = up.parent) up.end = Math.max(up.end, endOf(node))
    }
  }

  fill(root, tree.children, 0)
  labelSeries(root, context)
  return root
}

const numberedSeries = /^(\p{L}+)\s+#?(\p{Nd}{1,3}\p{Ll}?)\s*(?:[:：.—–-]\s*|$)/u
const productSeries = /^(\S.{0,38}?)\s+([vV]?\p{Nd}+(?:\.(?:\p{Nd}+|x))+(?:[-.]?(?:alpha|beta|rc|preview)[-.]?\p{Nd}*)?)$/u

/**
 * Labels that only their series shows: `Task 1: …`, `Task 2: …`; `Rook 1.1`, `Rook 1.2`. One heading alone may as well
 * be about "Step 2 of the wizard" or "Python 3.12".
 */
function labelSeries(root: Place, context: ReadContext): void {
  const series = new Map<string, { place: Place; label: Label; title: string }[]>()
  const visit = (place: Place) => {
    const { name } = place
    if (place.carrier !== 'root' && place.carrier !== 'lead' && (name.label === null || name.label.kind === 'outline')) {
      const numbered = numberedSeries.exec(name.title)
      const words = numbered ? tokenise(numbered[1] as string) : []
      const product = productSeries.exec(name.title)
      const found =
        numbered && phraseAt(context.lexicon, list('series'), words, 0)
          ? { key: `${words[0]?.text}`, label: { text: `${numbered[1]} ${numbered[2]}`, kind: 'phase' as const, key: `${words[0]?.text}:${numbered[2]?.toLowerCase()}` }, title: name.title.slice(numbered[0].length) }
          : product
            ? { key: `${place.level} ${product[1]}`, label: { text: name.title, kind: 'release' as const, key: versionKey(product[2] as string) }, title: name.title }
            : null
      if (found) series.set(found.key, [...(series.get(found.key) ?? []), { place, label: found.label, title: found.title || found.label.text }])
    }
    place.children.forEach(visit)
  }
  visit(root)
  for (const members of series.values()) {
    if (members.length < 2) continue
    for (const { place, label, title } of members) place.name = { ...place.name, label, title }
  }
}

/** A paragraph without its last line, which heads the list below it. */
function headOf(node: Paragraph, lines: number): Paragraph {
  const start = node.position?.start
  if (!start) return node
  const end = start.line + lines - 1
  const children: PhrasingContent[] = []
  for (const child of node.children) {
    const at = child.position
    if (!at || at.end.line <= end) children.push(child)
    else if (at.start.line <= end && child.type === 'text') {
      children.push({
        ...child,
        value: child.value
          .split('\n')
          .slice(0, end - at.start.line + 1)
          .join('\n'),
      })
    }
  }
  return { ...node, children, position: { start, end: { line: end, column: 1 } } }
}

function isSentence(text: string): boolean {
  return /[.!?。！？]\s*$/.test(text) && tokenise(text).length > 6
}

function isLead(line: Inline, last: boolean, context: ReadContext): boolean {
  const text = line.text.trim()
  if (text === '' || text.length > 120) return false
  const words = tokenise(text.replace(/\([^)]*\)/g, '')).length
  const colon = /[:：]$/.test(text)
  if (colon) return words <= 6 || (line.marks[0]?.type === 'strong' && line.marks[0].start === 0 && words <= 12)
  if (last || (keyValue(line, context)?.value.text.trim() ?? '') !== '') return false
  // "Epic: REST API" over its list; "Goals" over its list
  if (/^[\p{L} ]{2,20}[:：]\s\S/u.test(text) && !/[.!?]$/.test(text) && words <= 12) return true
  return words <= 4 && !/[.!?,;]$/.test(text) && !/https?:/.test(text)
}

export const firstLine = (list: List['children'][number], definitions: ReadonlyMap<string, string>): Inline => {
  const head = list.children[0]
  if (head?.type !== 'paragraph') return { text: '', marks: [], lines: [[0, list.position?.start.line ?? 1]] }
  return inline(head.children, definitions)
}
