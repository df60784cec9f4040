import type { Root } from 'mdast'
import { messageAt } from '../read/message.ts'
import { asComponents, type Linked, linkMilestones, type Reference, withoutInputs } from './references.ts'

/** A file as unified hands it to a plugin: what it is called and where messages go. */
export interface File {
  path?: string | undefined
  messages: unknown[]
}

/** What is known of a milestone that a text names, or why nothing is. */
export type Found =
  | (Linked & {
      /** Why it had better be written otherwise, as a sentence; null where all is well. */
      advice: string | null
    })
  | { problem: string }

export interface RemarkOptions {
  /** Where a reference leads. */
  find: (name: string, as: Reference['as']) => Found
  /** Told what had better be written otherwise, with its place: Astro shows no messages of files. */
  warn?: (sentence: string) => void
}

/**
 * A remark plugin that gives `[text](milestone:plan/m2)` the address of the milestone, and `<Milestone id="plan/m2" />` in MDX what is known
 * of it, as attributes. What had better be written otherwise becomes a message of the file.
 *
 * @throws {VFileMessage} fatal, with its place, for a milestone that does not exist
 */
export function remarkMilestones({ find, warn }: RemarkOptions) {
  return (tree: Root, file: File): void => {
    linkMilestones(tree, ({ name, as, place }) => {
      const found = find(name, as)
      if ('problem' in found) throw messageAt('error', 'announcement', found.problem, place, file.path)
      if (found.advice !== null) {
        file.messages.push(messageAt('warning', 'announcement', found.advice, place, file.path))
        warn?.(`${file.path ?? ''}:${place.line}:${place.column} ${found.advice}`)
      }
      return found
    })
  }
}

/**
 * A remark plugin that leaves it to the page where links to milestones lead: each becomes `<Milestone id="…" inline>`. Boxes of task lists
 * become signs, since a box that nobody can tick and that has no name says nothing to a screen reader, and nothing makes an inline style.
 */
export function remarkMilestoneComponents() {
  return (tree: Root): void => {
    asComponents(tree)
    withoutInputs(tree)
  }
}
