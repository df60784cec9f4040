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

/** Hostile documents by the patterns of the tests, compared with documents of the same size that people write. */
export function patterns(rounds: number): Row[] {
  const ordinary = [1, 2, 3, 4, 5].map((seed) => longDocument(64 * kibibyte, seed))
  return Object.entries(works).flatMap(([name, work]) => {
    // What is measured first would be measured before it is compiled.
    const refused = Object.values(hostile).filter((make) => !work(make(64 * kibibyte))).length
    for (let turn = 0; turn < 8; turn += 1) for (const text of ordinary) work(text)
    const ordinaryTimes: number[] = []
    const times = Object.entries(hostile).map(([pattern, make], index) => {
      ordinaryTimes.push(timeOf(ordinary[index % ordinary.length] as string, work, rounds))
      const middle = timeOf(make(64 * kibibyte), work, rounds)
      // Of less than that a slope would be the clock's.
      if (middle * 64 < 10) return { pattern, middle, slope: null }
      const [least, most] = [16, 128].map((size) => timeOf(make(size * kibibyte), work, rounds + 1)) as [number, number]
      return { pattern, middle, slope: 1 + Math.log(most / least) / Math.log(8) }
    })
    const usual = median(ordinaryTimes)
    const shares = times.map(({ pattern, middle, slope }) => ({ pattern, share: middle / usual, slope }))
    const byShare = [...shares].sort((a, b) => b.share - a.share)
    const bySlope = shares.filter(({ slope }) => slope !== null).sort((a, b) => (b.slope ?? 0) - (a.slope ?? 0))
    const worse = byShare.slice(0, 3)
    const steepest = bySlope[0]
    const over = byShare.filter(({ share }) => share > 3).length
    return [
      {
        what: `${name} ${shares.length} hostile documents of 64 KiB ÷ as much ordinary text`,
        value: shares.reduce((sum, { share }) => sum + share, 0) / shares.length,
        target: 3,
        note: `${over} patterns above 3 by themselves, ${refused} refused with a place`,
      },
      {
        what: `${name} 64 KiB ÷ ordinary text, the worst of the patterns`,
        value: worse[0]?.share ?? 0,
        // What is shown of `- a` is many times longer than what is written: only reading has a target.
        target: name === 'Reading' ? 3 : null,
        note: worse.map(({ pattern, share }) => `${pattern} ${share.toFixed(1)}`).join(', '),
      },
      {
        what: `${name} 64 KiB ÷ ordinary text, the median`,
        value: median(shares.map(({ share }) => share)),
        target: null,
        note: `ordinary text takes ${usual.toFixed(2)} ms a KiB`,
      },
      {
        what: `${name} 16 to 128 KiB, the steepest slope (1 is linear, 2 is quadratic)`,
        value: steepest?.slope ?? 0,
        target: 1.5,
        note: `${steepest?.pattern}; median ${median(bySlope.map(({ slope }) => slope ?? 0)).toFixed(2)}`,
      },
    ]
  })
}

/** Milliseconds a KiB, the least of several runs: what else happens can only make a run longer. */
function timeOf(text: string, work: (text: string) => boolean, rounds: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round += 1)
    least = Math.min(
      least,
      cpu(() => work(text)),
    )
  return least / (Buffer.byteLength(text) / kibibyte)
}
