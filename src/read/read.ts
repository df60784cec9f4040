import type { Root } from 'mdast'
import type { VFileMessage } from 'vfile-message'
import { type Roadmap, schemaVersion } from '../roadmap/index.ts'
import { type Assembled, assemble } from './assemble.ts'
import { type Block, leavesOf } from './blocks.ts'
import { gather } from './carriers.ts'
import { afresh, newContext, type ReadContext } from './context.ts'
import { decode } from './decode.ts'
import { descriptionOf, titleOf, unplacedIn, updatedIn } from './document.ts'
import type { Facts, Unread } from './facts.ts'
import { frontMatter, type Stated } from './front-matter.ts'
import { guard } from './guard.ts'
import { addThemesInLists, holdings } from './holdings.ts'
import { languageOf, lexiconFor } from './language.ts'
import { legendIn } from './legend.ts'
import { messageAt, shown } from './message.ts'
import { definitionsIn, everyPlace, outline, type Place } from './outline.ts'
import { parse } from './parse.ts'
import { classify, type Standing } from './places.ts'
import { applyStated, askedFor, statedLegend, statusOfWord } from './stated.ts'
import { strikeMeaning } from './strike.ts'
import { addThemes } from './themes.ts'

/** A document to read. */
export interface Input {
  /** The file as stored. */
  bytes: Uint8Array | string
  /** Where it lives, relative to its repository; shown in messages. */
  path: string | null
  id?: string
}

/** A document, read. */
export interface Reading {
  roadmap: Roadmap
  /** The decoded source with LF line ends; line numbers are those of the file. */
  text: string
  /** The tree of the text without its front matter. */
  tree: Root
  messages: VFileMessage[]
}

/**
 * Reads a roadmap document: decode, guard, parse, outline, milestones, facts.
 *
 * @throws {VFileMessage} fatal, positioned, for what is no text, breaks a limit, or has front matter with errors
 */
export function read(input: Input): Reading {
  const decoded = decode(input.bytes, input.path ?? undefined)
  const stated = frontMatter(decoded.text)
  const fatal = stated.messages.find((message) => message.fatal)
  if (fatal) throw fatal
  const messages = [...decoded.messages, ...stated.messages, ...guard(stated.body)]
  const tree = parse(stated.body)
  const legible = decoded.lossy.length === 0 ? tree : parse(withoutLossy(stated.body, decoded.lossy))
  const leaves = leavesOf(legible.children)
  const { language, context } = contextOf(legible, leaves, stated)
  const root = outline(legible, context)
  const { standings, assembled } = understand(root, stated)
  const { data } = stated
  const headings = everyPlace(root).filter((place) => place.carrier === 'heading')
  const title = headings.find((place) => standings.get(place)?.role === 'title')
  for (const unread of assembled.unread) messages.push(unreadable(unread, input.path ?? undefined))
  const roadmap: Roadmap = {
    schemaVersion,
    id: data.id ?? input.id ?? 'roadmap',
    title: data.title ?? titleOf(title ?? headings.find((place) => place.level === 1)) ?? 'Roadmap',
    description: data.description ?? descriptionOf(root, title),
    language: data.language ?? language,
    source: { path: input.path, repository: data.repository ?? null, branch: data.branch ?? null },
    ...stateOf(stated, assembled.facts, leaves, context),
    milestones: assembled.milestones,
    tasks: assembled.tasks,
    sections: assembled.sections,
    unplaced: stated.body.includes('<!') ? unplacedIn(tree) : [],
  }
  applyStated(roadmap, stated, context)
  return { roadmap, text: decoded.text, tree, messages }
}

/** Leftovers of lost characters become the replacement character: no letters of a name. */
function withoutLossy(text: string, lossy: readonly { line: number; column: number; text: string }[]): string {
  const lines = text.split('\n')
  for (const { line, column, text: leftover } of lossy) {
    const at = lines[line - 1]
    if (!at?.startsWith(leftover, column - 1)) continue
    lines[line - 1] =
      at.slice(0, column - 1) + '\ufffd'.repeat(leftover.length) + at.slice(column - 1 + leftover.length)
  }
  return lines.join('\n')
}

/** What the document is read with: its languages, its own words for symbols, and what its strikethrough means. */
function contextOf(
  tree: Root,
  leaves: readonly Block[],
  { data, body }: Stated,
): { language: string; context: ReadContext } {
  const seen = languageOf(body)
  const lexicon = data.language === undefined ? seen.lexicon : lexiconFor(data.language, seen.lexicon)
  const blank = newContext(lexicon, definitionsIn(leaves))
  const legend = new Map([...legendIn(leaves, blank), ...statedLegend(data)])
  const explained = afresh(blank, { legend })
  const mayStrike = body.includes('~') || body.includes('<')
  const strike = legend.get('~~') ?? (mayStrike ? strikeMeaning(tree, explained) : 'done')
  return { language: seen.language, context: afresh(explained, { strike }) }
}

/** Finds the milestones. Themes are some only where nothing else carries a unit of work. */
function understand(root: Place, stated: Stated): { standings: ReadonlyMap<Place, Standing>; assembled: Assembled } {
  const holds = holdings()
  const survey = classify(root, holds, askedFor(root, stated.data))
  const { standings } = survey
  const carried = gather(root, standings)
  const unitsElsewhere = carried.carriers.some(
    ({ type, kind, sure }) => sure && (type === 'row' || (type !== 'heading' && kind !== 'item')),
  )
  const gathered = !unitsElsewhere && addThemes(survey) ? gather(root, standings) : carried
  if (gathered.carriers.every(({ sure, kind }) => !sure || kind === 'bucket'))
    addThemesInLists(root, standings, gathered, holds)
  return { standings, assembled: assemble(root, standings, gathered) }
}

/** What the document says of its own version and state; what its front matter states wins. */
function stateOf(
  { data, body, lineOf }: Stated,
  { status, updated, version }: Facts,
  leaves: readonly Block[],
  context: ReadContext,
): Pick<Roadmap, 'version' | 'status' | 'updated'> {
  return {
    version: data.version ?? version?.value ?? null,
    status: data.status
      ? { value: statusOfWord(data.status, context), text: data.status, line: lineOf('status') }
      : status && { value: status.value, text: lineText(body, status.line), line: status.line },
    updated: data.updated
      ? { start: data.updated, end: data.updated, declared: true, line: lineOf('updated') }
      : updated
        ? { ...updated.value, declared: true, line: updated.line }
        : updatedIn(leaves, context),
  }
}

const lineText = (text: string, line: number): string =>
  (text.split('\n')[line - 1] ?? '').replace(/^[\s>#*+-]+|[*_`]/g, '').trim()

const advice = {
  status: "a word such as `done`, `in progress` or `planned`, or the word in the front matter's `statuses`",
  date: 'a day such as `2026-03-31`, a month, a quarter or a span such as `4-6 weeks`',
} as const

function unreadable({ field, text, line }: Unread, path?: string): VFileMessage {
  const reason = `Unexpected ${field} \`${shown(text)}\`, expected ${advice[field]}`
  return messageAt('warning', `unreadable-${field}`, reason, { line, column: 1 }, path)
}
