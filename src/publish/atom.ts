import { x } from 'xastscript'
import type { Entry, Feed } from './feed.ts'
import type { Output } from './published.ts'
import { printXml } from './xml.ts'

/** A feed as Atom (RFC 4287). All that comes from documents is a text construct of type `text`, never markup. */
export function atom({ id, title, language, subtitle, author, home, updated, entries }: Feed): Output {
  const tree = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language }, [
    ...line(x('id', id)),
    ...line(x('title', { type: 'text' }, title)),
    ...(subtitle === null ? [] : line(x('subtitle', { type: 'text' }, subtitle))),
    ...line(x('updated', updated)),
    ...line(x('author', [x('name', author)])),
    ...line(x('link', { rel: 'self', type: 'application/atom+xml', href: `${home}feed.xml` })),
    ...line(x('link', { rel: 'alternate', type: 'text/html', href: home })),
    ...line(x('generator', 'Milepost')),
    ...entries.flatMap((entry) => line(entryElement(entry))),
    '\n',
  ])
  return {
    type: 'application/atom+xml; charset=utf-8',
    body: `<?xml version="1.0" encoding="utf-8"?>\n${printXml(tree)}`,
  }
}

function entryElement({ id, kind, title, text, language, url, related, time, authors }: Entry) {
  return x('entry', { 'xml:lang': language }, [
    ...line(x('id', id)),
    ...line(x('title', { type: 'text' }, title)),
    ...line(x('published', time)),
    ...line(x('updated', time)),
    ...authors.flatMap((name) => line(x('author', [x('name', name)]))),
    ...line(x('category', { term: kind })),
    ...line(x('link', { rel: 'alternate', type: 'text/html', href: url })),
    ...(related === null ? [] : line(x('link', { rel: 'related', type: 'text/html', href: related }))),
    ...line(x('content', { type: 'text' }, text)),
    '\n',
  ])
}

/** An element on a line of its own, so that two versions of a file differ by lines. */
function line<Element>(element: Element): [string, Element] {
  return ['\n', element]
}
