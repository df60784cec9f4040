import { eachMilestone, eachTask, type Milestone, type Status, titleBeside } from '../roadmap/index.ts'
import type { Output, PublishedAll } from './published.ts'

/** Version of `search.json`. */
export const searchVersion = 1

/** What can be found on a site: the titles and tasks of its living roadmaps, and its announcements. */
export interface Searchable {
  schemaVersion: typeof searchVersion
  roadmaps: readonly {
    id: string
    title: string
    /** BCP 47. */
    language: string
    milestones: readonly {
      id: string
      /** Left out where the title is all. */
      label?: string
      title: string
      status?: Status
      tasks?: readonly string[]
    }[]
    /** Those of no milestone. */
    tasks?: readonly string[]
  }[]
  announcements: readonly { id: string; title: string; date: string; summary?: string }[]
}

/** The file that the search page reads. It holds text and no index: that is made in the browser, from half the bytes. */
export function searchJson({ roadmaps, announcements }: PublishedAll): Output {
  const searchable: Searchable = {
    schemaVersion: searchVersion,
    roadmaps: roadmaps.map(({ roadmap: { id, title, language, milestones, tasks } }) => ({
      id,
      title,
      language,
      milestones: [...eachMilestone(milestones)].map(({ milestone }) => ({
        id: milestone.id,
        ...namesOf(milestone),
        ...(milestone.status === null ? {} : { status: milestone.status.value }),
        ...titlesOf(milestone.tasks),
      })),
      ...titlesOf(tasks),
    })),
    announcements: announcements.map(({ id, title, date, summary }) => ({
      id,
      title,
      date,
      ...(summary === null ? {} : { summary }),
    })),
  }
  return { type: 'application/json', body: `${JSON.stringify(searchable)}\n` }
}

function namesOf(milestone: Milestone): { label?: string; title: string } {
  const { label, title } = milestone
  const beside = titleBeside(milestone)
  return label === null || beside === null ? { title } : { label, title: beside }
}

function titlesOf(tasks: Parameters<typeof eachTask>[0]): { tasks?: string[] } {
  const titles = [...eachTask(tasks)].map(({ title }) => title)
  return titles.length > 0 ? { tasks: titles } : {}
}
