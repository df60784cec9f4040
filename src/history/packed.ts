import type { Milestone, Roadmap, Section } from '../roadmap/index.ts'
import type { Snapshot } from './walk.ts'

/** What one content of a document says, or why it cannot be read. */
export type Read = (Snapshot & { text: string }) | { problem: string }

/** A reading whose milestones and sections are numbers of parts. */
type PackedRead =
  | { problem: string }
  | (Omit<Extract<Read, Snapshot>, 'roadmap'> & {
      roadmap: Omit<Roadmap, 'milestones' | 'sections'> & { milestones: number[]; sections: number[] }
    })

/** Readings of the contents of one document. Most parts of it stay from one to the next, so each is kept once. */
export interface Packed {
  parts: (Milestone | Section)[]
  readings: Record<string, PackedRead>
}

export function pack(readings: Readonly<Record<string, Read>>): Packed {
  const parts: Packed['parts'] = []
  const numbers = new Map<string, number>()
  const numberOf = (part: Milestone | Section): number => {
    const key = JSON.stringify(part)
    const known = numbers.get(key) ?? parts.push(part) - 1
    numbers.set(key, known)
    return known
  }
  const packed = Object.entries(readings).map(([blob, read]): [string, PackedRead] => {
    if ('problem' in read) return [blob, read]
    const { roadmap } = read
    const [milestones, sections] = [roadmap.milestones.map(numberOf), roadmap.sections.map(numberOf)]
    return [blob, { ...read, roadmap: { ...roadmap, milestones, sections } }]
  })
  return { parts, readings: Object.fromEntries(packed) }
}

/** The readings again. Equal parts of several are one object, so nobody may change them. Throws for a number without a part. */
export function unpack({ parts, readings }: Packed): Record<string, Read> {
  const partAt = (number: number) => {
    const part = parts[number]
    if (part === undefined) throw new RangeError(`Unexpected part ${number}, expected one of ${parts.length}`)
    return part
  }
  const unpacked = Object.entries(readings).map(([blob, read]): [string, Read] => {
    if ('problem' in read) return [blob, read]
    const { roadmap } = read
    const milestones = roadmap.milestones.map((number) => partAt(number) as Milestone)
    const sections = roadmap.sections.map((number) => partAt(number) as Section)
    return [blob, { ...read, roadmap: { ...roadmap, milestones, sections } }]
  })
  return Object.fromEntries(unpacked)
}
