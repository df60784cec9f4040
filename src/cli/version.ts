import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from './folder.ts'

/** Version of the Milepost that runs. */
export function packageVersion(): string {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
}
