import { rows as code } from './compiled/rows.ts'
import { spreadRoundPlainly } from './plain/spread-round.ts'
import { fastHere, inRoom } from './room.ts'

/**
 * A grid's values spread around by a round hill of any form. weights[up * (reach + 1) + d] is that of a cell d columns and `up` rows away; a
 * nought ends its row. Equal to its plain twin in every bit.
 */
export function spreadRound(values: ArrayLike<number>, columns: number, rows: number, weights: Float64Array, reach: number): Float64Array {
  if (values.length < 4000 || !fastHere(code)) return spreadRoundPlainly(values, columns, rows, weights, reach)
  const window = 2 * reach + 1, stride = 2 * Math.ceil((columns + 2 * reach + 8) / 2), wide = reach + 1
  const many = Int32Array.from({ length: wide }, (_, up) => (weights.subarray(up * wide, (up + 1) * wide).indexOf(0) + wide + 1) % (wide + 1))
  return inRoom(code, 8 * (window * stride + stride + wide * wide + columns + 8) + 4 * wide + 256, ({ deeds, memory, take }) => {
    const ring = take(8 * window * stride), atTwo = take(8 * stride), atWeights = take(8 * wide * wide), atMany = take(4 * wide), atOut = take(8 * (columns + 8))
    new Float64Array(memory, ring, window * stride).fill(0)
    new Float64Array(memory, atWeights, wide * wide).set(weights)
    new Int32Array(memory, atMany, wide).set(many)
    const out = new Float64Array(memory, atOut, columns), spread = new Float64Array(columns * rows)
    for (let next = 0; next < rows + reach; next++) {
      const row = new Float64Array(memory, ring + 8 * (stride * (next % window) + reach), columns)
      if (next < rows) for (let c = 0, from = next * columns; c < columns; c++) row[c] = values[from + c] as number
      else row.fill(0)
      if (next < reach) continue
      deeds['roundRow']!(ring, 8 * stride, window, next - reach, reach, atWeights, atMany, atTwo, columns, atOut)
      spread.set(out, (next - reach) * columns)
    }
    return spread
  })
}
