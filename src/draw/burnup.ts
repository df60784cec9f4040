import { scaleLinear } from 'd3-scale'
import { calendar, type DayTick, dayMs, type Place, round } from './calendar.ts'

/** How much there was at one moment, and how much of it was done. */
export interface Count {
  /** ISO 8601 in UTC. */
  time: string
  done: number
  total: number
}

/** A corner of a stepped line: from here on it holds this height until the next. `y` is counted from the top. */
export interface Corner {
  x: Place
  y: Place
}

/** Scope and work done over time, both as stepped lines: a count holds from the version that says it to the next. */
export interface BurnUp {
  /** First and last day that the axis covers. */
  days: [string, string]
  ticks: DayTick[]
  /** Heights that are worth a line, from the bottom to the top. */
  levels: { at: Place; count: number }[]
  total: Corner[]
  done: Corner[]
}

const leastDays = 7
const mostLevels = 4

/**
 * Lays counts out in time, oldest first. Both lines end with the last count: nothing is known after it, and nothing here
 * reads a clock.
 *
 * @returns null where there is nothing to show: fewer than two steps, all of them on one day, or never anything done
 */
export function burnUp(counts: readonly Count[]): BurnUp | null {
  const steps = counts.filter((count, index) => index > 0 && !same(count, counts[index - 1]))
  const [first, last] = [counts[0], counts.at(-1)]
  if (!first || !last || steps.length < 2 || first.time.slice(0, 10) === last.time.slice(0, 10)) return null
  if (!counts.some(({ done }) => done > 0)) return null
  const most = Math.max(...counts.map(({ total }) => total))

  const [from, to] = [day(first.time), day(last.time)]
  const margin = Math.max(0, (leastDays - (to - from)) / 2)
  const { at, ticks, days } = calendar(Math.floor(from - margin), Math.ceil(to + margin))
  const height = scaleLinear().domain([0, most]).range([100, 0]).nice(mostLevels)
  const levels = height.ticks(mostLevels).filter(Number.isInteger)
  const line = (read: (count: Count) => number): Corner[] => {
    const corners = counts.map((count) => ({ x: at(day(count.time)), y: round(height(read(count))) }))
    return corners.filter(({ y }, index) => index === corners.length - 1 || y !== corners[index - 1]?.y)
  }
  return {
    days,
    ticks,
    levels: levels.map((count) => ({ at: round(height(count)), count })),
    total: line(({ total }) => total),
    done: line(({ done }) => done),
  }
}

/** The data of an SVG path along a stepped line; `down` closes it to the ground, to be filled. */
export function stepPath(corners: readonly Corner[], down = false): string {
  const [first, ...rest] = corners
  const last = corners.at(-1)
  if (!first || !last) return ''
  const steps = rest.map(({ x, y }) => `H${x}V${y}`).join('')
  return down ? `M${first.x} 100V${first.y}${steps}V100Z` : `M${first.x} ${first.y}${steps}`
}

function same(one: Count, other: Count | undefined): boolean {
  return one.done === other?.done && one.total === other.total
}

/** Days since the epoch, with the part of the day that has passed. */
function day(time: string): number {
  return Date.parse(time) / dayMs
}
