import type { Roadmap } from '../roadmap/index.ts'
import { siteTag } from './identifiers.ts'
import { plain } from './plain.ts'
import type { Announced, Published, PublishedSite, PublishedVersion } from './published.ts'
import type { Transition } from './transition.ts'
import { changed, first, firstOf } from './version-transitions.ts'

/**
 * The newest transitions of a roadmap, `most` of them at most, newest first; of one milestone where its lasting id is given. What one version
 * changed stays in the order of the document. The first version is one transition: that the roadmap is there, or the
 * milestone.
 *
 * Tasks, order, dependencies and declared percentages are no transitions: the page of changes tells them.
 */
export function transitionsOf(published: Published, most: number, milestone?: string): Transition[] {
  const { site, roadmap, versions, announcements } = published
  const told = announcements
    .filter(({ milestones }) => milestone === undefined || milestones.includes(`${roadmap.id}/${milestone}`))
    .map((each) => announced(each, site))
  const found: Transition[] = []
  // A version is told whole: what is over the limit goes at the end.
  for (const [version, before] of byTime(versions)) {
    if (found.length >= most) break
    if (before !== null) found.push(...changed(version, before, milestone))
    else found.push(...(milestone === undefined ? [first(version)] : firstOf(version, milestone)))
  }
  return newestFirst([...found, ...told]).slice(0, most)
}

/** Each version and the roadmap before it, the latest commit first; of one time, the later version first. */
function byTime(versions: readonly PublishedVersion[]): [PublishedVersion, Roadmap | null][] {
  const pairs = versions.map((version, index): [PublishedVersion, Roadmap | null] => [
    version,
    versions[index - 1]?.roadmap ?? null,
  ])
  return pairs.toReversed().sort(([a], [b]) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0))
}

/** An announcement as a transition. Its day is all that is known of its time. */
export function announced({ id, title, date, summary, authors }: Announced, site: PublishedSite): Transition {
  return {
    id: siteTag(site, date, 'announcements', id),
    kind: 'announcement',
    roadmap: null,
    title: plain(title),
    text: plain(summary ?? title),
    language: site.language,
    path: `/announcements/${id}/`,
    among: null,
    time: `${date}T00:00:00Z`,
    authors: authors.map(plain),
  }
}

/** The latest time first; what happened at one time keeps its order. */
export function newestFirst(transitions: readonly Transition[]): Transition[] {
  return transitions.toSorted((a, b) => (a.time < b.time ? 1 : a.time > b.time ? -1 : 0))
}
