import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { resolveConfig } from '@netlify/config'
import { afterAll, describe, expect, it } from 'vitest'
import { contextOf, hostUrl } from '../src/content/config.ts'
import { headers, printHeaders } from '../src/content/headers.ts'
import { removeRepositories, repository } from './repository.ts'

const folder = mkdtempSync(join(tmpdir(), 'milepost-netlify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What Netlify's own resolver makes of our netlify.toml, beside an output with the headers of that context. */
async function resolved(context: string, branch: string) {
  const cwd = join(folder, context)
  mkdirSync(join(cwd, 'dist'), { recursive: true })
  writeFileSync(join(cwd, 'netlify.toml'), readFileSync('netlify.toml'))
  writeFileSync(join(cwd, 'dist', '_headers'), printHeaders(headers(contextOf({ CONTEXT: context })), '/'))
  const { config, logs } = await resolveConfig({ cwd, offline: true, context, branch, buffer: true })
  return { cwd, config, logs }
}

describe.each([
  ['production', 'main', false],
  ['deploy-preview', 'a-change', true],
  ['branch-deploy', 'next', true],
] as const)('in the context %s', (context, branch, preview) => {
  it('runs our build, publishes its output and asks for the Node that we test with', async () => {
    const { cwd, config } = await resolved(context, branch)
    expect(config.build.command).toBe('npm run build')
    expect(config.build.publish).toBe(join(cwd, 'dist'))
    expect(config.build.environment).toMatchObject({ NODE_VERSION: '24' })
  })

  it('sends the headers that the build wrote, and no others', async () => {
    const { config, logs } = await resolved(context, branch)
    expect(config.headers.map((rule: { for: string }) => rule.for)).toEqual(
      headers('production').map(({ path }) => path),
    )
    expect(config.headers[0]).toMatchObject({ for: '/*' })
    const values = config.headers[0]?.values
    expect(values['Content-Security-Policy']).toMatch(/^default-src 'none'; /)
    expect(values['X-Robots-Tag']).toBe(preview ? 'noindex' : undefined)
    expect(config.redirects).toEqual([])
    expect(logs?.stderr ?? []).toEqual([])
  })
})

describe('the resolved command', () => {
  afterAll(removeRepositories)
  const plan = (day: number) => `# Heron\n\n## M1: Ground\n\n**Target:** ${day} May 2026\n\n- [ ] Dig\n`

  it.each([
    ['deploy-preview', true],
    ['production', false],
  ] as const)(
    'builds in the context %s, with the page of what changed only for a preview',
    async (context, preview) => {
      const { config } = await resolved(context, 'change')
      const script = String(config.build.command).replace(/^npm run /, '')
      const command: string = JSON.parse(readFileSync('package.json', 'utf8')).scripts[script]
      const [program = '', ...args] = command.split(' ')
      expect(program).toBe('node')
      const project = repository([
        { files: { 'ROADMAP.md': plan(1) } },
        { branch: 'change', files: { 'ROADMAP.md': plan(29) } },
      ])
      project.git('checkout', '-q', 'change')
      // All that a build is given besides its own repository: the context, and no secret.
      const { status, stderr } = spawnSync(process.execPath, [resolve(args[0] ?? ''), ...args.slice(1)], {
        cwd: project.folder,
        env: { ...project.env, CONTEXT: context, ASTRO_TELEMETRY_DISABLED: '1' },
        encoding: 'utf8',
      })
      expect(status, stderr).toBe(0)
      const page = join(project.folder, 'dist', 'preview', 'index.html')
      expect(existsSync(page)).toBe(preview)
      if (preview) expect(readFileSync(page, 'utf8').replace(/<[^>]+>/g, '')).toContain('M1 slips 28 days')
    },
    60_000,
  )
})

it('gives a build the address that its context is published at', () => {
  const env = { URL: 'https://widget.example', DEPLOY_PRIME_URL: 'https://deploy-preview-7--widget.example' }
  expect(hostUrl({ ...env, CONTEXT: 'production' })).toBe(env.URL)
  expect(hostUrl({ ...env, CONTEXT: 'deploy-preview' })).toBe(env.DEPLOY_PRIME_URL)
  expect(hostUrl({ ...env, CONTEXT: 'branch-deploy' })).toBe(env.DEPLOY_PRIME_URL)
  expect(hostUrl({})).toBeUndefined()
})
