import { type Milestone, type Roadmap, type Status, schemaVersion, type Task } from '../src/roadmap/index.ts'

type Facts = Partial<Omit<Milestone, 'status' | 'target' | 'completed' | 'progress'>> & {
  status?: Status | null
  /** A status that the reader concluded instead of one that the document declares. */
  concluded?: Status
  target?: object | null
  completed?: object | null
  progress?: Partial<Milestone['progress']>
}

const where = { declared: true, line: 1 }

/** A milestone with the given facts and nothing else; its id is its place in the document. */
export function milestone(id: string, facts: Facts = {}): Milestone {
  const { status = null, concluded, target = null, completed = null, progress, ...rest } = facts
  return {
    id,
    label: null,
    title: id,
    kind: 'item',
    goal: null,
    dependsOn: [],
    dependsOnLines: [],
    tasks: [],
    items: [],
    milestones: [],
    line: 1,
    lines: [[1, 1]],
    also: [],
    ...rest,
    status: concluded ? { value: concluded, declared: false, line: 1 } : status && { value: status, ...where },
    target: target && ({ ...target, ...where } as Milestone['target']),
    completed: completed && ({ ...completed, ...where } as Milestone['completed']),
    progress: { declared: null, line: null, done: 0, total: 0, criteriaDone: 0, criteriaTotal: 0, ...progress },
  }
}

/** A task with a status, or an item without one. */
export function task(title: string, status: Status | null, rest: Partial<Task> = {}): Task {
  return {
    title,
    status: status && { value: status, ...where },
    role: 'task',
    owners: [],
    references: [],
    tasks: [],
    line: 1,
    lines: [1, 1],
    group: null,
    ...rest,
  }
}

export function roadmap(milestones: Milestone[], rest: Partial<Roadmap> = {}): Roadmap {
  return {
    schemaVersion,
    id: 'plan',
    title: 'Plan',
    description: null,
    language: 'en',
    source: { path: 'ROADMAP.md', repository: null, branch: null },
    version: null,
    status: null,
    updated: null,
    milestones,
    tasks: [],
    sections: [],
    unplaced: [],
    ...rest,
  }
}
