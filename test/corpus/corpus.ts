/**
 * `npm run corpus [FOLDER…]`: builds one site of every document in some folders and proves that no word of them is lost. Exits with 1 where
 * one is, or where a document cannot be read.
 */
import { documentsIn, present, usualFolders } from './documents.ts'
import { walkHistories } from './histories.ts'
import { type Loss, lostWords } from './proof.ts'
import { proveAll } from './proofs.ts'

const given = process.argv.slice(2)
const { there, missing } = present(given.length > 0 ? given : usualFolders)
for (const folder of missing) console.log(`${folder} does not exist: its documents are not checked.`)
if (there.length === 0) {
  console.log('No documents to check. Name folders of Markdown files: npm run corpus -- FOLDER…')
  process.exit(given.length > 0 ? 1 : 0)
}

const inputs = documentsIn(there)
const width = Math.max(...inputs.map(({ name }) => name.length))
const row = (name: string, ...cells: (string | number)[]) =>
  console.log([name.padEnd(width), ...cells.map((cell) => String(cell).padStart(10))].join('  '))

row('document', 'words', 'not shown', 'not placed', 'milestones', 'ms')
let [read, words, unaccounted, faulty] = [0, 0, 0, 0]
for (const { input, milliseconds, result } of await proveAll(inputs)) {
  if ('refused' in result) {
    row(input.name, 'not read')
    console.log(indented(result.refused))
    continue
  }
  const { proof } = result
  read += 1
  words += proof.words
  unaccounted += lostWords([...proof.onDocument, ...proof.onPages])
  const shares = [lostWords(proof.onDocument), lostWords(proof.onPages)]
  row(input.name, proof.words, ...shares, proof.milestones, milliseconds.toFixed(0))
  for (const loss of [...proof.onDocument, ...proof.onPages]) console.log(indented(told(loss)))
  for (const fault of proof.faults) console.log(indented(fault))
  if (proof.faults.length > 0) faulty += 1
}
if (faulty > 0) console.log(`${faulty} documents with faults`)
console.log(`${read} of ${inputs.length} documents read, ${words} words, ${unaccounted} unaccounted`)
process.exitCode = read === inputs.length && unaccounted === 0 && faulty === 0 ? 0 : 1
if (given.length === 0 && !walkHistories()) process.exitCode = 1

function told({ where, words, lines }: Loss): string {
  const lost = [...words].map(([word, count]) => (count > 1 ? `${word} ×${count}` : word))
  return `not ${where}: ${lost.join(' ')} (${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')})`
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ')
}
