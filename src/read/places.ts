import type { Status } from '../roadmap/index.ts'
import { type About, aboutOf, bucketOf, isNamed, wordsOf } from './about.ts'
import { phraseAt } from './lexicon.ts'
import { everyPlace, type Place } from './outline.ts'

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

/** How a heading stands in its document. */
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

/** What the content of a place is. */
export interface Holdings {
  /** Direct content is work: a list or a table, and no text only. */
  work(place: Place): boolean
  /** Of lists and tables, direct content is only what explains states. */
  legend(place: Place): boolean
  /** Lists and tables right below the heading name releases and phases, and nothing else. */
  units(place: Place): boolean
  /** Status, date or progress stated right below the heading. */
  fields(place: Place): boolean
  /** Items with a stated state anywhere below. */
  tasks(place: Place): boolean
}

/** A section that says nothing of what is below it. */
export const nothing: Standing = { role: 'section', kind: null, bucket: null, criteria: false, risky: false }

/** A document's headings as they are judged. */
export interface Survey {
  standings: Map<Place, Standing>
  headings: readonly Place[]
  holds: Holdings
  asked: ReadonlyMap<Place, boolean>
  title: Place | undefined
  kinds: ReadonlyMap<Place, Kind | null>
  /** Label keys of headings that name a unit and no part of one. */
  labelled: ReadonlySet<string>
}

/**
 * Says for every heading what it is: by its label, its words, its own fields, its tasks, and where it stands.
 * `asked`: headings that the front matter says to be, or not to be, milestones.
 */
export function classify(root: Place, holds: Holdings, asked: ReadonlyMap<Place, boolean>): Survey {
  const headings = everyPlace(root).filter((place) => place.carrier !== 'root')
  const kinds = kindsOf(headings)
  const survey: Survey = {
    standings: new Map(),
    headings,
    holds,
    asked,
    title: titleOf(headings),
    kinds,
    labelled: labelsOf(kinds),
  }
  visit(root, nothing, false, false, survey)
  return survey
}

/** The only heading of the first level, where it comes first. */
function titleOf(headings: readonly Place[]): Place | undefined {
  const own = headings.filter((place) => place.carrier === 'heading')
  const tops = own.filter((place) => place.level === 1)
  return tops.length === 1 && own[0] === tops[0] ? tops[0] : undefined
}

function labelsOf(kinds: ReadonlyMap<Place, Kind | null>): Set<string> {
  const labelled = new Set<string>()
  for (const [place, kind] of kinds) {
    const key = place.name.label?.key
    if (kind && key && aboutOf(place.name.title, true, place.context) === null) labelled.add(key)
  }
  return labelled
}

const prefixOf = (key: string): string => key.slice(0, key.indexOf(':'))

/** The kind of unit that each heading names by its label, or null. */
function kindsOf(headings: readonly Place[]): Map<Place, Kind | null> {
  const prefixes = new Map<string, number>()
  const counted = new Set<string>()
  for (const { name } of headings) {
    if (name.label?.kind === 'code') {
      const prefix = prefixOf(name.label.key)
      prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1)
    } else if (name.label?.kind === 'outline') counted.add(name.label.key.slice('outline:'.length))
  }
  return new Map(headings.map((place) => [place, unitKind(place, prefixes, counted)]))
}

function unitKind(place: Place, prefixes: ReadonlyMap<string, number>, counted: ReadonlySet<string>): Kind | null {
  const { label, typed } = place.name
  if (!label) return typed ? 'item' : null
  // A line in bold goes on after the label only behind a separator: "Phase 1 tollgate passed" is a remark.
  if (place.carrier === 'bold' && label.kind !== 'period' && !label.late && !separated(place)) return null
  if (label.kind === 'release') return isOutlineNumber(place, counted) ? null : 'release'
  if (label.kind === 'phase' || label.kind === 'ordinal') return 'phase'
  if (label.kind === 'period') return 'period'
  if (label.kind === 'outline') return null
  const prefix = prefixOf(label.key)
  return prefix === 'm' || (prefixes.get(prefix) ?? 0) >= 2 || besideUnits(place) ? 'phase' : null
}

/** A release number without a sign that it is one: `1.2` may number a section. */
const bare = /^\d+\.\d+$/

/** Decides by number whether `1.2` counts sections: some heading above bears the first number. */
function isOutlineNumber(place: Place, counted: ReadonlySet<string>): boolean {
  const { label } = place.name
  if (!label || !bare.test(label.text)) return false
  const first = label.text.slice(0, label.text.indexOf('.'))
  return counted.has(first) || ancestors(place).some((above) => above.name.label?.key.endsWith(`:${first}`))
}

/** The headings above a heading, the nearest first. */
export function ancestors(place: Place): Place[] {
  const found: Place[] = []
  for (let at = place.parent; at; at = at.parent) found.push(at)
  return found
}

function separated({ name: { label, text } }: Place): boolean {
  const at = text.indexOf(label?.text ?? '')
  return /^\s*(?:$|[^\p{L}\p{N}\s])/u.test(text.slice(at + (label?.text.length ?? 0)))
}

/** A single code counts among headings with labels: `Phase 1`, `M2`, `D3`. */
function besideUnits(place: Place): boolean {
  return (place.parent?.children ?? []).some((other) => other !== place && other.name.label?.kind === 'phase')
}

function visit(place: Place, above: Standing, inside: boolean, excluded: boolean, survey: Survey): void {
  const standing = stand(place, above, inside, excluded, survey)
  survey.standings.set(place, standing)
  const within = inside || standing.role === 'milestone'
  const out =
    excluded ||
    standing.role === 'risk' ||
    standing.role === 'non-goal' ||
    standing.role === 'legend' ||
    (standing.role === 'section' && isSectionByName(place))
  for (const child of place.children) visit(child, standing, within, out, survey)
}

/** Nothing below a section of process, contributing and the like, or below a question, is a milestone. */
function isSectionByName(place: Place): boolean {
  const { name, context } = place
  const tokens = wordsOf(name.title, context)
  const isSection =
    isNamed(context, tokens, 'sections') && !isNamed(context, tokens, 'groups') && !isNamed(context, tokens, 'parts')
  return isSection || isQuestion(place)
}

/** `How items get added`: what asks or explains and names no work. */
export const isQuestion = ({ name, context }: Place): boolean =>
  phraseAt(context.lexicon, 'questions', wordsOf(name.title, context), 0) !== null

/** A heading with what its place and its words say. */
interface Judged {
  place: Place
  survey: Survey
  above: Standing
  /** Below a milestone. */
  inside: boolean
  /** Below what is no plan. */
  excluded: boolean
  kind: Kind | null
  about: About
  /** Whether headings right below it name units or state facts of their own. */
  units: boolean
  /** Whether its label stands behind its title, or names what is around a version. */
  late: boolean
  /** The state of the bucket that it is named as; undefined where it is named otherwise. */
  named: Status | null | undefined
  inherited: Pick<Standing, 'criteria' | 'risky'>
}

function stand(place: Place, above: Standing, inside: boolean, excluded: boolean, survey: Survey): Standing {
  if (place.carrier === 'root') return { ...nothing, role: 'root' }
  const { name, context } = place
  const judged: Judged = {
    place,
    survey,
    above,
    inside,
    excluded,
    kind: survey.kinds.get(place) ?? null,
    about: aboutOf(name.title, inside, context),
    units: place.children.some((child) => isUnitBelow(child, survey)),
    late: name.label?.late === true || name.label?.around !== undefined,
    named: bucketOf(name.title, context),
    inherited: { criteria: above.criteria && above.role !== 'milestone', risky: above.risky },
  }
  return (
    asAsked(judged) ??
    asTitle(judged) ??
    asNoPlan(judged) ??
    asUnit(judged) ??
    asBucket(judged) ??
    asItsWordsSay(judged)
  )
}

/** A heading that bears a label is the unit, not the bucket that its words name too. */
const bucketFor = ({ place, kind, late, units, named }: Judged): Status | null | undefined =>
  place.name.label && kind && !(late && units) ? undefined : named

function asAsked(judged: Judged): Standing | null {
  const ask = judged.survey.asked.get(judged.place)
  if (ask === undefined) return null
  if (!ask) return { ...nothing, ...judged.inherited }
  const bucket = bucketFor(judged)
  const kind = judged.kind ?? (bucket === undefined ? 'item' : 'bucket')
  return { ...nothing, role: 'milestone', kind, bucket: bucket ?? null }
}

/** The title names the document, or the one release or phase that the document is about. */
function asTitle({ place, kind, survey }: Judged): Standing | null {
  if (place !== survey.title) return null
  const unit = (kind === 'release' || kind === 'phase') && startsWithLabel(place)
  return unit ? { ...nothing, role: 'milestone', kind } : { ...nothing, role: 'title' }
}

/** What is no plan: legends, what will not be done, risks. */
function asNoPlan({ place, kind, about, inherited, survey }: Judged): Standing | null {
  if (kind === null && survey.holds.legend(place)) return { ...nothing, role: 'legend', risky: true }
  if (about === 'legend' || about === 'non-goal') return { ...nothing, role: about, risky: true }
  if (about !== 'risk' || (kind && !isLabelled(place, survey))) return null
  return { ...nothing, role: 'risk', risky: true, criteria: inherited.criteria }
}

/** What bears a label is a unit of work, unless it names a part of one: `v1.0 Success Metrics`. */
function asUnit(judged: Judged): Standing | null {
  const { place, survey, above, inside, excluded, kind, about, units, late, named, inherited } = judged
  const { name } = place
  // "Future Roadmap (Post-1.0)" over releases only groups them.
  if (late && units && (named !== undefined || about === 'group'))
    return { ...nothing, role: 'group', bucket: named ?? (name.label?.around === 'after' ? 'planned' : null) }
  if (!kind || excluded || (inherited.criteria && above.role === 'criteria')) return null
  // "Phase 2: Testing" is a phase, "v1.0 Success Metrics" says when v1.0 is done.
  if (about === 'criteria' && (!separated(place) || isLabelled(place, survey))) return null
  const spoken = name.title !== name.label?.text && about !== null && about !== 'group'
  if ((spoken && isLabelled(place, survey)) || (inside && isPartOfItself(place, survey))) return null
  return { ...nothing, role: 'milestone', kind, bucket: named ?? null }
}

function asBucket(judged: Judged): Standing | null {
  const { place, survey, inside, excluded, about, units, inherited } = judged
  if (about === 'criteria') return { ...nothing, role: 'criteria', criteria: true, risky: inherited.risky }
  const bucket = bucketFor(judged)
  if (bucket === undefined || inside || excluded || place.carrier === 'lead' || about === 'group') return null
  if (units || (endsInUnit(place) && survey.holds.units(place))) return { ...nothing, role: 'group', bucket }
  return holdsSomething(place, bucket, survey) ? { ...nothing, role: 'milestone', kind: 'bucket', bucket } : null
}

function asItsWordsSay({ place, survey, above, inside, excluded, about, units, named, inherited }: Judged): Standing {
  if (about === 'part' && inside) return { ...nothing, role: 'part', ...inherited }
  if (about === 'section' || about === 'part') return { ...nothing, ...inherited }
  if (!excluded && place.carrier === 'heading' && about === null && survey.holds.fields(place))
    return { ...nothing, role: 'milestone', kind: 'item' }
  if (isWorkOfBucket(place, about, above, excluded)) return { ...nothing, role: 'milestone', kind: 'item' }
  const said = (units && !inside ? place.name.status : null) ?? (endsInUnit(place) ? (named ?? null) : null)
  if (about === 'group' || said) return { ...nothing, role: 'group', bucket: said, ...inherited }
  return { ...nothing, role: inside ? 'part' : 'section', ...inherited }
}

/** `Upcoming releases` says the state of each, `Planned roadmap` of none. */
function endsInUnit(place: Place): boolean {
  const unit = lastUnit(place)
  return unit === 'release' || unit === 'phase'
}

/** The kind of unit that the last word of a heading is: `Current Milestones`. */
export function lastUnit({ name, context }: Place) {
  const words = wordsOf(name.title, context)
  return phraseAt(context.lexicon, 'units', words, words.length - 1)?.value ?? null
}

/** A heading of its own right below a bucket names a piece of the work that the bucket holds. */
function isWorkOfBucket(place: Place, about: About, above: Standing, excluded: boolean): boolean {
  const isBucket =
    above.role === 'milestone' ? above.kind === 'bucket' : above.role === 'group' && above.bucket !== null
  const { carrier, blocks, children } = place
  return isBucket && carrier === 'heading' && about === null && !excluded && blocks.length + children.length > 0
}

function isUnitBelow(child: Place, { kinds, holds }: Survey): boolean {
  return Boolean(kinds.get(child)) || (child.carrier === 'heading' && holds.fields(child))
}

/** A bucket without any content is one where its name says a state and nothing explains it. */
function holdsSomething(place: Place, bucket: Status | null, { holds }: Survey): boolean {
  return (
    place.children.length > 0 ||
    holds.work(place) ||
    bucket !== null ||
    !place.blocks.some((block) => block.type === 'paragraph')
  )
}

function startsWithLabel({ name: { label, text } }: Place): boolean {
  return label !== null && text.replace(/^[^\p{L}\p{N}]+/u, '').startsWith(label.text)
}

function isLabelled({ name }: Place, { labelled }: Survey): boolean {
  return name.label !== null && labelled.has(name.label.key)
}

function isPartOfItself(place: Place, { standings }: Survey): boolean {
  const own = place.name.label
  return ancestors(place).some((above) => {
    const { label } = above.name
    return label?.key === own?.key && label?.kind !== 'release' && standings.get(above)?.role === 'milestone'
  })
}
