import type { Status, Unit } from '../roadmap/index.ts'

/** What a list of milestones can be narrowed to: a status, or none stated. */
export type Shown = Status | 'unstated'

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

/**
 * Every word that the site itself says. A language is one object of this shape; what varies with a number is a function,
 * so that a language with other plurals needs no other code.
 */
const en = {
  lang: 'en',
  dates: 'en-GB',
  status: {
    done: 'Done',
    'in-progress': 'In progress',
    planned: 'Planned',
    blocked: 'Blocked',
    deferred: 'Deferred',
    cancelled: 'Cancelled',
  } satisfies Record<Status, string> as Record<Status, string>,
  notStated: 'No status stated',

  site: 'Roadmap',
  roadmaps: 'Roadmaps',
  skip: 'Skip to the content',
  breadcrumb: 'Where you are',
  pages: 'Pages of this roadmap',
  overview: 'Overview',
  document: 'Document',
  rules: 'Checks',
  rulesLead:
    'What is looked for in a roadmap document, why it matters and how to mend it. Errors stop a build, warnings never do.',
  builtWith: 'Made from Markdown by Milepost',
  onThisPage: 'On this page',

  version: (text: string) => (/^(?:version|v\d|release)/i.test(text) ? text : `Version ${text}`),
  updated: 'updated',
  from: 'from',
  currentStatus: 'status',

  tasksDone: (done: number, total: number) => `${done} of ${count(total, 'task', 'tasks')} done`,
  tasks: (done: number, total: number) =>
    done === 0 ? count(total, 'task', 'tasks') : `${done} of ${count(total, 'task', 'tasks')}`,
  milestonesDone: (done: number, total: number) => `${done} of ${count(total, 'milestone', 'milestones')} done`,
  criteriaMet: (done: number, total: number) =>
    done === 0 ? count(total, 'criterion', 'criteria') : `${done} of ${count(total, 'criterion', 'criteria')} met`,
  inProgressCount: (n: number) => `${n} in progress`,
  declared: (n: number) => `${n} % declared`,
  folded: (n: number) => `${n} done`,
  more: (n: number) => `${n} more`,
  itemCount: (n: number) => count(n, 'item', 'items'),

  now: 'Now',
  next: 'Next',
  latest: 'Done',
  nothingNow: 'Nothing is said to be in progress.',
  nothingNext: 'Nothing more is planned.',
  nothingDone: 'Nothing yet.',
  andMore: (n: number) => `and ${n} more`,

  by: (when: string) => `by ${when}`,
  target: (when: string) => `target ${when}`,
  completed: (when: string) => `completed ${when}`,
  takes: (long: string) => `planned to take ${long}`,
  fromTasks: 'from its tasks',
  concluded: (done: number, total: number) =>
    total > 0 ? `concluded from its tasks, ${done} of ${total} done` : 'concluded from what it contains',

  quarter: (n: number, year: number) => `Q${n} ${year}`,
  half: (n: number, year: number) => `${n === 1 ? 'first' : 'second'} half of ${year}`,
  openEnd: (start: string) => `${start} and later`,
  duration: (min: number, max: number | null, unit: Unit) =>
    max === null
      ? `${count(min, unit, `${unit}s`)} or more`
      : min === max
        ? count(min, unit, `${unit}s`)
        : `${min}–${count(max, unit, `${unit}s`)}`,
  position: (unit: Unit, from: number, to: number) => (from === to ? `${unit} ${from}` : `${unit}s ${from}–${to}`),
  ofThePlan: (position: string) => `${position} of the plan`,

  timeline: 'Timeline',
  timelineOf: (title: string) => `Timeline of ${title}`,
  timelineSays: (n: number, from: string, to: string) =>
    `${count(n, 'milestone', 'milestones')} between ${from} and ${to}. The table below the picture says the same in words.`,
  planTimeline: 'Timeline of the plan',
  planUnit: { hour: 'Hour', day: 'Day', week: 'Week', month: 'Month', year: 'Year' } as Record<Unit, string>,
  asTable: 'As a table',
  undated: 'Without a date',
  earlier: (n: number) => `${n} earlier, done`,
  column: {
    milestone: 'Milestone',
    status: 'Status',
    when: 'When',
    target: 'Target',
    completed: 'Completed',
    progress: 'Progress',
  },
  scaleOfPlan: 'Counted from the start of the plan: the document gives no calendar dates for these.',

  milestones: 'Milestones',
  filter: 'Show',
  all: 'All',
  showing: (status: string) => `Only milestones with the status “${status}” are shown.`,
  showAll: 'Show all',
  needs: 'Needs',
  neededBy: 'Needed by',
  partOf: 'Part of',
  parts: 'Contains',
  otherTasks: 'Tasks of no milestone',
  belongsTo: 'told with',
  introduction: 'Introduction',

  inDocument: 'In the document',
  theDocument: 'The document',
  wholeDocument: 'The whole document',
  documentLead: 'The document in full, as it is written',
  otherTasksHere: 'Told elsewhere in the document',
  line: (n: number) => `line ${n}`,
  lines: (from: number, to: number) => (from === to ? `line ${from}` : `lines ${from}–${to}`),
  view: 'View the source',
  edit: 'Edit this',
  linkHeading: 'Link to this milestone',
  address: 'Address',
  markdown: 'Markdown',
  previous: 'Previous',
  following: 'Next',
  neighbours: 'Neighbouring milestones',

  notUnderstood: 'Not understood',
  notUnderstoodLead: 'This part of the document was found, but it could not be placed. It is shown as it is written.',
  noMilestones: 'No milestones found',
  noMilestonesLead:
    'The document below was read, but nothing in it names a unit of work that could be linked: no release, phase, numbered milestone, period or list of tasks.',
  noMilestonesHow: 'A heading that names one is enough:',
  noMilestonesExample: '## v1.0 (Q3 2026)\n\n- [x] Read the file\n- [ ] Write the page',
  emptySite: 'No roadmap yet',
  emptySiteLead: 'Put a Markdown file into content/roadmaps/ and build the site again.',

  missing: 'This page does not exist',
  missingLead: 'Perhaps it was moved or mistyped. These are all roadmaps and milestones of this site:',

  prose: {
    table: 'Table',
    details: 'Details',
    image: 'Picture',
    footnotes: 'Footnotes',
    footnote: (n: number) => `Footnote ${n}`,
    backToText: (n: number) => `Back to where footnote ${n} is called`,
  },

  severity: { error: 'Error', warning: 'Warning', note: 'Note' } as Record<string, string>,
  severities: { error: 'Errors', warning: 'Warnings', note: 'Notes' } as Record<string, string>,
  example: { wrong: 'Wrong', says: 'What is said of it', right: 'Right' },
}

export type Words = typeof en

const languages: Record<string, Words> = { en }

/** The words of a site in the language of its locale; English where that language has none yet. */
export function wordsFor(locale: string): Words {
  return languages[locale.toLowerCase().split('-')[0] ?? 'en'] ?? en
}
