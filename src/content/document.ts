import { createHash } from 'node:crypto'
import type { VFileMessage } from 'vfile-message'
import { check } from '../check/check.ts'
import type { Finding } from '../check/finding.ts'
import { messageAt } from '../read/message.ts'
import { type Reading, read } from '../read/read.ts'
import { eachMilestone, problemWithId, type Roadmap } from '../roadmap/index.ts'
import { messagesOf, readingErrors } from './errors.ts'
import type { Site } from './site.ts'
import type { Source } from './sources.ts'

/** One roadmap document, read and checked. */
export interface Document {
  roadmap: Roadmap
  /** The decoded source with LF line ends. */
  text: string
  findings: Finding[]
  /** The path as people see it. */
  file: string
}

/** Changes when the file, its place, the facts that the site adds or the engine changes. */
export function digest(source: Source, bytes: Uint8Array, site: Site, version: string): string {
  const facts = [version, source.file, source.id, site.repository ?? '', site.branch ?? '']
  return createHash('sha256').update(facts.join('\0')).update('\0').update(bytes).digest('hex').slice(0, 32)
}

/**
 * Reads one document. One that names no repository belongs to the site's.
 * Throws a VFileMessage that names the file for what cannot be read and for ids that cannot be addresses.
 */
export function readSource({ file, id }: Source, bytes: Uint8Array, site: Site): Reading {
  try {
    const reading = read({ bytes, path: file, id })
    const { roadmap } = reading
    refuseIds(roadmap, file)
    const { repository, branch } = roadmap.source
    const place = {
      path: file,
      repository: repository ?? site.repository ?? null,
      branch: branch ?? site.branch ?? null,
    }
    return { ...reading, roadmap: { ...roadmap, source: place } }
  } catch (error) {
    throw placed(error, file)
  }
}

/** One document, read and checked. Throws as `readSource` does, and a ReadingError for findings that are errors. */
export function readDocument(source: Source, bytes: Uint8Array, site: Site): Document {
  const reading = readSource(source, bytes, site)
  const { roadmap, text } = reading
  const findings = check(reading)
  const errors = errorsOf(findings, source.file)
  if (errors.length > 0) throw readingErrors(errors)
  return { roadmap, text, findings, file: source.file }
}

/** The findings that stop a build, as messages that name the file. */
export function errorsOf(findings: readonly Finding[], file: string): VFileMessage[] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  return errors.map(({ rule, message, line, column }) =>
    messageAt('error', rule, message, { line: line ?? 1, column: column ?? 1 }, file),
  )
}

/** The same error; the messages that it holds name the file. */
export function placed(error: unknown, file: string): unknown {
  for (const message of messagesOf(error) ?? []) message.file ||= file
  return error
}

/** Pairs of documents that would get one address. Each message names both files and says what to write. */
export function collisions(documents: readonly { id: string; file: string }[]): VFileMessage[] {
  const first = new Map<string, { id: string; file: string }>()
  const messages: VFileMessage[] = []
  for (const { id, file } of documents) {
    const other = first.get(id.toLowerCase())
    if (other === undefined) {
      first.set(id.toLowerCase(), { id, file })
      continue
    }
    const same = other.id === id ? `id \`${id}\`` : `ids \`${other.id}\` and \`${id}\` that differ only in case`
    const reason = `Unexpected ${same} of \`${other.file}\` and \`${file}\`, expected one id a roadmap`
    messages.push(refusal(`${reason}: ${advice(`${id}-2`)} in one of them`, file))
  }
  return messages
}

function refuseIds(roadmap: Roadmap, file: string): void {
  const nameless = 'Unexpected name without a letter or a digit, expected one that gives an id'
  const problem = roadmap.id === '' ? nameless : problemWithId(roadmap.id)
  const longer = `${roadmap.id}-roadmap`
  if (problem !== null)
    throw refusal(`${problem}: ${advice(problemWithId(longer) === null ? longer : 'my-roadmap')} in this file`, file)
  const lines = new Map<string, number>()
  for (const { milestone } of eachMilestone(roadmap.milestones)) {
    const { id, line } = milestone
    const problem = problemWithId(id)
    if (problem !== null) throw refusal(`${problem}: give the milestone another id in the front matter`, file, line)
    const other = lines.get(id)
    if (other !== undefined) {
      const reason = `Unexpected id \`${id}\` of the milestones of lines ${other} and ${line}, expected one id a milestone`
      throw refusal(`${reason}: change one of them in the front matter`, file, line)
    }
    lines.set(id, line)
  }
}

function advice(id: string): string {
  return `write front matter with \`id: ${id}\``
}

function refusal(reason: string, file: string, line = 1): VFileMessage {
  return messageAt('error', 'id', reason, { line, column: 1 }, file)
}
