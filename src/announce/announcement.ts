import type { Root } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { VFileMessage } from 'vfile-message'
import { messageAt } from '../read/message.ts'
import { problemWithId } from '../roadmap/index.ts'
import { type Facts, mostBytes, statedIn } from './front-matter.ts'
import { type Reference, referencesIn } from './references.ts'

/** An announcement as its file says it. */
export interface Written {
  /** Its part of the address: the file's name without its extension. */
  id: string
  /** Path as people see it. */
  file: string
  facts: Facts
  references: Reference[]
}

/** What is read of an announcement where its text is not asked for. */
export type Dated = Pick<Written, 'id' | 'file' | 'facts'>

/** Reads the name and the front matter of an announcement. Gives what is wrong, each thing with its place, instead. */
export function datedIn(bytes: Uint8Array, file: string): (Dated & { body: string }) | VFileMessage[] {
  const refuse = (reason: string): VFileMessage[] => [
    messageAt('error', 'announcement', reason, { line: 1, column: 1 }, file),
  ]
  const id = file.slice(file.lastIndexOf('/') + 1).replace(/\.mdx$/, '')
  const problem = problemWithId(id)
  if (problem !== null)
    return refuse(`${problem}: it is the name of the file; call it such as \`2026-03-01-first-light.mdx\``)
  if (bytes.byteLength > mostBytes)
    return refuse(`Unexpected announcement of more than ${mostBytes / 1024} KiB, expected a text that people read`)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    return refuse('Unexpected bytes, expected text in UTF-8')
  }
  const stated = statedIn(text, file)
  return Array.isArray(stated) ? stated : { id, file, ...stated }
}

/** Reads an announcement: its front matter and the milestones that it names. Gives what is wrong, each thing with its place, instead. */
export function writtenIn(bytes: Uint8Array, file: string): Written | VFileMessage[] {
  const dated = datedIn(bytes, file)
  if (Array.isArray(dated)) return dated
  const { body, ...rest } = dated
  let tree: Root
  try {
    tree = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).parse(body)
  } catch (error) {
    if (!(error instanceof Error && 'reason' in error)) throw error
    const { reason, line, column } = error as VFileMessage
    const place = { line: line ?? 1, column: column ?? 1 }
    return [messageAt('error', 'announcement', `Unexpected MDX: ${reason}`, place, file)]
  }
  const { references, unreadable } = referencesIn(tree)
  if (unreadable.length > 0)
    return unreadable.map(({ place }) =>
      messageAt(
        'error',
        'announcement',
        'Unexpected `<Milestone>` without a plain `id`, expected one such as `<Milestone id="plan/m2" />`',
        place,
        file,
      ),
    )
  return { ...rest, references }
}
