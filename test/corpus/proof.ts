import { words } from '../../src/render/index.ts'
import {
  eachMilestone,
  eachTask,
  type Lines,
  type Milestone,
  Roadmap,
  type Section,
  type Task,
} from '../../src/roadmap/index.ts'
import { type Bag, bagOf, missing, most, size, sum } from './bag.ts'
import { ofDocumentPage, ofMilestonePage, ofRoadmapPage, type Shown } from './pages.ts'
import { type Line, type Source, sourceOf } from './source.ts'

/** Words that a document has and a site has not. */
export interface Loss {
  /** Where they should be. */
  where: string
  words: Bag
  /** Lines of the source that have such words. */
  lines: number[]
}

export interface Proof {
  words: number
  milestones: number
  /** Not on the document's own page, or not even in our tree of it. */
  onDocument: Loss[]
  /** Neither on the roadmap's page nor on one of its milestones, or not on the page where they belong. */
  onPages: Loss[]
  /** What else is wrong: with the Roadmap as data, or words that nobody wrote. */
  faults: string[]
}

/**
 * Compares a document with the pages that were built from it, word by word, by count.
 *
 * 1. Our tree has every word that the reference parser sees, and lists every comment.
 * 2. The page of the document has every word, and no other.
 * 3. Every line with words belongs to a milestone, to a section or to what was not placed, or is the title.
 * 4. The page of each milestone has every word of its lines, and the roadmap's page every word of the rest. A heading row belongs to
 *    whichever page shows rows below it.
 * 5. All these pages together have every word, whatever the Roadmap says about lines.
 */
export function prove(text: string, roadmap: Roadmap, pageOf: (path: string) => string | undefined): Proof {
  const source = sourceOf(text)
  const wanted = bagOfLines(source.lines)
  const pages: [string, Shown][] = []
  const faults = faultsOf(roadmap, text)
  const open = (path: string, read: (html: string) => Shown): Shown | undefined => {
    const html = pageOf(path)
    if (html === undefined) faults.push(`There is no page ${path}`)
    const shown = html === undefined ? undefined : read(html)
    if (shown) pages.push([path, shown])
    return shown
  }

  const onDocument: Loss[] = []
  const unread = missing(bagOfLines(source.reference), wanted)
  if (unread.size > 0) onDocument.push(loss('in the tree of the document', unread, source.reference))
  const comments = bagOf(roadmap.unplaced.filter(({ kind }) => kind === 'comment').flatMap(({ text }) => words(text)))
  const unlisted = missing(bagOfLines(source.hidden), comments)
  if (unlisted.size > 0) onDocument.push(loss('among the comments that are listed', unlisted, source.hidden))
  const sheet = pageOf(`${roadmap.id}/document/`)
  if (sheet === undefined) faults.push(`There is no page ${roadmap.id}/document/`)
  else {
    const shown = ofDocumentPage(sheet)
    const lost = missing(wanted, shown.content)
    if (lost.size > 0) onDocument.push(loss('on the page of the document', lost, source.lines))
    const added = missing(shown.content, sum(wanted, bagOf(source.besides)))
    if (added.size > 0)
      faults.push(`The page of the document says more than the document: ${[...added.keys()].join(' ')}`)
    const hints = missing(bagOfLines(source.titles), sum(shown.content, shown.titles))
    if (hints.size > 0) onDocument.push(loss('as hints on the page of the document', hints, source.titles))
  }

  const onPages: Loss[] = []
  const owners = ownersOf(roadmap)
  const { others, kept } = byOwner(source, owners)
  for (const owner of owners) {
    const isWhole = owner.path === `${roadmap.id}/`
    const shown = open(owner.path, isWhole ? ofRoadmapPage : ofMilestonePage)
    if (!shown) continue
    if (isWhole) {
      const lost = missing(bagOfLines(others), shown.name)
      if (lost.size > 0) onPages.push(loss('in any milestone or section', lost, others))
    }
    const lines = kept.get(owner) ?? []
    const isQuoted = (line: number) => owner.quoted.includes(line)
    const rest = missing(bagOfLines(lines.filter(({ line }) => !isQuoted(line))), shown.content)
    const all = missing(bagOfLines(lines), sum(shown.content, most(shown.quoted, shown.name)))
    const lost = most(rest, all)
    if (lost.size > 0) onPages.push(loss(`on ${owner.path}`, lost, lines))
  }
  const together = sum(...pages.map(([, { content, quoted, name }]) => sum(content, most(quoted, name))))
  const nowhere = missing(wanted, together)
  if (nowhere.size > 0) onPages.push(loss('on any page of the roadmap or its milestones', nowhere, source.lines))
  return {
    words: size(wanted),
    milestones: [...eachMilestone(roadmap.milestones)].length,
    onDocument,
    onPages,
    faults,
  }
}

export function lostWords(losses: readonly Loss[]): number {
  return losses.reduce((all, { words }) => all + size(words), 0)
}

function loss(where: string, words: Bag, lines: readonly Line[]): Loss {
  const found = lines.filter((line) => line.words.some((word) => words.has(word))).map(({ line }) => line)
  return { where, words, lines: [...new Set(found)] }
}

function bagOfLines(lines: readonly Line[]): Bag {
  return bagOf(lines.flatMap(({ words }) => words))
}

/** A page and the lines of the source that it has to show. */
interface Owner {
  path: string
  runs: Lines[]
  /** Lines that it shows as they are written. */
  quoted: number[]
}

function ownersOf(roadmap: Roadmap): Owner[] {
  const listed = roadmap.unplaced.filter(({ kind }) => kind !== 'comment')
  const page: Owner = { path: `${roadmap.id}/`, runs: listed.map(({ lines }) => lines), quoted: [] }
  const owners = new Map<string, Owner>()
  for (const { milestone } of eachMilestone(roadmap.milestones)) {
    const { id, line, lines, also } = milestone
    const runs: Lines[] = [...lines, [line, line], ...also.map((line): Lines => [line, line])]
    owners.set(id, { path: `${roadmap.id}/${id}/`, runs, quoted: [line, ...also] })
  }
  const visit = (sections: readonly Section[], outer: Owner): void => {
    for (const section of sections) {
      const own = section.milestone === null ? outer : (owners.get(section.milestone) ?? outer)
      own.runs.push(...section.lines)
      visit(section.sections, own)
    }
  }
  visit(roadmap.sections, page)
  const ofTasks = (tasks: readonly Task[], owner: Owner): void => {
    for (const task of eachTask(tasks)) owner.runs.push(task.lines)
  }
  ofTasks(roadmap.tasks, page)
  return [page, ...owners.values()]
}

/** The lines of every owner, and those that nobody has. Heading rows of tables have no owner. */
function byOwner({ lines, heads }: Source, owners: readonly Owner[]): { others: Line[]; kept: Map<Owner, Line[]> } {
  const kept = new Map<Owner, Line[]>()
  const owned = new Set<Line>()
  const byLine = new Map<number, Line[]>()
  for (const line of lines) {
    if (heads.has(line.line)) owned.add(line)
    else byLine.set(line.line, [...(byLine.get(line.line) ?? []), line])
  }
  for (const owner of owners) {
    const own = new Set<Line>()
    for (const [first, last] of owner.runs)
      for (let number = first; number <= last; number += 1) for (const line of byLine.get(number) ?? []) own.add(line)
    for (const line of own) owned.add(line)
    kept.set(owner, [...own])
  }
  return { others: lines.filter((line) => !owned.has(line)), kept }
}

/** What is wrong with a Roadmap as data: its shape, its ids, what it points to. */
function faultsOf(roadmap: Roadmap, text: string): string[] {
  const faults: string[] = []
  const read = Roadmap.safeParse(JSON.parse(JSON.stringify(roadmap)))
  if (!read.success) faults.push(...read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
  const count = text.split('\n').length
  const inRange = (what: string, ...lines: readonly number[]): void => {
    for (const line of lines) if (line < 1 || line > count) faults.push(`${what}: line ${line} of ${count}`)
  }
  const inOrder = (what: string, [first, last]: Lines): void => {
    inRange(what, first, last)
    if (first > last) faults.push(`${what}: lines ${first} to ${last}`)
  }
  const all: Milestone[] = [...eachMilestone(roadmap.milestones)].map(({ milestone }) => milestone)
  const ids = new Set<string>()
  for (const { id } of all) {
    if (ids.has(id)) faults.push(`Two milestones have the id ${id}`)
    ids.add(id)
  }
  const ofTasks = (tasks: readonly Task[]): void => {
    for (const task of eachTask(tasks)) {
      inRange(task.title, task.line, task.status?.line ?? task.line)
      inOrder(task.title, task.lines)
    }
  }
  ofTasks(roadmap.tasks)
  for (const milestone of all) {
    const { id, line, lines, also, dependsOn, dependsOnLines, status, target, completed, progress } = milestone
    for (const other of dependsOn) if (!ids.has(other)) faults.push(`${id} needs ${other}, which does not exist`)
    if (dependsOn.length !== dependsOnLines.length) faults.push(`${id}: not every dependency has a line`)
    inRange(id, line, ...also, ...dependsOnLines)
    for (const fact of [status, target, completed, progress]) if (fact?.line) inRange(id, fact.line)
    for (const run of lines) inOrder(id, run)
    ofTasks(milestone.tasks)
  }
  const sectionIds = new Set<string>()
  const ofSections = (sections: readonly Section[]): void => {
    for (const { id, line, lines, milestone, sections: inner } of sections) {
      if (sectionIds.has(id)) faults.push(`Two sections have the id ${id}`)
      sectionIds.add(id)
      inRange(id, line)
      for (const run of lines) inOrder(id, run)
      if (milestone !== null && !ids.has(milestone)) faults.push(`${id} is about ${milestone}, which does not exist`)
      ofSections(inner)
    }
  }
  ofSections(roadmap.sections)
  for (const { lines } of roadmap.unplaced) inOrder('unplaced', lines)
  for (const fact of [roadmap.updated, roadmap.status]) if (fact) inRange('the roadmap', fact.line)
  return faults
}
