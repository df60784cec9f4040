import type { Root, RootContent } from 'mdast'
import { type Timeline, timeline } from '../draw/timeline.ts'
import { frontMatter } from '../read/front-matter.ts'
import { parse } from '../read/parse.ts'
import { type Survey, survey, toHtml } from '../render/index.ts'
import {
  eachMilestone,
  isCalendar,
  type Lines,
  type Milestone,
  type Period,
  type Roadmap,
  type Section,
  type Status,
} from '../roadmap/index.ts'
import { type Addresses, type SourceLinks, sourceLinks } from './address.ts'
import { captions, retold, taskMarks, withoutSymbols } from './content.ts'
import { type Dates, datesIn } from './dates.ts'
import { factLines, fieldLines } from './field-lines.ts'
import { type Overview, overview } from './overview.ts'
import type { HistoryFacts } from './past.ts'
import { pageIds, type Relations, relations, sectionAnchors } from './relations.ts'
import { type Words, wordsFor } from './words.ts'

/** How a site speaks: its language, its words and its way to write dates. */
export interface Voice {
  /** Language of the words of the site itself. */
  lang: string
  isRightToLeft: boolean
  words: Words
  dates: Dates
}

export function voiceOf(locale: string | undefined): Voice {
  const words = wordsFor(locale ?? 'en')
  return { lang: words.lang, isRightToLeft: isRightToLeft(words.lang), words, dates: datesIn(locale ?? 'en', words) }
}

/** What is said of a roadmap where several share a page. */
export interface Glance {
  roadmap: Roadmap
  overview: Overview
  /** `lang` of the document where it differs from that of the site, else undefined. */
  lang: string | undefined
  isRightToLeft: boolean
  /** `dir` of the site's own sentences where the page around them runs the other way, else undefined. */
  sayDir: 'ltr' | 'rtl' | undefined
  voice: Voice
  to: Addresses
}

export function glanceOf(roadmap: Roadmap, voice: Voice, to: Addresses): Glance {
  const { language } = roadmap
  const lang = foreign(language, voice)
  // A locale is slow to make, and most documents are in the language of their site.
  const turned = language === voice.lang ? voice.isRightToLeft : isRightToLeft(language)
  const sayDir: Glance['sayDir'] = turned === voice.isRightToLeft ? undefined : turned ? 'ltr' : 'rtl'
  return lazily({ roadmap, lang, isRightToLeft: turned, sayDir, voice, to }, { overview: () => overview(roadmap) })
}

/** An object with some of its values made when they are first asked for: a page shows a part of what can be said of a roadmap. */
function lazily<Known extends object, Made extends object>(
  known: Known,
  makers: { [Name in keyof Made]: () => Made[Name] },
): Known & Made {
  for (const name of Object.keys(makers) as (keyof Made)[])
    Object.defineProperty(known, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[name]()
        Object.defineProperty(known, name, { value, enumerable: true })
        return value
      },
    })
  return known as Known & Made
}

/** `lang` of words of a document where its language is another than that of the site, else undefined. */
export function foreign(language: string, voice: Voice): string | undefined {
  return sameLanguage(language, voice.lang) ? undefined : language
}

/** Everything that the pages of one roadmap print, found once for all of them. */
export interface RoadmapView extends Glance {
  /** The decoded source, as lines. */
  lines: string[]
  tree: Root
  survey: Survey
  marks: ReadonlyMap<number, Status>
  /** Lines that state facts. */
  facts: ReadonlySet<number>
  related: ReadonlyMap<string, Relations>
  anchors: ReadonlyMap<number, string>
  byId: ReadonlyMap<string, Milestone>
  captions: ReadonlyMap<string, Section[]>
  /** Runs of lines that sections tell again of milestones, by the line of the section. */
  again: ReadonlyMap<number, Lines[]>
  /** Lines of the sections that stand as captions over milestones. */
  captionLines: ReadonlySet<number>
  /** True where the document has so many tasks that only those of what has begun are shown at once. */
  isLong: boolean
  timeline: Timeline
  /** When it was last updated: as the document says, else the day of its version; null where neither is known. */
  updated: Period | null
  /** True for a version as it stood: its page holds all of it, since its milestones' pages say what is so now. */
  isEdition: boolean
  /** True where it was something else once and git knows. */
  hasPast: boolean
  source: SourceLinks | null
  /** Name of the document's file, without its folders. */
  file: string
}

/** A document as the site has it. */
export interface Document {
  roadmap: Roadmap
  /** The decoded source with LF line ends. */
  text: string
  /** The path as people see it. */
  file: string
  /** Null where nothing is known of the past: no git, no commit. */
  history?: HistoryFacts | null
  /** Day of the version that it is, where that is not the newest one. */
  asOf?: string
}

export function viewOf(entry: Document, voice: Voice, to: Addresses): RoadmapView {
  const { roadmap, text } = entry
  const day = entry.asOf ?? entry.history?.versions.at(-1)?.date
  const updated = roadmap.updated ?? (day === undefined ? null : { start: day, end: day })
  const today = updated && isCalendar(updated) && updated.start === updated.end ? updated.start : null
  const path = roadmap.source.path ?? entry.file
  const known = {
    updated,
    isEdition: entry.asOf !== undefined,
    hasPast: (entry.history?.versions.length ?? 0) > 1,
    source: sourceLinks(roadmap.source),
    file: path.slice(path.lastIndexOf('/') + 1),
  }
  const view: RoadmapView = lazily(Object.assign(glanceOf(roadmap, voice, to), known), {
    lines: () => text.split('\n'),
    tree: () => parse(frontMatter(text).body),
    survey: () => survey(view.tree, pageIds),
    marks: () => taskMarks(roadmap),
    facts: () => factLines(roadmap),
    related: () => relations(roadmap),
    anchors: () => sectionAnchors(roadmap),
    byId: () => new Map([...eachMilestone(roadmap.milestones)].map(({ milestone }) => [milestone.id, milestone])),
    again: () => retold(roadmap),
    captions: () => captions(view.tree, roadmap, view.again),
    captionLines: () => new Set([...view.captions.values()].flat().map((section) => section.line)),
    isLong: () => view.overview.tasks.total > manyTasks,
    timeline: () => timeline(roadmap, today),
  })
  return view
}

const manyTasks = 60

export interface Prose {
  /** Level of the outermost headings; 2 where nothing is said. */
  level?: number
  /** True on the page of the document: headings get their anchors, and symbols stay as they are written. */
  whole?: boolean
  /** Keeps footnotes of several fragments on one page apart. */
  prefix?: string
}

const markOpening = /<span class="mark" data-status="([a-z-]+)">/g

/** Nodes of the document as HTML, with the marks of this site. */
export function prose(nodes: readonly RootContent[], view: RoadmapView, options: Prose = {}): string {
  if (nodes.length === 0) return ''
  const { source, id } = view.roadmap
  const { words } = view.voice
  const { html } = toHtml(fieldLines(options.whole ? nodes : withoutSymbols(nodes, view.marks), view.facts), {
    survey: view.survey,
    repository: source.repository,
    branch: source.branch,
    path: source.path,
    headingLevel: options.level ?? 2,
    anchors: options.whole ? 'github' : 'none',
    documentHref: options.whole ? null : view.to.document(id),
    idPrefix: options.prefix ?? '',
    tasks: view.marks,
    words: { ...words.prose, status: (status) => words.status[status] },
  })
  return html.replace(
    markOpening,
    (opening, status) => `${opening}<svg aria-hidden="true"><use href="#mark-${status}"/></svg>`,
  )
}

function sameLanguage(one: string, other: string): boolean {
  return one.toLowerCase().split('-')[0] === other.toLowerCase().split('-')[0]
}

const rightToLeftScripts = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** True for a language whose script runs from right to left (CLDR likely subtags). */
export function isRightToLeft(language: string): boolean {
  try {
    return rightToLeftScripts.has(new Intl.Locale(language).maximize().script ?? '')
  } catch {
    return false
  }
}
