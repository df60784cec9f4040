import type { Element, ElementContent, Root as HastRoot, Properties } from 'hast'
import type {
  Blockquote,
  Code,
  Delete,
  Emphasis,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Html,
  InlineCode,
  List,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  RootContent,
  Strong,
  Table,
  TableCell,
  TableRow,
} from 'mdast'
import type { Handlers, State } from 'mdast-util-to-hast'
import type { Details, Script, Summary } from '../read/html.ts'
import { shown } from '../read/message.ts'
import { type Context, contextOf, directed, element, isVisible, onLines, tell, text, within } from './context.ts'
import { languageClass } from './schema.ts'
import { nameOf } from './survey.ts'
import { isPhrasing, toText } from './text.ts'

type Result = ElementContent | ElementContent[] | undefined

const nothing = (): undefined => undefined

/** Every block of a document, and raw HTML, as elements. What holds only text gets only text, whatever the tree says. */
export const blocks = {
  root,
  comment: nothing,
  definition: nothing,
  yaml: nothing,
  toml: nothing,
  paragraph,
  heading,
  blockquote(state: State, node: Blockquote) {
    const context = contextOf(state)
    if (context.inText) return inLine(state, node)
    return element('blockquote', directed(context, node.children), onLines(state.all(node)))
  },
  list,
  listItem: (state: State, node: ListItem) => list(state, listOf([node])),
  table,
  tableRow: (state: State, node: TableRow) =>
    contextOf(state).inText ? inLine(state, node) : wrapped(contextOf(state), node, [row(state, node, 'td')], [node]),
  tableCell: (state: State, node: TableCell) =>
    contextOf(state).inText ? inLine(state, node) : element('div', {}, state.all(node)),
  details,
  summary: (state: State, node: Summary) => paragraph(state, { type: 'paragraph', children: node.children }),
  code,
  inlineCode(state: State, node: InlineCode) {
    return element('code', directed(contextOf(state), [node]), [text(node.value.replace(/\r?\n|\r/g, ' '))])
  },
  emphasis: (state: State, node: Emphasis) => element('em', {}, textWithin(state, node)),
  strong: (state: State, node: Strong) => element('strong', {}, textWithin(state, node)),
  delete: (state: State, node: Delete) => element('del', {}, textWithin(state, node)),
  subscript: (state: State, node: Script) => element('sub', {}, textWithin(state, node)),
  superscript: (state: State, node: Script) => element('sup', {}, textWithin(state, node)),
  keyboard: (state: State, node: Script) => element('kbd', {}, textWithin(state, node)),
  thematicBreak: (state: State) => (contextOf(state).inText ? text(' ') : element('hr', {}, [])),
  html,
  footnoteReference,
  footnoteDefinition(state: State, node: FootnoteDefinition) {
    const { notesHere } = contextOf(state)
    const name = nameOf(node.identifier)
    if (!notesHere.has(name)) notesHere.set(name, node)
  },
} as unknown as Handlers

/** The fragment: it comes with the context, since what a tree has to tell is in its survey and needs no second walk. */
function root(state: State): HastRoot {
  const context = contextOf(state)
  const { nodes } = context
  context.isLine =
    nodes.some(isPhrasing) && nodes.every((node) => isPhrasing(node) || /^(?:html|comment)$/.test(node.type))
  context.inText = context.isLine
  const children = state.all({ type: 'root', children: together(nodes) })
  if (context.isLine) return { type: 'root', children }
  return { type: 'root', children: onLines([...children, ...footnotes(state)]).slice(1) }
}

/** A block where only text can stand: its text, apart from what is around it. */
function inLine(state: State, node: Parents): ElementContent[] {
  return [text(' '), ...state.all(node), text(' ')]
}

/** Items and rows that were cut out of their list or table are brought together again. */
function together(nodes: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type === 'listItem' && last?.type === 'list' && last.position === undefined) last.children.push(node)
    else result.push(node.type === 'listItem' ? listOf([node]) : node)
  }
  return result
}

function listOf(children: ListItem[]): List {
  return { type: 'list', ordered: false, children }
}

function textWithin(state: State, node: Parents): ElementContent[] {
  return within(contextOf(state), { inText: true }, () => state.all(node))
}

/** The text of a block, without the spaces at its ends that a comment or an empty element leaves. */
function lineOf(state: State, node: Parents): ElementContent[] {
  const children = textWithin(state, node)
  const first = children[0]
  if (first?.type === 'text') first.value = first.value.trimStart()
  const last = children.at(-1)
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return children
}

function paragraph(state: State, node: Paragraph): Result {
  const context = contextOf(state)
  if (context.inText) return inLine(state, node)
  const children = lineOf(state, node)
  return isVisible(children) ? element('p', directed(context, [node]), children) : undefined
}

/**
 * Levels follow the outline and not the number of `#`: the outermost heading of a fragment gets the level that the page has for
 * it, and no level is left out below (WCAG technique G141), however the document counts.
 */
function heading(state: State, node: Heading): Result {
  const context = contextOf(state)
  if (context.inText) return inLine(state, node)
  const { outline, settings } = context
  while ((outline.at(-1) ?? 0) >= node.depth) outline.pop()
  const level = Math.min(settings.headingLevel + outline.length, 6)
  outline.push(node.depth)
  const children = lineOf(state, node)
  if (!isVisible(children)) return undefined
  const properties: Properties = {}
  const id = settings.anchors === 'github' ? settings.survey.headings.get(node) : undefined
  if (id !== undefined) properties.id = id
  return element(`h${level}`, directed(context, [node], properties), children)
}

function list(state: State, node: List): Result {
  const context = contextOf(state)
  const { words, tasks } = context.settings
  const children = node.children.map(asItem)
  const loose = node.spread === true || children.some((item) => item.spread === true || paragraphs(item.children) > 1)
  let hasTasks = false
  const items = children.map((item) => {
    const status =
      tasks.get(item.position?.start.line ?? 0) ??
      (typeof item.checked === 'boolean' ? (item.checked ? 'done' : 'planned') : undefined)
    const properties: Properties = {}
    const mark: ElementContent[] = []
    if (status !== undefined) {
      hasTasks = true
      properties.className = ['task']
      properties.dataStatus = status
      const word = element('span', { className: ['visually-hidden'] }, [text(`${words.status(status)}: `)])
      mark.push(element('span', { className: ['mark'], dataStatus: status }, [word]))
    }
    const own = item.children.filter((child) => child.type !== 'list')
    return element('li', directed(context, own, properties), itemContent(state, item, loose, mark))
  })
  if (context.inText) return items.flatMap((item) => [text(' '), ...item.children, text(' ')])
  const properties: Properties = {}
  if (node.ordered && typeof node.start === 'number' && node.start !== 1) properties.start = node.start
  if (hasTasks) properties.className = ['tasks']
  return element(node.ordered ? 'ol' : 'ul', directed(context, [node], properties), onLines(items))
}

const paragraphs = (nodes: readonly Nodes[]) => nodes.filter((node) => node.type === 'paragraph').length

/** A tight item holds the text of its paragraph itself; the mark of a task stands before its first words. */
function itemContent(state: State, item: ListItem, loose: boolean, mark: ElementContent[]): ElementContent[] {
  const content: ElementContent[] = []
  const { inText } = contextOf(state)
  for (const child of item.children) {
    if (child.type === 'paragraph' && !loose) {
      content.push(...(content.length > 0 ? [text('\n')] : []), ...lineOf(state, child))
      continue
    }
    const result = state.one(child, item)
    if (result === undefined) continue
    if (content.length > 0 && !inText) content.push(text('\n'))
    content.push(...(Array.isArray(result) ? result : [result]))
  }
  const first = content[0]
  if (first?.type === 'element' && first.tagName === 'p') first.children.unshift(...mark)
  else content.unshift(...mark)
  return content
}

function table(state: State, node: Table): Result {
  const context = contextOf(state)
  if (context.inText) return inLine(state, node)
  const [head, ...body] = node.children.map(asRow)
  const parts: Element[] = []
  if (head && toText([head]).trim() !== '') parts.push(element('thead', {}, onLines([row(state, head, 'th', node)])))
  if (body.length > 0) parts.push(element('tbody', {}, onLines(body.map((each) => row(state, each, 'td', node)))))
  return wrapped(context, node, parts, head ? [head] : [])
}

/** Only rows stand in tables and only cells in rows, whatever a tree says. */
const asRow = (node: Nodes) =>
  node.type === 'tableRow' ? node : ({ type: 'tableRow', children: [node] } as unknown as TableRow)
const asCell = (node: Nodes) =>
  node.type === 'tableCell' ? node : ({ type: 'tableCell', children: [node] } as TableCell)
const asItem = (node: Nodes) => (node.type === 'listItem' ? node : ({ type: 'listItem', children: [node] } as ListItem))

/**
 * A table that may be wider than its page scrolls alone; so it can be reached by key and has a name (WCAG 2.1.1, 4.1.2); a
 * group and no region, for a page with many tables must not have many landmarks.
 */
function wrapped(context: Context, node: Nodes, parts: Element[], head: TableRow[]): Element {
  const heads = head.flatMap(({ children }) => children.map((cell) => toText([cell]).replace(/\s+/g, ' ').trim()))
  const label = heads.filter(Boolean).join(', ') || context.settings.words.table
  const content = parts.every((part) => part.tagName === 'tr') ? [element('tbody', {}, onLines(parts))] : parts
  return element(
    'div',
    directed(context, [node], {
      className: ['table'],
      role: 'group',
      tabIndex: 0,
      ariaLabel: label.length > 120 ? `${[...label].slice(0, 119).join('')}…` : label,
    }),
    [element('table', {}, onLines(content))],
  )
}

/** All cells of a row, those beyond the head too: GFM would drop them, but a reader of the source sees them. */
function row(state: State, node: TableRow, kind: 'th' | 'td', parent?: Table): Element {
  const context = contextOf(state)
  const cells = node.children.map(asCell).map((cell, index) => {
    const children = within(context, { inText: false }, () => state.all(cell))
    const name = kind === 'th' && isVisible(children) ? 'th' : 'td'
    const properties: Properties = name === 'th' ? { scope: 'col' } : {}
    const align = parent?.align?.[index]
    if (align) properties.dataAlign = align
    return element(name, directed(context, [cell], properties), children)
  })
  return element('tr', {}, onLines(cells))
}

function details(state: State, node: Details): Result {
  const context = contextOf(state)
  if (context.inText) return inLine(state, node)
  const [first, ...rest] = node.children
  const summary = first?.type === 'summary' ? first : undefined
  const title = summary ? lineOf(state, summary) : []
  const content = state.all({ type: 'blockquote', children: summary ? rest : node.children } as unknown as Parents)
  const properties = summary ? directed(context, summary.children) : {}
  const opener = element('summary', properties, isVisible(title) ? title : [text(context.settings.words.details)])
  return element('details', {}, onLines([opener, ...content]))
}

function code(state: State, node: Code): Result {
  const context = contextOf(state)
  const language = node.lang?.split(/\s/, 1)[0] ?? ''
  const named = `language-${language}`
  const properties: Properties = languageClass.test(named) ? { className: [named] } : {}
  if (context.inText) return [text(' '), element('code', properties, [text(node.value)]), text(' ')]
  const value = node.value === '' ? '' : `${node.value}\n`
  return element('pre', directed(context, [node], { tabIndex: 0 }), [element('code', properties, [text(value)])])
}

/** HTML that has no meaning here is shown as it is written, so that nothing of a document is lost and nothing of it runs. */
function html(state: State, node: Html, parent: Parents | undefined): Result {
  const context = contextOf(state)
  const tag = /^<[a-z][^\s/>]*/i.exec(node.value)?.[0]
  if (tag !== undefined || !node.value.startsWith('</')) {
    const reason = `Unexpected HTML \`${shown(tag ? `${tag}>` : node.value)}\`, expected Markdown; it is shown as text`
    tell(context, 'warning', 'raw-html', reason, node)
  }
  if (context.inText || parent?.type === 'tableCell')
    return element('code', { className: ['raw-html'] }, [text(node.value)])
  return element('pre', { className: ['raw-html'], tabIndex: 0 }, [element('code', {}, [text(node.value)])])
}

/** A note called more often than this leads back to its first calls only: what is written must not outgrow what was read. */
const waysBack = 20

function footnoteReference(state: State, node: FootnoteReference): Result {
  const context = contextOf(state)
  const { notes, settings } = context
  const name = nameOf(node.identifier)
  const definition = settings.survey.footnotes.get(name)
  if (definition === undefined) return text(`[^${node.label ?? node.identifier}]`)
  if (context.isLine) return undefined
  const note = notes.get(name) ?? { definition, number: notes.size + 1, calls: 0 }
  notes.set(name, note)
  if (context.inLink) return element('sup', {}, [text(String(note.number))])
  const properties: Properties = {
    href: `#${settings.idPrefix}fn:${note.number}`,
    role: 'doc-noteref',
    ariaLabel: settings.words.footnote(note.number),
  }
  if (note.calls < waysBack) {
    note.calls++
    properties.id = `${settings.idPrefix}fnref:${note.number}${note.calls > 1 ? `-${note.calls}` : ''}`
  }
  return element('sup', {}, [element('a', properties, [text(String(note.number))])])
}

/**
 * The footnotes that the fragment calls, in the order of their first call, each with its ways back; then those that stand in
 * the fragment and that nothing calls. Notes called only by notes are found while those are written.
 */
function footnotes(state: State): Element[] {
  const context = contextOf(state)
  const { notes, notesHere, settings } = context
  const contents = new Map<string, ElementContent[]>()
  const write = () => {
    for (const [name, { definition }] of notes) {
      if (!contents.has(name))
        contents.set(
          name,
          within(context, { inText: false }, () => state.all(definition)),
        )
    }
  }
  write()
  for (const [name, definition] of notesHere) {
    if (notes.has(name)) continue
    notes.set(name, { definition, number: notes.size + 1, calls: 0 })
    write()
  }
  if (notes.size === 0) return []
  const items = [...notes].map(([name, { definition, number, calls }]) => {
    const content = contents.get(name) ?? []
    const back = Array.from({ length: calls }, (_, index) =>
      element(
        'a',
        {
          href: `#${settings.idPrefix}fnref:${number}${index > 0 ? `-${index + 1}` : ''}`,
          role: 'doc-backlink',
          ariaLabel: settings.words.backToText(number),
        },
        [text('↩\ufe0e')],
      ),
    ).flatMap((link) => [text(' '), link])
    const last = content.at(-1)
    if (last?.type === 'element' && last.tagName === 'p') last.children.push(...back)
    else content.push(...back)
    const properties = directed(context, definition.children, { id: `${settings.idPrefix}fn:${number}` })
    return element('li', properties, onLines(content))
  })
  const section = element(
    'section',
    { className: ['footnotes'], role: 'doc-endnotes', ariaLabel: settings.words.footnotes },
    [element('ol', {}, onLines(items))],
  )
  return [section]
}
