import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { enterWorkshop } from '../../src/content/workshop.ts'
import { type Document, madeDocuments } from './documents.ts'
import { median, spent } from './measure.ts'
import type { Row } from './table.ts'

const root = join(import.meta.dirname, '../..')

interface Built {
  /** CPU time. */
  milliseconds: number
  /** The time that passed. */
  elapsed: number
  pages: number
}

/** CPU time a page of a site of ours, compared with a site of as many pages that hold a title and a sentence. */
export function building(rounds: number, small: number, large: number): Row[] {
  return inFolder((folder) => buildingIn(folder, rounds, small, large))
}

function buildingIn(folder: string, rounds: number, small: number, large: number): Row[] {
  const [few, many] = [madeDocuments(small, 8), madeDocuments(large, 8)]
  const whole: number[] = []
  const bare: number[] = []
  const times: number[] = []
  const startUps: number[] = []
  let pages = 0
  for (let round = 0; round < rounds; round += 1) {
    const ours = [buildOurs(folder, few), buildOurs(folder, many)] as const
    const theirs = [buildTrivial(folder, ours[0].pages), buildTrivial(folder, ours[1].pages)] as const
    pages = ours[1].pages
    whole.push(ours[1].milliseconds / theirs[1].milliseconds)
    bare.push(perPage(...ours) / perPage(...theirs))
    times.push(perPage(...ours))
    startUps.push((ours[0].milliseconds - perPage(...ours) * ours[0].pages) / 1000)
  }
  return [
    {
      what: `CPU a page ÷ a trivial Astro page, ${pages} pages, without start-up`,
      value: median(bare),
      target: 3,
      note: `${median(times).toFixed(2)} ms a page`,
    },
    {
      what: 'The same with start-up',
      value: median(whole),
      target: 3,
      note: `start-up ${median(startUps).toFixed(1)} s`,
    },
  ]
}

/** CPU time of whole builds, for more and more documents: a document, and a further document, which costs no start-up. */
export function growthOfBuilding(counts: readonly number[]): Row[] {
  const built = inFolder((folder) => counts.map((count) => ({ count, ...buildOurs(folder, madeDocuments(count, 2)) })))
  const each = (index: number) => (built[index]?.milliseconds ?? 0) / (built[index]?.count ?? 1)
  const further = (index: number) =>
    ((built[index]?.milliseconds ?? 0) - (built[index - 1]?.milliseconds ?? 0)) /
    ((built[index]?.count ?? 0) - (built[index - 1]?.count ?? 0))
  const rows: Row[] = built.map(({ count, milliseconds, pages }, index) => ({
    what: `Building, CPU a document: ${count} documents ÷ ${counts[0]}`,
    value: each(index) / each(0),
    target: index === 0 ? null : 1.2,
    note: `${each(index).toFixed(1)} ms a document, ${pages} pages, ${(milliseconds / 1000).toFixed(0)} s`,
  }))
  const last = counts.length - 1
  if (last < 2) return rows
  return [
    ...rows,
    {
      what: `The same a further document: from ${counts[last - 1]} to ${counts[last]} ÷ from ${counts[0]} to ${counts[1]}`,
      value: further(last) / further(1),
      target: 1.2,
      note: `${further(last).toFixed(1)} ms`,
    },
  ]
}

function perPage(few: Built, many: Built): number {
  return (many.milliseconds - few.milliseconds) / (many.pages - few.pages)
}

/** A site of such documents, without the files beside its pages: those have a part of their own. */
function buildOurs(within: string, documents: readonly Document[]): Built {
  const folder = mkdtempSync(join(within, 'ours-'))
  const content = join(folder, 'content', 'roadmaps')
  mkdirSync(content, { recursive: true })
  for (const { name, bytes } of documents) writeFileSync(join(content, name), bytes)
  return buildOf(folder, 'dist', { pagesOnly: true })
}

/** Time of a whole build in a process of its own that begins without anything known, in milliseconds. */
export function buildOf(project: string, out: string, sources: { pagesOnly?: boolean; cards?: string }): Built {
  const request = { root, project, out, env: {}, ...sources }
  const script = `
    import { build } from 'astro'
    import { astroConfig } from ${JSON.stringify(join(root, 'src/content/config.ts'))}
    const onBuilt = (pages) => console.log(pages)
    await build({ ...astroConfig({ ...${JSON.stringify(request)}, onBuilt }), configFile: false, logLevel: 'error' })`
  try {
    const { output, ...times } = spent([process.execPath, '--input-type=module', '--eval', script], root)
    return { ...times, pages: Number.parseInt(output, 10) }
  } finally {
    forget(project, out)
  }
}

/** Removes what a build keeps for the next one of the same site. */
function forget(project: string, out: string): void {
  const { store, leave } = enterWorkshop(
    join(root, 'node_modules', '.cache', 'milepost'),
    [project, join(project, out), join(project, 'content', 'roadmaps')].join('\0'),
  )
  leave()
  rmSync(dirname(store), { recursive: true, force: true })
}

function buildTrivial(within: string, pages: number): Built {
  const folder = mkdtempSync(join(within, 'trivial-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'src', 'pages'), { recursive: true })
  writeFileSync(
    join(folder, 'src', 'pages', '[page].astro'),
    `---
export function getStaticPaths() {
  return Array.from({ length: ${pages} }, (_, page) => ({ params: { page: String(page) } }))
}
const { page } = Astro.params
---
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{page}</title></head><body><h1>{page}</h1><p>This is page {page}.</p></body></html>
`,
  )
  const script = `import { build } from 'astro'; await build({ root: ${JSON.stringify(folder)}, configFile: false, logLevel: 'warn', cacheDir: ${JSON.stringify(join(folder, 'cache'))} })`
  const { output: _, ...times } = spent([process.execPath, '--input-type=module', '--eval', script], folder)
  return { ...times, pages }
}

/**
 * A folder for everything that a part builds, removed when all of it is measured: ext4 looks at every file that was removed in the last
 * minute before it makes a new one, which costs more than the page that is written.
 */
function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-bench-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
