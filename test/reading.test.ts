import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read } from '../src/read/read.ts'
import type { DateFact, Milestone, Task } from '../src/roadmap/index.ts'

/*
 * Every folder is one claim: a document and what it states. Fields that `roadmap.json` leaves out are not judged.
 */
const folder = join(import.meta.dirname, 'fixtures/reading')

interface ExpectedTask {
  line: number
  status: string | null
  role?: string
  title?: string
  owners?: string[]
  references?: object[]
  tasks?: ExpectedTask[]
}
interface ExpectedMilestone {
  line: number
  also?: number[]
  label?: string | null
  title?: string
  status?: string | null
  progress?: number | null
  target?: object | null
  completed?: object | null
  dependsOn?: number[]
  tasks?: ExpectedTask[]
  milestones?: ExpectedMilestone[]
}
interface Expected {
  language?: string
  milestones: ExpectedMilestone[]
  tasks?: ExpectedTask[]
}

function plainDate(date: DateFact | null): object | null {
  if (!date) return null
  const { line, declared, ...period } = date
  return period
}

function taskLike(task: Task, expected: ExpectedTask | undefined): object {
  return {
    line: task.line,
    status: task.status?.value ?? null,
    ...(expected?.role === undefined ? {} : { role: task.role }),
    ...(expected?.title === undefined ? {} : { title: task.title }),
    ...(expected?.owners === undefined ? {} : { owners: task.owners }),
    ...(expected?.references === undefined
      ? {}
      : {
          references: task.references.map((reference, index) =>
            Object.fromEntries(
              Object.keys(expected.references?.[index] ?? {}).map((key) => [
                key,
                reference[key as keyof typeof reference],
              ]),
            ),
          ),
        }),
    ...(expected?.tasks === undefined ? {} : { tasks: tasksLike(task.tasks, expected.tasks) }),
  }
}

const tasksLike = (tasks: readonly Task[], expected: readonly ExpectedTask[]): object[] =>
  tasks
    .filter((task) => task.status !== null || expected.some((other) => other.line === task.line))
    .map((task) =>
      taskLike(
        task,
        expected.find((other) => other.line === task.line),
      ),
    )

function milestoneLike(
  milestone: Milestone,
  expected: ExpectedMilestone | undefined,
  lineOf: ReadonlyMap<string, number>,
): object {
  const has = (key: keyof ExpectedMilestone) => expected === undefined || expected[key] !== undefined
  return {
    line: milestone.line,
    ...(expected?.also === undefined ? {} : { also: milestone.also }),
    ...(has('label') ? { label: milestone.label } : {}),
    ...(has('title') ? { title: milestone.title } : {}),
    ...(has('status') ? { status: milestone.status?.declared ? milestone.status.value : null } : {}),
    ...(expected?.progress === undefined ? {} : { progress: milestone.progress.declared }),
    ...(has('target') ? { target: plainDate(milestone.target) } : {}),
    ...(has('completed') ? { completed: plainDate(milestone.completed) } : {}),
    ...(expected?.dependsOn === undefined ? {} : { dependsOn: milestone.dependsOn.map((id) => lineOf.get(id)) }),
    ...(has('tasks') ? { tasks: tasksLike(milestone.tasks, expected?.tasks ?? []) } : {}),
    ...(has('milestones')
      ? { milestones: milestonesLike(milestone.milestones, expected?.milestones ?? [], lineOf) }
      : {}),
  }
}

const milestonesLike = (
  milestones: readonly Milestone[],
  expected: readonly ExpectedMilestone[],
  lineOf: ReadonlyMap<string, number>,
): object[] =>
  milestones.map((milestone) =>
    milestoneLike(
      milestone,
      expected.find((other) => other.line === milestone.line),
      lineOf,
    ),
  )

function lines(milestones: readonly Milestone[], found = new Map<string, number>()): Map<string, number> {
  for (const milestone of milestones) {
    found.set(milestone.id, milestone.line)
    lines(milestone.milestones, found)
  }
  return found
}

describe('reading a document', () => {
  for (const claim of readdirSync(folder).sort()) {
    it(claim.replaceAll('-', ' '), () => {
      const { roadmap } = read({ bytes: readFileSync(join(folder, claim, 'input.md')), path: 'input.md' })
      const expected = JSON.parse(readFileSync(join(folder, claim, 'roadmap.json'), 'utf8')) as Expected
      expect({
        ...(expected.language === undefined ? {} : { language: roadmap.language }),
        milestones: milestonesLike(roadmap.milestones, expected.milestones, lines(roadmap.milestones)),
        ...(expected.tasks === undefined ? {} : { tasks: tasksLike(roadmap.tasks, expected.tasks) }),
      }).toEqual(expected)
    })
  }
})
