import type { Reference } from '../roadmap/index.ts'
import type { Inline, Mark } from './inline.ts'

const handle = /(?<![\p{L}\p{N}_./@`-])@([a-zA-Z\d](?:[a-zA-Z\d]|-(?=[a-zA-Z\d])){0,38})(?![\w/@.-]*[/@])(?!\.\w)/gu

/**
 * People named by `@name` in a text. `@scope/package`, e-mail addresses, decorators in code and `@1.2` are none.
 * A GitHub user name has letters, digits and single hyphens, at most 39 of them.
 */
export function ownersIn({ text, marks }: Inline): string[] {
  if (!text.includes('@')) return []
  const owners = new Set<string>()
  const inCode = within(marks, ['inlineCode'])
  for (const match of text.matchAll(handle))
    if (!inCode(match.index) && !/^\d+$/.test(match[1] as string)) owners.add(match[1] as string)
  return [...owners]
}

const issueUrl = /^https?:\/\/(?:www\.)?github\.com\/([\w.-]+\/[\w.-]+)\/(?:issues|pull|discussions)\/(\d+)/
const issueNumber = /#(\d{1,7})(?![\p{L}\p{N}_])/gu
const repositoryBefore = /(?<![\p{L}\p{N}_/#&])[\w.-]+\/[\w.-]+$/u
const anythingBefore = /[\p{L}\p{N}_/#&]$/u
/** A user name of 39 characters, a slash, a repository's name of 100. */
const longestRepository = 140
const bareUrl = /https?:\/\/[^\s<>()[\]"']+[^\s<>()[\]"'.,;:!?]/gu

/** Issues, pull requests and pages that a text points to (GitHub's autolinked references and absolute URLs). */
export function referencesIn({ text, marks }: Inline): Reference[] {
  const found = new Map<string, Reference>()
  const add = (reference: Reference): void => {
    const key = reference.url ?? reference.text
    if (!found.has(key)) found.set(key, reference)
  }
  for (const mark of marks)
    if (mark.type === 'link' && mark.url && /^https?:/i.test(mark.url))
      add(toUrl(text.slice(mark.start, mark.end).trim() || mark.url, mark.url))
  const taken = within(marks, ['inlineCode', 'link'])
  if (text.includes('#'))
    for (const match of text.matchAll(issueNumber)) {
      const head = text.slice(Math.max(0, match.index - longestRepository - 1), match.index)
      const repository = repositoryBefore.exec(head)?.[0] ?? ''
      if ((repository === '' && anythingBefore.test(head)) || taken(match.index - repository.length)) continue
      add({ text: repository + match[0], repository: repository || null, number: Number(match[1]), url: null })
    }
  if (text.includes('://'))
    for (const match of text.matchAll(bareUrl)) if (!taken(match.index)) add(toUrl(match[0], match[0]))
  return [...found.values()]
}

function toUrl(text: string, url: string): Reference {
  const issue = issueUrl.exec(url)
  return { text, repository: issue?.[1] ?? null, number: issue ? Number(issue[2]) : null, url }
}

function within(marks: readonly Mark[], types: readonly Mark['type'][]): (offset: number) => boolean {
  const own = marks.filter((mark) => types.includes(mark.type))
  return (offset) => own.some((mark) => offset >= mark.start && offset < mark.end)
}
