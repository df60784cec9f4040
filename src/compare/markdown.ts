import { type Compared, type Comparison, linesOf, shownFile, unchanged } from './comparison.ts'
import { clean, type Part } from './sentence.ts'
import { type Summary, summarise } from './summarise.ts'
import { type Weight, weights } from './weigh.ts'

export interface MarkdownOptions {
  /** Web address of the page of a milestone in the preview, or of the roadmap where `milestone` is null. */
  href?: (roadmap: string, milestone: string | null) => string | null
  /** Characters after which the rest is only counted; GitHub takes comments of 65,536. */
  longest?: number
}

/** Items of a list above this number are folded. */
const open = 10

const headings: Readonly<Record<Weight, string>> = { look: 'Needs a look', news: 'News', small: 'Small' }

/** A comparison as GitHub's Markdown: a heading a roadmap, a list a weight. Nothing of a document is more than text in it. */
export function asMarkdown({ roadmaps }: Comparison, options: MarkdownOptions = {}): string {
  const changed = roadmaps.filter(({ changes }) => changes.length > 0)
  if (changed.length === 0) {
    const said = unchanged(roadmaps)
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.\n`
  }
  const budget = { left: options.longest ?? 60_000 }
  return `${changed.map((each) => roadmapMarkdown(each, summarise(each.changes), options, budget)).join('\n\n')}\n`
}

interface Budget {
  left: number
}

function roadmapMarkdown(
  { roadmap, title, file }: Compared,
  summaries: readonly Summary[],
  options: MarkdownOptions,
  budget: Budget,
): string {
  const named = linked(escapeMarkdown(clean(title)), options.href?.(roadmap, null))
  const blocks = [`### ${named}`, codeSpan(shownFile(file))]
  for (const weight of weights) {
    const chosen = summaries.filter((summary) => summary.weight === weight)
    if (chosen.length === 0) continue
    blocks.push(`**${headings[weight]}**`)
    const items: string[] = []
    for (const summary of chosen) {
      const item = `- ${summary.parts.map((part) => partMarkdown(part, roadmap, options)).join('')}${linesOf(summary)}`
      budget.left -= item.length + 1
      if (budget.left < 0) break
      items.push(item)
    }
    const left = chosen.length - items.length
    const rest = left > 0 ? [`- and ${left} more`] : []
    blocks.push(...folded([...items, ...rest]))
  }
  return blocks.join('\n\n')
}

/** Blocks for a list: all of it where it is short, else its beginning and a fold. */
function folded(items: readonly string[]): string[] {
  if (items.length <= open + 1) return [items.join('\n')]
  const more = items.slice(open)
  return [
    items.slice(0, open).join('\n'),
    `<details>\n<summary>${more.length} more</summary>\n\n${more.join('\n')}\n\n</details>`,
  ]
}

function partMarkdown(part: Part, roadmap: string, { href }: MarkdownOptions): string {
  if (typeof part === 'string') return escapeMarkdown(part)
  const text = escapeMarkdown(part.text)
  return part.kind === 'milestone' ? linked(`**${text}**`, href?.(roadmap, part.milestone)) : text
}

function linked(text: string, href: string | null | undefined): string {
  if (!href || !URL.canParse(href) || !/^https?:$/.test(new URL(href).protocol)) return text
  return `[${text}](<${new URL(href).href.replace(/[<>\\]/g, encodeURIComponent)}>)`
}

/** Shows up nowhere and keeps GitHub from seeing a mention, a reference, an address or a short code. */
const apart = '&#8203;'

/**
 * A text as GitHub's Markdown that shows it and does nothing: no block, emphasis, code, HTML or link, no mention
 * (`@everyone`), no reference to an issue or a commit, no address or emoji that GitHub finds by itself in plain text.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '\uFFFD')
    .replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'))
    .replace(/[\\`*_[\]#|~$]|^ *[-+=]|^ *\d+(?=[.)])/g, (mark) =>
      /\d$/.test(mark) ? `${mark}\\` : `${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replace(/@(?=\w)|:(?=\S)|\bGH-(?=\d)|\bwww(?=\.)|#(?=\d)|[0-9a-f]{6}(?=[0-9a-f])/gi, `$&${apart}`)
}

/** Code that ends where it should, whatever it holds. */
function codeSpan(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, '\uFFFD')
  const fence = '`'.repeat(1 + Math.max(0, ...(plain.match(/`+/g) ?? []).map(({ length }) => length)))
  const edge = plain.startsWith('`') || plain.endsWith('`') ? ' ' : ''
  return `${fence}${edge}${plain}${edge}${fence}`
}
