import { deviations } from '../deviations.ts'
import { discSums } from './disc-sums.ts'
import { giZ } from './gi-z.ts'
import { spotsOf, type Spots } from './spots.ts'

/**
 * Hot and cold spots on a grid of counts, each cell with all cells at most `band` cells away (Gi*, or Gi without the cell itself).
 * `exists`, where given, is 0 for cells that are no place (sea, another municipality): they are neither tested nor anybody's neighbour.
 * The same numbers as getisOrd with the same neighbours, without listing them: a million cells in a moment.
 * Not for a band below about two cells, where each cell has too few neighbours for the normal p.
 * Formula in giZ. Reference values: R's spdep::localG on a 24 x 16 grid, whole and with corners missing.
 */
export function getisOrdOnGrid(counts: ArrayLike<number>, shape: Shape, band: number, asked: Asked = {}): Spots {
  const { columns, rows } = shape, { exists, star = true } = asked, cells = columns * rows
  if (counts.length !== cells) throw new RangeError(`${columns} x ${rows} cells need ${cells} counts, not ${counts.length}.`)
  if (exists && exists.length !== cells) throw new RangeError(`There are ${cells} cells but ${exists.length} marks of which exist.`)
  const there = Uint8Array.from({ length: cells }, (_, i) => (!exists || exists[i] ? 1 : 0))
  const place = new Int32Array(cells), values: number[] = []
  for (let i = 0; i < cells; i++) if (there[i]) place[i] = values.push(counts[i] as number) - 1
  const { off, squares, mean } = deviations(values), whole = { n: values.length, squares, mean }
  // Whole counts are summed as they are, exactly, and the mean is taken off once.
  const sums = discSums(Float64Array.from(counts, (count, i) => (there[i] ? count : 0)), columns, rows, band)
  const near = discSums(there, columns, rows, band)
  const z = new Float64Array(cells).fill(NaN)
  for (let i = 0; i < cells; i++) {
    if (!there[i]) continue
    const d = off[place[i] as number] as number, w = (near[i] as number) - (star ? 0 : 1)
    const sum = (sums[i] as number) - (star ? 0 : (counts[i] as number)) - w * mean
    z[i] = giZ(whole, star ? null : d, sum, w, w)
  }
  return spotsOf(z, star ? 'getis-ord-star' : 'getis-ord')
}

type Shape = { readonly columns: number; readonly rows: number }
type Asked = { readonly exists?: ArrayLike<number>; readonly star?: boolean }
