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
const circles: Record<string, Status> = { '🟡': 'in-progress', '🟢': 'done', '⚪': 'planned', '🟠': 'in-progress' }
/** Pictures that also decorate headings; they mark single items only. */
const markers = new Set([
  '📋',
  '📅',
  '🗓',
  '📆',
  '💡',
  '🆕',
  '🕐',
  '🕒',
  '⏰',
  '📝',
  '🛠',
  '⚙',
  '👷',
  '🏃',
  '🏗',
  '🔁',
  '▶',
  '○',
  '□',
  '⚪',
])

const shortcodes: Record<string, string> = {
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
}

const byCommonUse = new Map<string, Status>(
  Object.entries(common).flatMap(([status, symbols]) =>
    symbols.split(' ').map((symbol): [string, Status] => [symbol, status as Status]),
  ),
)

/** Symbols that the document explains itself. */
export type Legend = ReadonlyMap<string, Status>

const variation = /[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}]/gu
const pictograph =
  /^(?:\p{Extended_Pictographic}|\p{So}|\p{Emoji_Presentation}|[✓✗✔✘•▪▫◦·‣►▶▷→⇒»※★☆◆◇■□●○◐◯▢]|[\u{1f1e6}-\u{1f1ff}])[\ufe0e\ufe0f\u{1f3fb}-\u{1f3ff}\u200d\p{Extended_Pictographic}]*/u
const shortcode = /^:([a-z0-9_+-]+):/

export interface SymbolAt {
  symbol: string
  length: number
}

/** The emoji, shortcode or pictograph at the start of a text, without its variation selectors. */
export function symbolAt(text: string): SymbolAt | null {
  const code = shortcode.exec(text)
  if (code) return { symbol: shortcodes[code[1] as string] ?? code[0], length: code[0].length }
  const found = pictograph.exec(text)
  // Digits, # and * are Extended_Pictographic neighbours only with a keycap; ©, ® and ™ are words.
  if (!found || /^[\d#*©®™]/.test(found[0])) return null
  return { symbol: found[0].replace(variation, ''), length: found[0].length }
}

export type SymbolUse = 'heading' | 'item' | 'status'

/** The status that a symbol states in a place, or null. */
export function statusOfSymbol(symbol: string, use: SymbolUse, legend: Legend): Status | null {
  const own = legend.get(symbol)
  if (own) return own
  if (use === 'heading' && markers.has(symbol)) return null
  if (symbol in circles) return use === 'heading' ? null : (circles[symbol] as Status)
  return byCommonUse.get(symbol) ?? null
}

export const isCircle = (symbol: string): boolean =>
  symbol in circles || symbol === '🔴' || symbol === '🔵' || symbol === '🟣' || symbol === '🟤' || symbol === '⚫'

/** Leading symbols of a text and where the words begin. */
export function leadingSymbols(text: string): { symbols: string[]; length: number } {
  const symbols: string[] = []
  let length = 0
  for (;;) {
    const space = /^[\s\u200d\u200e\u200f\ufe0f]+/.exec(text.slice(length))
    if (space) length += space[0].length
    const found = symbolAt(text.slice(length))
    if (!found) return { symbols, length }
    symbols.push(found.symbol)
    length += found.length
  }
}

/** Every symbol in a text with its offset. */
export function* symbolsIn(text: string): Generator<SymbolAt & { index: number }> {
  for (let index = 0; index < text.length; ) {
    const code = text.charCodeAt(index)
    const found = code > 0xa8 || code === 0x3a ? symbolAt(text.slice(index, index + 40)) : null
    if (found) {
      yield { ...found, index }
      index += found.length
    } else index += code >= 0xd800 && code < 0xdc00 ? 2 : 1
  }
}
