import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const here = resolve('.')
const plan = '# Plan\n\n## v1.0.0 First light\n\n- [x] Lens\n- [ ] Tube\n\n## v1.1.0 Second light\n\n- [ ] Mount\n'
let folder = ''
let theirs = ''

/** Every package that the given ones need at run time, by the manifests that are installed here. */
function closure(names: Iterable<string>, found = new Set<string>()): Set<string> {
  for (const name of names) {
    const manifest = join(here, 'node_modules', name, 'package.json')
    if (found.has(name) || !existsSync(manifest)) continue
    found.add(name)
    const {
      dependencies = {},
      optionalDependencies = {},
      peerDependencies = {},
    } = JSON.parse(readFileSync(manifest, 'utf8'))
    closure(Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }), found)
  }
  return found
}

function run(command: string, args: readonly string[], cwd: string) {
  const path = [join(here, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const env = {
    PATH: path,
    HOME: process.env.HOME,
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
    npm_config_loglevel: 'error',
  }
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
  return { code: status, stdout, stderr }
}

function files(top: string): string[] {
  const names = readdirSync(top, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => statSync(join(top, name)).isFile()).sort()
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-package-'))
  // Packed from a copy: packing writes the compiled form beside the source for a while, and other tests read that folder.
  const copy = join(folder, 'copy')
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'))
  for (const name of [
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    ...manifest.files.filter((name: string) => existsSync(name) && name !== 'lib'),
  ]) {
    mkdirSync(dirname(join(copy, name)), { recursive: true })
    cpSync(name, join(copy, name), { recursive: true })
  }
  symlinkSync(join(here, 'node_modules'), join(copy, 'node_modules'))
  const packed = run('npm', ['pack', '--silent', '--pack-destination', folder], copy)
  expect(packed.code, packed.stdout + packed.stderr).toBe(0)
  expect(existsSync(join(copy, 'lib')), 'what packing compiled stays behind').toBe(false)

  theirs = join(folder, 'their project')
  const installed = join(theirs, 'node_modules', 'milepost')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', [
    'xzf',
    join(folder, packed.stdout.trim().split('\n').at(-1) ?? ''),
    '--strip-components=1',
    '-C',
    installed,
  ])
  for (const name of closure(Object.keys(manifest.dependencies))) {
    mkdirSync(dirname(join(theirs, 'node_modules', name)), { recursive: true })
    symlinkSync(join(here, 'node_modules', name), join(theirs, 'node_modules', name))
  }
  mkdirSync(join(theirs, 'node_modules', '.bin'))
  symlinkSync('../milepost/bin/milepost.mjs', join(theirs, 'node_modules', '.bin', 'milepost'))

  writeFileSync(join(theirs, 'ROADMAP.md'), plan)
  mkdirSync(join(theirs, 'content/announcements'), { recursive: true })
  writeFileSync(
    join(theirs, 'content/announcements/2026-01-02-lens.mdx'),
    '---\ntitle: A lens\ndate: 2026-01-02\n---\n\nIt belongs to <Milestone id="roadmap/v1-0-0-first-light" inline />.\n',
  )
  writeFileSync(join(theirs, '.gitignore'), 'node_modules\n')
  writeFileSync(join(theirs, 'package.json'), '{ "name": "telescope", "private": true, "type": "commonjs" }\n')
  // Configuration of theirs that would break our build if it were taken for ours.
  writeFileSync(join(theirs, 'postcss.config.cjs'), 'module.exports = { plugins: { "not-installed": {} } }\n')
  writeFileSync(join(theirs, 'tsconfig.json'), '{ "extends": "./not-there.json" }\n')
  writeFileSync(join(theirs, 'astro.config.mjs'), 'throw new Error("theirs")\n')
  writeFileSync(join(theirs, '.env'), 'BASE_URL=/theirs/\nPUBLIC_X=theirs\n')
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], { cwd: theirs })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'A roadmap')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('installed from its tarball in another repository', () => {
  it('builds the same site as the checkout', () => {
    const built = run('npx', ['--no-install', 'milepost', 'build', 'ROADMAP.md'], theirs)
    expect(built).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+ pages in dist\/\n$/), stderr: '' })
    const out = join(folder, 'checkout')
    expect(
      run(process.execPath, [join(here, 'src/cli/main.ts'), 'build', 'ROADMAP.md', '--out', out], theirs).code,
    ).toBe(0)
    expect(files(join(theirs, 'dist'))).toEqual(files(out))
    for (const name of files(out))
      expect(readFileSync(join(theirs, 'dist', name)).equals(readFileSync(join(out, name))), name).toBe(true)
    expect(files(out).filter((name) => name.endsWith('index.html')).length).toBeGreaterThan(4)
    expect(files(out)).toContain('announcements/2026-01-02-lens/index.html')
  }, 60_000)

  it('leaves no file of its own in their tree', () => {
    const { stdout } = run('git', ['status', '--porcelain', '--untracked-files=all'], theirs)
    const changed = stdout.trim().split('\n')
    expect(changed.length).toBeGreaterThan(4)
    expect(changed.filter((line) => !line.startsWith('?? dist/'))).toEqual([])
    expect(readdirSync(join(theirs, 'node_modules')).filter((name) => name.startsWith('.'))).toEqual(['.bin'])
  })

  it('reads a document from the command line and from a program', () => {
    const printed = run('npx', ['--no-install', 'milepost', 'parse', '--json', 'ROADMAP.md'], theirs)
    expect(printed).toMatchObject({ code: 0, stderr: '' })
    const program =
      "import { read } from 'milepost'; console.log(JSON.stringify(read({ bytes: process.argv[1], path: 'ROADMAP.md', id: 'roadmap' }).roadmap))"
    const called = run(process.execPath, ['--input-type=module', '--eval', program, plan], theirs)
    expect(called).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(called.stdout)).toEqual(JSON.parse(printed.stdout))
  })

  it('holds what it needs to run and nothing else', () => {
    const inside = readdirSync(join(theirs, 'node_modules', 'milepost')).sort()
    const expected = ['bin', 'content', 'lib', 'package.json', 'public', 'src', 'tsconfig.json']
    expect(inside.filter((name) => !/^(?:\.astro|node_modules|README\.md|LICENSE)$/.test(name))).toEqual(expected)
  })
})

describe('in another Astro site', () => {
  let site = ''
  const page = (name: string) => readFileSync(join(site, 'dist', name, 'index.html'), 'utf8')
  const build = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(site, name)), { recursive: true })
      writeFileSync(join(site, name), text)
    }
    rmSync(join(site, 'dist'), { recursive: true, force: true })
    return run('npx', ['--no-install', 'astro', 'build'], site)
  }
  const config = `
    import { readFileSync } from 'node:fs'
    import { unified } from '@astrojs/markdown-remark'
    import mdx from '@astrojs/mdx'
    import { defineConfig } from 'astro/config'
    import milestones from 'milepost/remark'

    const json = (name) => JSON.parse(readFileSync(name, 'utf8'))
    const options = { roadmaps: [json('roadmap.json')], permalinks: json('permalinks.json'), site: 'https://roadmap.example/plans' }
    export default defineConfig({
      markdown: { processor: unified({ remarkPlugins: [[milestones, options]] }) },
      integrations: [mdx()],
    })
  `
  const content = `
    import { defineCollection } from 'astro:content'
    import { roadmaps } from 'milepost/loader'

    export const collections = { roadmaps: defineCollection({ loader: roadmaps({ paths: ['ROADMAP.md'] }) }) }
  `
  const list = `---
import { getCollection } from 'astro:content'
const all = await getCollection('roadmaps')
---
<ul>{all.flatMap(({ id, data }) => data.roadmap.milestones.map((each) => <li>{id}/{each.id}: {each.progress.done} of {each.progress.total}</li>))}</ul>
`
  const post = [
    "import Milestone from 'milepost/Milestone.astro'",
    'With [the lens](milestone:roadmap/v1-0-0-first-light) ground, <Milestone id="roadmap/v1-1-0-second-light" inline /> is next.',
    '<Milestone id="roadmap/v1-0-0-first-light" />',
    '',
  ].join('\n\n')

  beforeAll(() => {
    site = join(folder, 'another site')
    mkdirSync(site)
    symlinkSync(join(theirs, 'node_modules'), join(site, 'node_modules'))
    cpSync(join(theirs, 'dist/roadmap/roadmap.json'), join(site, 'roadmap.json'))
    cpSync(join(theirs, 'dist/permalinks.json'), join(site, 'permalinks.json'))
    writeFileSync(join(site, 'package.json'), '{ "name": "observatory", "private": true, "type": "module" }\n')
  })

  it('the remark plugin, the component and the loader build', () => {
    const built = build({
      'ROADMAP.md': plan,
      'astro.config.mjs': config,
      'src/content.config.ts': content,
      'src/pages/list.astro': list,
      'src/pages/post.mdx': post,
      'src/pages/plain.md': 'See [the mount](milestone:roadmap/v1-1-0-second-light).\n',
    })
    expect(built.code, built.stdout + built.stderr).toBe(0)
    expect(page('list')).toContain(
      '<li>roadmap/v1-0-0-first-light: 1 of 2</li><li>roadmap/v1-1-0-second-light: 0 of 1</li>',
    )
    expect(page('plain')).toContain(
      '<a href="https://roadmap.example/plans/roadmap/v1-1-0-second-light/">the mount</a>',
    )
    const text = page('post')
    expect(text.match(/href="https:\/\/roadmap\.example\/plans\/roadmap\/v1-[01]-0-[a-z]+-light\/"/g)).toHaveLength(3)
    expect(text).toContain('1 of 2 tasks done')
  }, 60_000)

  it('an unknown milestone stops the build with the nearest ids', () => {
    const { code, stdout, stderr } = build({
      'src/pages/plain.md': 'One line.\n\nSee [it](milestone:roadmap/v1-1-0-second-lite).\n',
    })
    expect(code).not.toBe(0)
    expect(stdout + stderr).toContain('Unexpected milestone `roadmap/v1-1-0-second-lite`')
    expect(stdout + stderr).toContain('the nearest are `roadmap/v1-1-0-second-light`')
  }, 60_000)
})
