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

  it('lets no page be moved to another base, or post a form', () => {
    for (const name of ['base-uri', 'form-action']) expect(policy.get(name)).toEqual(["'none'"])
  })

  it('is the same in a meta element but for what it cannot say, and what would take the styles from a page without TLS', () => {
    const inMeta = directives(metaContentSecurityPolicy)
    const left = [...policy.keys()].filter((name) => !inMeta.has(name))
    expect(left).toEqual(['upgrade-insecure-requests'])
  })
})

describe('the headers of a site', () => {
  it.each([
    ['Strict-Transport-Security', /^max-age=\d{8}; includeSubDomains; preload$/],
    ['X-Content-Type-Options', /^nosniff$/],
    ['X-Frame-Options', /^DENY$/],
    ['Referrer-Policy', /^strict-origin-when-cross-origin$/],
    ['Permissions-Policy', /camera=\(\)/],
    ['Cross-Origin-Opener-Policy', /^same-origin$/],
    ['Cross-Origin-Resource-Policy', /^same-origin$/],
  ])('hold %s on every path', (name, value) => {
    for (const path of ['/', '/widget/', '/widget/m1/', '/widget/versions/v1.0/', '/rules/id/', '/404.html'])
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
    for (const [name, value] of headers('preview').flatMap(({ headers }) => headers)) {
      expect(`${name}: ${value}`).toMatch(/^[A-Za-z-]+: [\x20-\x7e]+$/)
    }
  })
})

/** Paths as hosts with and without a base path see them. */
const bases = ['/', '/docs/roadmap/']
const embeds = bases.flatMap((base) => [`${base}widget/embed/`, `${base}widget/m1/embed/`])
const shared = bases.flatMap((base) =>
  ['badge.svg', 'badge.json', 'card.png', 'roadmap.json', 'feed.xml', 'feed.json', 'calendar.ics', 'roadmap.md'].map(
    (name) => `${base}widget/${name}`,
  ),
)

describe.each(['later', 'joined'] as const)('where of two values of one header the host takes %s', (repeated) => {
  const all = (path: string) => headersOf(path, headers('production'), repeated)
  /** Each policy on its own: those that are joined all hold. */
  const policies = (path: string) => (all(path).get('Content-Security-Policy') ?? '').split(', ').map(directives)

  it('an embed may be framed by anybody, and no other page by anyone', () => {
    for (const path of embeds) {
      const ancestors = policies(path).flatMap((policy) => policy.get('frame-ancestors') ?? [])
      expect(ancestors, path).toEqual(['*'])
    }
    for (const path of ['/', '/widget/', '/widget/m1/', '/widget/embedding/', '/rules/embed-links/', '/404.html']) {
      expect(policies(path).some((policy) => policy.has('frame-ancestors'))).toBe(false)
      expect(all(path).get('X-Frame-Options')).toBe('DENY')
    }
  })

  it('an embed runs no script, and loads what is its own alone', () => {
    for (const path of embeds) {
      const strictest = policies(path).at(-1)
      expect(strictest?.get('default-src')).toEqual(["'none'"])
      expect(strictest?.has('script-src')).toBe(false)
    }
  })

  it('pictures, feeds and data may be read from other sites, by one value of each header', () => {
    for (const path of [...shared, '/card.png', '/llms.txt', '/search.json', '/feed.xml']) {
      expect(all(path).get('Access-Control-Allow-Origin'), path).toBe('*')
      expect(all(path).get('Cross-Origin-Resource-Policy'), path).not.toBe('same-origin')
    }
    for (const path of ['/', '/widget/', '/widget/m1/', '/widget/embed/', '/assets/site.css'])
      expect(all(path).has('Access-Control-Allow-Origin'), path).toBe(false)
  })

  it('a badge and a feed that are opened as pages load nothing and have no origin', () => {
    for (const path of ['/widget/badge.svg', '/docs/roadmap/widget/m1/badge.svg', '/feed.xml']) {
      const last = policies(path).at(-1)
      expect(last?.get('default-src')).toEqual(["'none'"])
      expect(last?.get('sandbox')).toEqual([])
    }
  })
})

it('the rules are few enough for hosts that read only the first hundred', () => {
  expect(headers('preview').length).toBeLessThan(20)
})

it('every pattern has one star at most, as Cloudflare Pages asks', () => {
  for (const { path } of headers('production')) expect(path.split('*').length).toBeLessThanOrEqual(2)
})
