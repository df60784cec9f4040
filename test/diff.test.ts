import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UsageError } from '../src/cli/command.ts'
import { diff as command } from '../src/cli/diff.ts'
import { compare, compareOne } from '../src/compare/compare.ts'
import type { Comparison } from '../src/compare/comparison.ts'
import { asMarkdown, escapeMarkdown } from '../src/compare/markdown.ts'
import { ComparisonJson, report } from '../src/compare/report.ts'
import { read } from '../src/read/read.ts'

const main = resolve('src/cli/main.ts')
const plan = '# Plan\n\n## M1: Lens\n**Target**: 2026-05-04\n\n- [x] Grind\n- [ ] Polish\n\n## M2: Tube\n\n- [ ] Saw\n'
const slipped = plan.replace('05-04', '06-01')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-diff-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function surroundings(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR } = process.env
  const author = { GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org', GIT_AUTHOR_DATE: '2026-01-11T09:30:00Z' }
  const committer = {
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.org',
    GIT_COMMITTER_DATE: '2026-01-11T09:30:00Z',
  }
  return { PATH, TMPDIR, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...author, ...committer }
}

function git(...args: string[]): void {
  const { status, stderr } = spawnSync('git', args, { cwd: folder, env: surroundings(), encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

function write(files: Record<string, string | Uint8Array>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

function commit(files: Record<string, string | Uint8Array>): void {
  write(files)
  git('add', '-A')
  git('commit', '-q', '-m', 'edit')
}

function started(files: Record<string, string | Uint8Array>): void {
  git('init', '-q', '-b', 'main')
  commit(files)
}

/** Runs `milepost diff` in a process of its own, its streams being pipes. */
function diff(args: readonly string[] = [], cwd = folder) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'diff', ...args], {
    cwd,
    env: surroundings(),
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}

describe('milepost diff', () => {
  it('compares the work tree with its last commit', () => {
    started({ 'ROADMAP.md': plan })
    write({ 'ROADMAP.md': slipped.replace('[ ] Saw', '[x] Saw') })
    const { code, stdout, stderr } = diff()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toBe(
      [
        'ROADMAP.md Plan',
        '  needs a look',
        '    M1 slips 28 days, from 4 May to 1 June 2026 (line 4)',
        '  news',
        '    “Saw” in M2 is done (line 11)',
        '',
        '1 document of HEAD and the work tree compared: 1 needs a look, 1 news',
        '',
      ].join('\n'),
    )
  })

  it('says so where nothing changed in meaning', () => {
    started({ 'ROADMAP.md': plan })
    write({ 'ROADMAP.md': plan.replace('# Plan\n', '# *Plan*\n\n') })
    expect(diff().stdout).toBe('1 document of HEAD and the work tree compared: nothing changed in meaning\n')
    expect(diff(['--format', 'markdown']).stdout).toBe('Nothing changed in meaning.\n')
    expect(JSON.parse(diff(['--format', 'json']).stdout)).toMatchObject({ head: null, roadmaps: [{ changes: [] }] })
  })

  it('does not deny what changed outside of the plan', () => {
    started({ 'ROADMAP.md': plan.replace('# Plan\n', '# Plan\n\nFor the observatory of one town.\n') })
    write({ 'ROADMAP.md': plan.replace('# Plan\n', '# Plan\n\nFor the observatory\nof three towns.\n\nAsk first.\n') })
    const said = 'othing changed in the plan; 2 other lines did'
    expect(diff().stdout).toBe(`1 document of HEAD and the work tree compared: n${said}\n`)
    expect(diff(['--format', 'markdown']).stdout).toBe(`N${said}.\n`)
    write({ 'ROADMAP.md': plan.replace('# Plan\n', '# Plan\n\nFor the\nobservatory of one town.\n') })
    expect(diff().stdout).toContain('nothing changed in meaning')
  })

  it('compares two revisions, whatever lies in the work tree', () => {
    started({ 'ROADMAP.md': plan })
    git('tag', 'v1')
    commit({ 'ROADMAP.md': slipped })
    write({ 'ROADMAP.md': '# Nothing\n' })
    const { stdout } = diff(['v1', 'main'])
    expect(stdout).toContain('M1 slips 28 days')
    expect(stdout).toContain('1 document of v1 and main compared')
    expect(diff(['main', 'v1']).stdout).toContain('M1 is pulled in by 28 days')
  })

  it('takes the folder of roadmaps, the paths that are given, and a folder below the top', () => {
    started({ 'content/roadmaps/a.md': plan, 'content/roadmaps/b.md': plan, 'docs/c.md': plan, 'docs/.d.md': plan })
    const edited = { 'content/roadmaps/a.md': slipped, 'content/roadmaps/b.md': slipped, 'docs/c.md': slipped }
    write({ ...edited, 'docs/.d.md': slipped })
    const files = (args: readonly string[], cwd?: string) =>
      JSON.parse(diff([...args, '--format', 'json'], cwd).stdout).roadmaps.map(
        ({ file }: { file: { before: string; after: string } }) => [file.before, file.after],
      )
    const same = (...names: string[]) => names.map((name) => [name, name])
    expect(files([])).toEqual(same('content/roadmaps/a.md', 'content/roadmaps/b.md'))
    expect(files(['content/roadmaps/b.md'])).toEqual(same('content/roadmaps/b.md'))
    expect(files(['HEAD', 'docs', 'content/roadmaps/a.md'])).toEqual(same('content/roadmaps/a.md', 'docs/c.md'))
    expect(files(['c.md'], join(folder, 'docs'))).toEqual(same('c.md'))
  })

  it('finds a document again that was renamed', () => {
    started({ 'ROADMAP.md': plan })
    mkdirSync(join(folder, 'docs'))
    renameSync(join(folder, 'ROADMAP.md'), join(folder, 'docs/roadmap.md'))
    write({ 'docs/roadmap.md': slipped })
    const { stdout } = diff()
    expect(stdout).toContain('docs/roadmap.md (was ROADMAP.md) Plan')
    expect(stdout).toContain('M1 slips 28 days')
  })

  it('says which documents came and went', () => {
    started({ 'content/roadmaps/a.md': plan, 'content/roadmaps/b.md': '# Kites\n\n## v1.0 Tails\n\n- [ ] Silk\n' })
    git('rm', '-q', 'content/roadmaps/b.md')
    commit({ 'content/roadmaps/c.md': '# Boats\n\n## v3.0 Keel\n\n- [ ] Oak\n' })
    const { stdout } = diff(['HEAD~1'])
    expect(stdout).toContain('Roadmap “Kites” removed, with 1 milestone')
    expect(stdout).toContain('Roadmap “Boats” added, with 1 milestone')
    expect(diff(['HEAD~1', 'content/roadmaps/b.md']).stdout).toContain('Roadmap “Kites” removed')
  })

  it('sees no change in line ends', () => {
    started({ 'ROADMAP.md': plan, '.gitattributes': '*.md text eol=crlf\n' })
    write({ 'ROADMAP.md': plan.replaceAll('\n', '\r\n') })
    expect(diff().stdout).toContain('nothing changed in meaning')
  })

  it('tells what cannot be read in the older revision and goes on', () => {
    started({ 'content/roadmaps/a.md': plan, 'content/roadmaps/b.md': new Uint8Array([35, 32, 0xc3, 0x28]) })
    write({ 'content/roadmaps/a.md': slipped, 'content/roadmaps/b.md': '# Mended\n' })
    const { code, stdout, stderr } = diff()
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /^Not compared, because it cannot be read in HEAD:\ncontent\/roadmaps\/b\.md:1:\d+ Unexpected/,
    )
    expect(stdout).toContain('1 document of HEAD and the work tree compared: 1 needs a look')
  })

  it('stops at what cannot be read in the newer revision', () => {
    started({ 'ROADMAP.md': plan })
    write({ 'ROADMAP.md': new Uint8Array([35, 32, 0xc3, 0x28]) })
    const { code, stdout, stderr } = diff()
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('ROADMAP.md:1:')
  })

  it('ends with 2 and a sentence where it is called wrongly', () => {
    const { code, stdout, stderr } = diff()
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('error Unexpected folder outside of git, expected a repository')
  })

  it('tells wrong words apart', async () => {
    const call = (paths: string[], values = {}) => command.run({ values, paths, folder, env: surroundings() })
    git('init', '-q', '-b', 'main')
    write({ 'ROADMAP.md': plan })
    await expect(call([])).rejects.toThrow('Unexpected repository without a commit')
    commit({ docs: 'a file with the name of a branch', 'code/main.js': '' })
    git('branch', 'docs')
    for (const [paths, said] of [
      [['nope'], 'Unexpected `nope`, expected a revision, or a path that exists in one of both'],
      [['--output=ran'], 'Unexpected `--output=ran`, expected a revision'],
      [['docs'], 'Unexpected `docs`, which is a revision and a path, expected `./docs` for the path'],
      [['HEAD', 'HEAD', tmpdir()], 'expected a path inside of the repository'],
      [['code'], 'Unexpected paths without a document'],
    ] satisfies [string[], string][]) {
      await expect(call(paths), said).rejects.toThrow(UsageError)
      await expect(call(paths)).rejects.toThrow(said)
    }
    await expect(call([], { format: 'xml' })).rejects.toThrow(
      'Unexpected `--format xml`, expected `text`, `markdown`, `json`',
    )
  })

  it('starts no program that a repository names ', () => {
    started({ 'ROADMAP.md': plan })
    write({ '.git/hooks/post-checkout': '#!/bin/sh\ntouch ran\n', 'ROADMAP.md': slipped })
    git('config', 'core.fsmonitor', 'touch ran')
    git('config', 'diff.external', 'touch ran')
    expect(diff().code).toBe(0)
    expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).not.toContain('ran')
  })

  it('shows control characters and marks of direction of a document instead of obeying them', () => {
    started({ 'ROADMAP.md': plan })
    write({ 'ROADMAP.md': `${plan}- [ ] \u001b[31mred\u001b[0m \u202Eevil\u202C \u0007\n` })
    for (const format of ['text', 'markdown', 'json']) {
      const { stdout } = diff(['--format', format])
      expect(stdout).toContain('red')
      expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u)
    }
  })
})

function comparison(before: string, after: string): Comparison {
  const [old, fresh] = [before, after].map((bytes) => read({ bytes, path: 'ROADMAP.md', id: 'plan' }).roadmap)
  if (!old || !fresh) throw new Error('two roadmaps')
  const revision = { name: 'main', commit: '0'.repeat(40) }
  const file = { before: 'ROADMAP.md', after: 'ROADMAP.md' }
  const changes = compare(old, fresh)
  return { base: revision, head: null, roadmaps: [{ roadmap: 'plan', title: fresh.title, file, changes }] }
}

const medium = { visible: (text: string) => text, paint: (_: string, text: string) => text }

/** The tree that GitHub's Markdown has for a text. */
function treeOf(markdown: string): Nodes {
  return unified().use(remarkParse).use(remarkGfm).parse(markdown)
}

function typesOf(node: Nodes): string[] {
  return [node.type, ...('children' in node ? node.children.flatMap(typesOf) : [])]
}

describe('the Markdown of a comparison', () => {
  it('has a heading a roadmap and a list a weight', () => {
    const after = slipped.replace('[ ] Saw', '[x] Saw').replace('M2: Tube', 'M2: Truss')
    const changed = comparison(plan, after)
    const kept = compare(read({ bytes: plan, path: null, id: 'plan' }).roadmap, {
      ...read({ bytes: after, path: null, id: 'plan' }).roadmap,
      milestones: read({ bytes: after, path: null, id: 'plan' }).roadmap.milestones.map((milestone) =>
        milestone.label === 'M2' ? { ...milestone, id: 'm2-tube' } : milestone,
      ),
    })
    const [first] = changed.roadmaps
    expect(asMarkdown({ ...changed, roadmaps: first ? [{ ...first, changes: kept }] : [] })).toBe(
      [
        '### Plan',
        '`ROADMAP.md`',
        '**Needs a look**',
        '- **M1** slips 28 days, from 4 May to 1 June 2026 (line 4)',
        '**News**',
        '- “Saw” in **M2** is done (line 11)',
        '**Small**',
        '- **M2** renamed from “Tube” to “Truss” (line 9)',
        '',
      ]
        .join('\n\n')
        .replace(/\n\n$/, '\n'),
    )
  })

  it('folds what is over ten', () => {
    const table = (day: string) =>
      `# P\n\n| Version | Name | Target |\n| --- | --- | --- |\n${[...Array(14).keys()].map((n) => `| v1.${n} | ${'Part'.repeat(n + 1)} | ${2026 + n}-03-${day === '' ? 10 + n : 10} |\n`).join('')}`
    const markdown = asMarkdown(comparison(table('x'), table('')))
    const [shown, folded] = markdown.split('<details>')
    expect(shown?.match(/^- /gm)).toHaveLength(10)
    expect(folded).toContain('<summary>3 more</summary>')
    expect(folded?.match(/^- /gm)).toHaveLength(3)
    expect(typesOf(treeOf(markdown)).filter((type) => type === 'listItem')).toHaveLength(13)
  })

  it('stays below what a comment can hold and counts the rest', () => {
    const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10)
    const list = (late: 0 | 1) =>
      `# P\n${[...Array(400).keys()].map((n) => `\n## v1.${n} ${'Long name '.repeat(9)}\n**Target**: ${day(1 + n + n * late)}\n`).join('')}`
    const changed = comparison(list(0), list(1))
    expect(changed.roadmaps[0]?.changes).toHaveLength(399)
    expect(asMarkdown(changed, { longest: 9000 }).length).toBeLessThan(10_000)
    expect(asMarkdown(changed, { longest: 9000 })).toMatch(/\n- and \d+ more\n/)
    expect(asMarkdown({ ...changed, roadmaps: Array(9).fill(changed.roadmaps[0]) }).length).toBeLessThan(65_536)
  })

  it('links to the web alone', () => {
    const changed = comparison(plan, slipped)
    const linked = asMarkdown(changed, {
      href: (roadmap, milestone) => `https://example.org/${roadmap}/${milestone === null ? '' : `${milestone}/`}`,
    })
    expect(linked).toContain('### [Plan](<https://example.org/plan/>)')
    expect(linked).toContain('- [**M1**](<https://example.org/plan/m1-lens/>) slips')
    expect(asMarkdown(changed, { href: () => 'javascript:alert(1)' })).not.toContain('javascript')
    expect(asMarkdown(changed, { href: () => 'https://example.org/)>[x](y' })).not.toContain('[x](y)')
  })

  it.each([
    '<img src=x onerror=alert(1)> <!-- comment --> &lt;b&gt;',
    '[click](https://evil.example) ![pic](https://evil.example/x.png) <https://evil.example>',
    'https://evil.example www.evil.example mail@evil.example',
    '`code` ```fence``` ~~struck~~ **bold** __bold__ _it_ $x$',
    '# heading',
    '- item',
    '1. item',
    '2) item',
    '> quote',
    '| a | b |',
    '---',
    '===',
    '[^1] [x] [ref]: https://evil.example',
    '\\',
    'a\nb\r\n\r\n# c\u2028d',
  ])('shows `%s` as it is', (hostile) => {
    for (const markdown of [
      escapeMarkdown(hostile),
      `- ${escapeMarkdown(hostile)}`,
      `### ${escapeMarkdown(hostile)}`,
    ]) {
      const tree = treeOf(markdown)
      const kinds = new Set(typesOf(tree))
      for (const kind of ['root', 'list', 'listItem', 'paragraph', 'heading', 'text'])
        kinds.delete(kind as Nodes['type'])
      expect([...kinds], markdown).toEqual([])
      expect(textOf(tree).replaceAll('\u200B', '')).toBe(hostile.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())
    }
  })

  it.each([
    ['@everyone', /@\w/],
    ['@org/team', /@\w/],
    ['#12', /#\d/],
    ['owner/repo#12', /#\d/],
    ['GH-12', /GH-\d/i],
    ['https://github.com/o/r/pull/1', /:\/\//],
    ['www.github.com', /www\./],
    [':+1: :tada:', /:[+\w]/],
    ['0123456789abcdef0123456789abcdef01234567', /[0-9a-f]{7}/],
    ['owner/repo@0123456', /[0-9a-f]{7}|@\w/],
  ])('keeps GitHub from acting on %s', (hostile, trigger) => {
    expect(hostile).toMatch(trigger)
    const shown = textOf(treeOf(escapeMarkdown(hostile)))
    expect(shown).not.toMatch(trigger)
    expect(shown.replaceAll('\u200B', '')).toBe(hostile)
  })

  it('shows any text as that text', () => {
    const marks = fc.string({ unit: fc.constantFrom(...'\\`*_{}[]()<>#+-.!|~$^=&;:@/"\'aA1 x\t'), maxLength: 24 })
    fc.assert(
      fc.property(fc.oneof(marks, fc.string({ unit: 'binary', maxLength: 20 })), (text) => {
        const plain = text
          .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
          .replace(/\p{Bidi_Control}/gu, '\uFFFD')
          .toWellFormed()
        const tree = treeOf(`- “${escapeMarkdown(text)}”`)
        expect(new Set(typesOf(tree))).toEqual(new Set(['root', 'list', 'listItem', 'paragraph', 'text']))
        expect(textOf(tree).replaceAll('\u200B', '')).toBe(`“${plain.replaceAll('\u200B', '')}”`)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps a hostile document from writing anything but text', () => {
    const hostile = '<script>alert(1)</script> @everyone [x](javascript:x) `#12` https://evil.example'
    const before = `# P\n\n## M1: Lens\n\n- [ ] Grind\n`
    const after = `# P ${hostile.replaceAll('`', '')}\n\n## M1: Lens\n\n- [ ] Grind\n- [ ] ${hostile}\n\n## M2: ${hostile}\n\n- [ ] x\n`
    const kinds = new Set(typesOf(treeOf(asMarkdown(comparison(before, after)))))
    for (const kind of ['html', 'link', 'image', 'linkReference', 'definition']) expect(kinds).not.toContain(kind)
    expect(asMarkdown(comparison(before, after))).not.toContain('@everyone')
  })

  it('shows a file name as code, whatever it holds', () => {
    const changed = comparison(plan, slipped)
    for (const name of ['a`b.md', '``.md', '@everyone <b>.md', 'x\u202Ey.md']) {
      const roadmaps = changed.roadmaps.map((each) => ({ ...each, file: { before: name, after: name } }))
      const tree = treeOf(asMarkdown({ ...changed, roadmaps }))
      expect(typesOf(tree)).toContain('inlineCode')
      expect(typesOf(tree)).not.toContain('html')
      expect(textOf(tree)).toContain(name.replace('\u202E', '\uFFFD'))
    }
  })
})

describe('the JSON of a comparison', () => {
  it('has a schema, with a weight and a sentence for each change', () => {
    const printed = report(comparison(plan, slipped), 'json', medium)
    expect(ComparisonJson.parse(JSON.parse(printed))).toMatchObject({
      schemaVersion: 1,
      base: { name: 'main' },
      head: null,
      roadmaps: [
        {
          roadmap: 'plan',
          changes: [
            {
              weight: 'look',
              sentence: 'M1 slips 28 days, from 4 May to 1 June 2026',
              change: { type: 'target', kind: 'slip', slip: 28, line: { before: 4, after: 4 } },
            },
          ],
        },
      ],
    })
  })

  it('prints any text so that it is the same text and does nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const roadmap = { ...read({ bytes: plan, path: null, id: 'plan' }).roadmap, title }
        const changes = [compareOne('added', roadmap)]
        const file = { before: null, after: title }
        const printed = report(
          { base: { name: title, commit: '' }, head: null, roadmaps: [{ roadmap: 'plan', title, file, changes }] },
          'json',
          medium,
        )
        expect(printed).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u)
        expect(JSON.parse(printed)).toMatchObject({ base: { name: title }, roadmaps: [{ title, file }] })
      }),
    )
  })
})
