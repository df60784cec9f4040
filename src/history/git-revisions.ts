import { basename } from 'node:path/posix'
import { blobName, commitOf, timeOf, type WorkTree } from './git.ts'
import { type Environment, failure, git, tryGit } from './git-process.ts'
import type { Revision } from './types.ts'

interface RevisionOptions {
  /** Branch, tag or commit that is gone back from. */
  from?: string
}

/** More renames than this are followed in no history: each costs a walk of what lies before it. */
const mostRenames = 256
/** A commit that moves more documents than this is compared whole, within git's own limit. */
const mostNamed = 300
const documents = /(?:^|\/)[^/.]+$|\.(?:md|markdown|mdown|mkdn?|mdx|txt|text|rst|adoc|asciidoc)$/i

/** One change of a path by one commit, against its first parent. */
interface Touch {
  commit: string
  /** First parent; null for a commit without one. */
  parent: string | null
  seconds: string
  /** Names of the tags on it, sorted. */
  tags: string[]
  subject: string
  before: string | null
  after: string | null
}

/** What a commit did to a path. The blobs are null where there was no plain file: nothing, a link, a submodule. */
interface Change {
  path: string
  /** Where a renamed path came from, else the path itself. */
  origin: string
  before: string | null
  after: string | null
}

/**
 * Every commit on the first-parent line of HEAD that touched a file, oldest first: a merge stands for all that it brought. A file
 * that was renamed, also with its folder and with small edits, is followed as `git log --follow` does; a copy is not, for it begins
 * a history of its own. Where the file was missing for a while, the commit that removed it has no blob. A symbolic link is no file.
 *
 * `[]` for a file that no commit has; the order is that of the commits, whatever their dates say.
 *
 * @throws {VFileMessage} fatal, where git fails
 */
export function revisions(
  { root, path }: Pick<WorkTree, 'root' | 'path'>,
  env: Environment,
  { from = 'HEAD' }: RevisionOptions = {},
): Revision[] {
  const newestFirst: Revision[] = []
  let start: { commit: string; path: string } | null = { commit: from, path }
  for (let renames = 0; start !== null && renames <= mostRenames; renames++) {
    const here: string = start.path
    const touches = touchesOf(root, start, env)
    start = null
    for (const touch of touches) {
      newestFirst.push({
        commit: touch.commit,
        time: timeOf(touch.seconds),
        path: here,
        blob: touch.after,
        tags: touch.tags,
        subject: touch.subject,
      })
      if (touch.parent === null || touch.before !== null || touch.after === null) continue
      const origin = originOf(root, touch.parent, touch.commit, here, touch.after, env)
      if (origin === null) continue
      start = { commit: touch.parent, path: origin }
      break
    }
  }
  return withoutEmptyGaps(newestFirst.reverse())
}

/** Newest first; `[]` where the start is no commit. */
function touchesOf(root: string, start: { commit: string; path: string }, env: Environment): Touch[] {
  const form = '--format=%H %P%x00%ct%x00%D%x00%s'
  const walk = ['log', '-z', '--first-parent', '-m', form, '--raw', '--no-abbrev', '--no-renames']
  const named = ['--decorate=full', '--decorate-refs=refs/tags/*']
  const plain = ['--no-ext-diff', '--no-textconv', '--end-of-options', start.commit, '--', start.path]
  // A clone may leave out trees as well; only git itself knows which it needs.
  const outcome = tryGit(root, env, [...walk, ...named, ...plain], { lazy: true })
  if (outcome === null || outcome.code !== 0) {
    if (outcome !== null && commitOf(root, start.commit, env) === null) return []
    throw failure(root, 'log', outcome)
  }
  const printed = outcome.out
  const fields = printed.toString('utf8').split('\0')
  const touches: Touch[] = []
  for (let at = 0; at + 3 < fields.length; ) {
    const [commit = '', parent] = fields[at]?.split(' ') ?? []
    const [seconds = '', names = '', subject = ''] = fields.slice(at + 1, at + 4)
    const { changes, next } = changesAt(fields, at + 4)
    const change = changes.find((one) => one.path === start.path)
    if (change) {
      const { before, after } = change
      touches.push({ commit, parent: parent || null, seconds, tags: tagsIn(names), subject, before, after })
    }
    at = next
  }
  return touches
}

/** The tags among the names of a commit, as `%D` of git-log prints them. No name holds a space. */
function tagsIn(names: string): string[] {
  const mark = 'tag: refs/tags/'
  return names
    .split(', ')
    .flatMap((name) => (name.startsWith(mark) ? [name.slice(mark.length)] : []))
    .sort()
}

/** The path below which a file stood before the commit that brought it to a path; null where the commit created it. */
function originOf(
  root: string,
  parent: string,
  commit: string,
  path: string,
  blob: string,
  env: Environment,
): string | null {
  if (blob === blobName(new Uint8Array(), blob.length)) return null
  const compare = ['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-ext-diff', '--no-textconv']
  const changes = (args: readonly string[]): Change[] =>
    changesAt(
      git(root, env, [...compare, ...args], { lazy: true })
        .toString('utf8')
        .split('\0'),
      0,
    ).changes

  const moved = changes(['--no-renames', '--diff-filter=ADT', parent, commit])
  const went = moved.filter(({ before, after }) => before !== null && after === null)
  const came = moved.filter(({ before, after }) => before === null && after !== null)
  const equal = pairOf(
    path,
    pathsOf(came.filter(({ after }) => after === blob)),
    pathsOf(went.filter(({ before }) => before === blob)),
  )
  if (equal !== null) return equal

  // What went and came unchanged is no origin of anything else.
  const [blobsBefore, blobsAfter] = [new Set(went.map(({ before }) => before)), new Set(came.map(({ after }) => after))]
  const alike = (change: Change): boolean => change.path === path || documents.test(change.path)
  const sources = pathsOf(went.filter((change) => alike(change) && !blobsAfter.has(change.before)))
  const targets = pathsOf(came.filter((change) => alike(change) && !blobsBefore.has(change.after)))
  if (sources.length === 0 || !targets.includes(path)) return null
  const renamed = (paths: readonly string[]): string | null => {
    const found = changes(['-M', '-l1000', '--diff-filter=R', parent, commit, '--', ...paths])
    return found.find((one) => one.path === path)?.origin ?? null
  }
  // Among many that are much alike, as plans made from one template are, git loses sight of names.
  const namesake = namesakeOf(path, targets, sources)
  const own = namesake === null ? null : renamed([path, namesake])
  if (own !== null) return own
  const all = [...sources, ...targets]
  return renamed(all.length <= mostNamed ? all : [])
}

const pathsOf = (changes: readonly Change[]): string[] => changes.map(({ path }) => path)

/**
 * Which of the files that went is the one that came as `path`, all having one content: its namesake, else, among those without any,
 * the one in the same place of the order of paths. No file that went is given to two.
 */
function pairOf(path: string, came: readonly string[], went: readonly string[]): string | null {
  const [before, after] = [went, came].map((paths) => new Set(paths.map((one) => basename(one)))) as [
    Set<string>,
    Set<string>,
  ]
  if (before.has(basename(path))) return namesakeOf(path, came, went)
  const at = came
    .filter((one) => !before.has(basename(one)))
    .sort()
    .indexOf(path)
  return went.filter((one) => !after.has(basename(one))).sort()[at] ?? null
}

/** The file that went of the same name and with the most folders in common from there on, if it has no nearer one that came. */
function namesakeOf(path: string, came: readonly string[], went: readonly string[]): string | null {
  const source = nearest(path, went)
  return source !== null && nearest(source, came) === path ? source : null
}

function nearest(path: string, others: readonly string[]): string | null {
  const parts = path.split('/').reverse()
  let best: { path: string; common: number } | null = null
  for (const other of [...others].sort()) {
    const common = other
      .split('/')
      .reverse()
      .findIndex((part, at) => part !== parts[at])
    const count = common === -1 ? Number.POSITIVE_INFINITY : common
    if (count > (best?.common ?? 0)) best = { path: other, common: count }
  }
  return best?.path ?? null
}

/** The changes that stand in the output of `--raw -z` from a field on, and the first field after them. */
function changesAt(fields: readonly string[], at: number): { changes: Change[]; next: number } {
  const changes: Change[] = []
  let next = at
  for (;;) {
    const raw = /^\n?:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(fields[next] ?? '')
    if (raw === null) return { changes, next }
    const [, modeBefore = '', modeAfter = '', blobBefore = '', blobAfter = '', status] = raw
    const origin = fields[next + 1] ?? ''
    const path = status === 'R' || status === 'C' ? (fields[next + 2] ?? '') : origin
    changes.push({ path, origin, before: side(modeBefore, blobBefore), after: side(modeAfter, blobAfter) })
    next += path === origin ? 2 : 3
  }
}

const side = (mode: string, blob: string): string | null => (mode.startsWith('100') ? blob : null)

/** Oldest first, without what says once more that the file is missing. */
function withoutEmptyGaps(oldestFirst: readonly Revision[]): Revision[] {
  return oldestFirst.filter(({ blob }, at) => blob !== null || (oldestFirst[at - 1]?.blob ?? null) !== null)
}
