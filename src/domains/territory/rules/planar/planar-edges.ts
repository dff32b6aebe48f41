import Flatbush from 'flatbush'
import type { Box } from '../areas.ts'

/** A directed border between two points of a grid; its owner (a zone's place in the list) lies on its left. */
export type Edge = readonly [ax: number, ay: number, bx: number, by: number, owner: number]

/** A grid of whole numbers over the zones, so that "left of", "crosses" and "the same point" are exact. */
export type Grid = Readonly<{ west: number; south: number; perDegree: number }>

/** Eleven centimetres of latitude a step; coarser only where the zones span more than thirty degrees. */
export function gridOver([west, south, east, north]: Box): Grid {
  const perDegree = Math.min(1e6, Math.floor(3e7 / Math.max(east - west, north - south, 1e-9)))
  return { west: Math.floor(west), south: Math.floor(south), perDegree }
}

export const gridX = (grid: Grid, lon: number): number => Math.round((lon - grid.west) * grid.perDegree)
export const gridY = (grid: Grid, lat: number): number => Math.round((lat - grid.south) * grid.perDegree)

/**
 * Borders cut wherever two of them touch or cross, and cancelled where two neighbours share one exactly: what is left meets only in
 * its ends. Snap rounding after Hobby 1999: a border that passes within half a step of a point goes through that point. Shared borders
 * may be kept, when it matters whose ground is whose. Null when they cross so often that they are no borders but a scribble.
 */
export function planarEdges(edges: readonly Edge[], shared: 'cancelled' | 'kept' = 'cancelled'): Edge[] | null {
  let left = single(edges, shared)
  for (let round = 0; round < 12; round++) {
    const cuts = cutsOf(left)
    if (cuts === null) return null
    if (cuts.size === 0) return left
    left = single(left.flatMap((edge, place) => pieces(edge, cuts.get(place) ?? [])), shared)
  }
  return left
}

/** A border walked once each way is no border of the whole; or, kept, is one border. */
function single(edges: readonly Edge[], shared: 'cancelled' | 'kept'): Edge[] {
  const points = new Map<number, number>()
  const open = new Map<number, Edge[]>()
  for (const edge of edges) {
    const from = numbered(points, edge[0], edge[1])
    const to = numbered(points, edge[2], edge[3])
    if (from === to) continue
    const key = Math.min(from, to) * 67_108_864 + Math.max(from, to)
    const same = open.get(key)
    if (same === undefined) open.set(key, [edge])
    else if (shared === 'kept') continue
    else if (same.length > 0 && (same[0]![0] !== edge[0] || same[0]![1] !== edge[1])) same.pop()
    else same.push(edge)
  }
  return [...open.values()].flat()
}

function numbered(points: Map<number, number>, x: number, y: number): number {
  const key = x * 67_108_864 + y
  const known = points.get(key)
  if (known !== undefined) return known
  points.set(key, points.size)
  return points.size - 1
}

type Cuts = Map<number, [number, number][]>

/** Every edge against those near it; given up where more meet than any map needs: real countries stay under one cut an edge. */
function cutsOf(edges: readonly Edge[]): Cuts | null {
  const cuts: Cuts = new Map()
  if (edges.length < 2) return cuts
  const index = new Flatbush(edges.length)
  for (const [ax, ay, bx, by] of edges) index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
  index.finish()
  let [looks, made] = [2_000_000 + 500 * edges.length, 2_000 + 4 * edges.length]
  for (const [place, edge] of edges.entries()) {
    const [ax, ay, bx, by] = edge
    index.search(Math.min(ax, bx) - 1, Math.min(ay, by) - 1, Math.max(ax, bx) + 1, Math.max(ay, by) + 1, (other) => {
      looks--
      if (other > place) made -= cutPair(cuts, place, edge, other, edges[other]!)
      return false
    })
    if (looks < 0 || made < 0) return null
  }
  return cuts
}

/** Cuts two edges where they meet, and says how often. */
function cutPair(cuts: Cuts, one: number, e: Edge, two: number, f: Edge): number {
  const touches = cutAt(cuts, one, e, f[0], f[1]) + cutAt(cuts, one, e, f[2], f[3]) + cutAt(cuts, two, f, e[0], e[1]) + cutAt(cuts, two, f, e[2], e[3])
  const start = side(f, e[0], e[1])
  const end = side(f, e[2], e[3])
  if (start * end >= 0 || side(e, f[0], f[1]) * side(e, f[2], f[3]) >= 0) return touches
  const share = start / (start - end)
  const [x, y] = [Math.round(e[0] + share * (e[2] - e[0])), Math.round(e[1] + share * (e[3] - e[1]))]
  return touches + (ends(e, x, y) ? 0 : noted(cuts, one, x, y)) + (ends(f, x, y) ? 0 : noted(cuts, two, x, y))
}

/** Twice the signed area of edge and point: exact, because the grid's numbers stay under 2^25. */
const side = ([ax, ay, bx, by]: Edge, x: number, y: number): number => (bx - ax) * (y - ay) - (by - ay) * (x - ax)

const ends = ([ax, ay, bx, by]: Edge, x: number, y: number): boolean => (ax === x && ay === y) || (bx === x && by === y)

function cutAt(cuts: Cuts, place: number, edge: Edge, x: number, y: number): 0 | 1 {
  if (ends(edge, x, y)) return 0
  const [dx, dy] = [edge[2] - edge[0], edge[3] - edge[1]]
  const along = (x - edge[0]) * dx + (y - edge[1]) * dy
  const length = dx * dx + dy * dy
  if (along <= 0 || along >= length) return 0
  const off = side(edge, x, y)
  return off * off <= length / 4 ? noted(cuts, place, x, y) : 0
}

function noted(cuts: Cuts, place: number, x: number, y: number): 1 {
  const known = cuts.get(place)
  if (known === undefined) cuts.set(place, [[x, y]])
  else known.push([x, y])
  return 1
}

function pieces(edge: Edge, cuts: [number, number][]): Edge[] {
  const [ax, ay, bx, by, owner] = edge
  const along = ([x, y]: [number, number]) => (x - ax) * (bx - ax) + (y - ay) * (by - ay)
  const stops: [number, number][] = [[ax, ay], ...cuts.sort((one, two) => along(one) - along(two)), [bx, by]]
  return stops.slice(1).map(([x, y], place) => [stops[place]![0], stops[place]![1], x, y, owner] as const)
}
