import { compare, compareOne } from '../src/compare/compare.ts'
import type { Compared, Comparison } from '../src/compare/comparison.ts'
import { identify, nothingKnown } from '../src/history/identify.ts'
import { read } from '../src/read/read.ts'

/** What an edit of one document changes, as `milepost diff` compares it; null where there is no document. */
export function edited(before: string | null, after: string | null, file = 'ROADMAP.md'): Compared {
  const readIn = (text: string) => read({ bytes: text, path: file, id: 'plan' }).roadmap
  const paths = { before: before === null ? null : file, after: after === null ? null : file }
  if (before === null || after === null) {
    const only = readIn(after ?? before ?? '')
    const changes = [compareOne(after === null ? 'removed' : 'added', only)]
    return { roadmap: only.id, title: only.title, file: paths, changes }
  }
  const old = identify(nothingKnown, readIn(before))
  const fresh = identify(old.known, readIn(after))
  const { id, title } = fresh.roadmap
  return { roadmap: id, title, file: paths, changes: compare(old.roadmap, fresh.roadmap, fresh.lineage) }
}

export function comparison(...roadmaps: Compared[]): Comparison {
  return { base: { name: 'main', commit: 'a'.repeat(40) }, head: { name: 'b', commit: 'b'.repeat(40) }, roadmaps }
}
