/** A Markdown link whose text can hold anything. */
export function markdownLink(text: string, address: string): string {
  return `[${markdownText(text)}](${address})`
}

/** One line of text as Markdown that says just that (CommonMark 0.31, 2.4: any ASCII punctuation may be escaped). */
export function markdownText(text: string): string {
  return text.replaceAll(/[\\[\]*_`<>~]|&(?=#?\w+;)/g, '\\$&')
}
