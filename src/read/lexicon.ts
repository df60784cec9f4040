import type { Status, Unit } from '../roadmap/index.ts'
import { statuses } from '../roadmap/index.ts'
import { vocabularies } from './vocabulary/index.ts'
import type { Vocabulary } from './vocabulary/vocabulary.ts'

/** A word, a run of digits, or one character of a script that is written without spaces. */
export interface Token {
  /** Normalised form, the one that vocabularies are compared in. */
  text: string
  start: number
  end: number
  number: boolean
}

const tokenPattern =
  /\p{Nd}+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]|[[\p{L}\p{M}'’\u200c\u200d]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]]+/vy
const plainAscii = /^[a-z]+$/

function normalWord(word: string): string {
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

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isDigit = (code: number): boolean => code >= 48 && code <= 57
const apostrophe = 39

/** Splits a text into the units that vocabularies are compared in; offsets are those of the text. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  // Most text is ASCII, and one pass over its codes is several times faster than the pattern, which takes the rest.
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at)
    const start = at
    if (isDigit(code)) {
      while (isDigit(text.charCodeAt(++at)));
      if (!(text.charCodeAt(at) > 127)) {
        tokens.push({ text: text.slice(start, at), start, end: at, number: true })
        continue
      }
    } else if (isLetter(code)) {
      let quoted = false
      while (isLetter(text.charCodeAt(++at)) || (text.charCodeAt(at) === apostrophe && (quoted = true)));
      if (!(text.charCodeAt(at) > 127)) {
        const word = text.slice(start, at).toLowerCase()
        tokens.push({ text: quoted ? word.replaceAll("'", '') : word, start, end: at, number: false })
        continue
      }
    } else if (code < 128) {
      at++
      continue
    }
    tokenPattern.lastIndex = start
    const match = tokenPattern.exec(text)
    if (!match) {
      at = start + (code >= 0xd800 && code < 0xdc00 ? 2 : 1)
      continue
    }
    const raw = match[0]
    at = start + raw.length
    const number = /^\p{Nd}/u.test(raw)
    const word = number ? asciiDigits(raw) : normalWord(raw)
    if (word !== '') tokens.push({ text: word, start, end: at, number })
  }
  return tokens
}

interface Phrase<T> {
  words: string[]
  value: T
}
/** Phrases by their first word, longer ones first. */
export type Phrases<T> = ReadonlyMap<string, readonly Phrase<T>[]>

function phrases<T>(entries: Iterable<readonly [string, T]>): Phrases<T> {
  const map = new Map<string, Phrase<T>[]>()
  for (const [entry, value] of entries) {
    const words = tokenise(entry).map((token) => token.text)
    const first = words[0]
    if (first === undefined) continue
    const list = map.get(first)
    if (list) list.push({ words, value })
    else map.set(first, [{ words, value }])
  }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length)
  return map
}

export interface Found<T> {
  value: T
  /** Index of the first token after the phrase. */
  next: number
}

const lists = [
  'ambiguous',
  'series',
  'current',
  'negation',
  'horizons',
  'bucketNouns',
  'nothing',
  'parts',
  'criteria',
  'criteriaWords',
  'checks',
  'groups',
  'sections',
  'risks',
  'nonGoals',
  'questions',
  'legend',
  'openEnd',
  'range',
] as const
type ListName = (typeof lists)[number]
export type Field = keyof Vocabulary['fields']
export type UnitWord = keyof Vocabulary['units']
export type Ordinal = keyof Vocabulary['ordinals']

/** One language, ready to be searched. */
interface Compiled {
  vocabulary: Vocabulary
  status: Phrases<Status>
  buckets: Phrases<Status>
  fields: Phrases<Field[]>
  units: Phrases<UnitWord>
  ordinals: Phrases<Ordinal>
  numbers: Phrases<number>
  months: Phrases<number>
  jalaliMonths: Phrases<number>
  seasons: Phrases<keyof Vocabulary['seasons']>
  thirds: Phrases<keyof Vocabulary['parts3']>
  durations: Phrases<Unit>
  lists: Record<ListName, Phrases<true>>
  /** First words of everything that a date can begin with, digits aside. */
  dateWords: ReadonlySet<string>
  /** First words of everything that is said beside a name, dates aside. */
  asideWords: ReadonlySet<string>
}

function keyed<K extends string>(record: Record<K, string[]>): [string, K][] {
  return (Object.keys(record) as K[]).flatMap((key) => record[key].map((entry): [string, K] => [entry, key]))
}

function numbered(months: string[][]): [string, number][] {
  return months.flatMap((names, index) => names.map((name): [string, number] => [name, index + 1]))
}

function fieldPhrases(fields: Vocabulary['fields']): Phrases<Field[]> {
  const byEntry = new Map<string, Field[]>()
  for (const [entry, field] of keyed(fields)) {
    const known = byEntry.get(entry)
    if (known) known.push(field)
    else byEntry.set(entry, [field])
  }
  return phrases(byEntry)
}

function compile(vocabulary: Vocabulary): Compiled {
  const units = Object.fromEntries(Object.entries(vocabulary.units)) as Record<UnitWord, string[]>
  return {
    vocabulary,
    status: phrases(
      statuses.flatMap((status) => vocabulary.status[status].map((entry): [string, Status] => [entry, status])),
    ),
    buckets: phrases(keyed(vocabulary.buckets)),
    fields: fieldPhrases(vocabulary.fields),
    units: phrases(keyed(units)),
    ordinals: phrases(keyed(vocabulary.ordinals)),
    numbers: phrases(Object.entries(vocabulary.numbers)),
    months: phrases(numbered(vocabulary.months)),
    jalaliMonths: phrases(numbered(vocabulary.jalaliMonths ?? [])),
    seasons: phrases(keyed(vocabulary.seasons)),
    thirds: phrases(keyed(vocabulary.parts3)),
    durations: phrases(keyed(vocabulary.durations)),
    lists: Object.fromEntries(
      lists.map((name) => [name, phrases((vocabulary[name] ?? []).map((entry): [string, true] => [entry, true]))]),
    ) as Record<ListName, Phrases<true>>,
    dateWords: dateWords(vocabulary),
    asideWords: asideWords(vocabulary),
  }
}

function asideWords({ status, fields, units, current, negation, months }: Vocabulary): Set<string> {
  const entries = [
    ...[status, fields, units].flatMap((group) => Object.values(group).flat()),
    ...current,
    ...negation,
    ...months.flat(),
  ]
  return new Set(entries.map((entry) => tokenise(entry)[0]?.text ?? ''))
}

const dateLetters = ['q', 'h', 't', 'к', 'w', '第', '上', '下', '상', '하', 'i', 'ii', 'iii', 'iv']

function dateWords(vocabulary: Vocabulary): Set<string> {
  const { units } = vocabulary
  const entries = [
    ...vocabulary.months.flat(),
    ...(vocabulary.jalaliMonths ?? []).flat(),
    ...Object.values(vocabulary.seasons).flat(),
    ...Object.values(vocabulary.parts3).flat(),
    ...[units.week, units.day, units.month, units.quarter, units.half].flat(),
    ...Object.keys(vocabulary.numbers),
    ...vocabulary.ordinals.next,
  ]
  return new Set([...dateLetters, ...entries.map((entry) => tokenise(entry)[0]?.text ?? '')])
}

const compiled = vocabularies.map(compile)
const english = compiled[0] as Compiled
/** Words of the Latin script that tell a language: its commonest words, and its own words of this trade. */
const tellingWords = new Map<string, Map<string, number>>()
for (const { vocabulary } of compiled) {
  const { language } = vocabulary
  const tell = (entry: string, weight: number) => {
    for (const { text } of tokenise(entry)) {
      if (text.length < 2 || !/^[a-z]+$/.test(text)) continue
      const languages = tellingWords.get(text) ?? new Map<string, number>()
      languages.set(language, Math.max(languages.get(language) ?? 0, weight))
      tellingWords.set(text, languages)
    }
  }
  for (const entry of vocabulary.telling) tell(entry, 2)
  for (const group of [vocabulary.status, vocabulary.buckets, vocabulary.fields, vocabulary.units])
    for (const entry of Object.values(group).flat()) tell(entry, 1)
  for (const name of lists) for (const entry of vocabulary[name] ?? []) tell(entry, 1)
  for (const entry of vocabulary.months.flat()) tell(entry, 1)
}

/** The languages that a document is read in: the one it is mostly written in first, and English. */
export type Lexicon = readonly Compiled[]

const scripts: [RegExp, string][] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/gu, 'ja'],
  [/\p{sc=Hangul}/gu, 'ko'],
  [/\p{sc=Han}/gu, 'zh'],
  [/\p{sc=Cyrillic}/gu, 'ru'],
  [/\p{sc=Hebrew}/gu, 'he'],
  [/\p{sc=Arabic}/gu, 'fa'],
]
const letters = /\p{L}/gu
/** A document is written in the languages that its beginning is written in. */
const sampled = 16_000

/**
 * Which languages a text is written in, most of it first, by script and by its commonest words.
 * English always takes part: its words are used as names in documents of every language.
 */
export function lexiconOf(text: string): { language: string; lexicon: Lexicon } {
  const sample = text.length > sampled ? text.slice(0, sampled) : text
  const total = sample.match(letters)?.length ?? 0
  const weight = new Map<string, number>()
  let foreign = 0
  for (const [pattern, language] of scripts) {
    const count = sample.match(pattern)?.length ?? 0
    if (count > 0) weight.set(language, count)
    foreign += count
  }
  // Japanese is written with Han characters too: kana decide, and Chinese has none.
  if ((weight.get('ja') ?? 0) * 30 > (weight.get('zh') ?? 0)) {
    weight.set('ja', (weight.get('ja') ?? 0) + (weight.get('zh') ?? 0))
    weight.delete('zh')
  }
  const tellings = new Map<string, number>()
  let told = 0
  for (const match of sample.matchAll(/[\p{sc=Latin}\p{M}]{2,}/gu)) {
    const languages = tellingWords.get(normalWord(match[0]))
    if (!languages) continue
    for (const [language, weight] of languages) {
      tellings.set(language, (tellings.get(language) ?? 0) + weight / languages.size)
      told += weight / languages.size
    }
  }
  const latin = total - foreign
  for (const [language, count] of tellings) weight.set(language, (weight.get(language) ?? 0) + (latin * count) / told)
  if (told === 0 && latin > 0) weight.set('en', (weight.get('en') ?? 0) + latin)
  // One character of Chinese, Japanese or Korean says about as much as two and a half letters.
  for (const dense of ['zh', 'ja', 'ko']) if (weight.has(dense)) weight.set(dense, (weight.get(dense) as number) * 2.5)
  const ranked = [...weight].sort((a, b) => b[1] - a[1])
  const language = ranked[0]?.[0] ?? 'en'
  const used = new Set([language, 'en'])
  for (const [other, count] of ranked) if (count > total * 0.04) used.add(other)
  const lexicon = compiled.filter((entry) => used.has(entry.vocabulary.language))
  lexicon.sort((a, b) => Number(b.vocabulary.language === language) - Number(a.vocabulary.language === language))
  return { language, lexicon: lexicon.length > 0 ? lexicon : [english] }
}

/** The longest phrase of any of the languages that starts at a token. */
export function phraseAt<T>(
  lexicon: Lexicon,
  pick: (language: Compiled) => Phrases<T>,
  tokens: readonly Token[],
  index: number,
): Found<T> | null {
  const first = tokens[index]
  if (first === undefined) return null
  let best: Found<T> | null = null
  for (const language of lexicon) {
    const list = pick(language).get(first.text)
    if (!list) continue
    for (const phrase of list) {
      if (best && index + phrase.words.length <= best.next) break
      if (phrase.words.every((word, offset) => tokens[index + offset]?.text === word)) {
        best = { value: phrase.value, next: index + phrase.words.length }
        break
      }
    }
  }
  return best
}

/** Whether a unit's word is the plural of another that is listed: `milestones`, `fases`, `Meilensteine`. */
export function isPlural(lexicon: Lexicon, word: string): boolean {
  return lexicon.some(({ vocabulary }) =>
    [...vocabulary.units.phase, ...vocabulary.units.release].some(
      (entry) => entry.length >= 3 && entry.length < word.length && entry.length >= word.length - 3 && word.startsWith(entry),
    ),
  )
}

/** The value of the phrase that all tokens together make, or null. */
export function wholePhrase<T>(
  lexicon: Lexicon,
  pick: (language: Compiled) => Phrases<T>,
  tokens: readonly Token[],
): T | null {
  const found = phraseAt(lexicon, pick, tokens, 0)
  return found && found.next === tokens.length ? found.value : null
}

/** Whether a phrase of the list starts anywhere in the tokens. */
export function contains<T>(
  lexicon: Lexicon,
  pick: (language: Compiled) => Phrases<T>,
  tokens: readonly Token[],
): Found<T> | null {
  for (let index = 0; index < tokens.length; index++) {
    const found = phraseAt(lexicon, pick, tokens, index)
    if (found) return found
  }
  return null
}

export const list =
  (name: ListName) =>
  (language: Compiled): Phrases<true> =>
    language.lists[name]
