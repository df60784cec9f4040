const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const rightToLeftLetters = /(?=[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])\p{L}/gu
const letters = /\p{L}/gu

/** True where a text has a character of a script that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/**
 * The direction that a text reads in, or null where it has no letter. From right to left when more than two fifths of its
 * letters are: a Hebrew sentence that opens with a product's name still reads as Hebrew, which the first strong
 * character (UAX #9, rule P2, and so `dir="auto"`) gets wrong.
 */
export function directionOf(text: string): 'ltr' | 'rtl' | null {
  const all = text.match(letters)?.length ?? 0
  if (all === 0) return null
  return (text.match(rightToLeftLetters)?.length ?? 0) > all * 0.4 ? 'rtl' : 'ltr'
}
