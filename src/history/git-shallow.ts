import type { Environment } from './git-process.ts'

/** What to change so that the next build has the whole history. */
export interface Remedy {
  /** Who made the shallow clone; null where nothing tells. */
  host: string | null
  /** Where the lines belong. */
  where: string
  /** The lines themselves, to be copied. */
  lines: string
}

const unshallow = 'git fetch --unshallow'

/**
 * How to get from a shallow clone to a whole one, by the variables that hosts set in their builds. On a host that is not known,
 * and at home, it is the command that completes the clone.
 */
export function remedy(env: Environment): Remedy {
  const known = hosts.find(({ mark }) => env[mark] !== undefined && env[mark] !== '' && env[mark] !== 'false')
  return known?.remedy ?? { host: null, where: 'in this clone, run', lines: unshallow }
}

/** The same as a sentence that ends an error message. */
export function advice({ host, where, lines }: Remedy): string {
  const text = `${where} \`${lines.replace(/\n\s*/g, ' ')}\``
  return host === null ? text : `on ${host}, ${text}`
}

/** Of each host: a variable that it always sets, and its own way to ask for every commit. */
const hosts: readonly { mark: string; remedy: Remedy }[] = [
  {
    mark: 'GITHUB_ACTIONS',
    remedy: {
      host: 'GitHub Actions',
      where: 'below `uses: actions/checkout` in the workflow, add',
      lines: 'with:\n  fetch-depth: 0',
    },
  },
  {
    // It clones without blobs, but with every commit; only an older cached clone, or a command of the build, can be shallow.
    mark: 'NETLIFY',
    remedy: {
      host: 'Netlify',
      where: 'deploy once with "Clear cache and deploy site", or begin `command` in netlify.toml with',
      lines: `${unshallow} &&`,
    },
  },
  {
    mark: 'CF_PAGES',
    remedy: { host: 'Cloudflare Pages', where: 'begin the build command with', lines: `${unshallow} &&` },
  },
  {
    mark: 'WORKERS_CI',
    remedy: { host: 'Cloudflare Workers Builds', where: 'begin the build command with', lines: `${unshallow} &&` },
  },
  {
    mark: 'GITLAB_CI',
    remedy: {
      host: 'GitLab CI',
      where: 'in the job in .gitlab-ci.yml, add',
      lines: 'variables:\n  GIT_DEPTH: 0',
    },
  },
  {
    mark: 'VERCEL',
    remedy: { host: 'Vercel', where: 'add the environment variable', lines: 'VERCEL_DEEP_CLONE=true' },
  },
  {
    mark: 'BITBUCKET_BUILD_NUMBER',
    remedy: {
      host: 'Bitbucket Pipelines',
      where: 'in bitbucket-pipelines.yml, add',
      lines: 'clone:\n  depth: full',
    },
  },
  {
    mark: 'TF_BUILD',
    remedy: {
      host: 'Azure Pipelines',
      where: 'as the first of the steps, add',
      lines: '- checkout: self\n  fetchDepth: 0',
    },
  },
  {
    mark: 'READTHEDOCS',
    remedy: {
      host: 'Read the Docs',
      where: 'below `build: jobs:` in .readthedocs.yaml, add',
      lines: `post_checkout:\n  - ${unshallow}`,
    },
  },
]
