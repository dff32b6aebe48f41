import { rows as code } from './compiled/rows.ts'
import { spreadApartPlainly } from './plain/spread-apart.ts'
import { fastHere, inRoom } from './room.ts'

/**
 * A grid's values spread around by a hill that is the product of two lines (a Gaussian): along each row, then across the rows.
 * `across` and `up` hold the weight of the cell itself and of those 1, 2, … cells away. Equal to its plain twin in every bit.
 */
export function spreadApart(values: ArrayLike<number>, columns: number, rows: number, across: Float64Array, up: Float64Array): Float64Array {
  if (values.length < 4000 || !fastHere(code)) return spreadApartPlainly(values, columns, rows, across, up)
  const reach = across.length - 1, window = 2 * reach + 1, stride = Math.ceil((columns + 8) / 2) * 2, padded = columns + 2 * reach + 8
  return inRoom(code, 8 * (window * stride + padded + 2 * (reach + 1) + stride) + 256, ({ deeds, memory, take }) => {
    const ring = take(8 * window * stride), atValues = take(8 * padded), atAcross = take(8 * (reach + 1)), atUp = take(8 * (reach + 1)), atOut = take(8 * stride)
    new Float64Array(memory, ring, window * stride).fill(0)
    new Float64Array(memory, atValues, padded).fill(0)
    new Float64Array(memory, atAcross, reach + 1).set(across)
    new Float64Array(memory, atUp, reach + 1).set(up)
    const row = new Float64Array(memory, atValues + 8 * reach, columns), out = new Float64Array(memory, atOut, columns), spread = new Float64Array(columns * rows)
    for (let next = 0; next < rows + reach; next++) {
      const slot = ring + 8 * stride * (next % window)
      if (next < rows) {
        for (let c = 0, from = next * columns; c < columns; c++) row[c] = values[from + c] as number
        deeds['acrossRow']!(atValues, columns, reach, atAcross, slot)
      } else new Float64Array(memory, slot, stride).fill(0)
      if (next < reach) continue
      deeds['downRow']!(ring, 8 * stride, window, next - reach, reach, atUp, columns, atOut)
      spread.set(out, (next - reach) * columns)
    }
    return spread
  })
}
