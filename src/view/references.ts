import type { Reference, Task } from '../roadmap/index.ts'

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

/** Text, or text that leads somewhere. */
export type Piece = string | { text: string; href: string }

/**
 * A task's title with its references as links in their places, and beside it the references and owners that the title itself
 * does not name.
 */
export function taskText(task: Task, repository: string | null): { pieces: Piece[]; beside: Piece[] } {
  let pieces: Piece[] = [task.title]
  const beside: Piece[] = task.owners.map((owner) => `@${owner}`).filter((owner) => !task.title.includes(owner))
  for (const reference of task.references) {
    const { text } = reference
    const href = referenceHref(reference, repository)
    const link = href === null ? text : { text, href }
    const index = pieces.findIndex((piece) => typeof piece === 'string' && piece.includes(text))
    const piece = pieces[index]
    if (typeof piece !== 'string') beside.push(link)
    else {
      const at = piece.indexOf(text)
      const cut = [piece.slice(0, at), link, piece.slice(at + text.length)].filter((part) => part !== '')
      pieces = [...pieces.slice(0, index), ...cut, ...pieces.slice(index + 1)]
    }
  }
  return { pieces, beside }
}
