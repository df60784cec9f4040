#!/usr/bin/env node
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > 22 || (major === 22 && minor >= 12)) {
  // Node strips types outside of `node_modules` only: there, the compiled form runs.
  const compiled = new URL('../lib/cli/main.js', import.meta.url)
  const source = new URL('../src/cli/main.ts', import.meta.url)
  const strips = Boolean(process.features.typescript) && !source.pathname.includes('/node_modules/')
  await import(strips || !existsSync(compiled) ? source.href : compiled.href)
} else {
  process.exitCode = withOwnNode()
}

/** Runs the Node that comes with the package where the one on the path is too old. */
function withOwnNode() {
  try {
    const node = createRequire(import.meta.url).resolve('node/bin/node')
    return spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
  } catch {
    process.stderr.write(`error Unexpected Node ${process.versions.node}, expected 22.12 or later\n`)
    return 2
  }
}
