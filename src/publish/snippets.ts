import { frame, frameSizes } from './oembed.ts'

/** Where a milestone is and what it is called, for somebody who links it from elsewhere. */
export interface Linkable {
  /** `roadmap/milestone`. */
  id: string
  /** Label and title on one line. */
  name: string
  /** Whole address of its page, ending in a slash. */
  address: string
}

/** The same link in every form that other pages take it in, each ready to be pasted. */
export interface Snippets {
  address: string
  markdown: string
  html: string
  badgeMarkdown: string
  badgeHtml: string
  cardHtml: string
  /** For announcements of this project and of sites with the remark plugin. */
  announcementLink: string
  announcementCard: string
}

export function snippetsOf({ id, name, address }: Linkable): Snippets {
  return {
    ...pageSnippets({ name, address }, 'milestone'),
    announcementLink: markdownLink(name, `milestone:${id}`),
    announcementCard: `<Milestone id="${escapeHtml(id)}" />`,
  }
}

/** The forms that a link to any page takes which has a badge and a page for frames. */
export function pageSnippets(
  { name, address }: Pick<Linkable, 'name' | 'address'>,
  kind: keyof typeof frameSizes,
): Omit<Snippets, 'announcementLink' | 'announcementCard'> {
  const badge = `${address}badge.svg`
  const [href, text] = [escapeHtml(address), escapeHtml(name)]
  return {
    address,
    markdown: markdownLink(name, address),
    html: `<a href="${href}">${text}</a>`,
    badgeMarkdown: `[!${markdownLink(name, badge)}](${target(address)})`,
    badgeHtml: `<a href="${href}"><img src="${escapeHtml(badge)}" alt="${text}"></a>`,
    cardHtml: frame(`${address}embed/`, name, frameSizes[kind]),
  }
}

/** A Markdown link whose text can hold anything. */
export function markdownLink(text: string, address: string): string {
  return `[${markdownText(text.replaceAll(/\s+/g, ' '))}](${target(address)})`
}

/** One line of text as Markdown that says just that (CommonMark 0.31, 2.4: any ASCII punctuation may be escaped). */
export function markdownText(text: string): string {
  return text.replaceAll(/[\\[\]*_`<>~|]|&(?=#?\w+;)/g, '\\$&')
}

/** An address as the target of a Markdown link: what would end it is percent-encoded (RFC 3986, 2.1). */
function target(address: string): string {
  return address.replaceAll(
    /[\s()<>\\]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
