import { closest, distance } from 'fastest-levenshtein'
import type { VFileMessage } from 'vfile-message'
import { z } from 'zod'
import { type Located, placeIn, plainOf, problemWithShape, yamlOf } from '../read/front-matter-yaml.ts'
import { messageAt, type Place, shown } from '../read/message.ts'

/** Front matter longer than this is refused before it is read. */
const mostFrontMatter = 16_384
/** Bytes of a whole announcement: readers of MDX take quadratic time. */
export const mostBytes = 262_144

const directions = /[\u202a-\u202e\u2066-\u2069]/
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'text')
    .max(most, `at most ${most} characters`)
    .refine((text) => !directions.test(text), 'text without marks that turn the reading direction')

/** What an announcement says of itself in its front matter. */
export const Facts = z.strictObject({
  title: line(300).describe('What is announced, on one line.'),
  date: z.iso.date('a day such as `2026-03-01`').describe('Day on which it was published.'),
  summary: line(1000).optional().describe('One or two sentences for lists, feeds and search engines.'),
  authors: z
    .union([line(100).transform((name) => [name]), z.array(line(100)).min(1, 'at least one name').max(20)], 'names')
    .optional()
    .describe('People who wrote it: one name or a list of names.'),
  cover: z
    .string()
    .regex(
      /^(?:\.\/)?(?:[\w-][\w.-]*\/)*[\w-][\w.-]*\.(?:png|jpe?g|gif|webp|avif)$/i,
      'the path of a png, jpg, gif, webp or avif beside the announcement',
    )
    .optional()
    .describe(
      'Picture above the text, by its path from the folder of the announcement. It decorates and says nothing.',
    ),
})
export type Facts = z.infer<typeof Facts>

/** The facts of an announcement and its text, in which the lines of the front matter are blank, so that every other line keeps its number. */
export interface Stated {
  facts: Facts
  body: string
}

/** Reads the front matter of an announcement. Gives what is wrong, each thing with its place, instead. */
export function statedIn(text: string, file: string): Stated | VFileMessage[] {
  const messages: VFileMessage[] = []
  const say = (reason: string, place: Place): void => {
    messages.push(messageAt('error', 'announcement', reason, place, file))
  }
  const opened = /^---[ \t]*\n/.exec(text)
  const closed = opened ? /^---[ \t]*$/m.exec(text.slice(opened[0].length)) : null
  if (opened === null || closed === null) {
    say(
      opened
        ? 'Unexpected end of the announcement, expected a second line of `---` that ends the front matter'
        : 'Unexpected beginning of an announcement, expected front matter with `title` and `date` between lines of `---`',
      { line: 1, column: 1 },
    )
    return messages
  }
  const end = opened[0].length + closed.index
  const source = text.slice(opened[0].length, end)
  if (source.length > mostFrontMatter) {
    say('Unexpected front matter of more than 16 KiB, expected a few lines: write text below it', {
      line: 1,
      column: 1,
    })
    return messages
  }
  const problem = problemWithShape(source)
  if (problem !== null) {
    say(problem.reason, { line: problem.line + 1, column: problem.column })
    return messages
  }
  const { root, problems } = yamlOf(source)
  for (const { reason, line, column } of problems) say(reason, { line: line + 1, column })
  if (root === null && problems.length === 0)
    say('Unexpected front matter, expected `key: value` lines with `title` and `date`', { line: 2, column: 1 })
  if (root === null || messages.length > 0) return messages
  const found = Facts.safeParse(plainOf(root))
  if (!found.success) {
    for (const issue of found.error.issues) {
      const path = issue.path.filter((key) => typeof key !== 'symbol')
      if (issue.code === 'unrecognized_keys')
        for (const key of issue.keys) say(unknownKey(key), placeIn(root, [...path, key]))
      else say(reasonOf(issue, root, path), placeIn(root, path))
    }
    return messages
  }
  const rest = end + closed[0].length
  return { facts: found.data, body: text.slice(0, rest).replace(/[^\n]+/g, '') + text.slice(rest) }
}

function unknownKey(key: string): string {
  const known = Object.keys(Facts.shape)
  const near = closest(key, known)
  const advice = distance(key, near) <= 2 ? `; did you mean \`${near}\`?` : ''
  return `Unexpected key \`${shown(key)}\`, expected one of ${known.map((name) => `\`${name}\``).join(', ')}${advice}`
}

function reasonOf(issue: z.core.$ZodIssue, root: Located, path: readonly (string | number)[]): string {
  const node = path.reduce<Located | undefined>((at, key) => at?.children.get(key), root)
  const name = path.map((key) => (typeof key === 'number' ? `entry ${key + 1}` : key)).join(', ')
  const found = node === undefined || node.value === '' ? (node?.kind ?? '') : `\`${shown(node.value)}\``
  const isMissing = node === undefined || (node.kind === 'text' && node.value === '')
  const expected = issue.code === 'invalid_type' || issue.code === 'invalid_union' ? 'text' : issue.message
  if (isMissing) return `Unexpected absence of \`${shown(name)}\`, expected a line such as \`${exampleOf(path[0])}\``
  return `Unexpected ${found} as \`${shown(name)}\`, expected ${expected}`
}

function exampleOf(key: string | number | undefined): string {
  const examples: Record<string, string> = {
    title: 'title: Tables are read',
    date: 'date: 2026-03-01',
    summary: 'summary: What it is about',
    authors: 'authors: [Ada, Ben]',
    cover: 'cover: tables.png',
  }
  return examples[String(key)] ?? `${key}: …`
}
