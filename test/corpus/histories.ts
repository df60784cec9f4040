import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { historyOf, type Past } from '../../src/history/history.ts'
import { read } from '../../src/read/read.ts'
import { eachMilestone } from '../../src/roadmap/index.ts'
import { removeRepositories, repository } from '../repository.ts'

/** Where histories of others may lie beside this repository: a folder each, whose files are its versions in the order of their names. */
const usualFolder = '../shared/corpus/history'

/** What a walk through one history gave, and what is wrong with it. */
interface Walked {
  name: string
  revisions: number
  unread: number
  versions: number
  milestones: number
  tombstones: number
  addresses: number
  /** Wall time of git, reading and walking, in milliseconds. */
  milliseconds: number
  faults: string[]
}

/** Walks every history and prints one line each; true where all ids are unique and every address leads to a page in one hop. */
export function walkHistories(folder = usualFolder): boolean {
  if (!existsSync(folder)) {
    console.log(`${folder} does not exist: histories are not walked.`)
    return true
  }
  const names = readdirSync(folder).sort()
  const width = Math.max(...names.map((name) => name.length))
  const row = (name: string, ...cells: (string | number)[]) =>
    console.log([name.padEnd(width), ...cells.map((cell) => String(cell).padStart(10))].join('  '))
  row('history', 'revisions', 'unread', 'versions', 'milestones', 'tombstones', 'addresses', 'broken', 'ms')
  let [addresses, broken] = [0, 0]
  for (const name of names) {
    const walked = walkOne(name, join(folder, name))
    const { revisions, unread, versions, milestones, tombstones, milliseconds, faults } = walked
    row(
      name,
      revisions,
      unread,
      versions,
      milestones,
      tombstones,
      walked.addresses,
      faults.length,
      milliseconds.toFixed(0),
    )
    for (const fault of faults) console.log(`  ${fault}`)
    addresses += walked.addresses
    broken += faults.length
  }
  console.log(`${names.length} histories walked, ${addresses} addresses, ${broken} faults`)
  return broken === 0
}

/** A repository is made of the files, `<order>_<day>_<anything>.md` each, and its history is read back. */
function walkOne(name: string, folder: string): Walked {
  const path = 'content/roadmaps/roadmap.md'
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
  const repo = repository(
    files.map((file) => ({
      at: `${/\d{4}-\d\d-\d\d/.exec(file)?.[0] ?? '2026-01-01'}T12:00:00Z`,
      files: { [path]: readFileSync(join(folder, file)) },
    })),
  )
  try {
    const start = performance.now()
    const past = historyOf({
      file: join(repo.folder, path),
      now: read({ bytes: readFileSync(join(repo.folder, path)), path, id: 'roadmap' }),
      id: 'roadmap',
      idOfPath: () => 'roadmap',
      reader: { read: (bytes) => read({ bytes, path: null, id: '' }), digest: '', cacheFolder: null },
      environment: repo.env,
    })
    const milliseconds = performance.now() - start
    const unread = Number(/in (\d+) of \d+ revisions/.exec(past?.messages[0]?.reason ?? '')?.[1] ?? 0)
    return {
      name,
      revisions: files.length,
      unread,
      versions: past?.versions.length ?? 0,
      milestones: new Set(past?.versions.flatMap(idsOf)).size,
      tombstones: past?.tombstones.length ?? 0,
      addresses: past?.permalinks.length ?? 0,
      milliseconds,
      faults: past ? faultsOf(past) : ['No history'],
    }
  } finally {
    removeRepositories()
  }
}

const idsOf = ({ roadmap }: Past['versions'][number]): string[] =>
  [...eachMilestone(roadmap.milestones)].map(({ milestone }) => milestone.id)

/** Ids that two milestones of one version have, and addresses of any version that lead to no page in one hop. */
function faultsOf({ roadmap, versions, permalinks }: Past): string[] {
  const faults: string[] = []
  const known = new Map(permalinks.map((permalink) => [permalink.address, permalink]))
  if (known.size < permalinks.length) faults.push('An address stands in the ledger twice')
  for (const version of versions) {
    const ids = idsOf(version)
    if (new Set(ids).size < ids.length) faults.push(`${version.name}: two milestones have one id`)
    const anchors = version.anchors.map(({ anchor }) => `/${roadmap}/document/#${anchor}`)
    for (const address of [
      ...ids.map((id) => `/${roadmap}/${id}/`),
      ...anchors,
      `/${roadmap}/versions/${version.name}/`,
    ])
      if (!known.has(address)) faults.push(`${version.name}: ${address} is not in the ledger`)
  }
  for (const { address, state, to } of permalinks) {
    const target = known.get(to ?? '')
    if (state === 'redirect' && to === undefined) faults.push(`${address} leads nowhere`)
    if (to !== undefined && target === undefined) faults.push(`${address} leads to ${to}, which is not in the ledger`)
    if (target?.state === 'redirect') faults.push(`${address} leads to ${to}, which leads on`)
  }
  return faults
}
