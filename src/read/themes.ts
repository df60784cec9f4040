import { aboutOf, isNamed, wordsOf } from './about.ts'
import { type ReadContext, tokensOf } from './context.ts'
import { findDates } from './dates.ts'
import type { Place } from './outline.ts'
import { ancestors, type Holdings, isQuestion, nothing, type Role, type Standing, type Survey } from './places.ts'

/**
 * In a document without any release unit the outermost headings that hold work are the milestones: makes them so, and says
 * whether there are any. To be asked only where no items, rows or fences carry releases or phases either.
 */
export function addThemes(survey: Survey): boolean {
  const { standings, headings, title } = survey
  const units = headings.filter((place) => {
    const standing = standings.get(place)
    return standing?.role === 'milestone' && standing.kind !== 'item' && place !== title
  })
  if (units.length > 0) return addThemesBeside(units, survey)
  const isItem = (place: Place): boolean => standings.get(place)?.kind === 'item'
  const holdsItems = holdingPlaces(headings, isItem)
  let found = false
  for (const place of themesAmong(survey, isItem, holdsItems)) {
    // Beside headings that state their own facts, those that state none are milestones too; what tells of them and holds them is not.
    if (holdsItems.has(place) && (place.blocks.length > 0 || place.level === 1)) continue
    const above = ancestors(place).map((other) => standings.get(other))
    if (above.some((standing) => standing?.kind === 'theme' || excluding.has(standing?.role ?? 'section'))) continue
    asTheme(place, survey)
    found = true
  }
  return found
}

/** How many themes there are at least to one bucket, where the buckets are not what the document is divided into. */
const themesToABucket = 3

/** `Adaptive lamps`, `Quiet horns` and many more beside one `Later`: the headings are the plan, and the bucket holds the rest. */
function addThemesBeside(units: readonly Place[], survey: Survey): boolean {
  const { standings, headings, holds, title } = survey
  if (units.some((place) => standings.get(place)?.kind !== 'bucket')) return false
  const isGrouping = ({ parent }: Place): boolean =>
    parent === null || parent === title || parent.carrier === 'root' || isGroupOfWork(parent, standings)
  const themes = headings.filter(
    (place) =>
      place.carrier === 'heading' &&
      isGrouping(place) &&
      isOpen(place, standings.get(place), holds) &&
      hasContent(place),
  )
  if (themes.length < units.length * themesToABucket) return false
  for (const place of themes) asTheme(place, survey)
  return true
}

/** `Major priorities`, and not `Current state`, which tells more than it brings together. */
const isGroupOfWork = (place: Place, standings: ReadonlyMap<Place, Standing>): boolean =>
  standings.get(place)?.role === 'group' &&
  !isNamed(place.context, wordsOf(place.name.title, place.context), 'sections')

/** A heading without words of its own only brings the themes below it together, and is one with them. */
function asTheme(place: Place, survey: Survey): void {
  const { standings, holds } = survey
  standings.set(place, { ...nothing, role: 'milestone', kind: 'theme' })
  for (const child of place.children) {
    const isTheme =
      place.blocks.length === 0 &&
      child.carrier === 'heading' &&
      isOpen(child, standings.get(child), holds) &&
      hasContent(child)
    if (isTheme) asTheme(child, survey)
    else if (standings.get(child)?.role !== 'milestone') asParts(child, standings)
  }
}

const excluding: ReadonlySet<Role> = new Set(['risk', 'non-goal', 'legend', 'criteria'])

/** Headings that may be themes, in order: those that hold work, and those that stand beside one. */
function themesAmong(
  { headings, standings, holds }: Survey,
  isItem: (place: Place) => boolean,
  holdsItems: ReadonlySet<Place>,
): Place[] {
  const open = headings.filter((place) => isOpen(place, standings.get(place), holds))
  const items = holdsItems.size > 0
  const stated = open.filter((place) => (items ? holdsItems.has(place) : holds.tasks(place)))
  // Where no item has a state, headings over lists are the themes, and where there are no lists, headings over text.
  const holdsWork = holdingPlaces(headings, holds.work)
  const listed = open.filter((place) => holdsWork.has(place))
  const working = stated.length > 0 ? stated : listed.length >= 2 ? listed : open.filter(hasContent)
  const beside = new Map<Place | null, Set<number>>()
  for (const place of [...working, ...headings.filter(isItem)])
    beside.set(place.parent, (beside.get(place.parent) ?? new Set()).add(place.level))
  const chosen = new Set(working)
  return open.filter((place) => {
    if (chosen.has(place)) return true
    const holdsEnough = stated.length > 0 ? holdsWork.has(place) : hasContent(place)
    return holdsEnough && beside.get(place.parent)?.has(place.level) === true
  })
}

/** A section whose name is none that the reader knows. */
function isOpen(place: Place, standing: Standing | undefined, holds: Holdings): boolean {
  if (place.carrier === 'lead' || standing?.role !== 'section' || standing.risky || standing.criteria) return false
  if (!holds.fields(place) && ancestors(place).some(isQuestion)) return false
  const title = withoutDates(place.name.title, place.context)
  return wordsOf(title, place.context).length > 0 && aboutOf(title, false, place.context) === null
}

/** Places for which a test holds, and those above them. */
function holdingPlaces(places: readonly Place[], test: (place: Place) => boolean): Set<Place> {
  const found = new Set<Place>()
  for (const place of places) {
    if (found.has(place) || !test(place)) continue
    for (let at: Place | null = place; at && !found.has(at); at = at.parent) found.add(at)
  }
  return found
}

function hasContent(place: Place): boolean {
  return place.blocks.length > 0 || place.children.some(hasContent)
}

/** `Goals through November 2026` is named for its goals. */
function withoutDates(title: string, context: ReadContext): string {
  const dates = findDates(title, context)
  if (dates.length === 0) return title
  let rest = title
  for (const { start, end } of dates.reverse()) rest = rest.slice(0, start) + rest.slice(end)
  const last = tokensOf(rest, context).at(-1)
  const isJoint = last && (['range', 'small', 'of'] as const).some((list) => isNamed(context, [last], list))
  return isJoint ? rest.slice(0, last.start) : rest
}

function asParts(place: Place, standings: Map<Place, Standing>): void {
  const standing = standings.get(place)
  if (standing?.role === 'section') standings.set(place, { ...standing, role: 'part' })
  for (const child of place.children) asParts(child, standings)
}
