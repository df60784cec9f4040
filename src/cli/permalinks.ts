import { readFileSync } from 'node:fs'
import { joined, printLedger } from '../content/addresses.ts'
import { announcementLinks, listAnnouncements, readAnnouncements } from '../content/announcements.ts'
import { siteOf, sourcesOf } from '../content/config.ts'
import { collisions } from '../content/document.ts'
import { messagesOf, readingErrors } from '../content/errors.ts'
import { type Told, tell } from '../content/past.ts'
import { listSources } from '../content/sources.ts'
import { type Folders, workTree } from '../history/history.ts'
import type { Permalink } from '../history/types.ts'
import type { Command } from './command.ts'
import { packageFolder } from './folder.ts'
import { ledgerOf, pathsOf } from './request.ts'
import { visible } from './terminal.ts'

export const permalinks: Command = {
  usage: 'milepost permalinks [PATHS…] [--json] [--ledger FILE|URL]',
  details: [
    ['PATHS', 'documents or folders of documents; content/roadmaps/ or ROADMAP.md where none is given'],
    ['--json', 'the ledger as JSON, as a built site has it; without it, one line an address'],
    ['--ledger FILE|URL', 'permalinks.json of the last deployment, for a shallow clone'],
  ],
  example: 'npx milepost permalinks --json > content/permalinks.json',
  options: { json: { type: 'boolean' }, ledger: { type: 'string' } },
  async run(call) {
    const { folder, env, values } = call
    const paths = [...pathsOf(call)]
    const site = siteOf(folder)
    const given = await ledgerOf(call)
    // The ledger among the project's own files is what this command writes anew.
    const { ledger: _, ...own } = sourcesOf({ root: packageFolder, project: folder, paths })
    const sources = given ? { ...own, ledger: given } : own
    const folders: Folders = new Map()
    const all: Told[] = []
    const errors = []
    for (const source of listSources(sources)) {
      try {
        all.push(tell(source, readFileSync(source.path), site, sources, env, workTree(source.path, env, folders)))
      } catch (error) {
        const messages = messagesOf(error)
        if (!messages) throw error
        errors.push(...messages)
      }
    }
    errors.push(...collisions(all.map(({ roadmap, file }) => ({ id: roadmap.id, file }))))
    if (errors.length > 0) throw readingErrors(errors)
    for (const note of all.flatMap(({ notes }) => notes)) process.stderr.write(`${visible(note)}\n`)
    const found = joined([...all.map(({ permalinks }) => permalinks), await ofAnnouncements(folder)])
    process.stdout.write(values.json ? printLedger(found) : visible(table(found)))
    return 0
  },
}

/** The addresses of announcements. Reading MDX takes a parser that a project without announcements must not wait for. */
async function ofAnnouncements(folder: string): Promise<Permalink[]> {
  if (listAnnouncements(folder).length === 0) return []
  const { datedIn } = await import('../announce/announcement.ts')
  const { all, errors } = readAnnouncements(folder, datedIn)
  if (errors.length > 0) throw readingErrors(errors)
  return announcementLinks(all)
}

function table(permalinks: readonly Permalink[]): string {
  const rows = permalinks.map(({ address, state, to = '', since, until = '' }) => [state, since, until, address, to])
  const widths = [0, 1, 2, 3].map((at) => Math.max(0, ...rows.map((row) => row[at]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '))
  return lines.map((line) => `${line.trimEnd()}\n`).join('')
}
