import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { placed } from '../content/document.ts'
import { readingErrors } from '../content/errors.ts'
import { listSources } from '../content/sources.ts'
import { read } from '../read/read.ts'
import { eachMilestone, fullName, type Milestone, type Roadmap } from '../roadmap/index.ts'
import { type Command, UsageError } from './command.ts'
import { pathsOf } from './request.ts'
import { visible } from './terminal.ts'

export const parse: Command = {
  usage: 'milepost parse [--json] FILE',
  details: [
    ['FILE', 'one document'],
    ['--json', 'the whole Roadmap as JSON; without it, one line a milestone'],
  ],
  example: 'npx milepost parse --json ROADMAP.md',
  options: { json: { type: 'boolean' } },
  async run(call) {
    if (call.paths.length !== 1) throw new UsageError(`Unexpected ${call.paths.length} files, expected one`)
    pathsOf(call)
    const [source] = listSources({ project: call.folder, paths: [resolve(call.folder, call.paths[0] ?? '')] })
    if (!source) return 2
    try {
      const { roadmap, messages } = read({ bytes: readFileSync(source.path), path: source.file, id: source.id })
      const errors = messages.filter(({ fatal }) => fatal)
      if (errors.length > 0) throw readingErrors(errors, source.file)
      process.stdout.write(call.values.json ? `${JSON.stringify(roadmap, null, 2)}\n` : visible(outline(roadmap)))
    } catch (error) {
      throw placed(error, source.file)
    }
    return 0
  },
}

function outline(roadmap: Roadmap): string {
  const depths = new Map<Milestone | null, number>([[null, 0]])
  let text = `${roadmap.title}\n`
  for (const { milestone, parent } of eachMilestone(roadmap.milestones)) {
    const depth = (depths.get(parent) ?? 0) + 1
    depths.set(milestone, depth)
    const { id, status, progress } = milestone
    const name = fullName(milestone, ' ')
    const tasks = progress.total > 0 ? ` (${progress.done} of ${progress.total})` : ''
    text += `${'  '.repeat(depth)}${name}: ${status?.value ?? 'no status'}${tasks} [${id}]\n`
  }
  return text
}
