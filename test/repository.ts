import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One commit that is to be made. */
export interface Commit {
  /** Its dates, ISO 8601 with a zone; without one the day after the commit before it at noon UTC, the first on 2026-01-01. */
  at?: string
  message?: string
  /** Branch that it is made on, begun from `main` where it is new. */
  branch?: string
  /** Files that move, from their old path to the new one, before `files`. */
  move?: Record<string, string>
  /** Files that it writes; null removes one. */
  files?: Record<string, string | Uint8Array | { link: string } | null>
  /** Branch that it merges: its files come over where they changed since it was begun. */
  merge?: string
  /** Lightweight tags on it. */
  tags?: string[]
  annotated?: string[]
}

export interface Repository {
  /** Absolute path without symbolic links. */
  folder: string
  /** Environment in which git knows nothing of the machine's own configuration. */
  env: Record<string, string>
  /** Object names of all commits, in the order in which they were made. */
  commits: string[]
  /** Makes more commits, checks `main` out and gives their names. */
  add(commits: readonly Commit[]): string[]
  /** Runs git in the folder and gives what it prints. */
  git(...args: string[]): string
  /** Writes files of the work tree and commits nothing. */
  write(files: Record<string, string | Uint8Array>): void
}

type Entry = { mode: string; bytes: Buffer }
type Tree = Map<string, Entry>

const made: string[] = []

/** Removes every repository and temporary folder of this file: `afterAll(removeRepositories)`. */
export function removeRepositories(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A new folder, removed with the repositories. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'milepost-git-')))
  made.push(folder)
  return folder
}

/** Surroundings of git that are the same on every machine. */
export function isolated(): Record<string, string> {
  const home = temporaryFolder()
  writeFileSync(join(home, 'config'), '')
  const person = { NAME: 'Ada', EMAIL: 'ada@example.org', DATE: '2026-01-01T12:00:00Z' }
  const people = ['AUTHOR', 'COMMITTER'].flatMap((role) =>
    Object.entries(person).map(([name, value]) => [`GIT_${role}_${name}`, value]),
  )
  return {
    PATH: process.env.PATH ?? '',
    HOME: home,
    GIT_CONFIG_GLOBAL: join(home, 'config'),
    GIT_CONFIG_NOSYSTEM: '1',
    TZ: 'UTC',
    ...Object.fromEntries(people),
  }
}

/**
 * A real repository in a temporary folder with `main` checked out. The same commits have the same object names everywhere; they are
 * made by `git fast-import`, so that a hundred take no longer than one.
 */
export function repository(commits: readonly Commit[] = [], { objects = 'sha1' } = {}): Repository {
  const folder = temporaryFolder()
  const env = isolated()
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' })
  git('init', '-q', '-b', 'main', '--template=', `--object-format=${objects}`)

  const branches = new Map<string, { tip: Tree; begun: Tree }>()
  const names: string[] = []
  let clock = Date.parse('2025-12-31T12:00:00Z')

  function add(more: readonly Commit[]): string[] {
    const here = new Set<string>()
    const stream: Buffer[] = []
    const say = (...lines: string[]): void => void stream.push(Buffer.from(lines.map((line) => `${line}\n`).join('')))
    const data = (bytes: Buffer): void => {
      say(`data ${bytes.length}`)
      stream.push(bytes, Buffer.from('\n'))
    }
    for (const [index, commit] of more.entries()) {
      clock = commit.at === undefined ? clock + 86_400_000 : Date.parse(commit.at)
      const name = commit.branch ?? 'main'
      const known = branches.get(name)
      const start = known?.tip ?? branches.get('main')?.tip ?? new Map()
      const tree = after(start, commit, commit.merge === undefined ? undefined : branches.get(commit.merge))
      branches.set(name, { tip: tree, begun: known?.begun ?? start })

      const who = `Ada <ada@example.org> ${clock / 1000} +0000`
      say(`commit refs/heads/${name}`, `mark :${index + 1}`, `author ${who}`, `committer ${who}`)
      data(Buffer.from(commit.message ?? `Commit ${names.length + index + 1}`))
      const from = known ? name : branches.size > 1 ? 'main' : null
      if (from !== null && !(known && here.has(name))) say(`from refs/heads/${from}${here.has(from) ? '' : '^0'}`)
      if (commit.merge !== undefined) say(`merge refs/heads/${commit.merge}${here.has(commit.merge) ? '' : '^0'}`)
      here.add(name)
      say('deleteall')
      for (const [path, { mode, bytes }] of tree) {
        say(`M ${mode} inline ${quoted(path)}`)
        data(bytes)
      }
      for (const tag of commit.tags ?? []) say(`reset refs/tags/${tag}`, `from :${index + 1}`, '')
      for (const tag of commit.annotated ?? []) {
        say(`tag ${tag}`, `from :${index + 1}`, `tagger ${who}`)
        data(Buffer.from(`Release ${tag}`))
      }
    }
    const marks = join(env.HOME ?? '', 'marks')
    const input = Buffer.concat(stream)
    const imported = spawnSync('git', ['fast-import', '--quiet', '--force', '--done', `--export-marks=${marks}`], {
      cwd: folder,
      env,
      input: Buffer.concat([input, Buffer.from('done\n')]),
      encoding: 'utf8',
    })
    if (imported.status !== 0) throw new Error(imported.stderr)
    const made = readFileSync(marks, 'utf8').trim().split('\n').filter(Boolean)
    const byMark = new Map(made.map((line) => line.split(' ') as [string, string]))
    const added = more.map((_, index) => byMark.get(`:${index + 1}`) ?? '')
    names.push(...added)
    if (branches.has('main')) git('reset', '-q', '--hard', 'refs/heads/main')
    return added
  }

  add(commits)
  return {
    folder,
    env,
    commits: names,
    add,
    git,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(join(folder, path, '..'), { recursive: true })
        writeFileSync(join(folder, path), content)
      }
    },
  }
}

/** The files of a branch after a commit. */
function after(start: Tree, commit: Commit, merged: { tip: Tree; begun: Tree } | undefined): Tree {
  const tree: Tree = new Map(start)
  for (const path of new Set([...(merged?.tip.keys() ?? []), ...(merged?.begun.keys() ?? [])])) {
    const entry = merged?.tip.get(path)
    if (entry === merged?.begun.get(path)) continue
    if (entry) tree.set(path, entry)
    else tree.delete(path)
  }
  const moves = Object.entries(commit.move ?? {}).map(([from, to]) => [from, to, tree.get(from)] as const)
  for (const [from] of moves) tree.delete(from)
  for (const [from, to, entry] of moves) {
    if (!entry) throw new Error(`There is no ${from} to move`)
    tree.set(to, entry)
  }
  for (const [path, content] of Object.entries(commit.files ?? {})) {
    if (content === null) tree.delete(path)
    else if (typeof content === 'object' && 'link' in content)
      tree.set(path, { mode: '120000', bytes: Buffer.from(content.link) })
    else tree.set(path, { mode: '100644', bytes: Buffer.from(content) })
  }
  return tree
}

/** A path as fast-import wants one with unusual characters: in C's own quotes. */
function quoted(path: string): string {
  const bytes = [...Buffer.from(path)].map((byte) =>
    byte < 32 || byte > 126 || byte === 34 || byte === 92
      ? `\\${byte.toString(8).padStart(3, '0')}`
      : String.fromCharCode(byte),
  )
  return `"${bytes.join('')}"`
}
