/**
 * `npm run bench [-- --quick]`: how fast Milepost is and how heavy its pages are, as ratios that were measured in this one run. Nothing fails
 * by a number: a machine is not a claim.
 */
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { documentsIn, present, usualFolders } from '../corpus/documents.ts'
import { buildSite } from '../site.ts'
import { building, growthOfBuilding } from './building.ts'
import { outputs } from './outputs.ts'
import { patterns } from './patterns.ts'
import { growthOfReading, reading } from './reading.ts'
import { searching } from './searching.ts'
import { printHead, printRow, printTitle, type Row } from './table.ts'
import { walking } from './walking.ts'
import { weight } from './weight.ts'

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, part: { type: 'string' } } })
const { quick, part } = values

const parts: [string, () => Row[] | Promise<Row[]>][] = [
  ['Reading', () => (quick ? reading(9, 2000) : reading(31, 12_000))],
  ['Growth of reading', () => growthOfReading(quick ? [100, 500] : [500, 1000, 5000])],
  ['Hostile documents', () => patterns(quick ? 2 : 3)],
  ['Walking a history', () => walking(quick ? [60, 120] : [100, 200, 400], quick ? 2 : 5)],
  ['Building', () => (quick ? building(1, 20, 100) : building(3, 30, 480))],
  ['Files beside the pages', () => (quick ? outputs(1, 20, 50) : outputs(3, 120, 300))],
  ['Growth of building', () => growthOfBuilding(quick ? [50, 200] : [500, 1000, 5000])],
  ['Weight of our own site', () => weightOf(null)],
  ['Search', () => searching(1000, quick ? 2 : 5)],
]
const others = quick ? [] : documentsIn(present(usualFolders).there)
if (others.length > 0) {
  const files = others.map(({ file, bytes }) => [`roadmaps/${file}`, bytes.toString('utf8')])
  parts.push([`Weight of a site of ${others.length} documents of others`, () => weightOf(Object.fromEntries(files))])
}

if (part === undefined) {
  printHead()
  // Each in a process of its own: what one leaves in memory makes every program that another starts slower.
  for (const [index] of parts.entries()) {
    const args = [import.meta.filename, '--part', String(index), ...(quick ? ['--quick'] : [])]
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' })
    if (status !== 0) process.exitCode = 1
  }
} else {
  const [title, measure] = parts[Number(part)] ?? ['', () => []]
  printTitle(title)
  for (const row of await measure()) printRow(row)
}

async function weightOf(documents: Record<string, string> | null): Promise<Row[]> {
  const site = await buildSite(documents)
  try {
    return weight(site.folder)
  } finally {
    await site.close()
  }
}
