import { lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { toString as textOf } from 'mdast-util-to-string'
import { isInside, shown, usualPaths } from '../content/sources.ts'
import { mainBranch, remotePage } from '../history/remote.ts'
import { topFolder } from '../history/show.ts'
import { parse } from '../read/parse.ts'
import { type Call, type Command, type Exit, UsageError } from './command.ts'
import {
  commentWorkflow,
  netlifyFile,
  previewWorkflow,
  type SiteFacts,
  shellWord,
  siteFile,
  type Template,
  type Tool,
} from './init-files.ts'
import { visible } from './terminal.ts'
import { packageVersion } from './version.ts'

export const init: Command = {
  usage: 'milepost init [PATHS…] [--github] [--netlify] [--dry-run] [--force]',
  details: [
    ['PATHS', 'the roadmap documents; those with the usual names where none is given'],
    ['--netlify', 'write netlify.toml, and no workflows unless --github is given too'],
    [
      '--github',
      'write the workflows that comment on pull requests, and no netlify.toml unless --netlify is given too',
    ],
    ['--dry-run', 'print what would be written, and write nothing'],
    ['--force', 'overwrite what is there without asking'],
  ],
  example: 'npx milepost init --dry-run',
  options: {
    github: { type: 'boolean' },
    netlify: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    force: { type: 'boolean' },
  },
  run(call) {
    const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true
    return initialise(call, isTerminal ? question : null)
  },
}

/** Answers a question of yes or no. */
type Ask = (question: string) => Promise<boolean>

async function question(text: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return /^\s*y(?:es)?\s*$/i.test(await lines.question(`${text} [y/N] `))
  } finally {
    lines.close()
  }
}

/**
 * Writes the files that publish a project's roadmap. A file that is there and says something else is overwritten only after a yes; where
 * nobody can be asked (`ask` is null) it is printed instead, and the exit code is 1.
 */
export async function initialise(call: Call, ask: Ask | null): Promise<Exit> {
  const project = realpathSync(call.folder)
  const roadmaps = roadmapsOf(call, project)
  const paths = isUsual(project, roadmaps) ? [] : roadmaps
  const templates = plan(call, project, paths)
  const isDry = call.values['dry-run'] === true
  let output = `${roadmaps.length === 1 ? 'Roadmap' : 'Roadmaps'}: ${roadmaps.join(', ')}\n\n`
  const written: string[] = []
  let left = 0
  for (const { path, text } of templates) {
    const there = contentAt(project, path)
    if (there === text) {
      output += `${path} is as it should be\n`
      continue
    }
    const isNew = there === null
    if (isDry) {
      output += `${isNew ? 'Would write' : 'Would overwrite'} ${path}:\n\n${indented(text)}\n`
      continue
    }
    const mayWrite = isNew || call.values.force === true || (ask !== null && (await ask(`Overwrite ${path}?`)))
    if (mayWrite) {
      write(project, path, text)
      written.push(path)
      output += `${isNew ? 'Wrote' : 'Overwrote'} ${path}\n`
    } else if (ask !== null) output += `Left ${path} as it is\n`
    else {
      left++
      output += `Left ${path} as it is; \`--force\` overwrites it. It would be:\n\n${indented(text)}\n`
    }
  }
  process.stdout.write(visible(`${output}${isDry ? '' : next(templates, written, paths)}`))
  return left > 0 ? 1 : 0
}

/** The files that a call asks for: without `--netlify` and `--github`, the workflows only where GitHub holds the repository. */
function plan(call: Call, project: string, paths: readonly string[]): Template[] {
  const { values, env } = call
  const top = topFolder(project, env)
  const page = top === null ? null : remotePage(project, env)
  const isTop = top === null || realpathSync(top) === project
  const asked = values.github === true || values.netlify === true
  const isOnGithub = page !== null && new URL(page).hostname === 'github.com'
  const wantsGithub = asked ? values.github === true : isOnGithub && isTop
  if (wantsGithub && !isTop)
    throw new UsageError(
      `Unexpected folder inside of the repository, expected its top folder \`${top}\`: GitHub finds workflows there only`,
    )
  const tool = toolOf(project)
  const facts: SiteFacts = {
    title: titleOf(project, page),
    repository: page,
    branch: page === null ? null : mainBranch(project, env),
  }
  return [
    siteFile(facts),
    ...(asked && values.netlify !== true ? [] : [netlifyFile(tool, paths)]),
    ...(wantsGithub ? [previewWorkflow(tool, paths), commentWorkflow(tool)] : []),
  ]
}

/** Folders that a roadmap is looked for in, besides those of the packages of a monorepo. */
const places = ['', 'docs', 'doc', '.github']
const collections = ['packages', 'crates', 'apps', 'libs', 'modules']
const most = 200

/** The documents that a call means, as paths from the project, in code-unit order. */
function roadmapsOf({ paths, folder }: Call, project: string): string[] {
  const found = paths.length > 0 ? paths.map((path) => given(path, folder, project)) : search(project)
  if (found.length === 0)
    throw new UsageError(
      'Unexpected folder without a roadmap, expected `ROADMAP.md`, `MILESTONES.md`, `docs/ROADMAP.md`, `content/roadmaps/*.md` or PATHS',
    )
  const odd = found.find((path) => !/^[\p{L}\p{N}_ .+@()-][\p{L}\p{N}_ .+@()/-]*$/u.test(path) || path.startsWith('-'))
  if (odd !== undefined)
    throw new UsageError(
      `Unexpected name \`${odd}\`, expected letters, digits, spaces and \`_ . + @ ( ) -\`: it becomes part of a command`,
    )
  return [...new Set(found)].sort()
}

function given(path: string, folder: string, project: string): string {
  const full = resolve(folder, path)
  const stats = lstatSync(full, { throwIfNoEntry: false })
  if (!stats) throw new UsageError(`Unexpected \`${path}\`, expected a document or a folder that exists`)
  const real = join(realpathSync(dirname(full)), basename(full))
  if (!isInside(project, real)) throw new UsageError(`Unexpected \`${path}\`, expected a path inside of the project`)
  return shown(project, real)
}

function search(project: string): string[] {
  const packages = collections.flatMap((name) => entries(project, name, 'folder').slice(0, most))
  const named = [...places, ...packages].flatMap((place) =>
    entries(project, place, 'file').filter((path) => /^(?:roadmap|milestones)\.(?:md|txt)$/i.test(basename(path))),
  )
  const collected = entries(project, 'content/roadmaps', 'file').filter((path) => /\.(?:md|txt)$/i.test(path))
  return collected.length > 0 ? [...named, 'content/roadmaps'] : named
}

/** What lies in a folder of the project; nothing where there is no such folder. Links are not followed. */
function entries(project: string, folder: string, kind: 'file' | 'folder'): string[] {
  const path = join(project, folder)
  if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => (kind === 'file' ? entry.isFile() : entry.isDirectory() && !entry.name.startsWith('.')))
    .map(({ name }) => (folder === '' ? name : `${folder}/${name}`))
    .sort()
}

/** True where `milepost build` finds the same documents without being told. */
function isUsual(project: string, roadmaps: readonly string[]): boolean {
  const [usual] = usualPaths(project).map((path) => shown(project, path))
  if (usual === undefined) return false
  return roadmaps.length === 1 && roadmaps[0] === usual
}

/** Milepost by the project's lock file where that holds it, else by the version that runs. */
function toolOf(project: string): Tool {
  const own = json(project, 'package.json')
  const hasLock = lstatSync(join(project, 'package-lock.json'), { throwIfNoEntry: false })?.isFile() === true
  if (hasLock && own.name === 'milepost') return { from: 'lockfile', command: 'node bin/milepost.mjs' }
  const isDependency = ['dependencies', 'devDependencies'].some((key) => Object.hasOwn(Object(own[key]), 'milepost'))
  if (hasLock && isDependency) return { from: 'lockfile', command: 'npx --no milepost' }
  return { from: 'package', version: packageVersion() }
}

/** What a project calls itself: its package, else the first heading of its README, else its repository, else its folder. */
function titleOf(project: string, page: string | null): string {
  const { displayName, name } = json(project, 'package.json')
  const named = [displayName, typeof name === 'string' ? name.replace(/^@[^/]*\//, '') : null]
  const candidates = [...named, headingOf(project), page?.split('/').at(-1), basename(project)]
  for (const candidate of candidates) {
    const title = typeof candidate === 'string' ? oneLine(candidate) : ''
    if (title !== '') return title
  }
  return 'Roadmap'
}

function headingOf(project: string): string | null {
  const [readme] = entries(project, '', 'file').filter((path) => /^readme\.md$/i.test(path))
  if (readme === undefined) return null
  try {
    const { children } = parse(readFileSync(join(project, readme), 'utf8').slice(0, 20_000))
    const heading = children.find((node) => node.type === 'heading' && node.depth === 1)
    if (heading?.type !== 'heading') return null
    return textOf(heading.children.filter(({ type }) => type !== 'comment' && type !== 'html'))
  } catch {
    return null
  }
}

function oneLine(text: string): string {
  const plain = text
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}]/gu, '')
    .trim()
  return [...plain].slice(0, 80).join('').trim()
}

/** An object of JSON; empty where there is none that can be read. */
function json(folder: string, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** What stands at a path now: its text with LF line ends, `''` for what is no file, null where there is nothing. */
function contentAt(project: string, path: string): string | null {
  const stats = lstatSync(join(project, path), { throwIfNoEntry: false })
  if (!stats) return null
  return stats.isFile() ? readFileSync(join(project, path), 'utf8').replaceAll('\r\n', '\n') : ''
}

function write(project: string, path: string, text: string): void {
  const full = join(project, path)
  mkdirSync(dirname(full), { recursive: true })
  const folder = realpathSync(dirname(full))
  const isLink = lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink() === true
  if (isLink || (folder !== project && !isInside(project, folder)))
    throw new Error(`Unexpected link at \`${path}\`, expected a file of the project`)
  writeFileSync(full, text)
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ')
}

/** What to do with what was written. */
function next(templates: readonly Template[], written: readonly string[], paths: readonly string[]): string {
  if (written.length === 0) return '\nNothing was written.\n'
  const has = (path: string) => templates.some((template) => template.path === path)
  const named = paths.map((path) => ` ${shellWord(path)}`).join('')
  const steps = [
    `See it first: \`npx milepost dev${named}\`. What could not be read: \`npx milepost check${named}\`.`,
    'Keep `dist/` out of the repository: a line `dist/` in `.gitignore`.',
    `Look at the new files, commit them and push: ${written.join(', ')}.`,
  ]
  if (has('netlify.toml'))
    steps.push(
      'On Netlify, import the repository. The site and a preview of each pull request follow from `netlify.toml`.',
    )
  if (has('.github/workflows/roadmap-comment.yml'))
    steps.push(
      'On GitHub, open a pull request that edits the roadmap. Comments begin once both workflows are on the default branch.',
      'Where previews are published, set the repository variable `MILEPOST_PREVIEW` to their address, for example `https://deploy-preview-{number}--name.netlify.app/`: the comment then links into them.',
    )
  return `\nNext:\n${steps.map((step, index) => `  ${index + 1}. ${step}\n`).join('')}`
}
