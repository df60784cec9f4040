import { spawnSync } from 'node:child_process'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
/**
 * Collects young garbage, so that no piece of work pays for what another left behind. A whole collection would throw compiled code away
 * as well.
 */
const collectGarbage = (): void => gc({ type: 'minor' })
const gc = runInNewContext('gc') as (options: { type: 'minor' }) => void

/** CPU time of this process, all its threads together, that a piece of work takes, in milliseconds. */
export function cpu(work: () => void): number {
  collectGarbage()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * CPU times of several pieces of work, measured by turns, so that what else the machine does meets all of them alike. Turns in which the
 * code is compiled do not count: the first, and more until they took `warmUp` milliseconds together.
 */
export function byTurns<Name extends string>(
  rounds: number,
  work: Readonly<Record<Name, () => void>>,
  warmUp = 0,
): Record<Name, number[]> {
  const names = Object.keys(work) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  let warm = 0
  do for (const name of names) warm += cpu(work[name])
  while (warm < warmUp)
  for (let round = 0; round < rounds; round += 1) for (const name of names) times[name].push(cpu(work[name]))
  return times
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}

/** The median over rounds of one time divided by another. */
export function ratio(times: readonly number[], others: readonly number[]): number {
  return median(times.map((time, round) => time / (others[round] as number)))
}

/**
 * CPU time of a command and of all processes that it waited for, the time that passed, both in milliseconds, and what it printed. CPU time is
 * the shell's own account of its children (POSIX `times`). Throws what the command says where it fails.
 */
export function spent(
  command: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): { milliseconds: number; elapsed: number; output: string } {
  const before = performance.now()
  const { status, stdout, stderr } = spawnSync('sh', ['-c', '"$@" && times', 'sh', ...command], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    maxBuffer: 1 << 28,
  })
  const elapsed = performance.now() - before
  if (status !== 0) throw new Error(`${command.join(' ')} failed: ${stderr || stdout}`)
  const lines = stdout.trimEnd().split('\n')
  const times = [...(lines.at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)]
  const seconds = times.reduce((sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest), 0)
  return { milliseconds: seconds * 1000, elapsed, output: lines.slice(0, -2).join('\n') }
}
