import type { BlockContent, ListItem, RootContent } from 'mdast'

export type Block = RootContent | BlockContent

/** First line of a block. */
export const startOf = (node: Block): number => node.position?.start.line ?? 1

/** Last line of a block. */
export const endOf = (node: Block): number => node.position?.end.line ?? startOf(node)

const none: readonly Block[] = []

/** What an item holds below its first paragraph. */
export const nestedIn = ({ children }: ListItem): readonly Block[] => (children.length > 1 ? children.slice(1) : none)

/** The blocks below some blocks that hold no blocks themselves: paragraphs, headings, tables, code, definitions. */
export function leavesOf(blocks: readonly Block[]): Block[] {
  const found: Block[] = []
  const visit = (block: Block): void => {
    if (holdsBlocks(block)) for (const child of block.children as Block[]) visit(child)
    else found.push(block)
  }
  for (const block of blocks) visit(block)
  return found
}

/** Every list item below some blocks, outer ones first. */
export function itemsOf(blocks: readonly Block[]): ListItem[] {
  const found: ListItem[] = []
  const visit = (block: Block): void => {
    if (block.type === 'listItem') found.push(block)
    if (holdsBlocks(block)) for (const child of block.children as Block[]) visit(child)
  }
  for (const block of blocks) visit(block)
  return found
}

function holdsBlocks(block: Block): block is Extract<Block, { children: unknown }> {
  return 'children' in block && block.type !== 'paragraph' && block.type !== 'heading' && block.type !== 'table'
}
