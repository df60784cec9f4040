import type { Period, Status } from '../roadmap/index.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { onOneLine, trailingBracket, trimmed, withoutEnd, withoutStart } from './edges.ts'
import { readAside } from './fragments.ts'
import { type Label, takeLabel } from './labels.ts'
import { phraseAt, type Token, wholePhrase } from './lexicon.ts'
import { absorb, type Naming, saidBehind, state, withoutAsides, withoutLead, withoutNotes } from './name-asides.ts'
import type { SymbolUse } from './symbols.ts'

/** A heading, item or row taken apart. */
export interface Name {
  /** All of it, as plain text. */
  text: string
  label: Label | null
  title: string
  status: Status | null
  via: 'word' | 'symbol' | 'box' | null
  /** Said to be the current one, which gives a status by the kind of thing. */
  current: boolean
  target: Period | null
  completed: Period | null
  start: Period | null
  percent: number | null
  /** Version that stands beside the name, in parentheses or behind a dash. */
  version: string | null
  symbols: readonly string[]
  /** A word that says outright that this is a unit of work: `Milestone: …`. */
  typed: boolean
}

/**
 * Takes a heading, item or cell apart: symbols, label, title, and what is said beside the name in parentheses or
 * behind a dash. The title keeps everything that is no such statement.
 */
export function readName(source: string, context: ReadContext, use: SymbolUse = 'heading'): Name {
  const names = context.memo.names[use]
  const known = names.get(source)
  if (known) return known
  const read = nameOf(source, context, use)
  names.set(source, read)
  return read
}

function nameOf(source: string, context: ReadContext, use: SymbolUse): Name {
  const name = emptyName(trimmed(onOneLine(source)))
  const naming: Naming = { name, context, use, late: null }
  const text = withoutAsides(withoutLead(name.text, naming), naming)
  readLabel(text, naming)
  const rest = name.title === '' ? readOutline(text, naming) : text
  if (rest === null) return name
  if (naming.late && (!name.label || name.label.kind === 'outline')) name.label = { ...naming.late, late: true }
  readType(rest, naming)
  if (use === 'heading' && !name.label) readPeriod(naming)
  name.title = trimmed(withoutEnd(withoutStart(name.title, edges), edges)) || name.label?.text || name.text
  return name
}

const edges = ':：|·—–-'

const emptyName = (text: string): Name & { symbols: string[] } => ({
  text,
  label: null,
  title: '',
  status: null,
  via: null,
  current: false,
  target: null,
  completed: null,
  start: null,
  percent: null,
  version: null,
  symbols: [],
  typed: false,
})

const separator = /^\s*(?:[:：—–―|·•]|--+|-(?=\s)|(?<=\s)-|\.(?=\s)|\))\s*/u

/** The label at the beginning, and the title behind it. */
function readLabel(text: string, naming: Naming): void {
  const { name, context } = naming
  const taken = takeLabel(text, context)
  if (taken === null) return
  const written = text.slice(taken.end)
  const behind = withoutNotes(written, naming)
  const joint = separator.exec(behind)?.[0] ?? null
  const rest = joint === null ? trimmed(behind) : behind.slice(joint.length)
  const { label, period } = taken
  if (period) {
    // A calendar date beside a relative one wins: Week 5-6 (Feb 15-28).
    if (!name.target || !('start' in name.target) || 'start' in period.period)
      name.target = narrower(name.target, period.period)
    // A name that only begins with a month or year is no period: "March of progress", "2025 goals of the team".
    if (joint === null && rest !== '' && period.weak && !/^[(（]/.test(rest)) {
      name.target = null
      name.title = text
      return
    }
    // 2026 Q1 — Sprint 0: the sprint is the name, the quarter its date. Q1 2026: the quarter is the name.
    const inner = joint === null ? null : takeLabel(rest, context)
    const named = inner && inner.label.kind !== 'period'
    name.label = named ? inner.label : label
    name.title = named ? titleOf(rest.slice(inner.end), inner.label.text) : titleOf(rest, label.text)
  } else if (joint !== null || written === '' || /^[\s(（[]/.test(written)) {
    name.label = label
    const said = joint === null ? saidBehind(rest, naming) : null
    if (said) {
      absorb(name, said)
      name.title = label.text
      return
    }
    // "1.1 in Windows Terminal": the version is the subject of the sentence, which stays whole.
    const goesOn = joint === null && label.kind === 'release' && /^\s+\p{Ll}/u.test(behind)
    name.title = goesOn ? text : titleOf(rest, label.text)
  }
}

/** A month in parentheses narrows the quarter that is named; else the named period wins. */
function narrower(beside: Period | null, named: Period): Period {
  if (!beside || !('start' in beside) || !('start' in named) || beside.end === null || named.end === null) return named
  const isMonth =
    beside.start.slice(0, 7) === beside.end.slice(0, 7) && beside.start.endsWith('-01') && beside.start !== beside.end
  return isMonth && beside.start >= named.start && beside.end <= named.end ? beside : named
}

/** The title behind a label, out of its brackets; the label where there is none. */
function titleOf(rest: string, label: string): string {
  const title = trimmed(rest)
  // "v3: ???" has no title yet.
  if (title === '' || /^[(（]?[?？.…\s]+[)）]?$/.test(title)) return label
  // Milestone 3 (M3): API
  const again = /^[(（]([^()（）]{1,24})[)）]\s*[:：—–-]\s*(?=\S)/u.exec(title)
  if (again && /\p{Nd}/u.test(again[1] as string)) return trimmed(title.slice(again[0].length))
  const whole = trailingBracket(title)
  return whole?.start === 0 ? trimmed(whole.inner) : title
}

const outlinePattern = /^(?:\p{Nd}{1,2}(?:\.\p{Nd}{1,2}){1,3}\.?|\p{Nd}{1,2}(?:[.)]|\ufe0f?\u20e3))(?=\s)/u

/** `1.2 Parser`: the name behind an outline number becomes the title; null where that name has a label of its own. */
function readOutline(text: string, { name, context, use }: Naming): string | null {
  const outline = outlinePattern.exec(text)?.[0]
  if (outline === undefined) {
    name.title = text
    return text
  }
  const number = outline.replace(/(?:[.)]|\ufe0f|\u20e3)+$/u, '')
  name.label = { text: number, kind: 'outline', key: `outline:${number}` }
  const rest = trimmed(withoutStart(text.slice(outline.length), ':—–-'))
  const inner = readName(rest, context, use)
  if (inner.label === null || inner.label.kind === 'outline') {
    name.title = rest
    return rest
  }
  Object.assign(name, {
    ...inner,
    text: name.text,
    status: inner.status ?? name.status,
    via: inner.status ? inner.via : name.via,
    symbols: [...name.symbols, ...inner.symbols],
    target: name.target ?? inner.target,
    completed: name.completed ?? inner.completed,
    percent: name.percent ?? inner.percent,
  })
  return null
}

/** `Current: v1.2`, `Upcoming: v1.3`: what is named is the release, and which one it is says how it stands. */
function readWhich(written: string, tokens: readonly Token[], { name, context }: Naming): boolean {
  const inner = readName(written, context)
  if (inner.label === null || (inner.label.kind !== 'release' && inner.label.kind !== 'phase')) return false
  name.label = inner.label
  name.title = inner.title
  name.target ??= inner.target
  name.completed ??= inner.completed
  if (phraseAt(context.lexicon, 'current', tokens, 0)) name.current = true
  else state(name, inner.status ?? wholePhrase(context.lexicon, 'buckets', tokens), 'word')
  return true
}

/** `Started in H2 2024`, the name of a bucket, says when that is. */
function readPeriod({ name, context }: Naming): void {
  if (!/\p{N}/u.test(name.title) || name.status || name.target) return
  const said = readAside(name.title, context, 'heading')
  name.target ??= said?.date ?? null
  name.completed ??= said?.completed ?? null
}

/** `Milestone: Ship it` names a milestone outright; `Current Release: v0.1` puts the label behind the colon. */
function readType(source: string, naming: Naming): void {
  const { name, context } = naming
  const { lexicon } = context
  if (name.label && name.label.kind !== 'ordinal') return
  const colon = /^([^:：]{1,40})[:：]\s*(\S.*)$/u.exec(name.label ? source : name.title)
  if (!colon) return
  const tokens = tokensOf(colon[1] as string, context)
  const ordinal = phraseAt(lexicon, 'ordinals', tokens, 0)
  const current = phraseAt(lexicon, 'current', tokens, 0)
  const which = tokens.length > 0 ? (ordinal ?? current ?? phraseAt(lexicon, 'buckets', tokens, 0)) : null
  if (which?.next === tokens.length && readWhich(colon[2] as string, tokens, naming)) return
  const unit = phraseAt(lexicon, 'units', tokens, ordinal?.next ?? current?.next ?? 0)
  if (!unit || unit.next !== tokens.length || (unit.value !== 'phase' && unit.value !== 'release')) return
  const inner = readName(colon[2] as string, context)
  if (name.label?.kind === 'ordinal' && inner.label?.kind !== 'release') return
  if (ordinal?.value === 'current' || current) name.current = true
  name.typed = true
  name.label = inner.label
  name.title = inner.title
  name.target ??= inner.target
  name.completed ??= inner.completed
  state(name, inner.status, inner.via)
}
