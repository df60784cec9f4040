import type { Period, Status } from '../roadmap/index.ts'
import { addAll } from './grouped.ts'
import type { Inline } from './inline.ts'
import type { Name } from './name.ts'

/** A fact and the line that states it. */
export interface Stated<T> {
  value: T
  line: number
  /** A date that the document calls just a date: of a thing that is done it is the completion. */
  plain?: true
}

/** A status and how it is said. */
export interface StatedStatus extends Stated<Status> {
  /** Words win over symbols, symbols over boxes. */
  via: 'word' | 'symbol' | 'box' | 'strike' | 'bucket'
}

/** A value of a status or date field that could not be read. */
export interface Unread {
  field: 'status' | 'date'
  text: string
  line: number
}

/** What a document says of one milestone in one place. */
export interface Facts {
  status: StatedStatus | null
  current: Stated<true> | null
  target: Stated<Period> | null
  completed: Stated<Period> | null
  start: Stated<Period> | null
  progress: Stated<number> | null
  goal: Stated<string> | null
  needs: Inline[]
  unread: Unread[]
  updated: Stated<Period> | null
  version: Stated<string> | null
}

export const noFacts = (): Facts => ({
  status: null,
  current: null,
  target: null,
  completed: null,
  start: null,
  progress: null,
  goal: null,
  needs: [],
  unread: [],
  updated: null,
  version: null,
})

const strength = { bucket: 0, box: 1, strike: 2, symbol: 3, word: 4 } as const

/** Keeps the stronger of two statements of a status, the first of two equal ones. */
function stronger(a: StatedStatus | null, b: StatedStatus | null): StatedStatus | null {
  if (!a || !b) return a ?? b
  return strength[b.via] > strength[a.via] ? b : a
}

/** A calendar date wins over a relative one, else the first stands. */
function better(a: Stated<Period> | null, b: Stated<Period> | null): Stated<Period> | null {
  if (!a || !b) return a ?? b
  return !('start' in a.value) && 'start' in b.value ? b : a
}

/** Adds a statement of the status, unless a stronger one stands. */
export function addStatus(facts: Facts, value: Status, via: StatedStatus['via'], line: number): void {
  facts.status = stronger(facts.status, { value, via, line })
}

/** Adds a target, unless one that is as exact stands. */
export function addTarget(facts: Facts, target: Stated<Period>): void {
  facts.target = better(facts.target, target)
}

/** Adds what another place says; what stands stays where both say the same kind of thing as surely. */
export function mergeFacts(into: Facts, from: Facts): void {
  into.status = stronger(into.status, from.status)
  into.current ??= from.current
  into.target = better(into.target, from.target)
  into.completed ??= from.completed
  into.start ??= from.start
  into.progress ??= from.progress
  into.goal ??= from.goal
  addAll(into.needs, from.needs)
  addAll(into.unread, from.unread)
  into.updated ??= from.updated
  into.version ??= from.version
}

/** What the name of a milestone says beside its title. */
export function factsOfName(name: Name, line: number): Facts {
  const facts = noFacts()
  if (name.status && name.via) facts.status = { value: name.status, via: name.via, line }
  if (name.current) facts.current = { value: true, line }
  if (name.target) facts.target = { value: name.target, line }
  if (name.completed) facts.completed = { value: name.completed, line }
  if (name.start) facts.start = { value: name.start, line }
  if (name.percent !== null) facts.progress = { value: name.percent, line }
  return facts
}
