import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { drawing } from '../../src/content/pictures.ts'
import { milestoneCard } from '../../src/publish/card.ts'
import type { Picture } from '../../src/publish/published.ts'
import { milestone } from '../roadmaps.ts'
import { publishedMilestone } from '../subjects.ts'
import { buildOf } from './building.ts'
import { madeDocuments } from './documents.ts'
import { median } from './measure.ts'
import type { Row } from './table.ts'

const root = join(import.meta.dirname, '../..')

/** What cards, badges, feeds and all else beside the pages cost, of builds that have no card from before and of builds that have all. */
export async function outputs(rounds: number, documents: number, cards: number): Promise<Row[]> {
  const each = await drawingOne(cards)
  const folder = mkdtempSync(join(tmpdir(), 'milepost-bench-'))
  try {
    const content = join(folder, 'content', 'roadmaps')
    mkdirSync(content, { recursive: true })
    for (const { name, bytes } of madeDocuments(documents, 8)) writeFileSync(join(content, name), bytes)
    const [times, again, work, shares]: [number[], number[], number[], number[]] = [[], [], [], []]
    let [pictures, redrawn, files] = [0, 0, 0]
    const build = (out: string, sources: { pagesOnly?: boolean; cards?: string }) => buildOf(folder, out, sources)
    for (let round = 0; round < rounds; round += 1) {
      const cache = join(folder, `cards-${round}`)
      const bare = build(`bare-${round}`, { pagesOnly: true })
      const first = build(`first-${round}`, { cards: cache })
      const drawn = new Map(readdirSync(cache).map((name) => [name, statSync(join(cache, name)).mtimeMs]))
      const second = build(`second-${round}`, { cards: cache })
      redrawn += readdirSync(cache).filter((name) => drawn.get(name) !== statSync(join(cache, name)).mtimeMs).length
      pictures = drawn.size
      files = filesBeside(join(folder, `first-${round}`))
      times.push(first.elapsed / bare.elapsed)
      again.push(second.elapsed / bare.elapsed)
      work.push(first.milliseconds / bare.milliseconds)
      shares.push((100 * pictures * each) / first.milliseconds)
    }
    return [
      {
        what: 'Cards a second, CPU',
        value: 1000 / each,
        target: null,
        note: `${each.toFixed(1)} ms a card`,
        write: (value) => value.toFixed(0),
      },
      {
        what: 'Share of the CPU of a first build that draws cards, in per cent',
        value: median(shares),
        target: null,
        note: `${pictures} cards`,
      },
      { what: 'Cards drawn again by a second build', value: redrawn, target: 0, write: (value) => value.toFixed(0) },
      { what: 'Time of a first build ÷ its pages alone', value: median(times), target: 2, note: `${files} files` },
      { what: 'Time of a second build ÷ its pages alone', value: median(again), target: 2 },
      { what: 'CPU of a first build ÷ its pages alone', value: median(work), target: null },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** CPU time that one card takes, in milliseconds, when the fonts are read. */
async function drawingOne(cards: number): Promise<number> {
  const draw = drawing(root)
  const card = (n: number) =>
    milestoneCard(
      publishedMilestone(
        milestone(`m${n}`, { label: `M${n}`, title: `Milestone no. ${n} of many`, status: 'in-progress' }),
      ),
    ) as Picture
  await draw(card(0))
  const before = process.cpuUsage()
  for (let n = 1; n <= cards; n += 1) await draw(card(n))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / cards
}

/** How many files a build wrote beside pages. */
function filesBeside(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => dirname(name) !== '.' && /\.\w+$/.test(name) && !/\.(?:html|css|js)$/.test(name),
  ).length
}
