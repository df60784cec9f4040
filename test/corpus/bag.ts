/** Words with how often each occurs. */
export type Bag = Map<string, number>

export function bagOf(words: Iterable<string>): Bag {
  const bag: Bag = new Map()
  for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

/** Both together. */
export function sum(...bags: readonly Bag[]): Bag {
  const all: Bag = new Map()
  for (const bag of bags) for (const [word, count] of bag) all.set(word, (all.get(word) ?? 0) + count)
  return all
}

/** Of every word as many as the bag has that has more of them. */
export function most(...bags: readonly Bag[]): Bag {
  const all: Bag = new Map()
  for (const bag of bags) for (const [word, count] of bag) all.set(word, Math.max(all.get(word) ?? 0, count))
  return all
}

/** What the first bag has more than the second. */
export function missing(wanted: Bag, present: Bag): Bag {
  const rest: Bag = new Map()
  for (const [word, count] of wanted) {
    const over = count - (present.get(word) ?? 0)
    if (over > 0) rest.set(word, over)
  }
  return rest
}

export function size(bag: Bag): number {
  let all = 0
  for (const count of bag.values()) all += count
  return all
}
