/** Milepost's engine for programs: a document to a Roadmap, and what is to be said of it. */
export { check } from './check/check.ts'
export type { Finding, Severity } from './check/finding.ts'
export { type Input, type Reading, read } from './read/read.ts'
export * from './roadmap/index.ts'
