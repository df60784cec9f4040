import type { VFileMessage } from 'vfile-message'
import type { Document } from '../../src/content/document.ts'
import { readDocument } from '../../src/content/document.ts'
import { messagesOf, sentence } from '../../src/content/errors.ts'
import { buildSite } from '../site.ts'
import type { Input } from './documents.ts'
import { type Proof, prove } from './proof.ts'

export interface Proven {
  input: Input
  /** CPU time that reading it took, in milliseconds. */
  milliseconds: number
  /** Why it was not read, or what its pages show of it. */
  result: { refused: string } | { document: Document; proof: Proof }
}

/** Builds one site of all documents that can be read, and compares each with its pages. */
export async function proveAll(inputs: readonly Input[]): Promise<Proven[]> {
  const read = inputs.map((input) => ({ input, ...timed(() => documentOf(input)) }))
  const files: Record<string, string> = { 'site.yaml': 'title: Corpus\n' }
  for (const { input, value } of read)
    if (typeof value !== 'string') files[`roadmaps/${input.file}`] = input.bytes.toString('utf8')
  const site = await buildSite(files)
  try {
    const pages = new Map(site.pages.map(({ path, html }) => [path.slice(site.base.length), html]))
    return read.map(({ input, milliseconds, value }) => ({
      input,
      milliseconds,
      result:
        typeof value === 'string'
          ? { refused: value }
          : { document: value, proof: prove(value.text, value.roadmap, (path) => pages.get(path)) },
    }))
  } finally {
    await site.close()
  }
}

function documentOf({ bytes, file, id }: Input): Document | string {
  try {
    return readDocument({ path: file, file: `content/roadmaps/${file}`, id }, bytes, {})
  } catch (error) {
    const messages: VFileMessage[] | null = messagesOf(error)
    if (messages) return messages.map(sentence).join('\n')
    return error instanceof Error ? (error.stack ?? error.message) : String(error)
  }
}

function timed<Value>(run: () => Value): { value: Value; milliseconds: number } {
  const before = process.cpuUsage()
  const value = run()
  const { user, system } = process.cpuUsage(before)
  return { value, milliseconds: (user + system) / 1000 }
}
