import { countPoints } from '../fast/count-points.ts'
import type { Grid } from './grid-over.ts'

/**
 * How many points lie in each cell of a grid; a point on a border counts for the cell to its east or north.
 * Not a rate: where more people live more happens (see empiricalBayesRates).
 * Points outside the grid, or without a place (NaN), are counted in `outside` only, so that counts and outside always add up to n.
 */
export function gridCounts(x: ArrayLike<number>, y: ArrayLike<number>, grid: Grid): GridCounts {
  if (x.length !== y.length) throw new RangeError(`There are ${x.length} eastings but ${y.length} northings.`)
  return { ...countPoints(x, y, grid), n: x.length }
}

export type GridCounts = { readonly counts: Uint32Array; readonly outside: number; readonly n: number }
