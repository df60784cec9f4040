/** Adds a value to the list under a key. */
export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Adds values to a list, however many: more than some ten thousand are too many arguments of one call. */
export function addAll<V>(list: V[], values: Iterable<V>): void {
  for (const value of values) list.push(value)
}
