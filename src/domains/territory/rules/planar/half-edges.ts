import type { Edge } from './planar-edges.ts'

export type Point = readonly [x: number, y: number]
/** One side of a border: walking it, the patch on its left. Its net says how many owners walk this way more than the other. */
export type Half = { from: number; to: number; edge: Edge; net: number; twin: number; next: number; ring: number }
/** A round walk along half-edges with one patch on the left; its area is negative when it runs with the clock, around something. */
export type Walk = { halves: number[]; area: number; winding: number; box: [number, number, number, number] }

/** Planar edges as pairs of half-edges, linked into walks around the patches they bound (a doubly connected edge list; de Berg 2008, ch. 2). */
export function halfEdges(edges: readonly Edge[]): { halves: Half[]; walks: Walk[]; points: Point[] } {
  const points: Point[] = []
  const halves = halvesOf(edges, points)
  linkHalves(halves, points)
  return { halves, walks: walksOf(halves, points), points }
}

function halvesOf(edges: readonly Edge[], points: Point[]): Half[] {
  const numbers = new Map<number, number>()
  const number = (x: number, y: number): number => {
    const key = x * 67_108_864 + y
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, points.length)
    return points.push([x, y]) - 1
  }
  const byEnds = new Map<number, number>()
  const halves: Half[] = []
  for (const edge of edges) {
    const [from, to] = [number(edge[0], edge[1]), number(edge[2], edge[3])]
    const key = Math.min(from, to) * 67_108_864 + Math.max(from, to)
    const known = byEnds.get(key)
    if (known !== undefined) {
      const along = halves[known]!.from === from ? 1 : -1
      halves[known]!.net += along
      halves[known + 1]!.net -= along
      continue
    }
    const place = halves.length
    byEnds.set(key, place)
    halves.push({ from, to, edge, net: 1, twin: place + 1, next: -1, ring: -1 })
    halves.push({ from: to, to: from, edge, net: -1, twin: place, next: -1, ring: -1 })
  }
  return halves
}

/** After each half-edge comes the sharpest turn to the left: the one before its twin when the point is circled against the clock. */
function linkHalves(halves: Half[], points: readonly Point[]): void {
  const leaving: number[][] = points.map(() => [])
  halves.forEach((half, place) => leaving[half.from]!.push(place))
  for (const around of leaving) {
    around.sort((one, two) => byDirection(direction(halves[one]!, points), direction(halves[two]!, points)))
    around.forEach((place, turn) => (halves[halves[place]!.twin]!.next = around[(turn + around.length - 1) % around.length]!))
  }
}

function direction({ from, to }: Half, points: readonly Point[]): [number, number] {
  return [points[to]![0] - points[from]![0], points[to]![1] - points[from]![1]]
}

function byDirection([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const below = (x: number, y: number) => (y < 0 || (y === 0 && x < 0) ? 1 : 0)
  return below(ax, ay) - below(bx, by) || bx * ay - ax * by
}

function walksOf(halves: Half[], points: readonly Point[]): Walk[] {
  const walks: Walk[] = []
  halves.forEach((half, start) => {
    if (half.ring !== -1) return
    const walk: Walk = { halves: [], area: 0, winding: 0, box: [Infinity, Infinity, -Infinity, -Infinity] }
    const [ox, oy] = points[half.from]!
    for (let place = start; halves[place]!.ring === -1; place = halves[place]!.next) {
      halves[place]!.ring = walks.length
      walk.halves.push(place)
      const [ax, ay] = points[halves[place]!.from]!
      const [bx, by] = points[halves[place]!.to]!
      walk.area += ((ax - ox) * (by - oy) - (bx - ox) * (ay - oy)) / 2
      walk.box = [Math.min(walk.box[0], ax), Math.min(walk.box[1], ay), Math.max(walk.box[2], ax), Math.max(walk.box[3], ay)]
    }
    walks.push(walk)
  })
  return walks
}
