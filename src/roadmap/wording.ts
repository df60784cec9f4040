const typography: Readonly<Record<string, string>> = { '×': 'x', '≤': '<=', '≥': '>=', '…': ' ', '⁄': '/' }

/**
 * A text without what typography and decoration add to it: case, emoji, quotation marks, dashes, punctuation between
 * words. What can change a fact stays: digits, the point inside `1.2`, the marks of `C++`, `C#`, `90 %` and `< 50 ms`.
 */
export function wording(text: string): string {
  const plain = text
    .replace(/[-=]>|[×≤≥…⁄]/g, (mark) => typography[mark] ?? ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}|\p{Variation_Selector}|\u20E3/gu, '')
    .replace(/['’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}\p{Sc}+#%<>=.,\uFFFD]/gu, ' ')
    .replace(/(?<!\p{N})[.,]|[.,](?!\p{N})/gu, ' ')
  return plain.replace(/\s+/g, ' ').trim()
}

/**
 * True where two texts differ in typography and decoration at most. U+FFFD stands for any run of characters: what an
 * encoding lost is no other wording.
 */
export function sameWording(a: string, b: string): boolean {
  if (a === b) return true
  const [first, second] = [wording(a), wording(b)]
  if (first === second) return first !== '' || a.trim() === b.trim()
  if (first.includes('\uFFFD')) return fits(first, second)
  return second.includes('\uFFFD') && fits(second, first)
}

/** Whether the pieces between lost characters stand in a text in their order, the outer ones at its ends. */
function fits(damaged: string, whole: string): boolean {
  const pieces = damaged.split(/\s*\uFFFD[\uFFFD\s]*/)
  const [head = '', tail = ''] = [pieces[0], pieces.at(-1)]
  if (pieces.join('').length * 2 < whole.length) return false
  if (!whole.startsWith(head) || !whole.endsWith(tail)) return false
  let at = head.length
  for (const piece of pieces.slice(1, -1)) {
    const found = whole.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return at <= whole.length - tail.length
}
