declare module 'milepost:site' {
  /**
   * What the site says of itself. `preview` is true where a change is built for review, `isWritten` while the development server runs,
   * whose styles stand in the page, which the policy of a built page forbids.
   */
  const site: import('./site.ts').Site & { preview: boolean; isWritten: boolean }
  export default site
}

declare module 'milepost:sources' {
  const sources: import('./sources.ts').Sources
  export default sources
}
