import { resolver } from '../announce/resolve.ts'
import { printableJson } from '../compare/printable-json.ts'
import { joined } from '../content/addresses.ts'
import { knownIn } from '../content/announcements.ts'
import { hostUrl, siteOf } from '../content/config.ts'
import { type Snippets, snippetsOf } from '../publish/snippets.ts'
import { eachMilestone, fullName } from '../roadmap/index.ts'
import { type Call, type Command, UsageError } from './command.ts'
import { requestOf } from './request.ts'
import { paint, visible } from './terminal.ts'
import { toldOf } from './told.ts'

/** What each form is called, in the order in which they are printed. */
const names: Readonly<Record<keyof Snippets, string>> = {
  address: 'Address',
  markdown: 'Markdown',
  html: 'HTML',
  badgeMarkdown: 'Badge in Markdown',
  badgeHtml: 'Badge in HTML',
  cardHtml: 'Card in HTML',
  announcementLink: 'Link in an announcement',
  announcementCard: 'Card in an announcement',
}

export const link: Command = {
  usage: 'milepost link MILESTONE [PATHS…] [--site URL] [--base PATH] [--json]',
  details: [
    ['MILESTONE', '`roadmap/milestone` by its lasting id, or a label that only one milestone bears'],
    ['PATHS', 'documents or folders of documents; content/roadmaps/ or ROADMAP.md where none is given'],
    ['--site URL', 'address that the site is published at; content/site.yaml and Netlify give one too'],
    ['--base PATH', 'path that the site is published below, such as /docs/roadmap/'],
    ['--json', 'the same as JSON'],
  ],
  example: 'npx milepost link plan/v1-0 --site https://roadmap.example.org',
  options: { site: { type: 'string' }, base: { type: 'string' }, json: { type: 'boolean' } },
  async run(call) {
    const [named, ...paths] = call.paths
    if (named === undefined)
      throw new UsageError('Unexpected absence of a milestone, expected one such as `milepost link plan/v1-0`')
    const { snippets, advice } = await found(named, { ...call, paths })
    if (advice !== null) process.stderr.write(`${visible(advice)}\n`)
    process.stdout.write(call.values.json ? printableJson(snippets) : visible(printed(snippets)))
    return 0
  },
}

async function found(named: string, call: Call): Promise<{ snippets: Snippets; advice: string | null }> {
  const { base, url: given } = requestOf(call)
  const url = given ?? siteOf(call.folder).url ?? hostUrl(call.env)
  if (url === undefined)
    throw new UsageError(
      'Unexpected site without an address, expected `--site URL` or `url:` in `content/site.yaml`, so that the link works from elsewhere',
    )
  const told = await toldOf(call)
  const permalinks = joined(told.map(({ permalinks }) => permalinks))
  const roadmaps = told.map(({ roadmap }) => roadmap)
  const resolution = resolver(knownIn(roadmaps, permalinks))(named.replace(/^milestone:/, ''))
  if ('problem' in resolution) throw new UsageError(resolution.problem)
  const { roadmap, milestone: id, advice } = resolution
  const of = told.find((each) => each.roadmap.id === roadmap)
  const milestone =
    [...eachMilestone(of?.roadmap.milestones ?? [])].find(({ milestone }) => milestone.id === id)?.milestone ??
    of?.history?.tombstones.find((stone) => stone.id === id)?.last
  const { label = null, title = id } = milestone ?? {}
  const name = fullName({ label, title })
  const below = (base ?? new URL(url).pathname).replace(/\/*$/, '/')
  const address = new URL(`${below}${roadmap}/${id}/`.replace(/^\/*/, '/'), url).href
  return { snippets: snippetsOf({ id: `${roadmap}/${id}`, name, address }), advice }
}

function printed(snippets: Snippets): string {
  const all = Object.entries(names) as [keyof Snippets, string][]
  return all.map(([key, name]) => `${paint('dim', name, process.stdout)}\n${snippets[key]}\n`).join('\n')
}
