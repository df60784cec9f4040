import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { UsageError } from '../src/cli/command.ts'
import { keepComment } from '../src/cli/comment.ts'
import { commentOf, marker, mostBytes, readReport } from '../src/cli/comment-core.ts'
import type { Comparison } from '../src/compare/comparison.ts'
import { type ComparisonJson, report } from '../src/compare/report.ts'
import { comparison, edited } from './edit.ts'

const head = '5b1f0c9e2d7a4483a6c1e0f9b8d7c6a5f4e3d2c1'
const bot = 'github-actions[bot]'
const plan = '# Plan\n\n## M1: Lens\n**Target**: 2026-05-04\n\n- [ ] Polish\n'
const slipped = comparison(edited(plan, plan.replace('05-04', '06-01')))
const unchanged = comparison(edited(plan, plan))

interface Stored {
  id: number
  body: string
  user: { login: string }
}

/** GitHub as far as the command uses it: pull requests, and the comments of each. */
interface Github {
  pulls: { number: number; state: string; sha: string; branch: string; repository?: number }[]
  comments: Map<number, Stored[]>
  /** Answers that the next requests get instead, null for the right one; `after` does what was asked all the same. */
  failures: ({ status: number; after?: boolean } | null)[]
  log: string[]
}

let folder = ''
let server: Server
let github: Github
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-comment-'))
  github = { pulls: [], comments: new Map(), failures: [], log: [] }
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const answer = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(value))
      }
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1')
      github.log.push(`${request.method} ${pathname}`)
      if (request.headers.authorization !== 'Bearer secret-of-the-test')
        return answer(401, { message: 'Bad credentials' })
      const failure = github.failures.shift()
      if (failure && !failure.after) return answer(failure.status, { message: 'Server Error' })
      const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')).body : ''
      const { status, value } = answerOf(request.method ?? '', pathname, searchParams, body)
      return failure ? answer(failure.status, {}) : answer(status, value)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true })
  await new Promise((done) => server.close(done))
})

function answerOf(
  method: string,
  path: string,
  query: URLSearchParams,
  body: string,
): { status: number; value: unknown } {
  const shown = ({ number, state, sha, repository = 4711 }: Github['pulls'][number]) => ({
    ...{ number, state, head: { sha }, base: { repo: { id: repository } } },
  })
  const [, rest = ''] = path.split('/repos/tea/kettle/')
  if (method === 'GET' && rest === 'pulls') {
    const found = github.pulls.filter((pull) => pull.state === query.get('state') && pull.branch === query.get('head'))
    return { status: 200, value: found.map(shown) }
  }
  const pull = github.pulls.find(({ number }) => rest === `pulls/${number}`)
  if (method === 'GET' && pull) return { status: 200, value: shown(pull) }
  const number = Number(/^issues\/(\d+)\/comments$/.exec(rest)?.[1])
  if (number) {
    const list = github.comments.get(number) ?? []
    github.comments.set(number, list)
    if (method === 'GET') {
      const [page, size] = [Number(query.get('page')), Number(query.get('per_page'))]
      return { status: 200, value: list.slice((page - 1) * size, page * size) }
    }
    const made = { id: 100 + list.length, body, user: { login: bot } }
    list.push(made)
    return { status: 201, value: made }
  }
  const id = Number(/^issues\/comments\/(\d+)$/.exec(rest)?.[1])
  const stored = [...github.comments.values()].flat().find((each) => each.id === id)
  if (method === 'PATCH' && stored) {
    stored.body = body
    return { status: 200, value: stored }
  }
  return { status: 404, value: { message: 'Not Found' } }
}

const json = (compared: Comparison): string => report(compared, 'json', { visible: String, paint: (_, text) => text })

/** Runs the command as the workflow does; what it prints is returned. */
async function run(
  written: string | Uint8Array,
  { event = 'own-branch', values = {}, env = {} }: { event?: string; values?: object; env?: object } = {},
): Promise<string> {
  writeFileSync(join(folder, 'report.json'), written)
  const printed: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
  const { port } = server.address() as AddressInfo
  try {
    const code = await keepComment(
      {
        values: { report: 'report.json', ...values },
        paths: [],
        folder,
        env: {
          GITHUB_TOKEN: 'secret-of-the-test',
          GITHUB_API_URL: `http://127.0.0.1:${port}`,
          GITHUB_REPOSITORY: 'tea/kettle',
          GITHUB_EVENT_PATH: join('test/fixtures/workflow-run-events', `${event}.json`),
          ...env,
        },
      },
      [0, 0],
    )
    expect(code).toBe(0)
    return printed.join('')
  } finally {
    spy.mockRestore()
  }
}

const own = { number: 12, state: 'open', sha: head, branch: 'tea:later-spout' }
const fork = { number: 31, state: 'open', sha: head, branch: 'guest:patch&state=closed' }
const comments = (number = 12) => github.comments.get(number) ?? []
const writes = () => github.log.filter((line) => !line.startsWith('GET '))

describe('the comment', () => {
  it('is made where something changed', async () => {
    github.pulls = [own]
    expect(await run(json(slipped))).toBe('Comment 100 created\n')
    expect(comments()).toHaveLength(1)
    expect(comments()[0]?.body).toBe(
      [
        '<!-- milepost -->',
        '## What this changes in the roadmap',
        '',
        '### Plan',
        '',
        '`ROADMAP.md`',
        '',
        '**Needs a look**',
        '',
        '- **M1** slips 28 days, from 4 May to 1 June 2026 (line 4)',
        '',
        'As of commit `5b1f0c9`.',
        '',
      ].join('\n'),
    )
  })

  it('is edited in place, never made twice', async () => {
    github.pulls = [own]
    github.comments.set(12, [{ id: 7, body: `${marker}\r\nof an earlier commit`, user: { login: bot } }])
    expect(await run(json(slipped))).toBe('Comment 7 edited\n')
    expect(comments()).toHaveLength(1)
    expect(comments()[0]?.body).toContain('slips 28 days')
    github.log = []
    expect(await run(json(slipped))).toBe('Nothing to say that is not said\n')
    expect(writes()).toEqual([])
  })

  it('is not made where nothing changed, and says so where it stands already', async () => {
    github.pulls = [own]
    await run(json(unchanged))
    expect(writes()).toEqual([])
    github.comments.set(12, [{ id: 7, body: `${marker}\nM1 slips`, user: { login: bot } }])
    await run(json(unchanged))
    expect(comments()).toEqual([
      expect.objectContaining({ id: 7, body: expect.stringContaining('Nothing any more: as of commit `5b1f0c9`') }),
    ])
  })

  it('is found behind many others, by its first line and its author', async () => {
    github.pulls = [own]
    const others = Array.from({ length: 230 }, (_, index) => ({
      id: 1000 + index,
      body: 'Nice',
      user: { login: 'ada' },
    }))
    const forged = { id: 5, body: `${marker}\nforged`, user: { login: 'mallory' } }
    const quoted = { id: 6, body: `Somebody wrote ${marker}`, user: { login: bot } }
    github.comments.set(12, [forged, quoted, ...others, { id: 7, body: marker, user: { login: bot } }])
    await run(json(slipped))
    expect(writes()).toEqual(['PATCH /repos/tea/kettle/issues/comments/7'])
    await run(json(slipped), { values: { author: 'mallory' } })
    expect(writes().at(-1)).toBe('PATCH /repos/tea/kettle/issues/comments/5')
  })

  it('goes to the pull request of the repository, not to that of a copy with the same branch', async () => {
    github.pulls = [{ ...own, number: 3, repository: 9999 }, own]
    await run(json(slipped))
    expect(writes()).toEqual(['POST /repos/tea/kettle/issues/12/comments'])
  })

  it('finds the pull request of a fork by its branch and its head', async () => {
    github.pulls = [own, { ...fork, number: 30, sha: '0'.repeat(40) }, fork]
    await run(json(slipped), { event: 'fork' })
    expect(writes()).toEqual(['POST /repos/tea/kettle/issues/31/comments'])
  })

  it.each([
    ['has a newer head', { ...own, sha: '0'.repeat(40) }],
    ['is closed', { ...own, state: 'closed' }],
  ])('is left alone where the pull request %s', async (_, pull) => {
    github.pulls = [pull]
    expect(await run(json(slipped))).toBe('No open pull request has this head any more: nothing to do\n')
    expect(writes()).toEqual([])
  })

  it('is left alone where the fork is gone', async () => {
    github.pulls = [own]
    await run(json(slipped), { event: 'fork-that-is-gone' })
    expect(writes()).toEqual([])
  })

  it('links into the preview of this pull request', async () => {
    github.pulls = [own]
    await run(json(slipped), { values: { preview: 'https://deploy-preview-{number}--kettle.example' } })
    const [{ body } = { body: '' }] = comments()
    expect(body).toContain('### [Plan](<https://deploy-preview-12--kettle.example/plan/>)')
    expect(body).toContain('[**M1**](<https://deploy-preview-12--kettle.example/plan/m1-lens/>) slips')
    expect(body).toContain('[Look at the preview](<https://deploy-preview-12--kettle.example/preview/>)')
  })

  it('takes no preview that is none', async () => {
    github.pulls = [own]
    await run(json(slipped), { values: { preview: '' } })
    for (const preview of ['javascript:alert(1)', 'https://a.example/>x', '//a.example', 'https://a@b.example/'])
      await expect(run(json(slipped), { values: { preview } }), preview).rejects.toThrow('Unexpected `--preview`')
  })
})

describe('GitHub', () => {
  it('is asked again where it fails itself, twice', async () => {
    github.pulls = [own]
    github.failures = [{ status: 502 }, { status: 503 }]
    expect(await run(json(slipped))).toBe('Comment 100 created\n')
    github.failures = [{ status: 500 }, { status: 500 }, { status: 500 }]
    await expect(run(json(slipped))).rejects.toThrow(
      'Unexpected answer 500 to `GET /repos/tea/kettle/pulls/12`, expected success',
    )
  })

  it('may make the comment and fail: it is not made again', async () => {
    github.pulls = [own]
    github.failures = [null, null, { status: 502, after: true }]
    await run(json(slipped))
    expect(comments()).toHaveLength(1)
    expect(writes()).toEqual(['POST /repos/tea/kettle/issues/12/comments'])
  })

  it.each([
    [401, 'the token is not valid'],
    [403, 'the job needs `permissions: { pull-requests: write'],
    [404, 'the token cannot see it'],
  ])('may refuse with %s: the message says what to mend', async (status, said) => {
    github.pulls = [own]
    github.failures = [{ status }]
    await expect(run(json(slipped))).rejects.toThrow(said)
    expect(github.log).toHaveLength(1)
  })

  it('is told apart from what is not there', async () => {
    await expect(run(json(slipped), { env: { GITHUB_API_URL: 'http://127.0.0.1:9' } })).rejects.toThrow(
      'Unexpected end of `GET /repos/tea/kettle/pulls/12`',
    )
  })

  it('never sees the token where it could be overheard', async () => {
    for (const GITHUB_API_URL of ['http://api.example', 'file:///etc/passwd', 'nonsense'])
      await expect(run(json(slipped), { env: { GITHUB_API_URL } })).rejects.toThrow(UsageError)
    await expect(run(json(slipped), { env: { GITHUB_REPOSITORY: 'tea/kettle/../../user' } })).rejects.toThrow(
      UsageError,
    )
    for (const name of ['GITHUB_TOKEN', 'GITHUB_REPOSITORY', 'GITHUB_EVENT_PATH'])
      await expect(run(json(slipped), { env: { [name]: '' } })).rejects.toThrow(
        `Unexpected environment without \`${name}\``,
      )
    expect(github.log).toEqual([])
  })

  it('starts it for a pull request and for nothing else', async () => {
    await expect(run(json(slipped), { event: 'push' })).rejects.toThrow('expected `pull_request`')
    writeFileSync(join(folder, 'event.json'), '{"pull_request":{"number":1}}')
    const env = { GITHUB_EVENT_PATH: join(folder, 'event.json') }
    await expect(run(json(slipped), { env })).rejects.toThrow('expected `workflow_run`')
    expect(github.log).toEqual([])
  })
})

/** A report that is right but for one thing. */
function forged(change: (value: ComparisonJson) => unknown): string {
  const value = JSON.parse(json(slipped)) as ComparisonJson
  return JSON.stringify(change(value) ?? value)
}

function roadmap(value: ComparisonJson): ComparisonJson['roadmaps'][number] {
  const [first] = value.roadmaps
  if (!first) throw new Error('no roadmap')
  return first
}

describe('a forged report', () => {
  it.each<[string, string | Uint8Array]>([
    ['is empty', ''],
    ['is no JSON', '<html>'],
    ['is no UTF-8', new Uint8Array([0x22, 0xc3, 0x28, 0x22])],
    ['is too large', `"${'x'.repeat(mostBytes)}"`],
    ['is nested without end', '['.repeat(200_000)],
    ['is another thing', '{"number":1,"body":"@everyone"}'],
    ['has another version', forged((value) => ({ ...value, schemaVersion: 2 }))],
    [
      'has a change of no known type',
      forged((value) => void Object.assign(roadmap(value).changes[0]?.change ?? {}, { type: 'x' })),
    ],
    [
      'has a line that is none',
      forged(
        (value) =>
          void Object.assign(roadmap(value).changes[0]?.change ?? {}, { line: { before: 1, after: '@everyone' } }),
      ),
    ],
    [
      'has a date that is none',
      forged(
        (value) =>
          void Object.assign(roadmap(value).changes[0]?.change ?? {}, { after: { start: '@everyone', end: 'x' } }),
      ),
    ],
  ])('that %s is refused before GitHub is asked', async (_, written) => {
    github.pulls = [own]
    await expect(run(written)).rejects.toThrow(/^Unexpected report/)
    expect(github.log).toEqual([])
  })

  it('is refused without a word of its own in the log', async () => {
    const key = '::error::@everyone\n::stop-commands::x'
    for (const value of [{ [key]: 1 }, [key], { schemaVersion: 1, roadmaps: { [key]: [] } }])
      await expect(run(JSON.stringify(value))).rejects.toThrow(/^(?!.*(?:everyone|::|\n))/s)
  })

  it('cannot choose a pull request, a sentence or a weight', async () => {
    github.pulls = [own, { ...own, number: 1 }]
    const said = { weight: 'small', sentence: 'All is well, says @everyone' } as const
    await run(
      forged((value) => {
        Object.assign(roadmap(value).changes[0] ?? {}, said)
        return { ...value, number: 1, pull_request: 1, base: { name: '1', commit: '#1' }, issue: { number: 1 } }
      }),
    )
    expect(writes()).toEqual(['POST /repos/tea/kettle/issues/12/comments'])
    expect(comments()[0]?.body).toContain('**Needs a look**\n\n- **M1** slips 28 days')
    expect(comments()[0]?.body).not.toMatch(/well|everyone|#1/)
  })

  it('that is huge but right still makes a comment that GitHub takes', () => {
    const [one] = slipped.roadmaps
    const [change] = one?.changes ?? []
    if (!one || !change) throw new Error('nothing')
    const long = { ...one, title: '@'.repeat(1000), file: { before: null, after: '`x'.repeat(1000) } }
    const renamed = (n: number) => ({
      ...{ type: 'milestone-renamed' as const, roadmap: 'plan', milestone: `m${n}`, name: '@'.repeat(2000) },
      ...{ line: { before: n, after: n }, before: { label: null, title: '<'.repeat(2000) }, reused: true },
      after: { label: '['.repeat(2000), title: ':a'.repeat(2000) },
    })
    const many = Array.from({ length: 60 }, (_, n) => ({ ...long, changes: [change, renamed(n + 1)] }))
    const shown = commentOf(readReport(Buffer.from(json(comparison(...many)))), { commit: head, preview: null })
    expect(shown?.length).toBeLessThan(65_536)
    expect(shown).toContain('40 more roadmaps change.')
  })
})

const hostile = [
  '@everyone @tea/all please look',
  'fixes #1 and tea/kettle#2 and GH-3',
  '<img src=x onerror=alert(1)><!-- milepost -->',
  '](https://evil.example) [a](javascript:alert(1))',
  '![](https://evil.example/pixel.png)',
  '`code`\n\n```\nfence',
  '**bold** _it_ ~~gone~~ | a | b |',
  '# Heading\n\n- item\n\n</details>',
  '$\\int$ https://evil.example www.evil.example',
  'a\u202egpj.exe\u0007\u001b[31m',
  '&lt;script&gt; &#64;everyone',
]

/** What a piece of Markdown would do on GitHub besides showing text and our own headings, lists and bold. */
function deeds(markdown: string): string[] {
  const found: string[] = []
  const walk = (node: Nodes): void => {
    if (
      ['link', 'image', 'linkReference', 'imageReference', 'definition', 'delete', 'table', 'code'].includes(node.type)
    )
      found.push(node.type)
    if (node.type === 'html' && node.value !== marker) found.push(`html ${node.value}`)
    if (node.type === 'text')
      found.push(...(node.value.match(/@\w|#\d|GH-\d|https?:\/\/|www\.|\p{Bidi_Control}|\p{Cc}/gu) ?? []))
    if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(unified().use(remarkParse).use(remarkGfm).parse(markdown))
  return found
}

describe('a hostile title', () => {
  it('would do something if it were not escaped', () => {
    for (const title of hostile.slice(0, 9)) expect(deeds(title), title).not.toEqual([])
  })

  it.each(hostile)('%j shows as text', async (title) => {
    github.pulls = [own]
    const value = JSON.parse(json(slipped)) as ComparisonJson
    const one = roadmap(value)
    one.title = title
    one.file = { before: title, after: `docs/${title}` }
    const [first] = one.changes
    if (!first) throw new Error('no change')
    const about = { roadmap: title, milestone: title, name: title, line: { before: 1, after: 2 } }
    one.changes.push(
      { ...first, change: { type: 'task-added', ...about, role: 'task', task: title, status: null, nested: 0 } },
      { ...first, change: { type: 'dependency-added', ...about, needs: { id: title, name: title } } },
      { ...first, change: { type: 'task-owners', ...about, role: 'task', task: title, before: [], after: [title] } },
      { ...first, change: { type: 'roadmap-renamed', roadmap: title, line: about.line, before: 'Plan', after: title } },
    )
    await run(JSON.stringify(value))
    const [{ body } = { body: '' }] = comments()
    expect(body.startsWith(`${marker}\n`)).toBe(true)
    expect(deeds(body)).toEqual([])
  })
})

it('is called with a report and nothing else', async () => {
  await expect(run('', { values: { report: undefined } })).rejects.toThrow(UsageError)
  await expect(run('', { values: { report: 'nowhere.json' } })).rejects.toThrow('Unexpected report that is no file')
})

it('the events are those that the fixtures record', () => {
  const event = JSON.parse(readFileSync('test/fixtures/workflow-run-events/fork.json', 'utf8'))
  expect(event.workflow_run).toMatchObject({
    head_sha: head,
    pull_requests: [],
    head_repository: { owner: { login: 'guest' } },
  })
})
