import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { toString as stringOf } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { decode } from '../src/read/decode.ts'
import { toTree } from '../src/read/parse-markdown.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const fixture = (name: string) => readFileSync(new URL(`fixtures/decoding/${name}`, import.meta.url))

/** What a program leaves that reads UTF-8 with the wrong code page, and perhaps drops what the code page does not define. */
function mangled(text: string, codePage: string, dropsUndefined = false): string {
  const read = new TextDecoder(codePage).decode(bytesOf(text))
  return dropsUndefined ? read.replace(/[\u0080-\u009f\u00ad]/g, '') : read
}

function refusal(input: Uint8Array | string): string {
  try {
    decode(input, 'ROADMAP.md')
  } catch (error) {
    return String(error)
  }
  return 'not refused'
}

const said = (input: Uint8Array | string) =>
  decode(input).messages.map((message) => `${message.fatal} ${message.ruleId} ${message}`)

describe('text as it should be', () => {
  const words = fc.constantFrom(
    ...'MANHÃ NÃO Ação São coração à é É TERMINÉ terminé là CITÉ île dû œuvre cœur Spaß größe ÜBER Maß KŘÍŽ kříž VÝŠKA Úžas'.split(
      ' ',
    ),
    ...'Łódź żółw dağ İstanbul DAĞ Şubat ışık það Ísland Việt Đã hotărâ naïve Å² 3×½ 25°C 5Å±0.2 ÑANDÚ señor ¿Qué?'.split(
      ' ',
    ),
    ...'Привет Ñ «ё» 里程碑 マイルストーン 마일스톤 שלום سلام Ελλάδα → ✓ — … € £5 № ™ 🚀 ✅ 👩‍👩‍👧 ⚠️ plain M1 v1.0'.split(
      ' ',
    ),
  )
  const endings = fc.constantFrom(
    '',
    '',
    '',
    '”',
    '“',
    '’',
    '…',
    '\u00a0»',
    '»',
    ' –',
    '—',
    '™',
    '®',
    '²',
    '·',
    '\u00a0',
    '!',
    '‹',
  )
  const text = fc
    .array(fc.tuple(words, endings, fc.constantFrom(' ', ' ', '\n', ', ')), { minLength: 1, maxLength: 40 })
    .map((parts) => parts.map((part) => part.join('')).join(''))

  it('is never changed, in any language', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(decode(bytesOf(written))).toEqual({ text: written, messages: [], lossy: [] })
      }),
      { numRuns: 2_000 },
    )
  })

  it('is not changed where it speaks of mojibake in code', () => {
    const written = 'Die Größe zählt. Fix `Ã©` and `ðŸš€` in titles.\n\n```\nâœ… is ✅\n```\n'
    expect(decode(written).text).toBe(written)
  })

  it('loses its byte order mark in silence', () => {
    expect(decode(Uint8Array.of(0xef, 0xbb, 0xbf, 0x23, 0x20, 0x41))).toEqual({ text: '# A', messages: [], lossy: [] })
  })
})

describe('line ends', () => {
  it('become line feeds, and no line is added or lost', () => {
    expect(decode('a\r\nb\r\n\r\nc').text).toBe('a\nb\n\nc')
    expect(said('a\r\nb\r\n')).toEqual([])
  })

  it('of one carriage return are repaired with a warning that names the first', () => {
    expect(decode('a\nb\rc\rd').text).toBe('a\nb\nc\nd')
    expect(said('a\nb\rc\rd')).toEqual([
      'false line-end 2:1: Unexpected carriage return alone, expected a line feed: read as the end of a line; save the file with LF line ends',
    ])
  })

  it('of two kinds are warned of where the rarer one stands', () => {
    expect(said('a\nb\r\nc\nd\n')).toEqual([
      'false line-end 2:1: Unexpected CRLF, expected LF as on most lines: save the file with one kind of line end',
    ])
    expect(said('a\r\nb\r\nc\nd\r\n')[0]).toContain('3:1: Unexpected LF, expected CRLF')
  })
})

describe('what is no UTF-8 text', () => {
  it.each([
    ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]],
    ['a PDF file', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
    ['a ZIP archive', [0x50, 0x4b, 0x03, 0x04]],
    ['UTF-16 text', [0xff, 0xfe, 0x23, 0x00]],
    ['UTF-16 text', [0xfe, 0xff, 0x00, 0x23]],
  ])('is refused by name: %s', (name, bytes) => {
    expect(refusal(Uint8Array.from(bytes))).toContain(`ROADMAP.md:1:1: Unexpected ${name}`)
  })

  it('is refused at the line and the byte that is none', () => {
    const bytes = Uint8Array.from([...bytesOf('# é\n\nab'), 0xc3, 0x28, ...bytesOf('\n')])
    expect(refusal(bytes)).toContain('ROADMAP.md:3:3: Unexpected byte `C3 28` at byte 8, expected UTF-8')
  })

  it('is refused at a sequence that the end cuts', () => {
    expect(refusal(Uint8Array.from([...bytesOf('a\n'), 0xf0, 0x9f, 0x9a]))).toContain(
      '2:1: Unexpected byte `F0 9F` at byte 2',
    )
  })

  it.each([[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0x80]])(
    'is refused where a sequence is overlong, a surrogate or out of range: %i',
    (...bytes) => {
      expect(refusal(Uint8Array.from(bytes))).toContain('1:1: Unexpected byte')
    },
  )

  it('is refused at a NUL, and told from UTF-16 without a mark', () => {
    expect(refusal(bytesOf('ab\ncd\0ef'))).toContain(
      '2:3: Unexpected NUL at byte 5, expected UTF-8 text: save the file as UTF-8 text',
    )
    expect(refusal(Uint8Array.of(0x23, 0, 0x20, 0, 0x41, 0))).toContain('not as UTF-16')
    expect(refusal('a\0b')).toContain('1:2: Unexpected NUL')
  })
})

describe('what is no document', () => {
  it('is refused: a pointer of Git LFS', () => {
    expect(refusal('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9\n')).toContain(
      'run `git lfs pull`',
    )
  })

  it('is refused: a merge conflict, with both its lines', () => {
    const text = '# A\n<<<<<<< ours\n- a\n=======\n- b\n>>>>>>> theirs\n'
    expect(refusal(text)).toContain(
      'ROADMAP.md:2:1: Unexpected merge conflict from line 2 to line 6, expected one text',
    )
  })

  it('is not found in code, nor in an underlined heading', () => {
    expect(refusal('```\n<<<<<<< ours\n=======\n>>>>>>> theirs\n```\n')).toBe('not refused')
    expect(refusal('Heading\n=======\n')).toBe('not refused')
  })

  it('is refused where it is longer than GitHub shows, and warned of from half of that', () => {
    expect(refusal('a\n'.repeat(256_001))).toContain('Unexpected document of 512,002 bytes, expected at most 512,000')
    expect(said('a\n'.repeat(256_000))).toHaveLength(1)
    expect(said('é'.repeat(128_001))[0]).toContain('false too-large 1:1: Unexpected document of 256,002 bytes')
    expect(said('a\n'.repeat(128_000))).toEqual([])
  })
})

describe('UTF-8 that was read as another encoding', () => {
  const original = fixture('as-written.md').toString()

  it.each(['windows-1252', 'windows-1254'])('is restored to the letter from %s', (codePage) => {
    const { text, messages, lossy } = decode(fixture(`read-as-${codePage}.md`))
    expect(text).toBe(original)
    expect(lossy).toEqual([])
    const lines = messages.map((message) => message.line)
    expect(new Set(lines).size).toBe(lines.length)
    expect(String(messages[0])).toBe(
      `1:3: Unexpected \`${codePage === 'windows-1252' ? 'ðŸš€' : 'ğŸš€'}\`, expected \`🚀\`: UTF-8 that was read as ${codePage}; save the file as UTF-8 once more`,
    )
    expect(messages.every((message) => message.fatal === undefined)).toBe(true)
  })

  it('is restored whatever it says, where one character proves it', () => {
    const parts = fc.constantFrom(
      '→',
      '–',
      '’',
      '“a”',
      '…',
      'é',
      'ü',
      'ß',
      'ñ',
      'ı',
      'ş',
      'я',
      '里',
      '✅',
      '⚠️',
      '🟡',
      '👩‍👩‍👧',
      '€',
      '°',
      'a',
      ' ',
      '\n',
      '- ',
    )
    const written = fc.array(parts, { maxLength: 60 }).map((all) => `${all.join('')} 🚀 ${all.join('')}`)
    fc.assert(
      fc.property(written, fc.constantFrom('windows-1252', 'windows-1254'), (text, codePage) => {
        expect(decode(mangled(text, codePage)).text).toBe(text)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is restored where it happened twice', () => {
    expect(decode(mangled(mangled('Crème brûlée — fini ✅', 'windows-1252'), 'windows-1252')).text).toBe(
      'Crème brûlée — fini ✅',
    )
  })

  it('is restored beside text that is right, in the runs that prove it', () => {
    const { text } = decode('Die Größe ist gut.\n\n- âœ… fertig, caractÃ©ristique\n')
    expect(text).toBe('Die Größe ist gut.\n\n- ✅ fertig, caractéristique\n')
  })

  it('is left alone where nothing proves it', () => {
    expect(decode('CAFÉ® — MANHÃ”').text).toBe('CAFÉ® — MANHÃ”')
  })

  it('names one repair a line and counts the others', () => {
    const { messages } = decode('âœ… a âœ… b âœ… c')
    expect(messages.map(String)).toEqual([
      '1:1: Unexpected `âœ…`, expected `✅` (and 2 more on this line): UTF-8 that was read as windows-1252; save the file as UTF-8 once more',
    ])
  })
})

describe('UTF-8 that lost bytes on the way', () => {
  const { text, messages, lossy } = decode(fixture('read-as-windows-1254-with-bytes-dropped.md'))
  const original = fixture('decoration-that-cannot-be-restored.md').toString()

  it('is restored where one emoji alone has the bytes that are left', () => {
    expect(text).toContain('- 🔧 Tools ❌ missing')
    expect(decode(mangled('⏳ 🟡 ⚠️ ➡️ ❓', 'windows-1254', true)).text).toBe('⏳ 🟡 ⚠️ ➡️ ❓')
  })

  it('is left as it is where several would fit, and named with its place', () => {
    expect(lossy).toEqual([
      { line: 3, column: 5, text: 'ğŸ¯' },
      { line: 10, column: 5, text: 'ğŸ¯' },
      { line: 12, column: 13, text: 'â•' },
      { line: 14, column: 5, text: 'ğŸ“' },
    ])
    expect(
      messages
        .filter((message) => message.ruleId === 'lossy-encoding')
        .map((message) => `${message.fatal} ${message.line}`),
    ).toEqual(['false 3', 'false 10', 'false 12', 'false 14'])
  })

  it('is named too where nothing but the first byte is left', () => {
    expect(decode(mangled('- ⭐ a 🟡', 'windows-1254', true)).lossy).toEqual([{ line: 1, column: 3, text: 'â' }])
  })

  it('keeps every word and every line around it', () => {
    const words = (all: string) => all.split('\n').map((line) => line.match(/[\w%*#()+→✅🟡🚀🔧❌-]+/gu) ?? [])
    const withoutLost = original.replace(/[🎯⭕📝]/gu, '')
    let rest = text
    for (const leftover of lossy) rest = rest.replace(leftover.text, '')
    expect(words(rest)).toEqual(words(withoutLost))
  })

  it('gives places of the repaired text, so that a leftover is found there', () => {
    const decoded = decode(mangled('🚀🚀 🎯 a', 'windows-1254', true))
    const [first] = decoded.lossy
    expect(decoded.text.split('\n')[(first?.line ?? 0) - 1]?.slice((first?.column ?? 0) - 1)).toBe(`${first?.text} a`)
  })

  it('is nothing that ordinary text is taken for', () => {
    expect(decode('LA CITÉ” et l’âme â” ne disent rien.').lossy).toEqual([])
  })
})

describe('escapes of JSON', () => {
  const wordsOf = (text: string) => stringOf(toTree(decode(text).text))

  it('become the characters that they stand for, with a note', () => {
    const { text, messages } = decode('- [ ] \\u003c5 open bugs \\u0026 \\u201cgo\\u201d \\ud83d\\ude80\n')
    expect(stringOf(toTree(text))).toBe('<5 open bugs & “go” 🚀')
    expect(messages.map((message) => `${message.fatal} ${message}`)).toEqual([
      'undefined 1:7: Unexpected `\\u003c`, expected `<` (and 4 more on this line): an escape of JSON outside code; write the character',
    ])
  })

  it('stay in code, in addresses, in front matter, behind a backslash, and where they stand for a letter of ASCII', () => {
    const text =
      '---\ntitle: "\\u003c"\n---\n\n`\\u003c` https://a.example/?b=1\\u0026c \\\\u003c \\u0041 \\ud83d\n\n```\n\\u003c\n```\n'
    expect(decode(text)).toEqual({ text, messages: [], lossy: [] })
  })

  it('never become structure', () => {
    const escaped = (text: string) =>
      text.replace(/[!-/:-@[-`{-~]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)
    const marks = fc.constantFrom(
      '<b>',
      '# a',
      '- b',
      '> c',
      '*d*',
      '`e`',
      '[f](g)',
      '|',
      '~~h~~',
      '<!--',
      '&lt;',
      '1. i',
      '---',
    )
    const structure = (node: Nodes): unknown => [node.type, 'children' in node ? node.children.map(structure) : []]
    fc.assert(
      fc.property(fc.array(marks, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.join(' ')
        const decoded = decode(`${escaped(text)}\n`).text
        expect(stringOf(toTree(decoded))).toBe(text)
        expect(structure(toTree(decoded))).toEqual(['root', [['paragraph', [['text', []]]]]])
      }),
    )
  })

  it('are read in headings, lists and tables, and the lines stay', () => {
    expect(wordsOf('# A \\u003e B')).toBe('A > B')
    const table = '| a | b |\n| - | - |\n| \\u003c1 | \\u007c |\n'
    expect(wordsOf(table)).toContain('<1|')
    expect(decode(table).text.split('\n')).toHaveLength(4)
  })
})
