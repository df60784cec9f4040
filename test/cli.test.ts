import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Listening, serve } from '../src/cli/serve.ts'
import { visible } from '../src/cli/terminal.ts'
import { Roadmap } from '../src/roadmap/index.ts'

const main = resolve('src/cli/main.ts')
const plan = '# Plan\n\n## v1.0.0 First light\n\n- [x] Lens\n- [ ] Tube\n\n## v1.1.0 Second light\n\n- [ ] Mount\n'

/** Runs the command line in a process of its own, its streams being pipes. */
function milepost(cwd: string, args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    env: surroundings(env),
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}

function surroundings(env: Record<string, string>): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  return { PATH, HOME, TMPDIR, ASTRO_TELEMETRY_DISABLED: '1', ...env }
}

function write(folder: string, files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

/** Every file below a folder and what it holds. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  )
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const commands = ['build', 'dev', 'preview', 'check', 'parse', 'link']

describe('help', () => {
  it('lists every command', () => {
    const { code, stdout } = milepost(folder, ['--help'])
    expect(code).toBe(0)
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} +[A-Z]`, 'm'))
  })

  it.each(commands)('of %s has its usage and an example', (command) => {
    const { code, stdout } = milepost(folder, [command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^Usage\\n  milepost ${command}\\b`, 'm'))
    expect(stdout).toMatch(new RegExp(`^Example\\n  npx milepost ${command}\\b`, 'm'))
  })

  it('is what a call without a command gets, as wrong usage', () => {
    expect(milepost(folder, [])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('milepost <command>'),
    })
  })

  it('tells the version of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(milepost(folder, ['--version'])).toMatchObject({ code: 0, stdout: `${version}\n` })
  })
})

describe('wrong usage ends with 2 and says what was expected', () => {
  it.each([
    ['an unknown command', ['biuld'], 'did you mean `build`?'],
    ['an unknown option', ['build', '--bsae', '/x/'], 'did you mean `--base`?'],
    ['an option without its value', ['build', '--out'], 'expected `milepost build'],
    ['a name of every object', ['constructor'], 'Unexpected command `constructor`'],
    ['a file that is not there', ['parse', '--json', 'missing.md'], 'missing.md'],
    ['two files for one', ['parse', 'a.md', 'b.md'], 'Unexpected 2 files, expected one'],
    ['a folder without a roadmap', ['build'], 'expected `ROADMAP.md`'],
    ['an unknown format', ['check', '--format', 'xml'], 'expected `text`, `json`, `github`'],
    ['an address that is none', ['build', 'ROADMAP.md', '--site', 'example'], 'expected an address'],
    ['a base path that is none', ['build', 'ROADMAP.md', '--base', 'https://example.org/x'], 'expected a path'],
    ['a port that is none', ['preview', '--port', 'http'], 'expected a'],
  ])('%s', (_, args, expected) => {
    if (args.includes('ROADMAP.md')) write(folder, { 'ROADMAP.md': plan })
    const { code, stdout, stderr } = milepost(folder, args)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(expected)
  })
})

describe('parse', () => {
  it('prints the Roadmap of a document as JSON', () => {
    write(folder, { 'docs/ROADMAP.md': plan })
    const { code, stdout, stderr } = milepost(folder, ['parse', '--json', 'docs/ROADMAP.md'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(Roadmap.parse(JSON.parse(stdout))).toMatchObject({ id: 'docs-roadmap', source: { path: 'docs/ROADMAP.md' } })
  })

  it('prints an outline for people', () => {
    write(folder, { 'ROADMAP.md': plan })
    const { stdout } = milepost(folder, ['parse', 'ROADMAP.md'])
    expect(stdout).toMatch(/First light/)
    expect(stdout).toMatch(/Second light/)
  })

  it('takes paths from where npm was called, when our own script runs', () => {
    write(folder, { 'deep/ROADMAP.md': plan })
    const npm = { npm_package_name: 'milepost', npm_lifecycle_event: 'milepost', INIT_CWD: join(folder, 'deep') }
    expect(milepost(resolve('.'), ['parse', '--json', 'ROADMAP.md'], npm).code).toBe(0)
  })

  it("takes paths from the package's folder, when the script of another package runs", () => {
    write(folder, { 'ROADMAP.md': plan, 'deep/x.txt': '' })
    const npm = { npm_package_name: 'telescope', npm_lifecycle_event: 'site', INIT_CWD: join(folder, 'deep') }
    expect(milepost(folder, ['parse', '--json', 'ROADMAP.md'], npm).code).toBe(0)
  })

  it('ends with 1 and the place where a document is no text', () => {
    write(folder, { 'ROADMAP.md': Uint8Array.from([0x23, 0x20, 0xc3, 0x28]) })
    const { code, stdout, stderr } = milepost(folder, ['parse', '--json', 'ROADMAP.md'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^error ROADMAP\.md:1:\d+ Unexpected/)
  })

  it('starts without loading Astro, Vite or the pages', () => {
    const seen = new Set<string>()
    const packages = new Set<string>()
    const follow = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      const imports = readFileSync(file, 'utf8').matchAll(
        /^(?:import|export)(?! type)[^'"]*?from '([^']+)'|^import '([^']+)'/gm,
      )
      for (const [, from, bare] of imports) {
        const name = from ?? bare ?? ''
        if (name.startsWith('.')) follow(resolve(dirname(file), name))
        else packages.add(name)
      }
    }
    follow(main)
    follow(resolve('src/cli/parse.ts'))
    expect(seen.size).toBeGreaterThan(10)
    expect([...packages].filter((name) => /^(?:astro|vite)(?:$|\/)/.test(name))).toEqual([])
  })
})

describe('check', () => {
  it('ends with 0 where there is nothing to say', () => {
    write(folder, { 'ROADMAP.md': plan })
    expect(milepost(folder, ['check'])).toEqual({ code: 0, stdout: '1 document: nothing to say\n', stderr: '' })
  })

  it('tells a warning with its place and its line, and ends with 0', () => {
    write(folder, { 'ROADMAP.md': `${plan}\n<blink>now</blink>\n` })
    const { code, stdout } = milepost(folder, ['check', 'ROADMAP.md'])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^ROADMAP\.md\n {2}12:1 warning Unexpected HTML .* raw-html\n {6}12 \| <blink>now<\/blink>\n/,
    )
  })

  it('ends with 1 on an error, and still tells of the other documents', () => {
    write(folder, { 'a.md': Uint8Array.from([0xff, 0xfe]), 'b.md': `${plan}\n<blink>now</blink>\n` })
    const { code, stdout } = milepost(folder, ['check', 'a.md', 'b.md', '--format', 'json'])
    expect(code).toBe(1)
    const { findings } = JSON.parse(stdout)
    expect(findings).toEqual([
      expect.objectContaining({ file: 'a.md', severity: 'error', line: 1 }),
      expect.objectContaining({ file: 'b.md', severity: 'warning', line: 12, rule: 'raw-html' }),
    ])
  })

  it('names two documents that would get one address', () => {
    write(folder, { 'content/roadmaps/a.md': plan, 'content/roadmaps/a.txt': plan })
    const { code, stdout } = milepost(folder, ['check'])
    expect(code).toBe(1)
    expect(stdout).toContain('`content/roadmaps/a.md` and `content/roadmaps/a.txt`')
  })

  it('annotates a workflow, and no text of a document can end an annotation or begin a command', () => {
    const hostile = '::error::x%0A::set-output name=a::b, c:d'
    write(folder, { 'a, b:c%.md': `${plan}\n**Status:** ${hostile}\n` })
    const { stdout } = milepost(folder, ['check', 'a, b:c%.md', '--format', 'github'])
    expect(stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^::warning file=a%2C b%3Ac%25\.md,line=12,col=\d+,title=unreadable-status::Unexpected status `::error::x%250A/,
      ),
    ])
  })
})

describe('text of a document on a terminal', () => {
  it.each([
    ['an escape sequence', '\u001b]0;owned\u0007', '\\u{1B}]0;owned\\u{7}'],
    ['a C1 control', '\u009b31m', '\\u{9B}31m'],
    ['a turned direction', 'abc\u202ecba', 'abc\\u{202E}cba'],
    ['an isolate', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
    ['a tag character', 'a\u{e0041}', 'a\\u{E0041}'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a carriage return', 'good\rbad', 'good\\u{D}bad'],
  ])('shows %s instead of doing it', (_, text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  it.each(['Zażółć gęślą jaźń', '第一阶段', 'שלב ראשון', '👩‍🚀', 'می‌خواهم'])('leaves %s alone', (text) => {
    expect(visible(text)).toBe(text)
  })

  it('is coloured on request only: a pipe gets plain text', () => {
    write(folder, { 'ROADMAP.md': `${plan}\n<blink>now</blink>\n` })
    expect(milepost(folder, ['check']).stdout).not.toContain('\u001b')
    expect(milepost(folder, ['check'], { FORCE_COLOR: '1' }).stdout).toContain('\u001b')
  })
})

describe('build', () => {
  let site = ''
  let first: ReturnType<typeof milepost>
  beforeAll(() => {
    site = mkdtempSync(join(tmpdir(), 'milepost-build-'))
    write(site, { 'content/roadmaps/telescope.md': plan, 'content/roadmaps/tools/lathe.txt': plan })
    first = milepost(site, again)
  }, 60_000)
  afterAll(() => rmSync(site, { recursive: true, force: true }))
  const out = () => join(site, 'public/site')
  const again = ['build', '--base', 'docs/roadmap', '--site', 'https://example.org', '--out', 'public/site']

  it('says where the site is, and nothing else in a pipe', () => {
    expect(first).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+ pages in public\/site\/\n$/), stderr: '' })
  })

  it('makes a page for each roadmap, each milestone and each document', () => {
    const built = Object.keys(contents(out()))
    expect(built).toContain('index.html')
    expect(built).toContain('404.html')
    for (const roadmap of ['telescope', 'tools-lathe']) {
      expect(built).toContain(`${roadmap}/index.html`)
      expect(built).toContain(`${roadmap}/document/index.html`)
      expect(built.filter((name) => /^v1-[^/]+\/index\.html$/.test(name.slice(roadmap.length + 1)))).toHaveLength(2)
    }
  })

  it('keeps every link and every file that a page loads below the base path', () => {
    for (const [name, html] of Object.entries(contents(out()))) {
      if (!name.endsWith('.html')) continue
      const addresses = [...html.matchAll(/\s(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1] ?? '')
      expect(
        addresses.filter((address) => !address.startsWith('/docs/roadmap/')),
        name,
      ).toEqual([])
      for (const address of addresses) {
        const path = address.slice('/docs/roadmap/'.length).split('#')[0] ?? ''
        expect(
          existsSync(join(out(), path === '' || path.endsWith('/') ? `${path}index.html` : path)),
          `${name} links ${address}`,
        ).toBe(true)
      }
    }
  })

  it('depends on no variable that happens to be set', () => {
    const before = contents(out())
    const env = {
      BASE_URL: '/elsewhere/',
      SITE: 'https://elsewhere.example',
      MODE: 'development',
      DEV: 'true',
      PROD: '',
    }
    expect(milepost(site, again, env).code).toBe(0)
    expect(contents(out())).toEqual(before)
  }, 60_000)

  it('leaves nothing of its own in the project but the site', () => {
    expect(readdirSync(site).sort()).toEqual(['content', 'public'])
    expect(readdirSync(join(site, 'public'))).toEqual(['site'])
  })

  it('writes no script and no style into a page', () => {
    for (const [name, html] of Object.entries(contents(out()))) {
      if (name.endsWith('.html')) expect(html, name).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)/)
    }
  })

  it('fails where two files would give one address, names both, and leaves the last output as it was', () => {
    const before = contents(out())
    write(site, { 'content/roadmaps/tools-lathe.md': plan.replace('Lens', 'Chuck') })
    const { code, stdout, stderr } = milepost(site, [
      'build',
      '--base',
      'docs/roadmap',
      '--site',
      'https://example.org',
      '--out',
      'public/site',
    ])
    rmSync(join(site, 'content/roadmaps/tools-lathe.md'))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('`content/roadmaps/tools-lathe.md` and `content/roadmaps/tools/lathe.txt`')
    expect(stderr).toContain('write front matter with `id: ')
    expect(contents(out())).toEqual(before)
    expect(readdirSync(join(site, 'public'))).toEqual(['site'])
  }, 60_000)

  it('fails where site.yaml holds a key of another name, with its line, and leaves the last output as it was', () => {
    const before = contents(out())
    write(site, { 'content/site.yaml': 'title: Workshop\nrepositry: https://example.org\n' })
    const { code, stderr } = milepost(site, again)
    rmSync(join(site, 'content/site.yaml'))
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(
        /^error content\/site\.yaml:2:1 Unexpected key `repositry`.*did you mean `repository`/,
      ),
    })
    expect(contents(out())).toEqual(before)
  }, 60_000)

  it('builds a preview that asks search engines to leave it out, without the pages of a document that is gone', () => {
    rmSync(join(site, 'content/roadmaps/tools'), { recursive: true })
    const env = { CONTEXT: 'deploy-preview', URL: 'https://site.example', DEPLOY_PRIME_URL: 'https://preview.example' }
    expect(milepost(site, ['build', '--out', 'public/site'], env).code).toBe(0)
    const preview = contents(out())
    expect(Object.keys(preview).filter((name) => name.includes('lathe'))).toEqual([])
    expect(preview._headers).toContain('X-Robots-Tag: noindex')
    expect(Object.values(preview).join('')).not.toContain('https://site.example')
  }, 60_000)

  it('ends in one whole site where two builds run at once', async () => {
    write(folder, { 'ROADMAP.md': plan })
    const run = () =>
      new Promise<number | null>((done) => {
        spawn(process.execPath, [main, 'build'], { cwd: folder, env: surroundings({}), stdio: 'ignore' }).once(
          'exit',
          done,
        )
      })
    expect(await Promise.all([run(), run()])).toEqual([0, 0])
    const both = contents(join(folder, 'dist'))
    expect(milepost(folder, ['build']).code).toBe(0)
    expect(both).toEqual(contents(join(folder, 'dist')))
    expect(readdirSync(folder).sort()).toEqual(['ROADMAP.md', 'dist'])
  }, 60_000)

  it.each([
    ['the project itself', '.', {}],
    ['a folder that holds the project', '..', {}],
    ['the documents', 'content', {}],
    ['files that no build made', 'lib', { 'lib/index.js': 'export {}' }],
  ])(
    'refuses to put the site in the place of %s',
    (_, target, files) => {
      write(folder, { 'content/roadmaps/plan.md': plan, ...files })
      const before = contents(folder)
      const { code, stderr } = milepost(folder, ['build', '--out', target])
      expect(code).toBe(1)
      expect(stderr).toMatch(/Unexpected (?:output folder|files in the output folder)/)
      expect(contents(folder)).toEqual(before)
    },
    60_000,
  )

  it('serves while it is written: an edit shows, an error keeps the last good page', async () => {
    const file = join(folder, 'content/roadmaps/telescope.md')
    write(folder, { 'content/roadmaps/telescope.md': plan, 'content/roadmaps/lathe.md': plan })
    const server = spawn(process.execPath, [main, 'dev', '--port', '0'], { cwd: folder, env: surroundings({}) })
    try {
      let log = ''
      const address = await new Promise<string>((done, failed) => {
        server.stderr.on('data', (part) => {
          log += part
        })
        server.stdout.on('data', (part) => {
          log += part
          const found = /http:\/\/localhost:\d+\//.exec(log)
          if (found) done(found[0])
        })
        server.once('exit', () => failed(new Error(log)))
      })
      const page = async () => (await fetch(`${address}telescope/document/`)).text()
      expect(await page()).toContain('Mount')
      // The styles of a development server stand in the page, which the policy of a built one forbids.
      expect(await page()).not.toContain('Content-Security-Policy')
      writeFileSync(file, plan.replace('Mount', 'Tripod'))
      await expect.poll(page).toContain('Tripod')
      writeFileSync(file, Uint8Array.from([0xc3, 0x28]))
      await expect.poll(() => log).toMatch(/content\/roadmaps\/telescope\.md:1:1 Unexpected/)
      expect(await page()).toContain('Tripod')
      writeFileSync(file, plan.replace('Mount', 'Pier'))
      await expect.poll(page).toContain('Pier')
    } finally {
      server.kill()
    }
  }, 60_000)

  describe('seen through preview', () => {
    let server: Listening
    const get = (path: string, init: RequestInit = {}) =>
      fetch(new URL(path, server.url), { redirect: 'manual', ...init })
    beforeAll(async () => {
      const served = join(site, 'served')
      write(served, {
        _headers:
          "# Written by Milepost for /base/\n/*\n  X-Content-Type-Options: nosniff\n  Content-Security-Policy: default-src 'none'; upgrade-insecure-requests\n  Strict-Transport-Security: max-age=1\n",
        'index.html': 'home',
        '404.html': 'missing',
        'plan/index.html': 'plan',
        'assets/a.css': 'a{}',
        '.secret': 'no',
      })
      write(site, { 'outside.txt': 'outside' })
      server = await serve(served, { port: 0, host: '127.0.0.1' })
    })
    afterAll(() => server.close())

    it.each([
      ['/base/', 200, 'home', 'text/html; charset=utf-8'],
      ['/base/plan/', 200, 'plan', 'text/html; charset=utf-8'],
      ['/base/assets/a.css', 200, 'a{}', 'text/css; charset=utf-8'],
      ['/base/nothing/', 404, 'missing', 'text/html; charset=utf-8'],
      ['/base/_headers', 404, 'missing', 'text/html; charset=utf-8'],
      ['/base/.secret', 404, 'missing', 'text/html; charset=utf-8'],
    ])('answers %s with %i and the headers of the site', async (path, status, body, type) => {
      const response = await get(path)
      expect({
        status: response.status,
        body: await response.text(),
        type: response.headers.get('content-type'),
      }).toEqual({ status, body, type })
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    })

    it('says nothing of HTTPS, which it does not speak', async () => {
      const { headers } = await get('/base/')
      expect(headers.get('content-security-policy')).toBe("default-src 'none'")
      expect(headers.has('strict-transport-security')).toBe(false)
    })

    it('leads a folder to its slash and the root to the base path', async () => {
      const folder = await get('/base/plan?x=1')
      expect([folder.status, folder.headers.get('location')]).toEqual([301, '/base/plan/?x=1'])
      const root = await get('/')
      expect([root.status, root.headers.get('location')]).toEqual([301, '/base/'])
    })

    it.each([
      '/base/%2e%2e/outside.txt',
      '/base/..%2foutside.txt',
      '/base/..%5coutside.txt',
      '/base/%00',
      '/base/%',
      '/outside.txt',
      '//base/outside.txt',
    ])('gives nothing from outside: %s', async (path) => {
      const { hostname, port } = new URL(server.url)
      const { request } = await import('node:http')
      const answer = await new Promise<{ status: number; body: string }>((done, failed) => {
        const asked = request({ hostname, port, path }, (response) => {
          let body = ''
          response.setEncoding('utf8').on('data', (part) => {
            body += part
          })
          response.on('end', () => done({ status: response.statusCode ?? 0, body }))
        })
        asked.on('error', failed).end()
      })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.body).not.toContain('outside')
    })

    it('answers HEAD without a body and refuses to be written to', async () => {
      const head = await get('/base/', { method: 'HEAD' })
      expect([head.status, await head.text()]).toEqual([200, ''])
      expect((await get('/base/', { method: 'POST', body: 'x' })).status).toBe(405)
    })
  })
})
