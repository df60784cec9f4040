import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { threadId } from 'node:worker_threads'
import { afterAll, describe, expect, it } from 'vitest'
import { cacheIn } from '../src/history/cache.ts'
import { blobName, commitDate, commitOf, isContent, tagsOf, workTree } from '../src/history/git.ts'
import { contents } from '../src/history/git-contents.ts'
import type { Environment } from '../src/history/git-process.ts'
import { revisions } from '../src/history/git-revisions.ts'
import { advice, remedy } from '../src/history/git-shallow.ts'
import type { Revision } from '../src/history/types.ts'
import {
  type Commit,
  isolated,
  type Repository,
  removeRepositories,
  repository,
  temporaryFolder,
} from './repository.ts'

afterAll(removeRepositories)

/** A plan of twenty tasks of which some are done: two of them are alike enough for a rename. */
const plan = (done: number, title = 'Plan'): string =>
  `# ${title}\n\n${Array.from({ length: 20 }, (_, at) => `- [${at < done ? 'x' : ' '}] Task ${at} of the telescope\n`).join('')}`

const historyOf = (made: Repository, path = 'ROADMAP.md', options = {}): Revision[] =>
  revisions({ root: made.folder, path }, made.env, options)

/** What is easy to compare of a history: its paths and what they held. */
const outlineOf = (made: Repository, path?: string): [string, string | null][] => {
  const history = historyOf(made, path)
  const held = new Map(contents({ root: made.folder }, history, made.env))
  return history.map((one) => [one.path, one.blob === null ? null : Buffer.from(held.get(one.blob) ?? '').toString()])
}

const messageOf = (action: () => unknown): string => {
  try {
    action()
  } catch (error) {
    return (error as Error).message
  }
  return 'no error'
}

/** An environment whose git writes down how it was called; `before` are lines of shell that run first. */
function watched(env: Environment, before = ''): { env: Record<string, string>; calls: (word: string) => number } {
  const folder = temporaryFolder()
  const log = join(folder, 'calls')
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim()
  const script = `#!/bin/sh\n${before}\necho "$@" >> '${log}'\nexec '${real}' "$@"\n`
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 })
  return {
    env: { ...env, PATH: `${folder}:${env.PATH}` } as Record<string, string>,
    calls: (word) =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .split('\n')
            .filter((line) => line.split(' ').includes(word)).length
        : 0,
  }
}

function cloned(from: Repository, ...options: string[]): string {
  const folder = join(temporaryFolder(), 'clone')
  from.git('config', 'uploadpack.allowFilter', 'true')
  execFileSync('git', ['clone', '-q', ...options, pathToFileURL(from.folder).href, folder], { env: from.env })
  return folder
}

describe('where a file stands', () => {
  const made = repository([
    { files: { 'ROADMAP.md': plan(1), 'docs/plan b.md': plan(2), 'a/b/c.md': 'c\n', 'a/a': 'a\n' } },
  ])

  it.each(['ROADMAP.md', 'docs/plan b.md', 'a/b/c.md'])('is told by the repository around %s', (path) => {
    expect(workTree(join(made.folder, path), made.env)).toEqual({ root: made.folder, path, shallow: false })
  })

  it('is told for a file that is gone from the work tree with its folder', () => {
    const other = repository([{ files: { 'docs/deep/ROADMAP.md': plan(1) } }])
    execFileSync('rm', ['-r', join(other.folder, 'docs')])
    expect(workTree(join(other.folder, 'docs/deep/ROADMAP.md'), other.env)?.path).toBe('docs/deep/ROADMAP.md')
  })

  it('of a symbolic link is where the link leads', () => {
    symlinkSync('docs/plan b.md', join(made.folder, 'LINK.md'))
    expect(workTree(join(made.folder, 'LINK.md'), made.env)?.path).toBe('docs/plan b.md')
  })

  it('is nowhere without git, without a repository, for a file that is not tracked and for a folder', () => {
    made.write({ 'new.md': plan(3) })
    const outside = join(temporaryFolder(), 'ROADMAP.md')
    writeFileSync(outside, plan(1))
    const nothing = { ...made.env, PATH: temporaryFolder() }
    expect(workTree(join(made.folder, 'ROADMAP.md'), nothing)).toBeNull()
    expect(commitDate(made.folder, nothing)).toBeNull()
    expect(workTree(outside, made.env)).toBeNull()
    expect(commitDate(join(outside, '..'), made.env)).toBeNull()
    expect(workTree(join(made.folder, 'new.md'), made.env)).toBeNull()
    expect(workTree(join(made.folder, 'a'), made.env)).toBeNull()
  })

  it('does not depend on variables that a git hook sets', () => {
    const other = repository([{ files: { 'other.md': 'other\n' } }])
    const env = {
      ...made.env,
      GIT_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
      GIT_INDEX_FILE: join(other.folder, '.git/index'),
      GIT_PREFIX: 'docs/',
      GIT_ICASE_PATHSPECS: '1',
      GIT_TRACE: '1',
    }
    expect(workTree(join(made.folder, 'ROADMAP.md'), env)).toMatchObject({ root: made.folder, path: 'ROADMAP.md' })
    expect(revisions({ root: made.folder, path: 'ROADMAP.md' }, env)).toHaveLength(1)
  })

  it('in a repository of another owner is refused with the command that allows it', () => {
    const { env } = watched(made.env, 'export GIT_TEST_ASSUME_DIFFERENT_OWNER=1')
    const message = messageOf(() => workTree(join(made.folder, 'ROADMAP.md'), env))
    expect(message).toContain(`Unexpected owner of \`${made.folder}\``)
    expect(message).toContain(`git config --global --add safe.directory ${made.folder}\``)
    expect(() => commitDate(made.folder, env)).toThrow('Unexpected owner')
    writeFileSync(env.GIT_CONFIG_GLOBAL ?? '', `[safe]\n\tdirectory = ${made.folder}\n`)
    expect(workTree(join(made.folder, 'ROADMAP.md'), env)?.path).toBe('ROADMAP.md')
    writeFileSync(env.GIT_CONFIG_GLOBAL ?? '', '')
  })

  it('in a broken repository is an error, not silence', () => {
    const broken = repository([{ files: { 'ROADMAP.md': plan(1) } }])
    appendFileSync(join(broken.folder, '.git/config'), '[core\n')
    const message = messageOf(() => workTree(join(broken.folder, 'ROADMAP.md'), broken.env))
    expect(message).toMatch(/^Unexpected end of `git rev-parse` \(fatal: bad config line/)
  })

  it('in a shallow clone is said to be shallow', () => {
    const origin = repository([{ files: { 'ROADMAP.md': plan(1) } }, { files: { 'ROADMAP.md': plan(2) } }])
    expect(workTree(join(cloned(origin, '--depth=1'), 'ROADMAP.md'), origin.env)?.shallow).toBe(true)
    expect(workTree(join(cloned(origin), 'ROADMAP.md'), origin.env)?.shallow).toBe(false)
  })
})

describe('a shallow clone is mended', () => {
  it.each([
    ['GitHub Actions', { GITHUB_ACTIONS: 'true' }, 'fetch-depth: 0', 'actions/checkout'],
    ['Netlify', { NETLIFY: 'true', CI: 'true' }, 'git fetch --unshallow &&', 'Clear cache and deploy site'],
    ['Cloudflare Pages', { CF_PAGES: '1' }, 'git fetch --unshallow &&', 'build command'],
    ['Cloudflare Workers Builds', { WORKERS_CI: '1' }, 'git fetch --unshallow &&', 'build command'],
    ['GitLab CI', { GITLAB_CI: 'true' }, 'GIT_DEPTH: 0', '.gitlab-ci.yml'],
    ['Vercel', { VERCEL: '1' }, 'VERCEL_DEEP_CLONE=true', 'environment variable'],
    ['Bitbucket Pipelines', { BITBUCKET_BUILD_NUMBER: '7' }, 'depth: full', 'bitbucket-pipelines.yml'],
    ['Azure Pipelines', { TF_BUILD: 'True' }, 'fetchDepth: 0', 'steps'],
    ['Read the Docs', { READTHEDOCS: 'True' }, 'git fetch --unshallow', '.readthedocs.yaml'],
  ])('on %s by its own line', (host, env, line, where) => {
    const found = remedy(env)
    expect(found.host).toBe(host)
    expect(found.lines).toContain(line)
    expect(found.where).toContain(where)
    expect(advice(found)).toContain(`on ${host}, `)
  })

  it('at home by a command that really completes it', () => {
    const origin = repository([{ files: { 'ROADMAP.md': plan(1) } }, { files: { 'ROADMAP.md': plan(2) } }])
    const folder = cloned(origin, '--depth=1')
    const { host, lines } = remedy({ GITHUB_ACTIONS: 'false' })
    expect(host).toBeNull()
    execFileSync('sh', ['-c', lines], { cwd: folder, env: origin.env, stdio: 'pipe' })
    const tree = workTree(join(folder, 'ROADMAP.md'), origin.env)
    expect(tree?.shallow).toBe(false)
    expect(tree && revisions(tree, origin.env)).toHaveLength(2)
  })
})

describe('the revisions of a file', () => {
  it('are the commits that touched it, oldest first, with their dates in UTC', () => {
    const made = repository([
      { at: '2026-01-11T10:30:00+01:00', files: { 'ROADMAP.md': plan(1) }, message: 'Plan\n\nA body: with colons' },
      { at: '2026-02-01T00:00:00Z', files: { 'other.md': 'other\n' } },
      { at: '2026-03-31T23:30:00-05:00', files: { 'ROADMAP.md': plan(2) }, message: ':100644 is no change' },
    ])
    expect(historyOf(made)).toEqual([
      {
        commit: made.commits[0],
        time: '2026-01-11T09:30:00Z',
        path: 'ROADMAP.md',
        blob: blobName(Buffer.from(plan(1))),
        tags: [],
        subject: 'Plan',
      },
      {
        commit: made.commits[2],
        time: '2026-04-01T04:30:00Z',
        path: 'ROADMAP.md',
        blob: blobName(Buffer.from(plan(2))),
        tags: [],
        subject: ':100644 is no change',
      },
    ])
  })

  it('stand in the order of the commits where dates go backwards', () => {
    const days = ['2026-05-01', '2026-04-01', '1970-01-01', '2038-02-01', '2026-03-01']
    const made = repository(days.map((day, at) => ({ at: `${day}T00:00:00Z`, files: { 'ROADMAP.md': plan(at) } })))
    expect(historyOf(made).map(({ time }) => time.slice(0, 10))).toEqual(days)
  })

  it('are none before the first commit and for a path that no commit has', () => {
    const made = repository()
    expect(historyOf(made)).toEqual([])
    expect(commitDate(made.folder, made.env)).toBeNull()
    made.add([{ files: { 'docs/a.md': 'a\n' } }])
    expect(historyOf(made)).toEqual([])
    expect(historyOf(made, 'docs')).toEqual([])
  })

  it('count a merge once and none of the commits that it brought', () => {
    const made = repository([
      { files: { 'ROADMAP.md': plan(1) } },
      { branch: 'topic', files: { 'ROADMAP.md': plan(2) } },
      { branch: 'topic', files: { 'ROADMAP.md': plan(3) } },
      { files: { 'other.md': 'other\n' } },
      { merge: 'topic', message: 'Merge topic' },
      { branch: 'later', files: { 'code.ts': 'x\n' } },
      { merge: 'later', message: 'Merge what does not touch it' },
    ])
    expect(historyOf(made).map(({ subject }) => subject)).toEqual(['Commit 1', 'Merge topic'])
    expect(outlineOf(made).at(-1)).toEqual(['ROADMAP.md', plan(3)])
  })

  it('go back from any branch, tag or commit', () => {
    const made = repository([
      { files: { 'ROADMAP.md': plan(1) }, tags: ['v1'] },
      { branch: 'next', files: { 'ROADMAP.md': plan(2) } },
      { files: { 'ROADMAP.md': plan(3) } },
    ])
    expect(historyOf(made, 'ROADMAP.md', { from: 'v1' })).toHaveLength(1)
    expect(historyOf(made, 'ROADMAP.md', { from: 'next' }).at(-1)?.commit).toBe(made.commits[1])
    expect(historyOf(made, 'ROADMAP.md', { from: made.commits[2] }).at(-1)?.commit).toBe(made.commits[2])
    for (const none of ['missing', '--all', '-h', '', 'HEAD:ROADMAP.md']) {
      expect(commitOf(made.folder, none, made.env), none).toBeNull()
      expect(historyOf(made, 'ROADMAP.md', { from: none }), none).toEqual([])
    }
  })

  it.each([
    '-rf.md',
    '--output=x.md',
    'plan of 2026.md',
    `it's "so".md`,
    'Straßenkarte/Übersicht.md',
    '路线图.md',
    'a*[b]?.md',
    ':(top)x.md',
    'back\\slash.md',
    'two\nlines.md',
    'tab\there.md',
    '🚀.md',
  ])('are found of a file with the name %j', (path) => {
    const made = repository([
      { files: { [path]: plan(1), 'axb.md': 'decoy\n', 'x.md': 'decoy\n' } },
      { files: { 'axb.md': 'decoy 2\n', 'x.md': 'decoy 2\n' } },
      { files: { [path]: plan(2) } },
    ])
    expect(workTree(join(made.folder, path), made.env)).toMatchObject({ path })
    expect(outlineOf(made, path)).toEqual([
      [path, plan(1)],
      [path, plan(2)],
    ])
  })

  it('bear the tags on their commits, annotated or not, sorted', () => {
    const made = repository([
      { files: { 'ROADMAP.md': plan(1) }, tags: ['v0.1.0'], annotated: ['a,b', 'release/2026-01'] },
      { files: { 'ROADMAP.md': plan(2) } },
      { files: { 'other.md': 'x\n' }, tags: ['elsewhere'] },
    ])
    made.git('tag', '-a', '-m', 'A tag of a tag', 'twice', 'a,b')
    expect(historyOf(made).map(({ tags }) => tags)).toEqual([['a,b', 'release/2026-01', 'twice', 'v0.1.0'], []])
    expect(tagsOf(made.folder, made.env).get(made.commits[2] ?? '')).toEqual(['elsewhere'])
  })

  it('are the same whatever the user has set', () => {
    const made = repository([
      { files: { 'a.md': plan(1) } },
      { branch: 'topic', files: { 'a.md': plan(2) } },
      { merge: 'topic' },
      { move: { 'a.md': 'ROADMAP.md' } },
      { files: { 'ROADMAP.md': plan(3) } },
    ])
    const before = historyOf(made)
    expect(before).toHaveLength(4)
    for (const [key, value] of [
      ['log.follow', 'true'],
      ['log.showRoot', 'false'],
      ['log.diffMerges', 'off'],
      ['log.showSignature', 'true'],
      ['log.decorate', 'full'],
      ['log.date', 'relative'],
      ['diff.renames', 'copies'],
      ['diff.noprefix', 'true'],
      ['color.ui', 'always'],
      ['core.quotepath', 'true'],
      ['core.abbrev', '5'],
      ['core.pager', 'false'],
      ['format.pretty', 'oneline'],
      ['i18n.logOutputEncoding', 'UTF-16'],
    ] as const)
      made.git('config', key, value)
    expect(historyOf(made)).toEqual(before)
  })

  it('are those that were committed, not what a replacement shows', () => {
    const made = repository([{ files: { 'ROADMAP.md': plan(1) } }, { files: { 'ROADMAP.md': plan(2) } }])
    const before = outlineOf(made)
    made.git('replace', made.commits[1] ?? '', made.commits[0] ?? '')
    made.git('replace', blobName(Buffer.from(plan(2))), blobName(Buffer.from(plan(1))))
    expect(outlineOf(made)).toEqual(before)
  })

  it('are read from a repository that names objects by SHA-256', () => {
    const made = repository([{ files: { 'a.md': plan(1) } }, { move: { 'a.md': 'ROADMAP.md' }, tags: ['v1'] }], {
      objects: 'sha256',
    })
    const history = historyOf(made)
    expect(history.map(({ path, tags }) => [path, tags])).toEqual([
      ['a.md', []],
      ['ROADMAP.md', ['v1']],
    ])
    expect(isContent(Buffer.from(plan(1)), history[1]?.blob ?? '')).toBe(true)
    expect(outlineOf(made)[0]?.[1]).toBe(plan(1))
  })
})

describe('a renamed file', () => {
  const followed: [string, Commit[], string[]][] = [
    ['keeps its history', [{ move: { 'PLAN.md': 'ROADMAP.md' } }], ['PLAN.md', 'ROADMAP.md']],
    [
      'keeps it through small edits',
      [{ move: { 'PLAN.md': 'ROADMAP.md' }, files: { 'ROADMAP.md': plan(4, 'Roadmap') } }],
      ['PLAN.md', 'ROADMAP.md'],
    ],
    [
      'keeps it through several names and edits between',
      [
        { move: { 'PLAN.md': 'docs/plan.md' } },
        { files: { 'docs/plan.md': plan(5) } },
        { move: { 'docs/plan.md': 'ROADMAP.md' }, files: { 'ROADMAP.md': plan(6) } },
      ],
      ['PLAN.md', 'docs/plan.md', 'docs/plan.md', 'ROADMAP.md'],
    ],
    [
      'keeps it where the rename came with a merge',
      [
        { branch: 'topic', move: { 'PLAN.md': 'ROADMAP.md' }, files: { 'ROADMAP.md': plan(3) } },
        { files: { 'code.ts': 'x\n' } },
        { merge: 'topic' },
      ],
      ['PLAN.md', 'ROADMAP.md'],
    ],
    [
      'and back keeps all of it',
      [
        { move: { 'PLAN.md': 'ROADMAP.md' } },
        { move: { 'ROADMAP.md': 'PLAN.md' } },
        { move: { 'PLAN.md': 'ROADMAP.md' } },
      ],
      ['PLAN.md', 'ROADMAP.md', 'PLAN.md', 'ROADMAP.md'],
    ],
    [
      'that left a symbolic link behind keeps it',
      [{ move: { 'PLAN.md': 'ROADMAP.md' }, files: { 'PLAN.md': { link: 'ROADMAP.md' } } }],
      ['PLAN.md', 'ROADMAP.md'],
    ],
  ]
  it.each(followed)('%s', (_, commits, paths) => {
    const made = repository([{ files: { 'PLAN.md': plan(2) } }, ...commits])
    expect(historyOf(made).map(({ path }) => path)).toEqual(paths)
  })

  it('keeps its history when its folder is renamed with many like it', () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`docs/${at}/ROADMAP.md`, plan(at)]))
    const moves = (from: string, to: string) =>
      Object.fromEntries(Object.keys(files).map((path) => [path.replace('docs', from), path.replace('docs', to)]))
    const edits = Object.fromEntries(
      Object.keys(files).map((path, at) => [path.replace('docs', 'site/plans'), plan(at, 'New')]),
    )
    const made = repository([
      { files },
      { move: moves('docs', 'site') },
      { move: moves('site', 'site/plans'), files: edits },
    ])
    for (const at of [0, 11, 29]) {
      expect(historyOf(made, `site/plans/${at}/ROADMAP.md`).map(({ path }) => path)).toEqual(
        ['docs', 'site', 'site/plans'].map((folder) => `${folder}/${at}/ROADMAP.md`),
      )
    }
  })

  it('among equal ones goes to the one with its own name, and to one only', () => {
    const made = repository([
      { files: { 'old/a.md': plan(1), 'old/b.md': plan(1) } },
      {
        move: { 'old/b.md': 'new/b.md', 'old/a.md': 'new/a.md' },
        files: { 'new/0.md': plan(1), 'new/old/a.md': plan(1) },
      },
      { move: { 'new/0.md': 'moved.md' }, files: { 'moved.md': plan(1), 'alike.md': plan(2) } },
    ])
    const first = (path: string) => historyOf(made, path)[0]?.path
    expect(['new/old/a.md', 'new/a.md', 'new/b.md'].map(first)).toEqual(['old/a.md', 'new/a.md', 'old/b.md'])
    expect(['moved.md', 'alike.md'].map(first)).toEqual(['new/0.md', 'alike.md'])
  })

  it('is not one that was copied, nor one that is merely like it', () => {
    const made = repository([
      { files: { 'a.md': plan(1), 'picture.svg': plan(2) } },
      { files: { 'ROADMAP.md': plan(1), 'a.md': plan(3) } },
      { files: { 'b.md': 'Another text altogether.\n', 'a.md': null } },
      { files: { 'c.md': plan(2), 'picture.svg': null, 'd.svg': plan(2) } },
    ])
    expect(historyOf(made)).toHaveLength(1)
    expect(historyOf(made, 'b.md')).toHaveLength(1)
    expect(historyOf(made, 'c.md').map(({ path }) => path)).toEqual(['picture.svg', 'c.md'])
  })

  it('that holds nothing has no past', () => {
    const made = repository([{ files: { 'a.md': '' } }, { move: { 'a.md': 'ROADMAP.md' } }])
    expect(historyOf(made)).toHaveLength(1)
  })
})

describe('a file that was away', () => {
  it('has one history with a gap', () => {
    const made = repository([
      { files: { 'ROADMAP.md': plan(1) } },
      { files: { 'ROADMAP.md': null, 'x.md': 'x\n' } },
      { files: { 'x.md': 'y\n' } },
      { files: { 'ROADMAP.md': plan(2) } },
    ])
    expect(outlineOf(made).map(([, text]) => text)).toEqual([plan(1), null, plan(2)])
    expect(historyOf(made)[1]?.commit).toBe(made.commits[1])
  })

  it('ends its history with the commit that removed it', () => {
    const made = repository([{ files: { 'ROADMAP.md': plan(1), x: 'x' } }, { files: { 'ROADMAP.md': null } }])
    expect(historyOf(made).map(({ blob }) => blob === null)).toEqual([false, true])
  })

  it('was away while a symbolic link or a folder had its name', () => {
    const made = repository([
      { files: { 'ROADMAP.md': plan(1), 'x.md': 'x\n' } },
      { files: { 'ROADMAP.md': { link: 'x.md' } } },
      { files: { 'ROADMAP.md': { link: 'y.md' } } },
      { files: { 'ROADMAP.md': null, 'ROADMAP.md/part.md': 'part\n' } },
      { files: { 'ROADMAP.md/part.md': null, 'ROADMAP.md': plan(2) } },
    ])
    expect(outlineOf(made).map(([, text]) => text)).toEqual([plan(1), null, plan(2)])
  })
})

describe('the work tree', () => {
  it('differs from HEAD as soon as the text does, and not by CRLF line ends', () => {
    const made = repository([{ files: { 'ROADMAP.md': plan(1) } }])
    const head = historyOf(made).at(-1)?.blob ?? ''
    const bytes = () => readFileSync(join(made.folder, 'ROADMAP.md'))
    expect(isContent(bytes(), head)).toBe(true)
    made.write({ 'ROADMAP.md': plan(1).replaceAll('\n', '\r\n') })
    expect(isContent(bytes(), head)).toBe(true)
    made.write({ 'ROADMAP.md': plan(2) })
    expect(isContent(bytes(), head)).toBe(false)
    expect(blobName(bytes())).toBe(made.git('hash-object', '--no-filters', 'ROADMAP.md').trim())
  })

  it('has the date of the commit that is built', () => {
    const made = repository([{ at: '2026-02-03T04:05:06+07:00', files: { 'docs/x.md': 'x\n' } }])
    expect(commitDate(join(made.folder, 'docs'), made.env)).toBe('2026-02-02T21:05:06Z')
  })
})

describe('contents', () => {
  const texts = Array.from({ length: 40 }, (_, at) => plan(at % 20, `Plan ${at}`))
  const made = repository(texts.map((text) => ({ files: { 'ROADMAP.md': text } })))
  const history = historyOf(made)

  it('are read by one process, each once', () => {
    const { env, calls } = watched(made.env)
    const read = [...contents({ root: made.folder }, [...history, ...history], env)]
    expect(read.map(([, bytes]) => Buffer.from(bytes ?? '').toString())).toEqual(texts)
    expect(calls('cat-file')).toBe(1)
    expect(calls('fetch')).toBe(0)
  })

  it('are the bytes that were committed', () => {
    const bytes = Buffer.from([0, 10, 13, 10, 255, 254, 0x80, 10])
    const other = repository([{ files: { 'a.md': bytes, 'b.md': '', 'c.md': 'no line end' } }])
    const held = ['a.md', 'b.md', 'c.md'].flatMap((path) => historyOf(other, path))
    const read = [...contents({ root: other.folder }, held, other.env)].map(([, content]) =>
      Buffer.from(content ?? 'x'),
    )
    expect(read).toEqual([bytes, Buffer.from(''), Buffer.from('no line end')])
  })

  it('of any size are read in goes that fit, and one that is too large is passed over', () => {
    const other = repository([
      { files: { 'ROADMAP.md': plan(1) } },
      { files: { 'ROADMAP.md': 'x'.repeat(300_000) } },
      { files: { 'ROADMAP.md': plan(2) } },
      { files: { 'ROADMAP.md': 'y'.repeat(60_000) } },
    ])
    const read = [...contents({ root: other.folder }, historyOf(other), other.env, { most: 100_000 })]
    expect(read.map(([, bytes]) => bytes?.length ?? null)).toEqual([plan(1).length, null, plan(2).length, 60_000])
  })

  it('that are missing from a broken repository are an error that names one', () => {
    const lost = blobName(Buffer.from('lost\n'))
    const message = messageOf(() => [
      ...contents({ root: made.folder }, [{ commit: '', path: 'x', blob: lost }], made.env),
    ])
    expect(message).toContain(`Unexpected absence of the content \`${lost}\``)
  })
})

describe('a clone without blobs', () => {
  const origin = repository([
    ...Array.from({ length: 12 }, (_, at) => ({ files: { 'PLAN.md': plan(at), 'big.bin': `${at}` } })),
    { move: { 'PLAN.md': 'docs/ROAD MAP.md' } },
    { files: { 'docs/ROAD MAP.md': plan(3, 'Moved') } },
    { files: { 'docs/ROAD MAP.md': plan(4, 'Moved') } },
  ])
  const objects = (folder: string): number =>
    Number(
      /in-pack: (\d+)/.exec(
        execFileSync('git', ['count-objects', '-v'], { cwd: folder, env: origin.env, encoding: 'utf8' }),
      )?.[1],
    )

  it('tells its history without fetching, then gets what is missing in one go and only once', () => {
    const folder = cloned(origin, '--filter=blob:none')
    const file = { root: folder, path: 'docs/ROAD MAP.md' }
    const { env, calls } = watched(origin.env)
    const before = objects(folder)
    const history = revisions(file, env)
    expect(history).toEqual(historyOf(origin, file.path))
    expect([calls('fetch'), objects(folder)]).toEqual([0, before])
    const read = [...contents(file, history, env)]
    expect(read).toHaveLength(14)
    expect(read).toEqual([...contents({ root: origin.folder }, history, origin.env)])
    // The newest was there: it is checked out.
    expect([calls('fetch'), calls('cat-file'), objects(folder)]).toEqual([1, 1, before + 13])
    expect([...contents(file, history, env)]).toHaveLength(14)
    expect(calls('fetch')).toBe(1)
  })

  it('does not know a remote by the name of origin only', () => {
    const folder = cloned(origin, '--filter=blob:none', '--origin=upstream')
    const file = { root: folder, path: 'docs/ROAD MAP.md' }
    expect([...contents(file, revisions(file, origin.env), origin.env)]).toHaveLength(14)
  })

  it('that cannot be completed is an error that says why and shows no password', () => {
    const folder = cloned(origin, '--filter=blob:none')
    const set = (url: string) =>
      execFileSync('git', ['remote', 'set-url', 'origin', url], { cwd: folder, env: origin.env })
    const file = { root: folder, path: 'docs/ROAD MAP.md' }
    const history = revisions(file, origin.env)
    const failing = () => messageOf(() => [...contents(file, history, origin.env)])
    set('http://ada:sesame@127.0.0.1:1/x.git')
    expect(failing()).toMatch(/^Unexpected end of `git fetch` \(fatal: .*\), expected 13 older contents/)
    expect(failing()).not.toContain('sesame')
    const marker = join(temporaryFolder(), 'ran')
    set(`ext::touch ${marker}`)
    execFileSync('git', ['config', 'protocol.ext.allow', 'always'], { cwd: folder, env: origin.env })
    expect(failing()).toMatch(/'ext' not allowed/)
    expect(existsSync(marker)).toBe(false)
  })
})

describe('a hostile repository', () => {
  const marker = join(temporaryFolder(), 'ran')
  const program = join(temporaryFolder(), 'program')
  writeFileSync(program, `#!/bin/sh\necho "$0" >> '${marker}'\n`, { mode: 0o755 })

  it('runs no program of its configuration, its hooks or its attributes', () => {
    const made = repository([
      { files: { 'PLAN.md': plan(1), '.gitattributes': '*.md diff=evil filter=evil\n' } },
      { move: { 'PLAN.md': 'ROADMAP.md' }, files: { 'ROADMAP.md': plan(3) } },
    ])
    // A commit with a signature, that `log.showSignature` would have a program check.
    const signed = made
      .git('cat-file', 'commit', 'HEAD')
      .replace(/\n\n/, '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n\n')
    const { stdout } = spawnSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
      cwd: made.folder,
      env: made.env,
      input: signed,
      encoding: 'utf8',
    })
    made.git('update-ref', 'refs/heads/main', stdout.trim())
    const hooks = join(made.folder, '.git/hooks')
    mkdirSync(hooks, { recursive: true })
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'fsmonitor-watchman'])
      writeFileSync(join(hooks, hook), readFileSync(program), { mode: 0o755 })
    for (const [key, value] of [
      ['core.fsmonitor', program],
      ['core.pager', program],
      ['core.sshCommand', program],
      ['core.alternateRefsCommand', program],
      ['credential.helper', program],
      ['gpg.program', program],
      ['log.showSignature', 'true'],
      ['diff.external', program],
      ['diff.evil.command', program],
      ['diff.evil.textconv', program],
      ['filter.evil.clean', program],
      ['filter.evil.smudge', program],
      ['alias.log', `!${program}`],
    ] as const)
      made.git('config', key, value)

    const tree = workTree(join(made.folder, 'ROADMAP.md'), made.env)
    const history = tree ? revisions(tree, made.env) : []
    expect(history.map(({ path }) => path)).toEqual(['PLAN.md', 'ROADMAP.md'])
    expect([...contents({ root: made.folder }, history, made.env)]).toHaveLength(2)
    expect(commitDate(made.folder, made.env)).not.toBeNull()
    expect(existsSync(marker)).toBe(false)

    spawnSync('git', ['log', '-p', '--ext-diff'], { cwd: made.folder, env: made.env })
    spawnSync('git', ['status'], { cwd: made.folder, env: made.env })
    expect(readFileSync(marker, 'utf8').split('\n').length).toBeGreaterThan(3)
  })

  it('that hides a bare one in a folder is not read through it', () => {
    const made = repository([{ files: { 'docs/ROADMAP.md': plan(1) } }])
    const other = repository([{ at: '1999-01-01T00:00:00Z', files: { 'ROADMAP.md': plan(2) } }])
    made.git('clone', '-q', '--bare', other.folder, 'bare')
    const bare = join(made.folder, 'bare')
    expect(execFileSync('git', ['log', '--format=%cs'], { cwd: bare, env: made.env, encoding: 'utf8' })).toBe(
      '1999-01-01\n',
    )
    writeFileSync(join(bare, 'ROADMAP.md'), plan(1))
    expect(workTree(join(bare, 'ROADMAP.md'), made.env)).toBeNull()
    expect(commitDate(bare, made.env)).toBeNull()
  })
})

describe('the cache of readings', () => {
  const value = { title: 'Plan', tasks: [1, 2, 3], words: 'x'.repeat(500), none: null }
  const files = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isFile())

  /** A cache that counts how often it had to read. */
  function counted(folder: string | null, options = {}) {
    const cache = cacheIn(folder, options)
    let reads = 0
    const read = (blob: string) => {
      reads++
      return { ...value, blob }
    }
    return {
      get: (blob: string, reader = 'r1', accept?: (value: unknown) => boolean): unknown =>
        cache.cached<unknown>(blob, reader, () => read(blob), accept),
      reads: () => reads,
    }
  }

  it('reads a content once, in this process and in the next', () => {
    const folder = join(temporaryFolder(), 'deep/readings')
    const [first, second] = [counted(folder), counted(folder)]
    expect([first.get('a'), first.get('a'), first.get('b'), second.get('a')]).toEqual(
      ['a', 'a', 'b', 'a'].map((blob) => ({ ...value, blob })),
    )
    expect([first.reads(), second.reads()]).toEqual([2, 0])
  })

  it('gives nothing to another reader, and nothing that the caller does not accept', () => {
    const cache = counted(temporaryFolder())
    cache.get('a', 'r1')
    cache.get('a', 'r2')
    expect(cache.reads()).toBe(2)
    cache.get('a', 'r1', () => false)
    expect(cache.reads()).toBe(3)
    cache.get('a', 'r1', (known) => (known as { blob: string }).blob === 'a')
    expect(cache.reads()).toBe(3)
  })

  it('gives the same whether a value was kept or not', () => {
    const loose = { gone: undefined, date: new Date(0), list: [undefined] }
    const kept = cacheIn(temporaryFolder())
    const plain = { date: '1970-01-01T00:00:00.000Z', list: [null] }
    for (const cache of [cacheIn(null), kept, kept])
      expect(cache.cached<unknown>('a', 'r', () => loose)).toStrictEqual(plain)
    expect(() => kept.cached('b', 'r', () => undefined)).toThrow('Unexpected value')
  })

  it.each<[string, (text: string) => string | Uint8Array]>([
    ['cut off', (text) => text.slice(0, -7)],
    ['empty', () => ''],
    ['of another format', (text) => text.replace('"format":4', '"format":0')],
    ['with one bit turned', (text) => text.replace('Plan', 'Plam')],
    ['of another content', (text) => text.replace('"blob":"a"', '"blob":"b"')],
    ['of random bytes', () => Uint8Array.from({ length: 600 }, (_, at) => (at * 167) % 256)],
  ])('reads again what is %s, and mends it', (_, damage) => {
    const folder = temporaryFolder()
    counted(folder).get('a')
    const [path = ''] = files(folder)
    writeFileSync(path, damage(readFileSync(path, 'utf8')))
    const [second, third] = [counted(folder), counted(folder)]
    expect([second.get('a'), second.reads()]).toEqual([{ ...value, blob: 'a' }, 1])
    expect([third.get('a'), third.reads()]).toEqual([{ ...value, blob: 'a' }, 0])
  })

  it('goes on after a process that was ended while it wrote', () => {
    const folder = temporaryFolder()
    counted(folder).get('a')
    const [path = ''] = files(folder)
    writeFileSync(join(path, `../.write-${process.pid}-${threadId}`), 'half an ent')
    counted(folder).get('b')
    const next = counted(folder)
    expect([next.get('a'), next.get('b'), next.reads()]).toMatchObject([{ blob: 'a' }, { blob: 'b' }, 0])
    expect(files(folder)).toHaveLength(2)
  })

  it('reads on where it cannot be written, and lets errors of the reader through', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'file'), '')
    const cache = counted(join(folder, 'file/readings'))
    expect([cache.get('a'), cache.get('a')]).toHaveLength(2)
    expect(cache.reads()).toBe(2)
    const fail = (): never => {
      throw new Error('broken document')
    }
    expect(() => cacheIn(folder).cached('a', 'r', fail)).toThrow('broken document')
    expect(cacheIn(folder).cached('a', 'r', () => 1)).toBe(1)
  })

  it('keeps the readers that were used last, and nothing but its own goes', () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'README'), 'mine')
    mkdirSync(join(folder, 'reader-mine'))
    const dated = new Map<string, string>()
    for (const [at, reader] of ['r1', 'r2', 'r3'].entries()) {
      const before = new Set(readdirSync(folder))
      counted(folder).get('a', reader)
      const name = readdirSync(folder).find((one) => !before.has(one)) ?? ''
      utimesSync(join(folder, name), 1000 + at, 1000 + at)
      dated.set(reader, name)
    }
    counted(folder).get('a', 'r1')
    counted(folder).get('a', 'r4')
    const left = readdirSync(folder)
    expect(left).not.toContain(dated.get('r2'))
    expect(left).toEqual(expect.arrayContaining([dated.get('r1'), dated.get('r3'), 'README', 'reader-mine']))
    expect(left).toHaveLength(5)
  })

  it('holds no more values than it may, the newest', () => {
    const folder = temporaryFolder()
    const first = counted(folder)
    for (let at = 0; at < 20; at++) first.get(`blob ${at}`)
    for (const path of files(folder))
      if (!readFileSync(path, 'utf8').includes('"blob 19"')) utimesSync(path, 1000, 1000)
    const second = counted(folder, { values: 5 })
    second.get('blob 19')
    expect(second.reads()).toBe(0)
    expect(files(folder)).toHaveLength(5)
  })

  it('is shared by processes that write at once', async () => {
    const folder = temporaryFolder()
    const script = `
      const { cacheIn } = await import(${JSON.stringify(pathToFileURL(resolve('src/history/cache.ts')).href)})
      const cache = cacheIn(${JSON.stringify(folder)})
      for (let round = 0; round < 4; round++)
        for (let at = 0; at < 60; at++) {
          const { text } = cache.cached('blob ' + at, 'r' + round % 2, () => ({ text: String(at).repeat(2000) }))
          if (text !== String(at).repeat(2000)) throw new Error('wrong value')
        }`
    const runs = Array.from({ length: 3 }, async () => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let error = ''
      child.stderr.on('data', (chunk) => (error += chunk))
      const code = await new Promise((done) => child.on('close', done))
      return { code, error }
    })
    expect(await Promise.all(runs)).toEqual(Array(3).fill({ code: 0, error: '' }))
    expect(files(folder)).toHaveLength(120)
  })
})

it('the helper makes the same repository everywhere, and takes nothing from the machine', () => {
  const commits: Commit[] = [
    { files: { 'ROADMAP.md': plan(1) }, annotated: ['v1'] },
    { branch: 'topic', files: { 'a.md': 'a\n' } },
    { merge: 'topic' },
  ]
  const [one, other] = [repository(commits), repository(commits.slice(0, 1))]
  other.add(commits.slice(1, 2))
  other.add(commits.slice(2))
  expect(other.commits).toEqual(one.commits)
  expect(one.commits[2]).toBe('e88bd4889fb2c8105a4dc6bd018713c7caec81fd')
  expect(one.git('status', '--porcelain')).toBe('')
  expect(one.git('log', '-1', '--format=%an %ae %at %ct').trim()).toBe('Ada ada@example.org 1767441600 1767441600')
  expect(realpathSync(one.folder)).toBe(one.folder)
  expect(isolated().GIT_CONFIG_NOSYSTEM).toBe('1')
})
