import { z } from 'zod'
import { Change, changesVersion } from './change.ts'
import { type Comparison, linesOf, shownFile, unchanged } from './comparison.ts'
import { asGithub } from './github.ts'
import { asMarkdown, type MarkdownOptions } from './markdown.ts'
import { printableJson } from './printable-json.ts'
import { asSarif } from './sarif.ts'
import { plainText, sentence } from './sentence.ts'
import { summarise } from './summarise.ts'
import { type Weight, weigh, weights } from './weigh.ts'

const RevisionJson = z
  .object({ name: z.string().describe('As it was asked for.'), commit: z.string() })
  .describe('A revision of the repository.')

/** The printed form of a comparison. */
export const ComparisonJson = z.object({
  schemaVersion: z.literal(changesVersion),
  base: RevisionJson,
  head: RevisionJson.nullable().describe('Null for the work tree.'),
  roadmaps: z.array(
    z.object({
      roadmap: z.string().describe('Id.'),
      title: z.string(),
      file: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
      changes: z.array(
        z.object({
          weight: z.enum(weights).describe('`look`: a reviewer must see it; `news`; `small`: changes no promise.'),
          sentence: z.string().describe('The change in one plain sentence.'),
          change: Change,
        }),
      ),
    }),
  ),
})
export type ComparisonJson = z.infer<typeof ComparisonJson>

export const formats = ['text', 'markdown', 'json', 'github', 'sarif'] as const
export type Format = (typeof formats)[number]

/** How the place that is written to shows text: which characters it must not be given, which colours it has. */
export interface Medium {
  visible: (text: string) => string
  paint: (style: 'bold' | 'dim' | 'yellow' | 'green', text: string) => string
}

export interface ReportOptions extends MarkdownOptions {
  /** Of Milepost, for formats that name their tool. */
  version?: string
  /** What breaks the policy: an error where a format has levels. */
  breaches?: ReadonlySet<Change>
}

/** A comparison in one of the formats, ready to be written. */
export function report(comparison: Comparison, format: Format, medium: Medium, options: ReportOptions = {}): string {
  switch (format) {
    case 'json':
      return asJson(comparison)
    case 'markdown':
      return asMarkdown(comparison, options)
    case 'github':
      return asGithub(comparison, medium.visible, options.breaches)
    case 'sarif':
      return asSarif(comparison, options.version ?? '0.0.0', options.breaches)
    case 'text':
      return asText(comparison, medium)
  }
}

function asJson({ base, head, roadmaps }: Comparison): string {
  const printed: ComparisonJson = {
    schemaVersion: changesVersion,
    base,
    head,
    roadmaps: roadmaps.map(({ roadmap, title, file, changes }) => ({
      roadmap,
      title,
      file,
      changes: changes.map((change) => ({
        weight: weigh(change),
        sentence: plainText(sentence(change)),
        change,
      })),
    })),
  }
  return printableJson(printed)
}

const headings: Readonly<Record<Weight, string>> = { look: 'needs a look', news: 'news', small: 'small' }

/** For people at a terminal: the file, then the sentences by weight, each with its lines. */
function asText({ base, head, roadmaps }: Comparison, { visible, paint }: Medium): string {
  const colours = { look: 'yellow', news: 'green', small: 'dim' } as const
  const totals = { look: 0, news: 0, small: 0 }
  let output = ''
  for (const { title, file, changes } of roadmaps) {
    if (changes.length === 0) continue
    const summaries = summarise(changes)
    output += `${paint('bold', visible(shownFile(file)))} ${paint('dim', visible(title))}\n`
    for (const weight of weights) {
      const chosen = summaries.filter((summary) => summary.weight === weight)
      if (chosen.length === 0) continue
      totals[weight] += chosen.reduce((sum, { changes }) => sum + changes.length, 0)
      output += `  ${paint(colours[weight], headings[weight])}\n`
      for (const summary of chosen)
        output += `    ${visible(plainText(summary.parts))}${paint('dim', linesOf(summary))}\n`
    }
    output += '\n'
  }
  const documents = `${roadmaps.length} ${roadmaps.length === 1 ? 'document' : 'documents'}`
  const total = weights.flatMap((weight) => (totals[weight] === 0 ? [] : [`${totals[weight]} ${headings[weight]}`]))
  const between = visible(`${base.name} and ${head?.name ?? 'the work tree'}`)
  return `${output}${documents} of ${between} compared: ${total.length === 0 ? unchanged(roadmaps) : total.join(', ')}\n`
}
