import { wording } from '../roadmap/index.ts'

/** What a title is without the note behind it: before ` — `, ` – `, a bracket that ends it or a semicolon. The title itself where there is none. */
export function headOf(title: string): string {
  const dash = title.search(/\s[—–]\s|\s--\s|;\s/u)
  const before = dash > 0 ? title.slice(0, dash) : title
  const open = /\)\s*[.!]?\s*$/.test(before) ? before.indexOf(' (') : -1
  const head = (open > 0 ? before.slice(0, open) : before).trim()
  return wording(head).split(' ').length >= 2 ? head : title
}
