import type { Change } from './change.ts'
import { type Comparison, linesOf } from './comparison.ts'
import { clean, plainText } from './sentence.ts'
import { type Summary, summarise } from './summarise.ts'
import { type Weight, weights } from './weigh.ts'

const headings: Readonly<Record<Weight, string>> = { look: 'needs a look', news: 'news', small: 'small' }

/**
 * A comparison as workflow commands of GitHub Actions, one a sentence: what needs a look is a warning, the rest a notice, and what
 * breaks the policy an error. What weighs most comes first, because GitHub shows ten of a level in a step. A place is in the newer
 * document; what is gone from it has no line. `visible` makes characters harmless that a log must not be given.
 */
export function asGithub(
  { roadmaps }: Comparison,
  visible: (text: string) => string,
  breaches: ReadonlySet<Change> = new Set(),
): string {
  const told = roadmaps.flatMap(({ title, file, changes }) =>
    summarise(changes).map((summary) => ({ title, file: file.after ?? file.before ?? '', summary })),
  )
  const level = ({ changes, weight }: Summary) =>
    changes.some((change) => breaches.has(change)) ? 'error' : weight === 'look' ? 'warning' : 'notice'
  let output = ''
  for (const weight of weights) {
    for (const { title, file, summary } of told) {
      if (summary.weight !== weight) continue
      const [line] = summary.changes.flatMap((change) => change.line.after ?? []).sort((a, b) => a - b)
      const place = { file, line, title: `${clean(title)}: ${headings[weight]}` }
      const properties = Object.entries(place).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${property(visible(String(value)))}`],
      )
      const text = `${plainText(summary.parts)}${linesOf(summary)}`
      output += `::${level(summary)} ${properties.join(',')}::${data(visible(text))}\n`
    }
  }
  return output
}

/** As the toolkit of GitHub Actions escapes the text of a command. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** As it escapes the value of a property. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
