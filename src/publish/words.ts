import type { Marked } from '../draw/marks.ts'

/** The few words that badges and cards say, as the pages say them. */
export const words: {
  status: Readonly<Record<Marked, string>>
  gone: string
  fromTasks: string
  by: (when: string) => string
  completed: (when: string) => string
  tasksDone: (done: number, total: number) => string
  percent: (n: number) => string
  versionOf: (title: string, version: string) => string
} = {
  status: {
    done: 'Done',
    'in-progress': 'In progress',
    planned: 'Planned',
    blocked: 'Blocked',
    deferred: 'Deferred',
    cancelled: 'Cancelled',
    unstated: 'No status stated',
  },
  gone: 'Gone',
  fromTasks: 'from its tasks',
  by: (when) => `by ${when}`,
  completed: (when) => `completed ${when}`,
  tasksDone: (done, total) => `${done} of ${total} ${total === 1 ? 'task' : 'tasks'} done`,
  percent: (n) => `${n} %`,
  versionOf: (title, version) => `${title}, ${version}`,
}
