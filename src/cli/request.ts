import type { BuildRequest } from '../content/config.ts'
import { isMessage, sentence } from '../content/errors.ts'
import { givenLedger } from '../content/ledger-file.ts'
import { type LastLedger, listSources, usualPaths } from '../content/sources.ts'
import { type Call, UsageError } from './command.ts'
import { packageFolder } from './folder.ts'

/** The absolute paths that a call means: those it gives, else the usual places. Throws a UsageError where there is nothing to read. */
export function pathsOf({ paths, folder }: Call): readonly string[] {
  const chosen = paths.length > 0 ? paths : usualPaths(folder)
  if (chosen.length === 0)
    throw new UsageError(
      'Unexpected folder without a roadmap, expected `ROADMAP.md`, a folder `content/roadmaps` or PATHS',
    )
  try {
    if (listSources({ project: folder, paths: [...chosen] }).length > 0) return chosen
  } catch (error) {
    if (isMessage(error)) throw new UsageError(sentence(error))
    throw error
  }
  throw new UsageError('Unexpected folder without a document, expected files that end in `.md` or `.txt`')
}

/** The options of `build` and `dev` as a request. Throws a UsageError for an address or a base path that cannot be one. */
export function requestOf(call: Call): BuildRequest {
  const { values, folder, env } = call
  const url = textOf(values.site)
  const base = textOf(values.base)
  if (url !== undefined && !isWebAddress(url))
    throw new UsageError(`Unexpected \`--site ${url}\`, expected an address such as \`https://roadmap.example.org\``)
  if (base !== undefined && !/^\/?(?:[\w.~-]+\/)*[\w.~-]*$/.test(base))
    throw new UsageError(`Unexpected \`--base ${base}\`, expected a path such as \`/docs/roadmap/\``)
  const trimmed = base?.split('/').filter(Boolean).join('/')
  return {
    root: packageFolder,
    project: folder,
    paths: pathsOf(call),
    out: textOf(values.out),
    base: trimmed === undefined ? undefined : trimmed === '' ? '/' : `/${trimmed}/`,
    url,
    env,
  }
}

/** The ledger that `--ledger` names; undefined where it is not given. Throws a ReadingError for one that cannot be used. */
export async function ledgerOf({ values, folder }: Call): Promise<LastLedger | undefined> {
  const given = textOf(values.ledger)
  return given === undefined ? undefined : givenLedger(given, folder)
}

export function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** Throws a UsageError for what is no port. */
export function portOf(value: string | boolean | undefined): number | undefined {
  if (value === undefined) return undefined
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new UsageError(`Unexpected \`--port ${value}\`, expected a number below 65536`)
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
