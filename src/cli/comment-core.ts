import { z } from 'zod'
import type { Comparison } from '../compare/comparison.ts'
import { asMarkdown } from '../compare/markdown.ts'
import { ComparisonJson } from '../compare/report.ts'
import { problemWithId } from '../roadmap/index.ts'

/** First line of the comment: what it is found again by. It shows nowhere. */
export const marker = '<!-- milepost -->'

/** Most bytes of a report. A larger one was not made by a comparison of roadmaps. */
export const mostBytes = 1_048_576

/** GitHub takes comments of 65,536 characters; what is beyond these is counted, not shown. */
const longest = { list: 30_000, comment: 65_000, text: 600, name: 200 }
const mostRoadmaps = 20

/**
 * The comparison that a report holds. Nothing of it is trusted beyond its schema: its sentences and weights are not taken, and its
 * texts are cut to a length that no sentence needs.
 *
 * @throws {Error} for what is too large, no UTF-8, no JSON or of another shape
 */
export function readReport(bytes: Uint8Array): Comparison {
  if (bytes.length > mostBytes)
    throw new Error(
      `Unexpected report of more than ${mostBytes} bytes, expected one of \`milepost diff --format json\``,
    )
  const parsed = ComparisonJson.safeParse(jsonOf(bytes))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(
      `Unexpected report (${issue?.code ?? 'invalid'} at ${placeOf(issue?.path ?? [])}), expected one of \`milepost diff --format json\` of the same version`,
    )
  }
  const { base, head, roadmaps } = parsed.data
  return {
    base,
    head,
    roadmaps: roadmaps.map(({ roadmap, title, file, changes }) => ({
      roadmap,
      title: cut(title, longest.name),
      file: {
        before: file.before && cut(file.before, longest.name),
        after: file.after && cut(file.after, longest.name),
      },
      changes: changes.map(({ change }) => bounded(change)),
    })),
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Error('Unexpected report, expected JSON in UTF-8 as `milepost diff --format json` prints it')
  }
}

/** Names of keys come from the report too: only those of a schema's kind are said. */
function placeOf(path: readonly PropertyKey[]): string {
  const steps = path.map(String).filter((step) => /^[A-Za-z]{1,20}$|^\d{1,9}$/.test(step))
  return steps.length === 0 ? 'its top' : steps.join('.')
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${[...text.slice(0, most)].slice(0, -1).join('')}…`
}

/** The same value with every text in it cut. Its depth is that of the schema. */
function bounded<T>(value: T): T {
  const bound = (inner: unknown): unknown => {
    if (typeof inner === 'string') return cut(inner, longest.text)
    if (Array.isArray(inner)) return inner.map(bound)
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([key, each]) => [key, bound(each)]))
  }
  return bound(value) as T
}

/** What a comment is made of besides the comparison; nothing of it comes from the report. */
export interface Setting {
  /** Object name of the commit that was compared. */
  commit: string
  /** Address of the site as the pull request would make it, ending in `/`; null where there is none. */
  preview: string | null
}

/** The comment about a comparison; null where nothing changed in meaning. */
export function commentOf(comparison: Comparison, { commit, preview }: Setting): string | null {
  const changed = comparison.roadmaps.filter(({ changes }) => changes.length > 0)
  if (changed.length === 0) return null
  const living = new Set(changed.flatMap(({ roadmap, file }) => (file.after === null ? [] : [roadmap])))
  const href = (roadmap: string, milestone: string | null): string | null => {
    if (preview === null || !living.has(roadmap)) return null
    const steps = milestone === null ? [roadmap] : [roadmap, milestone]
    return steps.some((step) => problemWithId(step) !== null) ? null : `${preview}${steps.join('/')}/`
  }
  const list = asMarkdown({ ...comparison, roadmaps: changed.slice(0, mostRoadmaps) }, { href, longest: longest.list })
  const left = changed.length - mostRoadmaps
  const rest = left > 0 ? `\n${left} more ${left === 1 ? 'roadmap changes' : 'roadmaps change'}.\n` : ''
  const seen = preview === null ? '' : ` [Look at the preview](<${preview}preview/>).`
  const text = `${heading}\n${list}${rest}\nAs of commit ${named(commit)}.${seen}\n`
  if (text.length > longest.comment)
    throw new Error(
      `Unexpected report whose comment has ${text.length} characters, expected at most ${longest.comment}`,
    )
  return text
}

/** What a comment says once the change that it told is taken back. */
function nothingChanges({ commit }: Pick<Setting, 'commit'>): string {
  return `${heading}\nNothing any more: as of commit ${named(commit)}, no roadmap changes in meaning.\n`
}

const heading = `${marker}\n## What this changes in the roadmap\n`

function named(commit: string): string {
  return `\`${commit.slice(0, 7)}\``
}

/** A comment as GitHub's API gives it, as far as it matters. */
export const Comment = z.object({
  id: z.int().positive(),
  body: z.string().nullish(),
  user: z.object({ login: z.string() }).nullable(),
})
export type Comment = z.infer<typeof Comment>

/** The comment that an earlier run wrote: by its first line and its author, because anyone can write the line. */
export function ownComment(comments: readonly Comment[], author: string): Comment | null {
  return comments.find(({ body, user }) => user?.login === author && body?.startsWith(marker)) ?? null
}

/** What to do with the one comment. */
export type Deed = { kind: 'none' } | { kind: 'create'; body: string } | { kind: 'edit'; id: number; body: string }

/** A comment is made when there is something to say; one that is there is kept true. GitHub keeps line ends as CRLF. */
export function deedFor(comparison: Comparison, setting: Setting, own: Comment | null): Deed {
  const text = commentOf(comparison, setting)
  if (own === null) return text === null ? { kind: 'none' } : { kind: 'create', body: text }
  const body = text ?? nothingChanges(setting)
  const isSame = own.body?.replaceAll('\r\n', '\n').trim() === body.trim()
  return isSame ? { kind: 'none' } : { kind: 'edit', id: own.id, body }
}

const hex = z.string().regex(/^[0-9a-f]{40}$|^[0-9a-f]{64}$/)

/** The event `workflow_run` of GitHub Actions, as far as it matters. */
const Event = z.object({
  repository: z.object({ id: z.int().positive() }),
  workflow_run: z.object({
    event: z.string(),
    head_sha: hex,
    head_branch: z.string().nullable(),
    head_repository: z.object({ owner: z.object({ login: z.string() }) }).nullable(),
    pull_requests: z.array(
      z.object({ number: z.int().positive(), base: z.object({ repo: z.object({ id: z.int().positive() }) }) }),
    ),
  }),
})

/** A pull request as GitHub's API gives it, as far as it matters. */
export const Pull = z.object({
  number: z.int().positive(),
  state: z.string(),
  head: z.object({ sha: hex }),
  base: z.object({ repo: z.object({ id: z.int().positive() }) }),
})
export type Pull = z.infer<typeof Pull>

/** What an event says of the pull request that a workflow ran for. */
export interface Origin {
  /** Id of the repository that the event is about. */
  repository: number
  /** Head of the pull request when the workflow ran. */
  commit: string
  /** Numbers of the pull requests of the repository that the event names; GitHub leaves those of forks out. */
  numbers: number[]
  /** `owner:branch`, to look the pull request of a fork up by. */
  branch: string | null
}

/**
 * Where a report comes from, by the event alone.
 *
 * @throws {Error} for an event of another kind
 */
export function originOf(event: unknown): Origin {
  const parsed = Event.safeParse(event)
  if (!parsed.success)
    throw new Error('Unexpected event, expected `workflow_run`: run this in a workflow that another one starts')
  const { repository, workflow_run: run } = parsed.data
  if (run.event !== 'pull_request')
    throw new Error('Unexpected event of the workflow that ran first, expected `pull_request`')
  const numbers = run.pull_requests.filter(({ base }) => base.repo.id === repository.id).map(({ number }) => number)
  const owner = run.head_repository?.owner.login
  const branch = owner && run.head_branch ? `${owner}:${run.head_branch}` : null
  return { repository: repository.id, commit: run.head_sha, numbers, branch }
}

/** The pull request that is open and still has the head that was compared; null where it moved on or was closed. */
export function pullOf(pulls: readonly Pull[], { repository, commit }: Origin): Pull | null {
  const fits = ({ state, head, base }: Pull) => state === 'open' && head.sha === commit && base.repo.id === repository
  return pulls.find(fits) ?? null
}

/**
 * The address of a preview, with `{number}` replaced by that of the pull request; null where none is given.
 *
 * @throws {Error} for what is no web address
 */
export function previewOf(given: string | undefined, number: number): string | null {
  if (!given) return null
  const text = given.replaceAll('{number}', String(number))
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || /[<>\s\\]/.test(text))
    throw new Error(
      'Unexpected `--preview`, expected an address such as `https://deploy-preview-{number}--name.netlify.app/`',
    )
  return `${url.origin}${url.pathname.replace(/\/*$/, '/')}`
}
