import type { Heading, Paragraph, Root } from 'mdast'
import type { VFileMessage } from 'vfile-message'
import {
  type DateFact,
  eachMilestone,
  type Milestone,
  type Period,
  type Roadmap,
  type Status,
  schemaVersion,
  type Unplaced,
} from '../roadmap/index.ts'
import { assemble } from './assemble.ts'
import { gather } from './carriers.ts'
import { dateOf } from './dates.ts'
import { decode } from './decode.ts'
import { factsOfBlocks, fieldTable, keyValue, yearAbove } from './facts.ts'
import { newMemo, type ReadContext, readFragment } from './fragments.ts'
import { type FrontMatter, frontMatter, type MilestoneFacts } from './front-matter.ts'
import { guard } from './guard.ts'
import { eachLine, type Inline, inline } from './inline.ts'
import { type ItemContext, itemOf, strikeMeaning } from './items.ts'
import { readLegend } from './legend.ts'
import { type Lexicon, lexiconOf, tokenise } from './lexicon.ts'
import { messageAt, shown } from './message.ts'
import { type Block, definitionsOf, outline, type Place } from './outline.ts'
import { parse } from './parse.ts'
import { aboutOf, classify, everyPlace, type Holdings } from './places.ts'
import { readTable } from './tables.ts'

export interface Input {
  /** The file as stored. */
  bytes: Uint8Array | string
  /** Where it lives, relative to its repository; shown in messages. */
  path: string | null
  id?: string
}

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
  const messages = [...decoded.messages, ...stated.messages]
  const fatal = stated.messages.find((message) => message.fatal)
  if (fatal) throw fatal
  messages.push(...guard(stated.body))
  const tree = parse(stated.body)
  const legible = decoded.lossy.length === 0 ? tree : parse(withoutLossy(stated.body, decoded.lossy))

  const { language, lexicon } = stated.data.language
    ? lexiconFor(stated.body, stated.data.language)
    : lexiconOf(stated.body)
  const definitions = definitionsOf(legible)
  const legend = legendOf(legible, lexicon, stated.data, definitions)
  const context: ItemContext = { lexicon, legend, year: null, memo: newMemo(), definitions, strike: 'done' }
  const strike = strikeMeaning(struckTexts(legible, definitions), context)
  const base: ItemContext = { ...context, strike: strikeWord(stated.data) ?? strike }
  const root = outline(legible, base, definitions)
  const contexts = new Map<Place, ItemContext>()
  const contextOf = (place: Place): ItemContext => {
    const known = contexts.get(place)
    if (known) return known
    let year: number | null = null
    for (let at: Place | null = place; at && year === null; at = at.parent) year = yearAbove(at.name)
    const own = year === null ? base : { ...base, year }
    contexts.set(place, own)
    return own
  }
  const holds = holdings(contextOf)
  const asked = askedFor(root, stated.data)
  const first = classify(root, base, holds, true, asked)
  const carried = gather(root, first, contextOf)
  const unitsElsewhere =
    carried.carriers.some((carrier) => carrier.type !== 'heading' && carrier.sure && carrier.kind !== 'item') ||
    carried.carriers.some((carrier) => carrier.type === 'row' && carrier.sure)
  const standings = unitsElsewhere ? first : classify(root, base, holds, false, asked)
  const themed = !unitsElsewhere && [...standings.values()].some((standing) => standing.kind === 'theme')
  const gathered = themed ? gather(root, standings, contextOf) : carried
  if (gathered.carriers.every((carrier) => !carrier.sure || carrier.kind === 'bucket'))
    themesInLists(root, standings, gathered, contextOf)
  const assembled = assemble({ root, standings, contextOf, gathered, lastLine: tree.position?.end.line ?? 1 })

  const head = everyPlace(root).find((place) => place.carrier === 'heading' && standings.get(place)?.role === 'title')
  const facts = assembled.facts
  const data = stated.data
  const titled = everyPlace(root).find((place) => place.carrier === 'heading' && place.level === 1) ?? null
  const roadmap: Roadmap = {
    schemaVersion,
    id: data.id ?? input.id ?? 'roadmap',
    title: data.title ?? titleOf(head ?? titled) ?? 'Roadmap',
    description: data.description ?? descriptionOf(root, head ?? null, definitions),
    language: data.language ?? language,
    source: { path: input.path, repository: data.repository ?? null, branch: data.branch ?? null },
    version: data.version ?? facts.version?.value ?? null,
    status: data.status
      ? { value: statusWord(data.status, base), text: data.status, line: stated.lineOf('status') }
      : facts.status
        ? { value: facts.status.value, text: lineText(stated.body, facts.status.line), line: facts.status.line }
        : null,
    updated: data.updated
      ? { start: data.updated, end: data.updated, declared: true, line: stated.lineOf('updated') }
      : (updatedOf(facts.updated) ?? updatedAnywhere(legible, base, definitions)),
    milestones: assembled.milestones,
    tasks: assembled.tasks,
    sections: assembled.sections,
    unplaced: unplacedOf(tree),
  }
  applyStated(roadmap, data, base, (index) => stated.lineOf('milestones', index))
  for (const { field, text, line } of assembled.unread) {
    messages.push(
      field === 'status'
        ? messageAt(
            'warning',
            'unreadable-status',
            `Unexpected status \`${shown(text)}\`, expected a word such as \`done\`, \`in progress\` or \`planned\`, or the word in the front matter's \`statuses\``,
            { line, column: 1 },
            input.path ?? undefined,
          )
        : messageAt(
            'warning',
            'unreadable-date',
            `Unexpected date \`${shown(text)}\`, expected a day such as \`2026-03-31\`, a month, a quarter or a span such as \`4-6 weeks\``,
            { line, column: 1 },
            input.path ?? undefined,
          ),
    )
  }
  return { roadmap, text: decoded.text, tree, messages }
}

function lexiconFor(text: string, tag: string): { language: string; lexicon: Lexicon } {
  const guessed = lexiconOf(text)
  const primary = tag.split('-')[0] as string
  const own = guessed.lexicon.filter((entry) => entry.vocabulary.language === primary)
  return {
    language: tag,
    lexicon: [...own, ...guessed.lexicon.filter((entry) => entry.vocabulary.language !== primary)],
  }
}

/** Leftovers of lost characters become the replacement character: no letters of a name. */
function withoutLossy(text: string, lossy: readonly { line: number; column: number; text: string }[]): string {
  const lines = text.split('\n')
  for (const { line, column, text: leftover } of lossy) {
    const at = lines[line - 1]
    if (at?.slice(column - 1, column - 1 + leftover.length) === leftover) {
      lines[line - 1] =
        at.slice(0, column - 1) + '\ufffd'.repeat(leftover.length) + at.slice(column - 1 + leftover.length)
    }
  }
  return lines.join('\n')
}

function eachBlock(nodes: readonly Block[], visit: (node: Block) => void): void {
  for (const node of nodes) {
    visit(node)
    if ('children' in node && node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'table')
      eachBlock(node.children as Block[], visit)
  }
}

function* struckTexts(tree: Root, definitions: ReadonlyMap<string, string>): Generator<Inline> {
  const found: Inline[] = []
  eachBlock(tree.children, (node) => {
    if (node.type === 'paragraph') {
      // ~~Struck~~ = dropped
      for (const line of eachLine(inline(node.children, definitions))) {
        const mark = line.marks.find((mark) => mark.type === 'delete')
        if (mark && mark.start <= 2 && /^\s*[=:：—–-]\s*\S/u.test(line.text.slice(mark.end))) {
          const said = {
            ...line,
            text: `x (${/^\s*[=:：—–-]\s*([^,.;]+)/u.exec(line.text.slice(mark.end))?.[1] ?? ''})`,
          }
          found.push(said, said, said)
        }
      }
    }
    if (node.type !== 'listItem') return
    const head = node.children[0]
    if (head?.type !== 'paragraph') return
    const text = inline(head.children, definitions)
    if (text.marks.some((mark) => mark.type === 'delete'))
      found.push(node.checked ? { ...text, text: `[x] ${text.text}` } : text)
  })
  yield* found
}

/** A symbol, an emoji's short code or a written box: only such lines can explain one. */
const mayExplain = /[^\x20-\u024f]|:[a-z_]{2,}:|\[.\]/

function legendOf(
  tree: Root,
  lexicon: Lexicon,
  data: FrontMatter,
  definitions: ReadonlyMap<string, string>,
): Map<string, Status> {
  const context: ReadContext = { lexicon, legend: new Map(), year: null, memo: newMemo() }
  const lines: { text: string; explains: boolean }[] = []
  let explains = false
  const visit = (nodes: readonly Block[], inside: boolean) => {
    for (const node of nodes) {
      if (node.type === 'heading')
        explains =
          aboutOf(inline((node as Heading).children).text.replace(/^[^\p{L}]+/u, ''), false, context) === 'legend'
      const on = inside || explains
      if (node.type === 'paragraph') {
        for (const line of eachLine(inline((node as Paragraph).children, definitions))) {
          if (!on && !mayExplain.test(line.text)) continue
          const key = /^\W*([\p{L} ]{3,30})[:：]/u.exec(line.text)?.[1]
          const named = key !== undefined && aboutOf(key, false, context) === 'legend'
          lines.push({
            text: named ? line.text.slice(line.text.search(/[:：]/) + 1) : line.text,
            explains: on || named,
          })
        }
      } else if (node.type === 'table') {
        const symbols = node.children
          .slice(1)
          .every((row) =>
            /^[^\p{L}\p{N}]+$|^\[[ xX~/-]\]$/u.test(
              row.children[0] ? inline(row.children[0].children).text.trim() : '',
            ),
          )
        const explained = on || (symbols && node.children.length > 2 && (node.children[0]?.children.length ?? 9) <= 3)
        for (const row of node.children.slice(1)) {
          const cells = row.children.map((cell) => inline(cell.children, definitions).text)
          lines.push({ text: cells.join(' | '), explains: explained })
        }
      } else if (node.type === 'code' && on)
        for (const line of node.value.split('\n')) lines.push({ text: line, explains: true })
      else if (node.type === 'code' && !node.lang)
        for (const line of node.value.split('\n')) lines.push({ text: line, explains: false })
      else if ('children' in node && node.type !== 'heading') visit(node.children as Block[], on)
    }
  }
  visit(tree.children, false)
  const legend = readLegend(lines, context)
  for (const [symbol, status] of Object.entries(data.statuses ?? {}))
    legend.set(symbol.replace(/[\ufe0e\ufe0f]/g, ''), status)
  return legend
}

function strikeWord(data: FrontMatter): Status | null {
  return data.statuses?.['~~'] ?? null
}

function statusWord(word: string, context: ReadContext): Status | null {
  return readFragment(word, context).status
}

function once<T>(ask: (place: Place) => T): (place: Place) => T {
  const known = new Map<Place, T>()
  return (place) => {
    if (!known.has(place)) known.set(place, ask(place))
    return known.get(place) as T
  }
}

function holdings(contextOf: (place: Place) => ItemContext): Holdings {
  const stated = (place: Place): boolean => {
    const context = contextOf(place)
    return place.blocks.some((block) => {
      if (block.type === 'list') return block.children.some((node) => hasState(node, context))
      if (block.type === 'table') return readTable(block, context, context.definitions).use === 'tasks'
      return false
    })
  }
  const tasks: (place: Place) => boolean = once((place) => stated(place) || place.children.some(tasks))
  return {
    work: (place) =>
      place.blocks.some((block) => block.type === 'list' || block.type === 'table') ||
      place.children.some((child) => child.carrier === 'lead' && child.blocks.length > 0),
    fields: once((place) => {
      const context = contextOf(place)
      const facts = factsOfBlocks(
        place.blocks
          .slice(0, 3)
          .filter((block) => block.type !== 'table' || fieldTable(block, context, context.definitions) !== null),
        context,
        context.definitions,
      )
      return (
        (facts.status !== null && facts.status.via === 'word') ||
        facts.target !== null ||
        facts.completed !== null ||
        facts.progress !== null
      )
    }),
    tasks,
  }
}

function hasState(node: Parameters<typeof itemOf>[0], context: ItemContext): boolean {
  const item = itemOf(node, context)
  if (item?.status) return true
  return node.children.some(
    (child) => child.type === 'list' && child.children.some((inner) => hasState(inner, context)),
  )
}

/** In a document without units, the outermost items of a list are its themes where each holds tasks of its own. */
function themesInLists(
  root: Place,
  standings: ReturnType<typeof classify>,
  gathered: ReturnType<typeof gather>,
  contextOf: (place: Place) => ItemContext,
): void {
  if (everyPlace(root).some((place) => standings.get(place)?.kind === 'theme')) {
    // Headings are the themes unless one of them only holds the list of themes.
    return
  }
  for (const place of everyPlace(root)) {
    const standing = standings.get(place)
    if (!standing || standing.risky || standing.criteria || standing.role === 'milestone') continue
    const context = contextOf(place)
    for (const block of place.blocks) {
      if (block.type !== 'list') continue
      const holding = block.children.filter((node) =>
        node.children.some(
          (child) => child.type === 'list' && child.children.some((inner) => hasState(inner, context)),
        ),
      )
      if (holding.length < 2 || holding.length * 2 < block.children.length) continue
      for (const node of block.children) {
        const item = gathered.items.get(node)
        if (!item || item.box !== null) continue
        gathered.carriers.push({
          type: 'item',
          line: item.line,
          end: item.end,
          name: { ...item.name, status: null, via: null },
          facts: { ...factsOfBlocks([], context, context.definitions) },
          kind: 'theme',
          sure: true,
          place: null,
          within: place,
          outer: null,
          withinKey: null,
          item,
          row: null,
          block,
          content: node.children.length,
        })
      }
    }
  }
}

function titleOf(place: Place | null): string | null {
  if (!place) return null
  const words = place.name.text
    .replace(/^(?:[^\p{L}\p{N}«"'“([]+)/u, '')
    .replace(/[\s\p{So}\p{Extended_Pictographic}\ufe0f]+$/u, '')
  return words || null
}

/** The first paragraph of prose below the title. */
function descriptionOf(root: Place, head: Place | null, definitions: ReadonlyMap<string, string>): string | null {
  const find = (nodes: readonly Block[]): string | null => {
    for (const block of nodes) {
      if (block.type === 'blockquote') {
        const inner = find(block.children)
        if (inner) return inner
      }
      if (block.type !== 'paragraph') continue
      const text = inline(block.children, definitions)
      const words = text.text.replace(/\s+/g, ' ').trim()
      if (tokenise(words).length >= 6 && !/^[^:：]{2,30}[:：]/u.test(words)) return words
    }
    return null
  }
  return find(head?.blocks ?? []) ?? find(root.blocks) ?? null
}

const updatedOf = (stated: { value: Period; line: number } | null): DateFact | null =>
  stated && ({ ...stated.value, declared: true, line: stated.line } as DateFact)

/** "Last updated: 2026-01-11" often stands at the end. */
function updatedAnywhere(
  tree: Root,
  context: ItemContext,
  definitions: ReadonlyMap<string, string>,
): DateFact | null {
  let found: DateFact | null = null
  eachBlock(tree.children, (node) => {
    if (found || node.type !== 'paragraph') return
    for (const line of eachLine(inline(node.children, definitions))) {
      if (line.text.length > 160) continue
      const stated = keyValue(line, context)
      if (!stated?.fields.includes('updated')) continue
      const date = dateOf(stated.value.text, context)
      found ??= date && updatedOf({ value: date.period, line: stated.line })
    }
  })
  return found
}

const lineText = (text: string, line: number): string =>
  (text.split('\n')[line - 1] ?? '').replace(/^[\s>#*+-]+|[*_`]/g, '').trim()

function unplacedOf(tree: Root): Unplaced[] {
  const found: Unplaced[] = []
  eachBlock(tree.children, (node) => {
    if ((node.type as string) === 'comment') found.push(unplaced(node, 'comment'))
  })
  const inlineComments = (nodes: readonly { type: string; children?: unknown[] }[]) => {
    for (const node of nodes) {
      if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
        for (const child of (node.children ?? []) as { type: string }[])
          if (child.type === 'comment') found.push(unplaced(child as unknown as Block, 'comment'))
      } else if (node.children) inlineComments(node.children as { type: string; children?: unknown[] }[])
    }
  }
  inlineComments(tree.children)
  return found
}

function unplaced(node: Block, kind: Unplaced['kind']): Unplaced {
  const start = node.position?.start.line ?? 1
  return {
    lines: [start, node.position?.end.line ?? start],
    text: String((node as unknown as { value?: string }).value ?? '').trim(),
    kind,
  }
}

const plain = (text: string): string =>
  tokenise(text)
    .map((token) => token.text)
    .join(' ')

function fits(facts: MilestoneFacts, ...names: (string | null)[]): boolean {
  const wanted = plain(facts.name)
  return names.some((name) => name !== null && plain(name) === wanted)
}

/** Headings that the front matter says to be, or not to be, milestones. */
function askedFor(root: Place, data: FrontMatter): Map<Place, boolean> {
  const asked = new Map<Place, boolean>()
  for (const facts of data.milestones ?? []) {
    if (facts.milestone === undefined) continue
    for (const place of everyPlace(root)) {
      if (place.carrier !== 'root' && fits(facts, place.name.text, place.name.title, place.name.label?.text ?? null))
        asked.set(place, facts.milestone)
    }
  }
  return asked
}

/** What the front matter states of a milestone wins over what was read. */
function applyStated(
  roadmap: Roadmap,
  data: FrontMatter,
  context: ReadContext,
  lineOf: (index: number) => number,
): void {
  ;(data.milestones ?? []).forEach((facts, index) => {
    const found = [...eachMilestone(roadmap.milestones)]
      .map((entry) => entry.milestone)
      .filter((milestone) =>
        fits(facts, milestone.label, milestone.title, `${milestone.label ?? ''} ${milestone.title}`, milestone.id),
      )
    const milestone = found[0]
    if (!milestone || facts.milestone === false) return
    const line = lineOf(index)
    const before = milestone.id
    if (facts.id) {
      milestone.id = facts.id
      milestone.pinned = true
    }
    if (facts.aliases?.length) milestone.aliases = facts.aliases
    if (before !== milestone.id) rename(roadmap, before, milestone.id)
    if (facts.label) milestone.label = facts.label
    if (facts.title) milestone.title = facts.title
    if (facts.progress !== undefined) milestone.progress = { ...milestone.progress, declared: facts.progress, line }
    const status = facts.status ? statusWord(facts.status, context) : null
    if (status) milestone.status = { value: status, declared: true, line }
    const date = (value: MilestoneFacts['target']): DateFact | null => {
      if (value === undefined) return null
      if (typeof value !== 'string') return { start: value.start, end: value.end ?? null, declared: true, line }
      const found = dateOf(value, context)
      return found && ({ ...found.period, declared: true, line } as DateFact)
    }
    milestone.target = date(facts.target) ?? milestone.target
    milestone.completed = date(facts.completed) ?? milestone.completed
  })
}

function rename(roadmap: Roadmap, from: string, to: string): void {
  for (const { milestone } of eachMilestone(roadmap.milestones))
    milestone.dependsOn = milestone.dependsOn.map((id) => (id === from ? to : id))
  const inSections = (sections: Roadmap['sections']) => {
    for (const section of sections) {
      if (section.milestone === from) section.milestone = to
      inSections(section.sections)
    }
  }
  inSections(roadmap.sections)
}

export type { Milestone }
