import type { WorkTree } from './git.ts'
import { type Environment, failure, git, problem, reasonOf, tryGit } from './git-process.ts'
import type { Revision } from './types.ts'

interface ContentOptions {
  /** Most bytes that are held at once. */
  most?: number
}

type Held = Pick<Revision, 'commit' | 'path' | 'blob'>

const usualMost = 64 * 1024 * 1024
const fetchTimeout = 300_000

/**
 * The content of every blob of the revisions, each once, in the order of its first appearance. One process reads them all. Where the
 * clone left them out (`--filter=blob:none`, as Netlify clones), those that are missing are fetched first, in one go.
 *
 * A blob of more than `most` bytes is given as null; together they may be larger, they are then read in several goes.
 *
 * @throws {VFileMessage} fatal, where blobs are missing and cannot be fetched, or git fails
 */
export function* contents(
  { root }: Pick<WorkTree, 'root'>,
  revisions: readonly Held[],
  env: Environment,
  { most = usualMost }: ContentOptions = {},
): Generator<[blob: string, bytes: Uint8Array | null], void, undefined> {
  const wanted = new Map<string, Held>()
  for (const revision of revisions) {
    if (revision.blob !== null) wanted.set(revision.blob, revision)
  }
  if (wanted.size === 0) return
  fetchMissing(root, wanted, env)
  yield* read(root, [...wanted.keys()], env, most)
}

function* read(
  root: string,
  blobs: readonly string[],
  env: Environment,
  most: number,
): Generator<[string, Uint8Array | null], void, undefined> {
  const outcome = tryGit(root, env, ['cat-file', '--batch', '--buffer'], { input: lines(blobs), most })
  if (outcome?.tooMuch) {
    if (blobs.length === 1) return yield [blobs[0] ?? '', null]
    const half = Math.ceil(blobs.length / 2)
    yield* read(root, blobs.slice(0, half), env, most)
    yield* read(root, blobs.slice(half), env, most)
    return
  }
  if (outcome?.code !== 0) throw failure(root, 'cat-file', outcome)
  const { out } = outcome
  let at = 0
  for (const blob of blobs) {
    const end = out.indexOf('\n', at)
    const head = out.toString('latin1', at, end)
    const [name, type, size] = head.split(' ')
    if (name !== blob || type !== 'blob' || size === undefined) throw absent(blob)
    const from = end + 1
    at = from + Number(size)
    yield [blob, out.subarray(from, at)]
    at++
  }
}

/** Fetches what a partial clone left out as git itself does when it meets it, but all in one go. */
function fetchMissing(root: string, wanted: ReadonlyMap<string, Held>, env: Environment): void {
  const settings = settingsOf(root, env)
  const remote = settings.get('extensions.partialclone') ?? promisorOf(settings)
  if (remote === undefined) return
  const missing = missingOf(root, wanted, env)
  if (missing.length === 0) return

  const settled = ['fetch.negotiationAlgorithm=noop', 'protocol.version=2', 'fetch.writeCommitGraph=false']
  const patience = ['http.lowSpeedLimit=1000', 'http.lowSpeedTime=30']
  const fetch = [
    'fetch',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-recurse-submodules',
    '--filter=blob:none',
    '--quiet',
  ]
  const asks = ['GIT_SSH_COMMAND', 'GIT_SSH'].some((name) => env[name]) || settings.has('core.sshcommand')
  const outcome = tryGit(
    root,
    env,
    [...[...settled, ...patience].flatMap((one) => ['-c', one]), ...fetch, '--stdin', '--end-of-options', remote],
    {
      input: lines(missing),
      timeout: fetchTimeout,
      env: asks ? {} : { GIT_SSH_COMMAND: 'ssh -o BatchMode=yes' },
    },
  )
  if (outcome?.code === 0) return
  if (outcome === null) throw failure(root, 'fetch', outcome)
  throw problem(
    `Unexpected end of \`git fetch\` (${reasonOf(outcome)}), expected ${missing.length} older contents that this partial clone ` +
      `left out: let the build read from \`${remote}\`, or clone without \`--filter\``,
  )
}

/** Those of the blobs that the clone does not hold. Only the trees of their commits are looked at. */
function missingOf(root: string, wanted: ReadonlyMap<string, Held>, env: Environment): string[] {
  const held = [...wanted.values()]
  const paths = [...new Set(held.map(({ path }) => path))]
  const commits = new Set(held.map(({ commit }) => commit))
  const list = ['rev-list', '--objects', '--no-object-names', '--no-walk=unsorted', '--missing=print', '--stdin']
  const printed = git(root, env, [...list, '--', ...paths], { input: lines([...commits]), lazy: true })
  return printed
    .toString('latin1')
    .split('\n')
    .filter((line) => line.startsWith('?'))
    .map((line) => line.slice(1))
    .filter((object) => wanted.has(object))
}

/** Settings that say where a partial clone came from and how it is reached. */
function settingsOf(root: string, env: Environment): Map<string, string> {
  const asked = String.raw`^(extensions\.partialclone|remote\..*\.promisor|core\.sshcommand)$`
  const outcome = tryGit(root, env, ['config', '-z', '--get-regexp', asked])
  // It ends with 1 where there is none.
  if (outcome === null || outcome.code > 1) throw failure(root, 'config', outcome)
  const printed = outcome.out.toString('utf8').split('\0')
  return new Map(
    printed.filter(Boolean).map((entry) => {
      const [key = '', ...value] = entry.split('\n')
      return [key, value.join('\n')]
    }),
  )
}

function promisorOf(settings: ReadonlyMap<string, string>): string | undefined {
  for (const [key, value] of settings) {
    const remote = /^remote\.(.+)\.promisor$/s.exec(key)?.[1]
    if (remote !== undefined && !/^(?:false|no|off|0)$/i.test(value)) return remote
  }
  return undefined
}

function absent(blob: string): Error {
  return problem(
    `Unexpected absence of the content \`${blob}\`, expected a repository that is whole: clone it again, \`git fsck\` tells what is missing`,
  )
}

const lines = (names: readonly string[]): string => names.map((name) => `${name}\n`).join('')
