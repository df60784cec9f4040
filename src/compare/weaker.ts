import { type Role, wording } from '../roadmap/index.ts'

/**
 * Whether another wording may promise less: a figure gives way to another one, a criterion loses its figure, or what must be
 * only should be. Words are English; figures are those that no letter, number sign or date belongs to.
 */
export function promisesLess(before: string, after: string, role: Role): boolean {
  const [had, has] = [figures(before), figures(after)]
  const lost = [...had].some((figure) => !has.has(figure))
  const replaced = lost && [...has].some((figure) => !had.has(figure))
  return replaced || (lost && role === 'criterion') || obligation(after) < obligation(before) || concedes(before, after)
}

const denials = /\b(?:without|no|not|never|cannot|none)\b|n['’]t\b/gi
const wholes = /\b(?:every|all|each|any|always|entire|whole)\b/gi
const parts = /\b(?:some|most|mostly|many|few|several|partly|partial|sometimes|often)\b/gi

/** Whether it denies less than before, `without` that became `with`, or says only of a part what it said of the whole. */
function concedes(before: string, after: string): boolean {
  const count = (title: string, words: RegExp) => title.match(words)?.length ?? 0
  const less = (words: RegExp) => count(after, words) < count(before, words)
  return less(denials) || (less(wholes) && count(after, parts) > count(before, parts))
}

function figures(title: string): Set<string> {
  const plain = wording(title.replace(/\b\d{4}-\d{2}(?:-\d{2})?\b/g, ' '))
  const digits = plain.match(/(?:[<>=]{1,2} ?)?(?<![\p{L}\p{N}#.,])\d+(?:[.,]\d+)*(?: ?%)?/gu) ?? []
  return new Set([...digits, ...(plain.match(numbers) ?? [])])
}

/** `One` is hardly ever a figure. */
const numbers =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|half|twice)\b/g

/** 1 for what must be, -1 for what should, may or could be, 0 where nothing of this is said. */
function obligation(title: string): number {
  // `May` is a month.
  if (/\b(?:[Ss]hould|may|[Mm]ight|[Cc]ould|[Oo]ptional(?:ly)?)\b/.test(title)) return -1
  return /\b(?:must|shall|required?|always|never)\b/i.test(title) ? 1 : 0
}
