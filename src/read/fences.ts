import type { Code } from 'mdast'
import { dateOf } from './dates.ts'
import { type Facts, factsOfName, noFacts } from './facts.ts'
import type { ReadContext } from './fragments.ts'
import type { Inline } from './inline.ts'
import { type Name, readName } from './name.ts'

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

const plain = (text: string, line: number): Inline => ({ text, marks: [], lines: [[0, line]] })

export function readFence(node: Code, context: ReadContext): FenceLine[] {
  const first = (node.position?.start.line ?? 0) + 1
  const lines = node.value.split('\n')
  if (/^mermaid$/i.test(node.lang ?? '') || /^\s*(?:gantt|timeline)\s*$/m.test(lines.slice(0, 3).join('\n'))) {
    return lines.some((line) => line.trim() === 'gantt') ? gantt(lines, first, context) : []
  }
  if (node.lang && !/^(?:text|txt|plain|plaintext|roadmap|ascii|none|md|markdown)$/i.test(node.lang)) return []
  return planning(lines, first, context)
}

/** Mermaid's gantt: sections are milestones told again, entries tagged done, active or with a date state something. */
function gantt(lines: readonly string[], first: number, context: ReadContext): FenceLine[] {
  const found: FenceLine[] = []
  let section: FenceLine | null = null
  lines.forEach((raw, index) => {
    const text = raw.trim()
    const line = first + index
    const heading = /^section\s+(.+)$/.exec(text)
    if (heading) {
      const name = productVersion(readName(heading[1] as string, context, 'item'), context)
      section = {
        line,
        text: plain(heading[1] as string, line),
        name,
        facts: factsOfName(name, line),
        use: 'milestone',
        under: null,
        end: line,
      }
      found.push(section)
      return
    }
    const entry = /^([^:%][^:]*?)\s*:\s*(.*)$/.exec(text)
    if (
      !entry ||
      /^(?:title|dateFormat|axisFormat|excludes|todayMarker|tickInterval|weekday|accTitle|accDescr)\b/.test(text)
    )
      return
    const [, title, rest] = entry as unknown as [string, string, string]
    const tags = rest.split(',').map((tag) => tag.trim())
    const date = tags.find((tag) => /^\d{4}-\d{2}-\d{2}$/.test(tag))
    const facts = noFacts()
    if (section) (section as FenceLine).end = line
    if (tags.includes('milestone')) {
      const name = productVersion(readName(title, context, 'item'), context)
      if (date) facts.target = dated(date, line, context)
      found.push({
        line,
        text: plain(title, line),
        name,
        facts,
        use: 'milestone',
        under: (section as FenceLine | null)?.line ?? null,
        end: line,
      })
      return
    }
    const status = tags.includes('done') ? 'done' : tags.includes('active') ? 'in-progress' : null
    const named = readName(title, context, 'item')
    if (named.label && named.label.kind !== 'outline' && named.label.kind !== 'period' && !named.label.late) {
      if (status) facts.status = { value: status, via: 'word', line }
      const whole: FenceLine = { line, text: plain(title, line), name: named, facts, use: 'milestone', under: (section as FenceLine | null)?.line ?? null, end: line }
      found.push(whole)
      return
    }
    if (status) {
      facts.status = { value: status, via: 'word', line }
      found.push({
        line,
        text: plain(title, line),
        name: readName(title, context, 'item'),
        facts,
        use: 'task',
        under: (section as FenceLine | null)?.line ?? null,
        end: line,
      })
    }
  })
  return found
}

function dated(text: string, line: number, context: ReadContext): Facts['target'] {
  const date = dateOf(text, context)
  return date && { value: date.period, line }
}

/** "Terminal 1.14", "Release 1.14", "1.14 becomes stable": the version is the label. */
function productVersion(name: Name, context: ReadContext): Name {
  if (name.label) return name
  const version = /(?:^|\s)([vV]?\d+\.\d+(?:\.\d+)*)$/.exec(name.title)
  if (!version) return name
  return { ...name, label: readName(version[1] as string, context, 'item').label }
}

const branch = /^\s*(?:[├└│┣┗┃|+`]+[─━\-\s]*|[-*•]\s+)/u
const rule = /^[\s━─═=_*~-]{4,}$/u

/** A plan drawn with lines: periods or phases at the margin, their entries as branches below. */
function planning(lines: readonly string[], first: number, context: ReadContext): FenceLine[] {
  const heads: FenceLine[] = []
  const entries: FenceLine[] = []
  let under: FenceLine | null = null
  lines.forEach((raw, index) => {
    const line = first + index
    if (raw.trim() === '' || rule.test(raw)) return
    if (branch.test(raw) || (under && /^\s{2,}\S/.test(raw))) {
      if (!under) return
      under.end = line
      const text = raw.replace(branch, '')
      const name = readName(text, context, 'item')
      const facts = noFacts()
      const said = /\(([^()]*)\)/.exec(text)?.[1]
      const inner = said ? readName(`x (${said})`, context, 'item') : null
      const status =
        name.status && name.via
          ? { value: name.status, via: name.via }
          : inner?.status && inner.via
            ? { value: inner.status, via: inner.via }
            : null
      if (status) facts.status = { ...status, line }
      if (status)
        entries.push({ line, text: plain(text, line), name, facts, use: 'task', under: under.line, end: line })
      return
    }
    if (/^\s{3,}/.test(raw)) return
    const name = readName(raw, context, 'heading')
    const kind = name.label?.kind
    if (kind === 'period' || kind === 'phase' || kind === 'release' || kind === 'ordinal') {
      under = {
        line,
        text: plain(raw.trim(), line),
        name,
        facts: factsOfName(name, line),
        use: 'milestone',
        under: null,
        end: line,
      }
      heads.push(under)
    } else under = null
  })
  // One such line is an example or a picture; a plan has more, and branches below them.
  const withBranches = heads.filter((head) => head.end > head.line)
  return withBranches.length >= 2
    ? [...withBranches, ...entries.filter((entry) => withBranches.some((head) => head.line === entry.under))]
    : []
}
