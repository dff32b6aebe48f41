import { sideOfLine } from '../../locate/zones/side-of-line.ts'
import type { ZoneIndex } from '../../locate/zones/zone-index.ts'

/** The plain twin of placePoints. */
export function placePointsPlainly(x: ArrayLike<number>, y: ArrayLike<number>, index: ZoneIndex): Int32Array {
  const { west, south, east, north, cell: side, columns, whole, start, bands, bandZone } = index, zone = new Int32Array(x.length).fill(-1)
  for (let i = 0; i < x.length; i++) {
    const px = x[i] as number, py = y[i] as number
    if (!(px >= west && px <= east && py >= south && py <= north)) continue
    const cell = Math.floor((py - south) / side) * columns + Math.floor((px - west) / side)
    let found = whole[cell] as number
    for (let k = start[cell] as number, end = start[cell + 1] as number; k < end; k++) {
      const band = bands[k] as number
      if (!inside(px, py, index, band)) continue
      found = bandZone[band] as number
      break
    }
    zone[i] = found
  }
  return zone
}

/** Whether a zone holds a point of this row, by the edges it has there: odd many to the right of the point, or one through it. */
function inside(px: number, py: number, { ends, bandStart }: ZoneIndex, band: number): boolean {
  let odd = false
  for (let at = 4 * (bandStart[band] as number), end = 4 * (bandStart[band + 1] as number); at < end; at += 4) {
    const ay = ends[at + 1] as number, by = ends[at + 3] as number
    if (py < ay || py > by) continue
    const ax = ends[at] as number, bx = ends[at + 2] as number
    if (px > ax && px > bx) continue
    if (ay === by) {
      if (px >= ax && px <= bx) return true
      continue
    }
    const side = px < ax && px < bx ? 1 : sideOfLine(ax, ay, bx, by, px, py)
    if (side === 0) return true
    // Left of an edge that runs upwards: the edge is to the right. The lower end counts, the upper does not.
    if (side > 0 && py < by) odd = !odd
  }
  return odd
}
