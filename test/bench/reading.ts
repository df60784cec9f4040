import { existsSync } from 'node:fs'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { decode } from '../../src/read/decode.ts'
import { read } from '../../src/read/read.ts'
import { type Document, documentsBelow, exampleDocuments, fixtureDocuments, madeDocuments } from './documents.ts'
import { byTurns, cpu, median, ratio } from './measure.ts'
import type { Row } from './table.ts'

const reference = unified().use(remarkParse).use(remarkGfm).freeze()

export function readAll(documents: readonly Document[]): void {
  for (const { name, bytes } of documents) read({ bytes, path: name, id: 'plan' })
}

/**
 * Reading documents to Roadmaps, compared with parsing them alone by the parser that most tools use, once both are compiled as far as they
 * will be: the reader is far more code than a parser, and after 4 seconds of both it still takes a fifth longer than after 12.
 */
export function reading(rounds: number, warmUp: number): Row[] {
  const sets: [string, Document[], number | null][] = [
    ['our examples', exampleDocuments(), 0.5],
    // A few lines each: most of the time is what every document costs, however short it is.
    ['our fixtures', fixtureDocuments(), null],
  ]
  const others = '../shared/reading/docs'
  if (existsSync(others)) sets.push([others, documentsBelow(others), 0.5])
  return sets.map(([name, documents, target]) => {
    const texts = documents.map(({ bytes }) => decode(bytes).text)
    const kibibytes = documents.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1024
    const work = {
      read: () => readAll(documents),
      parse: () => {
        for (const text of texts) reference.parse(text)
      },
    }
    const times = byTurns(rounds, work, warmUp)
    return {
      what: `Reading ÷ remark-parse + remark-gfm alone, ${name}`,
      value: ratio(times.read, times.parse),
      target,
      note: `${(median(times.read) / kibibytes).toFixed(2)} ms a KiB, ${documents.length} documents`,
    }
  })
}

/** CPU time a document, for more and more documents. */
export function growthOfReading(counts: readonly number[]): Row[] {
  readAll(madeDocuments(100, 4))
  const each = counts.map((count) => {
    const documents = madeDocuments(count, 4)
    return cpu(() => readAll(documents)) / count
  })
  const first = each[0] as number
  return each.map((time, index) => ({
    what: `Reading, CPU a document: ${counts[index]} documents ÷ ${counts[0]}`,
    value: time / first,
    target: index === 0 ? null : 1.2,
    note: `${time.toFixed(2)} ms a document`,
  }))
}
