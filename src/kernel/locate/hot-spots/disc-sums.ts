import { cellsOf } from '../cells-of.ts'
import { sumDiscs } from '../../fast/sum-discs.ts'

/**
 * The sum of a grid's values in a disc around each cell: all cells whose centres are at most `band` cells away, the cell itself included.
 * Beyond the rim there is nothing. Row by row by prefix sums, so that a disc of radius R costs 2R + 1 subtractions; exact for whole numbers.
 * Not for weights that fall off with distance: gridDensity.
 */
export function discSums(values: ArrayLike<number>, columns: number, rows: number, band: number): Float64Array {
  cellsOf(columns, rows, values.length)
  return sumDiscs(values, columns, rows, discHalves(columns, rows, band))
}

/** How far a disc of radius `band` reaches to either side in each of its rows, from its first to its last; no farther than the grid. */
export function discHalves(columns: number, rows: number, band: number): Int32Array {
  if (!(band >= 0 && band < Infinity)) throw new RangeError(`A distance is 0 or more, not ${band}.`)
  cellsOf(columns, rows)
  // 0.3 / 0.1 is a hair below 3: a band given in cells may be short by a billionth.
  const far = band + 1e-9, reach = Math.min(Math.floor(far), rows - 1)
  return Int32Array.from({ length: 2 * reach + 1 }, (_, step) => Math.min(Math.floor(Math.sqrt(far * far - (step - reach) ** 2)), columns))
}
