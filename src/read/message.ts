import { VFileMessage } from 'vfile-message'

/** A place in a document, counted from 1; the column counts UTF-16 code units. */
export interface Place {
  line: number
  column: number
}

/** How much a message weighs: an error stops the document, a warning does not, a note only tells. */
export type Weight = 'error' | 'warning' | 'note'

/** A message of the reader; `ruleId` names the page that explains it. */
export function messageAt(weight: Weight, ruleId: string, reason: string, place: Place, path?: string): VFileMessage {
  const message = new VFileMessage(reason, {
    place: { line: place.line, column: place.column },
    source: 'milepost',
    ruleId,
  })
  message.fatal = weight === 'error' ? true : weight === 'warning' ? false : undefined
  if (path !== undefined) {
    message.file = path
    message.name = `${path}:${message.name}`
  }
  return message
}

/** A piece of a document made safe to print inside backticks: short, on one line, without control characters. */
export function shown(text: string, longest = 40): string {
  const characters = [...text.slice(0, longest * 2 + 2)]
  const short =
    text.length > longest && characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : text
  return short.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069`]/gu, (character) =>
    character === '`' ? 'ˋ' : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}
