import type { Status, Unit } from '../../roadmap/index.ts'

/**
 * The words that one language writes roadmaps with. Data only: a language is added by adding a file.
 *
 * Entries are written in lower case; they are compared without regard to case, accents on Latin letters, full-width
 * forms, apostrophes, and hyphens (a hyphen counts as a space). In scripts that write without spaces an entry is found
 * anywhere in the text, elsewhere only as whole words, so inflected forms are listed (`complete`, `completed`).
 */
export interface Vocabulary {
  /** BCP 47 tag. */
  language: string
  /** A few very common words of the language that no other listed language uses, for telling which it is. */
  telling: string[]

  /** What is said of a milestone or task itself: in a status line, a status column, a parenthesis, after a dash. */
  status: Record<Status, string[]>
  /** Status words that are common words too: they count in status lines and columns and as a whole parenthesis only. */
  ambiguous?: string[]
  /** Said of a release it means that it is out, of a phase, sprint or bucket that work is under way. */
  current: string[]
  /** A word before a status word that turns it into `planned`: `not`, `not yet`. */
  negation: string[]

  /** Names of headings that are a status or time bucket by themselves: `Now`, `Backlog`, `Completed`. */
  buckets: Record<Status, string[]>
  /** Bucket names that state no status: `Short term`, `Long term`. */
  horizons: string[]
  /** Nouns that may stand beside a status word in a bucket's name: `features`, `work`, `ideas`. */
  bucketNouns: string[]

  /** Words that, with a number, a letter or a date, name a unit of work: `phase`, `sprint`, `milestone`. */
  units: {
    release: string[]
    phase: string[]
    /** Words that name a position or span in the plan and count in that unit. */
    week: string[]
    day: string[]
    month: string[]
    year: string[]
    quarter: string[]
    half: string[]
  }
  /** Words that number headings of work without being a unit by themselves: `Task 1`, `Step 2`. */
  series?: string[]
  /** Words that say which one of a kind it is: `current sprint`, `next sprint`. */
  ordinals: { current: string[]; previous: string[]; next: string[] }
  /** Ordinal words for numbered units: `first` is 1. */
  numbers: Record<string, number>

  /** Keys of `Key: value` lines, table headers and property lists. */
  fields: {
    status: string[]
    target: string[]
    /** Names of a date column that say neither that the date is planned nor that it is over; listed as `target` too. */
    date?: string[]
    start: string[]
    completed: string[]
    progress: string[]
    duration: string[]
    goal: string[]
    dependsOn: string[]
    dependents: string[]
    owner: string[]
    updated: string[]
    version: string[]
    notes: string[]
    priority: string[]
    /** Names of a column that holds what the row is about. */
    name: string[]
    /** Names of a column that holds tasks or features. */
    task: string[]
    /** Names of a column that tells until when a version is supported; such a table is no plan. */
    support: string[]
  }
  /** Values that say that there is none: `none`, `n/a`, `tbd`. */
  nothing: string[]

  /** Headings that name a part of one milestone's content: `Key Deliverables`, `Goals`, `Tasks`. */
  parts: string[]
  /** Headings under which items say when the work counts as done: `Success Criteria`, `Definition of Done`. */
  criteria: string[]
  /** Words that make a heading one of criteria wherever they begin or end it: `criteria`, `metrics`. */
  criteriaWords?: string[]
  /** Headings that hold criteria outside a milestone and plain work inside one: `Monitoring`, `Testing Strategy`. */
  checks?: string[]
  /** Headings that only group milestones: `Major Milestones`, `Roadmap`, `Phases`. */
  groups: string[]
  /** Headings of what is no milestone: overview, legend, process, contributing. */
  sections: string[]
  /** Headings whose symbols are severities and whose items are no tasks: risks, health, issues known. */
  risks: string[]
  /** Headings of what will deliberately not be done. */
  nonGoals: string[]
  /** Words that begin a heading which asks or explains and names no work: `How to help`, `Why this order`. */
  questions?: string[]
  /** Headings of symbols explained. */
  legend: string[]

  /** Full names and abbreviations, January first. */
  months: string[][]
  /** Month names of the Solar Hijri calendar, Farvardin first, where the language dates by it. */
  jalaliMonths?: string[][]
  seasons: { spring: string[]; summer: string[]; autumn: string[]; winter: string[] }
  /** Words that narrow a period to a third of it. */
  parts3: { early: string[]; mid: string[]; late: string[] }
  /** Units of a duration. */
  durations: Record<Unit, string[]>
  /** Words after a date that leave its end open: `and later`, `onwards`. */
  openEnd: string[]
  /** Words between the two ends of a range: `to`, `until`. */
  range: string[]
  /** Words that add nothing to what is said of a status or a date: `in`, `the`, `approximately`. */
  small?: string[]
  /** Words between the parts of a date, and between a number and the whole that it is part of: `of`. */
  of?: string[]
  /** Words between two names of a list: `and`. */
  and?: string[]
  /** Words right behind a year that say that it is one: `года`. */
  yearWords?: string[]
  /** Endings that make a number an ordinal: `st`, `th`. */
  ordinalEndings?: string[]
  /** Words that name what comes before or after a version: `Pre-v2`, `Post-1.0`. */
  beforeVersion?: string[]
  afterVersion?: string[]
  /** Units of work that a code with the letter M stands for. */
  milestones?: string[]
  /** Headers of a column that only numbers its rows. */
  numbering?: string[]
  /** Order of day and month in dates of numbers only; null where writers differ. */
  numericOrder: 'day-month' | 'month-day' | null
}
