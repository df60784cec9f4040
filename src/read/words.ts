/** A word, a run of digits, or one character of a script that is written without spaces. */
export interface Word {
  /** Normalised form, the one that vocabularies are compared in. */
  text: string
  start: number
  end: number
  number: boolean
}

const wordPattern =
  /\p{Nd}+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]|[[\p{L}\p{M}'’\u200c\u200d]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]]+/vy
const startsWithDigit = /^\p{Nd}/u
const plainAscii = /^[a-z]+$/

/** The form of a word that is equal for all ways to write it: case, accents, apostrophes, presentation forms. */
export function normalWord(word: string): string {
  const lower = word.toLowerCase()
  if (plainAscii.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’\u200c\u200d\u200e\u200f\u0591-\u05c7\u064b-\u0652]/g, '')
    .normalize('NFKC')
    .replace(/ي/g, 'ی')
    .replace(/ك/g, 'ک')
}

// Zeros of the decimal digits that roadmaps are written in: Arabic, Persian, Devanagari, Bengali, Thai, full-width.
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10]

/** Replaces the decimal digits of other scripts by ASCII ones. */
export function asciiDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) as number
    const zero = zeros.find((start) => start <= code && code < start + 10)
    return zero === undefined ? digit : String(code - zero)
  })
}

export const isUpper = (code: number): boolean => code >= 65 && code <= 90
export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || isUpper(code)
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const apostrophe = 39

/**
 * Splits a text into words; offsets are those of the text.
 *
 * Most text is ASCII, and one pass over its codes is several times faster than the pattern, which takes the rest.
 */
export function split(text: string): Word[] {
  const words: Word[] = []
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    const word = wordAt(text, at, code)
    if (word === null) at += code >= 0xd800 && code < 0xdc00 ? 2 : 1
    else {
      at = word.end
      if (word.text !== '') words.push(word)
    }
  }
  return words
}

function wordAt(text: string, at: number, code: number): Word | null {
  if (isDigit(code)) return digitsAt(text, at) ?? anyWordAt(text, at)
  if (isLetter(code)) return lettersAt(text, at) ?? anyWordAt(text, at)
  return code < 128 ? null : anyWordAt(text, at)
}

/** ASCII digits, or null where other characters go on with them. */
function digitsAt(text: string, start: number): Word | null {
  let end = start + 1
  while (isDigit(text.charCodeAt(end))) end++
  return text.charCodeAt(end) > 127 ? null : { text: text.slice(start, end), start, end, number: true }
}

/** ASCII letters, or null where other characters go on with them. */
function lettersAt(text: string, start: number): Word | null {
  let end = start
  let quoted = false
  let capital = false
  for (let code = text.charCodeAt(end); ; code = text.charCodeAt(++end)) {
    if (isUpper(code)) capital = true
    else if (code === apostrophe) quoted = true
    else if (code > 127) return null
    else if (!isLetter(code)) break
  }
  const written = text.slice(start, end)
  const lower = capital ? written.toLowerCase() : written
  return { text: quoted ? lower.replaceAll("'", '') : lower, start, end, number: false }
}

function anyWordAt(text: string, start: number): Word | null {
  wordPattern.lastIndex = start
  const raw = wordPattern.exec(text)?.[0]
  if (raw === undefined) return null
  const number = startsWithDigit.test(raw)
  return { text: number ? asciiDigits(raw) : normalWord(raw), start, end: start + raw.length, number }
}
