import { cellsOf } from './cells-of.ts'
import type { Grid } from './grid-over.ts'

/**
 * Points shared out among the four cells whose centres are around them, the nearer the more: a smoother beginning for gridDensity than
 * gridCounts, with a much smaller error for single points. Not counts to be tested (getisOrdOnGrid): they are no whole numbers.
 * What would fall to cells beyond the rim goes to the cell at the rim, so that the sum stays. Source: Jones & Lotwick 1984.
 */
export function linearCounts(x: ArrayLike<number>, y: ArrayLike<number>, grid: Grid): { counts: Float64Array; outside: number; n: number } {
  if (x.length !== y.length) throw new RangeError(`There are ${x.length} eastings but ${y.length} northings.`)
  const { west, south, cell, columns, rows } = grid, counts = new Float64Array(cellsOf(columns, rows))
  let outside = 0
  for (let i = 0; i < x.length; i++) {
    const across = ((x[i] as number) - west) / cell, up = ((y[i] as number) - south) / cell
    if (!(across >= 0 && across < columns && up >= 0 && up < rows)) {
      outside++
      continue
    }
    const column = Math.floor(across - 0.5), row = Math.floor(up - 0.5), right = across - 0.5 - column, above = up - 0.5 - row
    const c0 = Math.max(0, column), c1 = Math.min(columns - 1, column + 1), r0 = Math.max(0, row) * columns, r1 = Math.min(rows - 1, row + 1) * columns
    counts[r0 + c0]! += (1 - right) * (1 - above)
    counts[r0 + c1]! += right * (1 - above)
    counts[r1 + c0]! += (1 - right) * above
    counts[r1 + c1]! += right * above
  }
  return { counts, outside, n: x.length }
}
