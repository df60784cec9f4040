import MiniSearch from 'minisearch'
import type { Searchable } from './search.ts'
import { canBeMistyped, queryTermsOf, termsOf } from './search-terms.ts'

/** One thing that can be found. */
export interface Entry {
  kind: 'roadmap' | 'milestone' | 'announcement'
  /** Path below the base, without a slash before it. */
  path: string
  label: string | null
  title: string
  /** BCP 47, where the document states one. */
  language: string | null
  /** Null for an announcement. */
  roadmap: { title: string; language: string } | null
  /** A status of a milestone; `YYYY-MM-DD` of an announcement; null where nothing is stated. */
  state: string | null
  /** Its tasks, or what an announcement says in short. */
  texts: readonly string[]
}

export interface Found {
  entry: Entry
  /** The texts of it that what was looked for stands in and its name does not. */
  texts: readonly string[]
}

export interface SearchIndex {
  entries: readonly Entry[]
  index: MiniSearch
}

/** Makes the index piece by piece, so that a browser can answer its reader meanwhile. */
export async function indexOf(searchable: Searchable): Promise<SearchIndex> {
  const entries = entriesOf(searchable)
  const index = new MiniSearch({
    fields: ['name', 'texts', 'of'],
    tokenize: termsOf,
    processTerm: (term) => term,
  })
  const documents = entries.map(({ label, title, texts, roadmap, kind }, id) => ({
    id,
    name: `${label ?? ''} ${title}`,
    texts: texts.join('\n'),
    of: kind === 'roadmap' ? '' : (roadmap?.title ?? ''),
  }))
  await index.addAllAsync(documents, { chunkSize: 50 })
  return { entries, index }
}

/** What has every term of a query: with its name before with its tasks, as it is written before what only resembles it. */
export function find({ entries, index }: SearchIndex, query: string): Found[] {
  const asked = queryTermsOf(query)
  if (asked.length === 0) return []
  const results = index.search(query, {
    tokenize: queryTermsOf,
    processTerm: (term) => term,
    combineWith: 'AND',
    boost: { name: 4, of: 0.5 },
    // Of a number only the last one may be unfinished: the 1 of `v1 first` is not that of `v10`.
    prefix: (term, at, terms) => at === terms.length - 1 || !/^\p{N}+$/u.test(term),
    fuzzy: (term) => (canBeMistyped(term) ? 0.2 : false),
  })
  return results.flatMap(({ id, match }) => {
    const entry = entries[id]
    if (entry === undefined) return []
    const terms = Object.entries(match).flatMap(([term, fields]) => (fields.includes('name') ? [] : [term]))
    const texts = entry.texts.filter((text) => {
      const own = new Set(termsOf(text))
      return terms.some((term) => own.has(term))
    })
    return [{ entry, texts }]
  })
}

function entriesOf({ roadmaps, announcements }: Searchable): Entry[] {
  const ofRoadmaps = roadmaps.flatMap(({ id, title, language, milestones, tasks = [] }): Entry[] => {
    const roadmap = { title, language }
    return [
      { kind: 'roadmap', path: `${id}/`, label: null, title, language, roadmap: null, state: null, texts: tasks },
      ...milestones.map(
        ({ id: own, label = null, title, status = null, tasks = [] }): Entry => ({
          kind: 'milestone',
          path: `${id}/${own}/`,
          label,
          title,
          language,
          roadmap,
          state: status,
          texts: tasks,
        }),
      ),
    ]
  })
  const ofAnnouncements = announcements.map(
    ({ id, title, date, summary }): Entry => ({
      kind: 'announcement',
      path: `announcements/${id}/`,
      label: null,
      title,
      language: null,
      roadmap: null,
      state: date,
      texts: summary === undefined ? [] : [summary],
    }),
  )
  return [...ofRoadmaps, ...ofAnnouncements]
}
