import { slug } from 'github-slugger'
import { eachMilestone, type Milestone } from '../roadmap/index.ts'
import { normalText, type ReadContext, tokensOf } from './context.ts'
import type { Draft, Plan } from './drafts.ts'
import { withoutParentheses } from './edges.ts'
import { append } from './grouped.ts'
import { type Inline, lineAt } from './inline.ts'
import { labelsIn } from './labels.ts'
import { phraseAt } from './lexicon.ts'
import { likeness } from './merge.ts'

/** Ways to find a milestone that another one needs. */
interface Directory {
  plan: Plan
  context: ReadContext
  links: () => Links
  /** By what any place that tells it calls it. */
  titles: () => ReadonlyMap<string, readonly Draft[]>
}

/** Ways to find the milestone that a link leads to. */
interface Links {
  /** By GitHub's anchor of its heading. */
  byAnchor: ReadonlyMap<string, readonly Draft[]>
  /** By what its primary place calls it, label included or not. */
  byName: ReadonlyMap<string, readonly Draft[]>
  /** Milestones whose name has a word. */
  byWord: ReadonlyMap<string, readonly Draft[]>
}

/** Writes into each milestone which others it needs, and the lines that say so. */
export function resolveNeeds(milestones: readonly Milestone[], plan: Plan): void {
  const needing = plan.drafts.filter((draft) => draft.facts.needs.length > 0)
  if (needing.length === 0) return
  const directory = directoryOf(plan)
  const byId = new Map([...eachMilestone(milestones)].map(({ milestone }) => [milestone.id, milestone]))
  for (const draft of needing) {
    const milestone = byId.get(draft.id)
    if (milestone === undefined) continue
    const known = new Set<string>([draft.id])
    for (const text of draft.facts.needs) {
      for (const { needed, offset } of neededBy(draft, text, directory)) {
        if (known.has(needed.id)) continue
        known.add(needed.id)
        milestone.dependsOn.push(needed.id)
        milestone.dependsOnLines.push(lineAt(text, offset))
      }
    }
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function directoryOf(plan: Plan): Directory {
  const { context } = plan.root
  return {
    plan,
    context,
    links: once(() => linksOf(plan, context)),
    titles: once(() =>
      indexed(plan.drafts, ({ told }) => told.carriers.map(({ name }) => normalText(name.title, context))),
    ),
  }
}

const linksOf = ({ drafts }: Plan, context: ReadContext): Links => ({
  byAnchor: indexed(drafts, ({ told }) =>
    told.carriers.flatMap(({ place }) => (place ? [slug(place.inline.text)] : [])),
  ),
  byName: indexed(drafts, ({ told: { primary } }) => [
    normalText(primary.name.text, context),
    normalText(primary.name.title, context),
  ]),
  byWord: indexed(drafts, ({ told }) => tokensOf(told.primary.name.text, context).map((token) => token.text)),
})

function indexed(drafts: readonly Draft[], keysOf: (draft: Draft) => readonly string[]): Map<string, Draft[]> {
  const index = new Map<string, Draft[]>()
  for (const draft of drafts) for (const key of new Set(keysOf(draft))) append(index, key, draft)
  return index
}

/** A milestone that a text names, and where. */
interface Needed {
  needed: Draft
  offset: number
}

/** The milestones that a statement of need names: by label, by link, by title. */
function neededBy(self: Draft, text: Inline, directory: Directory): Needed[] {
  const found = [...byLinks(self, text, directory), ...byLabels(self, text, directory)]
  return found.length > 0 ? found : byTitles(self, text, directory)
}

function byLinks(self: Draft, { text, marks }: Inline, directory: Directory): Needed[] {
  return marks.flatMap(({ type, url, start, end }) => {
    if (type !== 'link' || !url?.startsWith('#')) return []
    const needed = byLink(self, text.slice(start, end), url.slice(1), directory)
    return needed ? [{ needed, offset: start }] : []
  })
}

function byLabels(self: Draft, { text }: Inline, { plan, context }: Directory): Needed[] {
  return labelsIn(text, context).flatMap(({ range, index }) =>
    range.flatMap((key) => {
      const others = (plan.byKey.get(key) ?? []).filter((draft) => draft !== self)
      const near = others.length > 1 ? others.filter(({ parent }) => parent === self.parent) : others
      return near.length === 1 && near[0] ? [{ needed: near[0], offset: index }] : []
    }),
  )
}

function byTitles(self: Draft, { text }: Inline, { context, titles }: Directory): Needed[] {
  return partsOf(text, context).flatMap(({ words, offset }) => {
    const named = titles().get(normalText(withoutParentheses(words), context)) ?? []
    const others = named.filter((draft) => draft !== self)
    return others.length === 1 && others[0] ? [{ needed: others[0], offset }] : []
  })
}

/** Shorter texts name nothing. */
const shortestName = 3

/** The names of a list: `Parser, writer and the shell`. */
function partsOf(text: string, context: ReadContext): { words: string; offset: number }[] {
  const tokens = tokensOf(text, context)
  const parts: { words: string; offset: number }[] = []
  let start = 0
  const cut = (end: number, next: number): void => {
    const words = text.slice(start, end)
    const offset = start + (words.length - words.trimStart().length)
    if (withoutParentheses(words).trim().length >= shortestName) parts.push({ words, offset })
    start = next
  }
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]?.end ?? 0
    const mark = /[,;、，]/.exec(text.slice(before, token.start))
    if (mark) cut(before + mark.index, before + mark.index + 1)
    const isAnd = phraseAt(context.lexicon, 'and', [token], 0) !== null
    if (isAnd && /\s/.test(text[token.start - 1] ?? '') && /\s/.test(text[token.end] ?? '')) cut(token.start, token.end)
  })
  cut(text.length, text.length)
  return parts
}

/** An in-page link, even a stale one where only one milestone fits. */
function byLink(self: Draft, text: string, anchor: string, directory: Directory): Draft | null {
  const { context } = directory
  const { byAnchor, byName } = directory.links()
  const words = decoded(anchor).replace(/-/g, ' ')
  const anchored = (byAnchor.get(anchor.toLowerCase()) ?? []).filter((draft) => draft !== self)
  if (anchored.length === 1) return anchored[0] ?? null
  const exact = new Set([words, text].flatMap((name) => byName.get(normalText(name, context)) ?? []))
  exact.delete(self)
  if (exact.size === 1) return [...exact][0] ?? null
  return likeliest(self, words, directory)
}

/** A word of more names than this tells none of them apart. */
const mostOfOneWord = 500

/** The milestone whose name shares most words with a link, where that one is alike enough and no other shares as many. */
function likeliest(self: Draft, words: string, { context, links }: Directory): Draft | null {
  const wanted = tokensOf(words, context)
    .map((token) => token.text)
    .filter((word) => word.length > 1)
  const shared = new Map<Draft, number>()
  for (const word of wanted) {
    const drafts = links().byWord.get(word) ?? []
    if (drafts.length <= mostOfOneWord) for (const draft of drafts) shared.set(draft, (shared.get(draft) ?? 0) + 1)
  }
  shared.delete(self)
  const ranked = [...shared].filter(([, count]) => count >= 2 && count * 2 > wanted.length)
  const most = ranked.reduce((most, [, count]) => Math.max(most, count), 0)
  const best = ranked.filter(([, count]) => count === most)
  const only = best.length === 1 ? best[0]?.[0] : undefined
  return only && likeness(only.told.primary.name.title, words, context) >= 0.6 ? only : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
