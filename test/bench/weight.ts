import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Row } from './table.ts'

const most = 30_000
const searchPage = '/search/'

/** The heaviest page of each kind of a built site, compressed, with its style, and what it needs of scripts. */
export function weight(folder: string): Row[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const style = Buffer.concat(
    files.filter((name) => extname(name) === '.css').map((name) => readFileSync(join(folder, name))),
  )
  const roadmaps = new Set(
    files.filter((name) => /^[^/]+\/document\/index\.html$/.test(name)).map((name) => name.split('/')[0] as string),
  )
  const kinds = new Map<string, { path: string; gzip: number; brotli: number; scripts: number; pages: number }>()
  const [styleGzip, styleBrotli] = [gzipSync(style).length, brotliCompressSync(style).length]
  for (const name of files.filter((name) => name.endsWith('.html'))) {
    const path = name.replace(/index\.html$/, '')
    const html = readFileSync(join(folder, name))
    const gzip = gzipSync(html).length + styleGzip
    const brotli = brotliCompressSync(html).length + styleBrotli
    const kind = kindOf(path, roadmaps)
    const known = kinds.get(kind) ?? { path, gzip: 0, brotli: 0, scripts: 0, pages: 0 }
    const isHeavier = brotli > known.brotli
    kinds.set(kind, {
      path: isHeavier ? path : known.path,
      gzip: isHeavier ? gzip : known.gzip,
      brotli: Math.max(brotli, known.brotli),
      scripts: Math.max(known.scripts, scriptBytes(html.toString('utf8'), folder)),
      pages: known.pages + 1,
    })
  }
  const rows = [...kinds]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { path, gzip, brotli, pages }]) => ({
      what: `${kind}, the heaviest of ${pages}, bytes by brotli with style`,
      value: brotli,
      target: most,
      note: `/${path}, by gzip ${gzip}`,
      write: String,
    }))
  const scriptsOf = (chosen: (kind: string) => boolean) =>
    Math.max(0, ...[...kinds].filter(([kind]) => chosen(kind)).map(([, { scripts }]) => scripts))
  return [
    ...rows,
    {
      what: 'Bytes of script that a page needs, but for the search page',
      value: scriptsOf((kind) => kind !== searchPage),
      target: 0,
      write: String,
    },
    {
      what: 'Bytes of script of the search page, by brotli',
      value: scriptsOf((kind) => kind === searchPage),
      target: 15_000,
      note: 'without it the page leads to everything by links',
      write: String,
    },
  ]
}

function kindOf(path: string, roadmaps: ReadonlySet<string>): string {
  const [first = '', second, ...rest] = path.split('/').filter(Boolean)
  if (first === '') return '/'
  if (!roadmaps.has(first)) return second === undefined ? `/${path}` : `/${first}/<one>/`
  if (second === undefined) return '/<roadmap>/'
  if (rest.length > 0) return `/<roadmap>/${second}/<one>/`
  return ['document', 'versions', 'changes'].includes(second) ? `/<roadmap>/${second}/` : '/<roadmap>/<milestone>/'
}

/** Bytes of the scripts in a page and of those that it loads, by brotli. */
function scriptBytes(html: string, folder: string): number {
  let bytes = 0
  for (const [, attributes = '', content = ''] of html.matchAll(/<script\b([^>]*)>([^<]*)/gi)) {
    const source = /\bsrc="\/?([^"]+)"/.exec(attributes)?.[1]
    if (/\btype="application\/ld\+json"/.test(attributes)) continue
    bytes += brotliCompressSync(source === undefined ? content : readFileSync(join(folder, source))).length
  }
  return bytes
}
