import { cellsOf } from '../cells-of.ts'
import type { Grid } from '../grid-over.ts'

/** A closed line, its first corner repeated at the end. */
export type Ring = readonly (readonly [x: number, y: number])[]

/** Sides of a square of four cell middles: south, east, north, west. For each pattern of high corners (sw 1, se 2, ne 4, nw 8): from side, to side. */
const [S, E, N, W] = [0, 1, 2, 3]
const turns: readonly (readonly number[])[] = [[], [S, W], [E, S], [E, W], [N, E], [], [N, S], [N, W], [W, N], [S, N], [], [E, N], [W, E], [S, E], [W, S], []]
const crosswise = { 5: { joined: [S, E, N, W], parted: [S, W, N, E] }, 10: { joined: [W, S, E, N], parted: [E, S, W, N] } }

/** The lines along which a grid crosses one level, closed, with the high side on their left; contours makes polygons of them. */
export function levelRings(values: ArrayLike<number>, { west, south, cell, columns, rows }: Grid, level: number): Ring[] {
  cellsOf(columns, rows, values.length)
  const wide = columns + 2, next = new Map<number, number>()
  const at = (c: number, r: number) => (c > 0 && c <= columns && r > 0 && r <= rows ? (values[(r - 1) * columns + c - 1] as number) : -Infinity)
  for (let r = 0; r <= rows; r++) {
    for (let c = 0; c <= columns; c++) {
      const sw = at(c, r), se = at(c + 1, r), ne = at(c + 1, r + 1), nw = at(c, r + 1)
      const pattern = (sw >= level ? 1 : 0) + (se >= level ? 2 : 0) + (ne >= level ? 4 : 0) + (nw >= level ? 8 : 0)
      const cross = pattern === 5 || pattern === 10 ? crosswise[pattern] : null
      const sides = cross ? ((sw + se + ne + nw) / 4 >= level ? cross.joined : cross.parted) : (turns[pattern] as readonly number[])
      const here = 2 * (r * wide + c), side = [here, here + 3, here + 2 * wide, here + 1]
      for (let k = 0; k < sides.length; k += 2) next.set(side[sides[k] as number] as number, side[sides[k + 1] as number] as number)
    }
  }
  // An even side runs from a middle to the one east of it, an odd one to the one north of it.
  const corner = (side: number): readonly [number, number] => {
    const c = (side >> 1) % wide, r = Math.floor((side >> 1) / wide), up = side & 1
    const a = at(c, r), b = up ? at(c, r + 1) : at(c + 1, r), t = Number.isFinite(a) && Number.isFinite(b) ? (level - a) / (b - a) : 0.5
    return [west + (c - 0.5 + (up ? 0 : t)) * cell, south + (r - 0.5 + (up ? t : 0)) * cell]
  }
  const rings: Ring[] = []
  for (const [first] of next) {
    const ring: (readonly [number, number])[] = []
    for (let side = first, after = next.get(side); after !== undefined; side = after, after = next.get(side)) {
      ring.push(corner(side))
      next.delete(side)
    }
    if (ring.length) rings.push([...ring, ring[0] as readonly [number, number]])
  }
  return rings
}
