import { type DateFact, type Milestone, type Roadmap, type Task, wording } from '../roadmap/index.ts'

/**
 * What a roadmap says, without where and in which words of prose it says it: two roadmaps with equal meaning are one
 * version. Lines, reflow, encoding and goals written anew make no difference; order does.
 */
export function meaning(roadmap: Roadmap): string {
  return JSON.stringify([
    wording(roadmap.title),
    roadmap.milestones.map(milestoneMeaning),
    roadmap.tasks.map(taskMeaning),
  ])
}

function milestoneMeaning(milestone: Milestone): unknown[] {
  return [
    milestone.id,
    wording(milestone.label ?? ''),
    wording(milestone.title),
    milestone.status?.declared ? milestone.status.value : null,
    period(milestone.target),
    period(milestone.completed),
    milestone.progress.declared,
    milestone.dependsOn,
    milestone.tasks.map(taskMeaning),
    milestone.milestones.map(milestoneMeaning),
  ]
}

function taskMeaning(task: Task): unknown[] {
  return [wording(task.title), task.status?.value ?? null, task.role, task.owners, task.tasks.map(taskMeaning)]
}

function period(date: DateFact | null): unknown {
  if (!date) return null
  const { line, declared, ...rest } = date
  return rest
}
