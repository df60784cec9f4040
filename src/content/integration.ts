import { cpSync, existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, extname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { AstroConfig, AstroIntegration, HookParameters } from 'astro'
import { isBeside } from '../history/beside.ts'
import { Ledger } from '../history/ledger.ts'
import { printRedirects, redirectsOf } from './addresses.ts'
import { announcementsFolder, listAnnouncements } from './announcements.ts'
import { type Context, headers, printHeaders } from './headers.ts'
import { problemWithOutput, replaceFolder } from './output.ts'
import type { Site } from './site.ts'
import type { Sources } from './sources.ts'
import { enterWorkshop, type Workshop } from './workshop.ts'

export interface Options {
  site: Site
  sources: Sources
  context: Context
  /** Files besides the documents whose change restarts the development server. */
  watched?: readonly string[]
  onBuilt?: ((pages: number) => void) | undefined
}

/**
 * Milepost as an Astro integration; it stands last among them. It gives pages and content config the virtual modules of `virtual.d.ts`,
 * adds `permalinks.json` and, to a preview, the page of what it changes, builds into a folder of its own with `_headers` and `_redirects`,
 * and replaces the last output only by a whole one.
 */
export function milepost({ site, sources, context, watched = [], onBuilt }: Options): AstroIntegration {
  let workshop: Workshop | undefined
  let target = ''
  let base = '/'
  return {
    name: 'milepost',
    hooks: {
      async 'astro:config:setup'({ command, config, updateConfig, addWatchFile, injectRoute, injectScript }) {
        const hasAnnouncements = await addAnnouncements(sources.project, config, injectRoute, updateConfig)
        const modules: Record<string, unknown> = {
          'milepost:site': {
            ...site,
            preview: context === 'preview',
            isWritten: command === 'dev',
            hasAnnouncements,
          },
          'milepost:sources': sources,
          'milepost:collections': fileURLToPath(
            new URL(`./collections${extname(import.meta.filename)}`, import.meta.url),
          ),
          'milepost:output': null,
        }
        updateConfig({ vite: { plugins: [virtualModules(modules)] } })
        const entrypoint = new URL('src/content/permalinks-route.ts', config.root)
        injectRoute({ pattern: '/permalinks.json', entrypoint, prerender: true })
        if (context === 'preview') {
          const entrypoint = new URL('src/components/PreviewPage.astro', config.root)
          injectRoute({ pattern: '/preview/', entrypoint, prerender: true })
          // A stylesheet that only previews ask for: not a byte of it is in any other site.
          injectScript(
            'page-ssr',
            `import ${JSON.stringify(fileURLToPath(new URL('src/styles/preview.css', config.root)))}`,
          )
        }
        if (command === 'dev') for (const file of watched) if (existsSync(file)) addWatchFile(file)
        if (command !== 'build') return
        base = config.base
        const root = fileURLToPath(config.root)
        target = fileURLToPath(config.outDir).replace(/[/\\]$/, '')
        const problem = problemWithOutput(target, [root, sources.project, ...sources.paths])
        if (problem !== null) throw new Error(problem)
        const cache = join(root, 'node_modules', '.cache', 'milepost')
        workshop = enterWorkshop(cache, [sources.project, target, ...sources.paths].join('\0'))
        process.once('exit', workshop.leave)
        modules['milepost:output'] = workshop.out
        updateConfig({ outDir: pathToFileURL(`${workshop.out}/`), cacheDir: pathToFileURL(`${workshop.store}/`) })
      },
      'astro:server:setup'({ server }) {
        // Where pages end in a slash, the development server has one at the end of every address of a route of many files too.
        server.middlewares.use((request, _, next) => {
          request.url = withSlash(request.url ?? '/')
          next()
        })
      },
      'astro:build:start'({ setPrerenderer }) {
        setPrerenderer((standard) => ({
          ...standard,
          name: 'milepost',
          getStaticPaths: async () => sideBySide(await standard.getStaticPaths()),
        }))
      },
      'astro:build:done'({ dir, pages }) {
        if (!workshop) return
        const built = fileURLToPath(dir).replace(/[/\\]$/, '')
        writeFileSync(join(built, '_headers'), printHeaders(headers(context), base))
        const { permalinks } = Ledger.parse(JSON.parse(readFileSync(join(built, 'permalinks.json'), 'utf8')))
        const redirects = redirectsOf(permalinks)
        if (redirects.length > 0) writeFileSync(join(built, '_redirects'), printRedirects(redirects, base))
        for (const { address, to } of redirects) if (!address.endsWith('/')) copyWithin(built, to, address)
        replaceFolder(built, target)
        process.off('exit', workshop.leave)
        workshop.leave()
        onBuilt?.(pages.length)
      },
    },
  }
}

type Setup = HookParameters<'astro:config:setup'>

/** Adds what turns announcements into pages where a site has some, and says whether it has: a parser of MDX is long to load. */
async function addAnnouncements(
  project: string,
  config: AstroConfig,
  injectRoute: Setup['injectRoute'],
  updateConfig: Setup['updateConfig'],
): Promise<boolean> {
  if (listAnnouncements(project).length === 0) return false
  const [{ default: mdx }, { unified }, { remarkMilestoneComponents }] = await Promise.all([
    import('@astrojs/mdx'),
    import('@astrojs/markdown-remark'),
    import('../announce/remark.ts'),
  ])
  // The pictures of a text are copied as they are: nothing that a writer hands in is decoded here.
  updateConfig({
    image: { service: { entrypoint: 'astro/assets/services/noop' } },
    vite: { plugins: [announcementModules(project, fileURLToPath(config.root))] },
  })
  const own = config.integrations.findIndex(({ name }) => name === 'milepost')
  config.integrations.splice(own + 1, 0, mdx({ processor: unified({ remarkPlugins: [remarkMilestoneComponents] }) }))
  for (const [pattern, page] of [
    ['/announcements/', 'AnnouncementsPage'],
    ['/announcements/[announcement]/', 'AnnouncementPage'],
  ] as const)
    injectRoute({
      pattern,
      entrypoint: new URL(`src/components/${page}.astro`, config.root),
      prerender: true,
    })
  return true
}

/**
 * `milepost:announcements`: the text of each announcement by its id. A project that is no package, or that is published by another one's
 * copy of Milepost, has no Astro of its own: what an announcement imports is looked for with the project first, then with Milepost.
 */
function announcementModules(project: string, root: string) {
  const id = 'milepost:announcements'
  const folder = announcementsFolder(project)
  // A module is known by its real path.
  const folders = [folder, realpathSync(folder)].map((each) => join(each, sep))
  const isWithin = (path: string): boolean => folders.some((each) => path.startsWith(each))
  return {
    name: id,
    enforce: 'pre' as const,
    async resolveId(
      this: { resolve: (source: string, importer: string, options: object) => Promise<unknown> },
      source: string,
      importer: string | undefined,
    ) {
      if (source === id) return `\0${id}`
      if (importer === undefined || !isWithin(importer) || /^[./\0]/.test(source)) return undefined
      const isOurs = source === 'astro' || source.startsWith('astro/')
      const from = [...(isOurs ? [] : [importer]), join(root, 'src', 'content.config.ts')]
      for (const each of from) {
        const found = await this.resolve(source, each, { skipSelf: true })
        if (found) return found
      }
      return undefined
    },
    /** A file that comes or goes while the site is written makes the list another. */
    configureServer({ watcher, environments }: HookParameters<'astro:server:setup'>['server']) {
      const changed = (path: string): void => {
        if (!isWithin(path)) return
        for (const { moduleGraph } of Object.values(environments)) {
          const list = moduleGraph.getModuleById(`\0${id}`)
          if (list) moduleGraph.invalidateModule(list)
        }
      }
      watcher.on('add', changed).on('unlink', changed)
    },
    load(asked: string) {
      if (asked !== `\0${id}`) return undefined
      const texts = listAnnouncements(project).map(
        ({ path }) => `${JSON.stringify(basename(path, '.mdx'))}: () => import(${JSON.stringify(path)})`,
      )
      return `export default { ${texts.join(', ')} }`
    },
  }
}

/** Paths in the order of their names: the pages of one roadmap print what is found once for all of them, and Astro would go by kinds of pages. */
function sideBySide<Path extends { pathname: string }>(paths: readonly Path[]): Path[] {
  return paths.toSorted((a, b) => (a.pathname < b.pathname ? -1 : a.pathname > b.pathname ? 1 : 0))
}

/** A request for a file beside a page as the route of such files is asked for it; every other as it is. */
function withSlash(url: string): string {
  const [path = '', ...query] = url.split('?')
  return !path.endsWith('/') && isBeside({ address: path }) ? [`${path}/`, ...query].join('?') : url
}

/** Hosts without redirects get a second copy of a file where its old address was; pages are not copied but lead on. */
function copyWithin(folder: string, from: string, to: string): void {
  cpSync(join(folder, from), join(folder, to))
}

function virtualModules(modules: Record<string, unknown>) {
  return {
    name: 'milepost:modules',
    resolveId: (id: string) => (id in modules ? `\0${id}` : undefined),
    load: (id: string) =>
      id.slice(1) in modules && id.startsWith('\0')
        ? `export default ${JSON.stringify(modules[id.slice(1)])}`
        : undefined,
  }
}
