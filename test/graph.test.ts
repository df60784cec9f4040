import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { box, connected, type Graph, graph, linkPath, mostBoxes, type Need } from '../src/draw/graph.ts'

const need = (id: string, ...needs: string[]): Need => ({ id, needs })
const chain = (length: number): Need[] =>
  Array.from({ length }, (_, n) => need(`m${n}`, ...(n === 0 ? [] : [`m${n - 1}`])))

function drawn(needs: Need[], isRightToLeft = false): Graph {
  const picture = graph(needs, isRightToLeft)
  if (picture === null) throw new Error('There is no picture')
  return picture
}

const boxOf = (picture: Graph, id: string) => {
  const found = picture.boxes.find((each) => each.id === id)
  if (!found) throw new Error(`There is no box ${id}`)
  return found
}

/** Any needs among up to twelve things: circles, and things that need themselves or nothing, too. */
const needs = fc
  .array(fc.array(fc.nat(11), { maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((all) => all.map((others, n) => need(`m${n}`, ...others.map((other) => `m${other}`))))

describe('what is drawn', () => {
  it('is what needs something or is needed, in the order that was given', () => {
    const all = [need('a'), need('b', 'd'), need('c'), need('d'), need('e', 'b', 'b', 'e', 'nowhere')]
    expect(connected(all)).toEqual([need('b', 'd'), need('d'), need('e', 'b')])
    expect(drawn(all).boxes.map(({ id }) => id)).toEqual(['b', 'd', 'e'])
  })

  it('is nothing where nothing needs anything', () => {
    expect(graph([])).toBeNull()
    expect(graph([need('a'), need('b')])).toBeNull()
    expect(graph([need('a', 'a')])).toBeNull()
  })

  it('is nothing where there is more than a picture makes clear', () => {
    expect(graph(chain(mostBoxes))?.boxes).toHaveLength(mostBoxes)
    expect(graph(chain(mostBoxes + 1))).toBeNull()
  })
})

describe('the picture', () => {
  it('has what is needed before what needs it', () => {
    const picture = drawn([need('c', 'b'), need('b', 'a'), need('a')])
    const x = (id: string) => boxOf(picture, id).x
    expect(x('a') + box.width).toBeLessThan(x('b'))
    expect(x('b') + box.width).toBeLessThan(x('c'))
  })

  it('is mirrored for a document that runs from right to left', () => {
    const all = [need('a'), need('b', 'a'), need('c', 'a'), need('d', 'a', 'c')]
    const [there, back] = [drawn(all), drawn(all, true)]
    expect(back.width).toBe(there.width)
    for (const { id, x, y } of there.boxes) expect(boxOf(back, id)).toEqual({ id, x: there.width - x - box.width, y })
    expect(back.links.map(({ points }) => points)).toEqual(
      there.links.map(({ points }) => points.map(([x, y]) => [there.width - x, y])),
    )
  })

  it('holds every box, none over another, whatever needs what', () => {
    fc.assert(
      fc.property(needs, fc.boolean(), (all, isRightToLeft) => {
        const picture = graph(all, isRightToLeft)
        if (picture === null) return
        for (const [index, { x, y }] of picture.boxes.entries()) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(x + box.width).toBeLessThanOrEqual(picture.width)
          expect(y + box.height).toBeLessThanOrEqual(picture.height)
          for (const other of picture.boxes.slice(index + 1)) {
            const isApart = Math.abs(x - other.x) >= box.width || Math.abs(y - other.y) >= box.height
            expect(isApart).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has a link for each need, from a side of what is needed to a side of what needs it, inside the picture', () => {
    fc.assert(
      fc.property(needs, fc.boolean(), (all, isRightToLeft) => {
        const picture = graph(all, isRightToLeft)
        const wanted = connected(all).flatMap(({ id, needs }) => needs.map((other) => `${other} ${id}`))
        expect(picture?.links.map(({ from, to }) => `${from} ${to}`) ?? []).toEqual(wanted)
        for (const { from, to, points } of picture?.links ?? []) {
          for (const [end, id] of [
            [points[0], from],
            [points.at(-1), to],
          ] as const) {
            const { x, y } = boxOf(picture as Graph, id)
            expect([x, x + box.width]).toContain(end?.[0])
            expect(end?.[1]).toBe(y + box.height / 2)
          }
          for (const [x, y] of points) {
            expect(x >= 0 && x <= (picture?.width ?? 0) && y >= 0 && y <= (picture?.height ?? 0)).toBe(true)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('draws a circle, with a link back', () => {
    const picture = drawn([need('a', 'c'), need('b', 'a'), need('c', 'b')])
    const back = picture.links.filter(({ points }) => (points.at(-1)?.[0] ?? 0) < (points[0]?.[0] ?? 0))
    expect(picture.links).toHaveLength(3)
    expect(back).toHaveLength(1)
  })

  it('is the same whatever was drawn before', () => {
    const all = [need('a'), need('b', 'a'), need('c', 'a', 'b'), need('d', 'c'), need('e', 'a', 'd')]
    const first = drawn(all)
    for (let n = 2; n < 12; n += 1) graph(chain(n))
    expect(drawn(all)).toEqual(first)
  })
})

describe('a link', () => {
  it('leaves and arrives level', () => {
    expect(linkPath([])).toBe('')
    expect(
      linkPath([
        [0, 10],
        [40, 10],
      ]),
    ).toBe('M0 10H40')
    expect(
      linkPath([
        [0, 10],
        [40, 30],
        [60, 30],
      ]),
    ).toBe('M0 10C20 10 20 30 40 30H60')
  })
})
