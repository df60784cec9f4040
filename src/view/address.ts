/** The addresses of a site below its base path. */
export interface Addresses {
  home: string
  rules: string
  rule: (id: string) => string
  roadmap: (roadmap: string) => string
  milestone: (roadmap: string, milestone: string) => string
  document: (roadmap: string) => string
  /** A file of `public/`. */
  file: (name: string) => string
}

/** Addresses below a base path, given with or without slashes around it. Every page ends in a slash. */
export function addressesBelow(base: string): Addresses {
  const home = `/${base.split('/').filter(Boolean).join('/')}/`.replace('//', '/')
  return {
    home,
    rules: `${home}rules/`,
    rule: (id) => `${home}rules/${id}/`,
    roadmap: (roadmap) => `${home}${roadmap}/`,
    milestone: (roadmap, milestone) => `${home}${roadmap}/${milestone}/`,
    document: (roadmap) => `${home}${roadmap}/document/`,
    file: (name) => `${home}${name}`,
  }
}

/** Where the source of a document can be read and edited on the web; null for what is not known. */
export interface SourceLinks {
  view: (line: number) => string
  edit: string
}

/**
 * Links into a repository whose host has GitHub's addresses or GitLab's. Without a branch they lead to the repository's
 * own choice of one, `HEAD`.
 */
export function sourceLinks(source: {
  repository: string | null
  branch: string | null
  path: string | null
}): SourceLinks | null {
  const { repository, path } = source
  if (repository === null || path === null || !/^https?:\/\//.test(repository)) return null
  const web = repository.replace(/\/+$/, '').replace(/\.git$/, '')
  const branch = (source.branch ?? 'HEAD').split('/').map(encodeURIComponent).join('/')
  const file = path.split('/').filter(Boolean).map(encodeURIComponent).join('/')
  const kind = /^https?:\/\/[^/]*gitlab/.test(web) ? '/-' : ''
  return {
    view: (line) => `${web}${kind}/blob/${branch}/${file}${kind === '' ? '?plain=1' : ''}#L${line}`,
    edit: `${web}${kind}/edit/${branch}/${file}`,
  }
}
