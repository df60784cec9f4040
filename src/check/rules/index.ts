import type { Rule } from '../rule.ts'
import { nothingFound } from './nothing-found.ts'
import { unplacedText } from './unplaced-text.ts'

/** Every rule. Those without a check of their own are judged by the reader or the renderer while they work. */
export const rules: readonly Rule[] = [
  nothingFound,
  unplacedText,
  { id: 'unreadable-status', severity: 'warning' },
  { id: 'unreadable-date', severity: 'warning' },
  { id: 'repaired-encoding', severity: 'note' },
  { id: 'lossy-encoding', severity: 'warning' },
  { id: 'line-end', severity: 'warning' },
  { id: 'raw-html', severity: 'warning' },
  { id: 'link-anchor', severity: 'warning' },
  { id: 'link-scheme', severity: 'warning' },
  { id: 'link-address', severity: 'warning' },
  { id: 'link-host', severity: 'warning' },
  { id: 'link-relative', severity: 'warning' },
  { id: 'image-text', severity: 'warning' },
  { id: 'unclosed', severity: 'warning' },
  { id: 'front-matter', severity: 'error' },
  { id: 'too-large', severity: 'error' },
  { id: 'not-text', severity: 'error' },
  { id: 'not-utf-8', severity: 'error' },
  { id: 'merge-conflict', severity: 'error' },
  { id: 'line-length', severity: 'error' },
  { id: 'nesting', severity: 'error' },
  { id: 'delimiters', severity: 'error' },
  { id: 'headings', severity: 'error' },
  { id: 'parts', severity: 'error' },
  { id: 'table', severity: 'error' },
  { id: 'references', severity: 'error' },
  { id: 'id', severity: 'error' },
]
