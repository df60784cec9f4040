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
/** Letters that are their own normal form, of the scripts that most is written in; Cyrillic without й, Arabic without ي and ك. */
const normalLetters =
  /^[a-z\u0430-\u0438\u043a-\u044f\u05d0-\u05ea\u0627-\u0642\u0644-\u0649\u067e\u0686\u06a9\u06af\u06cc]+$/

/** The form of a word that is equal for all ways to write it: case, accents, apostrophes, presentation forms. */
export function normalWord(word: string): string {
  const lower = word.toLowerCase()
  if (normalLetters.test(lower)) return lower
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
    if (isDigit(code)) at = plainDigitsEnd(text, at)
    else if (isAlphabetic(code)) at = plainLettersEnd(text, at)
    else if (isWholeWord(code)) at++
    else if (isNoWord(code)) {
      at++
      continue
    }
    if (at > start) words.push(plainWord(text, start, at, code, known))
    else {
      const word = anyWordAt(text, start, known)
      at = word?.end ?? start + (code >= 0xd800 && code < 0xdc00 ? 2 : 1)
      if (word && word.text !== '') words.push(word)
    }
  }
  return words
}

/*
 * One pass over the codes of a text is several times faster than the pattern, which takes the rest: a run of letters or digits ends where
 * it began when characters go on with it of which only the pattern knows.
 */

/** Letters of the Latin, Cyrillic, Hebrew and Arabic alphabets. */
const isAlphabetic = (code: number): boolean =>
  isLetter(code) ||
  (code > 127 &&
    ((code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
      (code >= 0x400 && code <= 0x481) ||
      (code >= 0x5d0 && code <= 0x5ea) ||
      (code >= 0x620 && code <= 0x64a) ||
      (code >= 0x671 && code <= 0x6d3)))

/** Kana, Han and Hangul, each of which is a word and its own normal form. */
const isWholeWord = (code: number): boolean =>
  code >= 0x3041 &&
  (code <= 0x3096 ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    code === 0x30fc ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3))

/** Characters that no word begins with or goes on with beyond ASCII: punctuation but the apostrophe, arrows, symbols and their variants. */
const isNoWord = (code: number): boolean =>
  code < 128
    ? !isLetter(code) && !isDigit(code)
    : (code >= 0x2010 && code <= 0x2070 && code !== 0x2019) ||
      (code >= 0x2190 && code <= 0x2bff) ||
      (code >= 0x3000 && code <= 0x3004) ||
      (code >= 0x3008 && code <= 0x3020) ||
      (code >= 0xfe00 && code <= 0xfe0f) ||
      (code >= 0xff08 && code <= 0xff0f) ||
      (code >= 0xff1a && code <= 0xff20)

function plainDigitsEnd(text: string, start: number): number {
  let end = start + 1
  while (isDigit(text.charCodeAt(end))) end++
  return mayGoOn(text.charCodeAt(end)) ? start : end
}

function plainLettersEnd(text: string, start: number): number {
  let end = start + 1
  for (let code = text.charCodeAt(end); isAlphabetic(code) || code === apostrophe; ) code = text.charCodeAt(++end)
  return mayGoOn(text.charCodeAt(end)) ? start : end
}

const mayGoOn = (code: number): boolean => code > 127 && !isNoWord(code) && !isWholeWord(code)

function plainWord<Entry>(
  text: string,
  start: number,
  end: number,
  code: number,
  known?: ReadonlyMap<string, Entry>,
): Word<Entry> {
  const written = text.slice(start, end)
  const number = isDigit(code)
  const word = number || isWholeWord(code) ? written : normalWord(written)
  return { text: word, start, end, number, entry: number ? null : (known?.get(word) ?? null) }
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
 * The first word of a text in normal form, where the text begins with it and one can tell without looking further: behind a word of
 * letters stands no apostrophe or digit. Null for every other beginning.
 */
export function plainFirstWord(text: string): string | null {
  const code = text.charCodeAt(0)
  if (isWholeWord(code)) return text.slice(0, 1)
  if (!isAlphabetic(code)) return null
  let end = 1
  while (isAlphabetic(text.charCodeAt(end))) end++
  const next = text.charCodeAt(end)
  return mayGoOn(next) || next === apostrophe || isDigit(next) ? null : normalWord(text.slice(0, end))
}
