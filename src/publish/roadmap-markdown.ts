import type { List, PhrasingContent, RootContent } from 'mdast'
import { periods } from '../compare/periods.ts'
import { count, say } from '../compare/sentence.ts'
import { eachMilestone, fullName, type Milestone, type Task } from '../roadmap/index.ts'
import { heading, link, list, paragraph, printMarkdown, table } from './mdast.ts'
import type { Output, Published } from './published.ts'

/**
 * The page of a roadmap in Markdown: what it says of the whole, its milestones in a table, then each with its tasks. Names link the pages
 * that stay, so that what is quoted from here can be looked up.
 */
export function roadmapMarkdown({ roadmap, site, versions }: Published): Output {
  const address = (path: string) => site.address(`/${roadmap.id}/${path}`)
  const pageOf = (milestone: Milestone) => link(address(`${milestone.id}/`), fullName(milestone))
  const all = [...eachMilestone(roadmap.milestones)]
  const names = new Map(all.map(({ milestone }) => [milestone.id, milestone]))

  const rows = all.map(({ milestone }) => [
    pageOf(milestone),
    statusOf(milestone) ?? '–',
    [...datesOf(milestone)].join('; ') || '–',
    progressOf(milestone) || '–',
  ])
  const details = all.flatMap(({ milestone }): RootContent[] => {
    const needed = milestone.dependsOn.flatMap((id) => names.get(id) ?? [])
    const needs = needed.flatMap((each, index): (PhrasingContent | string)[] => [
      index > 0 ? ', ' : 'Needs ',
      pageOf(each),
    ])
    const state = [statusOf(milestone), ...datesOf(milestone), progressOf(milestone)].filter(Boolean)
    return [
      heading(3, pageOf(milestone)),
      ...(state.length > 0 ? [paragraph(`${state.join('; ')}.`)] : []),
      ...(milestone.goal === null ? [] : [paragraph(milestone.goal)]),
      ...(needs.length > 0 ? [paragraph(...needs)] : []),
      ...tasksOf(milestone.tasks),
    ]
  })
  const facts = [
    ...(roadmap.version === null ? [] : [`Version ${roadmap.version.replace(/^version\s+/i, '')}`]),
    ...(roadmap.status === null ? [] : [`Status: ${roadmap.status.text}`]),
    ...(roadmap.updated === null ? [] : [`Updated ${periods.one(roadmap.updated)}`]),
    ...(versions.length > 0 ? [`Last changed in meaning on ${periods.one(dayOf(versions.at(-1)?.date ?? ''))}`] : []),
  ]
  const body = printMarkdown([
    heading(1, roadmap.title),
    ...(roadmap.description === null ? [] : [paragraph(roadmap.description)]),
    ...(facts.length > 0 ? [paragraph(`${facts.join('. ')}.`)] : []),
    paragraph('The page: ', link(address(''), address(''))),
    heading(2, 'Milestones'),
    ...(rows.length > 0 ? [table([['Milestone', 'Status', 'When', 'Progress'], ...rows])] : [paragraph('None found.')]),
    ...details,
    ...(roadmap.tasks.length > 0 ? [heading(2, 'Tasks of no milestone'), ...tasksOf(roadmap.tasks)] : []),
  ])
  return { type: 'text/markdown; charset=utf-8', body }
}

function statusOf({ status }: Milestone): string | null {
  if (status === null) return null
  const said = say(status.value)
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}${status.declared ? '' : ' (concluded from its content)'}`
}

function* datesOf({ completed, target }: Milestone): Generator<string> {
  if (completed) yield `completed ${periods.one(completed)}`
  if (target) yield `${'duration' in target ? 'planned to take' : 'target'} ${periods.one(target)}`
}

function progressOf({ progress: { declared, done, total, criteriaDone, criteriaTotal } }: Milestone): string {
  const said = [
    ...(declared === null ? [] : [`${declared} % declared`]),
    ...(total > 0 ? [`${done} of ${count(total, 'task')} done`] : []),
    ...(criteriaTotal > 0 ? [`${criteriaDone} of ${criteriaTotal} criteria met`] : []),
  ]
  return said.join(', ')
}

/** Tasks in document order, cut into lists where the heading that they stand under changes or where criteria begin. */
function tasksOf(tasks: readonly Task[]): RootContent[] {
  const runs: { name: string | null; tasks: Task[] }[] = []
  for (const task of tasks) {
    const name = task.group ?? (task.role === 'criterion' ? 'Done when' : null)
    const last = runs.at(-1)
    if (last && last.name === name) last.tasks.push(task)
    else runs.push({ name, tasks: [task] })
  }
  // Two lists that follow each other would be read as one.
  return runs.flatMap(({ name, tasks }, index) => [
    ...(name !== null ? [paragraph(name)] : index > 0 ? [paragraph('Besides')] : []),
    listOf(tasks),
  ])
}

function listOf(tasks: readonly Task[]): List {
  return list(
    tasks.map((task) => {
      const status = task.status?.value ?? null
      const asides = [
        ...(status === null || status === 'done' || status === 'planned' ? [] : [say(status)]),
        ...task.owners,
      ]
      return {
        checked: status === null ? null : status === 'done',
        children: [
          paragraph(`${task.title}${asides.length > 0 ? ` (${asides.join(', ')})` : ''}`),
          ...(task.tasks.length > 0 ? [listOf(task.tasks)] : []),
        ],
      }
    }),
  )
}

const dayOf = (day: string) => ({ start: day, end: day })
