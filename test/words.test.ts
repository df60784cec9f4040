import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { read } from '../src/read/read.ts'
import { documentsIn } from './corpus/documents.ts'
import { type Loss, lostWords, prove } from './corpus/proof.ts'
import { type Proven, proveAll } from './corpus/proofs.ts'

const folders = ['content/roadmaps', 'test/fixtures'].map((name) => join(import.meta.dirname, '..', name))

let proven: Proven[]
beforeAll(async () => {
  proven = await proveAll(documentsIn(folders))
}, 60_000)

const told = (name: string, losses: readonly Loss[]) =>
  losses.map(({ where, words, lines }) => `${name}: ${[...words.keys()].join(' ')} not ${where} (lines ${lines})`)

describe('of our own documents', () => {
  it('every one is read', () => {
    expect(proven.length).toBeGreaterThan(150)
    expect(proven.flatMap(({ input, result }) => ('refused' in result ? [input.name] : []))).toEqual([])
  })

  it('every word is on the page of the document', () => {
    const lost = proven.flatMap(({ input, result }) =>
      'proof' in result ? told(input.name, result.proof.onDocument) : [],
    )
    expect(lost).toEqual([])
  })

  it('every word is on the page of the roadmap or of the milestone that it belongs to', () => {
    const lost = proven.flatMap(({ input, result }) =>
      'proof' in result ? told(input.name, result.proof.onPages) : [],
    )
    expect(lost).toEqual([])
  })

  it('no page of a document says more than the document, and ids, lines and needs hold', () => {
    const faults = proven.flatMap(({ input, result }) =>
      'proof' in result ? result.proof.faults.map((fault) => `${input.name}: ${fault}`) : [],
    )
    expect(faults).toEqual([])
  })
})

describe('a word that is nowhere is noticed', () => {
  const text = '# Quay\n\nTides rule.\n\n## v1.0 Crane\n\n- [x] Hoist\n\n<!-- winch -->\n\n## Risks\n\nFog and gales.\n'
  const { roadmap } = read({ bytes: text, path: null, id: 'quay' })
  const pages: Record<string, string> = {
    'quay/':
      '<h1>Quay</h1><div class="lead prose"><p>Tides rule.</p></div><h2 id="risks">Risks</h2><div class="prose"><p>Fog and gales.</p></div>',
    'quay/document/':
      '<div class="sheet"><h2>Quay</h2><p>Tides rule.</p><h2>v1.0 Crane</h2><ul><li>Hoist</li></ul><h2>Risks</h2><p>Fog and gales.</p></div>',
    'quay/v1-0-crane/':
      '<h1>v1.0 Crane</h1><div class="prose"><ul><li>Hoist</li></ul></div><figure><pre>## v1.0 Crane</pre></figure>',
  }
  const lostWithout = (page: string, words: string) =>
    prove(text, roadmap, (path) => (path === page ? pages[path]?.replace(words, '') : pages[path]))

  it('and nothing is where nothing is lost', () => {
    const { onDocument, onPages, faults, words } = lostWithout('', '')
    expect({ onDocument, onPages, faults, words }).toEqual({ onDocument: [], onPages: [], faults: [], words: 11 })
  })

  it.each([
    ['the page of the document', 'quay/document/', 'Hoist', 1, 0],
    ['the text above the first heading', 'quay/', 'Tides rule.', 0, 2],
    ['a section', 'quay/', 'gales', 0, 1],
    ['the heading of a section', 'quay/', 'Risks', 0, 1],
    ['the title', 'quay/', 'Quay', 0, 1],
    ['the page of a milestone', 'quay/v1-0-crane/', 'Hoist', 0, 1],
  ])('on %s', (_, page, words, onDocument, onPages) => {
    const proof = lostWithout(page, words)
    expect(new Set(proof.onDocument.flatMap((loss) => [...loss.words.keys()])).size).toBe(onDocument)
    expect(new Set(proof.onPages.flatMap((loss) => [...loss.words.keys()])).size).toBe(onPages)
  })

  it('where it stands elsewhere on the page of another milestone', () => {
    const moved = {
      ...pages,
      'quay/': (pages['quay/'] ?? '').replace('gales', ''),
      'quay/v1-0-crane/': `${pages['quay/v1-0-crane/']}<div class="prose">gales</div>`,
    }
    const { onPages } = prove(text, roadmap, (path) => moved[path as keyof typeof moved])
    expect(lostWords(onPages)).toBe(1)
    expect(onPages[0]?.where).toBe('on quay/')
    expect(onPages[0]?.lines).toEqual([13])
  })

  it('where a comment is not listed', () => {
    const { onDocument } = prove(text, { ...roadmap, unplaced: [] }, (path) => pages[path])
    expect(onDocument.map(({ where, lines }) => [where, lines])).toEqual([['among the comments that are listed', [9]]])
  })

  it('where no section and no milestone has its line', () => {
    const { onPages } = prove(text, { ...roadmap, sections: roadmap.sections.slice(0, 1) }, (path) => pages[path])
    expect(onPages.map(({ where, lines }) => [where, lines])).toEqual([['in any milestone or section', [11, 13]]])
  })

  it('where a page is missing, a need leads nowhere or a page says more', () => {
    const broken = structuredClone(roadmap)
    broken.milestones[0]?.dependsOn.push('pier')
    broken.milestones[0]?.lines.push([40, 41])
    const { faults } = prove(text, broken, (path) =>
      path === 'quay/v1-0-crane/' ? undefined : pages[path]?.replace('Fog', 'Fog, ice'),
    )
    expect(faults).toEqual([
      'v1-0-crane needs pier, which does not exist',
      'v1-0-crane: not every dependency has a line',
      'v1-0-crane: line 40 of 14',
      'v1-0-crane: line 41 of 14',
      'The page of the document says more than the document: ice',
      'There is no page quay/v1-0-crane/',
    ])
  })
})
