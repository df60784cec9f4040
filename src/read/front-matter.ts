import { closest, distance } from 'fastest-levenshtein'
import type { VFileMessage } from 'vfile-message'
import type { z } from 'zod'
import { FrontMatter, foreignKeys, keys } from './front-matter-schema.ts'
import { type Located, placeIn, plainOf, problemWithShape, yamlOf } from './front-matter-yaml.ts'
import { messageAt, type Place, shown } from './message.ts'

export type { FrontMatter, MilestoneFacts } from './front-matter-schema.ts'

export interface Stated {
  /** What the front matter states; keys with an error are left out. */
  data: FrontMatter
  /** The text with the lines of the front matter blank, so that every other line keeps its number. */
  body: string
  /** Errors are fatal, but collected and not thrown: a writer sees all of them at once. */
  messages: VFileMessage[]
  /** The line of a key of `data`, by its path: `lineOf('milestones', 0, 'status')`; of its nearest parent where it has none. */
  lineOf(...path: (string | number)[]): number
}

/** YAML longer than this is no front matter: readers of YAML take quadratic time. */
const mostBytes = 16_384

/**
 * Reads YAML front matter: a block between `---` in the first line and the next `---`. What stands between two thematic breaks is
 * none: the block is a map with a key that is known here or to another generator, or every line of it is `key: value`.
 * Keys of other tools are left alone, with a note.
 */
export function frontMatter(text: string): Stated {
  const none: Stated = { data: {}, body: text, messages: [], lineOf: () => 1 }
  const block = blockOf(text)
  if (block === null) return { ...none, messages: otherFormats(text) }
  const messages: VFileMessage[] = []
  const said = new Set<string>()
  const say = (reason: string, place: Place) => {
    const message = messageAt('error', 'front-matter', reason, place)
    if (!said.has(String(message))) messages.push(message)
    said.add(String(message))
  }
  const body = text.slice(0, block.end).replace(/[^\n]+/g, '') + text.slice(block.end)
  const problem = tooLarge(block) ?? problemWithShape(block.source)
  if (problem !== null) {
    say(problem.reason, { line: problem.line + 1, column: problem.column })
    return { ...none, body, messages }
  }
  const { root, problems } = yamlOf(block.source)
  for (const { reason, line, column } of problems) say(reason, { line: line + 1, column })
  if (root === null) return { ...none, body, messages }
  const isOurs = [...root.children.keys()].some((key) => ownKeys.has(String(key)))
  const foreign = [...root.children.keys()].filter((key) => isForeign(String(key), isOurs))
  if (foreign.length > 0) {
    const names = foreign.map((key) => `\`${shown(String(key))}\``).join(', ')
    const reason = `Unexpected ${names} in front matter, expected keys of a roadmap: left to the tool that reads ${foreign.length === 1 ? 'it' : 'them'}`
    messages.push(messageAt('note', 'front-matter', reason, placeIn(root, foreign.slice(0, 1))))
  }
  for (const key of foreign) root.children.delete(key)
  const stated = listed(root)
  const data = validated(stated, say)
  messages.sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
  return { data, body, messages, lineOf: (...path) => placeIn(stated, path).line }
}

/** Keys that no other tool reads: who writes one of them writes for a roadmap. */
const ownKeys: ReadonlySet<string> = new Set(['milestones', 'statuses', 'repository', 'branch'])

/** A key that no roadmap knows is a mistake where it looks like one that it knows, or where the front matter is written for it. */
function isForeign(key: string, isOurs: boolean): boolean {
  if (foreignKeys.has(key)) return true
  return !isOurs && keys['']?.includes(key) === false && nearest(key, keys[''] ?? []) === null
}

function nearest(key: string, known: readonly string[]): string | null {
  if (known.length === 0) return null
  const lower = key.toLowerCase()
  const near = closest(lower, known)
  return distance(lower, near) <= (lower.length < 4 ? 1 : 2) ? near : null
}

/** Offset behind the front matter of a text; 0 where it has none. */
export function frontMatterEnd(text: string): number {
  return blockOf(text)?.end ?? 0
}

interface Block {
  source: string
  end: number
}

const opener = /^---[ \t]*\n/
const keyLine = /^[A-Za-z_][\w-]*:(?:[ \t]|$)/

function blockOf(text: string): Block | null {
  const opened = opener.exec(text)
  if (opened === null) return null
  const start = opened[0].length
  for (let from = start; from < text.length; ) {
    const feed = text.indexOf('\n', from)
    const to = feed === -1 ? text.length : feed
    if (/^(?:---|\.\.\.)[ \t]*$/.test(text.slice(from, to))) {
      const block = { source: text.slice(start, from), end: to }
      return isFrontMatter(block.source) ? block : null
    }
    from = to + 1
  }
  return null
}

function isFrontMatter(source: string): boolean {
  const lines = source.split('\n').slice(0, -1)
  const first = (lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '').trimStart()
  if (lines.length > 0 && lines.every((line) => keyLine.test(line))) return true
  if (!/^["']?[A-Za-z_]/.test(first)) return false
  if (tooLarge({ source }) !== null || problemWithShape(source) !== null) return isOfOurs(first.split(':')[0] ?? '')
  const { root, problems } = yamlOf(source)
  if (root === null) return problems.length > 0 && keyLine.test(first) && isOfOurs(first.split(':')[0] ?? '')
  return [...root.children.keys()].some((key) => isOfOurs(String(key)))
}

function isOfOurs(key: string): boolean {
  return keys['']?.includes(key) || foreignKeys.has(key)
}

function tooLarge({ source }: { source: string }): { reason: string; line: number; column: number } | null {
  if (source.length <= mostBytes) return null
  const count = source.length.toLocaleString('en-US')
  const reason = `Unexpected front matter of ${count} characters, expected at most 16,384: move what is text into the document`
  return { reason, line: 0, column: 1 }
}

/** What looks like front matter and is read as text. */
function otherFormats(text: string): VFileMessage[] {
  const say = (reason: string) => [
    messageAt('warning', 'front-matter', `${reason}: read as text`, { line: 1, column: 1 }),
  ]
  const first = text.slice(0, text.indexOf('\n') + 1).trimEnd()
  const rest = text.slice(text.indexOf('\n') + 1)
  if (first === '+++' && /^\+\+\+[ \t]*$/m.test(rest)) {
    return say('Unexpected front matter in TOML, expected YAML between lines of `---`')
  }
  const format = /^---[ \t]*([a-z]+)$/.exec(first)?.[1]
  if (format !== undefined) {
    return say(`Unexpected front matter in \`${shown(format)}\`, expected YAML between lines of \`---\``)
  }
  const key = first === '---' ? /^([A-Za-z_][\w-]*):[ \t]/.exec(rest)?.[1] : undefined
  if (key !== undefined && isOfOurs(key) && !/^(?:---|\.\.\.)[ \t]*$/m.test(rest)) {
    return say('Unexpected end of the document, expected a second line of `---` that ends the front matter')
  }
  return []
}

/** Milestones as a list, whether they are written as a list or as a map by name. */
function listed(root: Located): Located {
  const milestones = root.children.get('milestones')
  if (milestones === undefined || milestones.kind !== 'map') return root
  const items = new Map<string | number, Located>()
  for (const [at, [name, facts]] of [...milestones.children].entries()) {
    const named: Located = { kind: 'text', value: String(name), children: new Map(), place: facts.place }
    const isMap = facts.kind === 'map'
    items.set(at, isMap ? { ...facts, children: new Map([['name', named], ...facts.children]) } : facts)
  }
  const list: Located = { ...milestones, kind: 'list', children: items }
  return { ...root, children: new Map([...root.children, ['milestones', list]]) }
}

function validated(root: Located, say: (reason: string, place: Place) => void): FrontMatter {
  const found = FrontMatter.safeParse(plainOf(root))
  if (found.success) return found.data
  const wrong = new Set<PropertyKey>()
  for (const issue of found.error.issues) {
    const path = issue.path.filter((key) => typeof key !== 'symbol')
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        wrong.add(path[0] ?? key)
        say(unknownKey(key, path), placeIn(root, [...path, key]))
      }
      continue
    }
    wrong.add(path[0] ?? '')
    say(reasonOf(issue, root, path), placeIn(root, path))
  }
  const children = new Map([...root.children].filter(([key]) => !wrong.has(key)))
  const rest = FrontMatter.safeParse(plainOf({ ...root, children }))
  return rest.success ? rest.data : {}
}

function unknownKey(key: string, path: readonly (string | number)[]): string {
  const known = keys[path.length > 2 ? 'period' : String(path[0] ?? '')] ?? []
  const near = nearest(key, known)
  const expected = near === null ? `one of ${known.map((each) => `\`${each}\``).join(', ')}` : `\`${near}\``
  return `Unexpected key \`${shown(key)}\`, expected ${expected}`
}

function reasonOf(issue: z.core.$ZodIssue, root: Located, path: readonly (string | number)[]): string {
  // A key of a map that is wrong itself is reported at the map.
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
  if (message.startsWith('Unexpected')) return message
  const node = path.reduce<Located | undefined>((at, key) => at?.children.get(key), root)
  const last = path.at(-1) ?? 'front matter'
  const name =
    typeof last === 'string' ? `\`${shown(last)}\`` : `entry ${last + 1} of \`${shown(String(path.at(-2)))}\``
  const isEmpty = node === undefined || (node.kind === 'text' && node.value === '')
  const found = isEmpty ? 'nothing' : node.kind === 'text' ? `\`${shown(node.value)}\`` : node.kind
  return `Unexpected ${found} as ${name}, expected ${message}`
}
