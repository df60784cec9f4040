import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { PublishedAll } from '../../src/publish/published.ts'
import { searchJson } from '../../src/publish/search.ts'
import { find, indexOf } from '../../src/publish/search-index.ts'
import { milestone, roadmap, task } from '../roadmaps.ts'
import { ownDocuments, randomFrom } from './documents.ts'
import { median } from './measure.ts'
import type { Row } from './table.ts'

const [tasksEach, wordsEach] = [8, 8]

/** What the search page loads for so many milestones, and how long the page works on it. */
export async function searching(milestones: number, rounds: number): Promise<Row[]> {
  const body = searchJson(made(milestones)).body as string
  const making: number[] = []
  const finding: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now()
    const index = await indexOf(JSON.parse(body))
    const ready = performance.now()
    for (const query of queries) find(index, query)
    making.push(ready - start)
    finding.push((performance.now() - ready) / queries.length)
  }
  return [
    {
      what: `search.json of ${milestones} milestones with ${tasksEach} tasks each, bytes by brotli`,
      value: brotliCompressSync(body).length,
      target: 300 * milestones,
      note: `by gzip ${gzipSync(body).length}, raw ${body.length}; words in no order, which no document has`,
      write: String,
    },
    {
      what: 'Its index, milliseconds to make, in pieces between which a page can answer',
      value: median(making),
      target: null,
      note: `${median(finding).toFixed(1)} ms a query`,
      write: (value) => value.toFixed(0),
    },
  ]
}

const queries = ['mile', 'reader tables', 'obsrvatory', 'v1', 'the first', '地図']

/** Milestones whose words are drawn from our documents one by one: nothing in them repeats as documents made of parts do. */
function made(count: number): PublishedAll {
  const random = randomFrom(7)
  const texts = ownDocuments().map(({ bytes }) => bytes.toString('utf8'))
  const words = [...new Set(texts.join('\n').match(/[\p{L}\p{N}]{2,}/gu))]
  const title = (length: number): string =>
    Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ')
  const plans = Array.from({ length: count / 20 }, (_, plan) =>
    roadmap(
      Array.from({ length: 20 }, (_, number) =>
        milestone(`m${number}`, {
          label: `M${number}`,
          title: title(4),
          status: 'planned',
          tasks: Array.from({ length: tasksEach }, () => task(title(wordsEach), 'planned')),
        }),
      ),
      { id: `plan-${plan}`, title: title(3) },
    ),
  )
  const site = { name: 'Plans', description: null, language: 'en', address: (path: string) => path }
  return {
    site,
    roadmaps: plans.map((roadmap) => ({ site, roadmap, versions: [], gone: [], announcements: [] })),
    announcements: [],
  }
}
