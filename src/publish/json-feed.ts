import type { Feed } from './feed.ts'
import type { Output } from './published.ts'

/** A feed as JSON Feed, version 1.1. */
export function jsonFeed({ title, language, subtitle, author, home, entries }: Feed): Output {
  const printed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: `${home}feed.json`,
    ...(subtitle === null ? {} : { description: subtitle }),
    authors: [{ name: author }],
    language,
    items: entries.map(({ id, kind, title, text, language, url, time, authors }) => ({
      id,
      url,
      title,
      content_text: text,
      date_published: time,
      ...(authors.length === 0 ? {} : { authors: authors.map((name) => ({ name })) }),
      tags: [kind],
      language,
    })),
  }
  return { type: 'application/feed+json', body: `${JSON.stringify(printed, null, 2)}\n` }
}
