import { describe, expect, it } from 'vitest'
import { burnUp, type Count, stepPath } from '../src/draw/burnup.ts'
import { slips } from '../src/draw/slips.ts'

const count = (day: string, done: number, total: number): Count => ({ time: `${day}T12:00:00Z`, done, total })
const counts = [
  count('2025-01-01', 0, 4),
  count('2025-02-01', 1, 6),
  count('2025-04-01', 4, 6),
  count('2025-07-01', 5, 5),
]

function drawn(all: readonly Count[]) {
  const picture = burnUp(all)
  if (!picture) throw new Error('nothing to draw')
  return picture
}

describe('counts over time', () => {
  it('are not drawn where there is nothing to show', () => {
    expect(burnUp([])).toBeNull()
    expect(burnUp([count('2025-01-01', 0, 3)])).toBeNull()
    expect(burnUp([count('2025-01-01', 0, 3), count('2025-02-01', 0, 3), count('2025-03-01', 1, 3)])).toBeNull()
    expect(burnUp([count('2025-01-01', 0, 1), count('2025-02-01', 0, 2), count('2025-03-01', 0, 3)])).toBeNull()
    expect(burnUp([1, 2, 3].map((done) => count('2025-01-01', done, 3)))).toBeNull()
  })

  it('hold from the version that says them to the next', () => {
    const { total, done } = drawn(counts)
    expect(total.map(({ y }) => y)).toEqual([33.33, 0, 16.67])
    expect(done.map(({ y }) => y)).toEqual([100, 83.33, 33.33, 16.67])
    expect(
      stepPath([
        { x: 0, y: 90 },
        { x: 40, y: 50 },
        { x: 100, y: 50 },
      ]),
    ).toBe('M0 90H40V50H100V50')
    expect(
      stepPath(
        [
          { x: 0, y: 90 },
          { x: 40, y: 50 },
        ],
        true,
      ),
    ).toBe('M0 100V90H40V50V100Z')
    expect(stepPath([])).toBe('')
  })

  it('go on to the last version also where nothing changed in it', () => {
    const { total, done } = drawn([...counts, count('2025-09-01', 5, 5)])
    expect(total.at(-1)?.x).toBe(done.at(-1)?.x)
    expect(total.at(-1)?.x).toBeGreaterThan(drawn([...counts, count('2025-08-01', 5, 5)]).total.at(-2)?.x ?? 0)
  })

  it('never show more done than there is, and stay on the picture', () => {
    for (const picture of [
      drawn(counts),
      drawn([count('2024-02-29', 0, 1), count('2024-03-01', 1, 1), count('2024-03-02', 90, 121)]),
    ]) {
      for (const { x, y } of [...picture.total, ...picture.done]) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(100)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(100)
      }
      expect(picture.done.at(-1)?.y).toBeGreaterThanOrEqual(picture.total.at(-1)?.y ?? 0)
    }
  })

  it('stand over whole numbers and under days of the calendar', () => {
    const { levels, ticks, days } = drawn(counts)
    expect(levels).toEqual([0, 2, 4, 6].map((n) => ({ at: Math.round((100 - (n / 6) * 100) * 100) / 100, count: n })))
    expect(days).toEqual(['2025-01-01', '2025-07-31'])
    expect(ticks.map(({ day }) => day)).toContain('2025-04-01')
    const few = drawn([count('2025-01-01', 0, 1), count('2025-02-01', 1, 1), count('2025-03-01', 0, 1)])
    expect(few.levels.map(({ count }) => count)).toEqual([0, 1])
  })

  it('take linear time in the number of versions', () => {
    const many = Array.from({ length: 20_000 }, (_, n) =>
      count(`20${String(10 + (n % 80)).padStart(2, '0')}-01-01`, n, n + 1),
    )
    expect(drawn(many.toSorted((a, b) => (a.time < b.time ? -1 : 1))).total.length).toBeGreaterThan(10)
  })
})

describe('targets that moved', () => {
  const day = (date: string) => ({ start: date, end: date })

  it('share one calendar, a day as a point and a period as wide as it is', () => {
    const picture = slips([
      [day('2025-02-01'), day('2025-03-01')],
      [{ start: '2025-04-01', end: '2025-06-30' }, day('2025-06-30')],
    ])
    const [[first, second] = [], [quarter, last] = []] = picture?.rows ?? []
    expect(first?.day).toBeLessThan(second?.day ?? 0)
    expect(quarter?.day).toBeNull()
    expect((quarter?.to ?? 0) - (quarter?.from ?? 0)).toBeGreaterThan(50)
    expect(last?.day).toBeGreaterThan(99)
    expect(picture?.days).toEqual(['2025-02-01', '2025-06-30'])
  })

  it('are drawn to some width where they have no end, and not at all where there are none', () => {
    const picture = slips([[{ start: '2025-02-01', end: null }, day('2025-05-01')]])
    const [open] = picture?.rows[0] ?? []
    expect((open?.to ?? 0) - (open?.from ?? 0)).toBeGreaterThan(20)
    expect(slips([])).toBeNull()
    expect(slips([[]])).toBeNull()
  })
})
