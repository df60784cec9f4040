import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AstroUserConfig } from 'astro'
import { readingErrors } from './errors.ts'
import type { Context } from './headers.ts'
import { milepost } from './integration.ts'
import { committedLedger } from './ledger-file.ts'
import { readSite, type Site } from './site.ts'
import { sitemap } from './sitemap.ts'
import { engineVersion, type LastLedger, readerVersion, type Sources, shown, usualPaths } from './sources.ts'

export interface BuildRequest {
  /** Absolute folder of the Milepost package: its pages, styles and rules. */
  root: string
  /** Absolute folder of the project that is published. */
  project: string
  /** Documents and folders, relative to the project; the usual places where there are none. */
  paths?: readonly string[]
  /** Output folder, relative to the project; `dist` where not given. */
  out?: string | undefined
  /** Path that the site is published below, for example `/docs/roadmap/`. */
  base?: string | undefined
  /** Address that the site is published at; wins over `site.yaml` and the host. */
  url?: string | undefined
  /** The ledger of the last deployment; without one, the ledger among the project's files. */
  ledger?: LastLedger | undefined
  /** Builds a preview of a change, whatever the host says; `against` names the revision that it is compared with. */
  preview?: { against?: string | undefined } | undefined
  /** Builds no file beside the pages: for measuring what they cost. */
  pagesOnly?: boolean | undefined
  /** Absolute folder where drawn cards are kept; one of the package where not given. */
  cards?: string | undefined
  env: Environment
  /** Told how many pages were built, once the output is in its place. */
  onBuilt?: (pages: number) => void
}

/** The variables that Netlify sets in a build. */
export type Environment = Readonly<Partial<Record<'CONTEXT' | 'URL' | 'DEPLOY_PRIME_URL', string>>>

/** Constants of `import.meta.env`, over which Astro writes the variables of the same name of the environment. */
const constants = ['ASSETS_PREFIX', 'BASE_URL', 'DEV', 'MODE', 'PROD', 'SITE', 'SSR']

/** Takes out of an environment what would change the pages, so that a build depends on its request alone. */
export function shield(env: Record<string, string | undefined>): void {
  for (const name of constants) delete env[name]
}

/** A preview is a build of a change for its reviewers: Netlify's deploy previews and branch deploys. */
export function contextOf({ CONTEXT }: Environment): Context {
  return CONTEXT === 'deploy-preview' || CONTEXT === 'branch-deploy' ? 'preview' : 'production'
}

/** The address that the host says it will publish at. */
export function hostUrl(env: Environment): string | undefined {
  return (contextOf(env) === 'preview' ? env.DEPLOY_PRIME_URL : env.URL) || undefined
}

/** What a project says in `content/site.yaml`, or nothing. Throws a ReadingError with the line of what is wrong. */
export function siteOf(project: string): Site {
  const path = join(project, 'content', 'site.yaml')
  if (!existsSync(path)) return {}
  try {
    return readSite(readFileSync(path, 'utf8'), shown(project, path))
  } catch (error) {
    throw readingErrors([error as never])
  }
}

/** The documents of a request, and all that reading them and their history depends on. Throws a ReadingError for a ledger that is none. */
export function sourcesOf(
  request: Omit<BuildRequest, 'env' | 'ledger'> & {
    /** The ledger of the last deployment; the one among the project's files where it is not given, and none for null. */
    ledger?: LastLedger | undefined | null
  },
): Sources {
  const { root, project, paths, ledger, preview, pagesOnly, cards } = request
  const last = ledger === undefined ? committedLedger(project) : ledger
  return {
    project,
    paths: paths?.length ? paths.map((path) => resolve(project, path)) : usualPaths(project),
    version: engineVersion(root),
    reader: readerVersion(root),
    cache: join(root, 'node_modules', '.cache', 'milepost-history'),
    root,
    cards: cards ?? join(root, 'node_modules', '.cache', 'milepost-cards'),
    ...(last ? { ledger: last } : {}),
    ...(pagesOnly ? { pagesOnly } : {}),
    ...(preview ? { preview: preview.against === undefined ? {} : { against: preview.against } } : {}),
  }
}

/** The Astro configuration that builds a project's site. */
export function astroConfig(request: BuildRequest): AstroUserConfig {
  const { root, project, env } = request
  const file = siteOf(project)
  const url = request.url ?? file.url ?? hostUrl(env)
  const site = url === undefined ? file : { ...file, url }
  const address = url === undefined ? undefined : new URL(url)
  const context: Context = request.preview ? 'preview' : contextOf(env)
  const base = request.base ?? address?.pathname ?? '/'
  const preview = context === 'preview' ? (request.preview ?? {}) : undefined
  return {
    root,
    srcDir: join(root, 'src'),
    publicDir: join(root, 'public'),
    outDir: resolve(project, request.out ?? 'dist'),
    ...(address ? { site: address.origin } : {}),
    base,
    output: 'static',
    trailingSlash: 'always',
    // Pages that are made side by side wait less for the disk: a tenth less work for the same bytes.
    build: { format: 'directory', inlineStylesheets: 'never', redirects: false, assets: 'assets', concurrency: 4 },
    prerenderConflictBehavior: 'error',
    devToolbar: { enabled: false },
    // Rules and announcements are set by our own stylesheet: Shiki's colours are inline styles, which the policy forbids.
    markdown: { syntaxHighlight: false },
    // A PostCSS configuration is looked for in the folders above, which are another project's where Milepost is installed.
    vite: { build: { assetsInlineLimit: 0 }, css: { postcss: { plugins: [] } } },
    integrations: [
      // Nobody is to arrive at a preview, and a sitemap has whole addresses or none.
      ...(address && !preview ? [sitemap(base)] : []),
      milepost({
        site,
        sources: sourcesOf({ ...request, preview }),
        context,
        watched: ['site.yaml', 'permalinks.json'].map((name) => join(project, 'content', name)),
        onBuilt: request.onBuilt,
      }),
    ],
  }
}
