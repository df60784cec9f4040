/** A heading that the document had and the place that an address with its anchor leads to now. */
export interface MovedAnchor {
  anchor: string
  /** Id of the milestone that it was the heading of. */
  milestone: string | null
  /** Path below the base of the site; null where nothing took its place. */
  to: string | null
}

/** An old anchor that stands in a list because no heading took its place. */
export interface Landing {
  anchor: string
  milestone: string | null
  /** Path below the base; null where nothing is left to lead to. */
  to: string | null
}

export interface Landed {
  html: string
  /** Anchors that no heading could take in. */
  rest: Landing[]
}

/** Letters, digits, marks and what GitHub leaves in an anchor: nothing that could end an attribute. */
const anchorName = /^[\p{L}\p{M}\p{N}\p{Pc}-]+$/u
const opening = /<h[1-6](?: [^<>]*)?>/g
const anyId = / id="([^"<>]*)"/g
const idOf = (tag: string): string => / id="([^"<>]*)"/.exec(tag)?.[1] ?? ''

/**
 * Puts the anchors that headings of a document had once into the headings that took their place, so that old links still
 * land; what found no heading comes back as a list. An anchor that the page has already is left to it.
 *
 * @param page path of the page below the base, as `to` names it before its `#`
 */
export function land(html: string, moved: readonly MovedAnchor[], page: string, taken: ReadonlySet<string>): Landed {
  const ids = new Set([...taken, ...[...html.matchAll(anyId)].map((match) => match[1] ?? '')])
  const present = new Set([...html.matchAll(opening)].map(([tag]) => idOf(tag)))
  const landing = new Map<string, string[]>()
  const rest: Landing[] = []
  for (const { anchor, milestone, to } of moved) {
    if (ids.has(anchor) || !anchorName.test(anchor)) continue
    ids.add(anchor)
    const target = to?.startsWith(`${page}#`) ? to.slice(page.length + 1) : null
    if (target !== null && present.has(target)) landing.set(target, [...(landing.get(target) ?? []), anchor])
    else rest.push({ anchor, milestone, to: target === null ? to : null })
  }
  if (landing.size === 0) return { html, rest }
  const spans = (anchors: readonly string[]) =>
    anchors.map((anchor) => `<span class="landing" id="${anchor}"></span>`).join('')
  return { html: html.replace(opening, (tag) => tag + spans(landing.get(idOf(tag)) ?? [])), rest }
}
