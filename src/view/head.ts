const mostInTitle = 70
const leastPlace = 12

/** The text of `<title>`: the page, then where it stands, both cut so that a search engine or a tab shows the beginning of each. */
export function headTitle(page: string, place: string): string {
  const first = cutAt(page, mostInTitle)
  if (page === place) return first
  const room = mostInTitle - first.length - 3
  return room < Math.min(leastPlace, place.length) ? first : `${first} · ${cutAt(place, room)}`
}

/** The first sentence or two for `<meta name="description">`; null where there is nothing to say. */
export function headDescription(text: string | null | undefined): string | null {
  return text ? cutAt(text.replace(/\s+/g, ' '), 200) : null
}

function cutAt(text: string, most: number): string {
  const signs = [...text]
  return signs.length > most
    ? `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text
}
