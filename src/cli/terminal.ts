import { styleText } from 'node:util'

const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
const kept = new Set(['\t', '\n', '\u00AD', '\u200C', '\u200D'])

/**
 * Text of a document for a terminal or a log: control characters (escape sequences begin with one), the marks that turn the reading
 * direction and other invisible characters are shown as `\u{…}`, so that they do nothing.
 */
export function visible(text: string): string {
  return text.replace(unsafe, (char) =>
    kept.has(char) ? char : `\\u{${char.codePointAt(0)?.toString(16).toUpperCase()}}`,
  )
}

type Style = Parameters<typeof styleText>[0]

/** Colours a text where the stream is a terminal; `NO_COLOR` and `FORCE_COLOR` are followed. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream): string {
  return styleText(style, text, { stream, validateStream: true })
}

/** One line on a terminal that tells what is being done and vanishes; nothing in a pipe. */
export function progress(text: string, stream: NodeJS.WriteStream = process.stderr): void {
  if (stream.isTTY) stream.write(`\r\x1b[K${text}`)
}

export function endProgress(stream: NodeJS.WriteStream = process.stderr): void {
  if (stream.isTTY) stream.write('\r\x1b[K')
}
