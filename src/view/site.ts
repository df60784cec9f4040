/** What the site is called: by its own name, else by the repository's, else by what it holds. */
export function siteName(
  site: { title?: string | undefined; repository?: string | undefined },
  fallback: string,
): string {
  if (site.title !== undefined) return site.title
  const path = site.repository && URL.canParse(site.repository) ? new URL(site.repository).pathname : ''
  return (
    path
      .split('/')
      .filter(Boolean)
      .at(-1)
      ?.replace(/\.git$/, '') ?? fallback
  )
}
