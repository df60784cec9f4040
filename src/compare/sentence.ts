import type { Status } from '../roadmap/index.ts'
import type { Change, ChangeOf, Named } from './change.ts'
import { headOf } from './head.ts'
import { periods } from './periods.ts'
import { quotedName } from './survey.ts'

/** A piece of a sentence. What comes from a document is set apart, so that each format escapes, marks and links it. */
export type Part =
  | string
  | { kind: 'milestone'; text: string; milestone: string }
  | { kind: 'announcement'; text: string; announcement: string }
  | { kind: 'quote'; text: string }

const longest = 90

/** One plain sentence, without a full stop: `M3 slips 28 days, from 6 October to 3 November 2025`. */
export function describe(change: Change): string {
  return plainText(sentence(change))
}

/** The same in pieces. */
export function sentence(change: Change): Part[] {
  switch (change.type) {
    case 'roadmap-added':
      return ['Roadmap ', quote(change.title), ` added, with ${count(change.milestones, 'milestone')}`]
    case 'roadmap-removed':
      return ['Roadmap ', quote(change.title), ` removed, with ${count(change.milestones, 'milestone')}`]
    case 'roadmap-renamed':
      return ['The roadmap ', quote(change.before), ' is now called ', quote(change.after)]
    case 'roadmap-status':
      return ['The roadmap ', ...became(change.before, change.after, change.direction)]
    case 'milestone-became-section':
      return [inFull(change), ' is no milestone any more; its heading still stands']
    case 'section-became-milestone':
      return [inFull(change), ' is a milestone now; its heading stood before']
    case 'milestone-added':
    case 'milestone-returned':
      return cameToBe(change)
    case 'milestone-removed':
      return [inFull(change), ` removed; ${howLeft(change)}`]
    case 'milestone-renamed':
      return renamed(change)
    case 'milestone-moved': {
      const way = [...out(change.from), ...into(change.to)]
      return [self(change), ' moved ', ...way, later(change.later)]
    }
    case 'milestones-reordered': {
      const of: Part[] = change.milestone === null ? [] : [' of ', self(change)]
      return ['The milestones', ...of, ' are in another order: ', ...list(change.moved.map(mention)), ' moved']
    }
    case 'milestone-split':
      return [self(change), ' split into ', ...list(change.into.map(mention), 12)]
    case 'milestones-merged':
      if (change.from.length === 1) return [self(change), ' takes the place of ', mention(change.from[0] as Named)]
      return [...list(change.from.map(mention), 12), ' merged into ', self(change)]
    case 'status': {
      const concluded = change.declared.after || change.after === null ? '' : ', as its tasks say'
      return [self(change), ' ', ...became(change.before, change.after, change.direction), concluded]
    }
    case 'target':
      return target([self(change)], change)
    case 'task-target':
      return target([...subject(change), ...within(change)], change)
    case 'task-regrouped':
      return [...subject(change), ...within(change), ' moved from ', quote(change.from), ' to ', quote(change.to)]
    case 'completed':
      return completed(change)
    case 'progress': {
      const { before, after } = change
      if (after === null) return [self(change), ` no longer has a declared progress; it was ${before} %`]
      if (before === null) return [self(change), ` is declared to be at ${after} %`]
      if (change.direction === 'backward') return [self(change), ` goes back from ${before} % to ${after} %`]
      return [self(change), ` is at ${after} %, was ${before} %`]
    }
    case 'non-goal-added':
      return [quote(change.item), ' is now out of scope of ', self(change)]
    case 'non-goal-removed':
      return [quote(change.item), ' is no longer out of scope of ', self(change)]
    case 'dependency-added':
      return [self(change), ' now depends on ', mention(change.needs)]
    case 'dependency-removed':
      return [self(change), ' no longer depends on ', mention(change.needs)]
    case 'task-added':
      return [...subject(change), `${state(change)} added`, ...to(change), nested(change.nested)]
    case 'task-removed': {
      const done = change.status === 'done'
      const how = done ? `, ${change.role === 'criterion' ? 'met' : 'done'}, removed from ` : ' dropped from '
      return [...subject(change), how, ...place(change), nested(change.nested)]
    }
    case 'task-ticked':
      return [...subject(change), ...within(change), change.role === 'criterion' ? ' is met' : ' is done']
    case 'task-unticked': {
      const now = change.after === null || change.after === 'planned' ? '' : `, now ${say(change.after)}`
      return [
        ...subject(change),
        ...within(change),
        ` is no longer ${change.role === 'criterion' ? 'met' : 'done'}${now}`,
      ]
    }
    case 'task-status':
      return [...subject(change), ...within(change), ' ', ...became(change.before, change.after, change.direction)]
    case 'task-reworded': {
      const [before, after] = wordings(change)
      const what = change.role === 'criterion' ? ['Criterion ', quote(before)] : [quote(before)]
      return [...what, ...within(change), ' now reads ', quote(after)]
    }
    case 'task-moved': {
      const now = change.before === change.after ? '' : `, now ${say(change.after)}`
      return [...subject(change), ' moved ', ...from(change.from), ...towards(change.to), now, later(change.later)]
    }
    case 'task-nested':
      return change.to === null
        ? [...subject(change), ...within(change), ' no longer stands under ', quote(change.from ?? '')]
        : [...subject(change), ...within(change), ' now stands under ', quote(change.to)]
    case 'task-role':
      return [quote(change.task), ...within(change), ` is now a ${change.after}, was a ${change.before}`]
    case 'task-owners':
      return owners(change)
    case 'tasks-reordered': {
      const moved = list(change.moved.map(quote))
      return [
        'The tasks',
        ...(change.milestone === null ? outside : [' of ', self(change)]),
        ' are in another order: ',
        ...moved,
        ' moved',
      ]
    }
    case 'announcement-untrue':
      return untrue(change)
  }
}

export function plainText(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.text)).join('')
}

/** Two to twelve as words, as prose has them. */
export function counted(n: number): string {
  const words = [
    'No',
    'One',
    'Two',
    'Three',
    'Four',
    'Five',
    'Six',
    'Seven',
    'Eight',
    'Nine',
    'Ten',
    'Eleven',
    'Twelve',
  ]
  return words[n] ?? String(n)
}

/** `a, b and c`; what is over the limit is counted. */
export function list(items: readonly Part[], most = 5): Part[] {
  const over = items.length > most + 1
  const shown = over ? items.slice(0, most) : items
  const parts: Part[] = []
  for (const [index, item] of shown.entries()) {
    const last = index === shown.length - 1 && !over
    parts.push(...(index === 0 ? [] : [last ? ' and ' : ', ']), item)
  }
  return over ? [...parts, ` and ${items.length - most} more`] : parts
}

export function mention({ id, name }: Named): Part {
  return { kind: 'milestone', text: clean(name), milestone: id }
}

export function quote(text: string): Part {
  return { kind: 'quote', text: `“${clean(text)}”` }
}

/** The milestone that a change is filed under, by name. */
export function self({ milestone, name }: { milestone: string | null; name: string | null }): {
  kind: 'milestone'
  text: string
  milestone: string
} {
  return { kind: 'milestone', text: clean(name ?? ''), milestone: milestone ?? '' }
}

/** The same with label and title: for milestones that the reader does not know or can no longer look up. */
export function inFull(change: Situated & Titled): Part {
  return { ...self(change), text: clean(quotedName(change)) }
}

type Situated = { milestone: string | null; name: string | null }

const outside: Part[] = [' outside of the milestones']

/** ` to M2`, for what was added. */
export function to(change: Situated): Part[] {
  return change.milestone === null ? outside : [' to ', self(change)]
}

/** ` in M2`. */
export function within(change: Situated): Part[] {
  return change.milestone === null ? outside : [' in ', self(change)]
}

/** `M2`, or what stands for no milestone. */
export function place(change: Situated): Part[] {
  return change.milestone === null ? ['the tasks outside of the milestones'] : [self(change)]
}

/** Where a task came from: `from M2 `. */
export function from(milestone: Named | null): Part[] {
  return milestone === null ? ['from outside of the milestones '] : ['from ', mention(milestone), ' ']
}

export function towards(milestone: Named | null): Part[] {
  return milestone === null ? ['out of the milestones'] : ['to ', mention(milestone)]
}

function out(milestone: Named | null): Part[] {
  return milestone === null ? [] : ['from ', mention(milestone), ' ']
}

function into(milestone: Named | null): Part[] {
  return milestone === null ? ['to the top level'] : ['into ', mention(milestone)]
}

export function later(days: number | null): string {
  if (days === null || days === 0) return ''
  return `, ${count(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`
}

function subject({ role, task }: { role: 'task' | 'criterion'; task: string }): Part[] {
  return role === 'criterion' ? ['Criterion ', called(task)] : [called(task)]
}

/** A task by its title, or by the head of it where the whole is long. */
export function called(title: string): Part {
  return quote(clean(title, Infinity).length > longest ? headOf(title) : title)
}

/** `, done,`: the state that something was added with; what is only planned needs none. */
export function state({ status, role }: ChangeOf<'task-added'>): string {
  if (status === null || status === 'planned') return ''
  return `, ${role === 'criterion' && status === 'done' ? 'met' : say(status)},`
}

export function nested(n: number): string {
  return n === 0 ? '' : `, with ${count(n, 'nested task')}`
}

export function count(n: number, one: string): string {
  return `${n} ${n === 1 ? one : `${one}s`}`
}

export function say(status: Status | null): string {
  return status === null ? 'without a status' : status.replace('-', ' ')
}

export function became(before: Status | null, after: Status | null, way: 'forward' | 'backward' | 'none'): Part[] {
  if (after === null) return [`no longer has a status; it was ${say(before)}`]
  if (before === null) return [`is now ${say(after)}`]
  if (way === 'backward' && (before === 'done' || after === 'planned'))
    return [`goes back from ${say(before)} to ${say(after)}`]
  return [`is now ${say(after)}, was ${say(before)}`]
}

function cameToBe(change: ChangeOf<'milestone-added' | 'milestone-returned'>): Part[] {
  const { parent, target, status, type, kind } = change
  const words: Part[] = [inFull(change)]
  words.push(type === 'milestone-added' ? ' added' : ' is back')
  if (parent) words.push(' in ', mention(parent))
  if (status && status !== 'planned') words.push(`, ${say(status)}`)
  // The name of a period is its date.
  if (target && kind !== 'period') words.push(', planned ', forWhen(target))
  if (change.tasks > 0) words.push(`, with ${count(change.tasks, 'task')}`)
  else if (change.items > 0) words.push(`, with ${count(change.items, 'item')}`)
  return words
}

function forWhen(period: NonNullable<ChangeOf<'target'>['after']>): string {
  return 'duration' in period ? `to take ${periods.one(period)}` : `for ${periods.one(period)}`
}

function howLeft({ done, open }: ChangeOf<'milestone-removed'>): string {
  if (done) return 'it was done'
  if (open === 0) return 'it was not done'
  return `it was not done, ${count(open, 'open task')} went with it`
}

function renamed({ milestone, before, after, reused }: ChangeOf<'milestone-renamed'>): Part[] {
  const at = (text: string): Part => ({ kind: 'milestone', text: clean(text), milestone })
  const words: Part[] =
    before.label === after.label && before.label !== null
      ? [at(before.label), ...retitled(before, after)]
      : [at(quotedName(before)), ' is now ', at(quotedName(after))]
  return reused ? [...words, `; ${clean(after.label ?? '')} was another milestone before`] : words
}

/** Of a milestone that keeps its label. */
function retitled(before: Titled, after: Titled): Part[] {
  if (before.title === before.label) return [' is now called ', quote(after.title)]
  if (after.title === after.label) return [' no longer has a title; it was ', quote(before.title)]
  return [' renamed from ', quote(before.title), ' to ', quote(after.title)]
}

type Titled = { label: string | null; title: string }

function target(name: Part[], change: ChangeOf<'target' | 'task-target'>): Part[] {
  const { kind, before, after, slip } = change
  if (before === null || after === null) {
    if (after) return [...name, ` is now planned ${forWhen(after)}`]
    return [...name, ` no longer has a target; it was ${before ? periods.one(before) : ''}`]
  }
  const lasts = 'duration' in before && 'duration' in after
  const days = slip === null ? '' : count(Math.abs(slip), 'day')
  switch (kind) {
    case 'sharpened':
      return [...name, ` has a more exact target: ${periods.one(after)}, within ${periods.one(before)}`]
    case 'widened': {
      const up = slip !== null && slip > 0 ? `, up to ${days} later` : ''
      return [...name, ` has a vaguer target: ${periods.one(after)} instead of ${periods.one(before)}${up}`]
    }
    case 'slip':
    case 'pulled-in': {
      if (lasts) {
        const more = days === '' ? '' : `, ${days} ${kind === 'slip' ? 'more' : 'less'}`
        return [...name, ` is planned to take ${periods.one(after)} instead of ${periods.one(before)}${more}`]
      }
      const by = days === '' ? '' : kind === 'slip' ? ` ${days}` : ` by ${days}`
      return [
        ...name,
        `${kind === 'slip' ? ' slips' : ' is pulled in'}${by}${by === '' ? '' : ','} from ${periods.way(before, after, change.between === 'periods')}`,
      ]
    }
    default:
      return [...name, ` has another kind of target: ${periods.one(after)} instead of ${periods.one(before)}`]
  }
}

function completed(change: ChangeOf<'completed'>): Part[] {
  const { kind, before, after, late } = change
  const name = self(change)
  if (after === null) return [name, ` no longer has a date of completion; it was ${before ? periods.one(before) : ''}`]
  if (kind === 'stated') {
    const when =
      late === null
        ? ''
        : late === 0
          ? ', on its target'
          : `, ${count(Math.abs(late), 'day')} ${late > 0 ? 'after' : 'before'} its target`
    return [name, ` was completed ${on(after)}${when}`]
  }
  const was = before ? periods.one(before) : ''
  if (kind === 'sharpened') return [name, ` has a more exact date of completion: ${periods.one(after)}, within ${was}`]
  return [name, ` has another date of completion: ${periods.one(after)} instead of ${was}`]
}

function untrue(change: ChangeOf<'announcement-untrue'>): Part[] {
  const { announcement, said, now, why } = change
  const when = `(${announcement.date})`
  const named: Part = { kind: 'announcement', text: `“${clean(announcement.title)}”`, announcement: announcement.id }
  const opening: Part[] = ['The announcement ', named, ` ${when} is no longer true: it said `]
  const dated = (target: typeof said.target) => (target ? `planned ${forWhen(target)}` : 'without a target')
  if (now === null) {
    const as = said.status
      ? `was ${say(said.status)}`
      : said.target
        ? `was ${dated(said.target)}`
        : 'was on the roadmap'
    return [...opening, self(change), ` ${as}, now it is gone`]
  }
  if (why === 'target') return [...opening, self(change), ` was ${dated(said.target)}, now it is ${dated(now.target)}`]
  return [...opening, self(change), ` was ${say(said.status)}, now it is ${say(now.status)}`]
}

function on(period: NonNullable<ChangeOf<'completed'>['after']>): string {
  return `${'start' in period && period.start === period.end ? 'on' : 'in'} ${periods.one(period)}`
}

function owners(change: ChangeOf<'task-owners'>): Part[] {
  const { before, after } = change
  const names = (owners: readonly string[]) => list(owners.map((owner) => ({ kind: 'quote', text: clean(owner) })))
  const what = [...subject(change), ...within(change)]
  if (after.length === 0) return [...what, ' no longer has an owner; it was ', ...names(before)]
  if (before.length === 0) return [...what, ' now has an owner: ', ...names(after)]
  return [...what, ' goes from ', ...names(before), ' to ', ...names(after)]
}

/**
 * Text of a document for a sentence: on one line, of bounded length, without marks of direction and other invisible
 * characters. Those that could hide or forge something show as U+FFFD.
 */
export function clean(text: string, most = longest): string {
  const plain = text
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200E\u200F\u061C\u200B\u2060\uFEFF\u00AD]/g, '')
    .replace(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '\uFFFD')
    .trim()
  if (plain.length <= most) return plain
  const short = [...plain]
    .slice(0, most - 1)
    .join('')
    .trimEnd()
  return plain.endsWith('”') ? `${short}…”` : `${short}…`
}

/** Both texts of what was reworded, cut so that what differs can be seen. */
export function wordings({ before, after }: ChangeOf<'task-reworded'>): [string, string] {
  return different(clean(before, Infinity), clean(after, Infinity))
}

/** Two long texts cut so that what differs can be seen: the first words, then those around the first difference. */
function different(a: string, b: string): [string, string] {
  const same = sharedStart(a, b)
  if (Math.max(a.length, b.length) <= longest || same < longest / 2) return [a, b]
  const head = a.lastIndexOf(' ', longest / 3)
  const from = a.lastIndexOf(' ', same - longest / 9)
  if (head < 1 || from <= head) return [a, b]
  return [`${a.slice(0, head)} …${a.slice(from)}`, `${b.slice(0, head)} …${b.slice(from)}`]
}

function sharedStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}
