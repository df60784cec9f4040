import type { Reference } from '../roadmap/index.ts'

/**
 * Where a reference leads: its own web address, else the issue in the repository that it names or that the document lives in.
 * Null where neither is known. On GitHub an issue's address forwards to a pull request of the same number.
 */
export function referenceHref(reference: Reference, repository: string | null): string | null {
  const { url, number } = reference
  if (url !== null) return /^https?:\/\//.test(url) && URL.canParse(url) ? new URL(url).href : null
  if (number === null || repository === null || !URL.canParse(repository)) return null
  if (reference.repository === null) return `${repository.replace(/\/+$/, '')}/issues/${number}`
  if (!/^[\w.-]+\/[\w.-]+$/.test(reference.repository)) return null
  return `${new URL(repository).origin}/${reference.repository}/issues/${number}`
}
