import { fileURLToPath } from 'node:url'

/** Absolute folder of the Milepost package, whether its source or its compiled form runs. */
export const packageFolder = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '')

/**
 * The folder that paths on the command line are relative to. npm runs a script in the folder of its package and says in `INIT_CWD`
 * where it was called: `npm run milepost -- parse ../ROADMAP.md` means the caller's folder. The script of another package that
 * calls `milepost` means its own.
 */
export function callersFolder(env: NodeJS.ProcessEnv, current: string): string {
  const throughOurScript = env.npm_package_name === 'milepost' && env.npm_lifecycle_event === 'milepost'
  return (throughOurScript && env.INIT_CWD) || current
}
