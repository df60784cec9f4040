import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { serve } from '../src/cli/serve.ts'

/** A built site that is being served. */
export interface BuiltSite {
  folder: string
  /** Path that it is served below. */
  base: string
  /** Address of the home page. */
  url: string
  /** Every page: its path on the site and its HTML. */
  pages: { path: string; html: string }[]
  close: () => Promise<void>
}

/**
 * Builds a site with the command line, as people do, and serves it with its own headers. Documents are given by their file
 * name below `content/`; without any it is the site of this repository's own `content/`.
 */
export async function buildSite(documents: Record<string, string> | null, options: string[] = []): Promise<BuiltSite> {
  const work = mkdtempSync(join(tmpdir(), 'milepost-site-'))
  for (const [name, text] of Object.entries(documents ?? {})) {
    const path = join(work, 'content', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return buildIn(documents === null ? process.cwd() : work, work, options)
}

/** Builds the site of a folder that is there already, a repository as a rule. */
export async function buildFolder(project: string, options: string[] = []): Promise<BuiltSite> {
  return buildIn(project, mkdtempSync(join(tmpdir(), 'milepost-site-')), options)
}

async function buildIn(project: string, work: string, options: string[]): Promise<BuiltSite> {
  const folder = join(work, 'dist')
  const { status, stderr } = spawnSync(
    process.execPath,
    [resolve('src/cli/main.ts'), 'build', '--out', folder, ...options],
    { cwd: project, encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
  )
  if (status !== 0) throw new Error(`The build failed: ${stderr}`)
  const { url, close } = await serve(folder, { port: 0 })
  const base = new URL(url).pathname
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => ({ path: base + name.replace(/index\.html$/, ''), html: readFileSync(join(folder, name), 'utf8') }))
  return {
    folder,
    base,
    url,
    pages,
    async close() {
      await close()
      rmSync(work, { recursive: true, force: true })
    },
  }
}
