import { describe, expect, it } from 'vitest'
import {
  baseOf,
  contentSecurityPolicy,
  headers,
  headersOf,
  metaContentSecurityPolicy,
  parseHeaders,
  printHeaders,
} from '../src/content/headers.ts'

/** The directives of a policy, as CSP Level 3, 2.2.1 parses them. */
function directives(policy: string): Map<string, string[]> {
  return new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/ +/)
      return [name, values]
    }),
  )
}

describe('the policy of every page', () => {
  const policy = directives(contentSecurityPolicy)

  it('begins with nothing allowed and allows nothing inline, evaluated, or from elsewhere', () => {
    expect(policy.get('default-src')).toEqual(["'none'"])
    for (const [name, values] of policy) {
      for (const value of values) expect(["'none'", "'self'", "'script'"], name).toContain(value)
    }
  })

  it('lets no page be framed, moved to another base, or post a form', () => {
    for (const name of ['frame-ancestors', 'base-uri', 'form-action']) expect(policy.get(name)).toEqual(["'none'"])
  })

  it('is the same in a meta element but for what it cannot say, and what would take the styles from a page without TLS', () => {
    const inMeta = directives(metaContentSecurityPolicy)
    const left = [...policy.keys()].filter((name) => !inMeta.has(name))
    expect(left).toEqual(['frame-ancestors', 'upgrade-insecure-requests'])
  })
})

describe('the headers of a site', () => {
  it.each([
    ['Strict-Transport-Security', /^max-age=\d{8}; includeSubDomains; preload$/],
    ['X-Content-Type-Options', /^nosniff$/],
    ['Referrer-Policy', /^strict-origin-when-cross-origin$/],
    ['Permissions-Policy', /camera=\(\)/],
    ['Cross-Origin-Opener-Policy', /^same-origin$/],
    ['Cross-Origin-Resource-Policy', /^same-origin$/],
  ])('hold %s on every path', (name, value) => {
    for (const path of ['/', '/widget/m1/', '/404.html'])
      expect(headersOf(path, headers('production')).get(name)).toMatch(value)
  })

  it('ask search engines to leave out a preview, and only a preview', () => {
    expect(headersOf('/', headers('preview')).get('X-Robots-Tag')).toBe('noindex')
    expect(headersOf('/', headers('production')).has('X-Robots-Tag')).toBe(false)
  })

  it('survive being written and read', () => {
    for (const context of ['production', 'preview'] as const) {
      expect(parseHeaders(printHeaders(headers(context), '/'))).toEqual(headers(context))
    }
  })

  it('are written with the base path that the preview serves below', () => {
    expect(baseOf(printHeaders(headers('production'), '/docs/roadmap/'))).toBe('/docs/roadmap/')
    expect(baseOf('/*\n  X: y\n')).toBe('/')
  })

  it('name one value a header and stay on one line', () => {
    for (const [name, value] of headers('preview')[0]?.headers ?? []) {
      expect(`${name}: ${value}`).toMatch(/^[A-Za-z-]+: [\x20-\x7e]+$/)
    }
  })
})
