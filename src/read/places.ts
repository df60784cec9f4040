import type { Status } from '../roadmap/index.ts'
import { findDates } from './dates.ts'
import type { ReadContext } from './fragments.ts'
import { contains, list, type Phrases, phraseAt, type Token, tokenise, wholePhrase } from './lexicon.ts'
import type { Place } from './outline.ts'

/** What a heading is good for. */
export type Role =
  | 'root'
  | 'title'
  | 'milestone'
  | 'group'
  | 'part'
  | 'criteria'
  | 'risk'
  | 'non-goal'
  | 'legend'
  | 'section'

export type Kind = 'release' | 'phase' | 'period' | 'bucket' | 'item' | 'theme'

export interface Standing {
  role: Role
  kind: Kind | null
  /** Status that it gives to the milestones directly in it. */
  bucket: Status | null
  /** Items below it say when work counts as done. */
  criteria: boolean
  /** Symbols below it are severities or findings. */
  risky: boolean
}

/** Words of a name without what stands in parentheses. */
export function wordsOf(title: string): Token[] {
  return tokenise(title.replace(/[(（][^()（）]*[)）]/g, ' '))
}

type ListName = Parameters<typeof list>[0]

const isNamed = (context: ReadContext, tokens: readonly Token[], name: ListName): boolean =>
  tokens.length > 0 && wholePhrase(context.lexicon, list(name), tokens) === true

/** Whether the words begin or end with a phrase of the list. */
function touches(context: ReadContext, tokens: readonly Token[], name: ListName): boolean {
  const starts = phraseAt(context.lexicon, list(name), tokens, 0)
  if (starts) return true
  for (let index = 1; index < tokens.length; index++) {
    const found = phraseAt(context.lexicon, list(name), tokens, index)
    if (found && found.next === tokens.length) return true
  }
  return false
}

/** The status that a bucket's name says, `null` for a horizon that says none, `undefined` where it is no bucket. */
export function bucketOf(title: string, context: ReadContext): Status | null | undefined {
  const tokens = wordsOf(title)
  // "Backlog — not yet begun": the bucket, and a word about it.
  const head = /^(.{2,30}?)\s+[—–-]\s/u.exec(title)
  const headed = head ? wholePhrase(context.lexicon, (language) => language.buckets, wordsOf(head[1] as string)) : null
  if (headed) return headed
  if (tokens.length === 0 || tokens.length > 6) return undefined
  const exact = wholePhrase(context.lexicon, (language) => language.buckets, tokens)
  if (exact) return exact
  if (isNamed(context, tokens, 'horizons')) return null
  let status: Status | null | undefined
  for (let index = 0; index < tokens.length; ) {
    const bucket = phraseAt(context.lexicon, (language) => language.buckets, tokens, index)
    const horizon = phraseAt(context.lexicon, list('horizons'), tokens, index)
    const noun = phraseAt(context.lexicon, list('bucketNouns'), tokens, index)
    const longest = [bucket, horizon, noun].reduce(
      (best, found) => (found && (!best || found.next > best.next) ? found : best),
      null as { next: number } | null,
    )
    if (!longest) return undefined
    if (bucket && longest === bucket) status ??= bucket.value
    else if (horizon && longest === horizon && status === undefined) status = null
    index = longest.next
  }
  return status
}

export type About = 'criteria' | 'risk' | 'non-goal' | 'legend' | 'part' | 'group' | 'section' | null

/** Which known kind of part a title names. Inside a milestone a part is meant where outside a section would be. */
export function aboutOf(title: string, inside: boolean, context: ReadContext): About {
  const tokens = wordsOf(title)
  if (tokens.length === 0) return null
  if (isNamed(context, tokens, 'nonGoals')) return 'non-goal'
  if (isNamed(context, tokens, 'legend')) return 'legend'
  if (isNamed(context, tokens, 'risks') || (tokens.length <= 5 && touchesRisk(context, tokens))) return 'risk'
  if (isNamed(context, tokens, 'criteria') || (tokens.length <= 7 && touchesCriteria(context, tokens)))
    return 'criteria'
  if (!inside && isNamed(context, tokens, 'checks')) return 'criteria'
  if (!inside && phraseAt(context.lexicon, list('questions'), tokens, 0)) return 'section'
  if (inside) return isNamed(context, tokens, 'parts') || isNamed(context, tokens, 'sections') ? 'part' : null
  if (isNamed(context, tokens, 'groups')) return 'group'
  if (isNamed(context, tokens, 'sections')) return 'section'
  if (isNamed(context, tokens, 'parts')) return 'part'
  return null
}

// Longer phrases carry their meaning anywhere at the edge of a name ("Beta Success Metrics"), single words only some.
function touchesCriteria(context: ReadContext, tokens: readonly Token[]): boolean {
  for (let index = 0; index < tokens.length; index++) {
    const found = phraseAt(context.lexicon, list('criteria'), tokens, index)
    if (!found || (index > 0 && found.next < tokens.length)) continue
    if (found.next - index >= 2) return true
    if (phraseAt(context.lexicon, list('criteriaWords'), tokens, index)) return true
  }
  return false
}

function touchesRisk(context: ReadContext, tokens: readonly Token[]): boolean {
  return (
    touches(context, tokens, 'risks') &&
    (phraseAt(context.lexicon, list('risks'), tokens, 0) !== null || tokens.length <= 3)
  )
}

/** A release number without a sign that it is one: `1.2` may number a section. */
const bare = /^\d+\.\d+$/

function ancestors(place: Place): Place[] {
  const found: Place[] = []
  for (let at = place.parent; at; at = at.parent) found.push(at)
  return found
}

export function everyPlace(root: Place): Place[] {
  const found: Place[] = []
  const walk = (place: Place) => {
    found.push(place)
    place.children.forEach(walk)
  }
  walk(root)
  return found
}

/** Decides by number whether `1.2` counts sections: some heading above bears the first number. */
function isOutlineNumber(place: Place, counted: ReadonlySet<string>): boolean {
  const label = place.name.label
  if (!label || label.kind !== 'release' || !bare.test(label.text)) return label?.kind === 'outline'
  const first = label.text.split('.')[0] as string
  if (ancestors(place).some((above) => above.name.label && new RegExp(`:${first}$`).test(above.name.label.key)))
    return true
  return counted.has(first)
}

/** The kind of unit that a heading names by its label, or null. */
function unitKind(place: Place, prefixes: ReadonlyMap<string, number>, counted: ReadonlySet<string>): Kind | null {
  const { label, typed } = place.name
  if (typed && !label) return 'item'
  if (!label) return null
  // A line in bold goes on after the label only behind a separator: "Phase 1 tollgate passed" is a remark.
  if (place.carrier === 'bold' && label.kind !== 'period' && !label.late && !separated(place)) return null
  switch (label.kind) {
    case 'release':
      return isOutlineNumber(place, counted) ? null : 'release'
    case 'phase':
    case 'ordinal':
      return 'phase'
    case 'period':
      return 'period'
    case 'code': {
      const prefix = label.key.split(':')[0] as string
      return prefix === 'm' || (prefixes.get(prefix) ?? 0) >= 2 || besideUnits(place) ? 'phase' : null
    }
    default:
      return null
  }
}

function separated(place: Place): boolean {
  const { label, text } = place.name
  const at = text.indexOf(label?.text ?? '')
  return /^\s*(?:$|[^\p{L}\p{N}\s])/u.test(text.slice(at + (label?.text.length ?? 0)))
}

/** A single code counts among headings with labels: `Phase 1`, `M2`, `D3`. */
function besideUnits(place: Place): boolean {
  return (place.parent?.children ?? []).some((other) => other !== place && other.name.label?.kind === 'phase')
}

export interface Holdings {
  /** Direct content is work: a list or a table, and no text only. */
  work(place: Place): boolean
  /** Status, date or progress stated right below the heading. */
  fields(place: Place): boolean
  /** Items with a stated state anywhere below. */
  tasks(place: Place): boolean
}

const nothing: Standing = { role: 'section', kind: null, bucket: null, criteria: false, risky: false }

/**
 * Says for every heading what it is: by its label, its words, its own fields, its tasks, and where it stands.
 * `unitsElsewhere`: items, rows or fences carry releases or phases, so that themes are no milestones.
 */
export function classify(
  root: Place,
  context: ReadContext,
  holds: Holdings,
  unitsElsewhere: boolean,
  asked: ReadonlyMap<Place, boolean>,
): Map<Place, Standing> {
  const places = everyPlace(root)
  const headings = places.filter((place) => place.carrier !== 'root')
  const prefixes = new Map<string, number>()
  const counted = new Set<string>()
  for (const { name } of headings) {
    if (name.label?.kind === 'code') {
      const prefix = name.label.key.split(':')[0] as string
      prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1)
    } else if (name.label?.kind === 'outline') counted.add(name.label.key.slice('outline:'.length))
  }
  const tops = headings.filter((place) => place.carrier === 'heading' && place.level === 1)
  const title =
    tops.length === 1 && headings.find((place) => place.carrier === 'heading') === tops[0] ? tops[0] : undefined
  const kinds = new Map(headings.map((place) => [place, unitKind(place, prefixes, counted)]))
  const labelled = new Map<string, number>()
  for (const [place, kind] of kinds) {
    const key = place.name.label?.key
    if (kind && key && aboutOf(place.name.title, true, context) === null)
      labelled.set(key, (labelled.get(key) ?? 0) + 1)
  }

  const standings = new Map<Place, Standing>()
  const visit = (place: Place, above: Standing, inside: boolean, excluded: boolean): void => {
    const standing = stand(place, above, inside, excluded)
    standings.set(place, standing)
    const within = inside || standing.role === 'milestone'
    const out =
      excluded ||
      standing.role === 'risk' ||
      standing.role === 'non-goal' ||
      standing.role === 'legend' ||
      (standing.role === 'section' && closes(place))
    for (const child of place.children) visit(child, standing, within, out)
  }

  function closes(place: Place): boolean {
    const tokens = wordsOf(place.name.title)
    return (
      isNamed(context, tokens, 'sections') && !isNamed(context, tokens, 'groups') && !isNamed(context, tokens, 'parts')
    )
  }

  function stand(place: Place, above: Standing, inside: boolean, excluded: boolean): Standing {
    const inherited = { criteria: above.criteria && above.role !== 'milestone', risky: above.risky }
    if (place.carrier === 'root') return { ...nothing, role: 'root' }
    const ask = asked.get(place)
    const kind = kinds.get(place) ?? null
    const about = aboutOf(place.name.title, inside, context)
    const units = place.children.some(
      (child) => kinds.get(child) || (holds.fields(child) && child.carrier === 'heading'),
    )
    const late = place.name.label?.late === true || place.name.label?.key.startsWith('around:') === true
    const named = bucketOf(place.name.title, context)
    const bucket = place.name.label && kind && !(late && units) ? undefined : named
    if (ask === false) return { ...nothing, role: 'section', ...inherited }
    if (ask === true)
      return {
        ...nothing,
        role: 'milestone',
        kind: kind ?? (bucket === undefined ? 'item' : 'bucket'),
        bucket: bucket ?? null,
      }
    if (place === title) {
      const unit = kind === 'release' || kind === 'phase'
      return unit && startsWithLabel(place) ? { ...nothing, role: 'milestone', kind } : { ...nothing, role: 'title' }
    }
    if (about === 'legend' || about === 'non-goal') return { ...nothing, role: about, risky: true }
    if (about === 'risk' && (!kind || labelledElsewhere(place)))
      return { ...nothing, role: 'risk', risky: true, criteria: inherited.criteria }
    // "Future Roadmap (Post-1.0)" over releases only groups them.
    if (late && units && (named !== undefined || about === 'group'))
      return {
        ...nothing,
        role: 'group',
        bucket: named ?? (place.name.label?.key.startsWith('around:post') ? 'planned' : null),
      }
    if (kind && !excluded && !(inherited.criteria && above.role === 'criteria')) {
      const spoken = place.name.title !== place.name.label?.text && about !== null && about !== 'group'
      if (!(spoken && labelledElsewhere(place)) && !(about === 'criteria') && !(inside && isPartOfItself(place))) {
        return { ...nothing, role: 'milestone', kind, bucket: bucketStatus(place, context) }
      }
    }
    if (about === 'criteria') return { ...nothing, role: 'criteria', criteria: true, risky: inherited.risky }
    if (bucket !== undefined && !inside && !excluded && place.level < 8) {
      if (about !== 'group') {
        if (units) return { ...nothing, role: 'group', bucket }
        if (holds.work(place) || (place.children.length === 0 && (bucket !== null || !holdsText(place))) || place.children.length > 0)
          return { ...nothing, role: 'milestone', kind: 'bucket', bucket }
      }
    }
    if (about === 'part' && inside) return { ...nothing, role: 'part', ...inherited }
    if (about === 'section' || about === 'part') return { ...nothing, role: 'section', ...inherited }
    if (!excluded && place.carrier === 'heading' && about === null && holds.fields(place))
      return { ...nothing, role: 'milestone', kind: 'item' }
    const said = units && !inside ? place.name.status : null
    if (about === 'group' || said) return { ...nothing, role: 'group', bucket: said, ...inherited }
    return { ...nothing, role: inside ? 'part' : 'section', ...inherited }
  }

  function holdsText(place: Place): boolean {
    return place.blocks.some((block) => block.type === 'paragraph')
  }

  function startsWithLabel(place: Place): boolean {
    const { label, text } = place.name
    return label !== null && text.replace(/^[^\p{L}\p{N}]+/u, '').startsWith(label.text)
  }

  function labelledElsewhere(place: Place): boolean {
    const key = place.name.label?.key
    return key !== undefined && (labelled.get(key) ?? 0) > 0
  }

  function isPartOfItself(place: Place): boolean {
    return ancestors(place).some(
      (above) =>
        above.name.label?.key === place.name.label?.key &&
        above.name.label?.kind !== 'release' &&
        standings.get(above)?.role === 'milestone',
    )
  }

  visit(root, nothing, false, false)

  const units = headings.some(
    (place) => standings.get(place)?.role === 'milestone' && !['bucket', 'item'].includes(standings.get(place)?.kind ?? '') && place !== title,
  )
  const buckets = headings.some((place) => standings.get(place)?.kind === 'bucket')
  if (!units && !unitsElsewhere && !buckets) themes(headings, standings, context, holds)
  return standings
}

/** `Future Roadmap (Post-1.0)`, `Planned Releases`: what it says of the milestones in it. */
function bucketStatus(place: Place, context: ReadContext): Status | null {
  return bucketOf(place.name.title, context) ?? null
}

/** In a document without any release unit the outermost headings that hold work are the milestones. */
function themes(
  headings: readonly Place[],
  standings: Map<Place, Standing>,
  context: ReadContext,
  holds: Holdings,
): void {
  const known = (place: Place): boolean => {
    const words = wordsOf(withoutDates(place.name.title, context))
    const title = words.map((token) => token.text).join(' ')
    return title === '' || aboutOf(title, false, context) !== null
  }
  const open = headings.filter((place) => {
    const standing = standings.get(place)
    return place.carrier !== 'lead' && standing?.role === 'section' && !standing.risky && !standing.criteria && !known(place)
  })
  const isItem = (place: Place) => standings.get(place)?.kind === 'item'
  const items = headings.some(isItem)
  const stated = open.filter(items ? (place) => below(place, isItem) : holds.tasks)
  // Where no item has a state, headings over lists are the themes, and where there are no lists, headings over text.
  const listed = open.filter((place) => below(place, holds.work))
  const working = stated.length > 0 ? stated : listed.length >= 2 ? listed : open.filter(hasContent)
  const beside = (place: Place) =>
    working.some((other) => other.parent === place.parent && other.level === place.level) ||
    (items && headings.some((other) => isItem(other) && other.parent === place.parent && other.level === place.level))
  const candidates = open.filter(
    (place) => working.includes(place) || (beside(place) && (stated.length > 0 ? below(place, holds.work) : hasContent(place))),
  )
  for (const place of candidates) {
    // Beside headings that state their own facts, those that state none are milestones too; what holds them is not.
    if (items && below(place, isItem)) continue
    if (ancestors(place).some((above) => standings.get(above)?.kind === 'theme')) continue
    if (ancestors(place).some((above) => excluding.has(standings.get(above)?.role ?? 'section'))) continue
    standings.set(place, { role: 'milestone', kind: 'theme', bucket: null, criteria: false, risky: false })
    for (const child of place.children) asParts(child, standings)
  }
}

const excluding: ReadonlySet<Role> = new Set(['risk', 'non-goal', 'legend', 'criteria'])

function hasContent(place: Place): boolean {
  return place.blocks.length > 0 || place.children.some(hasContent)
}

/** `Goals through November 2026` is named for its goals. */
function withoutDates(title: string, context: ReadContext): string {
  let rest = title
  for (const match of findDates(title, context).reverse()) rest = rest.slice(0, match.start) + rest.slice(match.end)
  return rest.replace(/\b(?:through|until|by|for|in|of)\s*$/i, '').trim()
}

function asParts(place: Place, standings: Map<Place, Standing>): void {
  const standing = standings.get(place)
  if (standing?.role === 'section') standings.set(place, { ...standing, role: 'part' })
  for (const child of place.children) asParts(child, standings)
}

function below(place: Place, test: (place: Place) => boolean): boolean {
  return test(place) || place.children.some((child) => below(child, test))
}

export type { Phrases }
export { contains }
