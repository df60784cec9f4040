import { readFileSync } from 'node:fs'
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'

/** An Atom feed as a reader that is not ours finds it. */
export interface ReadFeed {
  id: string
  title: string
  updated: string
  language: string
  authors: string[]
  self: string
  home: string
  entries: {
    id: string
    title: string
    text: string
    updated: string
    kind: string
    link: string
    related: string | null
    authors: string[]
  }[]
}

const atom = { a: 'http://www.w3.org/2005/Atom' }

/** Why a feed is not valid Atom by the schema of RFC 4287, appendix B, or null where it is. */
export function problemWithAtom(xml: string): string | null {
  using schema = XmlDocument.fromString(readFileSync('test/fixtures/atom/atom.rng', 'utf8'))
  using validator = RelaxNGValidator.fromDoc(schema)
  try {
    using document = XmlDocument.fromString(xml)
    validator.validate(document)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** Reads a feed with an XML parser. Throws where it is no XML or not valid Atom. */
export function readAtom(xml: string): ReadFeed {
  const problem = problemWithAtom(xml)
  if (problem !== null) throw new Error(problem)
  using document = XmlDocument.fromString(xml)
  const { root } = document
  const texts = (of: typeof root, path: string): string[] => of.find(path, atom).map(({ content }) => content)
  const one = (of: typeof root, path: string): string => {
    const [found, ...more] = texts(of, path)
    if (found === undefined || more.length > 0) throw new Error(`Not one ${path}`)
    return found
  }
  return {
    id: one(root, 'a:id'),
    title: one(root, 'a:title'),
    updated: one(root, 'a:updated'),
    language: one(root, '@xml:lang'),
    authors: texts(root, 'a:author/a:name'),
    self: one(root, 'a:link[@rel="self"]/@href'),
    home: one(root, 'a:link[@rel="alternate"]/@href'),
    entries: (root.find('a:entry', atom) as (typeof root)[]).map((entry) => ({
      id: one(entry, 'a:id'),
      title: one(entry, 'a:title[@type="text"]'),
      text: one(entry, 'a:content[@type="text"]'),
      updated: one(entry, 'a:updated'),
      kind: one(entry, 'a:category/@term'),
      link: one(entry, 'a:link[@rel="alternate"]/@href'),
      related: texts(entry, 'a:link[@rel="related"]/@href')[0] ?? null,
      authors: texts(entry, 'a:author/a:name'),
    })),
  }
}
