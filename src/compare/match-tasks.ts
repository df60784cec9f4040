import { distance } from 'fastest-levenshtein'
import { munkres } from 'munkres'
import { type Item, type Milestone, type Task, wording } from '../roadmap/index.ts'
import { headOf } from './head.ts'

/** A task of one of both roadmaps, with what it is recognised by. */
export interface Entry {
  task: Task
  /** Id of its milestone; `''` for tasks of none. */
  list: string
  parent: Entry | null
  children: Entry[]
  /** Its title without typography, owners and references. */
  key: string
  /** The same of its title without the note behind it. */
  head: string
  headWords: ReadonlySet<string>
  words: ReadonlySet<string>
  /** Words and pairs of neighbours: what look-alikes are looked up by. */
  marks: ReadonlySet<string>
  references: readonly string[]
  /** For content that states no state of its own: that of its milestone where it is done, which says it of all that is in it. */
  plain: { done: boolean } | null
}

/** Which tasks of the one roadmap are which of the other. Both ways. */
export interface Matches {
  after: Map<Entry, Entry>
  before: Map<Entry, Entry>
}

/** Below these two titles are of two tasks: in one list, and in the lists of two milestones, where nothing else speaks for it. */
const alike = { within: 0.6, across: 0.8 }
/** Groups of look-alikes above this size are assigned best first: the optimal assignment is cubic. */
const largest = 60
/** What more tasks than this share tells none of them apart; so many of the rarest marks are looked up. */
const common = 24
const looked = 6
/** Letters of longer titles are not compared one by one. */
const longest = 400

/** Every task of a list and those nested in them, in order. */
export function entries(tasks: readonly Task[], list: string, parent: Entry | null = null): Entry[] {
  return tasks.flatMap((task) => {
    const key = keyOf(task)
    const references = task.references.map(({ url, repository, number, text }) =>
      number === null ? (url ?? text) : `${repository ?? ''}#${number}`,
    )
    const words = wordsOf(key)
    const marks = marksOf(words)
    const head = wording(headOf(task.title)) || key
    const headWords = head === wording(task.title) ? words : wordsOf(head)
    const entry: Entry = {
      head,
      headWords,
      task,
      list,
      parent,
      children: [],
      key,
      words,
      marks,
      references,
      plain: null,
    }
    parent?.children.push(entry)
    return [entry, ...entries(task.tasks ?? [], list, entry)]
  })
}

/** The tasks and criteria of a milestone; with `withPlain` also what it names without a state. */
export function content(milestone: Milestone, withPlain: boolean): Entry[] {
  const tasks = entries(milestone.tasks, milestone.id)
  if (!withPlain) return tasks
  const done = milestone.status?.value === 'done'
  const plain = milestone.items.flatMap((item) => (item.role === 'non-goal' ? [] : [asTask(item, item.role)]))
  return [...tasks, ...entries(plain, milestone.id).map((entry) => ({ ...entry, plain: { done } }))]
}

function asTask({ title, line, group, target }: Item, role: Task['role']): Task {
  const dated = target ? { target } : {}
  return {
    title,
    status: null,
    role,
    owners: [],
    references: [],
    tasks: [],
    line,
    lines: [line, line],
    group,
    ...dated,
  }
}

/**
 * Finds each task again: by equal title in its own list, then anywhere, where only the two have it; by a reference that only the two
 * of them have, by the head of its title, by likeness or by what is nested in it in its own list, then in the others. `homes` gives the lists that a list became.
 */
export function matchTasks(
  before: readonly Entry[],
  after: readonly Entry[],
  homes: (list: string) => readonly string[],
): Matches {
  const matches: Matches = { after: new Map(), before: new Map() }
  const pair = (from: Entry, to: Entry) => {
    matches.after.set(from, to)
    matches.before.set(to, from)
  }
  const open = (list: readonly Entry[], found: ReadonlyMap<Entry, Entry>) => list.filter((entry) => !found.has(entry))

  const lists = Map.groupBy(after, ({ list }) => list)
  const pairs = [...Map.groupBy(before, ({ list }) => list)].map(
    ([list, old]) => [old, homes(list).flatMap((id) => lists.get(id) ?? [])] as const,
  )
  const left = ([old, fresh]: readonly [readonly Entry[], readonly Entry[]]) =>
    [open(old, matches.after), open(fresh, matches.before)] as const
  const all = [before, after] as const
  for (const each of pairs) {
    equal(...left(each), ({ key, parent }) => `${parent?.key ?? ''}\n${key}`, pair)
    equal(...left(each), ({ key }) => key, pair)
  }
  // The same words elsewhere are surer than like ones here.
  only(...left(all), ({ key }) => [key], pair)
  for (const each of pairs) {
    referenced(...left(each), pair)
    only(...left(each), ({ head, task }) => [`${task.role} ${head}`], pair)
    similar(...left(each), alike.within, pair)
    holding(...left(each), matches, pair)
  }
  referenced(...left(all), pair)
  similar(...left(all), alike.across, pair)
  return matches
}

type Pair = (from: Entry, to: Entry) => void

/** Pairs entries with equal keys in their order. */
function equal(before: readonly Entry[], after: readonly Entry[], key: (entry: Entry) => string, pair: Pair): void {
  const waiting = Map.groupBy(after, key)
  const taken = new Map<string, number>()
  for (const from of before) {
    const at = key(from)
    const next = taken.get(at) ?? 0
    const to = waiting.get(at)?.[next]
    if (!to) continue
    taken.set(at, next + 1)
    pair(from, to)
  }
}

/** Pairs entries of which exactly one on each side has the key. */
function only(
  before: readonly Entry[],
  after: readonly Entry[],
  keys: (entry: Entry) => readonly string[],
  pair: Pair,
): void {
  const single = (entries: readonly Entry[]): Map<string, Entry | null> => {
    const found = new Map<string, Entry | null>()
    for (const entry of entries) for (const key of new Set(keys(entry))) found.set(key, found.has(key) ? null : entry)
    return found
  }
  const waiting = single(after)
  const taken = new Set<Entry>()
  for (const [key, from] of single(before)) {
    const to = waiting.get(key)
    if (!from || !to || taken.has(from) || taken.has(to)) continue
    taken.add(from).add(to)
    pair(from, to)
  }
}

function referenced(before: readonly Entry[], after: readonly Entry[], pair: Pair): void {
  only(before, after, ({ references }) => references, pair)
}

/** Pairs entries of one role that hold mostly the same nested ones, whatever they are called. */
function holding(before: readonly Entry[], after: readonly Entry[], matches: Matches, pair: Pair): void {
  const waiting = new Set(after)
  for (const from of before) {
    const shared = new Map<Entry, number>()
    for (const child of from.children) {
      const to = matches.after.get(child)?.parent
      if (to && waiting.has(to) && to.task.role === from.task.role) shared.set(to, (shared.get(to) ?? 0) + 1)
    }
    for (const [to, n] of shared) {
      if (n < 2 || n * 2 <= Math.max(from.children.length, to.children.length)) continue
      waiting.delete(to)
      pair(from, to)
      break
    }
  }
}

interface Candidate {
  from: Entry
  to: Entry
  score: number
}

/** Pairs entries whose titles are alike, so that the sum of likenesses is the greatest. */
function similar(before: readonly Entry[], after: readonly Entry[], least: number, pair: Pair): void {
  for (const group of groups(candidates(before, after, least)))
    for (const { from, to } of assigned(group)) pair(from, to)
}

/** Pairs that share a word or two neighbours that are not everywhere, and are alike enough. */
function candidates(before: readonly Entry[], after: readonly Entry[], least: number): Candidate[] {
  const index = new Map<string, Entry[]>()
  for (const entry of after) {
    for (const mark of entry.marks) {
      const having = index.get(mark)
      if (having) having.push(entry)
      else index.set(mark, [entry])
    }
  }
  const found: Candidate[] = []
  for (const from of before) {
    const rare = [...from.marks]
      .map((mark) => index.get(mark) ?? [])
      .filter(({ length }) => length > 0 && length <= common)
      .sort((a, b) => a.length - b.length)
    for (const to of new Set(rare.slice(0, looked).flat())) {
      const score = likeness(from, to, least < alike.across)
      if (score >= least) found.push({ from, to, score })
    }
  }
  return found
}

/** Candidates that compete with each other. */
function groups(all: readonly Candidate[]): Candidate[][] {
  const of = new Map<Entry, Candidate[]>()
  for (const candidate of all) {
    for (const entry of [candidate.from, candidate.to]) {
      const list = of.get(entry)
      if (list) list.push(candidate)
      else of.set(entry, [candidate])
    }
  }
  const seen = new Set<Entry>()
  const result: Candidate[][] = []
  for (const { from } of all) {
    if (seen.has(from)) continue
    const reached = new Set([from])
    for (const entry of reached) {
      seen.add(entry)
      for (const candidate of of.get(entry) ?? []) reached.add(candidate.from).add(candidate.to)
    }
    result.push([...new Set([...reached].flatMap((entry) => of.get(entry) ?? []))])
  }
  return result
}

function assigned(group: readonly Candidate[]): Candidate[] {
  if (group.length === 1) return [...group]
  const rows = [...Map.groupBy(group, ({ from }) => from).values()]
  const columns = [...new Set(group.map(({ to }) => to))]
  if (Math.max(rows.length, columns.length) > largest) return bestFirst(group)
  const cells = rows.map((row) => columns.map((column) => row.find(({ to }) => to === column)))
  const cost = cells.map((row) => row.map((cell) => 1 - (cell?.score ?? 0)))
  return munkres(cost).flatMap(([row, column]) => cells[row]?.[column] ?? [])
}

function bestFirst(group: readonly Candidate[]): Candidate[] {
  const taken = new Set<Entry>()
  return [...group]
    .sort((a, b) => b.score - a.score)
    .filter(({ from, to }) => {
      if (taken.has(from) || taken.has(to)) return false
      taken.add(from).add(to)
      return true
    })
}

/** How alike two tasks are, 0 to 1. Within one list their heads are enough: a note may be long. */
function likeness(a: Entry, b: Entry, continued: boolean): number {
  const whole = closeness(a.key, a.words, b.key, b.words, continued)
  if (!continued || (a.headWords === a.words && b.headWords === b.words)) return whole
  const short = Math.min(a.headWords.size, b.headWords.size) < 3
  return short ? whole : Math.max(whole, closeness(a.head, a.headWords, b.head, b.headWords, true))
}

/**
 * The mean of what two titles share of their letters and of their words. With `continued`, one that only says more than the other
 * counts for nearly the same.
 */
function closeness(
  a: string,
  wordsOfA: ReadonlySet<string>,
  b: string,
  wordsOfB: ReadonlySet<string>,
  continued: boolean,
): number {
  let shared = 0
  for (const word of wordsOfA) if (wordsOfB.has(word)) shared++
  const fewer = Math.min(wordsOfA.size, wordsOfB.size)
  const words = (2 * shared) / (wordsOfA.size + wordsOfB.size)
  // Three words and more that all stand in the other title: the same task with more or less to say.
  if (continued && fewer >= 3 && shared === fewer) return Math.max(words, 0.7 + words * 0.3)
  // Long texts of which one keeps nearly all words of the other, and says more around them.
  if (continued && fewer >= 8 && shared >= fewer * 0.75) return Math.max(words, alike.within)
  const longer = Math.max(a.length, b.length)
  if (words < 0.3 || longer > longest) return words
  return (words + 1 - distance(a, b) / longer) / 2
}

function keyOf({ title, owners, references }: Task): string {
  const numbers = references.map(({ text }) => text).filter((text) => /#|:\/\//.test(text))
  // The longest first: `#1` is no part of `#12`.
  const asides = [...owners.map((owner) => `@${owner}`), ...numbers]
  let bare = title
  for (const aside of asides.sort((a, b) => b.length - a.length)) if (aside !== '') bare = bare.replaceAll(aside, ' ')
  return wording(bare) || wording(title) || title.trim()
}

const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u

/** Words, by their first seven letters so that endings do not matter; characters where a script has no spaces. */
function wordsOf(key: string): Set<string> {
  const found = new Set<string>()
  for (const word of key.split(' ')) {
    if (unspaced.test(word)) for (const character of word) found.add(character)
    else if (word !== '') found.add(word.slice(0, 7))
  }
  return found
}

function marksOf(words: ReadonlySet<string>): Set<string> {
  const found = new Set(words)
  let last = ''
  for (const word of words) {
    if (last !== '') found.add(`${last} ${word}`)
    last = word
  }
  return found
}
