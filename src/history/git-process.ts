import { spawnSync } from 'node:child_process'
import type { VFileMessage } from 'vfile-message'
import { messageAt, shown } from '../read/message.ts'

/** Environment variables that git is started with; what would change its answers is taken out. */
export type Environment = Readonly<Record<string, string | undefined>>

/** How one run of git ended. */
export interface Outcome {
  code: number
  out: Buffer
  error: string
  /** True where git was stopped because it printed more than `most` bytes; `out` is not to be used then. */
  tooMuch: boolean
}

interface RunOptions {
  input?: string
  /** Most bytes of output. */
  most?: number
  /** Milliseconds after which git is stopped. */
  timeout?: number
  /** Whether git may fetch objects that a partial clone leaves out, one by one, when it meets them. */
  lazy?: boolean
  /** Set last, over everything else. */
  env?: Environment
}

const usualMost = 256 * 1024 * 1024
const lazyTimeout = 300_000

/**
 * The only variables of git that stay: where its own and the user's configuration lie, and how it connects. Everything else, from
 * `GIT_DIR` to `GIT_TRACE`, points git at another repository or changes what it prints; a git hook, for one, sets several.
 */
const kept =
  /^GIT_(?:CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|EXEC_PATH|SSH(?:_COMMAND|_VARIANT)?|ASKPASS|SSL_\w+|HTTP_\w+|PROXY_\w+|ALLOW_PROTOCOL|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM)$/i

/**
 * Options of every run. What stands in the files of a repository cannot start a program, and neither can its configuration where
 * nothing is fetched: no hook, no file system monitor, no signature program, no bare repository that somebody committed as a
 * folder. Settings of the user that change what is printed are put back; a version of git that does not know one ignores it.
 */
const fixed = [
  '--no-pager',
  '--no-replace-objects',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'safe.bareRepository=explicit',
    'log.showSignature=false',
    'log.showRoot=true',
    'log.follow=false',
    'log.diffMerges=first-parent',
    'i18n.logOutputEncoding=UTF-8',
    'diff.relative=false',
    'submodule.recurse=false',
    'gc.auto=0',
    'maintenance.auto=false',
    'protocol.ext.allow=never',
  ].flatMap((setting) => ['-c', setting]),
]

/** Runs git in a folder that exists, without a shell; null where there is no git. */
export function tryGit(
  folder: string,
  env: Environment,
  args: readonly string[],
  options: RunOptions = {},
): Outcome | null {
  const { status, stdout, stderr, error } = spawnSync('git', [...fixed, ...args], {
    cwd: folder,
    env: { ...surroundings(env, options.lazy ?? false), ...options.env },
    input: options.input ?? '',
    maxBuffer: options.most ?? usualMost,
    timeout: options.timeout ?? (options.lazy ? lazyTimeout : undefined),
    windowsHide: true,
  })
  const reason = (error as NodeJS.ErrnoException | undefined)?.code
  if (reason === 'ENOENT' || reason === 'EACCES') return null
  return {
    code: status ?? -1,
    out: stdout ?? Buffer.alloc(0),
    error: reason === 'ETIMEDOUT' ? 'no answer in time' : (stderr?.toString('utf8') ?? ''),
    tooMuch: reason === 'ENOBUFS',
  }
}

/**
 * What git prints.
 *
 * @throws {VFileMessage} fatal, where git ends with an error
 */
export function git(folder: string, env: Environment, args: readonly string[], options: RunOptions = {}): Buffer {
  const outcome = tryGit(folder, env, args, options)
  if (outcome?.code === 0) return outcome.out
  throw failure(folder, args[0] ?? '', outcome)
}

/** Git refuses a repository whose owner is not the one that runs it (`safe.directory` of git-config). */
export function isRefusedOwner({ error }: Outcome): boolean {
  return /dubious ownership|unsafe repository/.test(error)
}

/** Why git could not answer, as a message. */
export function failure(folder: string, command: string, outcome: Outcome | null): VFileMessage {
  if (outcome === null) return problem('Unexpected absence of git, expected version 2.30 or newer: install it')
  if (isRefusedOwner(outcome)) {
    const root = /repository at '([^'\n]+)'|repository \('([^'\n]+)'/.exec(outcome.error)
    const path = shown(root?.[1] ?? root?.[2] ?? folder, 200)
    return problem(
      `Unexpected owner of \`${path}\`, expected the user that runs the build: git does not read the repository of another; ` +
        `where you trust it, run \`git config --global --add safe.directory ${/[^\w@%+:,./-]/.test(path) ? `'${path}'` : path}\``,
    )
  }
  const ended = outcome.tooMuch ? 'too much output' : reasonOf(outcome)
  return problem(
    `Unexpected end of \`git ${command}\` (${ended}), expected git 2.30 or newer and a repository that is whole: \`git fsck\` tells what is broken`,
  )
}

/** What git said last, on one line, without the name and password that an address may carry. */
export function reasonOf({ error, code }: Outcome): string {
  const lines = error.split('\n').filter((line) => line.trim() !== '')
  const told = lines.findLast((line) => /^(?:fatal|error):/.test(line)) ?? lines.at(-1) ?? `exit code ${code}`
  return shown(told.replace(/\/\/[^/@\s]+@/g, '//'), 200)
}

/** An error about the history, with no place in a document. */
export function problem(reason: string): VFileMessage {
  return messageAt('error', 'git', reason, { line: 1, column: 1 })
}

function surroundings(env: Environment, lazy: boolean): Record<string, string | undefined> {
  const mine = Object.entries(env).filter(
    ([name]) => kept.test(name) || !/^(?:GIT_|SSH_ASKPASS|LC_|LANG|PAGER$)/i.test(name),
  )
  return {
    // Without a program to ask and without a terminal, git ends instead of waiting for a password.
    GIT_ASKPASS: '',
    ...Object.fromEntries(mine),
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    SSH_ASKPASS_REQUIRE: 'never',
    LC_ALL: 'C',
    ...(lazy ? {} : { GIT_NO_LAZY_FETCH: '1' }),
  }
}
