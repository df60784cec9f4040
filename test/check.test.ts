import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Root } from 'mdast'
import { markdownToMdast } from 'satteri'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { check, checkPages, inOrder } from '../src/check/check.ts'
import { type Finding, toFinding } from '../src/check/finding.ts'
import { type Medium, report } from '../src/check/report.ts'
import { rules } from '../src/check/rules/index.ts'
import { collisions, readSource } from '../src/content/document.ts'
import { messagesOf } from '../src/content/errors.ts'
import { listSources } from '../src/content/sources.ts'

const folder = 'content/rules'
const plain: Medium = { visible: (text) => text, paint: (_, text) => text }

/** Everything that is said of documents, as `milepost check` says it. */
function findingsOf(documents: readonly { file: string; id: string; bytes: Uint8Array }[]): Finding[] {
  const ids: { id: string; file: string }[] = []
  const found = documents.flatMap(({ file, id, bytes }) => {
    try {
      const reading = readSource({ path: '', file, id }, bytes, {})
      ids.push({ id: reading.roadmap.id, file })
      return inOrder([...check(reading), ...checkPages(reading)])
    } catch (error) {
      const messages = messagesOf(error)
      if (!messages) throw error
      return messages.map(toFinding)
    }
  })
  return [...found, ...collisions(ids).map(toFinding)]
}

function findings(document: string | Uint8Array): Finding[] {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document
  return findingsOf([{ file: 'ROADMAP.md', id: 'roadmap', bytes }])
}

const placed = ({ line, column, message }: Finding): string => `${line}:${column} ${message}`
const ofRule = (id: string, document: string | Uint8Array) => findings(document).filter(({ rule }) => rule === id)
const idsOf = (document: string) => findings(document).map(({ rule }) => rule)

interface Fence {
  kind: 'wrong' | 'right' | 'message'
  content: string
  /** What is said of the example. */
  found: () => Finding[]
}

/** A document of each of these paths, in order in every other way. */
function documentsAt(paths: readonly string[]): { file: string; id: string; bytes: Uint8Array }[] {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-check-'))
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), '## v1.0.0 First light\n\n- [ ] Lens\n')
  }
  const sources = listSources({ project: folder, paths: ['content/roadmaps'] })
  const documents = sources.map(({ path, file, id }) => ({ file, id, bytes: readFileSync(path) }))
  rmSync(folder, { recursive: true })
  return documents
}

/** The bytes that a fence of the language `bytes` spells: text with `\r`, `\n` and `\xNN`. */
function spelled(text: string): Uint8Array {
  const parts = text.replaceAll('\n', '').match(/\\x[0-9A-F]{2}|\\r|\\n|[^\\]/g) ?? []
  const bytes = parts.flatMap((part) => {
    if (part === '\\r') return [13]
    if (part === '\\n') return [10]
    return part.startsWith('\\x') ? [Number.parseInt(part.slice(2), 16)] : [...new TextEncoder().encode(part)]
  })
  return Uint8Array.from(bytes)
}

/** An example in full: `text ⋯ 9 times` is the text nine times in one line, a line before `⋮ 9 times` stands there nine times. */
function written(example: string): string {
  const lines: string[] = []
  for (const line of example.split('\n')) {
    const [, times] = /^⋮ (\d+) times$/.exec(line) ?? []
    const [, text = '', more] = /^(.*)⋯ (\d+) times$/.exec(line) ?? []
    if (times !== undefined) for (let left = Number(times); left > 1; left--) lines.push(lines.at(-1) ?? '')
    else lines.push(more === undefined ? line : text.repeat(Number(more)))
  }
  return lines.join('\n')
}

const pages = readdirSync(folder)
  .sort()
  .map((file) => {
    const [, front = '', body = ''] =
      /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(folder, file), 'utf8')) ?? []
    const fences: Fence[] = (markdownToMdast(body) as Root).children.flatMap((node): Fence[] => {
      if (node.type !== 'code') return []
      const { lang, meta, value } = node
      if (lang === 'text') return [{ kind: 'message', content: value, found: () => [] }]
      if (meta !== 'wrong' && meta !== 'right') return []
      const found = {
        files: () => findingsOf(documentsAt(value.split('\n'))),
        bytes: () => findings(spelled(value)),
        md: () => findings(`${written(value)}\n`),
      }[lang ?? '']
      return found ? [{ kind: meta, content: value, found }] : []
    })
    return {
      id: file.replace(/\.md$/, ''),
      data: parseYaml(front) as { title: string; severity: string },
      body,
      fences,
    }
  })

describe('the pages of the rules', () => {
  it('are there for every rule, and for nothing else', () => {
    expect(pages.map(({ id }) => id)).toEqual(rules.map(({ id }) => id).sort())
  })

  it('are there for every message that reading and showing a document can give', () => {
    const told =
      /\b(?:messageAt|tell|refuse|refused)\(\s*(?:context,\s*)?(?:'(?:error|warning|note)',\s*)?'([a-z-]+)',/g
    const given = new Set<string>()
    for (const top of ['src/read', 'src/render', 'src/check', 'src/content/document.ts']) {
      const files = top.endsWith('.ts')
        ? [top]
        : readdirSync(top, { recursive: true, encoding: 'utf8' }).map((name) => join(top, name))
      for (const file of files.filter((name) => name.endsWith('.ts'))) {
        const text = readFileSync(file, 'utf8')
        for (const [, id = ''] of text.matchAll(told)) given.add(id)
      }
    }
    expect(given.size).toBeGreaterThan(8)
    const weights = ['error', 'warning', 'note']
    expect([...given].filter((id) => !weights.includes(id) && !rules.some((rule) => rule.id === id))).toEqual([])
  })

  it.each(pages)(
    '$id says why, shows what is wrong, the exact message and what is right',
    ({ id, data, body, fences }) => {
      expect(data).toEqual({
        title: expect.stringMatching(/^\p{Lu}/u),
        severity: rules.find((rule) => rule.id === id)?.severity,
      })
      expect(body.trimStart().split('\n\n', 1)[0]).toMatch(/^\p{Lu}[\s\S]{80,}\.$/u)
      const kinds = fences.map(({ kind }) => kind)
      expect(kinds.length).toBeGreaterThanOrEqual(3)
      kinds.forEach((kind, index) => {
        expect(kind).toBe((['wrong', 'message', 'right'] as const)[index % 3])
      })
    },
  )
})

describe.each(pages)('$id', ({ id, data, fences }) => {
  const examples = fences.flatMap(({ kind, found }, at) =>
    kind === 'wrong' ? [{ found, message: fences[at + 1]?.content }] : [],
  )
  const right = fences.filter(({ kind }) => kind === 'right')

  it.each(examples)('says of a wrong example what its page says (%#)', ({ found, message }) => {
    const own = found().filter(({ rule }) => rule === id)
    expect(own.map(placed).join('\n')).toBe(message)
    for (const { severity } of own) expect(severity).toBe(data.severity)
  })

  it.each(right)('says nothing of a right example (%#)', ({ found }) => {
    expect(found().map(placed)).toEqual([])
  })
})

describe('a status', () => {
  it.each([
    'done',
    'Done ✅',
    '✅',
    'In Progress (85%)',
    '40%',
    'shipped 2026-02-18',
    'Current',
    'TBD',
    'n/a',
    '-',
    '—',
    'not started',
  ])('is not said to be unreadable: %s', (value) => {
    expect(
      ofRule(
        'unreadable-status',
        `## v1.0.0 Light\n\n**Status:** ${value}\n\n| A | Status |\n| --- | --- |\n| v1 | ${value} |\n`,
      ),
    ).toEqual([])
  })

  it('is not looked for in code, nor in prose', () => {
    expect(
      ofRule('unreadable-status', '## v1\n\n```yaml\nStatus: cooking\n```\n\nThe status of it: nobody knows.\n'),
    ).toEqual([])
  })
})

describe('a date', () => {
  it.each([
    '2026-03-02',
    'Q3 2026',
    'March 2026',
    'early 2027',
    'week 5-8',
    '4-6 weeks',
    '2027 and later',
    'TBD',
    'v2.0+',
    'when it is ready',
    'Production-ready release for early adopters',
    '12+ months',
    'H1 2026',
    '3 days',
    'end of the year',
    '2026',
    'v1.0.0 and v1.1.0',
    'before v2',
  ])('is not said to be unreadable: %s', (value) => {
    expect(ofRule('unreadable-date', `## v1.0.0 Light\n\n**Target:** ${value}\n`)).toEqual([])
  })

  it.each(['02/03/2026', '2026-13-45', '2026-02-30', '03/04/26'])('is said to be unreadable: %s', (value) => {
    expect(ofRule('unreadable-date', `## v1.0.0 Light\n\n**Target:** ${value}\n`)).toHaveLength(1)
  })
})

describe('a document', () => {
  it('without a word gets advice, not an error', () => {
    expect(findings('').map(({ rule, severity }) => [rule, severity])).toEqual([['nothing-found', 'warning']])
  })

  it('gets its findings in the order of its lines', () => {
    const lines = findings('# A\n\n<blink>x</blink>\n\n## v1.0.0 B\n\n**Status:** cooking\n\n<blink>y</blink>\n').map(
      ({ line }) => line,
    )
    expect(lines).toEqual([3, 7, 9])
  })

  it('that is in order gets none', () => {
    expect(
      idsOf(
        '# Plan\n\n## v1.0.0 First light\n\n**Status:** in progress\n**Target:** Q3 2026\n\n- [x] Lens\n- [ ] Tube\n',
      ),
    ).toEqual([])
  })
})

describe('a report', () => {
  const finding: Finding = {
    rule: 'unreadable-status',
    severity: 'warning',
    message: 'Unexpected status `a, b: 100%`, expected `done`',
    line: 3,
    column: 13,
    endLine: null,
    endColumn: null,
  }
  const reports = [
    {
      file: 'docs/a,b.md',
      text: '# A\n\n**Status:** a, b: 100%\n',
      findings: [
        finding,
        { ...finding, severity: 'error' as const, rule: 'id', line: null, column: null, message: 'One\nTwo' },
      ],
    },
    { file: 'docs/c.md', text: '# C\n', findings: [] },
  ]

  it('for people has the file, the place, the line and a sum', () => {
    expect(report(reports, 'text', plain)).toBe(
      [
        'docs/a,b.md',
        '  3:13 warning Unexpected status `a, b: 100%`, expected `done` unreadable-status',
        '      3 | **Status:** a, b: 100%',
        '  error One\nTwo id',
        '',
        '2 documents: 1 error, 1 warning',
        '',
      ].join('\n'),
    )
  })

  it('for a workflow has one command a finding, escaped as its runner reads it', () => {
    expect(report(reports, 'github', plain).trimEnd().split('\n')).toEqual([
      '::warning file=docs/a%2Cb.md,line=3,col=13,title=unreadable-status::Unexpected status `a, b: 100%25`, expected `done`',
      '::error file=docs/a%2Cb.md,title=id::One%0ATwo',
    ])
  })

  it('for programs has every finding with its file', () => {
    expect(JSON.parse(report(reports, 'json', plain))).toEqual({
      findings: reports[0]?.findings.map((each) => ({ file: 'docs/a,b.md', ...each })),
    })
  })

  it('shows a long line in part', () => {
    const text = `${'x'.repeat(500)}\n`
    const shown = report([{ file: 'a.md', text, findings: [{ ...finding, line: 1 }] }], 'text', plain)
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(130)
  })
})
