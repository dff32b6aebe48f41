import { cellsOf } from '../locate/cells-of.ts'
import { rows as code } from './compiled/rows.ts'
import { spreadApartPlainly } from './plain/spread-apart.ts'
import { fastHere, inRoom } from './room.ts'

// So many rows are made at once of the rows around them.
const together = 8

/**
 * A grid's values spread around by a hill that is the product of two lines (a Gaussian): along each row, then across the rows.
 * `across` and `up` hold the weight of the cell itself and of those 1, 2, … cells away. Equal to its plain twin in every bit.
 */
export function spreadApart(values: ArrayLike<number>, columns: number, rows: number, across: Float64Array, up: Float64Array): Float64Array {
  cellsOf(columns, rows, values.length)
  if (across.length === 0 || up.length !== across.length) throw new RangeError(`A hill has as many weights up as across, and one at least, not ${up.length} and ${across.length}.`)
  if (values.length < 4000 || !fastHere(code)) return spreadApartPlainly(values, columns, rows, across, up)
  const reach = across.length - 1, window = 2 * reach + together, stride = 2 * Math.ceil((columns + 16) / 2), padded = columns + 2 * reach + 16
  const counts = values instanceof Uint32Array ? values : null
  return inRoom(code, 4 * (columns + 4) + 8 * ((window + together) * stride + padded + 2 * (reach + 1)) + 272, ({ deeds, memory, take }) => {
    const ring = take(8 * window * stride), atValues = take(8 * padded), atAcross = take(8 * (reach + 1)), atUp = take(8 * (reach + 1)), atOut = take(8 * together * stride), atCounts = take(4 * (columns + 4))
    new Float64Array(memory, ring, window * stride).fill(0)
    new Float64Array(memory, atValues, padded).fill(0)
    new Float64Array(memory, atAcross, reach + 1).set(across)
    new Float64Array(memory, atUp, reach + 1).set(up)
    const row = new Float64Array(memory, atValues + 8 * reach, columns), whole = new Uint32Array(memory, atCounts, columns + 4).fill(0), out = new Float64Array(memory, atOut, together * stride), spread = new Float64Array(columns * rows)
    for (let from = 0, next = 0; from < rows; from += together) {
      for (; next < from + together + reach; next++) {
        const slot = ring + 8 * stride * (next % window)
        if (next < rows) {
          if (counts) {
            whole.set(counts.subarray(next * columns, (next + 1) * columns))
            deeds['weighable']!(atCounts, columns, atValues + 8 * reach)
          } else for (let c = 0, at = next * columns; c < columns; c++) row[c] = values[at + c] as number
          deeds['acrossRow']!(atValues, columns, reach, atAcross, slot)
        } else new Float64Array(memory, slot, stride).fill(0)
      }
      const many = Math.min(together, rows - from)
      deeds['downRows']!(ring, 8 * stride, window, from, many, reach, atUp, columns, atOut)
      for (let r = 0; r < many; r++) spread.set(out.subarray(r * stride, r * stride + columns), (from + r) * columns)
    }
    return spread
  })
}
