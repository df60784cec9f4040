import { readFileSync } from 'node:fs'
import { siteOf, sourcesOf } from '../content/config.ts'
import { collisions } from '../content/document.ts'
import { messagesOf, readingErrors } from '../content/errors.ts'
import { type Told, tell } from '../content/past.ts'
import { type LastLedger, listSources } from '../content/sources.ts'
import { type Folders, workTree } from '../history/history.ts'
import type { Call } from './command.ts'
import { packageFolder } from './folder.ts'
import { pathsOf } from './request.ts'

/**
 * Every document of a call, read and followed through its history.
 *
 * @throws {AggregateError} a ReadingError of all that is wrong with them
 */
export async function toldOf(call: Call, ledger?: LastLedger): Promise<Told[]> {
  const { folder, env } = call
  const site = siteOf(folder)
  // The ledger among the project's own files is at most as new as what is read here, and may be what is being written.
  const sources = sourcesOf({ root: packageFolder, project: folder, paths: [...pathsOf(call)], ledger: ledger ?? null })
  const folders: Folders = new Map()
  const all: Told[] = []
  const errors = []
  for (const source of listSources(sources)) {
    try {
      all.push(tell(source, readFileSync(source.path), site, sources, env, workTree(source.path, env, folders)))
    } catch (error) {
      const messages = messagesOf(error)
      if (!messages) throw error
      errors.push(...messages)
    }
  }
  errors.push(...collisions(all.map(({ roadmap, file }) => ({ id: roadmap.id, file }))))
  if (errors.length > 0) throw readingErrors(errors)
  return all
}
