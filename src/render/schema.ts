import type { Schema } from 'hast-util-sanitize'
import { statuses } from '../roadmap/index.ts'

const direction: [string, ...string[]] = ['dir', 'ltr', 'rtl']

/**
 * Where a link may lead, as the last word: the whole value of `href` has to match one of these. Addresses of other sites are
 * in the normal form of the WHATWG URL Standard by now, so that no browser can read them otherwise than this check does.
 */
const allowedAddress = {
  web: /^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?[/?#][^\s"<>\\`]*$/,
  mail: /^mailto:[^\s"<>\\`]+$/,
  fragment: /^#[^\s"'<>\\`]+$/,
  site: /^(?!\/\/)[^\s"'<>\\`:]+$/,
} as const

/** The language of a block of code, as its first word says. */
export const languageClass = /^language-[\w.+#-]{1,40}$/

/** Ids that come from headings: letters, marks, digits, `_` and `-`, which is what GitHub's anchors are made of. */
export const headingId = /^[\p{L}\p{M}\p{N}\p{Pc}-]+$/u

/** Ids of notes and of the places that call them. Their colon keeps them apart from every heading and from every milestone. */
const noteId = /^[a-z0-9-]*fn(?:ref)?:\d+(?:-\d+)?$/

/**
 * The allow-list that every fragment passes last: what `defaultSchema` of hast-util-sanitize (GitHub's own list) allows, cut
 * down to what a Markdown document can mean on our pages. There is no element that loads, embeds, frames, submits or styles,
 * no attribute with a free value except texts for readers, and `id` only in the two forms above. It prefixes nothing:
 * what does not match is dropped.
 */
export const schema: Schema = {
  allowComments: false,
  allowDoctypes: false,
  tagNames: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr', 'div', 'section'],
    ...['details', 'summary', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ...['a', 'strong', 'em', 'del', 'code', 'kbd', 'sub', 'sup', 'br', 'span'],
  ],
  ancestors: { thead: ['table'], tbody: ['table'], tr: ['table'], th: ['table'], td: ['table'], summary: ['details'] },
  attributes: {
    a: [
      ['href', ...Object.values(allowedAddress)],
      ['rel', 'noopener', 'noreferrer', 'nofollow', 'ugc'],
      ['className', 'image'],
      ['role', 'doc-noteref', 'doc-backlink'],
      ['id', noteId],
      'ariaLabel',
      'title',
    ],
    code: [['className', languageClass, 'raw-html'], direction],
    div: [['className', 'table'], ['role', 'group'], ['tabIndex', 0], 'ariaLabel', direction],
    h1: [['id', headingId], direction],
    h2: [['id', headingId], direction],
    h3: [['id', headingId], direction],
    h4: [['id', headingId], direction],
    h5: [['id', headingId], direction],
    h6: [['id', headingId], direction],
    li: [['className', 'task'], ['dataStatus', ...statuses], ['id', noteId], direction],
    ol: [['start', /^\d{1,9}$/], ['className', 'tasks'], direction],
    p: [direction],
    pre: [['className', 'raw-html'], ['tabIndex', 0], direction],
    blockquote: [direction],
    section: [['className', 'footnotes'], ['role', 'doc-endnotes'], 'ariaLabel'],
    span: [['className', 'mark', 'visually-hidden', 'host', 'image'], ['dataStatus', ...statuses], direction, 'title'],
    summary: [direction],
    td: [['dataAlign', 'left', 'center', 'right'], direction],
    th: [['dataAlign', 'left', 'center', 'right'], ['scope', 'col'], direction],
    ul: [['className', 'tasks'], direction],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobber: [],
  clobberPrefix: '',
  required: {},
  strip: ['script', 'style'],
}
