import { CST, isMap, isPair, isScalar, isSeq, Lexer, LineCounter, type ParsedNode, parseDocument } from 'yaml'
import { type Place, shown } from './message.ts'

/** A value of YAML with the place of its key; scalars are texts as written, whatever YAML would make of them. */
export interface Located {
  kind: 'text' | 'list' | 'map'
  value: string
  children: Map<string | number, Located>
  /** Counted from 1 in the source that was read. */
  place: Place
}

export interface Problem extends Place {
  reason: string
}

const mostKeys = 200
const deepest = 8

const refused: Readonly<Record<string, string>> = {
  anchor: 'anchor',
  alias: 'alias',
  tag: 'tag',
  'directive-line': 'directive',
  'explicit-key-ind': 'complex key',
}

/**
 * What makes a source too dangerous or too large to be read, found from its tokens alone: anchors, aliases, tags, merge keys,
 * control characters, more than 200 keys, more than 8 levels. Null where nothing does.
 */
export function problemWithShape(source: string): Problem | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/.exec(source)
  const at = { line: 1, column: 1 }
  if (control !== null) {
    const above = source.slice(0, control.index)
    const place = { line: above.split('\n').length, column: control.index - above.lastIndexOf('\n') }
    return { reason: `Unexpected \`${shown(control[0])}\` in front matter, expected printable text`, ...place }
  }
  let pairs = 0
  let flow = 0
  let items = 0
  let before = ''
  for (const lexeme of new Lexer().lex(source)) {
    // What follows the mark of a scalar is its text.
    const type = before === CST.SCALAR ? null : CST.tokenType(lexeme)
    before = lexeme
    const word = refused[type ?? ''] ?? (lexeme === '<<' ? 'merge key' : undefined)
    if (word !== undefined) {
      return {
        reason: `Unexpected ${word} \`${shown(lexeme)}\` in front matter, expected plain values: write it out, or quote it`,
        ...at,
      }
    }
    if (type === 'map-value-ind') pairs++
    if (type === 'flow-map-start' || type === 'flow-seq-start') flow++
    if (type === 'flow-map-end' || type === 'flow-seq-end') flow--
    if (type === 'newline') items = 0
    if (type === 'seq-item-ind') items++
    if (flow > deepest || items > deepest) return { reason: tooDeep, ...at }
    if (pairs > mostKeys) {
      return {
        reason: `Unexpected key number ${pairs} in front matter, expected at most ${mostKeys}: state less`,
        ...at,
      }
    }
    const feed = lexeme.lastIndexOf('\n')
    if (feed === -1) at.column += isMark(lexeme) ? 0 : lexeme.length
    else {
      at.line += lexeme.split('\n').length - 1
      at.column = lexeme.length - feed
    }
  }
  return null
}

const tooDeep = `Unexpected nesting in front matter, expected at most ${deepest} levels: state it flatter`

/** Lexemes that stand for something else than characters of the source. */
function isMark(lexeme: string): boolean {
  return lexeme === CST.SCALAR || lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END || lexeme === CST.BOM
}

/** Reads a source whose shape is no problem. The root is null where it is no map or cannot be read. */
export function yamlOf(source: string): { root: Located | null; problems: Problem[] } {
  const lines = new LineCounter()
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'failsafe',
    strict: true,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  })
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const problems: Problem[] = []
  const say = (reason: string, offset: number) => problems.push({ reason, ...placeOf(offset) })
  const [first] = [...document.errors, ...document.warnings].sort((one, other) => one.pos[0] - other.pos[0])
  if (first !== undefined) {
    say(`Unexpected YAML, expected front matter that can be read: ${firstSentence(first.message)}`, first.pos[0])
    return { root: null, problems }
  }
  const locate = (node: ParsedNode | null, offset: number, depth: number): Located => {
    const located: Located = { kind: 'text', value: '', children: new Map(), place: placeOf(offset) }
    if (depth > deepest) {
      say(tooDeep, offset)
      return located
    }
    if (isScalar(node)) {
      const isNull = node.type === 'PLAIN' && /^(?:~|null|Null|NULL)$/.test(String(node.value))
      located.value = isNull ? '' : String(node.value ?? '')
    } else if (isSeq(node)) {
      located.kind = 'list'
      for (const [at, item] of node.items.entries()) {
        const child = isPair(item) ? null : (item as ParsedNode)
        located.children.set(at, locate(child, child?.range[0] ?? offset, depth + 1))
      }
    } else if (isMap(node)) {
      located.kind = 'map'
      for (const { key, value } of node.items) {
        const from = key?.range[0] ?? offset
        const name = isScalar(key) ? String(key.value ?? '') : ''
        const earlier = located.children.get(name)
        if (earlier !== undefined) {
          const line = earlier.place.line + 1
          say(
            `Unexpected key \`${shown(name)}\` a second time, expected it once: it stands on line ${line} already`,
            from,
          )
        } else if (name === '__proto__') say('Unexpected key `__proto__`, expected a name', from)
        else located.children.set(name, locate(value, from, depth + 1))
      }
    }
    return located
  }
  const { contents } = document
  if (!isMap(contents)) return { root: null, problems }
  return { root: locate(contents as ParsedNode, 0, 0), problems }
}

function firstSentence(message: string): string {
  return shown(message.split(/[\n.](?:\s|$)/, 1)[0] ?? message, 120)
}

/** The value at a node and below, without places. */
export function plainOf(node: Located): unknown {
  if (node.kind === 'text') return node.value
  if (node.kind === 'list') return [...node.children.values()].map(plainOf)
  return Object.fromEntries([...node.children].map(([key, child]) => [String(key), plainOf(child)]))
}

/** Where in the document the node at a path stands, or the deepest above it that is there. One line of `---` stands above the front matter. */
export function placeIn(root: Located, path: readonly (string | number)[]): Place {
  let node = root
  for (const key of path) {
    const next = node.children.get(key)
    if (next === undefined) break
    node = next
  }
  return { line: node.place.line + 1, column: node.place.column }
}
