import type { Heading, Link, List, ListItem, Paragraph, PhrasingContent, Root, RootContent, Table, Text } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { clean } from '../compare/sentence.ts'

/** Words of a document or of ours; never Markdown of their own. Marks that would turn the direction of the line around show as U+FFFD. */
export function text(value: string): Text {
  const [before, after] = [/^\s/, /\s$/].map((edge) => (edge.test(value) ? ' ' : ''))
  return { type: 'text', value: `${before}${clean(value, Number.POSITIVE_INFINITY)}${after}` }
}

export function heading(depth: number, ...children: (PhrasingContent | string)[]): Heading {
  return { type: 'heading', depth: Math.min(Math.max(depth, 1), 6) as Heading['depth'], children: children.map(inline) }
}

export function paragraph(...children: (PhrasingContent | string)[]): Paragraph {
  return { type: 'paragraph', children: children.map(inline) }
}

export function link(url: string, words: string): Link {
  return { type: 'link', url, children: [text(words)] }
}

/** A list without numbers; `checked` is null for an item that is no task (GFM 0.29, 5.3). */
export function list(items: readonly { checked?: boolean | null; children: ListItem['children'] }[]): List {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map(({ checked = null, children }) => ({ type: 'listItem', spread: false, checked, children })),
  }
}

/** A table whose first row is its head. */
export function table(rows: readonly (readonly (PhrasingContent | string)[])[]): Table {
  return {
    type: 'table',
    children: rows.map((cells) => ({
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: [inline(cell)] })),
    })),
  }
}

/** Blocks as GitHub Flavored Markdown, in which every text is escaped so that it is read as the same text again. */
export function printMarkdown(children: readonly RootContent[]): string {
  const root: Root = { type: 'root', children: [...children] }
  return toMarkdown(root, {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    listItemIndent: 'one',
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  })
}

function inline(content: PhrasingContent | string): PhrasingContent {
  return typeof content === 'string' ? text(content) : content
}
