import { watch } from 'node:fs'
import { type Environment, type Folders, stateOf, type WorkTree, watchedFolders, workTree } from '../history/history.ts'
import { onceStill } from './once-still.ts'

/** What git says of the repositories of documents, asked once until it is forgotten. */
export function pastStates(environment: Environment) {
  const trees = new Map<string, WorkTree | null>()
  const folders: Folders = new Map()
  const states = new Map<string, string>()
  const served = new Set<string>()
  const watching: { close: () => void }[] = []

  function treeOf(path: string): WorkTree | null {
    const known = trees.get(path)
    if (known !== undefined) return known
    const tree = workTree(path, environment, folders)
    trees.set(path, tree)
    return tree
  }

  function stateFor(path: string): string {
    const tree = treeOf(path)
    if (tree === null) return ''
    const known = states.get(tree.root) ?? stateOf(tree, environment)
    states.set(tree.root, known)
    return `${tree.path}\0${known}`
  }

  return {
    treeOf,
    stateOf: stateFor,
    /** All loaders of one run share what was asked; a loader that comes a second time begins another run. */
    forgetFor(name: string): void {
      if (served.has(name)) {
        trees.clear()
        folders.clear()
        states.clear()
        served.clear()
      }
      served.add(name)
    },
    /** Calls back soon after a commit or a tag. */
    watch(changed: () => void): void {
      for (const each of watching.splice(0)) each.close()
      const known = new Map([...trees.values()].flatMap((tree) => (tree ? [[tree.root, tree]] : [])))
      const look = (): void => {
        const before = new Map(states)
        try {
          for (const [root, tree] of known) states.set(root, stateOf(tree, environment))
        } catch {
          // Git is at work; it changes something again when it is done.
          return
        }
        if ([...known.keys()].every((root) => states.get(root) === before.get(root))) return
        trees.clear()
        folders.clear()
        changed()
      }
      const lookSoon = onceStill(look)
      for (const tree of known.values()) {
        for (const folder of watchedFolders(tree, environment)) {
          try {
            const listening = watch(folder, { persistent: false }, lookSoon)
            listening.on('error', () => listening.close())
            watching.push(listening)
          } catch {
            // A repository without tags has no folder for them.
          }
        }
      }
    },
  }
}
