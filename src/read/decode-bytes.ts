import { messageAt, type Place } from './message.ts'

const signatures: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF image'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF file'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive or an office document'],
  [[0x1f, 0x8b, 0x08], 'a gzip archive'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'a rich text (RTF) file'],
  [[0xff, 0xfe], 'UTF-16 text'],
  [[0xfe, 0xff], 'UTF-16 text'],
]

/**
 * Strict UTF-8 (RFC 3629) to text, without its byte order mark.
 *
 * @throws {VFileMessage} fatal, with line and byte, where the bytes are no UTF-8 text
 */
export function textOf(bytes: Uint8Array, path?: string): string {
  for (const [signature, what] of signatures) {
    if (signature.every((byte, at) => bytes[at] === byte)) {
      throw messageAt('error', 'not-text', `Unexpected ${what}, expected Markdown: save it as UTF-8 text`, start, path)
    }
  }
  const nul = bytes.indexOf(0)
  if (nul !== -1) {
    const wide = bytes[nul - 1] === 0 || bytes[nul + 1] === 0 || bytes[nul + 2] === 0
    const advice = wide ? 'save the file as UTF-8, not as UTF-16 or UTF-32' : 'save the file as UTF-8 text'
    const reason = `Unexpected NUL at byte ${nul}, expected UTF-8 text: ${advice}`
    throw messageAt('error', 'not-text', reason, placeOf(bytes, nul), path)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const at = firstInvalid(bytes)
    const found = [...bytes.subarray(at, at + 2)]
      .map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'))
      .join(' ')
    const reason =
      `Unexpected byte \`${found}\` at byte ${at}, expected UTF-8: convert the file, ` +
      'for example with `iconv -f windows-1252 -t utf-8`'
    throw messageAt('error', 'not-utf-8', reason, placeOf(bytes, at), path)
  }
}

const start: Place = { line: 1, column: 1 }

/** Line feeds never occur inside a sequence, so the first bad line is found whole and only that line byte by byte. */
function firstInvalid(bytes: Uint8Array): number {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let from = 0
  while (from < bytes.length) {
    const feed = bytes.indexOf(0x0a, from)
    const to = feed === -1 ? bytes.length : feed + 1
    try {
      strict.decode(bytes.subarray(from, to))
    } catch {
      break
    }
    from = to
  }
  const stream = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let sequence = from
  try {
    for (let at = from; at < bytes.length; at++) {
      if (stream.decode(bytes.subarray(at, at + 1), { stream: true }) !== '') sequence = at + 1
    }
  } catch {}
  return sequence
}

function placeOf(bytes: Uint8Array, at: number): Place {
  let line = 1
  let from = 0
  for (let feed = bytes.indexOf(0x0a); feed !== -1 && feed < at; feed = bytes.indexOf(0x0a, from)) {
    line++
    from = feed + 1
  }
  return { line, column: new TextDecoder().decode(bytes.subarray(from, at)).length + 1 }
}
