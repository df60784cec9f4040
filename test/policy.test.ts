import { describe, expect, it, vi } from 'vitest'
import { UsageError } from '../src/cli/command.ts'
import { diff } from '../src/cli/diff.ts'
import { notes } from '../src/compare/notes.ts'
import { parsePolicy, verdict } from '../src/compare/policy.ts'
import { read } from '../src/read/read.ts'
import { comparison, edited } from './edit.ts'
import { repository } from './repository.ts'

const plan = `# Plan

## M1: Lens
**Status**: In progress
**Target**: 2026-05-04

Ground from one blank.

- [x] Grind
- [ ] Polish

### Acceptance criteria

- [ ] Sharp at f/4

## M2: Tube
**Target**: 2026-07-01

- [ ] Saw
`

const broken = (after: string | null, rules: string, before = plan) =>
  verdict(comparison(edited(before, after)), parsePolicy(rules)).map(({ rule, sentence }) => [rule.text, sentence])

describe('a policy', () => {
  it('is read rule by rule, whatever the white space', () => {
    expect(parsePolicy('milestone-removed,  slip >4 weeks\n  without   note ,permalink-broken')).toEqual([
      { breach: 'milestone-removed', days: null, unlessNoted: false, text: 'milestone-removed' },
      { breach: 'slip', days: 28, unlessNoted: true, text: 'slip >4 weeks without note' },
      { breach: 'permalink-broken', days: null, unlessNoted: false, text: 'permalink-broken' },
    ])
    expect(parsePolicy('slip > 1 day')).toMatchObject([{ days: 1 }])
  })

  it('can be none', () => {
    expect(parsePolicy('nothing')).toEqual([])
  })

  it.each([
    ['', 1, 1, 'Unexpected end of the rules, expected one of `milestone-removed`, `slip`'],
    ['slips', 1, 1, 'Unexpected `slips`, expected one of'],
    ['slips', 1, 1, 'did you mean `slip`?'],
    ['slip,', 1, 6, 'Unexpected end of the rules'],
    ['slip > many days', 1, 8, 'Unexpected `many`, expected a whole number of days or weeks'],
    ['slip > -3 days', 1, 8, 'Unexpected `-3`'],
    ['slip > 3', 1, 9, 'Unexpected end of the rules, expected `days` or `weeks`'],
    ['slip > 3 months', 1, 10, 'Unexpected `months`, expected `days` or `weeks`'],
    ['slip 3 days', 1, 6, 'Unexpected `3`, expected `>`, `without note`, `,` or the end'],
    ['slip,\n  milestone-removed > 3 days', 2, 21, 'only `slip` has a measure'],
    ['slip without', 1, 13, 'Unexpected end of the rules, expected `note`'],
    ['slip without notes', 1, 14, 'Unexpected `notes`, expected `note`'],
    ['slip, nothing', 1, 7, 'Unexpected `nothing`'],
    ['slip\u001b[31m', 1, 1, 'Unexpected `slip\uFFFD[31m`'],
  ])('%j is refused at its place', (text, line, column, said) => {
    expect(() => parsePolicy(text)).toThrow(
      expect.objectContaining({ line, column, fatal: true, reason: expect.stringContaining(said) }),
    )
  })

  it('counts places from where it stands in a file', () => {
    expect(() => parsePolicy('slip,\n nope', { line: 7, column: 12, file: 'content/site.yaml' })).toThrow(
      expect.objectContaining({ file: 'content/site.yaml', line: 8, column: 2 }),
    )
    expect(() => parsePolicy('nope', { line: 7, column: 12 })).toThrow(expect.objectContaining({ line: 7, column: 12 }))
  })
})

describe('a verdict', () => {
  const slipped = plan.replace('2026-05-04', '2026-06-04')

  it('names the rule and the sentence', () => {
    expect(broken(slipped, 'slip')).toEqual([['slip', 'M1 slips 31 days, from 4 May to 4 June 2026']])
  })

  it('takes a measure at its word', () => {
    expect(broken(slipped, 'slip > 30 days')).toHaveLength(1)
    expect(broken(slipped, 'slip > 31 days')).toEqual([])
    expect(broken(plan.replace('2026-05-04', '2026-04-04'), 'slip')).toEqual([])
  })

  it.each([
    ['milestone-removed', plan.slice(0, plan.indexOf('## M2'))],
    ['milestone-removed', null],
    ['permalink-broken', null],
    ['target-dropped', plan.replace('**Target**: 2026-07-01\n', '')],
    ['criterion-dropped', plan.replace('- [ ] Sharp at f/4\n', '')],
    ['task-dropped', plan.replace('- [ ] Polish\n', '')],
    ['status-backwards', plan.replace('In progress', 'Blocked')],
  ])('sees %s, and says nothing of other edits', (rule, after) => {
    expect(broken(after, rule)).toHaveLength(1)
    expect(broken(plan.replace('- [ ] Saw', '- [x] Saw'), rule)).toEqual([])
    expect(broken(after, 'nothing')).toEqual([])
  })

  it('minds what has no box as much', () => {
    const plain = plan.replaceAll(/- \[[ x]\] /g, '- ')
    expect(broken(plain.replace('- Sharp at f/4\n', ''), 'criterion-dropped', plain)).toHaveLength(1)
    expect(broken(plain.replace('- Polish\n', ''), 'task-dropped', plain)).toHaveLength(1)
    expect(broken(plan, 'criterion-dropped, task-dropped', plain)).toEqual([])
  })

  it('does not mind that what was done goes', () => {
    expect(broken(plan.replace('- [x] Grind\n', ''), 'task-dropped')).toEqual([])
  })

  it('leaves what has a note to a rule that allows it, and only to that', () => {
    const found = (rules: string) =>
      verdict(comparison(edited(plan, slipped)), parsePolicy(rules), { noted: (_, { type }) => type === 'target' })
    expect(found('slip without note')).toEqual([])
    expect(found('slip')).toHaveLength(1)
    expect(broken(slipped, 'slip without note')).toHaveLength(1)
  })
})

describe('a note', () => {
  const slipped = plan.replace('2026-05-04', '2026-11-04')
  const isNoted = (after: string, before = plan) => {
    const written = (text: string) => ({ text, roadmap: read({ bytes: text, path: 'ROADMAP.md', id: 'plan' }).roadmap })
    const { changes } = edited(before, after)
    const [change] = changes
    if (!change) throw new Error('nothing changed')
    return notes(written(before), written(after))(change)
  }

  it('is new prose of the milestone', () => {
    expect(isNoted(slipped)).toBe(false)
    expect(isNoted(slipped.replace('from one blank.', 'from one blank. The blank broke in the kiln.'))).toBe(true)
    expect(isNoted(slipped.replace('2026-11-04', '2026-11-04 (the blank broke in the kiln)'))).toBe(true)
  })

  it('is in any script', () => {
    expect(isNoted(slipped.replace('from one blank.', 'from one blank. 毛坯在窑里碎了'))).toBe(true)
  })

  it('is not prose that was reflowed, another date, a task or the note of another milestone', () => {
    expect(isNoted(slipped.replace('Ground from one', 'Ground\nfrom one'))).toBe(false)
    expect(isNoted(slipped.replace('2026-11-04', '4 November 2026'))).toBe(false)
    expect(isNoted(slipped.replace('- [ ] Polish', '- [ ] Polish until nobody sees a scratch'))).toBe(false)
    expect(isNoted(slipped.replace('- [ ] Saw', 'The saw broke on the first day.\n\n- [ ] Saw'))).toBe(false)
  })

  it('of a milestone that is gone is a new line that speaks of it', () => {
    const gone = plan.slice(0, plan.indexOf('## M2'))
    expect(isNoted(gone)).toBe(false)
    expect(isNoted(`${gone}\n## Decisions\n\nM2 went: we buy the tube ready made.\n`)).toBe(true)
    expect(isNoted(`${gone}\n## Decisions\n\nM12 went: we buy the mount ready made.\n`)).toBe(false)
  })
})

describe('milepost diff --fail-on', () => {
  const slipped = plan.replace('2026-05-04', '2026-06-04')

  /** Exit code and what is printed of an edit under a policy. */
  async function judged(after: string, rules: string | undefined, format = 'text', site = '') {
    const { folder, env, write } = repository([{ files: { 'ROADMAP.md': plan, 'content/site.yaml': site } }])
    write({ 'ROADMAP.md': after })
    const printed = { out: [] as string[], err: [] as string[] }
    const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.out.push(String(text)) > 0)
    const err = vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.err.push(String(text)) > 0)
    try {
      const code = await diff.run({ values: { 'fail-on': rules, format }, paths: [], folder, env })
      return { code, out: printed.out.join(''), err: printed.err.join('') }
    } finally {
      out.mockRestore()
      err.mockRestore()
    }
  }

  it('ends with 1 and names the rule where one is broken', async () => {
    const { code, out, err } = await judged(slipped, 'milestone-removed, slip > 30 days')
    expect({ code, err }).toEqual({
      code: 1,
      err: 'error M1 slips 31 days, from 4 May to 4 June 2026: `slip > 30 days` does not allow it\n',
    })
    expect(out).toContain('M1 slips 31 days')
    expect((await judged(slipped, 'slip', 'github')).out).toMatch(/^::error file=ROADMAP\.md,line=5,/)
    expect(JSON.parse((await judged(slipped, 'slip', 'sarif')).out).runs[0].results[0].level).toBe('error')
  })

  it.each([
    ['there are no rules', undefined, slipped],
    ['the rules are none', 'nothing', slipped],
    ['no rule is broken', 'milestone-removed, slip > 31 days', slipped],
    ['the roadmap tells why', 'slip without note', slipped.replace('blank.', 'blank. The blank broke in the kiln.')],
  ])('ends with 0 where %s', async (_, rules, after) => {
    expect(await judged(after, rules)).toMatchObject({ code: 0, err: '' })
  })

  it('goes by `fail-on` of the site where nothing else is said', async () => {
    const site = 'fail-on: [milestone-removed, slip > 30 days]\n'
    expect(await judged(slipped, undefined, 'text', site)).toMatchObject({
      code: 1,
      err: expect.stringContaining('`slip > 30 days` does not allow it'),
    })
    expect(await judged(slipped, 'nothing', 'text', site)).toMatchObject({ code: 0, err: '' })
    expect(await judged(slipped, 'slip > 31 days', 'text', site)).toMatchObject({ code: 0, err: '' })
  })

  it('says where a rule cannot be read', async () => {
    await expect(judged(slipped, 'slip > soon')).rejects.toThrow(UsageError)
    await expect(judged(slipped, 'slip > soon')).rejects.toThrow(
      'Unexpected `soon`, expected a whole number of days or weeks (`--fail-on`, column 8)',
    )
  })
})
