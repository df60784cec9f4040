import { type Lexicon, lexiconOf, lists } from './lexicon.ts'
import { vocabularies } from './vocabulary/index.ts'
import type { Vocabulary } from './vocabulary/vocabulary.ts'
import { isLetter, normalWord, split } from './words.ts'

/** A document is written in the languages that its beginning is written in. */
const sampled = 8_000

const scripts: readonly [RegExp, string][] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, 'ja'],
  [/\p{sc=Hangul}/gu, 'ko'],
  [/\p{sc=Han}/gu, 'zh'],
  [/\p{sc=Cyrillic}/gu, 'ru'],
  [/\p{sc=Hebrew}/gu, 'he'],
  [/\p{sc=Arabic}/gu, 'fa'],
]
const letters = /\p{L}/gu
const latinWord = /[\p{sc=Latin}\p{M}]+/uy
const latinLetters = /^[a-z]+$/

/** How much a word of the Latin script tells of languages, by their index; the more languages have it, the less. */
type Telling = readonly { language: number; weight: number }[]

/**
 * Words that tell a language: its commonest words, and its own words of this trade; by a number made of their letters. Every
 * word of a document is looked up, and numbers are several times faster than pieces of text. Two words in a thousand million
 * have one number, which tells a language too much about as often as a writer does.
 */
const tellingWords: ReadonlyMap<number, Telling> = tellings()

/** The number of a word so far, and the next of its letters without regard to case. */
function addLetter(number: number, code: number): number {
  return (Math.imul(number, 31) + (code | 32)) & 0x3fffffff
}

function numberOf(word: string): number {
  let number = 0
  for (let at = 0; at < word.length; at++) number = addLetter(number, word.charCodeAt(at))
  return number
}

function tellings(): Map<number, Telling> {
  const found = new Map<string, Map<number, number>>()
  const tell = (language: number, entries: readonly string[], weight: number): void => {
    for (const { text } of entries.flatMap((entry) => split(entry))) {
      if (text.length < 2 || !latinLetters.test(text)) continue
      const languages = found.get(text) ?? new Map<number, number>()
      languages.set(language, Math.max(languages.get(language) ?? 0, weight))
      found.set(text, languages)
    }
  }
  vocabularies.forEach((vocabulary, language) => {
    tell(language, vocabulary.telling, 2)
    tell(language, wordsOfTrade(vocabulary), 1)
  })
  const shared = (languages: ReadonlyMap<number, number>): Telling =>
    [...languages].map(([language, weight]) => ({ language, weight: weight / languages.size }))
  return new Map([...found].map(([word, languages]) => [numberOf(word), shared(languages)]))
}

function wordsOfTrade(vocabulary: Vocabulary): string[] {
  const { status, buckets, fields, units, months } = vocabulary
  return [
    ...[status, buckets, fields, units].flatMap((group) => Object.values(group).flat()),
    ...lists.flatMap((name) => vocabulary[name] ?? []),
    ...months.flat(),
  ]
}

/** Code, and where links lead: names that are the same in every language. */
const code = /`[^`\n]+`|\]\([^)\s]{1,300}\)|https?:\/\/\S+/g

/**
 * Which languages a text is written in, most of it first, by script and by its commonest words.
 * English always takes part: its words are used as names in documents of every language.
 */
export function languageOf(text: string): { language: string; lexicon: Lexicon } {
  const sample = (text.length > sampled ? text.slice(0, sampled) : text).replace(code, ' ')
  const weight = new Map<string, number>()
  const foreign = sample.replace(/[\0-\x7f]+/g, '')
  const counted = scriptsIn(foreign)
  const { told, ascii } = tellingIn(sample)
  const total = ascii + (foreign.match(letters)?.length ?? 0)
  let latin = total
  for (const [language, count] of counted) {
    weight.set(language, count)
    latin -= count
  }
  mergeHan(weight)
  const sum = told.reduce((sum, count) => sum + count, 0)
  vocabularies.forEach(({ language }, index) => {
    const share = sum === 0 ? Number(language === 'en') : (told[index] ?? 0) / sum
    if (share > 0 && latin > 0) weight.set(language, (weight.get(language) ?? 0) + latin * share)
  })
  // One character of Chinese, Japanese or Korean says about as much as two and a half letters.
  for (const dense of ['zh', 'ja', 'ko']) if (weight.has(dense)) weight.set(dense, (weight.get(dense) as number) * 2.5)
  const ranked = [...weight].sort((a, b) => b[1] - a[1])
  const language = ranked[0]?.[0] ?? 'en'
  const used = new Set([language, 'en', ...ranked.filter(([, count]) => count > total * 0.04).map(([other]) => other)])
  const others = vocabularies
    .map((vocabulary) => vocabulary.language)
    .filter((tag) => tag !== language && used.has(tag))
  return { language, lexicon: lexiconOf([language, ...others]) }
}

/** The lexicon of a document that states its language itself: that language, then those it is seen to be written in. */
export function lexiconFor(tag: string, seen: Lexicon): Lexicon {
  const own = tag.split('-')[0] as string
  const others = seen.vocabularies.map(({ language }) => language).filter((language) => language !== own)
  return lexiconOf([own, ...others])
}

function scriptsIn(text: string): Map<string, number> {
  const counted = new Map<string, number>()
  if (text === '') return counted
  for (const [pattern, language] of scripts) {
    const count = text.match(pattern)?.length ?? 0
    if (count > 0) counted.set(language, count)
  }
  return counted
}

/** Japanese is written with Han characters too: kana decide, and Chinese has none. */
function mergeHan(weight: Map<string, number>): void {
  const han = weight.get('zh') ?? 0
  const kana = weight.get('ja') ?? 0
  if (kana * 30 <= han) return
  weight.set('ja', kana + han)
  weight.delete('zh')
}

/** How much the words of the Latin script tell of each language, and how many ASCII letters there are. */
function tellingIn(text: string): { told: Float64Array; ascii: number } {
  const told = new Float64Array(vocabularies.length)
  const tell = (number: number): void => {
    const telling = tellingWords.get(number)
    if (telling) for (const { language, weight } of telling) told[language] = (told[language] ?? 0) + weight
  }
  let ascii = 0
  for (let at = 0; at < text.length; ) {
    const start = at
    let number = 0
    let code = text.charCodeAt(at)
    for (; isLetter(code); code = text.charCodeAt(++at)) number = addLetter(number, code)
    ascii += at - start
    if (!(code > 127)) {
      if (at - start > 1) tell(number)
      at++
      continue
    }
    // Most of what is neither ASCII nor Latin stands between the two blocks of Latin letters.
    if (code > 0x36f && code < 0x1d00) {
      at++
      continue
    }
    latinWord.lastIndex = start
    const word = latinWord.exec(text)?.[0]
    if (word === undefined) at += code >= 0xd800 && code < 0xdc00 ? 2 : 1
    else {
      for (; at < start + word.length; at++) if (isLetter(text.charCodeAt(at))) ascii++
      if (word.length > 1) tell(numberOf(normalWord(word)))
    }
  }
  return { told, ascii }
}
