import { closest, distance } from 'fastest-levenshtein'
import { VFileMessage } from 'vfile-message'
import type { Change } from './change.ts'
import type { Compared, Comparison } from './comparison.ts'
import { plainText, sentence } from './sentence.ts'

const breaches = [
  'milestone-removed',
  'slip',
  'target-dropped',
  'criterion-dropped',
  'task-dropped',
  'status-backwards',
  'permalink-broken',
  'announcement-untrue',
] as const
type Breach = (typeof breaches)[number]

/** One thing that an edit must not do. */
interface Rule {
  breach: Breach
  /** Days that a slip may have; null where any slip is one too many. */
  days: number | null
  /** Whether a note in the roadmap that tells why makes it acceptable. */
  unlessNoted: boolean
  /** As it was written. */
  text: string
}
export type Policy = readonly Rule[]

/** Where a text of rules begins, counted from 1. */
export interface Start {
  line: number
  column: number
  file?: string
}

/**
 * Rules separated by commas: `milestone-removed, slip > 30 days without note`. `nothing` is the policy that never fails.
 *
 *     policy  = "nothing" / rule *("," rule)
 *     rule    = name [">" number ("day" / "days" / "week" / "weeks")] ["without" "note"]     ; the measure for `slip` only
 *
 * @throws {VFileMessage} fatal, at the word that is not expected
 */
export function parsePolicy(text: string, start: Start = { line: 1, column: 1 }): Policy {
  const words = wordsOf(text, start)
  let at = 0
  const end = placeAfter(text, start)
  const peek = (): string | undefined => words[at]?.text
  const fail = (expected: string, advice = ''): never => {
    const word = words[at]
    throw problem(
      `Unexpected ${word ? `\`${shown(word.text)}\`` : 'end of the rules'}, expected ${expected}${advice}`,
      {
        ...start,
        ...(word ?? end),
      },
    )
  }
  const take = (expected: string, ...wanted: readonly string[]): string => {
    const word = peek()
    if (word === undefined || !wanted.includes(word)) return fail(expected)
    at++
    return word
  }
  if (peek() === 'nothing' && words.length === 1) return []
  const rules: Rule[] = []
  for (;;) {
    const from = words[at]
    const breach = breaches.find((name) => name === from?.text)
    if (from === undefined || breach === undefined) {
      const near = from && closest(from.text, breaches)
      const isNear = near !== undefined && distance(from?.text ?? '', near) <= 3
      return fail(
        `one of ${breaches.map((name) => `\`${name}\``).join(', ')}`,
        isNear ? `; did you mean \`${near}\`?` : '',
      )
    }
    at++
    let days: number | null = null
    if (peek() === '>') {
      if (breach !== 'slip') fail('`without note`, `,` or the end: only `slip` has a measure')
      at++
      const number = /^\d{1,5}$/.test(peek() ?? '') ? Number(peek()) : fail('a whole number of days or weeks')
      at++
      days = number * (/^w/.test(take('`days` or `weeks`', 'day', 'days', 'week', 'weeks')) ? 7 : 1)
    }
    const unlessNoted = peek() === 'without'
    if (unlessNoted) {
      at++
      take('`note`', 'note')
    }
    rules.push({ breach, days, unlessNoted, text: text.slice(from.from, words[at - 1]?.to).replace(/\s+/g, ' ') })
    if (peek() === undefined) return rules
    const measure = breach === 'slip' && days === null && !unlessNoted ? '`>`, ' : ''
    take(`${measure}${unlessNoted ? '' : '`without note`, '}\`,\` or the end`, ',')
  }
}

/** What a comparison does not say itself. */
export interface Evidence {
  /** Whether the roadmap tells why, in words that are new. Without it nothing is noted. */
  noted?: (compared: Compared, change: Change) => boolean
}

/** A rule that is broken, and by what. */
export interface Broken {
  rule: Rule
  /** In one sentence, without a full stop. */
  sentence: string
  change: Change
}

/** What of a comparison a policy does not allow, in the order of the rules. Empty is the verdict that all is well. */
export function verdict(comparison: Comparison, policy: Policy, evidence: Evidence = {}): Broken[] {
  return policy.flatMap((rule) =>
    comparison.roadmaps.flatMap((compared) =>
      compared.changes
        .filter((change) => isBreach(change, rule) && !(rule.unlessNoted && evidence.noted?.(compared, change)))
        .map((change) => ({ rule, sentence: plainText(sentence(change)), change })),
    ),
  )
}

/** Whether a change is what a rule speaks of. A slip whose size cannot be told is not above any measure. */
function isBreach(change: Change, { breach, days }: Rule): boolean {
  switch (breach) {
    case 'milestone-removed':
      return change.type === 'milestone-removed' || (change.type === 'roadmap-removed' && change.milestones > 0)
    case 'slip': {
      if (change.type === 'target' && change.kind === 'slip' && days === null) return true
      const slip = change.type === 'target' ? change.slip : change.type === 'milestone-moved' ? change.later : null
      return slip !== null && slip > (days ?? 0)
    }
    case 'target-dropped':
      return change.type === 'target' && change.kind === 'dropped'
    case 'criterion-dropped':
      return (
        (change.type === 'task-removed' && change.role === 'criterion') ||
        (change.type === 'task-role' && change.before === 'criterion')
      )
    case 'task-dropped':
      return (
        change.type === 'task-removed' &&
        change.role === 'task' &&
        change.status !== 'done' &&
        change.status !== 'cancelled'
      )
    case 'status-backwards':
      return change.type === 'status' && change.direction === 'backward'
    // Nothing else breaks one: a milestone that is renamed or removed keeps its page.
    case 'permalink-broken':
      return change.type === 'roadmap-removed'
    case 'announcement-untrue':
      return change.type === 'announcement-untrue'
  }
}

interface Word {
  text: string
  line: number
  column: number
  from: number
  to: number
}

/** Commas and `>` are words of their own; everything else ends at white space. */
function wordsOf(text: string, start: Start): Word[] {
  let line = start.line
  let begin = 1 - start.column
  const words: Word[] = []
  for (const match of text.matchAll(/\n|[,>]|[^\s,>]+/g)) {
    const from = match.index
    if (match[0] === '\n') {
      line++
      begin = from + 1
    } else words.push({ text: match[0], line, column: from - begin + 1, from, to: from + match[0].length })
  }
  return words
}

function placeAfter(text: string, start: Start): { line: number; column: number } {
  const lines = text.split('\n')
  const last = lines.at(-1) ?? ''
  return {
    line: start.line + lines.length - 1,
    column: (lines.length === 1 ? start.column : 1) + last.trimEnd().length,
  }
}

function shown(word: string): string {
  return word.slice(0, 40).replace(/[\p{Cc}\p{Cf}`]/gu, '\uFFFD')
}

function problem(reason: string, { line, column, file }: Start): VFileMessage {
  const message = new VFileMessage(reason, { place: { line, column }, source: 'milepost', ruleId: 'policy' })
  message.fatal = true
  if (file !== undefined) {
    message.file = file
    message.name = `${file}:${message.name}`
  }
  return message
}
