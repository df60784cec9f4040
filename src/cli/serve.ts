import { createReadStream, readFileSync, statSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { parseRedirects } from '../content/addresses.ts'
import { baseOf, headersOf, parseHeaders, type Rule } from '../content/headers.ts'

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

export interface Listening {
  /** Address of the home page. */
  url: string
  close: () => Promise<void>
}

/**
 * Serves a built site as Netlify does: below its base path, with the headers of its `_headers` and the redirects of its `_redirects`, a
 * folder by its `index.html`, the address of a folder without its slash by a redirect and everything unknown by `404.html`. Without a port it takes 4321 or one of
 * the nine after it.
 */
export async function serve(
  folder: string,
  { port, host = 'localhost' }: { port?: number | undefined; host?: string | undefined } = {},
): Promise<Listening> {
  const written = readFileSync(join(folder, '_headers'), 'utf8')
  const [base, rules] = [baseOf(written), parseHeaders(written)]
  const moved = join(folder, '_redirects')
  const redirects = parseRedirects(isFile(moved) ? readFileSync(moved, 'utf8') : '')
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Method not allowed')
    const [address = '', query] = (request.url ?? '/').split('?', 2)
    const path = decoded(address)
    if (path === null) return end(response, 400, 'Bad request')
    if (path === '/' && base !== '/') return redirect(response, base)
    if (!path.startsWith(base)) return end(response, 404, `Not found: the site is below ${base}`)
    const to = redirects.get(path.endsWith('/') ? path : `${path}/`)
    if (to !== undefined) return redirect(response, `${to}${query === undefined ? '' : `?${query}`}`)
    const inner = path.slice(base.length)
    const file = join(folder, path.endsWith('/') ? `${inner}index.html` : inner)
    const hidden =
      inner.split('/').some((part) => part.startsWith('.')) || inner === '_headers' || inner === '_redirects'
    if (!hidden && isFile(file)) return send(response, 200, file, path, request.method)
    if (!hidden && isFile(join(file, 'index.html')))
      return redirect(response, `${address}/${query === undefined ? '' : `?${query}`}`)
    const missing = join(folder, '404.html')
    return isFile(missing) ? send(response, 404, missing, path, request.method) : end(response, 404, 'Not found')
  })

  function send(
    response: ServerResponse,
    status: number,
    file: string,
    path: string,
    method: string | undefined,
  ): void {
    response.writeHead(status, {
      ...overHttp(path, rules),
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': statSync(file).size,
    })
    if (method === 'HEAD') response.end()
    else createReadStream(file).pipe(response)
  }

  await listen(port === undefined ? 4321 : port, port === undefined ? 9 : 0)
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }

  async function listen(port: number, more: number): Promise<void> {
    try {
      await new Promise<void>((done, failed) => {
        server.once('error', failed).listen(port, host, () => {
          server.off('error', failed)
          done()
        })
      })
    } catch (error) {
      if (more === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
      await listen(port + 1, more - 1)
    }
  }
}

/** The headers of a path without those that speak of HTTPS: here they would send a browser to a port that answers none. */
function overHttp(path: string, rules: readonly Rule[]): Record<string, string> {
  const all = headersOf(path, rules)
  all.delete('Strict-Transport-Security')
  const policy = all.get('Content-Security-Policy')
  if (policy !== undefined) all.set('Content-Security-Policy', policy.replaceAll('; upgrade-insecure-requests', ''))
  return Object.fromEntries(all)
}

function decoded(address: string): string | null {
  try {
    const path = decodeURIComponent(address)
    const bad =
      path.includes('\0') || path.includes('\\') || path.split('/').some((part) => part === '..' || part === '.')
    return bad || !path.startsWith('/') ? null : path
  } catch {
    return null
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function redirect(response: ServerResponse, to: string): void {
  response.writeHead(301, { Location: to }).end()
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}
