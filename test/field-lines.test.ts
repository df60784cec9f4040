import { expect, it } from 'vitest'
import { read } from '../src/read/read.ts'
import { survey, toHtml } from '../src/render/index.ts'
import { factLines, fieldLines } from '../src/view/field-lines.ts'
import { wordsOfHtml } from './html.ts'

/** The HTML of a document with its fields one a line, and as CommonMark has it. */
function printed(text: string): { html: string; plain: string } {
  const { roadmap, tree } = read({ bytes: text, path: 'ROADMAP.md', id: 'plan' })
  const html = (nodes: typeof tree.children) => toHtml(nodes, { survey: survey(tree) }).html
  return { html: html(fieldLines(tree.children, factLines(roadmap))), plain: html(tree.children) }
}

const breaks = (text: string): number => printed(text).html.match(/<br>/g)?.length ?? 0

it('shows fields with bold keys one a line, and with the same words', () => {
  const text =
    '# Plan\n\n## M1: Begin\n\n**Status:** Done\n**Target**: Q3 2026\n**Room:** in the *attic*\n\n- [ ] Begin\n'
  const { html, plain } = printed(text)
  expect(html.match(/<br>/g)).toHaveLength(2)
  expect(plain).not.toContain('<br>')
  expect(wordsOfHtml(html)).toEqual(wordsOfHtml(plain))
})

it('shows plain fields one a line where the reader took a fact from them', () => {
  expect(breaks('# Plan\n\n## M1: Begin\n\nStatus: Done\nTarget: Q3 2026\n\n- [ ] Begin\n')).toBe(1)
  expect(breaks('# Plan\n\n## M1: Begin\n\nSowing: by hand\nReaping: by machine\n\n- [ ] Begin\n')).toBe(0)
})

it('leaves prose and wrapped values as they are, and does not break twice', () => {
  expect(breaks('# Plan\n\n## M1\n\n**Status:** Done\nand that was hard\nto do.\n')).toBe(0)
  expect(breaks('# Plan\n\n## M1\n\n**Status:** Done  \n**Target:** Q3 2026\\\n**Room:** attic\n')).toBe(2)
})

it('finds fields in items and quotes', () => {
  expect(
    breaks('# Plan\n\n## M1\n\n- **Status:** Done\n  **Target:** Q3 2026\n\n> **Status:** Done\n> **Room:** attic\n'),
  ).toBe(2)
})
