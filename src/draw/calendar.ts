import { type ScaleTime, scaleUtc } from 'd3-scale'

/** A place along a chart, in per cent of its width, so that a picture of any width needs no other numbers. */
export type Place = number

/** A step of a calendar axis: the day that it begins with, and what begins there. */
export interface DayTick {
  at: Place
  day: string
  unit: 'day' | 'month' | 'year'
}

export const dayMs = 86_400_000
const mostSteps = 6

/** A calendar from one day to another, given in days since the epoch, along 100 places. */
export interface Calendar {
  /** Where a moment stands, in days since the epoch. */
  at: (day: number) => Place
  ticks: DayTick[]
  /** First and last day that it covers. */
  days: [string, string]
}

/** A scale that begins and ends with a round step, with as many steps as have room for their names and none shorter than a day. */
export function calendar(from: number, to: number): Calendar {
  for (let count = mostSteps; ; count -= 1) {
    const scale = scaleUtc()
      .domain([new Date(from * dayMs), new Date(to * dayMs)])
      .range([0, 100])
      .nice(count)
    const steps = scale.ticks(count).filter((date) => date.getTime() % dayMs === 0)
    if (steps.length <= mostSteps + 2 || count === 1) return calendarOf(scale, steps)
  }
}

function calendarOf(scale: ScaleTime<number, number>, steps: Date[]): Calendar {
  const [first, last] = scale.domain() as [Date, Date]
  const ticks = steps.map((date): DayTick => {
    const day = isoDay(date.getTime() / dayMs)
    const unit = day.endsWith('-01-01') ? 'year' : day.endsWith('-01') ? 'month' : 'day'
    return { at: round(scale(date)), day, unit }
  })
  return {
    at: (day) => round(scale(new Date(day * dayMs))),
    ticks,
    days: [isoDay(first.getTime() / dayMs), isoDay(last.getTime() / dayMs - 1)],
  }
}

/** Days from the epoch to midnight of an ISO day, in UTC. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

export function isoDay(number: number): string {
  return new Date(Math.floor(number) * dayMs).toISOString().slice(0, 10)
}

/** Two decimals are finer than any screen. */
export function round(place: number): Place {
  return Math.round(place * 100) / 100
}
