import { joined, printLedger } from '../content/addresses.ts'
import { announcementLinks, listAnnouncements, readAnnouncements } from '../content/announcements.ts'
import { readingErrors } from '../content/errors.ts'
import type { Permalink } from '../history/types.ts'
import type { Command } from './command.ts'
import { ledgerOf } from './request.ts'
import { visible } from './terminal.ts'
import { toldOf } from './told.ts'

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
    const { folder, values } = call
    const all = await toldOf(call, await ledgerOf(call))
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
