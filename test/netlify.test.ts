import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resolveConfig } from '@netlify/config'
import { afterAll, describe, expect, it } from 'vitest'
import { contextOf, hostUrl } from '../src/content/config.ts'
import { headers, printHeaders } from '../src/content/headers.ts'

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
    expect(config.headers).toHaveLength(1)
    expect(config.headers[0]).toMatchObject({ for: '/*' })
    const values = config.headers[0]?.values
    expect(values['Content-Security-Policy']).toMatch(/^default-src 'none'; /)
    expect(values['X-Robots-Tag']).toBe(preview ? 'noindex' : undefined)
    expect(config.redirects).toEqual([])
    expect(logs?.stderr ?? []).toEqual([])
  })
})

it('gives a build the address that its context is published at', () => {
  const env = { URL: 'https://widget.example', DEPLOY_PRIME_URL: 'https://deploy-preview-7--widget.example' }
  expect(hostUrl({ ...env, CONTEXT: 'production' })).toBe(env.URL)
  expect(hostUrl({ ...env, CONTEXT: 'deploy-preview' })).toBe(env.DEPLOY_PRIME_URL)
  expect(hostUrl({ ...env, CONTEXT: 'branch-deploy' })).toBe(env.DEPLOY_PRIME_URL)
  expect(hostUrl({})).toBeUndefined()
})
