import ical, { escape as escapeText, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { type CalendarEvent, eventsOf } from './events.ts'
import { isAbsolute } from './identifiers.ts'
import { plain } from './plain.ts'
import type { Output, Published, PublishedAll, PublishedSite } from './published.ts'

/** The milestones of all roadmaps of a site as iCalendar (RFC 5545). */
export function siteCalendar({ site, roadmaps }: PublishedAll): Output {
  return calendar(site, '/', site.name, site.description, roadmaps.flatMap(eventsOf))
}

/** The milestones of one roadmap as iCalendar (RFC 5545). */
export function roadmapCalendar(published: Published): Output {
  const { site, roadmap } = published
  return calendar(site, `/${roadmap.id}/`, roadmap.title, roadmap.description, eventsOf(published))
}

/** Every how many seconds a client is asked to look again: a roadmap seldom changes twice a day. */
const refresh = 86_400

/**
 * Without a `METHOD`: it is a calendar to read, no message of one person to others (RFC 5546), and so needs no organiser. No time in it is
 * that of the build.
 */
function calendar(
  site: PublishedSite,
  folder: string,
  name: string,
  description: string | null,
  events: readonly CalendarEvent[],
): Output {
  const [home, source] = [site.address(folder), site.address(`${folder}calendar.ics`)]
  const printed = ical({
    prodId: { company: 'Milepost', product: 'Roadmap' },
    // The library writes what a calendar says of itself as it is given.
    name: escapeText(plain(name), false),
    description: description === null ? null : escapeText(plain(description), false),
    url: isAbsolute(home) ? home : null,
    source: isAbsolute(source) ? source : null,
    ttl: refresh,
    events: events.map(({ uid, sequence, modified, stamp, start, end, status, summary, description, path }) => {
      const address = site.address(path)
      return {
        id: uid,
        sequence,
        stamp: new Date(modified ?? stamp),
        ...(modified === null ? {} : { lastModified: new Date(modified) }),
        start,
        end,
        allDay: true,
        summary,
        description,
        status: ICalEventStatus[status],
        // A milestone makes nobody busy.
        transparency: ICalEventTransparency.TRANSPARENT,
        ...(isAbsolute(address) ? { url: address } : {}),
      }
    }),
  })
  // RFC 5545, section 3.1: the last line ends as all others do.
  return { type: 'text/calendar; charset=utf-8', body: `${printed.toString()}\r\n` }
}
