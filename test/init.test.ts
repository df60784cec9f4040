import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveConfig } from '@netlify/config'
import { describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { UsageError } from '../src/cli/command.ts'
import { initialise } from '../src/cli/init.ts'
import { shellWord, tomlString } from '../src/cli/init-files.ts'
import { packageVersion } from '../src/cli/version.ts'
import { readSite } from '../src/content/site.ts'
import { webPage } from '../src/history/remote.ts'
import { type Repository, repository } from './repository.ts'

const roadmap = '# Kettle\n\n## M1: Spout\n\n- [ ] Bend\n'
const workflows = ['.github/workflows/roadmap-comment.yml', '.github/workflows/roadmap-preview.yml']

function project(files: Record<string, string> = { 'ROADMAP.md': roadmap }, remote?: string): Repository {
  const made = repository([{ files }])
  if (remote !== undefined) made.git('remote', 'add', 'origin', remote)
  return made
}

interface Options {
  values?: Record<string, boolean>
  paths?: string[]
  /** What is answered to each question; null where there is nobody to ask. */
  answer?: boolean | null
  folder?: string
}

async function init({ folder, env }: Repository, options: Options = {}) {
  const printed: string[] = []
  const questions: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0)
  const { answer = null, values = {}, paths = [] } = options
  const ask = async (question: string) => questions.push(question) > 0 && answer === true
  try {
    const code = await initialise(
      { values, paths, folder: options.folder ?? folder, env },
      answer === null ? null : ask,
    )
    return { code, output: printed.join(''), questions }
  } finally {
    spy.mockRestore()
  }
}

/** Every file of a project besides those of git. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.startsWith('.git/'))
    .sort()
}

const textAt = ({ folder }: Repository, path: string) => readFileSync(join(folder, path), 'utf8')
const siteAt = (made: Repository) => readSite(textAt(made, 'content/site.yaml'), 'content/site.yaml')
const netlifyAt = async ({ folder }: Repository) =>
  (await resolveConfig({ cwd: folder, offline: true, context: 'deploy-preview', branch: 'x', buffer: true })).config

describe('milepost init', () => {
  it('writes what publishes and previews a project on GitHub, and says what to do next', async () => {
    const made = project(undefined, 'git@github.com:tea/kettle.git')
    const { code, output } = await init(made)
    expect(code).toBe(0)
    expect(filesOf(made.folder)).toEqual([...workflows, 'ROADMAP.md', 'content/site.yaml', 'netlify.toml'])
    for (const path of [...workflows, 'content/site.yaml', 'netlify.toml']) expect(output).toContain(`Wrote ${path}\n`)
    expect(output).toContain('Next:\n  1. ')
    expect(output).toContain('MILEPOST_PREVIEW')
    expect(siteAt(made)).toEqual({ title: 'kettle', repository: 'https://github.com/tea/kettle', branch: 'main' })
  })

  it('writes the same bytes each time, and knows its own', async () => {
    const [one, two] = [
      project(undefined, 'git@github.com:tea/kettle.git'),
      project(undefined, 'git@github.com:tea/kettle.git'),
    ]
    await init(one)
    await init(two)
    for (const path of [...workflows, 'content/site.yaml', 'netlify.toml'])
      expect(textAt(one, path)).toBe(textAt(two, path))
    const { code, output } = await init(one)
    expect(code).toBe(0)
    expect(output).toContain('netlify.toml is as it should be')
    expect(output).toContain('Nothing was written.')
  })

  it('leaves the workflows out where GitHub does not hold the repository, and takes what is asked for', async () => {
    const elsewhere = project(undefined, 'https://git.example.org/tea/kettle')
    await init(elsewhere)
    expect(filesOf(elsewhere.folder)).toEqual(['ROADMAP.md', 'content/site.yaml', 'netlify.toml'])
    const asked = project()
    await init(asked, { values: { github: true } })
    expect(filesOf(asked.folder)).toEqual([...workflows, 'ROADMAP.md', 'content/site.yaml'])
    const both = project()
    await init(both, { values: { github: true, netlify: true } })
    expect(filesOf(both.folder)).toEqual([...workflows, 'ROADMAP.md', 'content/site.yaml', 'netlify.toml'])
  })

  it('shows what it would write and writes nothing', async () => {
    const made = project({ 'ROADMAP.md': roadmap, 'netlify.toml': 'mine = true\n' })
    const { code, output } = await init(made, { values: { 'dry-run': true, force: true, netlify: true } })
    expect(code).toBe(0)
    expect(filesOf(made.folder)).toEqual(['ROADMAP.md', 'netlify.toml'])
    expect(textAt(made, 'netlify.toml')).toBe('mine = true\n')
    expect(output).toContain('Would write content/site.yaml:\n\n    title: ')
    expect(output).toContain('Would overwrite netlify.toml:\n\n    # Netlify')
  })

  it('overwrites after a yes, with --force, and never else', async () => {
    const mine = { 'ROADMAP.md': roadmap, 'netlify.toml': 'mine = true\n' }
    const alone = project(mine)
    const left = await init(alone)
    expect(left.code).toBe(1)
    expect(left.output).toContain('Left netlify.toml as it is; `--force` overwrites it. It would be:\n\n    # Netlify')
    expect(textAt(alone, 'netlify.toml')).toBe('mine = true\n')

    const no = await init(alone, { answer: false })
    expect(no).toMatchObject({ code: 0, questions: ['Overwrite netlify.toml?'] })
    expect(textAt(alone, 'netlify.toml')).toBe('mine = true\n')

    const yes = await init(alone, { answer: true })
    expect(yes.output).toContain('Overwrote netlify.toml')
    expect(textAt(alone, 'netlify.toml')).toContain('[build]')

    const forced = project(mine)
    expect((await init(forced, { values: { force: true } })).code).toBe(0)
    expect(textAt(forced, 'netlify.toml')).toContain('[build]')
  })

  it.each([
    ['docs/ROADMAP.md', []],
    ['roadmap.md', []],
    ['content/roadmaps/kettle.md', []],
    ['MILESTONES.md', ['MILESTONES.md']],
    ['.github/Roadmap.md', ['.github/Roadmap.md']],
    ['packages/spout/ROADMAP.md', ['packages/spout/ROADMAP.md']],
  ])('finds %s', async (path, named) => {
    const made = project({ [path]: roadmap, 'vendor/ROADMAP.md': roadmap, 'notes.md': roadmap })
    await init(made)
    const { build } = await netlifyAt(made)
    expect(build.command).toBe([`npx --yes milepost@${packageVersion()} build`, ...named].join(' '))
  })

  it('names each of several, and takes those that are given', async () => {
    const files = { 'ROADMAP.md': roadmap, 'docs/MILESTONES.md': roadmap, 'plan for later.md': roadmap }
    const made = project(files)
    await init(made)
    expect((await netlifyAt(made)).build.command).toMatch(/ build ROADMAP\.md docs\/MILESTONES\.md$/)
    const given = project(files)
    await init(given, { paths: ['plan for later.md'], values: { github: true, netlify: true } })
    expect((await netlifyAt(given)).build.command).toMatch(/ build 'plan for later\.md'$/)
    expect(textAt(given, '.github/workflows/roadmap-preview.yml')).toContain(`"$HEAD" 'plan for later.md' --fail-on`)
  })

  it('refuses what it cannot write about', async () => {
    const refused = async (made: Repository, options: Options, said: string) => {
      await expect(init(made, options), said).rejects.toThrow(UsageError)
      await expect(init(made, options)).rejects.toThrow(said)
    }
    await refused(project({ 'README.md': roadmap }), {}, 'Unexpected folder without a roadmap')
    await refused(project(), { paths: ['nowhere.md'] }, 'Unexpected `nowhere.md`')
    await refused(project(), { paths: ['..'] }, 'expected a path inside of the project')
    for (const name of [`\${{ github.token }}.md`, '$(id).md', "it's.md", '-rf.md', '`id`.md'])
      await refused(project({ [name]: roadmap }), { paths: [name] }, 'it becomes part of a command')
    const inner = project({ 'kettle/ROADMAP.md': roadmap })
    const folder = join(inner.folder, 'kettle')
    await refused(inner, { folder, values: { github: true } }, 'expected its top folder')
    expect(filesOf(inner.folder)).toEqual(['kettle/ROADMAP.md'])
  })

  it('writes no file through a link that leads elsewhere', async () => {
    const [made, elsewhere] = [project(), project()]
    symlinkSync(elsewhere.folder, join(made.folder, 'content'))
    await expect(init(made)).rejects.toThrow('Unexpected link at `content/site.yaml`')
    expect(filesOf(elsewhere.folder)).toEqual(['ROADMAP.md'])
  })

  it('needs no git', async () => {
    const made = project()
    const env = { ...made.env, PATH: '' }
    expect((await init({ ...made, env })).code).toBe(0)
    expect(Object.keys(siteAt(made))).toEqual(['title'])
  })
})

describe('the title of the site', () => {
  const titled = async (files: Record<string, string>, remote?: string) => {
    const made = project({ 'ROADMAP.md': roadmap, ...files }, remote)
    await init(made)
    return siteAt(made).title
  }

  it('is that of the package, the README, the repository or the folder, in this order', async () => {
    const readme = 'Some badges\n\n# The *Copper* Kettle <!-- x -->\n'
    expect(await titled({ 'package.json': '{"name":"@tea/kettle"}', 'README.md': readme })).toBe('kettle')
    expect(await titled({ 'package.json': '{"name":3}', 'readme.md': readme })).toBe('The Copper Kettle')
    expect(await titled({ 'package.json': 'no' }, 'https://git.example.org/tea/pot.git')).toBe('pot')
    expect(await titled({})).toMatch(/^milepost-git-/)
  })

  it.each(['yes', '# no', 'a: b', '"quoted"', '- 1', '2026-01-01', '{{x}}', 'x'.repeat(300), 'a\u0007\u202eb', '  '])(
    'survives being %j',
    async (displayName) => {
      const title = await titled({ 'package.json': JSON.stringify({ displayName, name: 'kettle' }) })
      const plain = displayName.replace(/\p{Cc}|\p{Cf}/gu, '').trim()
      expect(title).toBe(plain.slice(0, 80) || 'kettle')
    },
  )
})

describe('the tool', () => {
  it('is that of the lock file where the project has it', async () => {
    const files = { 'ROADMAP.md': roadmap, 'package-lock.json': '{}' }
    const made = project({ ...files, 'package.json': '{"devDependencies":{"milepost":"^0.1.0"}}' })
    await init(made, { values: { github: true, netlify: true } })
    expect((await netlifyAt(made)).build.command).toBe('npx --no milepost build')
    for (const path of workflows) {
      const steps = Object.values(parse(textAt(made, path)).jobs as Record<string, { steps: { run?: string }[] }>)
      const scripts = steps.flatMap((job) => job.steps.flatMap(({ run }) => run ?? []))
      expect(scripts).toContain('npm ci --ignore-scripts')
      expect(scripts.join('\n')).not.toMatch(/--global|^milepost /m)
    }
  })

  it('is a version of the package elsewhere', async () => {
    const made = project({ 'ROADMAP.md': roadmap, 'package.json': '{"dependencies":{"milepost":"^0.1.0"}}' })
    await init(made, { values: { github: true } })
    for (const path of workflows)
      expect(textAt(made, path)).toContain(
        `npm install --global --ignore-scripts --no-audit --no-fund milepost@${packageVersion()}`,
      )
  })
})

describe('what is written', () => {
  it('is quoted for TOML and for a shell', () => {
    expect(tomlString('a "b" \\c\n\u0007')).toBe('"a \\"b\\" \\\\c\\u000A\\u0007"')
    expect(shellWord('docs/ROADMAP.md')).toBe('docs/ROADMAP.md')
    expect(shellWord("it's $HOME")).toBe(`'it'\\''s $HOME'`)
    expect(shellWord('')).toBe(`''`)
  })

  it('tells Netlify what to build and what to publish', async () => {
    const made = project()
    await init(made)
    const { build } = await netlifyAt(made)
    expect(build.publish).toBe(join(made.folder, 'dist'))
    expect(build.environment).toMatchObject({ NODE_VERSION: '24' })
  })
})

it.each([
  ['git@github.com:tea/kettle.git', 'https://github.com/tea/kettle'],
  ['ssh://git@github.com:22/tea/kettle.git/', 'https://github.com/tea/kettle'],
  ['https://user:secret@git.example.org:8443/tea/kettle', 'https://git.example.org:8443/tea/kettle'],
  ['http://git.example.org/a/b/c.git', 'http://git.example.org/a/b/c'],
  ['git://git.example.org/tea/kettle', 'https://git.example.org/tea/kettle'],
  ['/srv/git/kettle.git', null],
  ['../kettle', null],
  ['C:\\git\\kettle', null],
  ['file:///srv/git/kettle', null],
  ['https://git.example.org/', null],
  ['https://git.example.org/tea/ket"tle', null],
])('the web page of %s is %s', (address, page) => {
  expect(webPage(address)).toBe(page)
})

it('asks nobody where there is no terminal', async () => {
  const { init: command } = await import('../src/cli/init.ts')
  const { folder, env } = project({ 'ROADMAP.md': roadmap })
  mkdirSync(join(folder, 'content'))
  writeFileSync(join(folder, 'content/site.yaml'), 'title: Mine\n')
  const spy = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    expect(await command.run({ values: {}, paths: [], folder, env })).toBe(1)
  } finally {
    spy.mockRestore()
  }
  expect(readFileSync(join(folder, 'content/site.yaml'), 'utf8')).toBe('title: Mine\n')
})
