import type { APIRoute } from 'astro'
import { printLedger } from './addresses.ts'
import { permalinks } from './entries.ts'

/** `/permalinks.json`: every address that the site ever had and where it leads. */
export const GET: APIRoute = async () =>
  new Response(printLedger(await permalinks()), { headers: { 'Content-Type': 'application/json' } })
