// What machines read beside the pages: one route for all of it, so that the files of a roadmap are written one after the other.
import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro'
import { name } from '../components/site.ts'
import { filesForAstro } from '../content/outputs.ts'

export const getStaticPaths = (async () =>
  (await filesForAstro(name)).map(({ path, write }) => ({
    params: { file: path },
    props: { write },
  }))) satisfies GetStaticPaths

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) => {
  const { type, body } = await props.write()
  return new Response(body as BodyInit, { headers: { 'Content-Type': type } })
}
