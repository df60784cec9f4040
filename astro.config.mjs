import { fileURLToPath } from 'node:url'
import { defineConfig } from 'astro/config'
import { astroConfig, shield } from './src/content/config.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

shield(process.env)
export default defineConfig(astroConfig({ root, project: root, env: process.env }))
