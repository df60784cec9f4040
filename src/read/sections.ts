import { type Lines, type Section, toId } from '../roadmap/index.ts'
import { milestoneAbove, type Plan } from './drafts.ts'
import { addAll, append } from './grouped.ts'
import type { Mentions } from './mentions.ts'
import type { Place } from './outline.ts'
import { hasOwnPages, linesOf, ownLines, tidy } from './ranges.ts'

/** Parts of the document that are no milestone, in its order and nesting. */
export function sectionsOf(plan: Plan, mentions: Mentions): Section[] {
  return sectionsBelow(plan.root, { plan, mentions, anchors: new Set() })
}

interface Sections {
  plan: Plan
  mentions: Mentions
  /** Anchors that are taken. */
  anchors: Set<string>
}

function sectionsBelow(place: Place, of: Sections): Section[] {
  const { plan } = of
  const isTop = place.carrier === 'root' || plan.standings.get(place)?.role === 'title'
  const sections = isTop ? introduction(place, of) : []
  for (const child of place.children) {
    // Sections below a milestone that are none of its parts stay with it.
    if (plan.byPlace.has(child)) continue
    if (plan.standings.get(child)?.role === 'title') addAll(sections, sectionsBelow(child, of))
    else if (child.carrier !== 'lead' && child.carrier !== 'bold') sections.push(section(child, of))
    else if (isTop) addBoldPart(child, sections, of)
  }
  for (const section of sections) if (section.title === null) section.lines = tidy(section.lines)
  return sections
}

/** Text before the first heading. */
function introduction(place: Place, { plan, anchors }: Sections): Section[] {
  const lines = tidy(
    place.blocks.filter((block) => block.type !== 'definition' && !hasOwnPages(block, place, plan)).map(linesOf),
  )
  const line = lines[0]?.[0]
  if (line === undefined) return []
  const id = anchor('about', place.line, anchors)
  return [{ id, title: null, depth: 2, line, lines, milestone: null, sections: [] }]
}

/** A line that stands as a heading goes on with the text before the first heading, or else begins a section. */
function addBoldPart(place: Place, sections: Section[], of: Sections): void {
  const lines = ownLines(place, of.plan, (inner) => of.plan.byPlace.has(inner))
  const last = sections.at(-1)
  if (last && last.title === null) addAll(last.lines, lines)
  else sections.push({ ...sectionOf(place, lines, of), depth: 2 })
}

function section(place: Place, of: Sections): Section {
  const isCut = (inner: Place): boolean =>
    of.plan.byPlace.has(inner) || (inner.carrier !== 'lead' && inner.carrier !== 'bold')
  return sectionOf(place, ownLines(place, of.plan, isCut), of)
}

function sectionOf(place: Place, lines: Lines[], of: Sections): Section {
  const { name, line, level } = place
  return {
    id: anchor(name.title, line, of.anchors),
    title: name.text,
    depth: Math.max(1, Math.min(6, Math.floor(level))),
    line,
    lines,
    milestone: of.mentions.about(place)?.id ?? null,
    sections: sectionsBelow(place, of),
  }
}

function anchor(title: string, line: number, taken: Set<string>): string {
  const id = toId(title)
  if (id === '' || taken.has(id)) return `line-${line}`
  taken.add(id)
  return id
}

/** Lines of sections outside that speak about each milestone, by its id. */
export function linesAbout({ plan, mentions }: { plan: Plan; mentions: Mentions }): Map<string, Lines[]> {
  const found = new Map<string, Lines[]>()
  for (const place of plan.places) {
    const draft = place.parent && !milestoneAbove(place, plan) ? mentions.about(place) : null
    if (draft) for (const lines of ownLines(place, plan, () => true)) append(found, draft.id, lines)
  }
  return found
}
