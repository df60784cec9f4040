import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Document {
  name: string
  bytes: Buffer
}

const root = join(import.meta.dirname, '../..')

/** Every Markdown document below a folder, in the order of their names. */
export function documentsBelow(folder: string): Document[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
}

/** The example roadmaps of this repository. */
export function exampleDocuments(): Document[] {
  return documentsBelow(join(root, 'content/roadmaps'))
}

/** The fixtures of its tests, most of them a few lines long. */
export function fixtureDocuments(): Document[] {
  return documentsBelow(join(root, 'test/fixtures'))
}

/** All documents of this repository. */
export function ownDocuments(): Document[] {
  return [...exampleDocuments(), ...fixtureDocuments()]
}

/**
 * So many different documents, made of the example roadmaps: each keeps the head of one and some of its parts in another order, with
 * other words of the same document in places. The same seed gives the same documents.
 */
export function madeDocuments(count: number, parts: number, seed = 1): Document[] {
  const random = randomFrom(seed)
  const examples = exampleDocuments().map(({ bytes }) => partsOf(bytes.toString('utf8')))
  return Array.from({ length: count }, (_, number) => {
    const { head, body, words } = examples[Math.floor(random() * examples.length)] as Example
    const kept = shuffled(body, random).slice(0, parts)
    const text = [head, ...kept].join('').replace(longWord, (word) => {
      const other = words[Math.floor(random() * words.length)]
      return random() < 0.2 && other !== undefined ? other : word
    })
    const id = `plan-${String(number).padStart(5, '0')}`
    return { name: `${id}.md`, bytes: Buffer.from(text.replace(/^# /m, `# ${number} `)) }
  })
}

/** One document of at least so many bytes that is made of example roadmaps. */
export function longDocument(bytes: number, seed = 1): string {
  let text = '# A long plan\n\n'
  for (const { bytes: more } of madeDocuments(1 + Math.ceil(bytes / 1000), 3, seed)) {
    if (Buffer.byteLength(text) >= bytes) break
    text += `${more.toString('utf8').replace(/^# /gm, '## ')}\n\n`
  }
  return text
}

interface Example {
  head: string
  body: string[]
  words: string[]
}

const longWord = /\b\p{Ll}{6,}\b/gu

function partsOf(text: string): Example {
  const [head = '', ...rest] = text.split(/^(?=## )/m)
  return { head, body: rest.map((part) => `${part.trimEnd()}\n\n`), words: text.match(longWord) ?? [] }
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** Mulberry32: a small generator that is good enough to vary texts. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
