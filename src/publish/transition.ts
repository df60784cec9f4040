/** One thing that happened: a milestone went from one state to another in one version, or something was announced. */
export interface Transition {
  /** A `tag:` URI. Holds what happened, to which milestone and in which commit: there and back again is two of them. */
  id: string
  /** What kind of thing: `status`, `target`, `added`, `announcement`, … */
  kind: string
  /** Id of the roadmap that it is of; null for an announcement. */
  roadmap: string | null
  /** One line of plain text. */
  title: string
  /** Plain text, a sentence a line. */
  text: string
  /** BCP 47. */
  language: string
  /** Path below the base of the page that it is about. */
  path: string
  /** Path and anchor of all that the same version changed; null where that has no place. */
  among: string | null
  /** Time of the commit, or midnight of the day of the announcement; ISO 8601 in UTC. */
  time: string
  /** Who says so, where that is not the site. */
  authors: readonly string[]
}
