import type { Status } from '../roadmap/index.ts'

/** What a symbol says by common use, where the document has no legend of its own. */
const common: Record<Status, string> = {
  done: '✅ ✔ ☑ ✓ 🗹 🎉✅',
  'in-progress': '🚧 🔄 ⏳ ⌛ 🔶 🏗 🔃 ◐ 🛠 👷 🏃 ▶ 🔁 ⚙',
  planned: '⬜ 🔲 ⭕ ☐ ◻ 🔜 📋 ◯ ○ □ ▢ 📅 🗓 📆 💡 🆕 🕐 🕒 ⏰ 📝',
  blocked: '⛔ 🛑',
  deferred: '⏸ 💤 ⏭',
  cancelled: '❌ ✖ ✗ ✘ 🚫 🗑',
}
/** Severities beside risks and priorities; a status only where something else says so too. */
const circles: ReadonlyMap<string, Status | null> = new Map<string, Status | null>([
  ['🟡', 'in-progress'],
  ['🟢', 'done'],
  ['⚪', 'planned'],
  ['🟠', 'in-progress'],
  ['🔴', null],
  ['🔵', null],
  ['🟣', null],
  ['🟤', null],
  ['⚫', null],
])
/** Pictures that also decorate headings; they mark single items only. */
const markers: ReadonlySet<string> = new Set('📋 📅 🗓 📆 💡 🆕 🕐 🕒 ⏰ 📝 🛠 ⚙ 👷 🏃 🏗 🔁 ▶ ○ □ ⚪'.split(' '))

/** Short codes of GitHub and of Material for MkDocs that stand for a symbol with a meaning. */
const shortcodes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    white_check_mark: '✅',
    heavy_check_mark: '✔',
    ballot_box_with_check: '☑',
    construction: '🚧',
    hourglass: '⌛',
    hourglass_flowing_sand: '⏳',
    arrows_counterclockwise: '🔄',
    x: '❌',
    no_entry: '⛔',
    stop_sign: '🛑',
    white_large_square: '⬜',
    black_square_button: '🔲',
    pause_button: '⏸',
    soon: '🔜',
    'material-check-bold': '✅',
    'material-check': '✅',
    calendar: '📅',
    large_orange_diamond: '🔶',
    yellow_circle: '🟡',
    green_circle: '🟢',
    red_circle: '🔴',
    o: '⭕',
    clipboard: '📋',
    memo: '📝',
  }),
)

const byCommonUse: ReadonlyMap<string, Status> = new Map(
  Object.entries(common).flatMap(([status, symbols]) =>
    symbols.split(' ').map((symbol): [string, Status] => [symbol, status as Status]),
  ),
)

/** Symbols that the document explains itself. */
export type Legend = ReadonlyMap<string, Status>

const variation = /[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/gu
const pictograph =
  /(?:\p{Extended_Pictographic}|\p{So}|\p{Emoji_Presentation}|[✓✗✔✘•▪▫◦·‣►▶▷→⇒»※★☆◆◇■□●○◐◯▢]|[\u{1f1e6}-\u{1f1ff}])(?:[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}\p{Extended_Pictographic}]|\u200d)*/uy
const shortcode = /:([a-z0-9_+-]+):/y
/** ©, ® and ™ are words. */
const wordSigns = /^[©®™]/
const colon = 0x3a

/** A symbol as it is compared, and its length as written. */
export interface SymbolAt {
  symbol: string
  length: number
}

/** The emoji, shortcode or pictograph at an offset, without its variation selectors. */
function symbolAt(text: string, at: number): SymbolAt | null {
  const code = text.charCodeAt(at)
  if (code === colon) return shortcodeAt(text, at)
  if (!mayBeSymbol(code)) return null
  pictograph.lastIndex = at
  const found = pictograph.exec(text)?.[0]
  if (found === undefined || wordSigns.test(found)) return null
  return { symbol: found.replace(variation, ''), length: found.length }
}

/** False for the letters and the punctuation that most of a text beyond ASCII is made of: the pattern is slow to say so. */
function mayBeSymbol(code: number): boolean {
  if (code < 0x2010) return code > 127 && code <= 0xbb
  return !(
    code <= 0x2021 ||
    (code >= 0x2024 && code <= 0x203a) ||
    (code >= 0x3001 && code <= 0x3003) ||
    (code >= 0x3008 && code <= 0x3011) ||
    (code >= 0x3041 && code <= 0x30ff) ||
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xff01 && code <= 0xff9f)
  )
}

/** Whether a text may hold a symbol beyond the signs of Latin text. */
export function mayHoldSymbol(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x2010 && mayBeSymbol(code)) return true
  }
  return false
}

function shortcodeAt(text: string, at: number): SymbolAt | null {
  shortcode.lastIndex = at
  const found = shortcode.exec(text)
  if (found === null) return null
  return { symbol: shortcodes.get(found[1] as string) ?? found[0], length: found[0].length }
}

/** Where a symbol stands: beside the name of a heading, in an item or cell, or in what states a status. */
export type SymbolUse = 'heading' | 'item' | 'status'

/** The status that a symbol states in a place, or null. */
export function statusOfSymbol(symbol: string, use: SymbolUse, legend: Legend): Status | null {
  const own = legend.get(symbol)
  if (own) return own
  if (use === 'heading' && (markers.has(symbol) || circles.has(symbol))) return null
  return circles.get(symbol) ?? byCommonUse.get(symbol) ?? null
}

/** What the mark in a written box says by common use. */
export function statusOfBox(mark: string): Status | null {
  if (mark === ' ') return 'planned'
  if (/[xX*]/.test(mark)) return 'done'
  if (/[~/>]/.test(mark)) return 'in-progress'
  if (mark === '-') return 'cancelled'
  return mark === '!' ? 'blocked' : null
}

export const isCircle = (symbol: string): boolean => circles.has(symbol)

const spaceBefore = /(?:[\s\u200e\u200f]|\u200d|\ufe0f)+/y

/** Leading symbols of a text and where the words begin. */
export function leadingSymbols(text: string): { symbols: string[]; length: number } {
  const symbols: string[] = []
  if (isPlain(text.charCodeAt(0))) return { symbols, length: 0 }
  let length = 0
  for (;;) {
    spaceBefore.lastIndex = length
    length += spaceBefore.exec(text)?.[0].length ?? 0
    const found = symbolAt(text, length)
    if (!found) return { symbols, length }
    symbols.push(found.symbol)
    length += found.length
  }
}

/** No symbol begins or ends with a letter, a digit or a mark of ASCII; a short code does both with a colon. */
const isPlain = (code: number): boolean => code > 32 && code < 128 && code !== colon

/** The symbol at the end of a text, white space behind it left out. */
export function trailingSymbol(text: string): (SymbolAt & { index: number }) | null {
  if (isPlain(text.charCodeAt(text.length - 1))) return null
  const from = Math.max(0, text.length - symbolReach)
  // A sign before a name, it closes a quotation behind one.
  for (const { index, length, symbol } of symbolsIn(text.slice(from)))
    if (symbol !== '»' && /^(?:\s|\ufe0e|\ufe0f|\u200d)*$/u.test(text.slice(from + index + length)))
      return { index: from + index, length, symbol }
  return null
}

/** A symbol with all its parts, and spaces behind it, is no longer. */
const symbolReach = 48

/** Every symbol in a text with its offset. */
export function symbolsIn(text: string): (SymbolAt & { index: number })[] {
  const found: (SymbolAt & { index: number })[] = []
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index)
    const symbol = code > 0xa8 || code === colon ? symbolAt(text, index) : null
    if (symbol) {
      found.push({ ...symbol, index })
      index += symbol.length
    } else index += code >= 0xd800 && code < 0xdc00 ? 2 : 1
  }
  return found
}
