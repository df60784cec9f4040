import type { Environment } from '../history/history.ts'

/** The variables that git is started with and by which a host is known: no page depends on one. */
export function gitEnvironment(): Environment {
  return process.env
}
