import { join } from 'node:path'
import { historyOf } from '../../src/history/history.ts'
import { read } from '../../src/read/read.ts'
import { removeRepositories, repository, temporaryFolder } from '../repository.ts'
import { ownDocuments } from './documents.ts'
import { byTurns, median, ratio } from './measure.ts'
import type { Row } from './table.ts'

/** Versions of one document: each ticks the next box, moves a date or drops a line, as roadmaps change. */
function versionsOf(text: string, count: number): string[] {
  const versions = [text]
  const lines = text.split('\n')
  for (let step = 1; step < count; step++) {
    const open = lines.findIndex((line, at) => at >= (step * 7) % lines.length && line.includes('- [ ]'))
    if (open >= 0) lines[open] = (lines[open] as string).replace('- [ ]', '- [x]')
    else lines.push(`- [ ] Step ${step} of the plan`)
    versions.push(lines.join('\n'))
  }
  return versions
}

interface Walked {
  plain: number[]
  cold: number[]
  warm: number[]
}

/** All is compiled as far as it will be after so many milliseconds. */
const warmUp = 4000

function walked(count: number, rounds: number): Walked {
  const longest = ownDocuments().reduce((a, b) => (b.bytes.length > a.bytes.length ? b : a))
  const texts = versionsOf(longest.bytes.toString('utf8'), count)
  const path = 'ROADMAP.md'
  const { folder, env } = repository(texts.map((text) => ({ files: { [path]: text } })))
  const cache = temporaryFolder()
  const plainly = (bytes: Uint8Array | string) => read({ bytes, path, id: 'roadmap' })
  const now = plainly(texts.at(-1) as string)
  const walk = (cacheFolder: string): void => {
    historyOf({
      file: join(folder, path),
      now,
      id: 'roadmap',
      idOfPath: () => 'roadmap',
      reader: { read: plainly, digest: 'bench', cacheFolder },
      environment: env,
    })
  }
  walk(cache)
  let colds = 0
  return byTurns(
    rounds,
    {
      plain: () => texts.forEach(plainly),
      cold: () => walk(join(cache, `cold-${colds++}`)),
      warm: () => walk(cache),
    },
    warmUp,
  )
}

/** Walking a history, with nothing known and with every version read before, compared with reading the same documents. */
export function walking(counts: readonly number[], rounds: number): Row[] {
  const rows: Row[] = []
  let first: number | null = null
  try {
    for (const count of counts) {
      const { plain, cold, warm } = walked(count, rounds)
      const each = median(cold) / count
      first ??= each
      rows.push(
        {
          what: `Walking ${count} versions, cold ÷ reading them`,
          value: ratio(cold, plain),
          target: 1.5,
          note: `${each.toFixed(2)} ms a version`,
        },
        { what: `Walking ${count} versions, warm ÷ reading them`, value: ratio(warm, plain), target: 0.2, note: '' },
        {
          what: `Walking, CPU a version: ${count} versions ÷ ${counts[0]}`,
          value: each / first,
          target: count === counts[0] ? null : 1.2,
          note: '',
        },
      )
    }
  } finally {
    removeRepositories()
  }
  return rows
}
