import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A family that cards are set in. */
interface Family {
  name: string
  subsets: readonly Subset[]
}

interface Subset {
  file: string
  /** Code points that it is for, both ends included. */
  ranges: readonly (readonly [number, number])[]
}

/** A font as the renderer takes it: its file and the code points that it serves, the same for every text. */
export interface ChosenFont {
  name: string
  data: Uint8Array
  unicodeRange: [number, number][]
}

export interface Fonts {
  /** Names the exact versions of all fonts: part of the digest of a drawn picture. */
  version: string
  /** The few files that hold the characters of a text, families in their order, and the characters that none holds. */
  choose: (text: string, language: string) => Promise<{ fonts: ChosenFont[]; missing: ReadonlySet<number> }>
}

const alphabets = ['noto-sans', 'noto-sans-hebrew', 'noto-sans-arabic']
/** Han characters have other shapes in each language: the first of these that has a character draws it. */
const han: Readonly<Record<string, readonly string[]>> = {
  ja: ['noto-sans-jp', 'noto-sans-sc', 'noto-sans-kr'],
  ko: ['noto-sans-kr', 'noto-sans-jp', 'noto-sans-sc'],
  zh: ['noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr'],
}

/**
 * The fonts that come with Milepost: variable ones, of which one file holds all weights, cut into subsets of which a text needs a few. A
 * file is read when a text first needs it. What a package says a subset is for is more than the file holds, so the file is asked.
 *
 * @param root absolute folder of the Milepost package
 */
export function fontsOf(root: string): Fonts {
  const require = createRequire(join(root, 'package.json'))
  const versions: string[] = []
  const families = new Map(
    [...alphabets, ...(han.ja ?? [])].map((name) => {
      const manifest = require.resolve(`@fontsource-variable/${name}/package.json`)
      versions.push(`${name}@${JSON.parse(readFileSync(manifest, 'utf8')).version}`)
      return [name, familyIn(dirname(manifest), name)]
    }),
  )
  const read = new Map<string, Promise<Opened>>()
  const opened = (name: string, subset: Subset): Promise<Opened> => {
    const known = read.get(subset.file) ?? open(name, subset)
    read.set(subset.file, known)
    return known
  }
  return {
    version: versions.join(' '),
    async choose(text, language) {
      const order = [...alphabets, ...(han[language.slice(0, 2)] ?? han.ja ?? [])].flatMap((name) => {
        const family = families.get(name)
        return family ? [family] : []
      })
      const chosen = new Set<Opened>()
      const missing = new Set<number>()
      for (const code of new Set([...text].map((character) => character.codePointAt(0) ?? 0))) {
        const holder = await holderOf(code, order)
        if (holder) chosen.add(holder)
        else missing.add(code)
      }
      const fonts = [...chosen].map(({ font }) => font)
      return { fonts: order.flatMap(({ name }) => fonts.filter((font) => font.name === name)), missing }
    },
  }

  async function holderOf(code: number, order: readonly Family[]): Promise<Opened | null> {
    for (const { name, subsets } of order) {
      for (const subset of subsets) {
        if (!isIn(subset, code)) continue
        const font = await opened(name, subset)
        if (font.held.has(code)) return font
      }
    }
    return null
  }
}

interface Opened {
  font: ChosenFont
  held: ReadonlySet<number>
}

const isIn = ({ ranges }: Subset, code: number): boolean => ranges.some(([from, to]) => code >= from && code <= to)

async function open(name: string, subset: Subset): Promise<Opened> {
  const { create } = await import('fontkitten')
  const data = readFileSync(subset.file)
  const font = create(data)
  const held = new Set('characterSet' in font ? font.characterSet.filter((code) => isIn(subset, code)) : [])
  return { font: { name, data, unicodeRange: runsOf(held) }, held }
}

/** Code points as ranges, both ends included. */
function runsOf(codes: ReadonlySet<number>): [number, number][] {
  const runs: [number, number][] = []
  for (const code of [...codes].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else runs.push([code, code])
  }
  return runs
}

/** The subsets of a package of Fontsource, as its `unicode.json` lists them. */
function familyIn(folder: string, name: string): Family {
  const listed: Record<string, string> = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8'))
  const subsets = Object.entries(listed).map(([subset, ranges]) => ({
    file: join(folder, 'files', `${name}-${subset.replace(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: ranges.split(',').map((range): [number, number] => {
      const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
    }),
  }))
  return { name, subsets }
}
