import { fullName, type Milestone } from '../roadmap/index.ts'
import type { Dates, Time } from './dates.ts'
import type { Fact } from './story.ts'
import type { Words } from './words.ts'

/** A milestone named in a sentence, to be a link to its page. */
export interface Mention {
  milestone: Milestone
}

/** A sentence in pieces: text, times that want an element of their own, and milestones that want a link. */
export type Telling = (string | Time | Mention)[]

type Slot = (piece: Time | Mention) => string

/** A sentence whose phrase is written around pieces: `slot` gives what stands for a piece in the phrase. */
function compose(phrase: (slot: Slot) => string): Telling {
  const pieces: (Time | Mention)[] = []
  const text = phrase((piece) => `\0${pieces.push(piece) - 1}\0`)
  return text
    .split('\0')
    .map((part, index) => (index % 2 === 0 ? part : (pieces[Number(part)] ?? '')))
    .filter((piece) => piece !== '')
}

/** One fact of the story of a milestone as a sentence. */
export function tell(fact: Fact, dates: Dates, words: Words): Telling {
  const { story } = words
  const all = (milestones: readonly Milestone[], slot: Slot) =>
    words.list(milestones.map((milestone) => slot({ milestone })))
  switch (fact.kind) {
    case 'appeared':
    case 'returned': {
      const { status, target, completed } = fact.as
      return compose((slot) => {
        const facts = [
          ...(status ? [words.status[status.value].toLowerCase()] : []),
          ...(completed ? [words.completed(slot(dates.full(completed)))] : []),
          ...(target ? [('duration' in target ? words.takes : words.target)(slot(dates.full(target)))] : []),
        ]
        const from = fact.from.length > 0 ? all(fact.from, slot) : null
        return fact.kind === 'appeared' ? story.appeared(facts, from) : story.returned(facts, from)
      })
    }
    case 'removed':
      return compose((slot) =>
        story.removed(fact.last?.value ?? null, fact.into.length > 0 ? all(fact.into, slot) : null),
      )
    case 'renamed': {
      const { before, after } = fact
      if (before.label === after.label) return [story.renamed(before.title, after.title)]
      if (before.title === after.title && before.label !== null && after.label !== null)
        return [story.renumbered(before.label, after.label)]
      return [story.renamed(fullName(before), fullName(after))]
    }
    case 'moved':
      return compose((slot) =>
        fact.into
          ? story.movedInto(slot({ milestone: fact.into }))
          : story.movedOut(slot({ milestone: fact.outOf as Milestone })),
      )
    case 'split':
      return compose((slot) => story.split(all(fact.into, slot)))
    case 'merged':
      return compose((slot) => story.merged(all(fact.from, slot)))
    case 'status': {
      const [before, after] = [fact.before, fact.after].map((status) => (status ? words.status[status.value] : null))
      return [story.status(before ?? null, after ?? null, fact.after !== null && !fact.after.declared)]
    }
    case 'completed':
      return compose((slot) => story.completed(slot(dates.full(fact.after)), fact.late))
    case 'target': {
      const { before, after, change } = fact
      if (after === null) return compose((slot) => story.targetDropped(before ? slot(dates.full(before)) : ''))
      if (before === null) return compose((slot) => story.targetStated(slot(dates.full(after))))
      return compose((slot) => {
        const [from, to] = [slot(dates.full(before)), slot(dates.full(after))]
        if (change.kind === 'sharpened') return story.targetSharpened(from, to)
        if (change.kind === 'widened') return story.targetWidened(from, to)
        return story.targetMoved(from, to, change.slip)
      })
    }
  }
}

/** How far a target moved, in the words of a narrow column. */
export function slipWords(slip: number | null, words: Words): string {
  return slip === null ? '' : words.story.slip(slip)
}
