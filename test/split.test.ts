import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalWord, plainFirstWord, split } from '../src/read/words.ts'

/** Letters, marks, digits and signs around which words begin and end, of every script that is read. */
const characters = [
  ..."aZ9 -'’.·»éßİĳ×÷µªяЙйЁ҂҃אףי״֑ٱيكی٣\u200c\u200d\u0301",
  ...'カがーﾊ・、。々〇〆〒（）０Ａ中文한국𠮷🈀😀𝟘ⅱⁿℕ→✅—…',
]
const text = fc.array(fc.constantFrom(...characters), { maxLength: 12 }).map((list) => list.join(''))

const cjk = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー`
const words = new RegExp(String.raw`\p{Nd}+|[${cjk}]|(?!')[[\p{L}\p{M}'’\u200c\u200d]--[${cjk}]]+`, 'gv')

describe('words', () => {
  it('are runs of digits, single characters of Chinese, Japanese and Korean, and runs of other letters, for any text', () => {
    fc.assert(
      fc.property(text, (text) => {
        const expected = [...text.matchAll(words)]
          .map(({ 0: word, index }) => ({ start: index, end: index + word.length, number: /^\p{Nd}/u.test(word) }))
          .filter(({ start, end }) => normalWord(text.slice(start, end)) !== '')
        expect(split(text).map(({ start, end, number }) => ({ start, end, number }))).toEqual(expected)
      }),
      { numRuns: 3000 },
    )
  })

  it('have a normal form that is that of each way to write them', () => {
    fc.assert(
      fc.property(text, (text) => {
        for (const word of split(text))
          if (!word.number) expect(word.text).toBe(normalWord(text.slice(word.start, word.end)))
      }),
    )
    for (const same of [
      ['Été', 'ete'],
      ["d'août", 'daout', 'd’août'],
      ['אָב', 'אב'],
      ['كي', 'کی'],
      ['ＡＢ', 'ab'],
    ])
      expect(new Set(same.map(normalWord)).size, same.join(' ')).toBe(1)
  })

  it('that a text begins with are the first of it, wherever a short look tells one', () => {
    fc.assert(
      fc.property(text, (text) => {
        const first = plainFirstWord(text)
        if (first !== null) expect(split(text)[0]).toMatchObject({ text: first, start: 0 })
      }),
      { numRuns: 3000 },
    )
    expect(plainFirstWord('Done, tested')).toBe('done')
    expect(plainFirstWord('完了')).toBe('完')
  })
})
