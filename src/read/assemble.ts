import { slug } from 'github-slugger'
import type { ListItem, Table } from 'mdast'
import {
  type DateFact,
  eachMilestone,
  eachTask,
  type Lines,
  type Milestone,
  type Period,
  type Progress,
  problemWithId,
  type Section,
  type Status,
  type Task,
  toId,
} from '../roadmap/index.ts'
import type { Carrier, Gathered } from './carriers.ts'
import { dateOf } from './dates.ts'
import {
  better,
  type Facts,
  factsOfBlocks,
  keyValue,
  linesOfList,
  mergeFacts,
  noFacts,
  type Stated,
  type StatedStatus,
} from './facts.ts'
import { eachLine, type Inline, inline, lineAt } from './inline.ts'
import { type Item, type ItemContext, ownersIn, readItem, referencesIn } from './items.ts'
import { phraseAt, tokenise } from './lexicon.ts'
import { join, likeness, type Told } from './merge.ts'
import { labelsIn } from './name.ts'
import type { Block, Place } from './outline.ts'
import { aboutOf, bucketOf, everyPlace, type Standing, wordsOf } from './places.ts'
import { cellStatus } from './tables.ts'

/** A milestone in the making. */
interface Draft {
  told: Told
  parent: Draft | null
  children: Draft[]
  facts: Facts
  status: StatedStatus | null
  tasks: Task[]
  lines: Lines[]
  needs: Inline[]
  id: string
}

export interface Assembled {
  milestones: Milestone[]
  tasks: Task[]
  sections: Section[]
  facts: Facts
  unread: Facts['unread']
}

export interface AssembleInput {
  root: Place
  standings: Map<Place, Standing>
  contextOf: (place: Place) => ItemContext
  gathered: Gathered
  lastLine: number
}

const startLine = (node: Block): number => node.position?.start.line ?? 1
const endLine = (node: Block): number => node.position?.end.line ?? startLine(node)

/** Puts milestones, tasks and sections together from what was gathered. */
export function assemble({ root, standings, contextOf, gathered }: AssembleInput): Assembled {
  const drafts: Draft[] = join(gathered.carriers).map((told) => ({
    told,
    parent: null,
    children: [],
    facts: noFacts(),
    status: null,
    tasks: [],
    lines: [],
    needs: [],
    id: '',
  }))
  const byCarrier = new Map<Carrier, Draft>()
  const byPlace = new Map<Place, Draft>()
  const byItem = new Map<ListItem, Draft>()
  for (const draft of drafts) {
    for (const carrier of draft.told.carriers) {
      byCarrier.set(carrier, draft)
      if (carrier.place) byPlace.set(carrier.place, draft)
      if (carrier.item?.node) byItem.set(carrier.item.node, draft)
    }
  }
  const byKey = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const keys = new Set(
      draft.told.carriers.map((carrier) => carrier.name.label?.key).filter((key) => key !== undefined),
    )
    for (const key of keys) byKey.set(key, [...(byKey.get(key) ?? []), draft])
  }

  for (const draft of drafts) place(draft)
  containByMeaning()
  for (const draft of drafts) if (draft.parent) draft.parent.children.push(draft)
  for (const draft of drafts) collectFacts(draft)

  const anchors = new Set<string>()
  const extraAlso = new Map<Draft, number[]>()
  const loose: Task[] = []
  const aboutCache = new Map<Place, Draft | null>()
  const documentFacts = noFacts()
  tasksOf(root)
  fenceTasks()
  for (const draft of drafts) inheritStatus(draft)
  datesElsewhere()
  for (const draft of drafts) dropTicksOfUnstarted(draft)
  nameAll()
  const milestones = roots().map(finish)
  resolveNeeds(milestones)
  return {
    milestones,
    tasks: loose,
    sections: sectionsOf(root),
    facts: documentFacts,
    unread: drafts.flatMap((draft) => draft.facts.unread),
  }

  function milestoneAbove(start: Place | null): Draft | null {
    for (let at = start; at; at = at.parent) {
      const draft = byPlace.get(at)
      if (draft) return draft
    }
    return null
  }

  /** Parent of a milestone: of the first telling that stands inside another milestone. */
  function place(draft: Draft): void {
    const ordered = [draft.told.primary, ...draft.told.carriers.filter((carrier) => carrier !== draft.told.primary)]
    for (const carrier of ordered) {
      // What only mentions a milestone says nothing of where it belongs.
      if (carrier !== draft.told.primary && !carrier.sure && carrier.item?.box == null && carrier.type !== 'row') continue
      let parent: Draft | null = null
      for (let outer = carrier.outer; outer && !parent; outer = outer.outer) parent = byCarrier.get(outer) ?? null
      parent ??= milestoneAbove(carrier.type === 'heading' ? (carrier.place?.parent ?? null) : carrier.within)
      if (!parent && carrier.withinKey) {
        const named = byKey.get(carrier.withinKey)
        if (named?.length === 1) parent = named[0] as Draft
      }
      if (parent && parent !== draft && !isAbove(draft, parent)) {
        draft.parent = parent
        return
      }
    }
  }

  function isAbove(draft: Draft, other: Draft): boolean {
    for (let at: Draft | null = other; at; at = at.parent) if (at === draft) return true
    return false
  }

  /** Where heading levels slip, weeks that follow a phase at its level are in it, and quarters in their year. */
  function containByMeaning(): void {
    const last = new Map<Draft | null, Draft>()
    const weeks = new Map<Place | null, number>()
    for (const { told } of drafts) {
      const at = told.primary.place?.parent ?? null
      if (told.primary.name.target && !('start' in told.primary.name.target)) weeks.set(at, (weeks.get(at) ?? 0) + 1)
    }
    for (const draft of drafts) {
      const { primary } = draft.told
      if (primary.type !== 'heading' || !primary.place) continue
      const alone = primary.name.target && !('start' in primary.name.target) && (weeks.get(primary.place.parent) ?? 0) < 2
      const before = last.get(draft.parent)
      const other = before?.told.primary
      if (before && !alone && other?.place &&
        other.place.parent === primary.place.parent &&
        other.place.level === primary.place.level &&
        contains(before, draft)
      ) {
        draft.parent = before
        continue
      }
      last.set(draft.parent, draft)
    }
  }

  function contains(outer: Draft, inner: Draft): boolean {
    const [a, b] = [outer.told.primary.name, inner.told.primary.name]
    if (b.label?.kind !== 'period') return false
    const relative = b.target && !('start' in b.target)
    if (relative) return a.label?.kind === 'phase'
    if (a.label?.kind !== 'period' || !a.target || !b.target || !('start' in a.target) || !('start' in b.target))
      return false
    const [x, y] = [a.target, b.target]
    return (
      x.end !== null &&
      y.end !== null &&
      x.start <= y.start &&
      y.end <= x.end &&
      (x.start !== y.start || x.end !== y.end)
    )
  }

  function roots(): Draft[] {
    return drafts.filter((draft) => draft.parent === null)
  }

  function collectFacts(draft: Draft): void {
    const { primary } = draft.told
    const ordered = [primary, ...draft.told.carriers.filter((carrier) => carrier !== primary)]
    for (const carrier of ordered) {
      const facts = noFacts()
      mergeFacts(facts, carrier.facts)
      if (carrier.place) {
        const context = contextOf(carrier.place)
        mergeFacts(facts, factsOfBlocks(carrier.place.blocks, context, context.definitions))
        for (const part of carrier.place.children) if (!byPlace.has(part)) mergeFacts(facts, factsOfPart(part))
      }
      // A later line about the progress is newer than an earlier one.
      if (facts.progress && draft.facts.progress && facts.progress.line > draft.facts.progress.line)
        draft.facts.progress = facts.progress
      mergeFacts(draft.facts, facts)
    }
    draft.status = draft.facts.status
    draft.needs = draft.facts.needs
  }

  /** Parts of a milestone that state its facts under a heading of their own: `#### Dependencies`, `### Timeline`. */
  function factsOfPart(part: Place): Facts {
    const facts = noFacts()
    const context = contextOf(part)
    const tokens = wordsOf(part.name.title)
    const found = phraseAt(context.lexicon, (language) => language.fields, tokens, 0)
    if (found && found.next === tokens.length) {
      if (found.value.includes('dependsOn')) {
        for (const block of part.blocks) {
          if (block.type === 'paragraph') facts.needs.push(inline(block.children, context.definitions))
          if (block.type === 'list') facts.needs.push(...linesOfList({ children: [block] }, context.definitions))
        }
      } else if (found.value.includes('status') || found.value.includes('target') || found.value.includes('progress')) {
        const first = part.blocks[0]
        if (first?.type === 'paragraph') {
          const text = inline(first.children, context.definitions)
          const line = eachLine(text)[0] as Inline
          const value = keyValue({ ...line, text: `${part.name.title}: ${line.text}` }, context)
          if (value && line.text.length < 60)
            mergeFacts(
              facts,
              factsOfBlocks(
                [
                  {
                    ...first,
                    children: [{ type: 'text', value: `${part.name.title}: ${line.text}`, position: first.position }],
                  },
                ] as Block[],
                context,
                context.definitions,
              ),
            )
        }
      }
    }
    return facts
  }

  /** What a bucket or a future section says of the milestones directly in it, and what `current` says of a kind. */
  function inheritStatus(draft: Draft): void {
    if (draft.status) return
    const { primary } = draft.told
    if (draft.facts.current) {
      draft.status = {
        value: primary.name.label?.kind === 'release' ? 'done' : 'in-progress',
        via: 'word',
        line: draft.facts.current.line,
      }
      return
    }
    if (primary.name.label?.kind === 'ordinal' || primary.name.typed) {
      const context = contextOf(primary.within)
      const found = phraseAt(context.lexicon, (language) => language.ordinals, tokenise(primary.name.text), 0)
      const value = found && ({ current: 'in-progress', previous: 'done', next: 'planned' } as const)[found.value]
      if (value && primary.name.label?.kind === 'ordinal') {
        draft.status = { value, via: 'bucket', line: primary.line }
        return
      }
    }
    const own = primary.place && standings.get(primary.place)
    if (own?.bucket) {
      draft.status = { value: own.bucket, via: 'bucket', line: primary.line }
      return
    }
    for (const carrier of [primary, ...draft.told.carriers]) {
      const within = carrier.type === 'heading' ? carrier.place?.parent : carrier.within
      for (let at = within; at; at = at.parent) {
        const standing = standings.get(at)
        if (
          standing?.role === 'milestone' &&
          standing.kind !== 'bucket' &&
          !(standing.bucket && standing.kind === 'release')
        )
          break
        if (standing?.bucket) {
          draft.status = { value: standing.bucket, via: 'bucket', line: at.line }
          return
        }
        if (at.parent && byPlace.get(at.parent) && !byPlace.get(at)) break
      }
    }
  }

  /** `**Target v1.0**: Q4 2026` in the overview dates the milestone that its label or a version of its name tells. */
  function datesElsewhere(): void {
    for (const at of everyPlace(root)) {
      const context = contextOf(at)
      if (standings.get(at)?.role === 'risk') continue
      for (const block of at.blocks) {
        for (const line of linesOf(block, context)) {
          const found = keyValue(line, context)
          const isTarget = found?.fields.includes('target') ?? false
          const key = isTarget ? (found?.key ?? '') : /^([^:：]{2,40})[:：]/u.exec(line.text)?.[1]
          if (!key) continue
          const rest = line.text.slice(line.text.search(/[:：]/) + 1)
          const date = dateOf(rest, context)
          if (!date || !('start' in date.period) || date.start > 24) continue
          const draft = draftNamed(key, context)
          if (!draft || milestoneAbove(at) === draft || draft.told.carriers.some((carrier) => carrier.line === lineAt(line, 0))) continue
          if (!isTarget && !wholeLabel(key, context)) continue
          draft.facts.target = better(draft.facts.target, { value: date.period, line: lineAt(line, 0) })
          if (!draft.told.carriers.some((carrier) => carrier.line === lineAt(line, 0)))
            extraAlso.set(draft, [...(extraAlso.get(draft) ?? []), lineAt(line, 0)])
        }
      }
    }
  }

  function wholeLabel(key: string, context: ItemContext): boolean {
    const labels = labelsIn(key, context)
    return (
      labels.length === 1 &&
      key.replace(/[^\p{L}\p{N}]/gu, '').length ===
        key.slice(labels[0]?.index, labels[0]?.end).replace(/[^\p{L}\p{N}]/gu, '').length
    )
  }

  function linesOf(block: Block, context: ItemContext): Inline[] {
    if (block.type === 'paragraph') return eachLine(inline(block.children, context.definitions))
    if (block.type === 'list')
      return linesOfList({ children: [block] }, context.definitions).map((line) => eachLine(line)[0] as Inline)
    if (block.type === 'blockquote') return block.children.flatMap((child) => linesOf(child, context))
    return []
  }

  /** The one milestone that a text names by label, or by a version in its title. */
  function draftNamed(text: string, context: ItemContext): Draft | null {
    const keys = labelsIn(text, context).map((label) => label.key)
    for (const key of keys) {
      const labelled = byKey.get(key) ?? []
      if (labelled.length === 1) return labelled[0] as Draft
      if (labelled.length > 1) return null
      const titled = drafts.filter(
        (draft) =>
          labelsIn(draft.told.primary.name.title, context).some((label) => label.key === key) &&
          draft.told.primary.name.label !== null,
      )
      const outer = titled.filter((draft) => draft.parent === null || !titled.includes(draft.parent))
      const exact = outer.filter((draft) => endsWithLabel(draft, key, context))
      if (exact.length === 1) return exact[0] as Draft
      if (outer.length === 1) return outer[0] as Draft
    }
    return null
  }

  /** `Production Release (v1.0)` is v1.0; `Beta Release (Beta → v1.0 RC)` only leads to it. */
  function endsWithLabel(draft: Draft, key: string, context: ItemContext): boolean {
    const bracket = /[(（]([^()（）]+)[)）]$/u.exec(draft.told.primary.name.title)
    return (
      bracket !== null &&
      wholeLabel(bracket[1] as string, context) &&
      labelsIn(bracket[1] as string, context)[0]?.key === key
    )
  }

  /** The milestone that a section outside it speaks about by name. */
  function aboutOfPlace(at: Place): Draft | null {
    const known = aboutCache.get(at)
    if (known !== undefined) return known
    let found: Draft | null = null
    const context = contextOf(at)
    if (at.carrier !== 'root' && at.level > 1 && !byPlace.has(at) && standings.get(at)?.role !== 'group') {
      found = draftNamed(at.name.text, context) ?? partNamed(at) ?? distinctive(at, context)
    }
    found ??= at.parent ? aboutOfPlace(at.parent) : null
    aboutCache.set(at, found)
    return found
  }

  /** A section that tells a part of a milestone again: `Appendix: Beta Checklist` and `1.5 Beta Criteria Checklist`. */
  function partNamed(at: Place): Draft | null {
    const own = new Set(wordsOf(at.name.title).map((token) => token.text))
    if (own.size < 2) return null
    const hits = new Map<Draft, number>()
    for (const other of everyPlace(root)) {
      if (other === at || standings.get(other)?.role !== 'criteria') continue
      const draft = milestoneAbove(other)
      if (!draft) continue
      const theirs = wordsOf(other.name.title).map((token) => token.text)
      const shared = theirs.filter((word) => own.has(word)).length
      if (shared >= 2 && shared * 2 >= theirs.length) hits.set(draft, Math.max(hits.get(draft) ?? 0, shared))
    }
    return hits.size === 1 ? ([...hits.keys()][0] as Draft) : null
  }

  function distinctive(at: Place, context: ItemContext): Draft | null {
    const words = wordsOf(at.name.title)
    if (words.length > 5) return null
    const generic = new Set<string>()
    for (let index = 0; index < words.length; ) {
      const found = ['criteria', 'criteriaWords', 'parts', 'sections', 'risks', 'bucketNouns', 'groups'] as const
      const longest = found
        .map((name) => phraseAt(context.lexicon, (language) => language.lists[name], words, index))
        .reduce((best, hit) => (hit && (!best || hit.next > best.next) ? hit : best), null)
      if (!longest) {
        index++
        continue
      }
      for (const word of words.slice(index, longest.next)) generic.add(word.text)
      index = longest.next
    }
    const telling = words.filter((word) => !generic.has(word.text) && word.text.length > 2).map((word) => word.text)
    if (telling.length === 0 || generic.size === 0) return null
    const scored = drafts
      .filter((draft) => draft.told.primary.name.label !== null)
      .map((draft) => {
        const name = draft.told.primary.name
        const title = new Set([...tokenise(name.label?.text ?? ''), ...tokenise(name.title)].map((token) => token.text))
        const goal = new Set(tokenise(draft.facts.goal?.value ?? '').map((token) => token.text))
        const inTitle = telling.every((word) => title.has(word))
        const inGoal = telling.every((word) => goal.has(word))
        const length = new Set(
          wordsOf(name.title)
            .filter((token) => !phraseAt(context.lexicon, (language) => language.units, [token], 0) && !token.number)
            .map((token) => token.text),
        ).size
        return { draft, score: inTitle ? 10 - Math.min(length, 8) : inGoal && standings.get(at)?.criteria ? 1 : 0 }
      })
      .filter((entry) => entry.score > 0)
      .sort((a, b) => b.score - a.score)
    const [first, second] = scored
    return first && (!second || first.score > second.score) ? first.draft : null
  }

  function fenceTasks(): void {
    for (const found of gathered.fenceTasks) {
      const owner =
        [...byCarrier].find(([carrier]) => carrier.type === 'fence' && carrier.line === found.under)?.[1] ?? null
      if (!owner && found.under !== null) continue
      const status = found.facts.status
      const task = taskOf({
        title: found.name.title,
        text: found.text,
        status: status?.value ?? null,
        line: found.line,
        end: found.end,
        role: 'task',
        group: null,
      })
      if (status) (owner?.tasks ?? loose).push(task)
    }
  }

  function taskOf(of: {
    title: string
    text: Inline
    status: Status | null
    line: number
    end: number
    role: Task['role']
    group: string | null
  }): Task {
    return {
      title: of.title,
      status: of.status && { value: of.status, declared: true, line: of.line },
      role: of.role,
      owners: ownersIn(of.text),
      references: referencesIn(of.text),
      tasks: [],
      line: of.line,
      lines: [of.line, of.end],
      group: of.group,
    }
  }

  /** Walks the outline and gives every stated task to its milestone. */
  function tasksOf(at: Place): void {
    const standing = standings.get(at) as Standing
    const context = contextOf(at)
    const owner = milestoneAbove(at) ?? aboutOfPlace(at)
    const inside = owner !== null && milestoneAbove(at) === owner
    const group = at.carrier === 'root' || byPlace.has(at) ? null : at.name.title
    const role = standing.criteria ? 'criterion' : 'task'
    if (!owner && at.level <= 2)
      mergeFacts(documentFacts, { ...factsOfBlocks(at.blocks, context, context.definitions), needs: [], unread: [] })
    const skip = standing.role === 'legend' || standing.role === 'non-goal'
    if (!skip)
      blocksOf(at.blocks, owner?.tasks ?? loose, {
        context,
        standing,
        role,
        group: inside ? group : at.name.title || null,
        owner,
        heading: headingStatus(at),
      })
    at.children.forEach(tasksOf)
  }

  /** `🔄 In Progress (This Week)`, `Blocked` over a list. */
  function headingStatus(at: Place): Status | null {
    if (at.carrier === 'root') return null
    const bucket = bucketOf(at.name.title, contextOf(at))
    return bucket ?? null
  }

  interface Within {
    context: ItemContext
    standing: Standing
    role: Task['role']
    group: string | null
    owner: Draft | null
    /** What the heading right above says of what stands under it. */
    heading: Status | null
  }

  function blocksOf(blocks: readonly Block[], into: Task[], within: Within): void {
    for (const block of blocks) {
      if (block.type === 'list') listOf(block.children, into, within)
      else if (block.type === 'blockquote') blocksOf(block.children, into, within)
      else if (block.type === 'table') tableOf(block, into, within)
      else if (block.type === 'paragraph') markerLines(block, into, within)
      else if ((block.type as string) === 'details')
        blocksOf((block as unknown as { children: Block[] }).children, into, within)
    }
  }

  function listOf(nodes: readonly ListItem[], into: Task[], within: Within): void {
    const items = nodes.map((node) => ({ node, item: gathered.items.get(node) ?? null }))
    const states = items.map(({ item }) => (item && !isField(item, within.context) ? stateOf(item, within) : null))
    const stated = states.filter((state) => state !== null).length
    const contrast = items.some(({ item }, index) => item?.via === 'symbol' && states[index] === 'done')
    items.forEach(({ node, item }, index) => {
      const nested = node.children.slice(item ? 1 : 0) as Block[]
      const draft = byItem.get(node)
      if (draft) {
        blocksOf(nested, draft.tasks, { ...within, group: null, owner: draft, role: 'task', heading: null })
        return
      }
      let status = states[index] ?? null
      // A plain bullet that happens to end in a status word says nothing alone.
      if (
        status !== null &&
        item?.via === 'word' &&
        item.box === null &&
        item.name.symbols.length === 0 &&
        stated < 2 &&
        nodes.length > 1 &&
        !/[)）\]]\s*$/u.test(item.text.text.trim())
      )
        status = null
      if (
        status === 'cancelled' &&
        item?.via === 'symbol' &&
        contrast &&
        !within.context.legend.has(item.name.symbols[0] ?? '')
      )
        status = 'planned'
      const inner = innerWithin(item, nested, within)
      if (item && status !== null) {
        const task = taskOf({
          title: item.title,
          text: item.text,
          status,
          line: item.line,
          end: item.end,
          role: within.role,
          group: within.group,
        })
        into.push(task)
        blocksOf(nested, task.tasks, inner)
      } else blocksOf(nested, into, inner)
    })
  }

  /** An item that heads its nested list: `- **Acceptance criteria:**`. */
  function innerWithin(item: Item | null, nested: readonly Block[], within: Within): Within {
    if (!item || !nested.some((block) => block.type === 'list')) return within
    const head = /^([^:：]{2,60})[:：]?\s*$/u.exec(item.text.text.trim())
    if (!head) return within
    const about = aboutOf(head[1] as string, true, within.context)
    if (about === 'criteria') return { ...within, role: 'criterion', group: head[1] as string }
    if (about === 'risk' || about === 'non-goal')
      return { ...within, standing: { ...within.standing, risky: true }, group: head[1] as string }
    return item.status === null ? { ...within, group: head[1] as string } : within
  }

  function isField(item: Item, context: ItemContext): boolean {
    if (item.box !== null || item.name.symbols.length > 0) return false
    const found = keyValue(eachLine(item.text)[0] as Inline, context)
    return (
      found !== null &&
      !found.fields.includes('task') &&
      !found.fields.includes('name') &&
      !found.fields.includes('goal') &&
      !found.fields.includes('notes')
    )
  }

  function stateOf(item: Item, within: Within): Status | null {
    if (within.standing.risky) return item.box !== null ? item.box : null
    // A tick before a metric of the whole project is a finding, not a criterion that is met.
    if (within.standing.criteria && within.owner === null && item.box === null && item.via === 'symbol') return null
    // Words win over boxes, those of the heading too: an empty box under `In Progress` is in progress.
    if (item.via === 'box' && item.box === 'planned' && within.heading && within.heading !== 'done') return within.heading
    return item.status
  }

  function tableOf(table: Table, into: Task[], within: Within): void {
    const reading = gathered.tables.get(table)
    if (!reading || within.standing.risky) return
    const rows = reading.use === 'tasks' ? reading.rows : []
    const contrast = rows.some((row) => row.status === 'done')
    for (const row of rows) {
      if (row.status === null) continue
      const cell = row.cells.find((cell) => cellStatus(cell, within.context) === row.status)
      const plainCross =
        contrast && row.status === 'cancelled' && cell && !/\p{L}/u.test(cell.text) && !within.context.legend.has('❌')
      const text = row.cells.reduce(
        (joined, cell) => ({
          text: `${joined.text} ${cell.text}`,
          marks: [
            ...joined.marks,
            ...cell.marks.map((mark) => ({
              ...mark,
              start: mark.start + joined.text.length + 1,
              end: mark.end + joined.text.length + 1,
            })),
          ],
          lines: joined.lines,
        }),
        { text: '', marks: [], lines: [[0, row.line]] } as Inline,
      )
      into.push(
        taskOf({
          title: row.title,
          text,
          status: plainCross ? 'planned' : row.status,
          line: row.line,
          end: row.line,
          role: within.role,
          group: within.group,
        }),
      )
    }
  }

  /** Lines of a paragraph that begin with a status symbol. */
  function markerLines(block: Extract<Block, { type: 'paragraph' }>, into: Task[], within: Within): void {
    if (within.standing.risky) return
    const text = inline(block.children, within.context.definitions)
    for (const line of eachLine(text)) {
      const at = lineAt(line, 0)
      if (byLineCarrier(at) || keyValue(line, within.context)) continue
      const item = readItem(line, at, at, null, null, within.context)
      const leads =
        item.box !== null ||
        (item.via === 'symbol' && /^[^\p{L}\p{N}]/u.test(line.text.trim()) && item.name.symbols.length > 0)
      if (
        !leads ||
        item.status === null ||
        tokenise(item.name.title).length < 1 ||
        (item.name.title === item.name.text && item.status === null)
      )
        continue
      if (!/\p{L}{2}/u.test(item.name.title)) continue
      into.push(
        taskOf({
          title: item.title,
          text: line,
          status: item.status,
          line: at,
          end: at,
          role: within.role,
          group: within.group,
        }),
      )
    }
  }

  function byLineCarrier(line: number): boolean {
    return drafts.some((draft) => draft.told.carriers.some((carrier) => carrier.line === line))
  }

  /** A tick as the bullet of every criterion of a milestone that has not begun is no claim that they are met. */
  function dropTicksOfUnstarted(draft: Draft): void {
    if (draft.status?.value !== 'planned') return
    const criteria = draft.tasks.filter((task) => task.role === 'criterion')
    const ticks = criteria.filter((task) => task.status?.value === 'done')
    if (ticks.length === 0 || ticks.length !== criteria.length) return
    if (ticks.some((task) => [...gathered.items.values()].some((item) => item.line === task.line && item.box !== null)))
      return
    for (const task of ticks) task.status = null
  }

  function nameAll(): void {
    const used = new Set<string>()
    const visit = (draft: Draft) => {
      const { name } = draft.told.primary
      const label = name.label?.kind === 'outline' ? null : (name.label?.text ?? null)
      const full = toId(label && name.title !== label ? `${label} ${name.title}` : name.title)
      const choices = [
        full,
        `${full}-milestone`,
        draft.parent ? toId(`${draft.parent.id.split('-').slice(0, 3).join(' ')} ${label ?? ''} ${name.title}`) : full,
      ]
      let id = choices.find(
        (choice) =>
          choice !== '' &&
          problemWithId(choice) === null &&
          !used.has(choice) &&
          (choice !== `${full}-milestone` || problemWithId(full) !== null),
      )
      for (let count = 2; id === undefined; count++) {
        const next = `${(full || 'milestone').slice(0, 60).replace(/-+$/, '')}-${count}`
        if (!used.has(next) && problemWithId(next) === null) id = next
      }
      used.add(id)
      draft.id = id
      for (const child of draft.children) visit(child)
    }
    roots().forEach(visit)
  }

  function dateFact(stated: Stated<Period> | null): DateFact | null {
    return stated && { ...stated.value, declared: true, line: stated.line }
  }

  function finish(draft: Draft): Milestone {
    const { primary, carriers } = draft.told
    const { name } = primary
    const milestones = draft.children.map(finish)
    const facts = draft.facts
    const label =
      name.label?.kind === 'outline'
        ? primary.kind === 'theme' || primary.kind === 'item'
          ? null
          : name.label.text
        : (name.label?.text ?? null)
    let target = facts.target
    let completed = facts.completed
    if (target?.plain && draft.status?.value === 'done' && !completed) [completed, target] = [target, null]
    // The day beside a bucket's name is the day of the list.
    if (
      primary.kind === 'bucket' &&
      target &&
      name.target &&
      'start' in name.target &&
      name.target.start === name.target.end
    )
      target = null
    if (facts.start && 'start' in facts.start.value) {
      if (
        target &&
        'start' in target.value &&
        target.value.end !== null &&
        facts.start.value.start < target.value.start
      )
        target = target
      else if (!target && !completed)
        target = { value: { start: facts.start.value.start, end: null }, line: facts.start.line }
    }
    const status = draft.status && { value: draft.status.value, declared: true, line: draft.status.line }
    const progress = progressOf(draft.tasks, milestones, facts.progress)
    return {
      id: draft.id,
      label,
      title: name.title,
      kind: primary.kind,
      status: status ?? conclude(draft.tasks, milestones, primary.line),
      progress,
      target: dateFact(target),
      completed: dateFact(status?.value === 'cancelled' ? null : completed),
      goal: facts.goal?.value ?? null,
      dependsOn: [],
      dependsOnLines: [],
      tasks: draft.tasks,
      milestones,
      line: primary.line,
      lines: linesOfDraft(draft),
      also: [
        ...new Set([
          ...carriers.filter((carrier) => carrier !== primary).map((carrier) => carrier.line),
          ...(extraAlso.get(draft) ?? []),
        ]),
      ]
        .filter((line) => line !== primary.line)
        .sort((a, b) => a - b),
    }
  }

  function linesOfDraft(draft: Draft): Lines[] {
    const { primary } = draft.told
    const ranges: Lines[] = []
    for (const carrier of draft.told.carriers) {
      if (carrier.place) ranges.push(...ownLines(carrier.place, (child) => byPlace.has(child)))
      else if (carrier === primary) ranges.push([carrier.line, carrier.end])
    }
    for (const at of everyPlace(root))
      if (at.parent && aboutOfPlace(at) === draft && !milestoneAbove(at)) ranges.push(...ownLines(at, () => true))
    return tidy(ranges)
  }

  function sectionsOf(at: Place): Section[] {
    const sections: Section[] = []
    const own = at.blocks.filter((block) => block.type !== 'definition')
    if ((at.carrier === 'root' || standings.get(at)?.role === 'title') && own.length > 0) {
      const lines = tidy(
        own.filter((block) => !covered(block)).map((block): Lines => [startLine(block), endLine(block)]),
      )
      if (lines.length > 0)
        sections.push({
          id: anchor('about', at.line),
          title: null,
          depth: 2,
          line: lines[0]?.[0] ?? 1,
          lines,
          milestone: null,
          sections: [],
        })
    }
    for (const child of at.children) {
      const standing = standings.get(child)
      if (byPlace.has(child)) {
        // Sections below a milestone that are none of its parts stay with it.
        continue
      }
      if (standing?.role === 'title') {
        sections.push(...sectionsOf(child))
        continue
      }
      if (child.carrier === 'lead' || child.carrier === 'bold') {
        const last = sections.at(-1)
        const lines = ownLines(child, (inner) => byPlace.has(inner))
        if (at.carrier !== 'root' && standings.get(at)?.role !== 'title') continue
        if (last && last.title === null) last.lines = tidy([...last.lines, ...lines])
        else
          sections.push({
            id: anchor(child.name.title, child.line),
            title: child.name.text,
            depth: 2,
            line: child.line,
            lines: tidy(lines),
            milestone: aboutOfPlace(child)?.id ?? null,
            sections: sectionsOf(child),
          })
        continue
      }
      const lines = ownLines(
        child,
        (inner) => byPlace.has(inner) || (inner.carrier !== 'lead' && inner.carrier !== 'bold'),
      )
      sections.push({
        id: anchor(child.name.title, child.line),
        title: child.name.text,
        depth: Math.max(1, Math.min(6, Math.floor(child.level))),
        line: child.line,
        lines,
        milestone: aboutOfPlace(child)?.id ?? null,
        sections: sectionsOf(child),
      })
    }
    return sections
  }

  function anchor(title: string, line: number): string {
    const id = toId(title)
    return id === '' || anchors.has(id) ? `line-${line}` : (anchors.add(id), id)
  }

  /** Lines of a place and of what is below it, without what `cut` gives to somebody else. */
  function ownLines(at: Place, cut: (child: Place) => boolean): Lines[] {
    const ranges: Lines[] = [[at.line, Math.max(at.line, headEnd(at))]]
    for (const block of at.blocks)
      if (!covered(block) && block.type !== 'definition') ranges.push([startLine(block), endLine(block)])
    for (const child of at.children) if (!cut(child)) ranges.push(...ownLines(child, cut))
    return tidy(ranges)
  }

  function headEnd(at: Place): number {
    return at.inline.lines.at(-1)?.[1] ?? at.line
  }

  /** Whether every item or row of a block is a milestone with a page of its own, which prints it. */
  function covered(block: Block): boolean {
    if (block.type === 'list') return block.children.length > 0 && block.children.every((node) => byItem.has(node))
    if (block.type === 'table') {
      const rows = gathered.tables.get(block)
      return (
        rows?.use === 'milestones' &&
        rows.rows.length > 0 &&
        rows.rows.every((row) => drafts.some((draft) => draft.told.carriers.some((carrier) => carrier.row === row)))
      )
    }
    return false
  }

  function resolveNeeds(list: readonly Milestone[]): void {
    const every = [...eachMilestone(list)].map((entry) => entry.milestone)
    const byId = new Map(every.map((milestone) => [milestone.id, milestone]))
    for (const draft of drafts) {
      const milestone = byId.get(draft.id)
      if (!milestone) continue
      for (const text of draft.needs) {
        for (const id of needed(text, draft)) {
          if (id === draft.id || milestone.dependsOn.includes(id)) continue
          milestone.dependsOn.push(id)
          milestone.dependsOnLines.push(lineAt(text, 0))
        }
      }
    }
  }

  /** The milestones that a statement of need names: by label, by link, by title. */
  function needed(text: Inline, self: Draft): string[] {
    const context = contextOf(self.told.primary.within)
    const found: Draft[] = []
    for (const mark of text.marks) {
      if (mark.type !== 'link' || !mark.url?.startsWith('#')) continue
      const linked = byLink(text.text.slice(mark.start, mark.end), mark.url, self)
      if (linked) found.push(linked)
    }
    for (const label of labelsIn(text.text, context)) {
      for (const key of label.range) {
        const labelled = (byKey.get(key) ?? []).filter((draft) => draft !== self)
        const nearest = labelled.length > 1 ? labelled.filter((draft) => draft.parent === self.parent) : labelled
        if (nearest.length === 1) found.push(nearest[0] as Draft)
      }
    }
    if (found.length === 0) {
      for (const part of text.text.split(/[,;、，]|\s+(?:and|und|et|y|e|и)\s+/u)) {
        const name = part.replace(/[(（][^()（）]*[)）]/g, '').trim()
        if (name.length < 3) continue
        const titled = drafts.filter(
          (draft) => draft !== self && draft.told.carriers.some((carrier) => same(carrier.name.title, name)),
        )
        if (titled.length === 1) found.push(titled[0] as Draft)
      }
    }
    return [...new Set(found)].map((draft) => draft.id)
  }

  function same(a: string, b: string): boolean {
    const normal = (text: string) =>
      tokenise(text)
        .map((token) => token.text)
        .join(' ')
    return normal(a) === normal(b)
  }

  /** An in-page link, even a stale one where only one milestone fits. */
  function byLink(text: string, url: string, self: Draft): Draft | null {
    const words = decodeURIComponentSafe(url.slice(1)).replace(/-/g, ' ')
    const others = drafts.filter((draft) => draft !== self)
    const anchored = others.filter((draft) => draft.told.carriers.some((carrier) => carrier.place && slug(carrier.place.inline.text) === url.slice(1).toLowerCase()))
    if (anchored.length === 1) return anchored[0] as Draft
    const exact = others.filter((draft) => same(draft.told.primary.name.text, words) ||
        same(draft.told.primary.name.title, text) ||
        same(draft.told.primary.name.text, text),
    )
    if (exact.length === 1) return exact[0] as Draft
    const wanted = tokenise(words)
      .map((token) => token.text)
      .filter((word) => word.length > 1)
    const loose = others
      .map((draft) => ({ draft, own: new Set(tokenise(draft.told.primary.name.text).map((token) => token.text)) }))
      .map(({ draft, own }) => ({ draft, shared: wanted.filter((word) => own.has(word)).length, size: own.size }))
      .filter(({ shared }) => shared >= 2 && shared * 2 > wanted.length)
      .sort((a, b) => b.shared - a.shared || a.size - b.size)
    const [first, second] = loose
    if (!first || (second && second.shared === first.shared)) return null
    return likeness(first.draft.told.primary.name.title, words) >= 0.6 ? first.draft : null
  }
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Sorted ranges without overlaps. */
export function tidy(ranges: readonly Lines[]): Lines[] {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const result: Lines[] = []
  for (const [start, end] of sorted) {
    const last = result.at(-1)
    if (last && start <= last[1] + 1) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}

function progressOf(
  tasks: readonly Task[],
  milestones: readonly Milestone[],
  declared: Stated<number> | null,
): Progress {
  const result: Progress = {
    declared: declared?.value ?? null,
    line: declared?.line ?? null,
    done: 0,
    total: 0,
    criteriaDone: 0,
    criteriaTotal: 0,
  }
  for (const task of eachTask(tasks)) {
    if (!task.status || task.status.value === 'cancelled') continue
    const done = task.status.value === 'done' ? 1 : 0
    if (task.role === 'task') {
      result.total++
      result.done += done
    } else {
      result.criteriaTotal++
      result.criteriaDone += done
    }
  }
  for (const { progress } of milestones) {
    result.done += progress.done
    result.total += progress.total
    result.criteriaDone += progress.criteriaDone
    result.criteriaTotal += progress.criteriaTotal
  }
  return result
}

/** What the tasks, or else the milestones inside, say together. Never told as declared. */
function conclude(tasks: readonly Task[], milestones: readonly Milestone[], line: number): Milestone['status'] {
  const states = [...eachTask(tasks)]
    .filter((task) => task.role === 'task' && task.status && task.status.value !== 'cancelled')
    .map((task) => (task.status as NonNullable<Task['status']>).value)
  for (const milestone of milestones) if (milestone.status) states.push(milestone.status.value)
  const counted = states.filter((state) => state !== 'cancelled')
  if (counted.length === 0) return null
  const value: Status = counted.every((state) => state === 'done')
    ? 'done'
    : counted.some((state) => state === 'done' || state === 'in-progress')
      ? 'in-progress'
      : 'planned'
  return { value, declared: false, line }
}
