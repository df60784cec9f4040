import type { Milestone, Roadmap } from '../roadmap/index.ts'

/** A commit that touched a roadmap's file. */
export interface Revision {
  /** Object name of the commit, 40 hexadecimal digits. */
  commit: string
  /** Committer date, ISO 8601 in UTC: `2026-01-11T09:30:00Z`. */
  time: string
  /** Path of the file at that commit, from the root of the repository. */
  path: string
  /** Object name of the file's content; null where the commit deleted the file. */
  blob: string | null
  /** Names of the tags on the commit, sorted. */
  tags: string[]
  subject: string
}

/** A heading of the document and the anchor that GitHub gives it. */
export interface Anchor {
  anchor: string
  /** Id of the milestone that the heading carries or tells again; null for other headings. */
  milestone: string | null
}

/** A revision that changed what the roadmap means. */
export interface Version {
  /** The tag on the commit, else its date; `2026-01-11-2` is the second of that day. */
  name: string
  commit: string
  /** Other names that it has or had: its day where a tag names it, further tags. */
  formerly: string[]
  /** Day of the commit in UTC, `YYYY-MM-DD`. */
  date: string
  time: string
  path: string
  tags: string[]
  subject: string
  /** The roadmap as it stood; its milestones bear their lasting ids. */
  roadmap: Roadmap
  anchors: Anchor[]
}

/** What one version says about the one before beyond milestones that kept their ids. */
export interface Lineage {
  splits: { from: string; into: string[] }[]
  merges: { from: string[]; into: string }[]
  removed: string[]
  /** Removed in an earlier version and back with their own ids. */
  returned: string[]
}

/** A milestone that a roadmap no longer holds. */
export interface Tombstone {
  id: string
  last: Milestone
  /** Name of the version in which it was gone. */
  version: string
  date: string
  done: boolean
  /** Ids of living milestones that took its content over. */
  successors: string[]
}

export interface Permalink {
  /** Path below the base of the site, with the anchor of a document where it is one. */
  address: string
  state: 'living' | 'redirect' | 'tombstone'
  to?: string
  milestone?: string
  /** Day of the version in which it was first published. */
  since: string
  /** Day of the version in which it stopped to be living. */
  until?: string
}

export interface History {
  /** Id of the roadmap. */
  roadmap: string
  /** Oldest first; at least one. */
  versions: Version[]
  /** One a version; the first is empty. */
  lineages: Lineage[]
  tombstones: Tombstone[]
  permalinks: Permalink[]
}
