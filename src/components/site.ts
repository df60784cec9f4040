import site from 'milepost:site'
import { editions, preview } from '../content/entries.ts'
import { addressesBelow } from '../view/address.ts'
import { type ChangedEdition, type HistoryFacts, type Past, pastOf } from '../view/past.ts'
import { marksOf } from '../view/preview.ts'
import { type Document, type RoadmapView, viewOf, voiceOf } from '../view/roadmap-view.ts'
import { siteName } from '../view/site.ts'
import { openGraphLocale } from '../view/social.ts'

/** The addresses of this site. */
export const to = addressesBelow(import.meta.env.BASE_URL)

/** How this site speaks. */
export const voice = voiceOf(site.locale)

/** Its locale, as the Open Graph protocol writes one; null where that is not known. */
export const socialLocale = openGraphLocale(voice.lang)

/** What this site is called. */
export const name = siteName(site, voice.words.site)

/**
 * What the pages of one roadmap print. The last one is kept: pages of one roadmap are built one after the other, and all
 * of a large site at once would not fit into memory.
 */
export const viewFor = rememberingLast((document: Document) => viewOf(document, voice, to))

/** The past of a roadmap; null where nothing is known of it. The last one is kept, as its view is. */
export async function pastFor({ roadmap, history }: Document): Promise<Past | null> {
  return history ? await pastOfHistory(history, roadmap.id) : null
}

const pastOfHistory = rememberingLast(async (history: HistoryFacts, roadmap: string) =>
  pastOf(await editions(roadmap), history.lineages),
)

/** What the page of a version prints. What it links is linked as it stood too. */
export const editionViewFor = rememberingLast(({ roadmap, text, version }: ChangedEdition, file: string) => {
  const source = { ...roadmap.source, branch: version.commit }
  return viewOf({ roadmap: { ...roadmap, source }, text, file, asOf: version.date }, voice, to)
})

/** The whole address of a path, where the site knows its own. */
export function fullAddress(path: string): string {
  return import.meta.env.SITE ? new URL(path, import.meta.env.SITE).href : path
}

/** Pages beside those of a roadmap. What it was is worth a way only where it was something else once. */
export function waysOf(view: RoadmapView, hasPast = view.hasPast): { href: string; text: string }[] {
  const { words } = voice
  const { id } = view.roadmap
  return [
    { href: to.roadmap(id), text: words.overview },
    { href: to.board(id), text: words.board },
    { href: to.document(id), text: words.document },
    ...(hasPast
      ? [
          { href: to.versions(id), text: words.versions },
          { href: to.changes(id), text: words.changes },
        ]
      : []),
  ]
}

/** Milestones of a roadmap that the change of a preview touches; none in every other build. */
export async function marksFor(roadmap: string): Promise<ReadonlyMap<string, 'added' | 'changed'>> {
  const compared = (await preview())?.comparison?.roadmaps.find((each) => each.roadmap === roadmap)
  return compared && compared.file.after !== null ? marksOf(compared) : new Map()
}

function rememberingLast<Key extends object, Rest extends unknown[], Made>(
  make: (key: Key, ...rest: Rest) => Made,
): (key: Key, ...rest: Rest) => Made {
  const last = new Map<Key, Made>()
  return (key, ...rest) => {
    const known = last.get(key)
    if (known) return known
    const made = make(key, ...rest)
    last.clear()
    last.set(key, made)
    return made
  }
}
