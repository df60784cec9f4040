import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Node } from '@takumi-rs/core'
import { keepNewest } from '../history/cache.ts'
import type { Output, Picture } from '../publish/published.ts'
import { type Fonts, fontsOf } from './fonts.ts'

/** Draws a picture, or takes it from the cache where the same one was drawn before. */
export type Draw = (picture: Picture) => Promise<Output>

/** How many pictures are kept for the next build; one has about 20 KB. */
const mostKept = 8000

/**
 * What draws cards: takumi, with the fonts that come with Milepost. A picture is named by the digest of its tree, its fonts and the renderer,
 * so that no picture outlives what drew it. The folder may be shared by builds that run at once: an entry that is damaged or not whole yet is
 * drawn again.
 *
 * @param root absolute folder of the Milepost package; the working directory where it is not given
 * @param cache absolute folder for what was drawn; nothing is kept where there is none
 */
export function drawing(root = process.cwd(), cache?: string | undefined): Draw {
  const require = createRequire(join(root, 'package.json'))
  const version = rendererVersion(require)
  let fonts: Fonts | undefined
  let renderer: Promise<Render> | undefined
  if (cache !== undefined) {
    attempt(() => mkdirSync(cache, { recursive: true }))
    attempt(() => keepNewest(cache, /./, mostKept))
  }
  return async (picture) => {
    fonts ??= fontsOf(root)
    const path = cache === undefined ? null : join(cache, digest(picture, fonts.version, version))
    const known = path === null ? undefined : attempt(() => entry(path))
    if (known) return { type: picture.type, body: known }
    renderer ??= load()
    const body = await draw(picture, fonts, await renderer)
    if (path !== null) attempt(() => keep(path, body))
    return { type: picture.type, body }
  }
}

/** The renderer is a native module: only what draws waits for it. */
async function load(): Promise<Render> {
  const { Renderer } = await import('@takumi-rs/core')
  const renderer = new Renderer()
  return (node, options) => renderer.render(node, options)
}

type Render = InstanceType<typeof import('@takumi-rs/core').Renderer>['render']

async function draw({ tree, width, height, language }: Picture, fonts: Fonts, render: Render): Promise<Uint8Array> {
  const { fonts: chosen, missing } = await fonts.choose(textOf(tree), language)
  return await render(withoutMissing(tree, missing) ?? tree, {
    width,
    height,
    format: 'png',
    lang: language,
    fonts: chosen,
    fontFamilies: [...new Set(chosen.map(({ name }) => name))],
  })
}

function textOf(node: Node): string {
  if (node.type === 'text') return `${node.text}…`
  return node.type === 'container' ? (node.children ?? []).map(textOf).join('') : ''
}

/** A tree without the characters that no font has, for an empty box says nothing, and without what then holds nothing. */
function withoutMissing(node: Node, missing: ReadonlySet<number>): Node | null {
  if (node.type === 'image') return node
  if (node.type === 'text') {
    const text = legible(node.text, missing)
    return text === '' ? null : { ...node, text }
  }
  const children = (node.children ?? [])
    .map((child) => withoutMissing(child, missing))
    .filter((child) => child !== null)
  return children.length === 0 && node.children?.length ? null : { ...node, children }
}

function legible(text: string, missing: ReadonlySet<number>): string {
  if (missing.size === 0) return text
  return [...text]
    .filter((character) => !missing.has(character.codePointAt(0) ?? 0))
    .join('')
    .replace(/(?<![\p{L}\p{M}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}])/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** The package exports its entry alone; its manifest stands one folder above that. */
function rendererVersion(require: NodeJS.Require): string {
  const manifest = join(dirname(require.resolve('@takumi-rs/core')), '..', 'package.json')
  return JSON.parse(readFileSync(manifest, 'utf8')).version
}

function digest(picture: Picture, ...versions: string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([picture, versions]))
    .digest('hex')
}

const sumLength = 32

const sumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** A kept picture; throws where there is none or where it is not what was written. */
function entry(path: string): Uint8Array {
  const whole = readFileSync(path)
  const body = whole.subarray(sumLength)
  if (!sumOf(body).equals(whole.subarray(0, sumLength))) throw new Error(`Unexpected content of ${path}`)
  return body
}

/** Written in place: what is not whole yet has another sum, and is drawn again by who reads it. */
function keep(path: string, body: Uint8Array): void {
  writeFileSync(path, Buffer.concat([sumOf(body), body]))
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}
