import { z } from 'zod'
import { problemWithId, statuses } from '../roadmap/index.ts'

/*
 * Values arrive as the texts, lists and maps that they are written as: YAML's own types would make `1.0` a number, `no` a boolean
 * and a large number another one. Each error says what was expected; one that begins with `Unexpected` is a whole sentence.
 */

const hidden = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

function text(longest: number) {
  const expected = `a text of at most ${longest.toLocaleString('en-US')} characters`
  return z
    .string({ error: expected })
    .overwrite((value) => value.replace(/\s+/g, ' ').trim())
    .min(1, { error: `${expected}; leave the key out where there is none` })
    .max(longest, { error: expected })
    .refine((value) => !hidden.test(value), { error: 'a text without control characters' })
}

const Id = z.string({ error: 'an id' }).check((context) => {
  const problem = problemWithId(context.value)
  if (problem) context.issues.push({ code: 'custom', message: problem, input: context.value })
})

const Language = z.string({ error: 'a language tag such as `en` or `pt-BR`' }).transform((value, context) => {
  try {
    const [tag] = Intl.getCanonicalLocales(value)
    if (tag !== undefined) return tag
  } catch {}
  context.addIssue({ code: 'custom', message: 'a language tag such as `en` or `pt-BR` (BCP 47)' })
  return z.NEVER
})

const isDay = (value: string) => z.iso.date().safeParse(value).success

const Day = z.string({ error: 'a day such as `2026-03-31`' }).transform((value, context) => {
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}\S*(?: \S+)?)?$/.exec(value)?.[1]
  if (day !== undefined && isDay(day)) return day
  context.addIssue({ code: 'custom', message: problemWithDate(value) ?? 'a day such as `2026-03-31`' })
  return z.NEVER
})

/** Why a text that has the form of a date is none, or null. */
function problemWithDate(value: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return isDay(value) ? null : 'a day that the calendar has'
  if (/^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})$/.test(value)) {
    return 'a day as `2026-03-31`: this one is ambiguous, the month may be the first or the second number'
  }
  const week = /^\d{4}-?W(\d{2})(?:-?\d)?$/.exec(value)?.[1]
  if (week !== undefined && !(Number(week) >= 1 && Number(week) <= 53)) return 'a week from `W01` to `W53`'
  return null
}

const Range = z
  .strictObject({ start: Day, end: Day.optional() })
  .refine(({ start, end }) => end === undefined || start <= end, { error: 'a `start` that is not after the `end`' })

const When = z.unknown().transform((value, context): string | z.infer<typeof Range> => {
  const found = typeof value === 'string' ? text(100).safeParse(value) : Range.safeParse(value)
  const problem = typeof value === 'string' ? problemWithDate(value) : null
  if (found.success && problem === null) return found.data
  const expected = 'a day (`2026-03-31`), a period (`Q2 2026`), or a map of `start` and `end`'
  const own = found.success ? undefined : found.error.issues[0]
  const isOwn = own?.code === 'custom'
  context.addIssue({
    code: 'custom',
    message: problem ?? (isOwn ? own.message : expected),
    path: isOwn ? own.path.filter((key) => typeof key !== 'symbol') : [],
  })
  return z.NEVER
})

const Percentage = z
  .string({ error: 'a percentage from 0 to 100' })
  .regex(/^\d{1,3}(?:\.\d{1,4})?\s?%?$/, { error: 'a percentage from 0 to 100' })
  .transform((value) => Number.parseFloat(value))
  .refine((value) => value <= 100, { error: 'a percentage from 0 to 100' })

const YesOrNo = z.enum(['true', 'false'], { error: '`true` or `false`' }).transform((value) => value === 'true')

const MilestoneFacts = z.strictObject(
  {
    name: text(300).describe('The heading, the label or the name that the document gives the milestone.'),
    id: Id.optional(),
    aliases: z.array(Id, { error: 'a list of ids that it had before' }).max(100).optional(),
    label: text(100).optional(),
    title: text(300).optional(),
    status: text(100).optional().describe('A status word of any language that the reader knows.'),
    target: When.optional(),
    completed: When.optional(),
    progress: Percentage.optional(),
    milestone: YesOrNo.optional().describe('False where the heading is no milestone.'),
  },
  { error: 'a map of facts (`id`, `title`, `status`, …)' },
)
export type MilestoneFacts = z.infer<typeof MilestoneFacts>

/** What a document may state outright about itself. Everything is optional; what is stated wins over what is read. */
export const FrontMatter = z.strictObject(
  {
    title: text(300).optional(),
    description: text(2000).optional(),
    id: Id.optional(),
    language: Language.optional(),
    status: text(100).optional().describe('State of the whole project, in a word.'),
    version: text(100).optional(),
    updated: Day.optional(),
    repository: z
      .url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'the `https://` address of the repository' })
      .refine((value) => !/^https:\/\/[^/]*@/.test(value), { error: 'an address without a user name' })
      .optional(),
    branch: z
      .string({ error: 'the name of a branch' })
      .regex(/^[^\s~^:?*[\\\p{Cc}]{1,200}$/u, { error: 'the name of a branch' })
      .optional(),
    statuses: z
      .record(
        text(100),
        z.enum(statuses, { error: `one of ${statuses.map((status) => `\`${status}\``).join(', ')}` }),
        { error: 'a map of symbols or words to statuses' },
      )
      .optional()
      .describe('What a symbol or a word of this document means.'),
    milestones: z.array(MilestoneFacts, { error: 'a map or a list of milestones' }).max(200).optional(),
  },
  { error: 'a map of keys and values' },
)
export type FrontMatter = z.infer<typeof FrontMatter>

/** Our keys by the key that they stand in. */
export const keys: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(FrontMatter.shape),
  milestones: Object.keys(MilestoneFacts.shape),
  period: Object.keys(Range.shape),
}

/** Keys that other generators read: Jekyll, Hugo, Docusaurus, VitePress, MkDocs, Starlight, Astro, Obsidian. */
export const foreignKeys: ReadonlySet<string> = new Set(
  `aliases author authors banner bibliography breadcrumb category categories cascade child_nav_order collection comments cover
  created custom_edit_url cssclass cssclasses date displayed_sidebar draft editLink editUrl excerpt excludeSearch expiryDate
  featured file format grand_parent has_children has_toc head header hero hide hide_table_of_contents hide_title icon image isPublished
  keywords lang last_modified_at lastmod lastUpdated last_update layout linkTitle linktitle locale math menu mermaid modified
  nav nav_exclude nav_order navigation next no_toc order outline outputs page pagefind pageClass pagination_label
  pagination_next pagination_prev parent parse_number_prefixes permalink prev pubDate publishDate published
  redirect_from redirect_to robots search search_exclude series show_datetime sidebar sidebarDepth sidebar_class_name
  sidebar_custom_props sidebar_label sidebar_position sitemap slug subtitle summary tableOfContents tag tags taxonomies
  template theme time toc toc_max_heading_level toc_min_heading_level translationKey type unlisted url videos weight`.split(
    /\s+/,
  ),
)
