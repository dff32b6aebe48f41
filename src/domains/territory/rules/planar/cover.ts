import type { MultiPolygon } from '../../words.ts'
import { boxOf, metresPerDegree, type Ring } from '../areas.ts'
import { noTelling, type Telling } from './telling.ts'
import { faces, sides, type Face } from './faces.ts'
import { outlineRows } from './outline-rows.ts'
import type { Point } from './half-edges.ts'
import { gridOver, gridX, gridY, planarEdges, type Edge, type Grid } from './planar-edges.ts'

/** A patch of ground in metres: on how many zones it lies, how wide it is on the whole, and a point in it. */
export type Patch = Readonly<{
  winding: number
  squareMetres: number
  /** twice the area over the perimeter: for a strip, its mean breadth */
  metresWide: number
  at: readonly [lon: number, lat: number]
  /** the zones whose borders run around it, the longest first, by their place in the list */
  around: readonly number[]
  rings: readonly Ring[]
}>

/** How zones cover the ground between them: every patch on which not exactly one of them lies; null where their borders are a scribble. */
export function cover(boundaries: readonly (MultiPolygon | null)[], told: Telling = noTelling): Patch[] | null {
  const box = boxOf(boundaries.flatMap((boundary) => boundary ?? []))
  if (box === null) return []
  const grid = gridOver(box)
  const cut = planarEdges(boundaries.flatMap((boundary, owner) => {
    told(owner / boundaries.length)
    return boundary === null ? [] : outline(edgesOf(boundary, grid, owner), owner)
  }))
  return cut && patches(faces(cut, (winding) => winding !== 1), grid)
}

/** The patches of one zone that it does not lie on exactly once, though its borders run around them: where it crosses itself; null for a scribble. */
export function knots(boundary: MultiPolygon): Patch[] | null {
  const box = boxOf(boundary)
  if (box === null) return []
  const grid = gridOver(box)
  const cut = planarEdges(edgesOf(boundary, grid, 0))
  return cut && patches(faces(cut, (winding) => winding < 0 || winding > 1), grid)
}

/** A patch cut along every border that runs through it, so that each piece has one and the same zones on it. */
export function parted(patch: Patch, boundaries: readonly MultiPolygon[]): Patch[] {
  const box = boxOf([patch.rings])
  if (box === null) return []
  const grid = gridOver(box)
  const [west, south, east, north] = [gridX(grid, box[0]), gridY(grid, box[1]), gridX(grid, box[2]), gridY(grid, box[3])]
  const near = ([ax, ay, bx, by]: Edge) =>
    Math.max(ax, bx) >= west && Math.min(ax, bx) <= east && Math.max(ay, by) >= south && Math.min(ay, by) <= north
  const edges = boundaries.flatMap((boundary, owner) => edgesOf(boundary, grid, owner).filter(near))
  const inside = outlineRows([patch.rings])
  const cut = planarEdges([...edgesOf([patch.rings], grid, boundaries.length), ...edges], 'kept')
  return cut === null ? [] : patches(faces(cut, () => true), grid).filter(({ at }) => inside.contains(...at))
}

function edgesOf(boundary: MultiPolygon, grid: Grid, owner: number): Edge[] {
  const edges: Edge[] = []
  for (const polygon of boundary) for (const ring of polygon) {
    for (let place = 1; place < ring.length; place++) {
      const [[ax, ay], [bx, by]] = [ring[place - 1]!, ring[place]!]
      edges.push([gridX(grid, ax), gridY(grid, ay), gridX(grid, bx), gridY(grid, by), owner])
    }
  }
  return edges
}

/** A zone that crosses itself counts once wherever it lies, so that its knots are not taken for gaps and overlaps with its neighbours. */
function outline(edges: Edge[], owner: number): Edge[] {
  return sides(planarEdges(edges) ?? []).flatMap(({ edge: [ax, ay, bx, by], left, right }) =>
    (left !== 0) === (right !== 0) ? [] : [left !== 0 ? [ax, ay, bx, by, owner] as const : [bx, by, ax, ay, owner] as const])
}

/** Patches thinner than the grid are rounding, not ground. */
function patches(found: readonly Face[], grid: Grid): Patch[] {
  const north = metresPerDegree / grid.perDegree
  return found.flatMap((face) => {
    const at = [grid.west + face.inside[0] / grid.perDegree, grid.south + face.inside[1] / grid.perDegree] as const
    const east = north * Math.cos((at[1] * Math.PI) / 180)
    const squareMetres = face.area * north * east
    const metresWide = (2 * squareMetres) / perimeter(face, north, east)
    if (metresWide < north) return []
    const around = [...face.owners].sort(([one, long], [two, longer]) => longer - long || one - two).map(([owner]) => owner)
    const degrees = ([x, y]: Point) => [grid.west + x / grid.perDegree, grid.south + y / grid.perDegree] as const
    const rings = face.rings.map((ring) => [...ring, ring[0]!].map(degrees))
    return [{ winding: face.winding, squareMetres, metresWide, at, around, rings }]
  })
}

function perimeter({ rings }: Face, north: number, east: number): number {
  let metres = 0
  for (const ring of rings) ring.forEach(([x, y], place) => {
    const [fromX, fromY] = ring.at(place - 1)!
    metres += Math.hypot((x - fromX) * east, (y - fromY) * north)
  })
  return metres
}
