import site from 'milepost:site'
import { addressesBelow } from '../view/address.ts'
import { type Document, type RoadmapView, viewOf, voiceOf } from '../view/roadmap-view.ts'
import { siteName } from '../view/site.ts'

/** The addresses of this site. */
export const to = addressesBelow(import.meta.env.BASE_URL)

/** How this site speaks. */
export const voice = voiceOf(site.locale)

/** What this site is called. */
export const name = siteName(site, voice.words.site)

/**
 * What the pages of one roadmap print. The last one is kept: pages of one roadmap are built one after the other, and all
 * of a large site at once would not fit into memory.
 */
export const viewFor = rememberingLast((document: Document) => viewOf(document, voice, to))

function rememberingLast(make: (document: Document) => RoadmapView): (document: Document) => RoadmapView {
  const last = new Map<Document, RoadmapView>()
  return (document) => {
    const known = last.get(document)
    if (known) return known
    const view = make(document)
    last.clear()
    last.set(document, view)
    return view
  }
}
