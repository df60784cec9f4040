import { characters } from './one-line.ts'

/** Advance widths of U+0020 to U+007E in thousandths of an em, of DejaVu Sans, which is about as wide as Verdana. */
const ascii = [
  318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
  636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
  748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
  615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
  337, 636, 838,
]

/** Scripts whose letters are about as wide as each other, and widths that hold most of them. */
const scripts: readonly (readonly [RegExp, number])[] = [
  [/^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3000-\u303f\uff00-\uff60]/u, 1000],
  [/^\p{Extended_Pictographic}|^\p{Regional_Indicator}/u, 1250],
  [/^\p{sc=Hebr}/u, 570],
  [/^\p{sc=Arab}/u, 650],
  [/^\p{Lu}/u, 765],
  [/^[\p{Pd}\p{Po}\p{Pi}\p{Pf}]/u, 530],
]

/** About how wide a text is, in the unit of `size`, in the sans-serif fonts that badges ask for. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of characters(text)) width += widthOf(character)
  return (width * size) / 1000
}

function widthOf(character: string): number {
  const code = character.normalize('NFD').codePointAt(0) ?? 0
  return ascii[code - 0x20] ?? scripts.find(([script]) => script.test(character))?.[1] ?? 680
}

/** The beginning of a text that is at most so wide, with an ellipsis where something is left out. */
export function fitted(text: string, size: number, most: number): string {
  if (text.length * size < most * 0.9 && textWidth(text, size) <= most) return text
  let kept = ''
  let width = 0
  for (const character of characters(text)) {
    width += (widthOf(character) * size) / 1000
    if (width > most) return `${cut(kept, size, most)}…`
    kept += character
  }
  return kept
}

/** A text without its last characters, so that an ellipsis has room. */
function cut(text: string, size: number, most: number): string {
  const kept = [...characters(text)]
  while (kept.length > 1 && textWidth(`${kept.join('')}…`, size) > most) kept.pop()
  return kept.join('').trimEnd()
}
