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
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', "'none'"],
  ['upgrade-insecure-requests', ''],
]

const policy = (names: readonly (readonly [string, string])[]): string =>
  names.map(([name, value]) => `${name} ${value}`.trimEnd()).join('; ')

/** The content security policy (CSP Level 3) of every page: nothing inline, nothing from elsewhere. */
export const contentSecurityPolicy = policy(directives)

/** What cannot stand in a `<meta>` element, or would take the styles from a page that is served without TLS, as at home. */
const notInMeta = new Set(['frame-ancestors', 'upgrade-insecure-requests'])
const inMeta = (names: readonly (readonly [string, string])[]): string =>
  policy(names.filter(([name]) => !notInMeta.has(name)))

/** The policy for a `<meta>` element, on hosts that send no header of ours. */
export const metaContentSecurityPolicy = inMeta(directives)

const embedDirectives: readonly (readonly [string, string])[] = [
  ['default-src', "'none'"],
  ['style-src', "'self'"],
  ['img-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', '*'],
  ['upgrade-insecure-requests', ''],
]

/** The policy of pages that are made for a frame on somebody's page: no script at all, and anybody may frame them. */
export const embedContentSecurityPolicy = policy(embedDirectives)
export const metaEmbedContentSecurityPolicy = inMeta(embedDirectives)

/** Of a picture or a feed that is opened as a page: it loads nothing, runs nothing and has no origin. */
const inertPolicy = "default-src 'none'; sandbox"

/** A path pattern of a `_headers` file and the headers that it gives. */
export interface Rule {
  path: string
  headers: readonly (readonly [name: string, value: string])[]
}

/**
 * The headers of every response. A preview asks search engines to leave it out.
 *
 * Where two rules fit a path and name one header, some hosts take the later value and some join both with a comma, and not every host
 * says which. So the rules are right under both readings:
 *
 * - No page but an embed may be framed: `X-Frame-Options: DENY` stands in the rule of all paths, and no `frame-ancestors` does. An embed has
 *   `frame-ancestors *`, and where any policy has that directive, browsers pass over `X-Frame-Options` (CSP 3, “Relation to X-Frame-Options”). Were the
 *   policy of all pages to say `frame-ancestors 'none'`, joining would give an embed both policies, and both would hold.
 * - Joined policies all hold (CSP 3, “Multiple policies”): a badge that gets two is under the stricter of each directive.
 * - `Cross-Origin-Resource-Policy: same-origin, cross-origin` is no value that the header knows, and so is as good as none
 *   (Fetch, “Cross-Origin-Resource-Policy header”): a badge shows on other sites, though not on those that ask for the header (`Cross-Origin-Embedder-Policy`).
 * - `Access-Control-Allow-Origin` must not be joined with itself: a path fits one rule that has it.
 *
 * A host that reads no pattern with a `*` inside leaves embeds and files as strict as all pages. The few rules stay far below the
 * hundred that Cloudflare Pages reads.
 */
export function headers(context: Context): Rule[] {
  const all: [string, string][] = [
    ['Content-Security-Policy', contentSecurityPolicy],
    ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains; preload'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=(), interest-cohort=()'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
  ]
  if (context === 'preview') all.push(['X-Robots-Tag', 'noindex'])
  const embed: [string, string][] = [
    ['Content-Security-Policy', embedContentSecurityPolicy],
    ['Cross-Origin-Resource-Policy', 'cross-origin'],
    ['X-Robots-Tag', 'noindex'],
  ]
  const shared: [string, string][] = [
    ['Cross-Origin-Resource-Policy', 'cross-origin'],
    ['Access-Control-Allow-Origin', '*'],
  ]
  const inert: [string, string][] = [['Content-Security-Policy', inertPolicy], ...shared]
  return [
    { path: '/*', headers: all },
    { path: '/*/embed/', headers: embed },
    ...['/*badge.svg', '/*.xml'].map((path) => ({ path, headers: inert })),
    ...['/*card.png', '/*.json', '/*.ics', '/*.md', '/*llms.txt'].map((path) => ({ path, headers: shared })),
  ]
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

/** What a host does where two rules give a path the same header: the later one counts, or both do, joined. */
export type Repeated = 'later' | 'joined'

/** The headers of one path. In a pattern `*` stands for any characters, slashes too. */
export function headersOf(path: string, rules: readonly Rule[], repeated: Repeated = 'later'): Map<string, string> {
  const all = new Map<string, string>()
  for (const rule of rules) {
    if (!fits(path, rule.path)) continue
    for (const [name, value] of rule.headers) {
      const before = repeated === 'joined' ? all.get(name) : undefined
      all.set(name, before === undefined ? value : `${before}, ${value}`)
    }
  }
  return all
}

/** Patterns of ours have one `*` at most. */
function fits(path: string, pattern: string): boolean {
  const star = pattern.indexOf('*')
  if (star < 0) return path === pattern
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)]
  return path.length >= start.length + end.length && path.startsWith(start) && path.endsWith(end)
}
