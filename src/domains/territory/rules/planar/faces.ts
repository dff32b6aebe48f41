import Flatbush from 'flatbush'
import { halfEdges, type Half, type Point, type Walk } from './half-edges.ts'
import type { Edge } from './planar-edges.ts'

/** A patch of ground between borders: how many zones lie on it (its winding), and who owns the borders around it, by length. */
export type Face = Readonly<{
  winding: number
  /** in steps of the grid */
  area: number
  inside: Point
  rings: readonly (readonly Point[])[]
  owners: ReadonlyMap<number, number>
}>

/** A border with what lies to its left and to its right. */
export type Side = Readonly<{ edge: Edge; left: number; right: number }>

/** How many zones lie on either side of each of these planar edges. */
export function sides(edges: readonly Edge[]): Side[] {
  const { halves, walks } = wound(edges)
  return halves.flatMap((half, place) =>
    place % 2 === 1 ? [] : [{ edge: half.edge, left: walks[half.ring]!.winding, right: walks[halves[place + 1]!.ring]!.winding }])
}

/** The patches that planar edges cut out of the ground and on which a wanted number of zones lies. */
export function faces(edges: readonly Edge[], wanted: (winding: number) => boolean): Face[] {
  const { halves, walks, points } = wound(edges)
  const outer = walks.filter((walk) => walk.area > 0)
  const asked = outer.filter((walk) => wanted(walk.winding))
  const holes = holesOf(asked, outer, walks.filter((walk) => walk.area < 0), halves, points)
  return asked.map((walk) => faceOf([walk, ...(holes.get(walk) ?? [])], halves, points))
}

function wound(edges: readonly Edge[]): ReturnType<typeof halfEdges> {
  const found = halfEdges(edges)
  const windingAt = windingOf(found.halves, found.points)
  for (const walk of found.walks) walk.winding = windingAt(walk)
  return found
}

/** How many zones lie just left of a ring: borders that a ray to the east crosses, those going up counted for, those going down against. */
function windingOf(halves: readonly Half[], points: readonly Point[]): (walk: Walk) => number {
  if (halves.length === 0) return () => 0
  const index = new Flatbush(halves.length / 2)
  let east = -Infinity
  for (let place = 0; place < halves.length; place += 2) {
    const [[ax, ay], [bx, by]] = [points[halves[place]!.from]!, points[halves[place]!.to]!]
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    east = Math.max(east, ax, bx)
  }
  index.finish()
  return (walk) => {
    const steep = (place: number) => Math.abs(points[halves[place]!.to]![1] - points[halves[place]!.from]![1])
    const best = walk.halves.reduce((one, two) => (steep(two) > steep(one) ? two : one))
    const [[ax, ay], [bx, by]] = [points[halves[best]!.from]!, points[halves[best]!.to]!]
    const [x, y] = [(ax + bx) / 2, (ay + by) / 2]
    let winding = by > ay ? halves[best]!.net : 0
    index.search(x, y, east, y, (pair) => {
      const other = halves[pair * 2]!
      const [[cx, cy], [dx, dy]] = [points[other.from]!, points[other.to]!]
      if (pair !== best >> 1 && cy <= y !== dy <= y && cx + ((y - cy) * (dx - cx)) / (dy - cy) > x) winding += dy > cy ? other.net : -other.net
      return false
    })
    return winding
  }
}

/** What runs with the clock belongs to the smallest patch around it, and is no part of that patch. */
function holesOf(asked: Walk[], outer: Walk[], inner: Walk[], halves: readonly Half[], points: readonly Point[]): Map<Walk, Walk[]> {
  const holes = new Map<Walk, Walk[]>(asked.map((walk) => [walk, []]))
  if (asked.length === 0) return holes
  const index = new Flatbush(outer.length)
  for (const { box } of outer) index.add(...box)
  index.finish()
  for (const hole of inner) {
    const [x, y] = points[halves[hole.halves[0]!]!.from]!
    const near = index.search(x, y, x, y).map((place) => outer[place]!).filter((walk) => walk.area > -hole.area)
    if (!near.some((walk) => holes.has(walk))) continue
    const around = near.filter((walk) => crossings([walk], halves, points, y).filter((at) => at > x).length % 2 === 1)
    if (around.length > 0) holes.get(around.reduce((one, two) => (two.area < one.area ? two : one)))?.push(hole)
  }
  return holes
}

function faceOf(rings: readonly Walk[], halves: readonly Half[], points: readonly Point[]): Face {
  const owners = new Map<number, number>()
  for (const ring of rings) for (const place of ring.halves) {
    const { edge, from, to } = halves[place]!
    owners.set(edge[4], (owners.get(edge[4]) ?? 0) + Math.hypot(points[to]![0] - points[from]![0], points[to]![1] - points[from]![1]))
  }
  return {
    winding: rings[0]!.winding, area: rings.reduce((sum, ring) => sum + ring.area, 0),
    inside: middle(rings, halves, points), rings: rings.map((ring) => ring.halves.map((place) => points[halves[place]!.from]!)), owners,
  }
}

/** Where a row of the grid crosses the rings, west to east. */
function crossings(rings: readonly Walk[], halves: readonly Half[], points: readonly Point[], y: number): number[] {
  const found: number[] = []
  for (const ring of rings) for (const place of ring.halves) {
    const [[ax, ay], [bx, by]] = [points[halves[place]!.from]!, points[halves[place]!.to]!]
    if (ay <= y !== by <= y) found.push(ax + ((y - ay) * (bx - ax)) / (by - ay))
  }
  return found.sort((one, two) => one - two)
}

/** A point well inside: the middle of the widest span on one of nine rows. */
function middle(rings: readonly Walk[], halves: readonly Half[], points: readonly Point[]): Point {
  const [, south, , north] = rings[0]!.box
  let best = points[halves[rings[0]!.halves[0]!]!.from]!
  let widest = 0
  for (let row = 1; row < 10; row++) {
    const y = south + ((north - south) * row) / 10 + 1e-3 // between the grid's rows, where no border ends
    const stops = crossings(rings, halves, points, y)
    for (let place = 0; place + 1 < stops.length; place += 2) {
      const width = stops[place + 1]! - stops[place]!
      if (width > widest) [widest, best] = [width, [stops[place]! + width / 2, y]]
    }
  }
  return best
}
