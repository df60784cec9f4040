import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { vocabularies } from '../src/read/vocabulary/index.ts'
import { statuses } from '../src/roadmap/index.ts'

/** Every list of words in a vocabulary with the path that leads to it, as `fields.status`. */
function lists(value: unknown, path = ''): [path: string, words: string[]][] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => lists(child, path === '' ? key : `${path}.${key}`))
}

/** What is left of a word when accents on Latin letters, apostrophes and hyphens count for nothing. */
function folded(word: string): string {
  return word
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFKC')
    .replaceAll(/['’]/g, '')
    .replaceAll('-', ' ')
}

/** Words that stand in more than one of the lists. */
function shared(groups: string[][]): string[] {
  const home = new Map<string, number>()
  const found = new Set<string>()
  for (const [index, words] of groups.entries()) {
    for (const word of words.map(folded)) {
      if ((home.get(word) ?? index) !== index) found.add(word)
      home.set(word, index)
    }
  }
  return [...found]
}

describe('the vocabularies', () => {
  it('stand in one file each, English first and the others by their tag', () => {
    const files = readdirSync(new URL('../src/read/vocabulary/', import.meta.url))
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((file) => file !== 'index' && file !== 'vocabulary')
    const tags = vocabularies.map((vocabulary) => vocabulary.language)
    expect(tags).toEqual(['en', ...files.filter((file) => file !== 'en').sort()])
    for (const tag of tags) expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
  })

  it('tell their languages apart by words that no other one tells by', () => {
    expect(shared(vocabularies.map((vocabulary) => vocabulary.telling))).toEqual([])
  })
})

describe.each(vocabularies.map((vocabulary) => [vocabulary.language, vocabulary] as const))('%s', (_, vocabulary) => {
  it('has words in every list', () => {
    expect(
      lists(vocabulary)
        .filter(([, words]) => words.length === 0)
        .map(([path]) => path),
    ).toEqual([])
    expect(Object.keys(vocabulary.numbers).length).toBeGreaterThan(3)
  })

  it('writes them trimmed, in lower case and in composed form, without marks that nobody sees', () => {
    const words = [...lists(vocabulary).flatMap(([, list]) => list), ...Object.keys(vocabulary.numbers)]
    expect(words.filter((word) => word !== word.toLowerCase() || word !== word.trim() || word === '')).toEqual([])
    expect(words.filter((word) => word !== word.normalize('NFKC'))).toEqual([])
    expect(words.filter((word) => /\s{2}|[^\S ]|\p{Cf}|[’ʼ]/u.test(word))).toEqual([])
    expect(words.filter((word) => !/[\p{L}\p{N}]/u.test(word))).toEqual([])
  })

  it('writes none twice in one list', () => {
    const repeated = lists(vocabulary).flatMap(([path, words]) =>
      words.filter((word, index) => words.indexOf(word) !== index).map((word) => `${path}: ${word}`),
    )
    expect(repeated).toEqual([])
  })

  it('gives a word one status, of a thing and of a bucket', () => {
    expect(shared(statuses.map((status) => vocabulary.status[status]))).toEqual([])
    expect(shared(statuses.map((status) => vocabulary.buckets[status]))).toEqual([])
    expect(shared([vocabulary.horizons, statuses.flatMap((status) => vocabulary.buckets[status])])).toEqual([])
  })

  it('means the same status by a word wherever it stands', () => {
    const disagreeing = statuses.flatMap((status) =>
      statuses
        .filter((other) => other !== status)
        .flatMap((other) => {
          const words = new Set(vocabulary.status[status].map(folded))
          return vocabulary.buckets[other].filter((word) => words.has(folded(word)))
        }),
    )
    expect(disagreeing).toEqual([])
  })

  it('narrows only what it lists: common status words, dates without a side, words that make criteria', () => {
    const within = (words: string[] | undefined, all: string[]) => (words ?? []).filter((word) => !all.includes(word))
    expect(within(vocabulary.ambiguous, Object.values(vocabulary.status).flat())).toEqual([])
    expect(within(vocabulary.fields.date, vocabulary.fields.target)).toEqual([])
    expect(within(vocabulary.criteriaWords, vocabulary.criteria)).toEqual([])
  })

  it('knows twelve months by name, each name being one month only', () => {
    for (const months of [vocabulary.months, vocabulary.jalaliMonths ?? vocabulary.months]) {
      expect(months).toHaveLength(12)
      expect(months.filter((names) => names.length === 0)).toEqual([])
      expect(shared(months)).toEqual([])
    }
  })

  it('names one season, one third of a period and one unit of time by a word', () => {
    expect(shared(Object.values(vocabulary.seasons))).toEqual([])
    expect(shared(Object.values(vocabulary.parts3))).toEqual([])
    expect(shared(Object.values(vocabulary.durations))).toEqual([])
    const { week, day, month, year, quarter, half } = vocabulary.units
    expect(shared([week, day, month, year, quarter, half])).toEqual([])
  })

  it('counts in whole numbers from nought, as far as four at least', () => {
    const numbers = Object.values(vocabulary.numbers)
    expect(numbers.filter((number) => !Number.isInteger(number) || number < 0)).toEqual([])
    expect(numbers).toEqual(expect.arrayContaining([1, 2, 3, 4]))
  })
})
