import type { Element, ElementContent, Properties } from 'hast'
import type { FootnoteDefinition, Nodes, RootContent } from 'mdast'
import type { Options, State } from 'mdast-util-to-hast'
import type { Place, Weight } from '../read/message.ts'
import type { Status } from '../roadmap/index.ts'
import type { Home } from './address.ts'
import { directionOf } from './direction.ts'
import type { Survey } from './survey.ts'
import { toText } from './text.ts'

/** What the page itself says inside a fragment, in its own language. */
export interface FragmentWords {
  status: (status: Status) => string
  /** Names a table for readers who cannot see it, where its head says nothing. */
  table: string
  /** Opens a `<details>` that has no summary. */
  details: string
  /** A picture that has neither a text nor a file name. */
  image: string
  footnotes: string
  footnote: (n: number) => string
  backToText: (n: number) => string
}

interface Settings extends Home {
  survey: Survey
  headingLevel: number
  anchors: 'github' | 'none'
  documentHref: string | null
  idPrefix: string
  tasks: ReadonlyMap<number, Status>
  words: FragmentWords
}

interface Note {
  definition: FootnoteDefinition
  number: number
  /** How many places in the text call it that can be gone back to. */
  calls: number
}

/** What becomes a message where somebody asks: a page does not, and a message costs more than most nodes. */
export interface Remark {
  weight: Weight
  rule: string
  reason: string
  place: Place
}

/** One run of the renderer: what it was asked for and where it stands. */
export interface Context {
  settings: Settings
  nodes: readonly RootContent[]
  remarks: Remark[]
  /** The whole fragment is one line of text, as a title is. */
  isLine: boolean
  /** Inside something that holds text only: what would be a block there is written as text. */
  inText: boolean
  /** Inside a link: HTML has no links in links. */
  inLink: boolean
  /** Depths, as written, of the headings that stand open. */
  outline: number[]
  notes: Map<string, Note>
  /** Footnotes that stand in the fragment, called or not. */
  notesHere: Map<string, FootnoteDefinition>
}

export interface RenderOptions extends Options {
  context: Context
}

export function contextOf(state: State): Context {
  return (state.options as RenderOptions).context
}

/** What `write` gives while the context is changed; the change is taken back after. */
export function within<Result>(context: Context, change: Partial<Context>, write: () => Result): Result {
  const { inText, inLink } = context
  Object.assign(context, change)
  const result = write()
  context.inText = inText
  context.inLink = inLink
  return result
}

export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

export function text(value: string): ElementContent {
  return { type: 'text', value }
}

const ofALine = new Set(['a', 'strong', 'em', 'del', 'code', 'kbd', 'sub', 'sup', 'br', 'span'])

/** Blocks one below the other in the source, which reads better and changes nothing on the page. */
export function onLines(nodes: readonly ElementContent[]): ElementContent[] {
  const result: ElementContent[] = [text('\n')]
  let onNewLine = true
  for (const node of nodes) {
    const isBlock = node.type === 'element' && !ofALine.has(node.tagName)
    if (isBlock && !onNewLine) result.push(text('\n'))
    result.push(node)
    if (isBlock) result.push(text('\n'))
    onNewLine = isBlock
  }
  return result
}

const somethingToSee = /[^\s\p{Cc}\p{Cf}\p{Z}]/u

/** True where a reader would see something: a character that is not blank, a rule, a mark. */
export function isVisible(nodes: readonly ElementContent[]): boolean {
  return nodes.some((node) =>
    node.type === 'text'
      ? somethingToSee.test(node.value)
      : node.type === 'element' && (node.tagName === 'hr' || isVisible(node.children)),
  )
}

/**
 * The `dir` of a block by the letters of its own text, in a document that has texts in both directions. It is written out
 * because `dir="auto"` looks past children that have a `dir` of their own: a list would not follow its items.
 */
export function directed(context: Context, nodes: readonly Nodes[], properties: Properties = {}): Properties {
  if (context.settings.survey.bidirectional) {
    const direction = directionOf(toText(nodes))
    if (direction !== null) properties.dir = direction
  }
  return properties
}

export function tell(context: Context, weight: Weight, rule: string, reason: string, node: Nodes): void {
  context.remarks.push({ weight, rule, reason, place: node.position?.start ?? { line: 1, column: 1 } })
}
