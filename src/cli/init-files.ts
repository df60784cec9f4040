import { Document, isScalar, Scalar, stringify, visit } from 'yaml'

/** A file that `milepost init` writes. */
export interface Template {
  /** From the top folder of the project, with `/`. */
  path: string
  text: string
}

/** How Milepost comes to a machine that builds: by the project's own lock file, or a version of the package by itself. */
export type Tool = { from: 'lockfile'; command: string } | { from: 'package'; version: string }

/** What a site says of itself. */
export interface SiteFacts {
  title: string
  repository: string | null
  branch: string | null
}

/** Actions by their commit; a version is a comment, because a tag can be moved. */
const actions = {
  checkout: ['actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd', 'v6.0.2'],
  setupNode: ['actions/setup-node@6044e13b5dc448c55e2357c09f80417699197238', 'v6.2.0'],
  uploadArtifact: ['actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a', 'v7.0.1'],
} as const

const node = '24'
const artifact = 'roadmap-report'
const previewName = 'Roadmap preview'

/** `netlify.toml`: production and previews, told apart by the variables that Netlify sets itself. */
export function netlifyFile(tool: Tool, paths: readonly string[]): Template {
  const text = [
    '# Netlify builds the roadmap site from the default branch and a preview of it for every pull request. Neither needs a secret.',
    '[build]',
    `  command = ${tomlString(commandLine(tool, ['build', ...paths]))}`,
    '  publish = "dist"',
    '',
    '[build.environment]',
    `  NODE_VERSION = ${tomlString(node)}`,
    '  ASTRO_TELEMETRY_DISABLED = "1"',
    '',
  ]
  return { path: 'netlify.toml', text: text.join('\n') }
}

/** `content/site.yaml` with what is known; every key is optional. */
export function siteFile({ title, repository, branch }: SiteFacts): Template {
  const facts = { title, ...(repository === null ? {} : { repository }), ...(branch === null ? {} : { branch }) }
  return { path: 'content/site.yaml', text: stringify(facts, { lineWidth: 0 }) }
}

/** The workflow that compares and builds a pull request. It has no right but to read, because it runs what the pull request brings. */
export function previewWorkflow(tool: Tool, paths: readonly string[]): Template {
  const diff = `milepost diff "$base" "$HEAD"${paths.map((path) => ` ${shellWord(path)}`).join('')}`
  const compared = {
    BASE: value('github.event.pull_request.base.sha'),
    HEAD: value('github.event.pull_request.head.sha'),
  }
  const text = workflow(
    [
      'Says on a pull request what it changes in the roadmap: in the summary of this run, at the lines, and as a report.',
      'It can read and nothing else: a pull request brings the code and the text that run here. The comment is written by',
      'roadmap-comment.yml, which runs none of it.',
    ],
    {
      name: previewName,
      on: 'pull_request',
      permissions: { contents: 'read' },
      concurrency: { group: `roadmap-preview-${value('github.ref')}`, 'cancel-in-progress': true },
      jobs: {
        preview: {
          'runs-on': 'ubuntu-latest',
          'timeout-minutes': 15,
          steps: [
            {
              uses: actions.checkout,
              with: {
                ref: value('github.event.pull_request.head.sha'),
                'fetch-depth': 0,
                'persist-credentials': false,
              },
            },
            setUpNode(),
            install(tool),
            {
              name: 'Compare with the branch that it goes to',
              id: 'compare',
              env: compared,
              run: script(tool, [
                'base="$(git merge-base "$BASE" "$HEAD")"',
                `${diff} --fail-on nothing --format json > "$RUNNER_TEMP/report.json"`,
                `${diff} --fail-on nothing --format markdown >> "$GITHUB_STEP_SUMMARY"`,
              ]),
            },
            {
              name: 'Keep the report for the comment',
              uses: actions.uploadArtifact,
              with: {
                name: artifact,
                path: `${value('runner.temp')}/report.json`,
                'if-no-files-found': 'error',
                'retention-days': 5,
              },
            },
            {
              name: 'Build the preview',
              env: { CONTEXT: 'deploy-preview' },
              run: script(tool, [`milepost ${['build', ...paths].map(shellWord).join(' ')}`]),
            },
            {
              name: 'Mark the lines and judge by the policy',
              if: value("!cancelled() && steps.compare.outcome == 'success'"),
              env: compared,
              run: script(tool, ['base="$(git merge-base "$BASE" "$HEAD")"', `${diff} --format github`]),
            },
          ],
        },
      },
    },
  )
  return { path: '.github/workflows/roadmap-preview.yml', text }
}

/** The workflow that keeps the comment. It may write comments, and therefore runs and trusts nothing of the pull request. */
export function commentWorkflow(tool: Tool): Template {
  const isFound = "steps.report.outputs.found == 'true'"
  const whenFound = (step: Step): Step => ({ ...step, if: isFound })
  const text = workflow(
    [
      'Keeps one comment on a pull request that says what it changes in the roadmap.',
      'It may write comments. Therefore it checks out nothing of the pull request and runs none of its code; it takes the report as',
      'data, at most 1 MB, and the number of the pull request from the event. Milepost checks the form of the report and escapes its texts.',
      'Where the preview is published, set the repository variable MILEPOST_PREVIEW to its address with {number} in it:',
      'https://deploy-preview-{number}--name.netlify.app/',
    ],
    {
      name: 'Roadmap comment',
      on: { workflow_run: { workflows: [previewName], types: ['completed'] } },
      permissions: {},
      concurrency: {
        group: `roadmap-comment-${value('github.event.workflow_run.head_repository.id')}-${value('github.event.workflow_run.head_branch')}`,
        'cancel-in-progress': false,
      },
      jobs: {
        comment: {
          if: "github.event.workflow_run.event == 'pull_request'",
          'runs-on': 'ubuntu-latest',
          'timeout-minutes': 5,
          permissions: {
            'pull-requests': 'write',
            actions: 'read',
            ...(tool.from === 'lockfile' ? { contents: 'read' } : {}),
          },
          steps: [
            {
              name: 'Take the report',
              id: 'report',
              env: { GH_TOKEN: value('github.token'), RUN: value('github.event.workflow_run.id') },
              run: [
                'cd "$RUNNER_TEMP"',
                `gh api "repos/$GITHUB_REPOSITORY/actions/runs/$RUN/artifacts?name=${artifact}" \\`,
                `  --jq '[.artifacts[] | select(.size_in_bytes <= 1048576 and (.expired | not)) | .id] | max // ""' > id.txt`,
                'id="$(tr -cd 0-9 < id.txt)"',
                'if [ -z "$id" ]; then echo "There is no report of at most 1 MB"; exit 0; fi',
                'gh api "repos/$GITHUB_REPOSITORY/actions/artifacts/$id/zip" > report.zip',
                '# One byte more than a report may have: what unpacks to more is refused, not unpacked.',
                'unzip -p report.zip report.json | head -c 1048577 > report.json',
                'echo "found=true" >> "$GITHUB_OUTPUT"',
                '',
              ].join('\n'),
            },
            ...(tool.from === 'lockfile'
              ? [
                  whenFound({
                    name: 'Check out the default branch, not the pull request',
                    uses: actions.checkout,
                    with: { ref: value('github.event.repository.default_branch'), 'persist-credentials': false },
                  }),
                ]
              : []),
            whenFound(setUpNode()),
            whenFound(install(tool)),
            whenFound({
              name: 'Comment',
              env: { GITHUB_TOKEN: value('github.token'), PREVIEW: value('vars.MILEPOST_PREVIEW') },
              run: script(tool, ['milepost comment --report "$RUNNER_TEMP/report.json" --preview "$PREVIEW"']),
            }),
          ],
        },
      },
    },
  )
  return { path: '.github/workflows/roadmap-comment.yml', text }
}

/** The workflow that tests a project of npm. */
export function testWorkflow(): Template {
  const text = workflow([], {
    name: 'Test',
    on: { push: { branches: ['main'] }, pull_request: null },
    permissions: { contents: 'read' },
    concurrency: { group: `test-${value('github.ref')}`, 'cancel-in-progress': true },
    jobs: {
      test: {
        'runs-on': 'ubuntu-latest',
        'timeout-minutes': 30,
        steps: [
          { uses: actions.checkout, with: { 'fetch-depth': 0, 'persist-credentials': false } },
          setUpNode(),
          { run: 'npm ci' },
          { run: 'npm test' },
        ],
      },
    },
  })
  return { path: '.github/workflows/ci.yml', text }
}

/** A value that GitHub puts in when a workflow runs; never into a script, where it would be code. */
function value(expression: string): string {
  return `\${{ ${expression} }}`
}

interface Step {
  name?: string
  id?: string
  if?: string
  uses?: readonly [action: string, version: string]
  with?: Readonly<Record<string, string | number | boolean>>
  env?: Readonly<Record<string, string>>
  run?: string
}

/** Without a cache: what a pull request leaves in one would run on the default branch. */
function setUpNode(): Step {
  return { uses: actions.setupNode, with: { 'node-version': node, 'package-manager-cache': false } }
}

function install(tool: Tool): Step {
  const run =
    tool.from === 'lockfile'
      ? 'npm ci --ignore-scripts'
      : `npm install --global --ignore-scripts --no-audit --no-fund ${shellWord(`milepost@${tool.version}`)}`
  return { name: 'Install Milepost', run }
}

/** Lines of a shell in which `milepost` stands for the tool wherever it comes from. */
function script(tool: Tool, lines: readonly string[]): string {
  const named = tool.from === 'package' ? lines : lines.map((line) => line.replace(/^milepost /, `${tool.command} `))
  return named.length === 1 ? (named[0] ?? '') : `${named.join('\n')}\n`
}

function commandLine(tool: Tool, words: readonly string[]): string {
  const command = tool.from === 'lockfile' ? tool.command : `npx --yes ${shellWord(`milepost@${tool.version}`)}`
  return [command, ...words.map(shellWord)].join(' ')
}

interface Workflow {
  name: string
  jobs: Readonly<Record<string, Readonly<Record<string, unknown>> & { steps: readonly Step[] }>>
  [key: string]: unknown
}

function workflow(comment: readonly string[], { jobs, ...top }: Workflow): string {
  const written = Object.entries(jobs).map(([name, { steps, ...job }]) => [
    name,
    { ...job, steps: steps.map((step) => ordered(step)) },
  ])
  const document = new Document({ ...top, jobs: Object.fromEntries(written) }, { aliasDuplicateObjects: false })
  if (comment.length > 0) document.commentBefore = comment.map((line) => ` ${line}`).join('\n')
  visit(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key)) return
      if (key.value === 'jobs') key.spaceBefore = true
      if (!isScalar(value)) return
      if (key.value === 'run' && String(value.value).includes('\n')) value.type = Scalar.BLOCK_LITERAL
      if (key.value === 'uses')
        value.comment = ` ${Object.values(actions).find(([action]) => action === value.value)?.[1]}`
    },
  })
  return document.toString({ lineWidth: 0, singleQuote: true, nullStr: '' })
}

/** The keys of a step in the order that people read them. */
function ordered({ name, id, if: when, uses, with: inputs, env, run }: Step): Record<string, unknown> {
  const keys = { name, id, if: when, uses: uses?.[0], with: inputs, env, run }
  return Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined))
}

/** A basic string of TOML 1.0. */
export function tomlString(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}]/gu, (char) =>
    char === '"' || char === '\\'
      ? `\\${char}`
      : `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return `"${escaped}"`
}

/** A word of a POSIX shell: as it is where that is safe, else in single quotes. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
