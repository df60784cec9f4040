/**
 * Which items of a list, given by their old positions in the new order, must move so that the old order becomes the new
 * one: all outside of the longest increasing subsequence, the fewest possible. Indexes into the list, ascending; n log n.
 */
export function displaced(positions: readonly number[]): number[] {
  const tails: number[] = []
  const previous: number[] = []
  positions.forEach((position, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((positions[tails[middle] as number] as number) < position) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (tails[low - 1] as number) : -1
    tails[low] = index
  })
  const kept = new Set<number>()
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] as number) kept.add(at)
  return positions.flatMap((_, index) => (kept.has(index) ? [] : [index]))
}
