/** One line of the report. */
export interface Row {
  what: string
  value: number
  /** The most that it should be; null where it is only told. */
  target: number | null
  note?: string
  /** How the number is written; two decimals where nothing is said. */
  write?: (value: number) => string
}

export function printHead(): void {
  print('', 'measured', 'target', '')
}

export function printTitle(title: string): void {
  console.log(`\n${title}`)
}

/** A number over its target is marked; nothing fails by it. */
export function printRow({ what, value, target, note = '', write = (number) => number.toFixed(2) }: Row): void {
  const mark = target === null ? '' : value <= target ? '' : '  over'
  print(`  ${what}`, write(value), target === null ? '' : `≤ ${write(target)}`, `${note}${mark}`)
}

function print(what: string, value: string, target: string, note: string): void {
  console.log(`${what.padEnd(76)}${value.padStart(10)}${target.padStart(10)}  ${note}`.trimEnd())
}
