import { resolve } from 'node:path'
import { shown } from '../content/sources.ts'
import type { Command } from './command.ts'
import { ledgerOf, requestOf, textOf } from './request.ts'
import { endProgress, progress, visible } from './terminal.ts'

export const build: Command = {
  usage:
    'milepost build [PATHS…] [--out DIR] [--base PATH] [--site URL] [--ledger FILE|URL] [--preview] [--against REF]',
  details: [
    ['PATHS', 'documents or folders of documents; content/roadmaps/ or ROADMAP.md where none is given'],
    ['--out DIR', 'folder for the site (dist)'],
    ['--base PATH', 'path that the site is published below, such as /docs/roadmap/'],
    ['--site URL', 'address that it is published at; content/site.yaml and Netlify give one too'],
    [
      '--ledger FILE|URL',
      'permalinks.json of the last deployment: no address of it may vanish, and a shallow clone goes by it',
    ],
    ['--preview', 'a build of a change for its reviewers, with a page of what it means; Netlify asks for it by itself'],
    ['--against REF', 'what the preview is compared with; the point where the change left the default branch'],
  ],
  example: 'npx milepost build ROADMAP.md --base /widget/',
  options: {
    out: { type: 'string' },
    base: { type: 'string' },
    site: { type: 'string' },
    ledger: { type: 'string' },
    preview: { type: 'boolean' },
    against: { type: 'string' },
  },
  async run(call) {
    const against = textOf(call.values.against)
    const preview = call.values.preview === true || against !== undefined ? { against } : undefined
    const request = { ...requestOf(call), ledger: await ledgerOf(call), preview }
    progress('Reading the documents …')
    const [{ build: buildSite }, { astroConfig, shield }] = await Promise.all([
      import('astro'),
      import('../content/config.ts'),
    ])
    let pages = 0
    const config = astroConfig({ ...request, onBuilt: (count) => (pages = count) })
    // Astro puts what it needs for a build below the folder that it runs in; that must not be the reader's own.
    process.chdir(request.root)
    shield(process.env)
    progress('Building the site …')
    await buildSite({ ...config, configFile: false, logLevel: 'warn' })
    endProgress()
    const out = shown(call.folder, resolve(call.folder, request.out ?? 'dist'))
    process.stdout.write(`${pages} ${pages === 1 ? 'page' : 'pages'} in ${visible(out)}/\n`)
    return 0
  },
}
