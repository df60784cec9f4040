import type { Milestone, Roadmap } from '../roadmap/index.ts'
import type { Dates } from './dates.ts'
import { plain, shownStatus, when } from './state.ts'
import type { Words } from './words.ts'

/** What a card says of a milestone, each piece as text: attributes that a tree of MDX can carry. */
export interface CardAttributes {
  href: string
  title: string
  /** Status by which the shape is chosen. */
  status: string
  label?: string
  /** The status in words. */
  state?: string
  /** When it is planned for or was done, in words. */
  date?: string
  /** How far it is, in words. */
  progress?: string
  done?: string
  total?: string
  /** Title of the roadmap. */
  of?: string
  /** Language of label and title, where it differs from that of the page. */
  titlelang?: string
}

/** What a card says of a milestone. `gone` is said in the place of its status. */
export function cardOf(
  milestone: Milestone,
  roadmap: Pick<Roadmap, 'title'>,
  href: string,
  { words, dates, lang, gone = false }: { words: Words; dates: Dates; lang?: string | undefined; gone?: boolean },
): CardAttributes {
  const { label, title, progress } = milestone
  const at = gone ? '' : plain(when(milestone, dates, words))
  const status = shownStatus(milestone)
  return {
    href,
    title,
    status,
    ...(label === null ? {} : { label }),
    ...(gone ? { state: words.goneMark } : status === 'unstated' ? {} : { state: words.status[status] }),
    ...(at === '' ? {} : { date: at }),
    ...(progress.total > 0
      ? {
          progress: words.tasksDone(progress.done, progress.total),
          done: String(progress.done),
          total: String(progress.total),
        }
      : {}),
    of: roadmap.title,
    ...(lang === undefined ? {} : { titlelang: lang }),
  }
}
