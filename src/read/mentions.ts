import { wordsOf } from './about.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { type Draft, milestoneAbove, type Plan } from './drafts.ts'
import { append } from './grouped.ts'
import { labelsIn } from './labels.ts'
import { phraseAt } from './lexicon.ts'
import type { Place } from './outline.ts'

/** Who is meant where the document speaks of a milestone elsewhere. */
export interface Mentions {
  /** The one milestone that a text names by label, or by a version in its title. */
  named(text: string): Draft | null
  /** The milestone that a section outside it speaks about by name. */
  about(place: Place): Draft | null
}

/** What a milestone is called, as words. */
interface Calling {
  draft: Draft
  title: ReadonlySet<string>
  goal: ReadonlySet<string>
  /** How many words its title has, units and numbers left out. */
  length: number
}

/** Criteria of one name, and the milestones that have such. */
interface Criteria {
  words: readonly string[]
  drafts: Set<Draft>
}

interface Index {
  plan: Plan
  context: ReadContext
  /** Milestones with a label whose title names another label, by its key. */
  byTitleKey: ReadonlyMap<string, readonly Draft[]>
  byWord: ReadonlyMap<string, ReadonlySet<Calling>>
  criteria: readonly Criteria[]
}

/** Finds out who is meant; each place is asked once. */
export function mentionsIn(plan: Plan): Mentions {
  const index = indexOf(plan)
  const known = new Map<Place, Draft | null>()
  const about = (place: Place): Draft | null => {
    const before = known.get(place)
    if (before !== undefined) return before
    const found = spokenOf(place, index) ?? (place.parent && about(place.parent))
    known.set(place, found)
    return found
  }
  return { named: (text) => named(text, index), about }
}

function indexOf(plan: Plan): Index {
  const { context } = plan.root
  const byTitleKey = new Map<string, Draft[]>()
  const byWord = new Map<string, Set<Calling>>()
  for (const draft of plan.drafts) {
    const { name } = draft.told.primary
    if (name.label === null) continue
    for (const key of new Set(labelsIn(name.title, context).map((label) => label.key))) append(byTitleKey, key, draft)
    const calling = callingOf(draft, context)
    for (const word of [...calling.title, ...calling.goal])
      byWord.set(word, (byWord.get(word) ?? new Set<Calling>()).add(calling))
  }
  return { plan, context, byTitleKey, byWord, criteria: criteriaOf(plan) }
}

function callingOf(draft: Draft, context: ReadContext): Calling {
  const { name } = draft.told.primary
  const setOf = (...texts: string[]): Set<string> =>
    new Set(texts.flatMap((text) => tokensOf(text, context).map((token) => token.text)))
  const own = wordsOf(name.title, context).filter(
    (token) => !token.number && !phraseAt(context.lexicon, 'units', [token], 0),
  )
  return {
    draft,
    title: setOf(name.label?.text ?? '', name.title),
    goal: setOf(draft.facts.goal?.value ?? ''),
    length: new Set(own.map((token) => token.text)).size,
  }
}

function criteriaOf(plan: Plan): Criteria[] {
  const byName = new Map<string, Criteria>()
  for (const place of plan.places) {
    if (plan.standings.get(place)?.role !== 'criteria') continue
    const draft = milestoneAbove(place, plan)
    if (draft === null) continue
    const words = wordsOf(place.name.title, place.context).map((token) => token.text)
    const key = words.join(' ')
    const known = byName.get(key)
    if (known) known.drafts.add(draft)
    else byName.set(key, { words, drafts: new Set([draft]) })
  }
  return [...byName.values()]
}

function named(text: string, index: Index): Draft | null {
  const { plan, context, byTitleKey } = index
  for (const { key } of labelsIn(text, context)) {
    const labelled = plan.byKey.get(key) ?? []
    if (labelled.length > 0) return labelled.length === 1 ? (labelled[0] ?? null) : null
    const titled = new Set(byTitleKey.get(key))
    const outer = [...titled].filter(({ parent }) => parent === null || !titled.has(parent))
    const exact = outer.filter((draft) => endsWithLabel(draft, key, context))
    const only = exact.length === 1 ? exact[0] : outer.length === 1 ? outer[0] : undefined
    if (only) return only
  }
  return null
}

/** `Production Release (v1.0)` is v1.0; `Beta Release (Beta → v1.0 RC)` only leads to it. */
function endsWithLabel(draft: Draft, key: string, context: ReadContext): boolean {
  const inner = /[(（]([^()（）]+)[)）]$/u.exec(draft.told.primary.name.title)?.[1]
  return inner !== undefined && isLabel(inner, context) && labelsIn(inner, context)[0]?.key === key
}

const sign = /[^\p{L}\p{N}]/gu

/** Whether a text is one label and nothing else. */
export function isLabel(text: string, context: ReadContext): boolean {
  const labels = labelsIn(text, context)
  const [first] = labels
  if (first === undefined || labels.length > 1) return false
  return text.replace(sign, '').length === text.slice(first.index, first.end).replace(sign, '').length
}

function spokenOf(place: Place, index: Index): Draft | null {
  const { byPlace, standings } = index.plan
  if (index.plan.drafts.length === 0) return null
  const isOutside = place.carrier !== 'root' && place.level > 1 && !byPlace.has(place)
  if (!isOutside || standings.get(place)?.role === 'group') return null
  return named(place.name.text, index) ?? byPart(place, index) ?? byWords(place, index)
}

/** A section that tells a part of a milestone again: `Appendix: Beta Checklist` and `1.5 Beta Criteria Checklist`. */
function byPart(place: Place, { criteria }: Index): Draft | null {
  const own = new Set(wordsOf(place.name.title, place.context).map((token) => token.text))
  if (own.size < 2) return null
  const found = new Set<Draft>()
  for (const { words, drafts } of criteria) {
    const shared = words.filter((word) => own.has(word)).length
    if (shared < 2 || shared * 2 < words.length) continue
    for (const draft of drafts) found.add(draft)
    if (found.size > 1) return null
  }
  return [...found][0] ?? null
}

const genericLists = ['criteria', 'criteriaWords', 'parts', 'sections', 'risks', 'bucketNouns', 'groups'] as const
/** Longer names say more than whom they are about. */
const longestName = 5

/** `Alpha Testing`: words that only one milestone's name has, beside words for a part. */
function byWords(place: Place, { plan, context, byWord }: Index): Draft | null {
  const telling = tellingWords(place, context)
  const [first] = telling
  if (first === undefined) return null
  const isCriteria = plan.standings.get(place)?.criteria === true
  let best: { draft: Draft; score: number } | null = null
  let tied = false
  for (const { draft, title, goal, length } of byWord.get(first) ?? []) {
    const inTitle = telling.every((word) => title.has(word))
    const inGoal = isCriteria && telling.every((word) => goal.has(word))
    const score = inTitle ? 10 - Math.min(length, 8) : inGoal ? 1 : 0
    if (score === 0 || (best && score < best.score)) continue
    tied = best !== null && score === best.score
    best = { draft, score }
  }
  return tied ? null : (best?.draft ?? null)
}

/** The words of a section's name that could tell a milestone; none where the name has no word for a part. */
function tellingWords(place: Place, { lexicon }: ReadContext): string[] {
  const words = wordsOf(place.name.title, place.context)
  if (words.length > longestName) return []
  const generic = new Set<string>()
  for (let index = 0; index < words.length; ) {
    const next = Math.max(...genericLists.map((list) => phraseAt(lexicon, list, words, index)?.next ?? 0))
    for (const word of words.slice(index, next)) generic.add(word.text)
    index = Math.max(next, index + 1)
  }
  if (generic.size === 0) return []
  return words.map((word) => word.text).filter((word) => !generic.has(word) && word.length > 2)
}
