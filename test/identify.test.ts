import { describe, expect, it } from 'vitest'
import { type Identified, identify, type Known, nothingKnown } from '../src/history/identify.ts'
import { read } from '../src/read/read.ts'
import { eachMilestone } from '../src/roadmap/index.ts'

/** The ids of each of some documents, one version after the other, by what the documents call their milestones. */
function carried(...texts: string[]): Record<string, string>[] {
  return walked(texts).map(({ roadmap }) =>
    Object.fromEntries([...eachMilestone(roadmap.milestones)].map(({ milestone }) => [milestone.title, milestone.id])),
  )
}

function walked(texts: readonly string[]): Identified[] {
  let known: Known = nothingKnown
  return texts.map((bytes) => {
    const identified = identify(known, read({ bytes, path: 'plan.md', id: 'plan' }).roadmap)
    known = identified.known
    return identified
  })
}

const before = `# Plan

## M1: Catalogue of stars

**Target:** Q1 2026

- [ ] Read the old plates
- [ ] Measure positions

## M2: Map of the sky

**Target:** Q2 2026

- [ ] Project the sphere
- [ ] Print the sheets
`
const original = { 'Catalogue of stars': 'm1-catalogue-of-stars', 'Map of the sky': 'm2-map-of-the-sky' }

describe('a milestone keeps its id', () => {
  it.each([
    ['its order', before.replace(/(## M1[\s\S]*)(## M2[\s\S]*)/, '$2\n$1')],
    ['its number', before.replace('M1:', 'M3:')],
    ['its mark', before.replace('## M1', '## ✅ M1').replace('## M2', '## 🚧 M2')],
    ['its status', before.replace('**Target:** Q1 2026', '**Status:** done')],
    ['its date', before.replace('Q1 2026', 'Q4 2027')],
    ['its level', before.replace('## M2', '### M2')],
    ['a date in its heading', before.replace('of stars', 'of stars (Q1 2026)')],
    ['the ticks of its tasks', before.replaceAll('[ ]', '[x]')],
    ['its tasks', before.replace('Read the old plates', 'Expose new plates')],
    ['the language of its prose', before.replace('# Plan', '# Sternkarte')],
  ])('when %s changes', (_, after) => {
    expect(Object.values(carried(before, after)[1] ?? {}).sort()).toEqual(Object.values(original))
  })

  it('when its name is corrected, extended or said with other words and the tasks stay', () => {
    for (const name of ['Catalog of stars', 'Catalogue of all the stars', 'Inventory of lights'])
      expect(carried(before, before.replace('Catalogue of stars', name))[1]).toEqual({
        [name]: 'm1-catalogue-of-stars',
        'Map of the sky': 'm2-map-of-the-sky',
      })
  })

  it('when two swap their numbers', () => {
    const swapped = before.replace('M1:', 'Mx:').replace('M2:', 'M1:').replace('Mx:', 'M2:')
    expect(carried(before, swapped)[1]).toEqual(original)
  })

  it('in scripts without spaces', () => {
    const plan = (name: string) => `# 计划\n\n## 第一阶段：${name}\n\n- [ ] 设计\n\n## 第二阶段：发布\n\n- [ ] 打包\n`
    const [first, second] = carried(plan('解析器'), plan('新的解析器'))
    expect(second?.新的解析器).toBe(first?.解析器)
  })

  it('when it was away for a version', () => {
    const without = before.slice(0, before.indexOf('## M2'))
    const [, , third] = walked([before, without, before])
    expect(third?.lineage).toMatchObject({ returned: ['m2-map-of-the-sky'], removed: [] })
    expect(carried(before, without, before)[2]).toEqual(original)
  })
})

describe('another milestone gets another id', () => {
  it('when a new one takes the number of an old one', () => {
    const after = before
      .replace('M1:', 'M3:')
      .replace('# Plan\n', '# Plan\n\n## M1: Heating of the dome\n\n- [ ] Buy an oven\n')
    expect(carried(before, after)[1]).toEqual({ ...original, 'Heating of the dome': 'm1-heating-of-the-dome' })
  })

  it('when it is the next release', () => {
    const release = (version: string, tasks: string) => `# Plan\n\n## v${version}\n\n${tasks}`
    const [first, second] = carried(
      release('1.2.0', '- [x] Dark mode\n- [x] Fix bugs\n'),
      release('1.3.0', '- [ ] Import\n- [ ] Fix bugs\n'),
    )
    expect(Object.values(first ?? {})).toEqual(['v1-2-0'])
    expect(Object.values(second ?? {})).toEqual(['v1-3-0'])
  })

  it('when it has the name of one that was something else', () => {
    const [, second, third] = carried(
      '# Plan\n\n## Phase 1\n\n- [ ] Draw the map\n- [ ] Colour the map\n',
      '# Plan\n\n## Phase 1\n\n- [ ] Hire sailors\n- [ ] Buy a ship\n',
      '# Plan\n\n## Phase 1\n\n- [ ] Bake bread\n- [ ] Sell bread\n',
    )
    expect(second).toEqual({ 'Phase 1': 'phase-1-2' })
    expect(third).toEqual({ 'Phase 1': 'phase-1-3' })
  })
})

it('what depends on a milestone and what speaks about it follows its id', () => {
  const after = before
    .replace('M1: Catalogue of stars', 'M7: Catalogue of stars')
    .replace('**Target:** Q2 2026', '**Depends on:** M7')
  const [, second] = walked([before, after])
  const map = second?.roadmap.milestones.find(({ title }) => title === 'Map of the sky')
  expect(map?.dependsOn).toEqual(['m1-catalogue-of-stars'])
})

it('a thousand milestones take no quadratic time', () => {
  const plan = (count: number, word: string) =>
    `# Plan\n\n${Array.from({ length: count }, (_, at) => `## v${at}.0.0 ${word} ${at}\n\n- [ ] Part ${at}\n`).join('\n')}`
  const time = (count: number): number => {
    const roadmaps = ['First', 'Second'].map(
      (word) => read({ bytes: plan(count, word), path: null, id: 'plan' }).roadmap,
    )
    const start = process.cpuUsage()
    let { known } = identify(nothingKnown, roadmaps[0] as never)
    known = identify(known, roadmaps[1] as never).known
    expect(known.living).toHaveLength(count)
    return process.cpuUsage(start).user
  }
  time(100)
  expect(time(1000)).toBeLessThan(40 * Math.max(time(100), 2000))
})
