/** The addresses of a site below its base path. */
export interface Addresses {
  home: string
  /** What a change changes; there is such a page only where one is built for review. */
  preview: string
  announcements: string
  announcement: (id: string) => string
  rules: string
  search: string
  rule: (id: string) => string
  roadmap: (roadmap: string) => string
  milestone: (roadmap: string, milestone: string) => string
  document: (roadmap: string) => string
  versions: (roadmap: string) => string
  version: (roadmap: string, version: string) => string
  changes: (roadmap: string) => string
  board: (roadmap: string) => string
  /** A path below the base, with the anchor that it may have. */
  path: (path: string) => string
  /** A file of `public/`. */
  file: (name: string) => string
}

/** Addresses below a base path, given with or without slashes around it. Every page ends in a slash. */
export function addressesBelow(base: string): Addresses {
  const home = `/${base.split('/').filter(Boolean).join('/')}/`.replace('//', '/')
  return {
    home,
    preview: `${home}preview/`,
    announcements: `${home}announcements/`,
    announcement: (id) => `${home}announcements/${id}/`,
    rules: `${home}rules/`,
    search: `${home}search/`,
    rule: (id) => `${home}rules/${id}/`,
    roadmap: (roadmap) => `${home}${roadmap}/`,
    milestone: (roadmap, milestone) => `${home}${roadmap}/${milestone}/`,
    document: (roadmap) => `${home}${roadmap}/document/`,
    versions: (roadmap) => `${home}${roadmap}/versions/`,
    version: (roadmap, version) => `${home}${roadmap}/versions/${version}/`,
    changes: (roadmap) => `${home}${roadmap}/changes/`,
    board: (roadmap) => `${home}${roadmap}/board/`,
    path: (path) => `${home}${path.replace(/^\/+/, '')}`,
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
  const host = repository === null ? null : hostOf(repository)
  if (host === null || path === null) return null
  const { web, kind } = host
  const branch = (source.branch ?? 'HEAD').split('/').map(encodeURIComponent).join('/')
  const file = path.split('/').filter(Boolean).map(encodeURIComponent).join('/')
  return {
    view: (line) => `${web}${kind}/blob/${branch}/${file}${kind === '' ? '?plain=1' : ''}#L${line}`,
    edit: `${web}${kind}/edit/${branch}/${file}`,
  }
}

/** Where a commit can be read on the web; null where the repository has no web page. */
export function commitLink(repository: string | null, commit: string): string | null {
  const host = repository === null ? null : hostOf(repository)
  return host && `${host.web}${host.kind}/commit/${commit}`
}

/** The web page of a repository and what its host puts before the kind of a page. */
function hostOf(repository: string): { web: string; kind: '' | '/-' } | null {
  if (!/^https?:\/\//.test(repository)) return null
  const web = repository.replace(/\/+$/, '').replace(/\.git$/, '')
  return { web, kind: /^https?:\/\/[^/]*gitlab/.test(web) ? '/-' : '' }
}
