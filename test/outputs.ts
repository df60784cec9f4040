import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import ICAL from 'ical.js'
import { XmlDocument, XmlElement } from 'libxml2-wasm'
import type { Nodes as Markdown, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { expect } from 'vitest'

/** Reads a file that a site publishes with a parser that is not ours, and throws where it is not what its name promises. */
export type Parser = (bytes: Buffer, site: PublishedFiles) => unknown

/** A built site: where it is published, and its files by their paths. */
export interface PublishedFiles {
  address: string
  files: ReadonlyMap<string, Buffer>
}

/** The parser of each file by its name, or by its whole path where the name is not enough. */
const parsers: Readonly<Record<string, Parser>> = {
  'roadmap.json': bySchema('roadmap.schema.json'),
  'milestone.json': bySchema('milestone.schema.json'),
  'roadmap.schema.json': schema,
  'milestone.schema.json': schema,
  'search.json': json({ schemaVersion: 1, roadmaps: expect.any(Array), announcements: expect.any(Array) }),
  'permalinks.json': json({ schemaVersion: 1, permalinks: expect.any(Array) }),
  'badge.json': json({ schemaVersion: 1, label: expect.any(String), message: expect.any(String) }),
  'oembed.json': json({ version: '1.0', type: expect.stringMatching(/^(?:rich|link|photo|video)$/) }),
  'feed.json': jsonFeed,
  'feed.xml': atom,
  'calendar.ics': calendar,
  'badge.svg': svg,
  'favicon.svg': svg,
  'card.png': card,
  'roadmap.md': markdown,
  'llms.txt': markdown,
  'sitemap-index.xml': (bytes) => xml(bytes, 'sitemapindex', 'http://www.sitemaps.org/schemas/sitemap/0.9'),
  'sitemap-0.xml': (bytes) => xml(bytes, 'urlset', 'http://www.sitemaps.org/schemas/sitemap/0.9'),
  'robots.txt': lines(/^(?:[A-Z][a-z-]+: \S+)?$/),
  _headers: lines(/^(?:#.*|\/\S*| {2}[A-Za-z-]+: .+)?$/),
  _redirects: lines(/^(?:\/\S* \/\S* 301!)?$/),
}

/** The parser of a file by its path below the site; it fails for what nobody has named. */
export function parserOf(path: string): Parser {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const known = parsers[path] ?? parsers[name]
  if (known) return known
  if (name.endsWith('.html')) return html
  if (path.startsWith('assets/')) return () => undefined
  throw new Error(`no parser is known for ${path}`)
}

export function textOfMarkdown(bytes: Buffer | string): Root {
  return unified().use(remarkParse).use(remarkGfm).parse(String(bytes))
}

function json(shape: object): Parser {
  return (bytes) => {
    const parsed = JSON.parse(utf8(bytes))
    expect(parsed).toMatchObject(shape)
    return parsed
  }
}

function schema(bytes: Buffer, { address }: PublishedFiles): unknown {
  const parsed = JSON.parse(utf8(bytes))
  expect(parsed.$id.startsWith(address)).toBe(true)
  return compiled(parsed)
}

function bySchema(name: string): Parser {
  const known = new WeakMap<PublishedFiles, ValidateFunction>()
  return (bytes, site) => {
    const validate = known.get(site) ?? compiled(JSON.parse(utf8(site.files.get(name) as Buffer)))
    known.set(site, validate)
    const parsed = JSON.parse(utf8(bytes))
    validate(parsed)
    expect(validate.errors).toBeNull()
    expect(parsed.$schema).toBe(`${site.address}${name}`)
    return parsed
  }
}

function compiled(schema: object): ValidateFunction {
  return new Ajv2020({ validateFormats: false, strictTuples: false }).compile(schema)
}

function jsonFeed(bytes: Buffer): unknown {
  const parsed = JSON.parse(utf8(bytes))
  expect(parsed).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', title: expect.any(String) })
  const ids = parsed.items.map(({ id }: { id: string }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  return parsed
}

function atom(bytes: Buffer): void {
  xml(bytes, 'feed', 'http://www.w3.org/2005/Atom')
}

function calendar(bytes: Buffer): void {
  const text = utf8(bytes)
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\r\n]/)
  }
  const parsed = new ICAL.Component(ICAL.parse(text))
  expect(parsed.name).toBe('vcalendar')
  const uids = parsed.getAllSubcomponents('vevent').map((event) => event.getFirstPropertyValue('uid'))
  expect(uids.every(Boolean)).toBe(true)
  expect(new Set(uids).size).toBe(uids.length)
}

/** Neither a program nor a part of another site: an image that may be shown anywhere. */
function svg(bytes: Buffer): void {
  const bad = /^(?:script|foreignObject|image|iframe|animate|set)$/
  xml(bytes, 'svg', 'http://www.w3.org/2000/svg', (element) => {
    expect(element.name).not.toMatch(bad)
    for (const { name, value } of element.attrs) {
      expect(name).not.toMatch(/^on/i)
      if (name === 'href') expect(value).toMatch(/^#/)
    }
  })
}

function xml(bytes: Buffer, root: string, namespace: string, each: (element: XmlElement) => void = () => {}): void {
  const document = XmlDocument.fromBuffer(bytes)
  try {
    expect(document.root.name).toBe(root)
    expect(document.root.namespaceUri).toBe(namespace)
    for (const node of document.find('//*')) if (node instanceof XmlElement) each(node)
  } finally {
    document.dispose()
  }
}

/** PNG (ISO/IEC 15948), 5.2 and 11.2.2: the signature, then the size. */
function card(bytes: Buffer): void {
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
  expect(bytes.subarray(-8, -4).toString('latin1')).toBe('IEND')
}

function markdown(bytes: Buffer, { address }: PublishedFiles): Root {
  const tree = textOfMarkdown(utf8(bytes))
  expect(tree.children[0]).toMatchObject({ type: 'heading', depth: 1 })
  const walk = (node: Markdown): void => {
    expect(['html', 'image', 'imageReference', 'footnoteDefinition', 'code']).not.toContain(node.type)
    // An address that stands in a text is linked by readers that find addresses by themselves, but to nothing else than it says.
    if (node.type === 'link' && !node.url.startsWith(address)) expect(node.url).toContain(textOf(node))
    if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(tree)
  expect(utf8(bytes)).not.toMatch(/\p{Bidi_Control}/u)
  return tree
}

/** Nothing in a page runs, but for the one script of the search page, which is a file. */
function html(bytes: Buffer): void {
  const walk = (node: Nodes): void => {
    if (node.type === 'element') {
      const { tagName, properties } = node
      // A block of data does not run (HTML, 4.12.1), but it has to be data.
      if (properties.type === 'application/ld+json')
        JSON.parse(node.children.map((child) => ('value' in child ? child.value : '')).join(''))
      else if (tagName === 'script') expect(properties.src).toMatch(/\/assets\/[^/]+\.js$/)
      expect(['iframe', 'object', 'embed', 'base', 'form']).not.toContain(tagName)
      for (const name of Object.keys(properties)) expect(name).not.toMatch(/^on[A-Z]|^style$/)
      for (const address of [properties.href, properties.src])
        if (typeof address === 'string') expect(address).not.toMatch(/^\s*(?:javascript|data|vbscript):/i)
    }
    if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(fromHtml(utf8(bytes)))
}

function lines(allowed: RegExp): Parser {
  return (bytes) => {
    for (const line of utf8(bytes).split('\n')) expect(line).toMatch(allowed)
  }
}

function utf8(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}
