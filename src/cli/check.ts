import { readFileSync } from 'node:fs'
import { check as checkDocument, checkPages, inOrder } from '../check/check.ts'
import { toFinding } from '../check/finding.ts'
import { formats, type Report, report } from '../check/report.ts'
import { siteOf } from '../content/config.ts'
import { collisions, placed, readSource } from '../content/document.ts'
import { messagesOf } from '../content/errors.ts'
import { listSources } from '../content/sources.ts'
import { type Command, UsageError } from './command.ts'
import { pathsOf, textOf } from './request.ts'
import { paint, visible } from './terminal.ts'

export const check: Command = {
  usage: `milepost check [PATHS…] [--format ${formats.join('|')}]`,
  details: [
    ['PATHS', 'documents or folders of documents; content/roadmaps/ or ROADMAP.md where none is given'],
    ['--format FORMAT', 'text for people (the default), json for programs, github for annotations in a workflow'],
  ],
  example: 'npx milepost check ROADMAP.md --format github',
  options: { format: { type: 'string' } },
  async run(call) {
    const format = formats.find((name) => name === (textOf(call.values.format) ?? 'text'))
    if (!format)
      throw new UsageError(
        `Unexpected \`--format ${call.values.format}\`, expected ${formats.map((name) => `\`${name}\``).join(', ')}`,
      )
    const site = siteOf(call.folder)
    const reports: Report[] = []
    const ids: { id: string; file: string }[] = []
    for (const source of listSources({ project: call.folder, paths: [...pathsOf(call)] })) {
      const { file } = source
      try {
        const reading = readSource(source, readFileSync(source.path), site)
        ids.push({ id: reading.roadmap.id, file })
        reports.push({
          file,
          text: reading.text,
          findings: inOrder([...checkDocument(reading), ...checkPages(reading)]),
        })
      } catch (error) {
        const messages = messagesOf(placed(error, file))
        if (!messages) throw error
        reports.push({ file, text: '', findings: messages.map(toFinding) })
      }
    }
    for (const clash of collisions(ids))
      reports.find(({ file }) => file === clash.file)?.findings.push(toFinding(clash))
    process.stdout.write(
      report(reports, format, { visible, paint: (style, text) => paint(style, text, process.stdout) }),
    )
    return reports.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0
  },
}
