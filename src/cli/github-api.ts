import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'

/** How GitHub's API is reached. */
export interface Api {
  /** Address without a slash at its end: `https://api.github.com`. */
  url: string
  /** `owner/name`. */
  repository: string
  token: string
  /** Milliseconds to wait before each further attempt. */
  waits: readonly number[]
}

/** An answer of GitHub that is none of success. */
class ApiError extends Error {
  override name = 'ApiError'
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

/** Whether another attempt may go better: GitHub failed itself. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiError && error.status >= 500
}

/**
 * What the API answers below the address of the repository, as a value of the schema. Where GitHub itself fails, it is asked again
 * after each of the waits: only for requests that may be made twice.
 *
 * @throws {ApiError} with the status, where the answer is no success
 */
export async function ask<T>(
  api: Api,
  method: 'GET' | 'PATCH',
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
): Promise<T> {
  for (const wait of [...api.waits, null]) {
    try {
      return await once(api, method, path, schema, body)
    } catch (error) {
      if (wait === null || !isPassing(error)) throw error
      await pause(wait)
    }
  }
  throw new Error('unreachable')
}

/** One request, once. */
export async function once<T>(
  { url, repository, token }: Api,
  method: 'GET' | 'PATCH' | 'POST',
  path: string,
  schema: z.ZodType<T>,
  body?: unknown,
): Promise<T> {
  const address = `${url}/repos/${repository}/${path}`
  const named = `${method} /repos/${repository}/${path.replace(/\?.*$/s, '')}`
  const response = await fetch(address, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token}`,
      'user-agent': 'milepost',
      'x-github-api-version': '2022-11-28',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // A token goes nowhere but where it was meant for.
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  }).catch((error: unknown) => {
    const reason = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : ''
    throw new ApiError(`Unexpected end of \`${named}\` (${reason}), expected an answer of GitHub`, 503)
  })
  if (!response.ok) {
    await response.body?.cancel()
    throw new ApiError(
      `Unexpected answer ${response.status} to \`${named}\`, expected success${advice(response.status)}`,
      response.status,
    )
  }
  const parsed = schema.safeParse(await response.json().catch(() => undefined))
  if (!parsed.success)
    throw new ApiError(`Unexpected answer to \`${named}\`, expected JSON as GitHub documents it`, 200)
  return parsed.data
}

function advice(status: number): string {
  if (status === 401) return ': the token is not valid'
  if (status === 403 || status === 429)
    return ': the job needs `permissions: { pull-requests: write, actions: read }`, or the limit of requests is reached'
  if (status === 404) return ': the token cannot see it'
  return ''
}
