import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { milestoneJson, milestoneSchema, roadmapJson, roadmapSchema } from '../src/publish/json.ts'
import type { Gone, Published, PublishedSite } from '../src/publish/published.ts'
import { read } from '../src/read/read.ts'
import { eachMilestone, type Roadmap, schemaVersion } from '../src/roadmap/index.ts'
import { milestone, roadmap } from './roadmaps.ts'
import { breaks, type Schema } from './schema-breaks.ts'

const site = (address: string): PublishedSite => ({
  name: 'Plans',
  description: null,
  language: 'en',
  address: (path) => `${address}${path}`,
})
const here = site('https://plans.example.org/docs')
const published = (roadmap: Roadmap, of = here): Published => ({
  site: of,
  roadmap,
  versions: [],
  gone: [],
  announcements: [],
})
const examples = readdirSync('content/roadmaps').sort()
const exampleOf = (name: string): Roadmap =>
  read({ bytes: readFileSync(join('content/roadmaps', name)), path: name, id: name.replace(/\.md$/, '') }).roadmap

const schemas = { roadmap: roadmapSchema, milestone: milestoneSchema }
const schemaOf = (kind: keyof typeof schemas, of = here) => JSON.parse(String(schemas[kind]({ site: of }).body))

/** A validator of draft 2020-12 that nobody here wrote. Formats are not judged: what a date is, the tests of the reader say. */
const validatorOf = (kind: keyof typeof schemas) =>
  new Ajv2020({ validateFormats: false, strictTuples: false, allErrors: true }).compile(schemaOf(kind))

describe('the published schema', () => {
  it.each(Object.keys(schemas) as (keyof typeof schemas)[])('of a %s breaks no reader of its version', async (kind) => {
    const file = `test/fixtures/schema/${kind}.schema.v${schemaVersion}.json`
    // Without an address, so that the text is that of no one site.
    const text = String(schemas[kind]({ site: site('') }).body)
    if (existsSync(file)) {
      const found = breaks(JSON.parse(readFileSync(file, 'utf8')), JSON.parse(text))
      const advice = `readers of version ${schemaVersion} would break: raise \`schemaVersion\` in src/roadmap/model.ts and commit the schema of the new version`
      expect(found, advice).toEqual([])
    }
    // What was only added is written down by `npx vitest run test/schema.test.ts -u`; what breaks stops above.
    await expect(text).toMatchFileSnapshot(join('..', file))
  })

  it('is named by its address, where the site knows one', () => {
    expect(schemaOf('roadmap').$id).toBe('https://plans.example.org/docs/roadmap.schema.json')
    expect(schemaOf('milestone').$id).toBe('https://plans.example.org/docs/milestone.schema.json')
    expect(schemaOf('roadmap', site('/docs'))).not.toHaveProperty('$id')
  })

  it.each(examples)('is held by the JSON of %s and of each of its milestones', (name) => {
    const plan = exampleOf(name)
    const [isRoadmap, isMilestone] = [validatorOf('roadmap'), validatorOf('milestone')]
    const printed = JSON.parse(String(roadmapJson(published(plan)).body))
    isRoadmap(printed)
    expect(isRoadmap.errors).toBeNull()
    expect(printed.$schema).toBe(schemaOf('roadmap').$id)
    for (const { milestone } of eachMilestone(plan.milestones)) {
      const one = JSON.parse(String(milestoneJson({ published: published(plan), milestone, gone: null }).body))
      isMilestone(one)
      expect(isMilestone.errors, milestone.id).toBeNull()
      expect(one).toMatchObject({ roadmap: plan.id, milestone: { id: milestone.id }, gone: null })
    }
  })

  it('is held by the JSON of a milestone that is gone, at the address that it keeps', () => {
    const last = milestone('m1', { title: 'First light' })
    const gone: Gone = { id: 'm1', last, version: 'v2', date: '2026-02-01', done: false, successors: ['m2'] }
    const printed = JSON.parse(String(milestoneJson({ published: published(roadmap([])), milestone: last, gone }).body))
    const isMilestone = validatorOf('milestone')
    isMilestone(printed)
    expect(isMilestone.errors).toBeNull()
    expect(printed.gone).toEqual({ version: 'v2', date: '2026-02-01', successors: ['m2'] })
    expect(printed.address).toBe('https://plans.example.org/docs/plan/m1/')
  })

  it('refuses what is no roadmap', () => {
    const printed = JSON.parse(String(roadmapJson(published(roadmap([milestone('m1')]))).body))
    const isRoadmap = validatorOf('roadmap')
    expect(isRoadmap(printed)).toBe(true)
    for (const wrong of [
      { ...printed, title: 3 },
      { ...printed, schemaVersion: schemaVersion + 1 },
      { ...printed, milestones: [{ ...printed.milestones[0], status: { value: 'soon', declared: true, line: 1 } }] },
    ])
      expect(isRoadmap(wrong)).toBe(false)
  })
})

it('the JSON of a roadmap keeps to itself what its author hid in a comment', () => {
  const plan = read({
    bytes: '# Plan\n\n<!-- Ada leaves in May. -->\n\n## v1.0\n\n- [ ] Lens\n',
    path: null,
    id: 'plan',
  })
  expect(JSON.stringify(plan.roadmap.unplaced)).toContain('Ada leaves')
  expect(roadmapJson(published(plan.roadmap)).body).not.toContain('Ada leaves')
})

it.each([
  ['docs/ROADMAP.md', 'docs/ROADMAP.md'],
  ['..ROADMAP.md', '..ROADMAP.md'],
  ['../../home/ada/secret/plan.md', null],
  ['/home/ada/plan.md', null],
  ['C:/Users/ada/plan.md', null],
])('the JSON of a roadmap at %s says that it is at %s', (path, said) => {
  const plan = roadmap([], { source: { path, repository: null, branch: null } })
  expect(JSON.parse(String(roadmapJson(published(plan)).body)).source.path).toBe(said)
})

describe('the comparison of two schemas', () => {
  const text: Schema = { type: 'string' }
  const node: Schema = {
    type: 'object',
    properties: {
      name: text,
      state: { anyOf: [{ type: 'string', enum: ['open', 'done'] }, { type: 'null' }] },
      note: text,
      when: { anyOf: [object({ day: text }), object({ week: { type: 'integer' } })] },
      nodes: { type: 'array', items: { $ref: '#/$defs/node' } },
    },
    required: ['name', 'state', 'when', 'nodes'],
  }
  function object(properties: Record<string, Schema>): Schema {
    return { type: 'object', properties, required: Object.keys(properties) }
  }
  const before: Schema = { ...object({ top: { $ref: '#/$defs/node' } }), $defs: { node } }
  const changed = (change: (node: Schema & { properties: Record<string, Schema> }) => void): Schema => {
    const copy = structuredClone(before)
    change(copy.$defs?.node as never)
    return copy
  }

  it('finds nothing in the same schema, nor in what was only added', () => {
    expect(breaks(before, before)).toEqual([])
    const more = changed(({ properties, required }) => {
      properties.label = text
      required?.push('label')
      properties.state = { anyOf: [{ type: 'string', enum: ['open', 'done', 'late'] }, { type: 'null' }] }
      properties.when = { anyOf: [object({ month: text }), ...(properties.when?.anyOf ?? [])] }
    })
    expect(breaks(before, more)).toEqual([])
  })

  it.each<[string, Parameters<typeof changed>[0], string]>([
    ['a property that is gone', ({ properties }) => delete properties.note, '$.top.note is gone'],
    [
      'another type',
      ({ properties }) => {
        properties.name = { type: 'number' }
      },
      '$.top.name is no longer string',
    ],
    [
      'a value that can be null now',
      ({ properties }) => {
        properties.name = { type: ['string', 'null'] }
      },
      '$.top.name can now be null',
    ],
    [
      'a value that is no longer said',
      ({ properties }) => {
        properties.state = { anyOf: [{ type: 'string', enum: ['open'] }, { type: 'null' }] }
      },
      '$.top.state can no longer be "done"',
    ],
    ['a property that can be missing', ({ required }) => required?.splice(0, 1), '$.top.name can now be missing'],
    ['a property that has to be there', ({ required }) => required?.push('note'), '$.top.note is now required'],
    [
      'another form of a value among several',
      ({ properties }) => {
        properties.when = { anyOf: [object({ date: text }), object({ week: { type: 'integer' } })] }
      },
      '$.top.when.day is gone',
    ],
    [
      'another kind of list',
      ({ properties }) => {
        properties.nodes = { type: 'array', items: text }
      },
      '$.top.nodes[] is no longer object',
    ],
  ])('finds %s', (_, change, said) => {
    expect(breaks(before, changed(change))).toContain(said)
  })
})
