import { codeRanges } from './decode-code.ts'

/**
 * Mojibake: UTF-8 that was read as windows-1252 or windows-1254 and saved again.
 *
 * The bytes prove a repair; nothing is guessed. Characters of the code page are turned back into bytes, and a sequence of
 * them counts only where it is one whole UTF-8 sequence (RFC 3629) of an assigned character. Because ordinary text can look
 * like that by chance (`« terminé »`, `„Spaß“`, `KŘÍŽ`), a sequence is **strong** only where
 *
 * - one of its continuation characters never follows a letter in print (`¼`, `œ`, a C1 control, …), or
 * - an upper-case lead stands right behind a lower-case letter, or `Â` behind a digit (`caractÃ©ristique`, `25Â°`), or
 * - it begins a word with `â`, of which no language makes a word (`â†’`), or
 * - three or more sequences follow each other without a gap (Cyrillic, Hebrew and CJK text).
 *
 * Strong sequences are repaired. All others, and those in code, are repaired only in a document that has a strong one outside
 * code and not a single character beyond ASCII that is anything else.
 *
 * Some programs drop the bytes that the code page does not define. A sequence that misses bytes is completed only where exactly
 * one emoji (`RGI_Emoji`, UTS #51) has these bytes when the undefined ones are dropped; otherwise it stays and is named lossy.
 */
export interface Untangled {
  text: string
  /** What was replaced, in the order of the text; offsets are those of the input. */
  repairs: { offset: number; from: string; to: string }[]
  /** Leftovers of characters whose bytes are gone; offsets are those of the output. */
  lossy: { offset: number; text: string }[]
  encoding: string
}

interface CodePage {
  name: string
  byteOf: ReadonlyMap<string, number>
  /** Bytes that programs drop: the undefined ones and the soft hyphen. */
  dropped: readonly number[]
  completions: () => Completions
}

function codePage(name: string, dropped: readonly number[]): CodePage {
  const upper = Uint8Array.from({ length: 128 }, (_, index) => index + 128)
  const byteOf = new Map([...new TextDecoder(name).decode(upper)].map((character, index) => [character, index + 128]))
  let completions: Completions | undefined
  return { name, byteOf, dropped, completions: () => (completions ??= completionsOf(dropped)) }
}

const codePages: readonly CodePage[] = [
  codePage('windows-1252', [0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xad]),
  codePage('windows-1254', [0x81, 0x8d, 0x8e, 0x8f, 0x90, 0x9d, 0x9e, 0xad]),
]

/** Continuation characters that print does put behind a letter: quotes, dashes, marks, superscripts, and š and ž of capitals. */
const typographic = new Set('‚„…†‡‰‹›‘’“”•–—™\u00a0ª«»°±²³´¶·¹º©®¡¿šžŠŽ')

const beyondAscii = /[\u0080-\uffff]+/g
const suspicious =
  /[\u00c2-\u00f4\u011e\u0130\u015e\u011f][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/
const assigned = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}]$/u
const letter = /\p{L}/u
const utf8 = new TextEncoder()

interface Token {
  offset: number
  text: string
  /** `whole`: one UTF-8 sequence; `broken`: the start of one; `lead`: a lead byte alone; `other`: anything else. */
  kind: 'whole' | 'broken' | 'lead' | 'other'
  bytes: readonly number[]
  character: string
  strong: boolean
}

/**
 * Repairs a text once; `null` where the bytes prove nothing.
 *
 * @param isAgain demands that nothing in the text speaks against it, as what a first repair gives may look like anything
 */
export function untangle(text: string, isAgain: boolean): Untangled | null {
  if (!suspicious.test(text)) return null
  const code = codeRanges(text)
  let best: { page: CodePage; runs: Token[][]; strong: number } | null = null
  for (const page of codePages) {
    const runs = [...text.matchAll(beyondAscii)].map((run) => tokensOf(run[0], run.index, text, page))
    let strong = 0
    for (const run of runs) for (const token of run) if (token.strong && !code.has(token.offset)) strong++
    if (strong > (best?.strong ?? 0)) best = { page, runs, strong }
  }
  return best === null ? null : replace(text, best.page, best.runs, (offset) => code.has(offset), isAgain)
}

function tokensOf(run: string, offset: number, text: string, page: CodePage): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < run.length; ) {
    const token = tokenAt(run, at, offset, page)
    const before = text[token.offset - 1] ?? ''
    const after = text[token.offset + token.text.length] ?? ''
    token.strong = token.kind === 'whole' && isStrong(token, before)
    // `â` alone is no word: all other bytes of an emoji are lost (`⭐` in windows-1254).
    if (token.kind === 'lead' && token.text === 'â' && !letter.test(before + after)) token.kind = 'broken'
    tokens.push(token)
    at += token.text.length
  }
  for (let from = 0; from < tokens.length; ) {
    let to = from
    while (tokens[to]?.kind === 'whole') to++
    if (to - from >= 3) for (const token of tokens.slice(from, to)) token.strong = true
    from = to + 1
  }
  return tokens
}

function tokenAt(run: string, at: number, offset: number, page: CodePage): Token {
  const lead = page.byteOf.get(run[at] ?? '') ?? 0
  const token: Token = {
    offset: offset + at,
    text: run[at] ?? '',
    kind: 'other',
    bytes: [],
    character: '',
    strong: false,
  }
  if (lead < 0xc2 || lead > 0xf4) {
    // A surrogate pair is one character.
    const point = run.codePointAt(at) ?? 0
    if (point > 0xffff) token.text = String.fromCodePoint(point)
    return token
  }
  const needed = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
  const bytes = [lead]
  while (bytes.length <= needed) {
    const byte = page.byteOf.get(run[at + bytes.length] ?? '') ?? 0
    if (byte < 0x80 || byte > 0xbf) break
    bytes.push(byte)
  }
  token.bytes = bytes
  if (bytes.length <= needed) {
    token.kind = bytes.length > 1 ? 'broken' : 'lead'
    token.text = run.slice(at, at + bytes.length)
    return token
  }
  const character = characterOf(bytes)
  if (character !== null && assigned.test(character)) {
    token.kind = 'whole'
    token.character = character
    token.text = run.slice(at, at + bytes.length)
  }
  return token
}

/** The character that a sequence encodes, or null where encoding it does not give the same bytes again. */
function characterOf(bytes: readonly number[]): string | null {
  const [lead = 0, ...rest] = bytes
  const point = rest.reduce((value, byte) => (value << 6) | (byte & 0x3f), lead & (0x7f >> bytes.length))
  if (point > 0x10ffff) return null
  const character = String.fromCodePoint(point)
  return sameBytes(utf8.encode(character), bytes) ? character : null
}

function sameBytes(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}

function isStrong(token: Token, before: string): boolean {
  const lead = token.text[0] ?? ''
  if (lead === '×') return false
  if (token.bytes.length === 2 && lead !== lead.toLowerCase() && (lead === 'Â' ? /[a-z0-9]/ : /[a-z]/).test(before))
    return true
  if (lead === 'â' && !letter.test(before) && !(token.bytes[1] === 0xa0 || token.bytes[1] === 0x85)) return true
  return [...token.text.slice(1)].some((character) => !typographic.has(character))
}

function replace(
  text: string,
  page: CodePage,
  runs: Token[][],
  inCode: (offset: number) => boolean,
  isAgain: boolean,
): Untangled | null {
  const isBroken = runs.some((run) => run.some((token) => token.kind === 'broken'))
  const completions: Completions = isBroken ? page.completions() : new Map()
  for (const run of runs) complete(run, completions, inCode)
  const proven = runs.every((run) => run.every((token) => token.kind === 'whole' || isLeftover(token, completions)))
  if (isAgain && !proven) return null
  const repairs: Untangled['repairs'] = []
  const lossy: Untangled['lossy'] = []
  let out = ''
  let copied = 0
  for (const run of runs) {
    const mangled = run.some((token) => token.strong && (proven || !inCode(token.offset)))
    for (const token of run) {
      out += text.slice(copied, token.offset)
      copied = token.offset + token.text.length
      const repaired = token.kind === 'whole' && (proven || (token.strong && !inCode(token.offset)))
      const last = lossy.at(-1)
      if (repaired) repairs.push({ offset: token.offset, from: token.text, to: token.character })
      else if (isLeftover(token, completions) || (mangled && token.kind !== 'whole' && token.kind !== 'other')) {
        if (last && last.offset + last.text.length === out.length) last.text += token.text
        else lossy.push({ offset: out.length, text: token.text })
      }
      out += repaired ? token.character : token.text
    }
  }
  return { text: out + text.slice(copied), repairs, lossy, encoding: page.name }
}

type Completions = ReadonlyMap<string, readonly string[]>

function isLeftover(token: Token, completions: Completions): boolean {
  return token.kind === 'broken' && completions.has(String(token.bytes))
}

const emoji = /^\p{RGI_Emoji}$/v
const blocks: readonly (readonly [first: number, last: number])[] = [
  [0x200d, 0x200d],
  [0x203c, 0x3299],
  [0xfe0f, 0xfe0f],
  [0x1f004, 0x1faff],
]

/** Characters of emoji by what is left of their bytes when some that the code page does not define are dropped. */
function completionsOf(dropped: readonly number[]): Completions {
  const completions = new Map<string, string[]>()
  for (const [first, last] of blocks) {
    for (let point = first; point <= last; point++) {
      const character = String.fromCodePoint(point)
      const [lead = 0, ...rest] = utf8.encode(character)
      if (!rest.some((byte) => dropped.includes(byte))) continue
      const joins = point === 0x200d || point === 0xfe0f
      // `Emoji` is a cheap test that every character of an RGI emoji passes.
      if (!joins && !/^\p{Emoji}$/u.test(character)) continue
      if (!joins && !emoji.test(character) && !emoji.test(`${character}\ufe0f`)) continue
      for (const left of remainders(rest, dropped)) {
        if (left.length === rest.length) continue
        const key = String([lead, ...left])
        completions.set(key, [...(completions.get(key) ?? []), character])
      }
    }
  }
  return completions
}

function remainders(bytes: readonly number[], dropped: readonly number[]): number[][] {
  let all: number[][] = [[]]
  for (const byte of bytes) {
    const kept = all.map((left) => [...left, byte])
    all = dropped.includes(byte) ? [...kept, ...all] : kept
  }
  return all
}

/** Makes broken tokens whole where one completion alone gives an emoji in its place. */
function complete(run: Token[], completions: Completions, inCode: (offset: number) => boolean): void {
  for (const [at, token] of run.entries()) {
    if (token.kind !== 'broken' || inCode(token.offset)) continue
    const before = wholeText(run[at - 1])
    const base = before === '\ufe0f' ? wholeText(run[at - 2]) + before : before
    const after = wholeText(run[at + 1])
    const fitting = (completions.get(String(token.bytes)) ?? []).filter((character) => {
      if (character === '\ufe0f') return emoji.test(before + character)
      if (character === '\u200d')
        return emoji.test(base + character + after) || emoji.test(`${base}${character}${after}\ufe0f`)
      return true
    })
    if (fitting.length !== 1) continue
    token.kind = 'whole'
    token.character = fitting[0] ?? ''
    token.strong = true
  }
}

function wholeText(token: Token | undefined): string {
  return token?.kind === 'whole' ? token.character : ''
}
