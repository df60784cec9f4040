import GitHubSlugger from 'github-slugger'
import type { Definition, FootnoteDefinition, Heading, Nodes, Root } from 'mdast'
import { hasRightToLeft } from './direction.ts'
import { headingId } from './schema.ts'
import { isPhrasing } from './text.ts'

/** What a fragment has to know of the whole document that it is cut from. */
export interface Survey {
  /** Link definitions by `nameOf` their label; the first of a name counts (CommonMark 0.31, 4.7). */
  definitions: ReadonlyMap<string, Definition>
  /** Footnotes by `nameOf` their label. */
  footnotes: ReadonlyMap<string, FootnoteDefinition>
  /** The anchor of each heading on the document's own page. */
  headings: ReadonlyMap<Heading, string>
  /** The same anchors by the name that GitHub gives them, which is the one that the document links. */
  anchors: ReadonlyMap<string, string>
  /** True where some text runs from right to left: only then are directions written. */
  bidirectional: boolean
}

/**
 * Names that a script may look up as a global variable although no page defines it: scripts packed for several module
 * systems ask for these. An element with such an id would answer.
 */
const globals = new Set([
  'amd',
  'config',
  'constructor',
  'define',
  'exports',
  'global',
  'module',
  'process',
  'require',
  'test',
])

/** Blocks whose content is a line of text: a heading in there is written as text and cannot be linked. */
const holdsText = new Set<string>(['paragraph', 'heading', 'summary'])

/**
 * Walks a document once and collects what its fragments share.
 *
 * Anchors are GitHub's (its headings in order, counted where they repeat), so that an address of the document on GitHub keeps
 * its fragment here. They are the only ids that a document can choose, and they stay without prefix because they cannot
 * shadow anything: slugs are lower case, an id names nothing on `document` for a heading, and on `window` the object's own
 * properties win (HTML Standard, "named access on the Window object"). What is left are globals that do not exist
 * and ids that the page uses itself: those get GitHub's own prefix, `user-content-`, and so do anchors in `taken`.
 */
export function survey(tree: Root, taken: ReadonlySet<string> = new Set()): Survey {
  const definitions = new Map<string, Definition>()
  const footnotes = new Map<string, FootnoteDefinition>()
  const headings = new Map<Heading, string>()
  const anchors = new Map<string, string>()
  const ids = new Set<string>()
  const slugger = new GitHubSlugger()
  let bidirectional = false

  const visit = (node: Nodes, inText: boolean): void => {
    if (node.type === 'definition') {
      const name = nameOf(node.identifier)
      if (!definitions.has(name)) definitions.set(name, node)
    } else if (node.type === 'footnoteDefinition') {
      const name = nameOf(node.identifier)
      if (!footnotes.has(name)) footnotes.set(name, node)
    } else if (node.type === 'heading') {
      const slug = slugger.slug(textOf(node))
      if (headingId.test(slug) && !inText) {
        let id = slug
        while (globals.has(id) || taken.has(id) || ids.has(id)) id = `user-content-${id}`
        ids.add(id)
        anchors.set(slug, id)
        headings.set(node, id)
      }
    }
    if (!bidirectional && 'value' in node) bidirectional = hasRightToLeft(node.value)
    if (!('children' in node)) return
    const inside = inText || isPhrasing(node) || holdsText.has(node.type)
    for (const child of node.children) visit(child, inside)
  }
  visit(tree, false)
  return { definitions, footnotes, headings, anchors, bidirectional }
}

/** The text that GitHub makes an anchor of: no pictures, no HTML. */
function textOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** The name that a label is looked up by (CommonMark 0.31, "matches": Unicode case fold, white space as one space). */
export function nameOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase()
}

/** The anchor that a fragment of this document means, written as on GitHub, percent-encoded or not, in any case. */
export function anchorOf(fragment: string, { anchors }: Survey): string | null {
  let name = fragment
  try {
    name = decodeURIComponent(fragment)
  } catch {
    // A lone `%` is itself.
  }
  return (
    anchors.get(name) ??
    anchors.get(name.toLowerCase()) ??
    anchors.get(name.toLowerCase().replace(/^user-content-/, '')) ??
    null
  )
}
