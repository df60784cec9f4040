import { type DateFact, type Milestone, type Roadmap, type Task, wording } from '../roadmap/index.ts'

/**
 * What roadmaps say, without where and in which words of prose they say it: two roadmaps with equal meaning are one
 * version. Lines, reflow, encoding and goals written anew make no difference; order does, save among
 * what has no state.
 *
 * The versions of one roadmap repeat most of their titles: one such function is made for all of them, and words each once.
 */
export function meanings(): (roadmap: Roadmap) => string {
  const words = new Map<string, string>()
  const worded = (text: string): string => {
    const known = words.get(text)
    if (known !== undefined) return known
    const plain = wording(text)
    words.set(text, plain)
    return plain
  }
  const ofTask = (task: Task): unknown[] => [
    worded(task.title),
    task.status?.value ?? null,
    task.role,
    task.owners,
    period(task.target ?? null),
    task.tasks.map(ofTask),
  ]
  const ofMilestone = (milestone: Milestone): unknown[] => [
    milestone.id,
    worded(milestone.label ?? ''),
    worded(milestone.title),
    milestone.status?.declared ? milestone.status.value : null,
    period(milestone.target),
    period(milestone.completed),
    milestone.progress.declared,
    milestone.dependsOn,
    milestone.tasks.map(ofTask),
    milestone.items
      .map(({ title, role, target }) => `${role} ${worded(title)} ${JSON.stringify(period(target ?? null))}`)
      .sort(),
    milestone.milestones.map(ofMilestone),
  ]
  return ({ title, status, milestones, tasks }) =>
    JSON.stringify([worded(title), status?.value ?? null, milestones.map(ofMilestone), tasks.map(ofTask)])
}

function period(date: DateFact | null): unknown {
  if (!date) return null
  const { line, declared, ...rest } = date
  return rest
}
