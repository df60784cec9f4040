import type { ParseArgsConfig } from 'node:util'

/** What a command is given, apart from its own options. */
export interface Call {
  values: Readonly<Record<string, string | boolean | undefined>>
  paths: readonly string[]
  /** Absolute folder that paths on the command line are relative to. */
  folder: string
  env: NodeJS.ProcessEnv
}

/** Exit code: 0 done, 1 errors in the documents, 2 wrong usage. */
export type Exit = 0 | 1 | 2

export interface Command {
  usage: string
  /** Option or argument and what it does, as the help prints them. */
  details: readonly (readonly [string, string])[]
  example: string
  options: NonNullable<ParseArgsConfig['options']>
  run: (call: Call) => Promise<Exit>
}

/** Wrong usage: the message says what was expected. */
export class UsageError extends Error {
  override name = 'UsageError'
}
