import type { Node } from '@takumi-rs/core'
import type { Change } from '../compare/change.ts'
import type { Lineage } from '../history/types.ts'
import type { Milestone, Roadmap } from '../roadmap/index.ts'

/** A version of a roadmap, what stood in it, and what it says that the one before did not. */
export interface PublishedVersion {
  /** The tag on it, else its date. */
  name: string
  /** Object name of the commit. */
  commit: string
  /** Day of the commit in UTC, `YYYY-MM-DD`. */
  date: string
  /** Time of the commit, ISO 8601 in UTC. */
  time: string
  /** As it stood; its milestones bear their lasting ids. */
  roadmap: Roadmap
  lineage: Lineage
  /** `[]` for the first. */
  changes: readonly Change[]
}

/** A milestone that is gone and keeps its addresses. */
export interface Gone {
  id: string
  /** As it stood last. */
  last: Milestone
  /** Name of the version in which it was gone; null where that is not committed yet. */
  version: string | null
  date: string
  done: boolean
  /** Ids of living milestones that took its content over. */
  successors: readonly string[]
}

/** An announcement, as far as others than its own page know it. */
export interface Announced {
  /** Its part of the address: `2026-03-01-first-light`. */
  id: string
  title: string
  /** `YYYY-MM-DD`. */
  date: string
  summary: string | null
  authors: readonly string[]
  /** `roadmap/milestone` of each milestone that it links, by lasting ids, in the order of the text. */
  milestones: readonly string[]
}

/** The site that something is published on. */
export interface PublishedSite {
  name: string
  description: string | null
  /** BCP 47. */
  language: string
  /** Whole address of a path below the base, such as `/cqlite/m2/`; the path on its host where the site does not know its own address. */
  address: (path: string) => string
}

/** A roadmap and all that is known of it, as serialisers take it. */
export interface Published {
  site: PublishedSite
  /** As it stands now. */
  roadmap: Roadmap
  /** Oldest first; `[]` without git. */
  versions: readonly PublishedVersion[]
  gone: readonly Gone[]
  /** Announcements that link one of its milestones, newest first. */
  announcements: readonly Announced[]
}

/** One milestone of a roadmap, living or gone. */
export interface PublishedMilestone {
  published: Published
  milestone: Milestone
  /** Null while it lives. */
  gone: Gone | null
}

/** All roadmaps of a site and its announcements, newest first. */
export interface PublishedAll {
  site: PublishedSite
  roadmaps: readonly Published[]
  announcements: readonly Announced[]
}

/** One announcement. */
export interface PublishedAnnouncement {
  site: PublishedSite
  announcement: Announced
}

/** One version of a roadmap, pinned: nothing that came later is known here. */
export interface PublishedEdition {
  site: PublishedSite
  version: Omit<PublishedVersion, 'changes' | 'lineage'>
}

/** A file as it is published. */
export interface Output {
  /** Media type, with its charset where it is text. */
  type: string
  body: string | Uint8Array
}

/** A picture that is still to be drawn, by what has the fonts. */
export interface Picture {
  type: 'image/png'
  /** In pixels. */
  width: number
  height: number
  /** BCP 47 tag of the language of most of its text: which shapes Han characters have. */
  language: string
  tree: Node
}

export type Writer<Subject> = (subject: Subject) => Output | Picture | Promise<Output | Picture>
