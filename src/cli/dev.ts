import type { Command } from './command.ts'
import { ledgerOf, portOf, requestOf, textOf } from './request.ts'

export const dev: Command = {
  usage: 'milepost dev [PATHS…] [--port N] [--host HOST] [--base PATH] [--ledger FILE|URL]',
  details: [
    ['PATHS', 'documents or folders of documents; content/roadmaps/ or ROADMAP.md where none is given'],
    ['--port N', 'port to listen at (4321)'],
    ['--host HOST', 'address to listen at (localhost)'],
    ['--base PATH', 'path that the site is published below'],
    ['--ledger FILE|URL', 'permalinks.json of the last deployment, for a shallow clone'],
  ],
  example: 'npx milepost dev ROADMAP.md',
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    base: { type: 'string' },
    site: { type: 'string' },
    ledger: { type: 'string' },
  },
  async run(call) {
    const request = { ...requestOf(call), ledger: await ledgerOf(call) }
    const port = portOf(call.values.port)
    const host = textOf(call.values.host)
    const [{ dev: serve }, { astroConfig, shield }] = await Promise.all([
      import('astro'),
      import('../content/config.ts'),
    ])
    process.chdir(request.root)
    shield(process.env)
    const server = { ...(port === undefined ? {} : { port }), ...(host === undefined ? {} : { host }) }
    const running = await serve({ ...astroConfig(request), configFile: false, server, logLevel: 'info' })
    await new Promise<void>((done) => process.once('SIGINT', done).once('SIGTERM', done))
    await running.stop()
    return 0
  },
}
