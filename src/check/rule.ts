import type { VFileMessage } from 'vfile-message'
import type { Reading } from '../read/read.ts'
import type { Severity } from './finding.ts'

/** One thing that can be said of a document; its page is `content/rules/<id>.md`. */
export interface Rule {
  id: string
  /** `error` stops a build. */
  severity: Severity
  /** Messages in the order of their lines. Rules that the reader or the renderer judges while they work have no check of their own. */
  check?: (reading: Reading) => Iterable<VFileMessage>
}
