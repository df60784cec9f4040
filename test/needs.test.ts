import { describe, expect, it } from 'vitest'
import { read } from '../src/read/read.ts'

/** Ids of the milestones that the last one needs, each with the line that says so. */
function needsOf(text: string): [id: string, line: number][] {
  const { milestones } = read({ bytes: text, path: null }).roadmap
  const last = milestones.at(-1)
  return (last?.dependsOn ?? []).map((id, index) => [id, last?.dependsOnLines[index] ?? 0])
}

const phases = '## Phase 1: Wicks\n\n## Phase 2: Glass\n\n## Phase 3: Oil\n\n'

describe('a need', () => {
  it('stands on the line that names the milestone, not on the first of its paragraph', () => {
    const text = `${phases}## Phase 4: Brass\n\n### Dependencies\n\nWithout wicks (Phase 1)\nand a chimney (Phase 2)\nthere is no lamp.\n`
    expect(needsOf(text)).toEqual([
      ['phase-1-wicks', 11],
      ['phase-2-glass', 12],
    ])
  })

  it('stands on the line of its item', () => {
    const text = `${phases}## Phase 4: Brass\n\n- **Dependencies:**\n  - Oil\n  - [the first](#phase-1-wicks)\n`
    expect(needsOf(text)).toEqual([
      ['phase-3-oil', 10],
      ['phase-1-wicks', 11],
    ])
  })

  it('names each milestone once', () => {
    expect(needsOf(`${phases}## Phase 4: Brass\n\nDepends on: Phase 1, Phase 1-2\n`)).toEqual([
      ['phase-1-wicks', 9],
      ['phase-2-glass', 9],
    ])
  })
})
