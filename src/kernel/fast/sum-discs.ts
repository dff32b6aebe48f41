import { rows as code } from './compiled/rows.ts'
import { sumDiscsPlainly } from './plain/sum-discs.ts'
import { fastHere, inRoom } from './room.ts'
import { smallAndWhole } from './small-and-whole.ts'

/**
 * The sum of a grid's values in a disc around each cell: discSums without its checks. `halves` says how many cells to either side the disc
 * reaches in each of its rows, from its first to its last. Whole numbers are summed four at a time, exactly as by the plain twin.
 */
export function sumDiscs(values: ArrayLike<number>, columns: number, rows: number, halves: Int32Array): Float64Array {
  if (values.length < 4000 || !fastHere(code) || !smallAndWhole(values)) return sumDiscsPlainly(values, columns, rows, halves)
  const reach = (halves.length - 1) / 2, window = 2 * reach + 1, west = Math.max(...halves), entries = west + columns + 17 + west, stride = 4 * Math.ceil(entries / 4)
  return inRoom(code, 4 * (window * stride + 2 * (columns + 16) + window) + 64, ({ deeds, memory, take }) => {
    const ring = take(4 * window * stride), atValues = take(4 * columns), atOut = take(4 * (columns + 16)), atHalves = take(4 * window)
    new Int32Array(memory, atHalves, window).set(halves)
    new Int32Array(memory, ring, window * stride).fill(0)
    const row = new Int32Array(memory, atValues, columns), out = new Int32Array(memory, atOut, columns), sums = new Float64Array(columns * rows)
    for (let next = 0; next < rows + reach; next++) {
      const slot = ring + 4 * stride * (next % window)
      if (next < rows) {
        lay(values, next * columns, row)
        deeds['sumsFromWest']!(atValues, columns, west, entries, slot)
      } else new Int32Array(memory, slot, stride).fill(0)
      if (next < reach) continue
      deeds['discRow']!(ring, 4 * stride, window, next - reach, reach, west, atHalves, columns, atOut)
      sums.set(out, (next - reach) * columns)
    }
    return sums
  })
}

function lay(values: ArrayLike<number>, from: number, row: Int32Array): void {
  for (let c = 0; c < row.length; c++) row[c] = values[from + c] as number
}
