import { createHash } from 'node:crypto'
import type { Change } from './change.ts'
import type { Comparison } from './comparison.ts'
import { printableJson } from './printable-json.ts'
import { plainText, sentence } from './sentence.ts'
import { weigh } from './weigh.ts'

/** What each type of change says, for a reader who sees it in a list of rules. */
const rules: Readonly<Record<Change['type'], string>> = {
  'roadmap-added': 'A roadmap is new.',
  'roadmap-removed': 'A roadmap is gone with all of its milestones.',
  'roadmap-status': 'The status of the whole roadmap is another.',
  'roadmap-renamed': 'A roadmap has another title.',
  'milestone-added': 'A milestone is new.',
  'milestone-removed': 'A milestone is gone and lives on in no other.',
  'milestone-returned': 'A milestone that was gone is back.',
  'milestone-became-section': 'A heading is a milestone no longer.',
  'section-became-milestone': 'A heading is a milestone now.',
  'milestone-renamed': 'A milestone has another label or title.',
  'milestone-moved': 'A milestone stands under another one.',
  'milestones-reordered': 'Milestones stand in another order.',
  'milestone-split': 'A milestone became several.',
  'milestones-merged': 'Several milestones became one.',
  status: 'The status of a milestone is another.',
  target: 'The target of a milestone is another.',
  completed: 'The date on which a milestone was completed is another.',
  progress: 'The progress that a milestone declares is another.',
  'non-goal-added': 'A milestone says of one thing more that it is out of scope.',
  'non-goal-removed': 'A milestone says of one thing less that it is out of scope.',
  'dependency-added': 'A milestone depends on one more.',
  'dependency-removed': 'A milestone depends on one less.',
  'task-added': 'A task or criterion is new.',
  'task-removed': 'A task or criterion is gone.',
  'task-ticked': 'A task is done, or a criterion met.',
  'task-unticked': 'A task is no longer done, or a criterion no longer met.',
  'task-status': 'The status of a task is another.',
  'task-reworded': 'A task or criterion reads differently.',
  'task-moved': 'A task belongs to another milestone.',
  'task-target': 'The target of a task is another.',
  'task-regrouped': 'A task stands under another heading of its milestone.',
  'task-nested': 'A task stands under another one.',
  'task-role': 'A task became a criterion, or a criterion a task.',
  'task-owners': 'A task has other owners.',
  'tasks-reordered': 'Tasks stand in another order.',
  'announcement-untrue': 'What an announcement said of a milestone is no longer so.',
}
const ids = Object.keys(rules) as Change['type'][]

/**
 * A comparison as SARIF 2.1.0 (OASIS), one rule a type of change and one result a change: what needs a look is a warning, the rest
 * a note, and what breaks the policy an error. A result has a fingerprint that stays when lines move.
 */
export function asSarif({ roadmaps }: Comparison, version: string, breaches: ReadonlySet<Change> = new Set()): string {
  const seen = new Map<string, number>()
  const results = roadmaps.flatMap(({ file, changes }) =>
    changes.map((change) => ({
      ruleId: change.type,
      ruleIndex: ids.indexOf(change.type),
      level: breaches.has(change) ? 'error' : weigh(change) === 'look' ? 'warning' : 'note',
      message: { text: plainMessage(plainText(sentence(change))) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(file.after ?? file.before ?? ''), uriBaseId: '%SRCROOT%' },
            // GitHub's code scanning takes no result without a line; what is gone has none in the newer document.
            region: { startLine: change.line.after ?? 1 },
          },
        },
      ],
      partialFingerprints: { 'milepostChange/v1': fingerprint(change, seen) },
    })),
  )
  return printableJson({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Milepost', semanticVersion: version, rules: ids.map(descriptor) } },
        automationDetails: { id: 'milepost/' },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  })
}

function descriptor(id: Change['type']) {
  const text = rules[id]
  const name = id.replace(/(?:^|-)[a-z]/g, (start) => start.slice(-1).toUpperCase())
  return {
    id,
    name,
    shortDescription: { text },
    fullDescription: { text },
    help: { text },
    defaultConfiguration: { level: 'note' },
    properties: { tags: ['roadmap'] },
  }
}

/**
 * Text that a viewer shows as it is: SARIF reads braces as placeholders, which are doubled (3.11.5), and `[…](…)` as a link
 * (3.11.6), which is parted.
 */
function plainMessage(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (')
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}

/** Of what a change says, not of where it stands; a second one of the same content has a number. */
function fingerprint({ line, ...said }: Change, seen: Map<string, number>): string {
  const hash = createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)
  const times = (seen.get(hash) ?? 0) + 1
  seen.set(hash, times)
  return times === 1 ? hash : `${hash}:${times}`
}
