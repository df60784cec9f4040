import type { Published, PublishedMilestone, PublishedSite } from '../src/publish/published.ts'
import type { Milestone, Roadmap } from '../src/roadmap/index.ts'
import { roadmap } from './roadmaps.ts'

export const site: PublishedSite = {
  name: 'Plans',
  description: null,
  language: 'en',
  address: (path) => `https://plans.example.org${path}`,
}

/** A roadmap as serialisers take it, without a past. */
export function published(of: Roadmap, rest: Partial<Published> = {}): Published {
  return { site, roadmap: of, versions: [], gone: [], announcements: [], ...rest }
}

/** A living milestone of a roadmap that has no other. */
export function publishedMilestone(milestone: Milestone, rest: Partial<Roadmap> = {}): PublishedMilestone {
  return { published: published(roadmap([milestone], rest)), milestone, gone: null }
}

/** Titles that would break out of a careless serialiser. */
export const hostileTitles: Readonly<Record<string, string>> = {
  'a tag that closes': '"><script>alert(1)</script>',
  'the end of a section': 'before ]]> after ]]>',
  'a reference': '&lt;b&gt; &amp; &#x3c; &nosuch;',
  'an override of direction': 'invoice \u202Egnp.exe',
  'line ends': 'one\r\nATTENDEE:two\nthree\u2028four',
  'three hundred emoji': '🧪'.repeat(300),
  'five thousand letters': 'a'.repeat(5000),
  'a formula': '=HYPERLINK("http://evil.example","x")',
  'what XML has no place for': 'nul \u0000 bell \u0007 none \uFFFE \uFFFF half \uD83D end',
  'marks without number': `z${'\u0335\u0321'.repeat(500)}`,
  Hebrew: 'ניקוד לפי מילון (שבועות 5–8) עם SQLite',
  Japanese: '行事と当番：ごみ収集カレンダー',
}
