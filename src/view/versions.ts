import type { Dates } from './dates.ts'
import type { VersionFacts } from './story.ts'
import type { Words } from './words.ts'

type Dated = Pick<VersionFacts, 'name' | 'date'>

/** A version's name in parts: its tag, or, where its date is its name, which one of that day it is. */
export function versionParts({ name, date }: Dated): { tag: string | null; nth: number | null } {
  if (name === date) return { tag: null, nth: null }
  const nth = name.startsWith(`${date}-`) ? Number(name.slice(date.length + 1)) : Number.NaN
  return Number.isInteger(nth) ? { tag: null, nth } : { tag: name, nth: null }
}

/** What a sentence calls a version: `version v1.2.0`, or `version of 5 May 2025`. */
export function versionWords(version: Dated, dates: Dates, words: Words): string {
  const { tag, nth } = versionParts(version)
  if (tag !== null) return words.versionNamed(tag)
  const dated = words.versionDated(dayWords(version.date, dates))
  return nth === null ? dated : `${dated}, ${words.nthOfTheDay(nth)}`
}

export function dayWords(day: string, dates: Dates): string {
  return dates.full({ start: day, end: day }).text
}

/** As much of a commit's name as people write, and as much as stays unique for long. */
export const shortCommit = (commit: string): string => commit.slice(0, 7)
export const citedCommit = (commit: string): string => commit.slice(0, 12)

/** A reference to one version that can be copied, as text and as Markdown. */
export interface Citation {
  text: string
  markdown: string
}

/** How one version is cited: title, version, date, commit, address. */
export function citation(
  title: string,
  version: Dated & { commit: string },
  address: string,
  dates: Dates,
  words: Words,
  link: (text: string, address: string) => string,
): Citation {
  const { tag } = versionParts(version)
  const named = versionWords(version, dates, words)
  const commit = citedCommit(version.commit)
  const date = dayWords(version.date, dates)
  return {
    text:
      tag === null
        ? words.citationDated(title, named, commit, address)
        : words.citation(title, named, date, commit, address),
    markdown: words.citationMarkdown(link(words.versionOf(title, named), address), tag === null ? null : date, commit),
  }
}
