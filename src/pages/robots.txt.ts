import site from 'milepost:site'
import type { APIRoute } from 'astro'
import { fullAddress, to } from '../components/site.ts'
import { robotsTxt, sitemapName } from '../publish/robots.ts'

export const GET: APIRoute = () => {
  const hasSitemap = import.meta.env.SITE !== undefined && !site.preview
  const { type, body } = robotsTxt(hasSitemap ? fullAddress(to.file(sitemapName)) : null)
  return new Response(body as BodyInit, { headers: { 'Content-Type': type } })
}
