/** Where a build will be seen: the site itself, or a preview of a change. */
export type Context = 'production' | 'preview'

const directives: readonly (readonly [string, string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  ['style-src', "'self'"],
  ['img-src', "'self'"],
  ['font-src', "'self'"],
  ['connect-src', "'self'"],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', "'none'"],
  ['upgrade-insecure-requests', ''],
]

const policy = (names: readonly (readonly [string, string])[]): string =>
  names.map(([name, value]) => `${name} ${value}`.trimEnd()).join('; ')

/** The content security policy (CSP Level 3) of every page: nothing inline, nothing from elsewhere. */
export const contentSecurityPolicy = policy(directives)

const notInMeta = new Set(['frame-ancestors', 'upgrade-insecure-requests'])

/**
 * The policy for a `<meta>` element, on hosts that send no header of ours: a meta policy cannot say `frame-ancestors`, and a page that is
 * served without TLS, as at home, must still get its styles.
 */
export const metaContentSecurityPolicy = policy(directives.filter(([name]) => !notInMeta.has(name)))

/** A path pattern of a `_headers` file and the headers that it gives. */
export interface Rule {
  path: string
  headers: readonly (readonly [name: string, value: string])[]
}

/** The headers of every response. A preview asks search engines to leave it out. */
export function headers(context: Context): Rule[] {
  const all: [string, string][] = [
    ['Content-Security-Policy', contentSecurityPolicy],
    ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains; preload'],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
  ]
  if (context === 'preview') all.push(['X-Robots-Tag', 'noindex'])
  return [{ path: '/*', headers: all }]
}

/** First line of every `_headers` file of ours, by which a folder is known as a build of Milepost. */
export const headersMark = '# Written by Milepost'

/** The rules as a `_headers` file, the form that Netlify and Cloudflare Pages read; its first line names the base path. */
export function printHeaders(rules: readonly Rule[], base: string): string {
  const blocks = rules.map(({ path, headers }) =>
    [path, ...headers.map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  )
  return `${headersMark} for ${base}\n${blocks.join('\n')}\n`
}

/** The base path that a `_headers` file of ours was written for. */
export function baseOf(text: string): string {
  const base = text.split('\n', 1)[0]?.slice(`${headersMark} for `.length)
  return base?.startsWith('/') ? base : '/'
}

/** Reads a `_headers` file back. */
export function parseHeaders(text: string): Rule[] {
  const rules: { path: string; headers: [string, string][] }[] = []
  for (const line of text.split('\n')) {
    const content = line.trim()
    if (content === '' || content.startsWith('#')) continue
    const colon = content.indexOf(':')
    if (line.startsWith('/')) rules.push({ path: content, headers: [] })
    else if (colon > 0) rules.at(-1)?.headers.push([content.slice(0, colon), content.slice(colon + 1).trim()])
  }
  return rules
}

/** The headers of one path. A pattern is a path, or the beginning of one before a `*`; later rules win. */
export function headersOf(path: string, rules: readonly Rule[]): Map<string, string> {
  const all = new Map<string, string>()
  for (const rule of rules) {
    const star = rule.path.indexOf('*')
    const fits = star < 0 ? rule.path === path : path.startsWith(rule.path.slice(0, star))
    if (fits) for (const [name, value] of rule.headers) all.set(name, value)
  }
  return all
}
