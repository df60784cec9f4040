import path from 'milepost:collections'
import site from 'milepost:site'
import sources from 'milepost:sources'
import { createRequire } from 'node:module'

const { collectionsOf } = createRequire(import.meta.url)(path) as typeof import('./content/collections.ts')

export const collections = collectionsOf(sources, site)
