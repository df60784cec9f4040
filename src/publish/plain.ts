import { clean } from '../compare/sentence.ts'
import { fullName, type Milestone } from '../roadmap/index.ts'

/**
 * Text of a document on one line, whole, in characters that every format takes: controls, marks that turn the direction of what
 * follows, half a surrogate pair and noncharacters become U+FFFD (XML 1.0, section 2.2, allows none of the first and the last).
 */
export function plain(text: string): string {
  return clean(text, Number.POSITIVE_INFINITY).replace(/\p{Noncharacter_Code_Point}/gu, '\uFFFD')
}

/** What a milestone is called where it stands alone: `M3 Read path`. */
export function plainName(milestone: Pick<Milestone, 'label' | 'title'>): string {
  return plain(fullName(milestone, ' '))
}

/** A sentence that stands alone ends in a full stop. */
export function stopped(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
