import type { Status } from '../roadmap/index.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { withoutParentheses } from './edges.ts'
import { readAside } from './fragments.ts'
import { type ListName, phraseAt, type Token, wholePhrase } from './lexicon.ts'

/** Words of a name without what stands in parentheses. */
export const wordsOf = (title: string, context: ReadContext): readonly Token[] =>
  tokensOf(withoutParentheses(title), context)

/** Whether all words together are a phrase of a list. */
export const isNamed = ({ lexicon }: ReadContext, tokens: readonly Token[], name: ListName): boolean =>
  wholePhrase(lexicon, name, tokens) !== null

/** Longer names than this hold more than a bucket. */
const longestBucket = 6

/** The status that a bucket's name says, `null` for a horizon that says none, `undefined` where it is no bucket. */
export function bucketOf(title: string, context: ReadContext): Status | null | undefined {
  // "Backlog — not yet begun", "Next: lamps for boats": the bucket, and words about it.
  const head = /^(.{2,30}?)(?:\s+[—–-]\s|\s?[:：]\s*(?=\S))/u.exec(title)?.[1]
  const headed = head === undefined ? undefined : bucketNamed(wordsOf(head, context), context)
  if (headed !== undefined) return headed
  // What stands in quotation marks is a name: “Feature complete”.
  if (/^["“„«'‘]/.test(title)) return undefined
  const tokens = wordsOf(title, context)
  if (tokens.length === 0 || tokens.length > longestBucket || tokens[0]?.entry === null) return undefined
  const exact = bucketNamed(tokens, context)
  return exact === undefined ? (bucketOfPeriod(title, tokens, context) ?? bucketOfParts(tokens, context)) : exact
}

function bucketNamed(tokens: readonly Token[], context: ReadContext): Status | null | undefined {
  return wholePhrase(context.lexicon, 'buckets', tokens) ?? (isNamed(context, tokens, 'horizons') ? null : undefined)
}

/** `Started in H2 2024`, `Planned for Q3`: a state and a time, and nothing else. */
function bucketOfPeriod(title: string, tokens: readonly Token[], context: ReadContext): Status | undefined {
  const said = phraseAt(context.lexicon, 'status', tokens, 0) ? readAside(title, context) : null
  if (said === null || !(said.date ?? said.completed ?? said.start)) return undefined
  return said.status ?? phraseAt(context.lexicon, 'status', tokens, 0)?.value
}

/** `Planned features`, `Future ideas (v2)`: buckets, horizons and their nouns, and nothing else. */
function bucketOfParts(tokens: readonly Token[], { lexicon }: ReadContext): Status | null | undefined {
  let status: Status | null | undefined
  for (let index = 0; index < tokens.length; ) {
    const bucket = phraseAt(lexicon, 'buckets', tokens, index)
    const horizon = phraseAt(lexicon, 'horizons', tokens, index)
    const noun = phraseAt(lexicon, 'bucketNouns', tokens, index)
    const next = Math.max(bucket?.next ?? 0, horizon?.next ?? 0, noun?.next ?? 0)
    if (next === 0) return undefined
    if (bucket?.next === next) status ??= bucket.value
    else if (horizon?.next === next && status === undefined) status = null
    index = next
  }
  return status
}

export type About = 'criteria' | 'risk' | 'non-goal' | 'legend' | 'part' | 'group' | 'section' | null

/** Which known kind of part a title names. Inside a milestone a part is meant where outside a section would be. */
export function aboutOf(title: string, inside: boolean, context: ReadContext): About {
  const tokens = wordsOf(title, context)
  if (tokens.length === 0) return null
  const is = (name: ListName): boolean => isNamed(context, tokens, name)
  if (is('nonGoals')) return 'non-goal'
  if (is('legend')) return 'legend'
  if (is('risks') || (tokens.length <= 5 && touchesRisk(context, tokens))) return 'risk'
  if (is('criteria') || (tokens.length <= 7 && touchesCriteria(context, tokens))) return 'criteria'
  if (inside) return is('parts') || is('sections') ? 'part' : null
  if (is('checks')) return 'criteria'
  if (phraseAt(context.lexicon, 'questions', tokens, 0)) return 'section'
  if (is('groups')) return 'group'
  if (is('sections')) return 'section'
  return is('parts') ? 'part' : null
}

/** Longer phrases carry their meaning anywhere at the edge of a name ("Beta Success Metrics"), single words only some. */
function touchesCriteria({ lexicon }: ReadContext, tokens: readonly Token[]): boolean {
  for (let index = 0; index < tokens.length; index++) {
    const found = phraseAt(lexicon, 'criteria', tokens, index)
    if (!found || (index > 0 && found.next < tokens.length)) continue
    if (found.next - index >= 2 || phraseAt(lexicon, 'criteriaWords', tokens, index)) return true
  }
  return false
}

/** A name that begins with a risk, and a short one that ends with one. */
function touchesRisk({ lexicon }: ReadContext, tokens: readonly Token[]): boolean {
  if (phraseAt(lexicon, 'risks', tokens, 0)) return true
  if (tokens.length > 3) return false
  return tokens.some((_, index) => index > 0 && phraseAt(lexicon, 'risks', tokens, index)?.next === tokens.length)
}
