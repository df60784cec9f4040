import { shown } from '../read/message.ts'

/** The repository that a document lives in, as far as it is known. Nothing in it is trusted. */
export interface Home {
  /** Web page of the repository, for example `https://github.com/owner/name`. */
  repository: string | null
  branch: string | null
  /** Path of the document inside the repository. */
  path: string | null
}

/** Where a link of a document leads, once it is judged. */
export interface Address {
  /** What to write into `href`; null where there must be no link. */
  href: string | null
  /** True for another site: the link then says that it is not vouched for. */
  external: boolean
  /** The host as a browser will look it up, where the written one could be taken for another. */
  host: string | null
  problem: { rule: 'link-scheme' | 'link-address' | 'link-host' | 'link-relative'; reason: string } | null
}

/** Hosts that can be looked up: the URL Standard lets more through (`a&b`) than any name server holds. */
const lookedUp = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/

/** Of what stands in every relative link: a long one would make a page grow by more than was written. */
const longest = 256

const allowed = new Set(['http:', 'https:', 'mailto:'])

/**
 * Judges one address of a document other than `#fragment`. Web addresses come out in the normal form of the WHATWG URL
 * Standard, the one that browsers use, so that what was checked is what is followed: entities and escapes are already
 * resolved by the Markdown parser, and tabs, line ends and control characters around go here.
 *
 * Relative addresses and those that begin with `/` are paths inside the repository (as GitHub reads them); without a
 * repository they lead nowhere. Only `http`, `https` and `mailto` stay.
 */
export function addressOf(written: string, home: Home): Address {
  const url = trimmed(written)
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase()
  if (scheme === 'mailto:') return mail(url)
  if (scheme !== undefined && !allowed.has(scheme))
    return refused(
      'link-scheme',
      `Unexpected link to \`${shown(scheme)}\`, expected \`https:\`, \`http:\`, \`mailto:\` or a path; the text stays without its link`,
    )
  if (scheme !== undefined) return web(url, written, false)
  if (/^[/\\]{2}/.test(url)) return web(`https:${url}`, written, true)
  return inRepository(url, written, home)
}

/** The last part of a path, for a picture that says nothing about itself; `''` where there is none. */
export function fileName(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  return path.startsWith('data:') ? '' : path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** URL Standard, "basic URL parser": C0 controls and spaces around go, tabs and line ends go everywhere. */
function trimmed(written: string): string {
  let start = 0
  let end = written.length
  while (start < end && written.charCodeAt(start) <= 0x20) start++
  while (end > start && written.charCodeAt(end - 1) <= 0x20) end--
  return written.slice(start, end).replace(/[\t\n\r]/g, '')
}

function web(address: string, written: string, networkPath: boolean): Address {
  const url = URL.parse(address)
  if (!url || !lookedUp.test(url.hostname))
    return refused('link-address', `Unexpected address \`${shown(written)}\`, expected one that a browser can open`)
  const authority = /^[a-z]+:[/\\]*([^/\\?#]*)/i.exec(address)?.[1] ?? ''
  const credentials = url.username !== '' || url.password !== ''
  url.username = ''
  url.password = ''
  const href = attributeSafe(url.href)
  const host = url.hostname
  const plain = authority.replace(/:\d*$/, '').toLowerCase() === host
  if (plain && !host.includes('xn--') && !networkPath) return { href, external: true, host: null, problem: null }
  const what = credentials
    ? `Unexpected name before \`@\` in the address \`${shown(written)}\`, expected the host \`${shown(host, 80)}\` alone`
    : networkPath
      ? `Unexpected address \`${shown(written)}\`, expected \`https://${shown(host, 80)}\` in full`
      : `Unexpected host in the address \`${shown(written)}\`, expected it as it is looked up, \`${shown(host, 80)}\``
  return {
    href,
    external: true,
    host,
    problem: { rule: 'link-host', reason: `${what}; the host is shown beside the link` },
  }
}

function mail(address: string): Address {
  const url = URL.parse(address)
  if (!url || url.pathname === '')
    return refused('link-address', `Unexpected address \`${shown(address)}\`, expected \`mailto:name@example.org\``)
  return { href: attributeSafe(url.href), external: false, host: null, problem: null }
}

function inRepository(url: string, written: string, home: Home): Address {
  const repository = repositoryOf(home.repository)
  if (repository === null)
    return refused(
      'link-relative',
      `Unexpected relative address \`${shown(written)}\` without a known repository, expected \`repository\` to be set or a whole address; the text stays without its link`,
    )
  const root = `${repository.href}${filesOf(repository, home.branch ?? 'HEAD')}/`
  const from = /^[/\\]/.test(url) ? url.replace(/^[/\\]+/, './') : url
  const target = URL.parse(from, from === url ? `${root}${pathOf(home.path ?? '')}` : root)
  if (target === null || target.origin !== repository.origin || !target.pathname.startsWith(`${repository.pathname}/`))
    return refused('link-relative', `Unexpected path \`${shown(written)}\`, expected one inside the repository`)
  return { href: attributeSafe(target.href), external: true, host: null, problem: null }
}

/** The repository's address without a slash at its end; null for what is none: front matter may claim anything. */
function repositoryOf(address: string | null): { href: string; origin: string; host: string; pathname: string } | null {
  const url = address === null || address.length > longest ? null : URL.parse(address)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null
  if (!lookedUp.test(url.hostname)) return null
  const pathname = url.pathname.replace(/\.git$/, '').replace(/\/$/, '')
  return { href: url.origin + pathname, origin: url.origin, host: url.hostname, pathname }
}

/** Under which path a forge shows the files of a branch. */
function filesOf(repository: { host: string }, branch: string): string {
  const name = pathOf(branch.slice(0, longest))
  if (/(?:^|\.)gitlab\./.test(repository.host)) return `/-/blob/${name}`
  if (/(?:^|\.)(?:codeberg|gitea|forgejo)\./.test(repository.host)) return `/src/branch/${name}`
  if (repository.host === 'bitbucket.org') return `/src/${name}`
  return `/blob/${name}`
}

function pathOf(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/')
}

/** The URL Standard leaves a few characters as they are that have a meaning in HTML or Markdown. */
function attributeSafe(href: string): string {
  return href.replace(/[\s"<>\\`]/g, (character) => encodeURIComponent(character))
}

function refused(rule: NonNullable<Address['problem']>['rule'], reason: string): Address {
  return { href: null, external: false, host: null, problem: { rule, reason } }
}
