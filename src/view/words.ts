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
  linesAt: (numbers: readonly number[]) => `${numbers.length === 1 ? 'line' : 'lines'} ${numbers.join(', ')}`,
  view: 'View the source',
  edit: 'Edit this',
  linkHeading: { milestone: 'Link to this milestone', roadmap: 'Link to this roadmap' },
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

  front: {
    heading: 'All roadmaps',
    done: 'Most recently done',
    now: 'In progress',
    next: 'Coming next',
    noneDone: 'Nothing is said to be done on a day.',
    markedDone: (when: string) => `marked done ${when}`,
    announcements: 'Announcements',
    allAnnouncements: 'All announcements',
  },

  follow: {
    heading: 'Follow',
    'feed.xml': 'Atom feed',
    'feed.json': 'JSON Feed',
    'calendar.ics': 'Calendar (.ics)',
    webcal: 'Subscribe in your calendar (webcal)',
  },
  programs: {
    heading: 'For programs',
    'roadmap.json': 'JSON',
    'milestone.json': 'JSON',
    'roadmap.md': 'Markdown',
    'llms.txt': 'llms.txt',
    'badge.svg': 'badge',
    'badge.json': 'badge for Shields',
    'permalinks.json': 'permalinks',
    'roadmap.schema.json': 'schema of a roadmap',
    'milestone.schema.json': 'schema of a milestone',
  },
  badge: 'Badge',
  badgeOf: (name: string) => `Badge of ${name}`,
  toPaste: 'Badge and frame, to paste',
  frameHtml: 'Frame in HTML',
  badgeMarkdown: 'Badge in Markdown',
  badgeHtml: 'Badge in HTML',
  card: 'Card',
  cardLead: 'The picture that a link to this page shows in chats and posts.',
  cardOf: (name: string) => `Status and progress of ${name}`,

  board: 'Board',
  boardLead: 'Every milestone by its status, in the order of the document.',
  noBoard: 'There is nothing to put on a board: no milestones were found.',

  graph: 'What needs what',
  graphOf: (title: string) => `What needs what in ${title}`,
  graphSays: (boxes: number, links: number) =>
    `${count(boxes, 'milestone', 'milestones')}, ${count(links, 'dependency', 'dependencies')}. An arrow leads from what is needed to what needs it. The table below says the same in words.`,
  graphScrolls: 'An arrow leads from what is needed to what needs it.',
  graphTooLarge: (n: number, most: number) =>
    `${n} milestones depend on each other. More than ${most} make no readable picture, so they stand in a table.`,

  versions: 'Versions',
  changes: 'Changes',
  list: (items: readonly string[]) =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`,
  versionsLead:
    'Every version is kept as it stood, under an address that stays and can be cited. A version is a commit that changed what the roadmap says.',
  versionOf: (title: string, version: string) => `${title}, ${version}`,
  versionNamed: (name: string) => `version ${name}`,
  versionDated: (date: string) => `version of ${date}`,
  nthOfTheDay: (n: number) => `no. ${n}`,
  commit: 'commit',
  current: 'current',
  firstVersion: 'First version',
  contains: (milestones: number, tasks: number) =>
    tasks > 0
      ? `${count(milestones, 'milestone', 'milestones')}, ${count(tasks, 'task', 'tasks')}`
      : count(milestones, 'milestone', 'milestones'),
  noChanges: 'Only the writing changed: no milestone, date or task.',
  olderChanges: 'Of older versions there is one line each here; every sentence stands with the version itself.',
  moreTargets: (n: number) => `${n} more in the table.`,
  /** What one version changed, in one line. */
  counted: {
    milestones: (n: number) => count(n, 'milestone', 'milestones'),
    targets: (n: number) => count(n, 'target', 'targets'),
    tasks: (n: number) => count(n, 'task', 'tasks'),
    changes: (n: number) => count(n, 'change', 'changes'),
    others: (n: number) => count(n, 'other change', 'other changes'),
  },
  became: {
    added: 'added',
    removed: 'removed',
    recast: 'split or merged',
    renamed: 'renamed',
    done: 'done',
    later: 'later',
    earlier: 'earlier',
  },
  weight: { look: 'Needs a look', news: 'News', small: 'Small' } as Record<'look' | 'news' | 'small', string>,
  changesLead: 'What each version says that the one before it did not, newest first.',
  smallChanges: (n: number) => count(n, 'small change', 'small changes'),
  moreChanges: (n: number) => count(n, 'more change', 'more changes'),
  changesHere: 'What this version changed',

  documentThen: 'The document as it was written',
  editionOf: 'Which version this is',
  asItStood: (date: string) => `The roadmap as it stood on ${date}.`,
  asItIs: 'The roadmap as it is now',
  olderEdition: 'before it',
  cite: 'Cite this version',
  citePlain: 'As text',
  citation: (title: string, version: string, date: string, commit: string, address: string) =>
    `${title}, ${version}, ${date}. Commit ${commit}. ${address}`,
  citationDated: (title: string, version: string, commit: string, address: string) =>
    `${title}, ${version}. Commit ${commit}. ${address}`,
  citationMarkdown: (link: string, date: string | null, commit: string) =>
    `${link} (${date === null ? '' : `${date}, `}commit \`${commit}\`)`,

  preview: {
    heading: 'What this change means',
    banner: 'This is a preview of a change.',
    see: 'What it means',
    bannerUnknown: 'Nothing to compare it with.',
    /** `5 changes: 2 need a look, 2 are news, 1 is small.` */
    counted: (look: number, news: number, small: number) => {
      const pieces = [
        ...(look > 0 ? [`${look} ${look === 1 ? 'needs' : 'need'} a look`] : []),
        ...(news > 0 ? [`${news} ${news === 1 ? 'is' : 'are'} news`] : []),
        ...(small > 0 ? [`${small} ${small === 1 ? 'is' : 'are'} small`] : []),
      ]
      return `${count(look + news + small, 'change', 'changes')}: ${pieces.join(', ')}.`
    },
    against: 'compared with',
    nothing: 'This changes nothing in meaning.',
    nothingLead: 'Milestones, dates, states and tasks are what they were; at most the writing is another.',
    notAllowed: 'Not allowed by the rules of this project',
    allBut: 'does not allow it',
    allowed: 'It keeps all rules of this project.',
    unknown: 'There is no comparison',
    same: 'Nothing changed in meaning:',
    otherLines: (n: number) => `${count(n, 'other line', 'other lines')} changed`,
    unread: (files: string) => `Not compared, because it cannot be read in the base: ${files}.`,
    mark: { added: 'New', changed: 'Changed' } as Record<'added' | 'changed', string>,
    was: (what: string) => `was ${what}`,
    lineOf: { before: 'before', after: 'now' } as Record<'before' | 'after', string>,
    link: {
      same: (n: number) => (n === 1 ? 'The link to it still works.' : 'The links to them still work.'),
      gone: (n: number) =>
        n === 1
          ? 'The link to it now ends at a page that says that it is gone.'
          : 'The links to them now end at pages that say that they are gone.',
    },
    targets: 'Targets before and after',
    targetsLead: 'A dashed ring is where a target was, a disc where it is now; grey has not moved.',
    targetsSay: (n: number, from: string, to: string) =>
      `Targets of ${count(n, 'milestone', 'milestones')} between ${from} and ${to}, before and after the change. The table below the picture says the same in words.`,
    before: 'Before',
    after: 'Now',
    difference: 'Difference',
    noTarget: 'none',
    unmoved: 'as before',
    newTarget: 'new',
    withdrawn: 'withdrawn',
    restated: 'written anew',
  },

  storyHeading: 'Its story',
  earlierMoments: (n: number) => `${n} earlier`,
  story: {
    appeared: (facts: readonly string[], from: string | null) =>
      `First seen${from === null ? '' : `, made of ${from}`}${facts.length > 0 ? `: ${facts.join(', ')}` : ''}`,
    returned: (facts: readonly string[], from: string | null) =>
      `Back on the roadmap${from === null ? '' : `, made of ${from}`}${facts.length > 0 ? `: ${facts.join(', ')}` : ''}`,
    removed: (last: Status | null, into: string | null) => {
      if (into !== null) return `Went into ${into}`
      return last === 'done'
        ? 'Left the roadmap, done'
        : `Left the roadmap${last === null ? '' : ' without being done'}`
    },
    renamed: (before: string, after: string) => `Renamed from “${before}” to “${after}”`,
    renumbered: (before: string, after: string) => `Now ${after}, was ${before}`,
    movedInto: (parent: string) => `Moved into ${parent}`,
    movedOut: (parent: string) => `Moved out of ${parent}`,
    split: (into: string) => `Split: a part of it went into ${into}`,
    merged: (from: string) => `Took over ${from}`,
    status: (before: string | null, after: string | null, concluded: boolean) =>
      after === null
        ? `No status stated any more, was ${before?.toLowerCase()}`
        : `${after}${before === null ? '' : `, was ${before.toLowerCase()}`}${concluded ? ' (from its tasks)' : ''}`,
    completed: (when: string, late: number | null) =>
      late === null
        ? `Completed ${when}`
        : late === 0
          ? `Completed ${when}, on its target`
          : `Completed ${when}, ${count(Math.abs(late), 'day', 'days')} ${late > 0 ? 'after' : 'before'} its target`,
    targetStated: (after: string) => `Target set to ${after}`,
    targetDropped: (before: string) => `Target ${before} withdrawn`,
    targetMoved: (before: string, after: string, slip: number | null) =>
      `Target moved from ${before} to ${after}${
        slip === null || slip === 0 ? '' : `, ${count(Math.abs(slip), 'day', 'days')} ${slip > 0 ? 'later' : 'earlier'}`
      }`,
    targetSharpened: (before: string, after: string) => `Target made more exact: ${after}, was ${before}`,
    targetWidened: (before: string, after: string) => `Target made less exact: ${after}, was ${before}`,
    slip: (days: number) =>
      days === 0 ? 'same end' : `${count(Math.abs(days), 'day', 'days')} ${days > 0 ? 'later' : 'earlier'}`,
  },

  pastHeading: 'How it got here',
  overTime: { tasks: 'Tasks over time', milestones: 'Milestones over time' },
  overTimeSays: (from: string, to: string, done: [number, number], total: [number, number]) =>
    `From ${from} to ${to}: all went from ${total[0]} to ${total[1]}, done from ${done[0]} to ${done[1]}. The table below the picture has every step.`,
  inAll: {
    tasks: (n: number) => count(n, 'task', 'tasks'),
    milestones: (n: number) => count(n, 'milestone', 'milestones'),
  },
  doneOf: (n: number) => `${n} done`,
  targetsMoved: 'How targets moved',
  targetsMovedLead: 'From the first target of each milestone to its present one.',
  targetsSay: (n: number, from: string, to: string) =>
    `Targets of ${count(n, 'milestone', 'milestones')} between ${from} and ${to}, as they were moved. The table below the picture says the same in words.`,
  columnOfVersions: { version: 'Version', done: 'Done', total: 'In all', said: 'Said in' },

  gone: (date: string) => `No longer on the roadmap since ${date}.`,
  goneDone: (date: string) => `Done, and no longer on the roadmap since ${date}.`,
  goneMark: 'Gone',
  goneVersion: 'Gone with',
  lastState: 'Last state',
  lastIn: 'Last in',
  lastSaid: 'What was said of it last',
  livesOn: 'It lives on in',

  landings: 'Headings that moved or went',
  landingsLead: 'Links to these headings of earlier versions still arrive here.',
  landingGone: 'no longer in the document',

  announced: {
    heading: 'Announcements',
    lead: 'What was told about these roadmaps, newest first. Each shows what was said of its milestones on its day, and what is so today.',
    by: (names: string) => `by ${names}`,
    mentions: (n: number) => count(n, 'milestone', 'milestones'),
    untrueCount: (n: number) => `${count(n, 'thing', 'things')} it says ${n === 1 ? 'is' : 'are'} no longer so`,
    thenAndNow: 'As announced, and today',
    thenAndNowLead: (date: string) =>
      `What the roadmap said on ${date} of the milestones that this announcement links, and what it says now.`,
    unknownThen: 'No version is kept that is as old as this announcement, so there is only today to show.',
    column: { onTheDay: 'As announced', now: 'Today' },
    notYet: 'Not on the roadmap yet',
    notKept: 'No version kept',
    gone: 'No longer on the roadmap',
    goneDone: 'Done, and no longer on the roadmap',
    called: (name: string) => `then called ${name}`,
    verdict: {
      so: 'Still so',
      news: 'Further than it was',
      kept: 'Promise kept',
      late: 'Done, but later than was said',
      untrue: 'No longer so',
    } as Record<'so' | 'news' | 'kept' | 'late' | 'untrue', string>,
    lateBy: (n: number) => `Done, ${count(n, 'day', 'days')} later than was said`,
    why: {
      gone: 'it left the roadmap',
      status: (before: string, after: string) => `it went back from “${before}” to “${after}”`,
      noStatus: 'no status',
      dropped: 'its target was withdrawn',
      later: (slip: number | null) =>
        slip === null ? 'its target is later' : `its target is ${count(slip, 'day', 'days')} later`,
    },
    here: 'Announced in',
  },

  moved: 'This page has moved',
  movedTo: 'It is now at',

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

  search: {
    title: 'Search',
    lead: 'Milestones, tasks and announcements by their words.',
    label: 'Milestones, tasks and announcements',
    results: 'Results',
    without: 'Searching needs JavaScript. Without it, everything is reached from here:',
    home: 'the home page',
    /** What the script says; `#` stands for a number, and the forms of a plural have the names that CLDR gives them. */
    said: {
      loading: 'Loading …',
      failed: 'What can be found could not be loaded. The home page leads everywhere too.',
      nothing: 'Nothing found. Fewer words, or only the beginning of one, find more.',
      found: { one: '# result.', other: '# results.' } as { other: string } & Partial<
        Record<Intl.LDMLPluralRule, string>
      >,
      first: 'The first # are shown; another word narrows them down.',
      kind: { roadmap: 'Roadmap', announcement: 'Announcement' },
    },
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
