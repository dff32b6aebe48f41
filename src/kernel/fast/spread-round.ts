import { cellsOf } from '../locate/cells-of.ts'
import { rows as code } from './compiled/rows.ts'
import { spreadRoundPlainly } from './plain/spread-round.ts'
import { fastHere, inRoom } from './room.ts'

// So many rows are spread at once, so that the sums around them are fetched once for all of them.
const together = 8

/**
 * A grid's values spread around by a round hill of any form. weights[up * (reach + 1) + d] is that of a cell d columns and `up` rows away; a
 * nought ends its row. Equal to its plain twin in every bit.
 */
export function spreadRound(values: ArrayLike<number>, columns: number, rows: number, weights: Float64Array, reach: number): Float64Array {
  cellsOf(columns, rows, values.length)
  if (!(reach >= 0 && weights.length === (reach + 1) ** 2)) throw new RangeError(`A hill of reach ${reach} cannot have ${weights.length} weights.`)
  if (values.length < 4000 || !fastHere(code)) return spreadRoundPlainly(values, columns, rows, weights, reach)
  const wide = reach + 1, window = 2 * reach + together, stride = 16 * Math.ceil(columns / 16), padded = columns + 2 * reach + 20
  const many = Int32Array.from({ length: wide }, (_, up) => (weights.subarray(up * wide, (up + 1) * wide).indexOf(0) + wide + 1) % (wide + 1))
  const counts = values instanceof Uint32Array ? values : null
  return inRoom(code, 8 * (window * stride + together * padded + wide * wide + 16 * wide) + 4 * (wide + columns + 4) + 144, ({ deeds, memory, take }) => {
    const atSums = take(8 * window * stride), atValues = take(8 * together * padded), atWeights = take(8 * wide * wide), atPairs = take(128 * wide), atMany = take(4 * wide), atCounts = take(4 * (columns + 4))
    const sums = new Float64Array(memory, atSums, window * stride).fill(0), padding = new Float64Array(memory, atValues, together * padded).fill(0), whole = new Uint32Array(memory, atCounts, columns + 4).fill(0)
    new Float64Array(memory, atWeights, wide * wide).set(weights)
    new Int32Array(memory, atMany, wide).set(many)
    const spread = new Float64Array(columns * rows)
    for (let from = 0, done = -reach; from < rows; from += together) {
      const end = Math.min(rows, from + together)
      for (let r = from; r < end; r++) {
        const begin = (r - from) * padded + reach
        if (counts) {
          whole.set(counts.subarray(r * columns, (r + 1) * columns))
          deeds['weighable']!(atCounts, columns, atValues + 8 * begin)
        } else for (let c = 0, at = r * columns; c < columns; c++) padding[begin + c] = values[at + c] as number
      }
      deeds['hillRows']!(atValues, 8 * padded, end - from, columns, reach, atWeights, atMany, atPairs, atSums, 8 * stride, window, from)
      for (const ready = end === rows ? rows : end - reach; done < ready; done++) {
        const slot = stride * ((done + window) % window)
        if (done >= 0) spread.set(sums.subarray(slot, slot + columns), done * columns)
        sums.fill(0, slot, slot + stride)
      }
    }
    return spread
  })
}
