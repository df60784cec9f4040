import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, it } from 'vitest'

const engine = ['roadmap', 'read', 'render', 'draw', 'check', 'history', 'compare', 'publish']

/** Which folders of `src` a folder may import from, besides itself. Layouts and components are one: a layout is a component of pages. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  roadmap: [],
  read: ['roadmap'],
  render: ['roadmap', 'read'],
  draw: ['roadmap', 'read'],
  check: ['roadmap', 'read', 'render'],
  history: ['roadmap', 'read', 'render', 'check'],
  announce: ['roadmap', 'read', 'history'],
  compare: ['roadmap', 'history'],
  publish: ['roadmap', 'render', 'draw', 'history', 'compare'],
  view: ['roadmap', 'read', 'render', 'draw', 'check', 'history', 'compare', 'publish'],
  content: ['roadmap', 'read', 'render', 'check', 'history', 'announce', 'compare', 'publish'],
  cli: ['roadmap', 'read', 'check', 'history', 'announce', 'compare', 'publish', 'content'],
  styles: [],
  components: [...engine, 'view', 'content', 'styles'],
  pages: [...engine, 'view', 'content', 'components', 'styles'],
  'index.ts': ['roadmap', 'read', 'check', 'history', 'compare', 'publish'],
  'remark.ts': ['roadmap', 'history', 'announce', 'view'],
  'loader.ts': ['content'],
  'content.config.ts': ['content'],
}

interface Module {
  file: string
  folder: string
  text: string
  imports: string[]
}

const modules: Module[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => name.split('\\').join('/'))
  .filter((name) => /\.(?:ts|astro)$/.test(name))
  .map((file) => {
    const text = code(readFileSync(join('src', file), 'utf8'))
    const found = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g)
    return { file, folder: folderOf(file), text, imports: [...found].map((match) => match[2] ?? '') }
  })

function folderOf(path: string): string {
  const folder = path.split('/')[0] ?? ''
  return folder === 'layouts' ? 'components' : folder
}

/** A source without its comments. */
function code(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

/** Names of the modules of which a claim is not true, each with what breaks it. */
function offenders(all: readonly Module[], broken: (module: Module) => readonly string[]): string[] {
  return all.flatMap((module) => broken(module).map((what) => `${module.file}: ${what}`))
}

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([match]) => match.trim())

it('finds the modules that it judges', () => {
  expect(modules.length).toBeGreaterThan(60)
  expect(modules.filter(({ imports }) => imports.length > 0).length).toBeGreaterThan(40)
})

it('every folder imports along the arrows only', () => {
  const against = ({ file, folder, imports }: Module): string[] =>
    imports
      .filter((name) => name.startsWith('.'))
      .map((name) => posix.join(posix.dirname(file), name))
      .filter((target) => {
        const to = folderOf(target)
        return to !== folder && !arrows[folder]?.includes(to)
      })
  expect(offenders(modules, against)).toEqual([])
})

it('the arrows hold no circle and leave out no folder', () => {
  const reaches = (from: string, to: string): boolean =>
    (arrows[from] ?? []).some((next) => next === to || reaches(next, to))
  expect(Object.keys(arrows).filter((folder) => reaches(folder, folder))).toEqual([])
  expect(modules.filter(({ folder }) => !(folder in arrows)).map(({ file }) => file)).toEqual([])
})

it('only content/ knows the virtual modules of Astro', () => {
  const others = modules.filter(({ folder }) => folder !== 'content' && folder !== 'content.config.ts')
  expect(offenders(others, ({ imports }) => imports.filter((name) => name.startsWith('astro:')))).toEqual([])
})

it('nothing asks the clock or rolls dice', () => {
  const chance = /Date\.now|new Date\(\s*\)|\bDate\(\s*\)|performance\.now|Math\.random|randomUUID/g
  expect(offenders(modules, ({ text }) => matches(text, chance))).toEqual([])
})

it('nothing sorts by the language of the machine', () => {
  expect(
    offenders(modules, ({ text }) => matches(text, /localeCompare\([^,)]*\)|new Intl\.\w+\(\s*\)|toLocale\w+\(\s*\)/g)),
  ).toEqual([])
})

it('only history/ starts a program, which is git; only the preview, a ledger that is asked for, the search page and the pull request comment open a connection', () => {
  const outward = /^node:(?:child_process|http2?|https|net|tls|dgram)$/
  const allowed: Readonly<Record<string, readonly string[]>> = {
    'history/git-process.ts': ['node:child_process'],
    'cli/serve.ts': ['node:http', 'node:net'],
    'content/ledger-file.ts': ['fetch'],
    'components/search-box.ts': ['fetch'],
    'cli/github-api.ts': ['fetch'],
  }
  const found = ({ file, imports, text }: Module): string[] =>
    [
      ...imports.filter((name) => outward.test(name)),
      ...(/\bfetch\s*\(|=\s*fetch\b/.test(text) ? ['fetch'] : []),
    ].filter((name) => !allowed[file]?.includes(name))
  expect(offenders(modules, found)).toEqual([])
  expect(modules.filter(({ file }) => file in allowed)).toHaveLength(Object.keys(allowed).length)
})

it('only cli/ and content/ touch files, and git and its cache; only cli/ reads the environment, but for what git is started with', () => {
  const ofGit = /^history\/(?:git(?:-[a-z]+)?|cache)\.ts$/
  const others = modules.filter(({ folder, file }) => folder !== 'cli' && folder !== 'content' && !ofGit.test(file))
  expect(offenders(others, ({ imports }) => imports.filter((name) => /^(?:node:)?fs(?:\/|$)/.test(name)))).toEqual([])
  expect(
    offenders(
      modules.filter(({ folder, file }) => folder !== 'cli' && file !== 'content/environment.ts'),
      ({ text }) => matches(text, /process\.env\b/g),
    ),
  ).toEqual([])
})

it('the engine keeps no state of its own and knows nothing of Astro', () => {
  const pure = ['roadmap', 'read', 'render', 'draw', 'check', 'history', 'announce', 'compare', 'view']
  const engine = modules.filter(({ folder }) => pure.includes(folder))
  expect(offenders(engine, ({ text }) => matches(text, /^(?:export )?(?:let|var)\s.*/gm))).toEqual([])
  expect(
    offenders(engine, ({ imports }) => imports.filter((name) => /^(?:astro(?:$|[:/])|milepost:)/.test(name))),
  ).toEqual([])
})

it('what stands on every page waits for nothing and has no tag that is a variable: Astro would buffer all behind it', () => {
  const onFew = /^components\/(?:Announce\w+|Changed|Milestone|Preview\w+)\.astro$/
  const onMany = modules.filter(
    ({ folder, file }) => folder === 'components' && /\.astro$/.test(file) && !onFew.test(file),
  )
  expect(onMany.length).toBeGreaterThan(30)
  expect(offenders(onMany, ({ text }) => matches(text, /\bawait\b.*/g))).toEqual([])
  const imported = (text: string): Set<string> => new Set(matches(text, /(?<=import (?:type )?)\w+(?= from)/g))
  const own = new Set(['Fragment', 'Astro.self'])
  expect(
    offenders(onMany, ({ text }) =>
      matches(text, /(?<=(?<!\w)<)[A-Z][\w.]*(?=[\s/>])/g).filter((tag) => !own.has(tag) && !imported(text).has(tag)),
    ),
  ).toEqual([])
})

it('every folder says in its name what it knows', () => {
  const vague = new Set(['utils', 'util', 'helpers', 'lib', 'common', 'misc', 'shared'])
  expect(
    modules
      .map(({ file }) => file)
      .filter((file) =>
        dirname(file)
          .split('/')
          .some((name) => vague.has(name)),
      ),
  ).toEqual([])
})
