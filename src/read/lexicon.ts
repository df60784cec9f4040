import type { Status, Unit } from '../roadmap/index.ts'
import { statuses } from '../roadmap/index.ts'
import { vocabularies } from './vocabulary/index.ts'
import type { Vocabulary } from './vocabulary/vocabulary.ts'
import { plainFirstWord, split, type Word } from './words.ts'

/** Lists of words of this trade: their phrases mean that they are in the list, and no more. */
export const lists = [
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
/** Lists of words that only help to read others. */
const helpers = [
  'small',
  'of',
  'and',
  'yearWords',
  'ordinalEndings',
  'beforeVersion',
  'afterVersion',
  'milestones',
  'numbering',
] as const
export type ListName = (typeof lists | typeof helpers)[number]
export type Field = keyof Vocabulary['fields']
export type UnitWord = keyof Vocabulary['units']

/** What a phrase of each category means. */
interface Meanings extends Record<ListName, true> {
  status: Status
  buckets: Status
  fields: readonly Field[]
  units: UnitWord
  ordinals: keyof Vocabulary['ordinals']
  numbers: number
  months: number
  jalaliMonths: number
  seasons: keyof Vocabulary['seasons']
  thirds: keyof Vocabulary['parts3']
  durations: Unit
}
type Category = keyof Meanings

interface Phrase<Meaning> {
  words: readonly string[]
  value: Meaning
  /** Index of its language among all vocabularies. */
  language: number
}

/** All that can begin with one word, in any language: longer phrases first, those of one length by language. */
type Entry = { [C in Category]: Phrase<Meanings[C]>[] | null } & {
  /** Languages in which a date can begin with it, one bit each. */
  dates: number
  /** Languages in which what is said beside a name can begin with it, dates aside, one bit each. */
  asides: number
}

/** A word and what the vocabularies know of it. */
export type Token = Word<Entry>

/** The languages that a document is read in. */
export interface Lexicon {
  /** The one that most of it is written in first. */
  vocabularies: readonly Vocabulary[]
  /** Of each language its place among them, `Infinity` for one that is none of them. */
  rank: readonly number[]
  /** One bit for each of them. */
  mask: number
}

/** A phrase that was found. */
export interface Found<Meaning> {
  value: Meaning
  /** Index of the first token after the phrase. */
  next: number
}

const emptyEntry = (): Entry => ({
  status: null,
  buckets: null,
  fields: null,
  units: null,
  ordinals: null,
  numbers: null,
  months: null,
  jalaliMonths: null,
  seasons: null,
  thirds: null,
  durations: null,
  ambiguous: null,
  series: null,
  current: null,
  negation: null,
  horizons: null,
  bucketNouns: null,
  nothing: null,
  parts: null,
  criteria: null,
  criteriaWords: null,
  checks: null,
  groups: null,
  sections: null,
  risks: null,
  nonGoals: null,
  questions: null,
  legend: null,
  openEnd: null,
  range: null,
  small: null,
  of: null,
  and: null,
  yearWords: null,
  ordinalEndings: null,
  beforeVersion: null,
  afterVersion: null,
  milestones: null,
  numbering: null,
  dates: 0,
  asides: 0,
})

function keyed<K extends string>(record: Partial<Record<K, string[]>>): [string, K][] {
  return (Object.keys(record) as K[]).flatMap((key) => (record[key] ?? []).map((entry): [string, K] => [entry, key]))
}

function numbered(names: readonly string[][]): [string, number][] {
  return names.flatMap((same, index) => same.map((name): [string, number] => [name, index + 1]))
}

/** One word can be the name of several fields: `Due` of a target, `Feature` of a task and of a row. */
function fieldNames(fields: Vocabulary['fields']): Map<string, Field[]> {
  const found = new Map<string, Field[]>()
  for (const [entry, field] of keyed(fields)) found.set(entry, [...(found.get(entry) ?? []), field])
  return found
}

/** Words that begin dates without being names of anything: Q1, H2, T3, W4, 第1四半期, 上半期, II kvartal. */
const dateLetters = ['q', 'h', 't', 'к', 'w', '第', '上', '下', '상', '하', 'i', 'ii', 'iii', 'iv']

const dateBeginnings = ({ units, ...words }: Vocabulary): string[] => [
  ...dateLetters,
  ...words.months.flat(),
  ...(words.jalaliMonths ?? []).flat(),
  ...Object.values(words.seasons).flat(),
  ...Object.values(words.parts3).flat(),
  ...[units.week, units.day, units.month, units.quarter, units.half].flat(),
  ...Object.keys(words.numbers),
  ...words.ordinals.next,
]

const asideBeginnings = ({ status, fields, units, current, negation, months }: Vocabulary): string[] => [
  ...[status, fields, units].flatMap((group) => Object.values(group).flat()),
  ...current,
  ...negation,
  ...months.flat(),
]

/** Every first word of every vocabulary. */
const entries: ReadonlyMap<string, Entry> = compile()

function compile(): Map<string, Entry> {
  const all = new Map<string, Entry>()
  vocabularies.forEach((vocabulary, language) => {
    addWords(vocabulary, phrasesTo(all, language))
    for (const word of firstWords(dateBeginnings(vocabulary))) entryOf(word, all).dates |= 1 << language
    for (const word of firstWords(asideBeginnings(vocabulary))) entryOf(word, all).asides |= 1 << language
  })
  for (const entry of all.values())
    for (const phrases of Object.values(entry))
      if (Array.isArray(phrases)) phrases.sort((a, b) => b.words.length - a.words.length)
  return all
}

function entryOf(word: string, all: Map<string, Entry>): Entry {
  const entry = all.get(word) ?? emptyEntry()
  all.set(word, entry)
  return entry
}

function firstWords(entries: readonly string[]): string[] {
  return entries.flatMap((entry) => split(entry)[0]?.text ?? [])
}

type Add = <C extends Category>(category: C, meanings: Iterable<readonly [string, Meanings[C]]>) => void

function phrasesTo(all: Map<string, Entry>, language: number): Add {
  return (category, meanings) => {
    for (const [written, value] of meanings) {
      const words = split(written).map((word) => word.text)
      if (words[0] === undefined) continue
      const entry = entryOf(words[0], all)
      const phrases = entry[category] as Phrase<typeof value>[] | null
      if (phrases) phrases.push({ words, value, language })
      else entry[category] = [{ words, value, language }] as Entry[typeof category]
    }
  }
}

function addWords(vocabulary: Vocabulary, add: Add): void {
  for (const status of statuses)
    add(
      'status',
      vocabulary.status[status].map((entry) => [entry, status]),
    )
  add('buckets', keyed(vocabulary.buckets))
  add('fields', fieldNames(vocabulary.fields))
  add('units', keyed(vocabulary.units))
  add('ordinals', keyed(vocabulary.ordinals))
  add('numbers', Object.entries(vocabulary.numbers))
  add('months', numbered(vocabulary.months))
  add('jalaliMonths', numbered(vocabulary.jalaliMonths ?? []))
  add('seasons', keyed(vocabulary.seasons))
  add('thirds', keyed(vocabulary.parts3))
  add('durations', keyed(vocabulary.durations))
  for (const name of [...lists, ...helpers])
    add(
      name,
      (vocabulary[name] ?? []).map((entry) => [entry, true]),
    )
}

/** Splits a text into the units that vocabularies are compared in; offsets are those of the text. */
export const tokenise = (text: string): Token[] => split(text, entries)

/** The lexicon of some languages, by their tags, the main one first. Tags that no vocabulary has are left out. */
export function lexiconOf(languages: readonly string[]): Lexicon {
  const known = languages.flatMap((tag) => vocabularies.find(({ language }) => language === tag) ?? [])
  const used = known.length > 0 ? known : vocabularies.slice(0, 1)
  const rank = vocabularies.map((vocabulary) => (used.includes(vocabulary) ? used.indexOf(vocabulary) : Infinity))
  return {
    vocabularies: used,
    rank,
    mask: rank.reduce((mask, at, bit) => (at === Infinity ? mask : mask | (1 << bit)), 0),
  }
}

/** The longest phrase of any of the languages that starts at a token; of two as long, that of the main language. */
export function phraseAt<C extends Category>(
  lexicon: Lexicon,
  category: C,
  tokens: readonly Token[],
  index: number,
): Found<Meanings[C]> | null {
  const phrases = tokens[index]?.entry?.[category] as readonly Phrase<Meanings[C]>[] | null | undefined
  if (!phrases) return null
  let best: Phrase<Meanings[C]> | null = null
  let bestRank = Number.POSITIVE_INFINITY
  for (const phrase of phrases) {
    if (best !== null && phrase.words.length < best.words.length) break
    const rank = lexicon.rank[phrase.language] as number
    if (rank < bestRank && isAt(phrase.words, tokens, index)) {
      best = phrase
      bestRank = rank
    }
  }
  return best && { value: best.value, next: index + best.words.length }
}

function isAt(words: readonly string[], tokens: readonly Token[], index: number): boolean {
  if (index + words.length > tokens.length) return false
  for (let at = 1; at < words.length; at++) if (tokens[index + at]?.text !== words[at]) return false
  return true
}

/** Whether a date can begin with a token that is no number. */
export const mayBeginDate = (lexicon: Lexicon, token: Token): boolean =>
  token.entry !== null && (token.entry.dates & lexicon.mask) !== 0

/** Whether what is said beside a name can begin with a token, dates aside. */
export const mayBeginAside = (lexicon: Lexicon, token: Token): boolean =>
  token.entry !== null && (token.entry.asides & lexicon.mask) !== 0

/** What the vocabularies know of the first word of a text; undefined where that takes a closer look. */
export function firstEntry(text: string): Entry | null | undefined {
  const word = plainFirstWord(text)
  return word === null ? undefined : (entries.get(word) ?? null)
}

/** Whether a unit's word is the plural of another that is listed: `milestones`, `fases`, `Meilensteine`. */
export function isPlural(lexicon: Lexicon, word: string): boolean {
  return lexicon.vocabularies.some(({ units }) =>
    [...units.phase, ...units.release].some(
      (entry) =>
        entry.length >= 3 && entry.length < word.length && entry.length >= word.length - 3 && word.startsWith(entry),
    ),
  )
}

/** The value of the phrase that all tokens together make, or null. */
export function wholePhrase<C extends Category>(
  lexicon: Lexicon,
  category: C,
  tokens: readonly Token[],
): Meanings[C] | null {
  const found = phraseAt(lexicon, category, tokens, 0)
  return found !== null && found.next === tokens.length ? found.value : null
}
