import { cellsOf } from '../cells-of.ts'
import { discZ, type DiscZ } from '../../fast/disc-z.ts'
import { farCells } from '../../fast/far-cells.ts'
import { meanAndSquares } from '../mean-and-squares.ts'
import { discHalves, discSums } from './disc-sums.ts'
import { giSpread, giZ } from './gi-z.ts'

export type Shape = { readonly columns: number; readonly rows: number }
export type Asked = { readonly exists?: ArrayLike<number>; readonly star?: boolean }

/**
 * How many standard deviations the disc around each cell of a grid lies above chance (formula in giZ), NaN where nothing can be said; see
 * getisOrdOnGrid for what is asked; and which cells do not lie nearer to it than `enough`. Whole counts are summed as they are, exactly, and the mean is
 * taken off once.
 */
export function gridZ(counts: ArrayLike<number>, { columns, rows }: Shape, band: number, { exists, star = true }: Asked, enough = Infinity): DiscZ {
  const cells = cellsOf(columns, rows, counts.length, 'counts')
  if (exists && exists.length !== cells) throw new RangeError(`There are ${cells} cells but ${exists.length} marks of which exist.`)
  if (!exists && star) {
    const { mean, squares } = meanAndSquares(counts), whole = { n: cells, mean, squares }
    return discZ(counts, columns, rows, discHalves(columns, rows, band), mean, (near) => giSpread(whole, null, near, near), enough)
  }
  const there = Uint8Array.from({ length: cells }, (_, i) => (!exists || exists[i] ? 1 : 0)), values = Float64Array.from(counts).filter((_, i) => there[i])
  const { squares, mean } = meanAndSquares(values), whole = { n: values.length, squares, mean }
  const sums = discSums(Float64Array.from(counts, (count, i) => (there[i] ? count : 0)), columns, rows, band), near = discSums(there, columns, rows, band)
  const z = sums.map((sum, i) => {
    if (!there[i]) return NaN
    const w = (near[i] as number) - (star ? 0 : 1), own = star ? 0 : (counts[i] as number)
    return giZ(whole, star ? null : own - mean, sum - own - w * mean, w, w)
  })
  return { z, far: farCells(z, enough) }
}
