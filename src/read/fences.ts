import type { Code } from 'mdast'
import type { Status } from '../roadmap/index.ts'
import type { ReadContext } from './context.ts'
import { dateOf } from './dates.ts'
import { type Facts, factsOfName, noFacts, type StatedStatus } from './facts.ts'
import { type Inline, plain } from './inline.ts'
import { type Name, readName } from './name.ts'
import { versionAt } from './versions.ts'

/** A line of a fenced block that names a milestone or states a task. */
export interface FenceLine {
  line: number
  text: Inline
  name: Name
  facts: Facts
  use: 'milestone' | 'task'
  /** Line of the fence's milestone that it stands under, or null. */
  under: number | null
  /** Last line that belongs to it. */
  end: number
}

/** Languages of fences that hold text for people. */
const plainFence = /^(?:text|txt|plain|plaintext|roadmap|ascii|none|md|markdown)$/i

/** The milestones and tasks of a plan that is drawn in a fence: a Gantt chart of Mermaid, or lines and branches. */
export function readFence(node: Code, context: ReadContext): FenceLine[] {
  const first = (node.position?.start.line ?? 0) + 1
  const lines = node.value.split('\n')
  const isChart =
    /^mermaid$/i.test(node.lang ?? '') || lines.slice(0, 3).some((line) => /^\s*(?:gantt|timeline)\s*$/.test(line))
  if (isChart) return lines.some((line) => line.trim() === 'gantt') ? gantt(lines, first, context) : []
  return node.lang && !plainFence.test(node.lang) ? [] : planning(lines, first, context)
}

function fenceLine(
  use: FenceLine['use'],
  text: string,
  line: number,
  name: Name,
  facts: Facts,
  under: FenceLine | null,
): FenceLine {
  return { line, text: plain(text, line), name, facts, use, under: under?.line ?? null, end: line }
}

const settings = /^(?:title|dateFormat|axisFormat|excludes|todayMarker|tickInterval|weekday|accTitle|accDescr)\b/

/** Mermaid's gantt: sections are milestones told again, entries tagged done, active or with a date state something. */
function gantt(lines: readonly string[], first: number, context: ReadContext): FenceLine[] {
  const found: FenceLine[] = []
  let section: FenceLine | null = null
  for (const [index, raw] of lines.entries()) {
    const text = raw.trim()
    const line = first + index
    const heading = /^section\s+(\S.*)$/.exec(text)?.[1]
    if (heading !== undefined) {
      const name = productVersion(readName(heading, context, 'item'), context)
      section = fenceLine('milestone', heading, line, name, factsOfName(name, line), null)
      found.push(section)
      continue
    }
    const colon = text.indexOf(':')
    if (colon < 1 || text.startsWith('%') || settings.test(text)) continue
    if (section) section.end = line
    const entry = ganttEntry(text.slice(0, colon).trimEnd(), text.slice(colon + 1), line, section, context)
    if (entry) found.push(entry)
  }
  return found
}

function ganttEntry(
  title: string,
  rest: string,
  line: number,
  section: FenceLine | null,
  context: ReadContext,
): FenceLine | null {
  const tags = rest.split(',').map((tag) => tag.trim())
  const name = readName(title, context, 'item')
  const facts = noFacts()
  if (tags.includes('milestone')) {
    const date = tags.find((tag) => /^\d{4}-\d{2}-\d{2}$/.test(tag))
    const found = date === undefined ? null : dateOf(date, context)
    if (found) facts.target = { value: found.period, line }
    return fenceLine('milestone', title, line, productVersion(name, context), facts, section)
  }
  const status: Status | null = tags.includes('done') ? 'done' : tags.includes('active') ? 'in-progress' : null
  if (status) facts.status = { value: status, via: 'word', line }
  const { label } = name
  const isUnit = label && label.kind !== 'outline' && label.kind !== 'period' && !label.late
  if (isUnit) return fenceLine('milestone', title, line, name, facts, section)
  return status && fenceLine('task', title, line, name, facts, section)
}

/** "Terminal 1.14", "Release 1.14": the version is the label. */
function productVersion(name: Name, context: ReadContext): Name {
  if (name.label) return name
  const last = name.title.slice(name.title.lastIndexOf(' ') + 1)
  if (!/^[vV]?\d+\.\d/.test(last) || versionAt(last) !== last) return name
  return { ...name, label: readName(last, context, 'item').label }
}

const branch = /^\s*(?:[├└│┣┗┃|+`]+[─━\-\s]*|[-*•]\s+)/u
const rule = /^[\s━─═=_*~-]{4,}$/u

/** A plan drawn with lines: periods or phases at the margin, their entries as branches below. */
function planning(lines: readonly string[], first: number, context: ReadContext): FenceLine[] {
  const heads: FenceLine[] = []
  const entries: { head: FenceLine; entry: FenceLine }[] = []
  let head: FenceLine | null = null
  for (const [index, raw] of lines.entries()) {
    const line = first + index
    if (raw.trim() === '' || rule.test(raw)) continue
    if (branch.test(raw) || (head && /^\s{2,}\S/.test(raw))) {
      if (head === null) continue
      head.end = line
      const entry = planEntry(raw.replace(branch, ''), line, head, context)
      if (entry) entries.push({ head, entry })
    } else if (!/^\s{3}/.test(raw)) {
      head = planHead(raw, line, context)
      if (head) heads.push(head)
    }
  }
  // One such line is an example or a picture; a plan has more, and branches below them.
  const branched = heads.filter((head) => head.end > head.line)
  if (branched.length < 2) return []
  return [...branched, ...entries.filter(({ head }) => head.end > head.line).map(({ entry }) => entry)]
}

function planHead(raw: string, line: number, context: ReadContext): FenceLine | null {
  const name = readName(raw, context, 'heading')
  const kind = name.label?.kind
  const isUnit = kind === 'period' || kind === 'phase' || kind === 'release' || kind === 'ordinal'
  return isUnit ? fenceLine('milestone', raw.trim(), line, name, factsOfName(name, line), null) : null
}

function planEntry(text: string, line: number, head: FenceLine, context: ReadContext): FenceLine | null {
  const name = readName(text, context, 'item')
  const said = /\(([^()]*)\)/.exec(text)?.[1]
  const status = stateOf(name) ?? (said === undefined ? null : stateOf(readName(`x (${said})`, context, 'item')))
  if (status === null) return null
  return fenceLine('task', text, line, name, { ...noFacts(), status: { ...status, line } }, head)
}

const stateOf = ({ status, via }: Name): Pick<StatedStatus, 'value' | 'via'> | null =>
  status && via && { value: status, via }
