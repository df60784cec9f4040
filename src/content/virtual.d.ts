declare module 'milepost:site' {
  /**
   * What the site says of itself. `preview` is true where a change is built for review, `isWritten` while the development server runs,
   * whose styles stand in the page, which the policy of a built page forbids. `hasAnnouncements` is true where there are pages of them.
   */
  const site: import('./site.ts').Site & { preview: boolean; isWritten: boolean; hasAnnouncements: boolean }
  export default site
}

declare module 'milepost:sources' {
  const sources: import('./sources.ts').Sources
  export default sources
}

declare module 'milepost:collections' {
  /** Absolute path of `collections.ts`, or of its compiled form where that is what runs. */
  const path: string
  export default path
}

declare module 'milepost:output' {
  /** Absolute folder that a build writes to until its output is whole; null where nothing is built. */
  const folder: string | null
  export default folder
}

declare module 'milepost:announcements' {
  /** The text of each announcement, by its id. Only sites that have some have this module. */
  const texts: Readonly<
    Record<string, () => Promise<{ default: import('astro/runtime/server/index.js').AstroComponentFactory }>>
  >
  export default texts
}
