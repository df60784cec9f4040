import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { visible } from '../src/cli/terminal.ts'
import { Change } from '../src/compare/change.ts'
import type { Comparison } from '../src/compare/comparison.ts'
import { asGithub } from '../src/compare/github.ts'
import { asSarif } from '../src/compare/sarif.ts'
import { comparison, edited } from './edit.ts'

const plan = `# Plan

## M1: Lens
**Target**: 2026-05-04

- [ ] Polish

## M2: Tube

- [ ] Saw
- [ ] Sand
`
const edit = plan
  .replace('2026-05-04', '2026-06-01')
  .replace('- [ ] Saw', '- [x] Saw')
  .replace('- [ ] Sand\n', '')
  .replace('M2: Tube', 'M2: Long tube')

/** Titles that try to be something else than titles, in a log, in a workflow command, in SARIF. */
const hostile = [
  '::error file=app.js,line=1::owned',
  'a%0A::set-output name=x::y',
  'one,line=7,title=two::three',
  '##[error]owned',
  '\u001b]8;;https://evil.example\u0007here',
  'a\u202egpj.exe',
  '@everyone #1 tea/kettle#2',
  '[look](https://evil.example) {0} {{1}}',
  '</script><script>alert(1)</script>',
  '100% :: 50%25',
]
const strange = (title: string) => {
  const of = (target: string) => `# ${title}\n\n## M1: ${title}\n**Target**: ${target}\n\n- [ ] ${title}\n`
  return comparison(edited(of('2026-05-04'), of('2026-06-01').replace('- [ ]', '- [x]')))
}

describe('annotations', () => {
  it('say each sentence at its line, what weighs most first', () => {
    expect(asGithub(comparison(edited(plan, edit, 'docs/ROADMAP.md')), visible)).toBe(
      [
        '::warning file=docs/ROADMAP.md,line=4,title=Plan%3A needs a look::M1 slips 28 days, from 4 May to 1 June 2026 (line 4)',
        '::warning file=docs/ROADMAP.md,title=Plan%3A needs a look::“Sand” dropped from M2 (was line 11)',
        '::notice file=docs/ROADMAP.md,line=10,title=Plan%3A news::“Saw” in M2 is done (line 10)',
        '::notice file=docs/ROADMAP.md,line=8,title=Plan%3A small::M2 renamed from “Tube” to “Long tube” (line 8)',
        '',
      ].join('\n'),
    )
  })

  it('are errors where they break the policy', () => {
    const compared = comparison(edited(plan, edit))
    const slip = compared.roadmaps[0]?.changes.filter(({ type }) => type === 'target') ?? []
    const lines = asGithub(compared, visible, new Set(slip)).split('\n')
    expect(lines.filter((line) => line.startsWith('::error '))).toEqual([expect.stringContaining('M1 slips 28 days')])
  })

  it('are none where nothing changed', () => {
    expect(asGithub(comparison(edited(plan, plan)), visible)).toBe('')
  })

  it('escape what separates properties and commands', () => {
    const of = (target: string) => `# 5% a:b,c\n\n## M1: 5% a:b,c\n**Target**: ${target}\n`
    const [line] = asGithub(comparison(edited(of('2026-05-04'), of('2026-06-01'), 'a:b,c%.md')), visible).split('\n')
    expect(line).toMatch(/^::warning file=a%3Ab%2Cc%25\.md,line=4,title=5%25 a%3Ab%2Cc%3A needs a look::/)
  })

  it.each(hostile)('hold %j in one command with nothing of its own', (title) => {
    const lines = asGithub(strange(title), visible).trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    for (const line of lines) {
      const [, level, properties, text] = /^::(warning|notice) ([^:]*)::(.*)$/.exec(line) ?? []
      expect(level).toBeDefined()
      expect((properties ?? '').split(',').map((each) => each.split('=')[0])).toEqual(['file', 'line', 'title'])
      expect(`${properties}${text}`).not.toMatch(/%(?!25|0A|0D|3A|2C)|[\p{Cc}\p{Bidi_Control}]/u)
    }
  })
})

const text = z.strictObject({ text: z.string().min(1) })
const id = z.string().min(1)

/** What SARIF 2.1.0 demands of the objects that are printed: no other keys, and each of its kind. */
const Sarif = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string().min(1),
            semanticVersion: z.string().regex(/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/),
            rules: z.array(
              z.strictObject({
                id,
                name: id,
                shortDescription: text,
                fullDescription: text,
                help: text,
                defaultConfiguration: z.strictObject({ level: z.enum(['none', 'note', 'warning', 'error']) }),
                properties: z.strictObject({ tags: z.array(z.string()) }),
              }),
            ),
          }),
        }),
        automationDetails: z.strictObject({ id }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        results: z.array(
          z.strictObject({
            ruleId: id,
            ruleIndex: z.int().nonnegative(),
            level: z.enum(['none', 'note', 'warning', 'error']),
            message: text,
            locations: z
              .array(
                z.strictObject({
                  physicalLocation: z.strictObject({
                    // RFC 3986: what no path may hold is encoded.
                    artifactLocation: z.strictObject({
                      uri: z.string().regex(/^(?:[\w.~!'()*/-]|%[0-9A-F]{2})+$/),
                      uriBaseId: id,
                    }),
                    region: z.strictObject({ startLine: z.int().positive() }),
                  }),
                }),
              )
              .min(1),
            partialFingerprints: z.record(id, z.string()),
          }),
        ),
      }),
    )
    .length(1),
})

function sarif(compared: Comparison, ...rest: [ReadonlySet<Change>?]) {
  const [run] = Sarif.parse(JSON.parse(asSarif(compared, '0.1.0', ...rest))).runs
  if (!run) throw new Error('no run')
  return { rules: run.tool.driver.rules, results: run.results }
}

describe('SARIF', () => {
  it('has one rule a type of change, and each result names its own', () => {
    const { rules, results } = sarif(comparison(edited(plan, edit)))
    const types = Change.options.map((option) => option.shape.type.value)
    expect(rules.map(({ id }) => id).sort()).toEqual([...types].sort())
    expect(results.length).toBeGreaterThan(3)
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId)
  })

  it('says the sentence at the line, with its weight as level', () => {
    const { results } = sarif(comparison(edited(plan, edit, 'docs/Fahr plan.md')))
    const slip = results.find(({ ruleId }) => ruleId === 'target')
    expect(slip).toMatchObject({
      level: 'warning',
      message: { text: 'M1 slips 28 days, from 4 May to 1 June 2026' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'docs/Fahr%20plan.md' }, region: { startLine: 4 } } }],
    })
    expect(results.find(({ ruleId }) => ruleId === 'milestone-renamed')?.level).toBe('note')
  })

  it('raises what breaks the policy to an error', () => {
    const compared = comparison(edited(plan, edit))
    const slip = compared.roadmaps[0]?.changes.filter(({ type }) => type === 'target') ?? []
    const levels = sarif(compared, new Set(slip)).results.filter(({ level }) => level === 'error')
    expect(levels.map(({ ruleId }) => ruleId)).toEqual(['target'])
  })

  it('has fingerprints that outlive a move of lines and tell equals apart', () => {
    const prints = (before: string, after: string) =>
      sarif(comparison(edited(before, after))).results.map(
        ({ partialFingerprints }) => Object.values(partialFingerprints)[0],
      )
    const moved = (from: string) => from.replace('# Plan\n', '# Plan\n\nOf the observatory.\n')
    expect(prints(moved(plan), moved(edit))).toEqual(prints(plan, edit))
    const twice = prints(plan, `${plan}- [ ] Oil\n- [ ] Oil\n`)
    expect(twice).toHaveLength(2)
    expect(new Set(twice).size).toBe(2)
  })

  it.each(hostile)('holds %j as text', (title) => {
    const printed = asSarif(strange(title), '0.1.0')
    expect(printed).not.toMatch(/[^\n\P{Cc}]|\p{Bidi_Control}/u)
    const { results } = sarif(strange(title))
    expect(results).toHaveLength(2)
    for (const { message } of results) {
      expect(message.text).not.toMatch(/\]\(/)
      expect(message.text.replaceAll('{{', '').replaceAll('}}', '')).not.toMatch(/[{}]/)
    }
  })
})
