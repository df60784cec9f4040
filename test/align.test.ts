import { describe, expect, it } from 'vitest'
import { align } from '../src/history/align.ts'
import { eachMilestone, type Roadmap } from '../src/roadmap/index.ts'
import { milestone, roadmap, task } from './roadmaps.ts'

const tasks = (...titles: string[]) => titles.map((title) => task(title, 'planned'))
const idsOf = ({ milestones }: Roadmap) => [...eachMilestone(milestones)].map(({ milestone }) => milestone.id)

const cable = tasks('Dig the trench', 'Lay the cable', 'Test the cable')
const poles = tasks('Fell a pine', 'Set the poles', 'Paint the poles')

describe('an earlier roadmap in the ids of the present one', () => {
  it('of one history keeps its ids, also where nothing but the id tells that a milestone is the same', () => {
    const before = roadmap([milestone('a', { title: 'Ground', tasks: cable })])
    const after = roadmap([milestone('a', { title: 'Something else', tasks: tasks('Quite new') })])
    const aligned = align(before, after, true)
    expect(idsOf(aligned.before)).toEqual(['a'])
    expect(aligned.lineage).toMatchObject({ removed: [], returned: [] })
  })

  it('takes over the id of what has the same content', () => {
    const before = roadmap([
      milestone('old', { title: 'Ground', tasks: cable }),
      milestone('other', { dependsOn: ['old'] }),
    ])
    const after = roadmap([milestone('lasting', { title: 'Ground', tasks: cable }), milestone('other')])
    for (const isOneHistory of [true, false]) {
      const aligned = align(before, after, isOneHistory)
      expect(idsOf(aligned.before)).toEqual(['lasting', 'other'])
      expect(aligned.before.milestones[1]?.dependsOn).toEqual(['lasting'])
    }
  })

  it('of another history takes no milestone for another because both have one id', () => {
    const before = roadmap([
      milestone('m1', { title: 'Ground', tasks: cable }),
      milestone('m2', { title: 'Poles', tasks: poles }),
    ])
    const after = roadmap([
      milestone('m1', { title: 'Poles', tasks: poles }),
      milestone('m2', { title: 'Roof', tasks: tasks('Tile') }),
    ])
    const aligned = align(before, after, false)
    expect(idsOf(aligned.before)).toEqual(['m1-was', 'm1'])
    expect(aligned.lineage.removed).toEqual(['m1-was'])
  })

  it('says what went', () => {
    const before = roadmap([
      milestone('a', { title: 'Ground', tasks: cable }),
      milestone('b', { title: 'Poles', tasks: poles }),
    ])
    const after = roadmap([milestone('b', { title: 'Poles', tasks: poles })])
    expect(align(before, after, true).lineage.removed).toEqual(['a'])
  })
})
