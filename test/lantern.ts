import type { Commit } from './repository.ts'

type Facts = { status?: string; target?: string; completed?: string }

/** `[x]` before a task says that it is done. */
function phase(name: string, facts: Facts, ...tasks: string[]): string {
  const fields = Object.entries(facts).map(
    ([key, value]) => `**${key.charAt(0).toUpperCase()}${key.slice(1)}**: ${value}`,
  )
  const list = tasks.map((task) => (task.startsWith('[x]') ? `- ${task}` : `- [ ] ${task}`))
  return [`## ${name}`, ...fields, list.join('\n')].join('\n\n')
}

const plan = (phases: string[], last = 'Risks') =>
  `# Lantern\n\nA photo archive for one household, on one small computer.\n\n${phases.join('\n\n')}\n\n## ${last}\n\nDisks die. Keep two. See [sharing](#phase-3-sharing).\n`

const importing = [
  '[x] Read a folder of pictures without moving them',
  '[x] Keep what the camera wrote',
  '[x] Leave out what is there twice',
]
const imported = phase(
  'Phase 1: Import without doubles',
  { status: 'Done', completed: '2 May 2025', target: '30 April 2025' },
  ...importing,
)
const finding = [
  '[x] Find pictures by place',
  '[x] Find pictures by the words of an album',
  '[x] Find pictures by the day and the light',
]
const found = phase(
  'Phase 2: Search',
  { status: 'Done', completed: '12 September 2025', target: '31 August 2025' },
  ...finding,
)
const open = (tasks: string[]) => tasks.map((task) => task.replace('[x] ', ''))
const printing = ['Order paper prints of an album', 'Calendars with birthdays']
const pocket = ['Show the newest hundred pictures on a telephone', 'Work on a train without a connection']
const faces = 'Group pictures of one person, on this machine alone'
const guests = ['Give one album to a guest', 'Take an album back']

const first = plan([
  phase('Phase 1: Import', { target: '30 April 2025' }, ...open(importing.slice(0, 2))),
  phase('Phase 2: Search and sharing', { target: '31 July 2025' }, ...open(finding.slice(0, 2)), ...guests),
  phase('Phase 3: Print shop', { target: '31 December 2025' }, ...printing),
  phase('Phase 4: Pocket viewer', { target: 'Q1 2026' }, ...pocket),
])

/** The roadmap as it stands at the end. */
export const newest = plan(
  [
    found,
    phase(
      'Phase 3: Sharing',
      { status: 'In progress', target: '30 January 2026' },
      ...guests.map((task) => `[x] ${task}`),
      'Tell the owner who looked',
      'A guest book',
    ),
    phase('Phase 4: Print shop', { target: '31 March 2026' }, ...printing),
    phase('Phase 5: Pocket viewer', { target: '30 June 2026' }, ...pocket, 'Open a shared album'),
  ],
  'What can go wrong',
)

const file = 'content/roadmaps/lantern.md'
const write = (at: string, text: string, rest: Commit = {}): Commit => ({
  at: `${at}T09:30:00Z`,
  message: `Plan of ${at}`,
  files: { [file]: text },
  ...rest,
})

/** A site whose roadmap was renamed, put off, split, shortened and lengthened again, and one that reads from right to left. */
export const lantern: Commit[] = [
  {
    at: '2025-02-03T09:30:00Z',
    message: 'A first plan',
    files: {
      'content/site.yaml': 'title: Lantern plans\nrepository: https://github.com/example/lantern\nbranch: main\n',
      'content/roadmaps/plan.md': first,
      'content/roadmaps/right.md': right([0, 0], '2026-01-15'),
    },
  },
  { at: '2025-02-10T09:30:00Z', message: 'Call the plan by its name', move: { 'content/roadmaps/plan.md': file } },
  write(
    '2025-03-10',
    plan([
      phase(
        'Phase 1: Import',
        { status: 'In progress', target: '30 April 2025' },
        importing[0] as string,
        ...open(importing.slice(1)),
      ),
      phase('Phase 2: Search and sharing', { target: '31 August 2025' }, ...open(finding.slice(0, 2)), ...guests),
      phase('Phase 3: Print shop', { target: '31 December 2025' }, ...printing),
      phase('Phase 4: Pocket viewer', { target: 'Q1 2026' }, ...pocket),
      phase('Phase 5: Faces', { target: '30 June 2026' }, faces),
    ]),
  ),
  write(
    '2025-05-05',
    plan([
      imported,
      phase(
        'Phase 2: Search and sharing',
        { status: 'In progress', target: '31 August 2025' },
        finding[0] as string,
        ...open(finding.slice(1, 2)),
        ...guests,
      ),
      phase('Phase 3: Pocket viewer', { target: 'Q2 2026' }, ...pocket),
      phase('Phase 4: Faces', { target: '30 June 2026' }, faces),
    ]),
    { tags: ['v0.1.0'] },
  ),
  {
    at: '2025-05-06T09:30:00Z',
    message: 'Move on',
    files: { 'content/roadmaps/right.md': right([1, 0], '2026-02-15') },
  },
  write(
    '2025-07-01',
    plan(
      [
        imported,
        phase(
          'Phase 2: Search',
          { status: 'In progress', target: '31 August 2025' },
          ...finding.slice(0, 2),
          ...open(finding.slice(2)),
        ),
        phase('Phase 3: Sharing', { target: '31 October 2025' }, ...guests, 'Tell the owner who looked'),
        phase('Phase 4: Pocket viewer', { target: 'Q2 2026' }, ...pocket),
        phase('Phase 5: Faces', { status: 'Deferred', target: '30 June 2026' }, faces),
      ],
      'What can go wrong',
    ),
  ),
  write(
    '2025-07-01',
    plan(
      [
        imported,
        phase(
          'Phase 2: Search',
          { status: 'In progress', target: '31 August 2025' },
          ...finding.slice(0, 2),
          ...open(finding.slice(2)),
        ),
        phase('Phase 3: Sharing', { target: '15 November 2025' }, ...guests, 'Tell the owner who looked'),
        phase('Phase 4: Pocket viewer', { target: 'Q2 2026' }, ...pocket),
        phase('Phase 5: Faces', { status: 'Deferred', target: '30 June 2026' }, faces),
      ],
      'What can go wrong',
    ),
    { at: '2025-07-01T16:00:00Z' },
  ),
  write(
    '2025-09-15',
    plan(
      [
        imported,
        found,
        phase(
          'Phase 3: Sharing',
          { status: 'In progress', target: '15 December 2025' },
          `[x] ${guests[0]}`,
          ...guests.slice(1),
          'Tell the owner who looked',
        ),
        phase('Phase 4: Print shop', { target: '31 March 2026' }, ...printing),
        phase('Phase 5: Pocket viewer', { target: 'Q2 2026' }, ...pocket),
      ],
      'What can go wrong',
    ),
    { tags: ['v0.2.0'] },
  ),
  {
    at: '2025-10-01T09:30:00Z',
    message: 'Move on again',
    files: { 'content/roadmaps/right.md': right([2, 1], '2026-04-15') },
  },
]

/** One more version, that comes after everything was published once. */
export const later: Commit = write('2025-11-20', newest)

function right([built, written]: [number, number], target: string): string {
  const box = (isDone: boolean) => (isDone ? '[x]' : '[ ]')
  return `# תוכנית\n\nמסמך קצר על מה שיבוא ומתי יבוא.\n\n## M1: יסודות\n\n**Target**: ${target}\n\n- ${box(built > 0)} בנייה\n- ${box(built > 1)} בדיקה\n\n## M2: שחרור\n\n**Target**: 2026-05-01\n\n- ${box(written > 0)} תיעוד\n`
}
