/**
 * A text of a document on one line, as pictures and attributes can hold it: composed (UAX #15, NFC), without controls, marks of
 * direction, what XML 1.0 (2.2) has no place for, and more marks on one letter than any language writes. Joiners stay: words of Persian
 * and of India's scripts are written with them.
 */
export function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/(\p{M}{6})\p{M}+/gu, '$1')
    .replace(/(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFE\uFFFF]/gu, '')
    .trim()
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What a reader takes for single characters (UAX #29), so that no cut falls into one. */
export function* characters(text: string): Generator<string> {
  for (const { segment } of graphemes.segment(text)) yield segment
}

/** The beginning of a text, with an ellipsis where something is left out. */
export function beginning(text: string, most: number): string {
  let kept = ''
  let count = 0
  for (const character of characters(text)) {
    count += 1
    if (count > most) return `${[...characters(kept)].slice(0, -1).join('').trimEnd()}…`
    kept += character
  }
  return kept
}
