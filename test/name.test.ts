import { expect, it } from 'vitest'
import { fullName, titleBeside } from '../src/roadmap/index.ts'

it.each([
  ['a title stands beside its label', 'M3', 'Read path', 'Read path', 'M3: Read path'],
  ['a title alone is all there is', null, 'Read path', 'Read path', 'Read path'],
  ['a title that is the label says nothing more', 'v1.0', 'v1.0', null, 'v1.0'],
  ['a title goes on behind its label', '1.1', '1.1 in the preview', 'in the preview', '1.1 in the preview'],
  ['a separator goes with the label', 'M3', 'M3: Read path', 'Read path', 'M3: Read path'],
  ['a longer word only begins like the label', 'v1', 'v10 of the format', 'v10 of the format', 'v1: v10 of the format'],
  ['nothing but a separator is nothing', 'M3', 'M3 –', null, 'M3 –'],
])('%s', (_, label, title, beside, name) => {
  expect(titleBeside({ label, title })).toBe(beside)
  expect(fullName({ label, title })).toBe(name)
})
