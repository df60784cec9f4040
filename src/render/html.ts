import type { Nodes as HastNodes } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml as serialise } from 'hast-util-to-html'
import type { RootContent } from 'mdast'
import { type Handlers, type State, toHast } from 'mdast-util-to-hast'
import type { VFileMessage } from 'vfile-message'
import { messageAt } from '../read/message.ts'
import type { Status } from '../roadmap/index.ts'
import { blocks } from './blocks.ts'
import { type Context, type FragmentWords, type RenderOptions, text } from './context.ts'
import { links } from './links.ts'
import { schema } from './schema.ts'
import type { Survey } from './survey.ts'

export interface ToHtmlOptions {
  /** Of the whole document, by `survey`: its definitions, footnotes and anchors. */
  survey: Survey
  /** Web page of the document's repository, for example `https://github.com/owner/name`; relative links need it. */
  repository?: string | null
  /** Branch that relative links lead to; without one, the repository's own choice. */
  branch?: string | null
  /** Path of the document inside its repository. */
  path?: string | null
  /** Level of the outermost headings of the fragment, 1 to 6; 2 where nothing is said. */
  headingLevel?: number
  /** `github`: headings get GitHub's anchors as ids. For the page that shows the whole document, once. */
  anchors?: 'github' | 'none'
  /** Address of that page, to which links to anchors lead from everywhere else; without it they stay text. */
  documentHref?: string | null
  /** Begins the ids of footnotes, where several fragments share a page: lower-case letters, digits and hyphens. */
  idPrefix?: string
  /** Status of the items that are tasks, by their first line; boxes that are not listed are done or planned. */
  tasks?: ReadonlyMap<number, Status>
  /** What the page says inside the fragment, in its language; English where nothing is said. */
  words?: Partial<FragmentWords>
}

export interface Rendered {
  html: string
  /** Made when they are asked for. */
  readonly messages: VFileMessage[]
}

const english: FragmentWords = {
  status: (status) =>
    ({
      done: 'Done',
      'in-progress': 'In progress',
      planned: 'Planned',
      blocked: 'Blocked',
      deferred: 'Deferred',
      cancelled: 'Cancelled',
    })[status],
  table: 'Table',
  details: 'Details',
  image: 'Picture',
  footnotes: 'Footnotes',
  footnote: (n) => `Footnote ${n}`,
  backToText: (n) => `Back to where footnote ${n} is called`,
}

const handlers: Handlers = { ...blocks, ...links }

/** Characters that HTML has no place for, or that a parser would change: they are shown as U+FFFD. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find.
const unprintable = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]/g

/**
 * Nodes of a document as HTML: the only place where text of a document becomes markup, and safe whatever the nodes say. The
 * pipeline is mdast, elements by our handlers, the allow-list of `schema.ts` as the last step, text. Raw HTML is shown as
 * text. Nodes of a line (text, emphasis, links) give a line without a block around, so that a title can be printed.
 *
 * Messages say what could not stay as it was written, with its line: raw HTML, links that lead nowhere or hide where they
 * lead, pictures without a text. Takes linear time. Parsing the result and writing it again gives the same bytes.
 */
export function toHtml(nodes: readonly RootContent[], options: ToHtmlOptions): Rendered {
  const context: Context = {
    settings: {
      survey: options.survey,
      repository: options.repository ?? null,
      branch: options.branch ?? null,
      path: options.path ?? null,
      headingLevel: options.headingLevel ?? 2,
      anchors: options.anchors ?? 'none',
      documentHref: options.documentHref ?? null,
      idPrefix: options.idPrefix ?? '',
      tasks: options.tasks ?? new Map(),
      words: { ...english, ...options.words },
    },
    nodes,
    remarks: [],
    isLine: false,
    inText: false,
    inLink: false,
    outline: [],
    notes: new Map(),
    notesHere: new Map(),
  }
  const settings: RenderOptions = { handlers, context, unknownHandler }
  const tree = toHast({ type: 'root', children: [] }, settings) as HastNodes
  return {
    html: printable(serialise(sanitize(tree, schema))),
    get messages() {
      return context.remarks.map(({ weight, rule, reason, place }) => messageAt(weight, rule, reason, place))
    },
  }
}

/** A node that nobody here knows keeps its text. */
function unknownHandler(state: State, node: { value?: unknown; children?: unknown }) {
  return typeof node.value === 'string' ? text(node.value) : state.all(node as Parameters<State['all']>[0])
}

function printable(html: string): string {
  return html.toWellFormed().replace(/\r\n?/g, '\n').replace(unprintable, '\ufffd').replaceAll('&#x0;', '\ufffd')
}
