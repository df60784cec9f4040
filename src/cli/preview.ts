import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Command, UsageError } from './command.ts'
import { portOf, textOf } from './request.ts'
import { serve } from './serve.ts'

export const preview: Command = {
  usage: 'milepost preview [--out DIR] [--port N] [--host HOST]',
  details: [
    ['--out DIR', 'folder of the built site (dist)'],
    ['--port N', 'port to listen at (4321, or the next that is free)'],
    ['--host HOST', 'address to listen at (localhost)'],
  ],
  example: 'npx milepost preview --out public',
  options: { out: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } },
  async run({ values, paths, folder }) {
    if (paths.length > 0) throw new UsageError(`Unexpected argument \`${paths[0]}\`, expected \`--out DIR\``)
    const out = resolve(folder, textOf(values.out) ?? 'dist')
    if (!existsSync(join(out, '_headers')))
      throw new UsageError(`Unexpected folder \`${out}\`, expected a built site: run \`milepost build\` first`)
    const port = portOf(values.port)
    const server = await serve(out, { port, host: textOf(values.host) })
    process.stdout.write(`The site is at ${server.url}\n`)
    await new Promise<void>((done) => process.once('SIGINT', done).once('SIGTERM', done))
    await server.close()
    return 0
  },
}
