import { describe, expect, it } from 'vitest'
import { type Chart, type Lane, timeline } from '../src/draw/timeline.ts'
import type { Milestone } from '../src/roadmap/index.ts'
import { milestone, roadmap } from './roadmaps.ts'

const day = (date: string) => ({ start: date, end: date })
const period = (start: string, end: string | null) => ({ start, end })
const draw = (milestones: Milestone[], today: string | null = null) => timeline(roadmap(milestones), today)

function chart(milestones: Milestone[], scale: Chart['scale'], today: string | null = null): Chart {
  const found = draw(milestones, today).charts.find((each) => each.scale === scale)
  if (!found) throw new Error(`no ${scale}`)
  return found
}

function lane(chart: Chart, id: string): Lane {
  const found = chart.lanes.find((each) => each.milestone.id === id)
  if (!found) throw new Error(`no lane of ${id}`)
  return found
}

/** Every place that a picture uses. */
function places({ ticks, lanes, today, earlier }: Chart): number[] {
  const bars = lanes.flatMap(({ target, completed, span }) => [target, completed, span]).filter((bar) => bar !== null)
  return [
    ...ticks.map(({ at }) => at),
    ...bars.flatMap(({ from, to, sure, day }) => [from, to, sure, day ?? from]),
    ...(today === null ? [] : [today]),
    ...(earlier?.places ?? []),
  ]
}

describe('a timeline', () => {
  it('is not drawn where nothing has a date', () => {
    expect(draw([milestone('a'), milestone('b', { status: 'done' })])).toEqual({ charts: [], undated: [] })
    expect(draw([])).toEqual({ charts: [], undated: [] })
  })

  it('draws a day as a point and a period as wide as it is', () => {
    const drawn = chart(
      [
        milestone('day', { target: day('2026-05-04') }),
        milestone('quarter', { target: period('2026-04-01', '2026-06-30') }),
      ],
      'calendar',
    )
    expect(lane(drawn, 'day').target?.day).toBeCloseTo(36.81, 1)
    expect(lane(drawn, 'quarter').target).toEqual({ from: 0, to: 100, sure: 100, open: false, day: null })
  })

  it('keeps every place on the picture', () => {
    const drawn = draw(
      [
        milestone('a', { target: day('2024-02-29'), completed: day('2024-03-09') }),
        milestone('b', { target: period('2027-01-01', null) }),
        milestone('c', { target: { weeks: [3, 9] } }),
        milestone('d', { target: { duration: [12, null], unit: 'month' } }),
      ],
      '2025-01-01',
    )
    expect(drawn.charts.map(({ scale }) => scale)).toEqual(['calendar', 'plan'])
    for (const each of drawn.charts) {
      for (const place of places(each)) {
        expect(place).toBeGreaterThanOrEqual(0)
        expect(place).toBeLessThanOrEqual(100)
      }
    }
  })

  it('keeps the order of time in the order of places', () => {
    const dates = ['2025-11-30', '2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01']
    const drawn = chart(
      dates.map((date) => milestone(date, { target: day(date) })),
      'calendar',
    )
    const drawnAt = drawn.lanes.map(({ target }) => target?.day ?? -1)
    expect(drawnAt).toEqual([...drawnAt].sort((a, b) => a - b))
    expect(new Set(drawnAt).size).toBe(dates.length)
  })

  it('lets an open end run to the edge and says that it is open', () => {
    const drawn = chart(
      [milestone('a', { target: day('2026-01-01') }), milestone('b', { target: period('2027-01-01', null) })],
      'calendar',
    )
    expect(lane(drawn, 'b').target).toMatchObject({ to: 100, open: true })
    expect(lane(drawn, 'b').target?.from).toBeLessThan(95)
  })

  it('shows a finished milestone where it was finished, beside what was planned', () => {
    const drawn = chart(
      [milestone('late', { target: day('2026-01-01'), completed: day('2026-03-01'), status: 'done' })],
      'calendar',
    )
    const { target, completed } = lane(drawn, 'late')
    expect(completed?.day).toBeGreaterThan(target?.day ?? 100)
  })

  it('names its steps with round dates, few enough to read', () => {
    for (const [from, to] of [
      ['2026-02-17', '2026-02-19'],
      ['2026-01-01', '2026-12-31'],
      ['2019-05-05', '2031-01-01'],
    ] as const) {
      const { ticks } = chart([milestone('a', { target: period(from, to) })], 'calendar')
      expect(ticks.length).toBeGreaterThan(1)
      expect(ticks.length).toBeLessThan(9)
      expect(new Set(ticks.map((tick) => 'day' in tick && tick.day)).size).toBe(ticks.length)
    }
  })

  it('marks today only where it is told which day that is', () => {
    const plan = [milestone('a', { target: period('2026-01-01', '2026-12-31') })]
    expect(chart(plan, 'calendar').today).toBeNull()
    expect(chart(plan, 'calendar', '2026-07-02').today).toBeCloseTo(50, 0)
    expect(chart(plan, 'calendar', '2031-01-01').today).toBeNull()
  })

  it('does not depend on the place where it is drawn', () => {
    const plan = [milestone('a', { target: day('2026-03-29') }), milestone('b', { target: day('2026-10-25') })]
    const zone = process.env.TZ
    process.env.TZ = 'Pacific/Kiritimati'
    const there = draw(plan)
    process.env.TZ = 'America/Anchorage'
    const here = draw(plan)
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    expect(there).toEqual(here)
  })
})

describe('a plan without dates', () => {
  it('lays durations end to end in reading order, the vague part apart', () => {
    const drawn = chart(
      [
        milestone('a', { target: { duration: [4, 6], unit: 'week' } }),
        milestone('b', { target: { duration: [2, 2], unit: 'week' } }),
        milestone('c', { target: { duration: [2, 2], unit: 'week' } }),
      ],
      'plan',
    )
    expect(lane(drawn, 'a').target).toMatchObject({ from: 0, sure: 40, to: 60 })
    expect(lane(drawn, 'b').target).toMatchObject({ from: 60, sure: 80, to: 80 })
    expect(lane(drawn, 'c').target).toMatchObject({ from: 80, to: 100 })
    expect(drawn.ticks[0]).toEqual({ at: 0, count: 0, unit: 'week' })
  })

  it('puts weeks where their numbers say', () => {
    const drawn = chart(
      [milestone('a', { target: { weeks: [1, 4] } }), milestone('b', { target: { weeks: [5, 8] } })],
      'plan',
    )
    expect(lane(drawn, 'a').target).toMatchObject({ from: 0, to: 50 })
    expect(lane(drawn, 'b').target).toMatchObject({ from: 50, to: 100 })
  })

  it('counts weeks that begin again inside a phase from the start of that phase', () => {
    const weeks = (id: string, from: number, to: number) => milestone(id, { target: { weeks: [from, to] } })
    const drawn = chart(
      [
        milestone('one', {
          target: { duration: [4, 4], unit: 'week' },
          milestones: [weeks('a', 1, 2), weeks('b', 3, 4)],
        }),
        milestone('two', {
          target: { duration: [4, 4], unit: 'week' },
          milestones: [weeks('c', 1, 2), weeks('d', 3, 4)],
        }),
      ],
      'plan',
    )
    expect(lane(drawn, 'a').target).toMatchObject({ from: 0, to: 25 })
    expect(lane(drawn, 'c').target).toMatchObject({ from: 50, to: 75 })
    expect(lane(drawn, 'd').target).toMatchObject({ from: 75, to: 100 })
    expect(lane(drawn, 'd').depth).toBe(1)
  })

  it('keeps weeks that go on through the phases', () => {
    const weeks = (id: string, from: number, to: number) => milestone(id, { target: { weeks: [from, to] } })
    const drawn = chart(
      [
        milestone('one', { target: { duration: [4, 4], unit: 'week' }, milestones: [weeks('a', 1, 4)] }),
        milestone('two', { target: { duration: [4, 4], unit: 'week' }, milestones: [weeks('b', 5, 8)] }),
      ],
      'plan',
    )
    expect(lane(drawn, 'b').target).toMatchObject({ from: 50, to: 100 })
  })

  it('lets "or more" fade', () => {
    const drawn = chart([milestone('a', { target: { duration: [12, null], unit: 'month' } })], 'plan')
    expect(lane(drawn, 'a').target).toMatchObject({ open: true, from: 0, to: 100 })
    expect(lane(drawn, 'a').target?.sure).toBeLessThan(100)
  })
})

describe('many milestones', () => {
  it('stand in reading order with those that contain them', () => {
    const drawn = chart(
      [
        milestone('year', {
          milestones: [milestone('q2', { target: day('2026-05-01') }), milestone('q1', { target: day('2026-02-01') })],
        }),
        milestone('after', { target: day('2027-01-01') }),
      ],
      'calendar',
    )
    expect(drawn.lanes.map(({ milestone, depth }) => [milestone.id, depth])).toEqual([
      ['year', 0],
      ['q2', 1],
      ['q1', 1],
      ['after', 0],
    ])
    const { span } = lane(drawn, 'year')
    expect(span?.from).toBeLessThan(span?.to ?? 0)
  })

  it('without a date stand beside the picture, unless what holds them or what they hold has one', () => {
    const { undated } = draw([
      milestone('dated', { target: day('2026-01-01'), milestones: [milestone('inner')] }),
      milestone('outer', { milestones: [milestone('has', { target: day('2026-02-01') }), milestone('has-not')] }),
      milestone('alone'),
    ])
    expect(undated.map(({ id }) => id)).toEqual(['has-not', 'alone'])
  })

  it('that were done long ago share one lane', () => {
    const days = Array.from({ length: 60 }, (_, index) => {
      const date = `20${String(10 + Math.floor(index / 12)).padStart(2, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`
      return milestone(
        `m${index}`,
        index < 50 ? { completed: day(date), status: 'done' } : { target: day(date), status: 'planned' },
      )
    })
    const drawn = chart(days, 'calendar')
    expect(drawn.lanes.length).toBe(15)
    expect(drawn.earlier?.milestones.length).toBe(45)
    expect(drawn.earlier?.places.length).toBe(45)
  })

  it('are all drawn or counted', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      milestone(`m${index}`, { target: { weeks: [index + 1, index + 1] } }),
    )
    const drawn = chart(many, 'plan')
    expect(drawn.lanes.length + (drawn.earlier?.milestones.length ?? 0)).toBe(200)
  })
})
