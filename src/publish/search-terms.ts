/** Scripts that put no space between words: what is looked for in them is found by pairs of characters. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々〆'
const words = new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+`, 'gu')
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u')

/** Marks that people leave out when they type: accents, Hebrew points, Arabic vowel signs. Those of other scripts make other words. */
const marks = /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u0640]/g

/** Letters that have no mark to take off and are typed without it all the same. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}

/** A text without what people do not type or type in several ways: case, width, marks. The same for what is looked for and what is found. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .replace(/[ßæœøłđðþıς]/g, (letter) => letters[letter] ?? letter)
}

/** The terms of a text that can be found. A run without spaces gives each pair of its characters, and its last one alone. */
export function termsOf(text: string): string[] {
  return (folded(text).match(words) ?? []).flatMap((word) => (isUnspaced.test(word) ? pairsOf(word, true) : [word]))
}

/** The terms of what is looked for: all of them have to be found. A single character of a run finds every pair that it begins. */
export function queryTermsOf(query: string): string[] {
  const terms = (folded(query).match(words) ?? []).flatMap((word) =>
    isUnspaced.test(word) ? pairsOf(word, false) : [word],
  )
  return [...new Set(terms)]
}

/** Whether a term may be mistyped: of short ones, numbers and pairs of characters too many others are near. */
export function canBeMistyped(term: string): boolean {
  return term.length > 3 && !/\p{N}/u.test(term) && !isUnspaced.test(term)
}

function pairsOf(word: string, withLast: boolean): string[] {
  const signs = [...word]
  const pairs = signs.slice(0, -1).map((sign, index) => `${sign}${signs[index + 1]}`)
  return withLast || signs.length === 1 ? [...pairs, signs.at(-1) ?? ''] : pairs
}
