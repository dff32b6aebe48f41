import { cellsOf } from '../cells-of.ts'
import type { Grid } from '../grid-over.ts'
import { levelRings, type Ring } from './level-rings.ts'

/**
 * The areas of a map of cells where the value is at least each level, as polygons to be drawn: first ring the outline, the others its holes.
 * Not a border to be policed: half a cell either way is chance. Lines run between the middles of cells by marching squares; beyond the rim
 * of the grid is nothing, so all rings close. Outlines run against the clock, holes with it (as GeoJSON wants).
 * Source: Lorensen & Cline 1987 in the plane; where a square's corners are high crosswise, the mean of the four decides.
 */
export function contours(values: ArrayLike<number>, grid: Grid, levels: readonly number[]): Contour[] {
  const { columns, rows } = grid
  cellsOf(columns, rows, values.length)
  return levels.map((level) => {
    if (!Number.isFinite(level)) throw new RangeError(`A level is a finite number, not ${level}.`)
    const rings = levelRings(values, grid, level).map((ring) => ({ ring, area: areaOf(ring) }))
    const polygons = rings.filter(({ area }) => area > 0).sort((a, b) => a.area - b.area).map(({ ring, area }) => ({ rings: [ring], area }))
    for (const { ring, area } of rings) {
      if (area >= 0) continue
      polygons.find((polygon) => polygon.area >= -area && ring.some((corner) => within(corner, polygon.rings[0] as Ring)))?.rings.push(ring)
    }
    return { level, polygons: polygons.map((polygon) => polygon.rings) }
  })
}

/** The polygons of one level; each is its outline and its holes, first corner repeated at the end. */
export type Contour = { readonly level: number; readonly polygons: readonly (readonly Ring[])[] }

function areaOf(ring: Ring): number {
  const [x0, y0] = ring[0] as readonly [number, number]
  let sum = 0
  for (let k = 1; k < ring.length; k++) {
    const [ax, ay] = ring[k - 1] as readonly [number, number], [bx, by] = ring[k] as readonly [number, number]
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
  }
  return sum / 2
}

function within([x, y]: readonly [number, number], ring: Ring): boolean {
  let inside = false
  for (let k = 1; k < ring.length; k++) {
    const [ax, ay] = ring[k - 1] as readonly [number, number], [bx, by] = ring[k] as readonly [number, number]
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}
