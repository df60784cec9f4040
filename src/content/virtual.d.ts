declare module 'milepost:site' {
  /** What the site says of itself; `preview` is true where a change is built for review. */
  const site: import('./site.ts').Site & { preview: boolean }
  export default site
}

declare module 'milepost:sources' {
  const sources: import('./sources.ts').Sources
  export default sources
}
