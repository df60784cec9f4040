import { commitOf } from './git.ts'
import { type Environment, tryGit } from './git-process.ts'
import { advice, remedy } from './git-shallow.ts'
import { topFolder } from './show.ts'

/** The commit that a change is compared with. */
export interface Base {
  /** What it is called: a branch, or what was asked for. */
  ref: string
  /** Object name of the commit: where the change left the branch. */
  commit: string
}

/** What a change is compared with, or, as a sentence, why there is nothing. */
export type FoundBase =
  | {
      base: Base
      reason: null
      /** Top folder of the repository. */
      root: string
      /** Object name of the commit that is checked out. */
      head: string
    }
  | { base: null; reason: string }

/** Variables in which hosts name the branch that a change is meant for. Netlify has none. */
const targets = [
  'GITHUB_BASE_REF',
  'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
  'BITBUCKET_PR_DESTINATION_BRANCH',
  'SYSTEM_PULLREQUEST_TARGETBRANCH',
]

/** Where a clone has its default branch, the surest first. */
const usual = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
]

/**
 * The base of the change that is checked out in a folder: `asked`, else where HEAD left the branch that the host names, else where it
 * left the default branch. A base that is not there is no error: its absence is told.
 *
 * @throws {VFileMessage} fatal, where git refuses the repository because it belongs to somebody else
 */
export function findBase(folder: string, env: Environment, asked?: string): FoundBase {
  const root = topFolder(folder, env)
  if (root === null) return none('There is no git repository here, so there is nothing to compare with.')
  const head = commitOf(root, 'HEAD', env)
  if (head === null) return none('The repository has no commit yet, so there is nothing to compare with.')
  if (asked !== undefined) {
    const commit = commitOf(root, asked, env)
    if (commit === null) return none(`This clone has no revision \`${asked}\` to compare with. ${completed(root, env)}`)
    return { base: { ref: asked, commit }, reason: null, root, head }
  }
  const target = targetOf(env)
  const candidates = target === null ? usual : [`refs/remotes/origin/${target}`, `refs/heads/${target}`]
  const present = candidates.filter((ref) => commitOf(root, ref, env) !== null)
  for (const ref of present) {
    const commit = mergeBase(root, ref, env)
    if (commit !== null) return { base: { ref: nameOf(root, ref, env), commit }, reason: null, root, head }
  }
  const branch = target === null ? 'default branch' : `branch \`${target}\``
  return none(
    present.length > 0
      ? `In this clone the change and the ${branch} have no commit in common. ${completed(root, env)}`
      : `This clone does not hold the ${branch} to compare with. ${completed(root, env)}`,
  )
}

const none = (reason: string): FoundBase => ({ base: null, reason: reason.trim() })

function targetOf(env: Environment): string | null {
  const named = targets.map((name) => env[name]).find((value) => value !== undefined && value !== '')
  return named?.replace(/^refs\/heads\//, '') ?? null
}

function mergeBase(root: string, ref: string, env: Environment): string | null {
  const outcome = tryGit(root, env, ['merge-base', '--end-of-options', 'HEAD', ref], { lazy: true })
  return outcome?.code === 0 ? (outcome.out.toString('utf8').split('\n')[0] ?? null) : null
}

/** `origin/main` for `refs/remotes/origin/HEAD`. */
function nameOf(root: string, ref: string, env: Environment): string {
  const outcome = tryGit(root, env, ['symbolic-ref', '--quiet', ref])
  const real = outcome?.code === 0 ? outcome.out.toString('utf8').trim() : ref
  return real.replace(/^refs\/(?:remotes|heads)\//, '')
}

/** What would complete a clone that leaves out commits. */
function completed(root: string, env: Environment): string {
  const shallow = tryGit(root, env, ['rev-parse', '--is-shallow-repository'])
  if (shallow?.code !== 0 || shallow.out.toString('utf8').trim() !== 'true') return ''
  const said = advice(remedy(env))
  return `It holds only the newest commits: ${said}.`
}
