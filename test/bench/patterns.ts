import { read } from '../../src/read/read.ts'
import { addressesBelow } from '../../src/view/address.ts'
import { prose, viewOf, voiceOf } from '../../src/view/roadmap-view.ts'
import { hostile } from '../hostile.ts'
import { longDocument } from './documents.ts'
import { cpu, median } from './measure.ts'
import type { Row } from './table.ts'

const voice = voiceOf('en')
const to = addressesBelow('/')

/** A document to its Roadmap and, where it has one, to its page; a refusal, which has to be positioned, ends it. */
const works: Record<string, (text: string) => boolean> = {
  Reading: (text) => ends(() => read({ bytes: text, path: null, id: 'plan' })),
  'Reading and showing': (text) =>
    ends(() => {
      const { roadmap, text: decoded } = read({ bytes: text, path: null, id: 'plan' })
      const view = viewOf({ roadmap, text: decoded, file: 'plan.md' }, voice, to)
      prose(view.tree.children, view, { level: 2, whole: true })
    }),
}

/** True for work that ends in a result; false where it ends in a refusal that names a place. */
function ends(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (error instanceof Error && 'fatal' in error && 'place' in error) return false
    throw error
  }
}

const kibibyte = 1024
const sizes = [16, 64, 128].map((size) => size * kibibyte)

/** Hostile documents by the patterns of the tests, compared with documents of the same size that people write. */
export function patterns(rounds: number): Row[] {
  return Object.entries(works).flatMap(([name, work]) => {
    const ordinary = ordinaryTime(work, rounds)
    const refused = Object.values(hostile).filter((make) => !work(make(64 * kibibyte))).length
    const shares: { pattern: string; share: number; slope: number | null }[] = []
    for (const [pattern, make] of Object.entries(hostile)) {
      const [least = 0, middle = 0, most = 0] = sizes
        .map((size) => {
          const text = make(size)
          return { bytes: Buffer.byteLength(text), time: best(() => work(text), rounds) }
        })
        .map(({ bytes, time }) => time / (bytes / kibibyte))
      // Below a few milliseconds a slope would be that of the clock.
      const isLong = most * 128 > 20
      const slope = isLong && least > 0 ? 1 + Math.log(most / least) / Math.log(8) : null
      shares.push({ pattern, share: middle / ordinary, slope })
    }
    const byShare = [...shares].sort((a, b) => b.share - a.share)
    const bySlope = shares.filter(({ slope }) => slope !== null).sort((a, b) => (b.slope ?? 0) - (a.slope ?? 0))
    const [worst, second, third] = byShare
    const steepest = bySlope[0]
    const over = byShare.filter(({ share }) => share > 3).length
    return [
      {
        what: `${name} 64 KiB ÷ ordinary text, the worst of ${shares.length} patterns`,
        value: worst?.share ?? 0,
        target: 3,
        note: [worst, second, third].map((each) => `${each?.pattern} ${each?.share.toFixed(1)}`).join(', '),
      },
      {
        what: `${name} 64 KiB ÷ ordinary text, the median`,
        value: median(shares.map(({ share }) => share)),
        target: 3,
        note: `${over} patterns over, ${refused} refused with a place; ordinary text takes ${ordinary.toFixed(2)} ms a KiB`,
      },
      {
        what: `${name} 16 to 128 KiB, the steepest slope (1 is linear)`,
        value: steepest?.slope ?? 0,
        target: 1.2,
        note: `${steepest?.pattern}; median ${median(bySlope.map(({ slope }) => slope ?? 0)).toFixed(2)}`,
      },
    ]
  })
}

/** Milliseconds a KiB for long documents of ordinary text. */
function ordinaryTime(work: (text: string) => boolean, rounds: number): number {
  const texts = [1, 2, 3, 4, 5].map((seed) => longDocument(64 * kibibyte, seed))
  for (const text of texts) work(text)
  return median(texts.map((text) => best(() => work(text), rounds) / (Buffer.byteLength(text) / kibibyte)))
}

/** The least time of several runs: what else happens can only make a run longer. */
function best(work: () => void, rounds: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round += 1) least = Math.min(least, cpu(work))
  return least
}
