import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Row } from './table.ts'

const most = 30_000
const searchPage = '/search/'

/** The heaviest page of each kind of a built site, compressed, with its style, and what it needs of scripts. */
export function weight(folder: string): Row[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const roadmaps = new Set(
    files.filter((name) => /^[^/]+\/document\/index\.html$/.test(name)).map((name) => name.split('/')[0] as string),
  )
  const kinds = new Map<string, { path: string; gzip: number; brotli: number; scripts: number; pages: number }>()
  const sheets = new Map<string, { gzip: number; brotli: number }>()
  for (const name of files.filter((name) => name.endsWith('.html'))) {
    const path = name.replace(/index\.html$/, '')
    const html = readFileSync(join(folder, name))
    const style = styleOf(html.toString('utf8'), files, folder, sheets)
    const gzip = gzipSync(html).length + style.gzip
    const brotli = brotliCompressSync(html).length + style.brotli
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
  if (second === 'embed' || rest[0] === 'embed') return '/<roadmap>/…/embed/'
  if (rest.length > 0) return `/<roadmap>/${second}/<one>/`
  return ['document', 'versions', 'changes'].includes(second) ? `/<roadmap>/${second}/` : '/<roadmap>/<milestone>/'
}

/** Sizes of the style sheets that a page links, each read once. */
function styleOf(
  html: string,
  files: readonly string[],
  folder: string,
  known: Map<string, { gzip: number; brotli: number }>,
): { gzip: number; brotli: number } {
  const sum = { gzip: 0, brotli: 0 }
  for (const name of files.filter((name) => extname(name) === '.css' && html.includes(`/${basename(name)}"`))) {
    const content = readFileSync(join(folder, name))
    const size = known.get(name) ?? { gzip: gzipSync(content).length, brotli: brotliCompressSync(content).length }
    known.set(name, size)
    sum.gzip += size.gzip
    sum.brotli += size.brotli
  }
  return sum
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
