/** For other Astro sites: a remark plugin that links the milestones of a site of Milepost. */
import type { z } from 'zod'
import { type Found, remarkMilestones } from './announce/remark.ts'
import { resolver } from './announce/resolve.ts'
import { Ledger } from './history/ledger.ts'
import { eachMilestone, fullName, Roadmap } from './roadmap/index.ts'
import { cardOf } from './view/card.ts'
import { voiceOf } from './view/roadmap-view.ts'

export type { File } from './announce/remark.ts'

export interface MilestoneOptions {
  /** What `roadmap.json` of each roadmap holds, or what `read` of `milepost` gives for a document. */
  roadmaps: readonly unknown[]
  /** What `permalinks.json` of the site holds: with it, names that milestones had once still lead on. */
  permalinks?: unknown
  /** Address of the site that has the milestones, with the path that it is published below: `https://roadmap.example.org/`. */
  site: string
  /** BCP 47 tag of the language in which cards speak; English where nothing is said. */
  locale?: string
  /** Told what had better be written otherwise, with file and line; the console where nothing is said. */
  warn?: (sentence: string) => void
}

/**
 * A remark plugin with its options: `[text](milestone:plan/m2)` becomes a link, and `<Milestone id="plan/m2" />` in MDX gets what the
 * component prints.
 *
 * @throws {TypeError} for roadmaps or permalinks of another shape, and for a site without an address
 */
export default function milestones(options: MilestoneOptions) {
  const { warn = (sentence) => console.warn(sentence) } = options
  return remarkMilestones({ find: finderFor(options), warn })
}

function finderFor({ roadmaps: given, permalinks, site, locale }: MilestoneOptions): (name: string) => Found {
  if (!URL.canParse(site))
    throw new TypeError(`Unexpected \`site\` \`${site}\`, expected an address such as \`https://roadmap.example.org/\``)
  const top = new URL(`${site.replace(/\/+$/, '')}/`)
  const roadmaps = given.map((one, index) => parsed(Roadmap, one, `roadmaps[${index}]`, 'what a `roadmap.json` holds'))
  const ledger =
    permalinks === undefined ? [] : parsed(Ledger, permalinks, 'permalinks', 'a `permalinks.json`').permalinks
  const all = roadmaps.flatMap((roadmap) =>
    [...eachMilestone(roadmap.milestones)].map(({ milestone }) => ({ roadmap, milestone })),
  )
  const known = all.map(({ roadmap, milestone: { id, label, title } }) => ({ roadmap: roadmap.id, id, label, title }))
  const resolve = resolver({ milestones: known, permalinks: ledger })
  const { words, dates } = voiceOf(locale)
  return (name) => {
    const found = resolve(name)
    if ('problem' in found) return found
    const href = new URL(found.address.replace(/^\/+/, ''), top).href
    const held = all.find(({ roadmap, milestone }) => roadmap.id === found.roadmap && milestone.id === found.milestone)
    if (held === undefined) {
      const attributes = { href, title: name, status: 'unstated', state: words.goneMark }
      return { href, name, advice: found.advice, attributes }
    }
    return {
      href,
      name: fullName(held.milestone),
      advice: found.advice,
      attributes: { ...cardOf(held.milestone, held.roadmap, href, { words, dates }) },
    }
  }
}

function parsed<Shape extends z.ZodType>(shape: Shape, value: unknown, name: string, expected: string): z.infer<Shape> {
  const found = shape.safeParse(value)
  if (found.success) return found.data
  const [issue] = found.error.issues
  throw new TypeError(
    `Unexpected \`${name}\` (${issue?.path.join('.') || 'its top'}: ${issue?.message}), expected ${expected}`,
  )
}
