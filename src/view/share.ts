/** A Markdown link whose text can hold anything (CommonMark 0.31, 2.4: any ASCII punctuation may be escaped). */
export function markdownLink(text: string, address: string): string {
  return `[${text.replaceAll(/[\\[\]*_`<>]/g, '\\$&')}](${address})`
}
