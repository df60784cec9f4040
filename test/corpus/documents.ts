import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { toId } from '../../src/roadmap/index.ts'

/** A document that a site is to be built of. */
export interface Input {
  /** Its path as it is shown. */
  name: string
  bytes: Buffer
  /** Its file below the folder of roadmaps; the name of the file gives the id. */
  file: string
  id: string
}

/**
 * Every document of some folders, each with an id of its own: the name of its file below its folder, with the folder's before it where two
 * folders have one of that name.
 */
export function documentsIn(folders: readonly string[]): Input[] {
  const found = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:md|txt)$/i.test(name))
      .sort()
      .map((name) => ({ folder, name })),
  )
  const bare = found.map(({ name }) => idOf(name))
  const taken = new Set<string>()
  return found.map(({ folder, name }, index) => {
    const own = bare[index] as string
    const isShared = bare.filter((id) => id === own).length > 1
    const wanted = isShared ? idOf(`${basename(dirname(resolve(folder)))}-${name}`) : own
    let id = wanted
    for (let n = 2; taken.has(id); n += 1) id = `${wanted.slice(0, 60)}-${n}`.replaceAll(/-{2,}/g, '-')
    taken.add(id)
    return { name: relative('.', join(folder, name)), bytes: readFileSync(join(folder, name)), file: `${id}.md`, id }
  })
}

/** Where documents of others may lie beside this repository. */
export const usualFolders = ['../shared/reading/docs', '../shared/corpus/docs']

export function present(folders: readonly string[]): { there: string[]; missing: string[] } {
  return {
    there: folders.filter((folder) => existsSync(folder)),
    missing: folders.filter((folder) => !existsSync(folder)),
  }
}

/** Documents of one name are told apart by what their folder is called. */
function idOf(name: string): string {
  const path = name.split(sep).join('-')
  return toId(`${path.replace(/\.(?:md|txt)$/i, '').replace(/-input$/, '')}`) || 'document'
}
