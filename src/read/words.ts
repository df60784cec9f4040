/** A word, a run of digits, or one character of a script that is written without spaces. */
export interface Word<Entry = never> {
  /** Normalised form, the one that vocabularies are compared in. */
  text: string
  start: number
  end: number
  number: boolean
  /** What is known of it; nothing of numbers. */
  entry: Entry | null
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
    .replace(/[\u0300-\u036f'’]|[\u200c-\u200f]|[\u0591-\u05c7\u064b-\u0652]/g, '')
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

/** Whether a text holds a letter or a digit of any script. */
export const hasWord = (text: string): boolean => letterOrDigit.test(text)
const letterOrDigit = /[\p{L}\p{N}]/u

export const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const apostrophe = 39

/** Splits a text into words; offsets are those of the text. */
export function split<Entry = never>(text: string, known?: ReadonlyMap<string, Entry>): Word<Entry>[] {
  const words: Word<Entry>[] = []
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    const start = at
    at = isDigit(code) ? plainDigitsEnd(text, at) : isLetter(code) ? plainLettersEnd(text, at) : at
    if (at === start && code < 128 && !isDigit(code) && !isLetter(code)) at++
    else if (at > start) words.push(plainWord(text, start, at, isDigit(code), known))
    else {
      const word = anyWordAt(text, start, known)
      at = word?.end ?? start + (code >= 0xd800 && code < 0xdc00 ? 2 : 1)
      if (word && word.text !== '') words.push(word)
    }
  }
  return words
}

/*
 * Most text is ASCII, and one pass over its codes is several times faster than the pattern, which takes the rest: a run of ASCII
 * letters or digits ends where it began when other characters go on with it.
 */

function plainDigitsEnd(text: string, start: number): number {
  let end = start + 1
  while (isDigit(text.charCodeAt(end))) end++
  return text.charCodeAt(end) > 127 ? start : end
}

function plainLettersEnd(text: string, start: number): number {
  let end = start + 1
  for (let code = text.charCodeAt(end); isLetter(code) || code === apostrophe; ) code = text.charCodeAt(++end)
  return text.charCodeAt(end) > 127 ? start : end
}

function plainWord<Entry>(
  text: string,
  start: number,
  end: number,
  number: boolean,
  known?: ReadonlyMap<string, Entry>,
): Word<Entry> {
  const written = text.slice(start, end)
  const word = number ? written : plainNormal(written)
  return { text: word, start, end, number, entry: number ? null : (known?.get(word) ?? null) }
}

/** Normal form of ASCII letters and apostrophes. */
function plainNormal(written: string): string {
  const lower = written.toLowerCase()
  return lower.includes("'") ? lower.replaceAll("'", '') : lower
}

function anyWordAt<Entry>(text: string, start: number, known?: ReadonlyMap<string, Entry>): Word<Entry> | null {
  wordPattern.lastIndex = start
  const raw = wordPattern.exec(text)?.[0]
  if (raw === undefined) return null
  const number = startsWithDigit.test(raw)
  const word = number ? asciiDigits(raw) : normalWord(raw)
  return { text: word, start, end: start + raw.length, number, entry: number ? null : (known?.get(word) ?? null) }
}

/**
 * The first word of a text in normal form, where one can tell without looking further: ASCII letters, and behind them no letter,
 * apostrophe or digit. Null for every other beginning.
 */
export function plainFirstWord(text: string): string | null {
  let end = 0
  while (isLetter(text.charCodeAt(end))) end++
  const next = text.charCodeAt(end)
  return end === 0 || next > 127 || next === apostrophe || isDigit(next) ? null : text.slice(0, end).toLowerCase()
}
