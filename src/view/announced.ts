import { type Broken, inForce, type Judgement, judge } from '../compare/promise.ts'
import { eachMilestone, fullName, type Milestone, type Roadmap } from '../roadmap/index.ts'
import type { Dates } from './dates.ts'
import type { Buried } from './past.ts'
import { plain, shownStatus, stateSentence } from './state.ts'
import type { Shown, Words } from './words.ts'

/** A roadmap and its past, as an announcement asks for them. */
export interface Told {
  roadmap: Roadmap
  tombstones: readonly Buried[]
  /** Oldest first; `[]` where nothing is known of the past. */
  versions: readonly { date: string; roadmap: Roadmap }[]
}

/** What an announcement says of one milestone, and what has become of it. */
export interface Promised {
  roadmap: Roadmap
  /** As it is; as it was last where it is gone. */
  milestone: Milestone
  /** Null while it lives. */
  gone: Buried | null
  /** As it stood on the day of the announcement; null where it was not there, or nothing is known of that day. */
  then: Milestone | null
  /** False where no version is as old as the announcement. */
  isKnown: boolean
  judgement: Judgement | null
}

/** For every milestone that an announcement links, in the order of its text: what was said of it and what is so now. */
export function promisedIn(
  { date, milestones }: { date: string; milestones: readonly string[] },
  roadmaps: ReadonlyMap<string, Told>,
): Promised[] {
  return milestones.flatMap((full): Promised[] => {
    const [of = '', id = ''] = full.split('/')
    const told = roadmaps.get(of)
    if (told === undefined) return []
    const gone = told.tombstones.find((stone) => stone.id === id) ?? null
    const milestone = gone?.last ?? find(told.roadmap, id)
    if (milestone === null) return []
    const version = inForce(told.versions, date)
    const then = version && find(version.roadmap, id)
    const judgement = then && judge(then, { stated: milestone, gone: gone !== null })
    return [{ roadmap: told.roadmap, milestone, gone, then, isKnown: version !== null, judgement }]
  })
}

function find(roadmap: Roadmap, id: string): Milestone | null {
  for (const { milestone } of eachMilestone(roadmap.milestones)) if (milestone.id === id) return milestone
  return null
}

/** A state as a cell of a table shows it. */
export interface Cell {
  status: Shown | null
  text: string
}

/** What was said of a milestone on the day, in words. */
export function thenCell({ then, isKnown, milestone }: Promised, dates: Dates, words: Words): Cell {
  if (!isKnown) return { status: null, text: words.announced.notKept }
  if (then === null) return { status: null, text: words.announced.notYet }
  const renamed = fullName(then) === fullName(milestone) ? '' : `, ${words.announced.called(fullName(then))}`
  return { status: shownStatus(then), text: `${stateOf(then, dates, words)}${renamed}` }
}

/** What is so now, in words. */
export function nowCell({ milestone, gone }: Promised, dates: Dates, words: Words): Cell {
  if (gone) return { status: null, text: gone.done ? words.announced.goneDone : words.announced.gone }
  return { status: shownStatus(milestone), text: stateOf(milestone, dates, words) }
}

function stateOf(milestone: Milestone, dates: Dates, words: Words): string {
  return plain(stateSentence(milestone, dates, words)) || words.notStated
}

/** A judgement in a few words, and the reasons where something is no longer so. */
export function verdictWords(judgement: Judgement, words: Words): { text: string; why: string | null } {
  const { verdict, lateBy } = words.announced
  if (judgement.verdict === 'late')
    return { text: judgement.days === null ? verdict.late : lateBy(judgement.days), why: null }
  if (judgement.verdict !== 'untrue') return { text: verdict[judgement.verdict], why: null }
  return { text: verdict.untrue, why: words.list(judgement.why.map((one) => whyWords(one, words))) }
}

function whyWords(broken: Broken, { announced: { why }, status }: Words): string {
  if (broken.what === 'gone') return why.gone
  if (broken.what === 'target') return broken.after === null ? why.dropped : why.later(broken.slip)
  const said = (value: typeof broken.before) => (value === null ? why.noStatus : status[value])
  return why.status(said(broken.before), said(broken.after))
}

/** How many things an announcement says that are no longer so. */
export function untrueCount(promised: readonly Promised[]): number {
  return promised.filter(({ judgement }) => judgement?.verdict === 'untrue').length
}

/** JSON for a `<script type="application/ld+json">`: it holds no sign that ends one or begins a comment. */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** `BlogPosting` of schema.org: what an announcement is for search engines. */
export function blogPosting(
  {
    title,
    date,
    summary,
    authors,
  }: { title: string; date: string; summary: string | null; authors: readonly string[] },
  address: string,
  { name, language }: { name: string; language: string },
): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: title,
    datePublished: date,
    ...(summary === null ? {} : { description: summary }),
    ...(authors.length > 0 ? { author: authors.map((name) => ({ '@type': 'Person', name })) } : {}),
    inLanguage: language,
    url: address,
    mainEntityOfPage: address,
    isPartOf: { '@type': 'Blog', name },
  }
}
