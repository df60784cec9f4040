import { type Environment, tryGit } from './git-process.ts'

/**
 * The web page of the repository that a folder's remote `origin`, or else its only remote, leads to; null where there is none or it
 * has no web page. A name and password in the address are left out.
 */
export function remotePage(folder: string, env: Environment): string | null {
  const names = lines(folder, env, ['remote'])
  const name = names.includes('origin') ? 'origin' : names.length === 1 ? names[0] : undefined
  const [address] = name === undefined ? [] : lines(folder, env, ['config', '--get', `remote.${name}.url`])
  return address === undefined ? null : webPage(address)
}

/** The web page of a repository by the address that git fetches from, in the forms of git-clone(1); null for a path on this machine. */
export function webPage(address: string): string | null {
  const short = /^(?:[^@/\s]+@)?([^:/\s]+\.[^:/\s]+):(?!\/\/)\/?([^\s]+)$/.exec(address)
  const text = short ? `https://${short[1]}/${short[2]}` : address
  if (!URL.canParse(text)) return null
  const { protocol, hostname, port, pathname } = new URL(text)
  if (!/^(?:https?|ssh|git):$/.test(protocol) || hostname === '') return null
  const way = pathname.replace(/\/+$/, '').replace(/\.git$/, '')
  if (!/^(?:\/[\w.~-]+){2,}$/.test(way)) return null
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return `${protocol === 'http:' ? 'http' : 'https'}://${hostname}${isWeb && port !== '' ? `:${port}` : ''}${way}`
}

/** The branch that the remote shows first, else `main` or `master` where there is one, else the one that is checked out; null without git. */
export function mainBranch(folder: string, env: Environment): string | null {
  const [head] = lines(folder, env, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])
  if (head?.startsWith('origin/')) return head.slice('origin/'.length)
  const known = lines(folder, env, [
    'for-each-ref',
    '--format=%(refname:short)',
    'refs/heads/main',
    'refs/heads/master',
  ])
  return known[0] ?? lines(folder, env, ['symbolic-ref', '--quiet', '--short', 'HEAD'])[0] ?? null
}

/** What git prints, line by line; nothing where it ends with an error: all of this is a proposal that a reader looks at. */
function lines(folder: string, env: Environment, args: readonly string[]): string[] {
  const outcome = tryGit(folder, env, args)
  return outcome?.code === 0 ? outcome.out.toString('utf8').split('\n').filter(Boolean) : []
}
