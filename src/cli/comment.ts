import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Call, type Command, UsageError } from './command.ts'
import {
  Comment,
  type Deed,
  deedFor,
  mostBytes,
  type Origin,
  originOf,
  ownComment,
  Pull,
  previewOf,
  pullOf,
  readReport,
} from './comment-core.ts'
import { type Api, ask, isPassing, once } from './github-api.ts'
import { textOf } from './request.ts'
import { visible } from './terminal.ts'

/** Whom GitHub shows as the author of what a workflow writes with its own token. */
const workflowAuthor = 'github-actions[bot]'
const page = 100
const mostPages = 50
const mostEventBytes = 10 * mostBytes

export const comment: Command = {
  usage: 'milepost comment --report FILE [--preview URL] [--author LOGIN]',
  details: [
    ['--report FILE', 'what `milepost diff --format json` printed; at most 1 MB'],
    ['--preview URL', 'address of the preview, with `{number}` where that of the pull request stands'],
    ['--author LOGIN', `who writes the comment (${workflowAuthor})`],
  ],
  example: 'npx milepost comment --report report.json',
  options: { report: { type: 'string' }, preview: { type: 'string' }, author: { type: 'string' } },
  run: (call) => keepComment(call, [1000, 4000]),
}

/**
 * Keeps the one comment of a pull request true: the pull request is that of the event, never that of the report. `waits` are the
 * milliseconds before each further attempt where GitHub fails.
 */
export async function keepComment(call: Call, waits: readonly number[]): Promise<0 | 1> {
  const path = textOf(call.values.report)
  if (path === undefined || call.paths.length > 0)
    throw new UsageError('Unexpected arguments, expected `--report FILE`')
  const api = apiOf(call.env, waits)
  const origin = originOf(eventOf(call.env))
  const comparison = readReport(bytesOf(resolve(call.folder, path), mostBytes, 'report'))

  const pull = pullOf(await candidates(api, origin), origin)
  if (pull === null) return say('No open pull request has this head any more: nothing to do')
  const author = textOf(call.values.author) ?? workflowAuthor
  const setting = { commit: origin.commit, preview: previewOf(textOf(call.values.preview), pull.number) }
  const deed = async () => deedFor(comparison, setting, ownComment(await commentsOf(api, pull.number), author))
  return say(await carryOut(api, pull.number, deed))
}

/** Does it. A comment that GitHub may have made although it failed is looked for before another is made. */
async function carryOut(api: Api, number: number, plan: () => Promise<Deed>): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const deed = await plan()
    if (deed.kind === 'none') return 'Nothing to say that is not said'
    const { body } = deed
    if (deed.kind === 'edit') {
      await ask(api, 'PATCH', `issues/comments/${deed.id}`, Comment, { body })
      return `Comment ${deed.id} edited`
    }
    try {
      const { id } = await once(api, 'POST', `issues/${number}/comments`, Comment, { body })
      return `Comment ${id} created`
    } catch (error) {
      const wait = api.waits[attempt]
      if (wait === undefined || !isPassing(error)) throw error
      await pause(wait)
    }
  }
}

/** The pull requests that a report may be of: those that the event names, else those of the branch of the fork. */
async function candidates(api: Api, { numbers, branch }: Origin): Promise<Pull[]> {
  if (numbers.length > 0)
    return Promise.all(numbers.slice(0, 10).map((number) => ask(api, 'GET', `pulls/${number}`, Pull)))
  if (branch === null) return []
  const query = new URLSearchParams({ state: 'open', head: branch, per_page: String(page) })
  return ask(api, 'GET', `pulls?${query}`, z.array(Pull))
}

async function commentsOf(api: Api, number: number): Promise<Comment[]> {
  const all: Comment[] = []
  for (let at = 1; at <= mostPages; at++) {
    const some = await ask(api, 'GET', `issues/${number}/comments?per_page=${page}&page=${at}`, z.array(Comment))
    all.push(...some)
    if (some.length < page) return all
  }
  throw new Error(`Unexpected pull request with more than ${page * mostPages} comments, expected to find the own one`)
}

function apiOf(env: Call['env'], waits: readonly number[]): Api {
  const token = variable(env, 'GITHUB_TOKEN')
  const repository = variable(env, 'GITHUB_REPOSITORY')
  const url = (env.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '')
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new UsageError('Unexpected `GITHUB_REPOSITORY`, expected `owner/name`')
  const address = URL.canParse(url) ? new URL(url) : null
  const isLocal = address?.hostname === '127.0.0.1' || address?.hostname === 'localhost'
  if (address?.protocol !== 'https:' && !(address?.protocol === 'http:' && isLocal))
    throw new UsageError('Unexpected `GITHUB_API_URL`, expected an address that begins with `https://`')
  return { url, repository, token, waits }
}

function variable(env: Call['env'], name: string): string {
  const value = env[name]
  if (!value) throw new UsageError(`Unexpected environment without \`${name}\`, expected that of GitHub Actions`)
  return value
}

function eventOf(env: Call['env']): unknown {
  const bytes = bytesOf(variable(env, 'GITHUB_EVENT_PATH'), mostEventBytes, 'event')
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Error('Unexpected event, expected JSON')
  }
}

/** A file that is not larger than it may be: a larger one is not even read. */
function bytesOf(path: string, most: number, what: string): Uint8Array {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFile()) throw new Error(`Unexpected ${what} that is no file, expected one that exists`)
  if (stats.size > most) throw new Error(`Unexpected ${what} of ${stats.size} bytes, expected at most ${most}`)
  return readFileSync(path)
}

function say(text: string): 0 {
  process.stdout.write(`${visible(text)}\n`)
  return 0
}
