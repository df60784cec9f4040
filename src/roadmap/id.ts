import anyAscii from 'any-ascii'

const grammar = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const longest = 64

/** Addresses of the site itself and names that a file system or a host gives a meaning of its own. */
export const reserved: ReadonlySet<string> = new Set(
  `404 500 announcements assets astro badge board calendar card changes constructor document embed feed graph index llms netlify
  oembed permalinks preview prototype proto robots rules schema search sitemap tostring valueof versions well-known
  aux con nul prn com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9`.split(
    /\s+/,
  ),
)

/** Why a text cannot be an id, as a sentence, or null where it can. */
export function problemWithId(id: string): string | null {
  if (id.length > longest) return `Unexpected id of ${id.length} characters, expected at most ${longest}`
  if (!grammar.test(id))
    return `Unexpected id \`${id}\`, expected lower-case letters and digits joined by single hyphens`
  if (reserved.has(id)) return `Unexpected id \`${id}\`, expected a word that the site does not use itself`
  return null
}

/** The nearest valid id to a text in any script, cut at a word where it is too long; `''` where nothing is left. */
export function toId(text: string): string {
  const words = anyAscii(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let id = ''
  for (const word of words) {
    const longer = id === '' ? word.slice(0, longest) : `${id}-${word}`
    if (longer.length > longest) break
    id = longer
  }
  return id
}
