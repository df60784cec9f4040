/** White space and marks that nobody sees. */
function isInvisible(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 9 && code <= 13)
  if (code >= 0x2000) return code <= 0x200f || [0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff].includes(code)
  return code === 0xa0 || code === 0x1680
}

/** A text without white space and invisible marks at its ends. */
export function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isInvisible(text.charCodeAt(start))) start++
  while (end > start && isInvisible(text.charCodeAt(end - 1))) end--
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

/** A text without some characters, and white space, at its end. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && (isSpace(text.charCodeAt(end - 1)) || characters.includes(text[end - 1] as string))) end--
  return end === text.length ? text : text.slice(0, end)
}

/** A text without some characters, and white space, at its beginning. */
export function withoutStart(text: string, characters: string): string {
  let start = 0
  while (start < text.length && (isSpace(text.charCodeAt(start)) || characters.includes(text[start] as string))) start++
  return start === 0 ? text : text.slice(start)
}

/** White space as regular expressions have it. */
const isSpace = (code: number): boolean => isInvisible(code) && !(code >= 0x200b && code <= 0x200f)

/** A text on one line, with one space where there were several or a line end. */
export const onOneLine = (text: string): string => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text)

const brackets: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['（', '）'],
  ['[', ']'],
  ['【', '】'],
]

/** The bracketed text at the end of a text: where it opens and what it holds. */
export function trailingBracket(text: string): { start: number; inner: string } | null {
  const last = text.at(-1)
  const pair = brackets.find(([, close]) => close === last)
  if (pair === undefined) return null
  let depth = 0
  for (let index = text.length - 1; index >= 0; index--) {
    if (text[index] === pair[1]) depth++
    else if (text[index] === pair[0] && --depth === 0) return { start: index, inner: text.slice(index + 1, -1) }
  }
  return null
}

/** A text without what stands in parentheses. */
export const withoutParentheses = (text: string): string =>
  /[(（]/.test(text) ? text.replace(/[(（][^()（）]*[)）]/g, ' ') : text
