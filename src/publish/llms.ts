import type { RootContent } from 'mdast'
import { besideRoadmap, besideSite } from '../history/beside.ts'
import { heading, link, list, paragraph, printMarkdown } from './mdast.ts'
import type { Output, PublishedAll } from './published.ts'

/**
 * `llms.txt` (llmstxt.org): what the site is, its roadmaps in Markdown, its announcements and what programs read. What a model can do
 * without stands under *Optional*, as the format has it.
 */
export function llmsTxt({ site, roadmaps, announcements }: PublishedAll): Output {
  const item = (path: string, name: string, note: string | null = null) => ({
    children: [paragraph(link(site.address(path), name), ...(note === null ? [] : [`: ${note}`]))],
  })
  const section = (name: string, items: ReturnType<typeof item>[]): RootContent[] =>
    items.length > 0 ? [heading(2, name), list(items)] : []
  // Only what is published: a name that no page has beside it is not offered.
  const ofSite = (name: string, said: string, note: string) =>
    (besideSite as readonly string[]).includes(name) ? [item(`/${name}`, said, note)] : []
  const ofEach = (name: string, note: string) =>
    (besideRoadmap as readonly string[]).includes(name)
      ? roadmaps.map(({ roadmap }) => item(`/${roadmap.id}/${name}`, roadmap.title, note))
      : []

  const body = printMarkdown([
    heading(1, site.name),
    {
      type: 'blockquote',
      children: [paragraph(site.description ?? 'Roadmaps and their milestones, each at an address that stays.')],
    },
    paragraph(
      'Every milestone has a page of its own, which the Markdown of its roadmap links, and beside it a milestone.json.',
    ),
    ...section(
      'Roadmaps',
      roadmaps.map(({ roadmap }) => item(`/${roadmap.id}/roadmap.md`, roadmap.title, roadmap.description)),
    ),
    ...section(
      'Announcements',
      announcements.map(({ id, title, date, summary }) =>
        item(`/announcements/${id}/`, title, summary === null ? date : `${date}. ${summary}`),
      ),
    ),
    ...section('Data', ofEach('roadmap.json', 'all that was read from the document, as JSON')),
    ...section('Optional', [
      ...ofSite('feed.xml', 'All changes', 'Atom'),
      ...ofSite('feed.json', 'All changes', 'JSON Feed'),
      ...ofSite('calendar.ics', 'All target dates', 'iCalendar'),
      ...ofEach('feed.xml', 'changes, as Atom'),
      ...ofEach('feed.json', 'changes, as JSON Feed'),
      ...ofEach('calendar.ics', 'target dates, as iCalendar'),
      ...ofSite('roadmap.schema.json', 'roadmap.schema.json', 'JSON Schema of every roadmap.json'),
      ...ofSite('milestone.schema.json', 'milestone.schema.json', 'JSON Schema of every milestone.json'),
      item('/permalinks.json', 'permalinks.json', 'every address that this site ever had, and where it leads'),
    ]),
  ])
  return { type: 'text/plain; charset=utf-8', body }
}
