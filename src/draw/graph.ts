import { type EdgeLabel, type GraphLabel, layout, type NodeLabel, Graph as Plan } from '@dagrejs/dagre'

/** Something with a name and what it needs first. */
export interface Need {
  id: string
  needs: readonly string[]
}

/** A box of the picture: its corner at the top left, in the units of the picture. */
export interface Box {
  id: string
  x: number
  y: number
}

/** A line from the box of what is needed to the box of what needs it. It begins and ends on a side of its box. */
export interface Link {
  from: string
  to: string
  points: Point[]
}
export type Point = readonly [x: number, y: number]

export interface Graph {
  width: number
  height: number
  /** In the order that was given. */
  boxes: Box[]
  links: Link[]
}

/** Size of every box. */
export const box = { width: 134, height: 64 } as const
const between = { ranks: 34, boxes: 16, links: 10 }
/** More than this no picture makes clear. */
export const mostBoxes = 60

/** What needs something or is needed, in the order that was given; nothing needs itself, or the same thing twice. */
export function connected(all: readonly Need[]): Need[] {
  const known = new Set(all.map(({ id }) => id))
  const cleaned = all.map(({ id, needs }) => ({
    id,
    needs: [...new Set(needs)].filter((other) => other !== id && known.has(other)),
  }))
  const touched = new Set(cleaned.flatMap(({ id, needs }) => (needs.length > 0 ? [id, ...needs] : [])))
  return cleaned.filter(({ id }) => touched.has(id))
}

/**
 * Lays out what needs what, in layers (Sugiyama): what is needed stands before what needs it in reading direction, and
 * links are drawn toward what needs. Links that close a circle run back. Null where nothing needs anything, and where
 * there are more than {@link mostBoxes}.
 */
export function graph(all: readonly Need[], isRightToLeft = false): Graph | null {
  const needs = connected(all)
  if (needs.length === 0 || needs.length > mostBoxes) return null
  const plan = new Plan<GraphLabel, NodeLabel, EdgeLabel>()
  plan.setGraph({ rankdir: 'LR', ranksep: between.ranks, nodesep: between.boxes, edgesep: between.links })
  plan.setDefaultEdgeLabel(() => ({}))
  for (const { id } of needs) plan.setNode(id, { ...box })
  for (const { id, needs: others } of needs) for (const other of others) plan.setEdge(other, id)
  layout(plan)

  const corners = new Map(
    needs.map(({ id }) => {
      const { x = 0, y = 0 } = plan.node(id)
      return [id, [x - box.width / 2, y - box.height / 2] as Point]
    }),
  )
  const links = needs.flatMap(({ id, needs: others }) =>
    others.map((other) => {
      const inside = (plan.edge(other, id).points ?? []).slice(1, -1).map(({ x, y }): Point => [x, y])
      return { from: other, to: id, points: ended(corners.get(other) ?? origin, inside, corners.get(id) ?? origin) }
    }),
  )
  const { width, height, move } = frame(
    [...corners.values()],
    links.flatMap(({ points }) => points),
  )
  const flip = ([x, y]: Point): Point => (isRightToLeft ? [half(width - x), y] : [x, y])
  const place = (point: Point): Point => flip(move(point))
  return {
    width,
    height,
    boxes: needs.map(({ id }) => {
      const [x, y] = move(corners.get(id) ?? origin)
      return { id, x: isRightToLeft ? half(width - x - box.width) : x, y }
    }),
    links: links.map((link) => ({ ...link, points: link.points.map(place) })),
  }
}

const origin: Point = [0, 0]
const half = (n: number): number => Math.round(n * 2) / 2

/** The way between two boxes: out of the middle of one side, into the middle of the side that faces it. */
function ended(from: Point, inside: readonly Point[], to: Point): Point[] {
  const isBack = to[0] <= from[0]
  const leave: Point = [from[0] + (isBack ? 0 : box.width), from[1] + box.height / 2]
  const arrive: Point = [to[0] + (isBack ? box.width : 0), to[1] + box.height / 2]
  return [leave, ...inside, arrive]
}

/** The size of a picture that holds all of it, and how its points move so that it begins at nought. */
function frame(corners: readonly Point[], points: readonly Point[]) {
  const xs = [...corners.flatMap(([x]) => [x, x + box.width]), ...points.map(([x]) => x)]
  const ys = [...corners.flatMap(([, y]) => [y, y + box.height]), ...points.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  return {
    width: half(Math.max(...xs) - left),
    height: half(Math.max(...ys) - top),
    move: ([x, y]: Point): Point => [half(x - left), half(y - top)],
  }
}

/** A link as the data of an SVG path: it leaves and arrives level, and turns half way between two points. */
export function linkPath(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  let [x, y] = first
  let path = `M${x} ${y}`
  for (const [nextX, nextY] of rest) {
    const middle = half((x + nextX) / 2)
    path += nextY === y ? `H${nextX}` : `C${middle} ${y} ${middle} ${nextY} ${nextX} ${nextY}`
    ;[x, y] = [nextX, nextY]
  }
  return path
}
