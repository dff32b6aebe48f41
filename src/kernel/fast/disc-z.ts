import { rows as code } from './compiled/rows.ts'
import { discZPlainly } from './plain/disc-z.ts'
import { fastHere, inRoom } from './room.ts'
import { nearOfRow } from './near-of-row.ts'
import { smallAndWhole } from './small-and-whole.ts'

/**
 * How far the disc around each cell lies from what chance expects, for a whole grid at once: (sum - near mean) / spread(near), where `near` is
 * how many cells of the grid the disc holds. `halves` is how far the disc reaches to either side in each of its rows. Equal to its plain twin.
 */
export function discZ(counts: ArrayLike<number>, columns: number, rows: number, halves: Int32Array, mean: number, spread: (near: number) => number): Float64Array {
  if (counts.length < 4000 || !fastHere(code) || !smallAndWhole(counts)) return discZPlainly(counts, columns, rows, halves, mean, spread)
  const reach = (halves.length - 1) / 2, window = 2 * reach + 1, west = Math.max(...halves), entries = 2 * west + columns + 17, stride = 4 * Math.ceil(entries / 4)
  return inRoom(code, 4 * (window * stride + 2 * columns + window) + 24 * columns + 512, ({ deeds, memory, take }) => {
    const ring = take(4 * window * stride), atValues = take(4 * columns), atSums = take(4 * (columns + 16)), atHalves = take(4 * window)
    const atExpected = take(8 * columns + 8), atSpreads = take(8 * columns + 8), atZ = take(8 * columns + 8)
    new Int32Array(memory, atHalves, window).set(halves)
    new Int32Array(memory, ring, window * stride).fill(0)
    const row = new Int32Array(memory, atValues, columns), expected = new Float64Array(memory, atExpected, columns), spreads = new Float64Array(memory, atSpreads, columns)
    const out = new Float64Array(memory, atZ, columns), z = new Float64Array(columns * rows)
    let full = false
    for (let next = 0; next < rows + reach; next++) {
      const slot = ring + 4 * stride * (next % window), own = next - reach
      if (next < rows) {
        for (let c = 0, from = next * columns; c < columns; c++) row[c] = counts[from + c] as number
        deeds['sumsFromWest']!(atValues, columns, west, entries, slot)
      } else new Int32Array(memory, slot, stride).fill(0)
      if (own < 0) continue
      // Away from the rim every row has as many neighbours as the last.
      const inner = own >= reach && own < rows - reach
      if (!(inner && full)) {
        nearOfRow(own, columns, rows, halves).forEach((near, c) => {
          expected[c] = near * mean
          spreads[c] = spread(near)
        })
        full = inner
      }
      deeds['discRow']!(ring, 4 * stride, window, own, reach, west, atHalves, columns, atSums)
      deeds['zRow']!(atSums, atExpected, atSpreads, columns, atZ)
      z.set(out, own * columns)
    }
    return z
  })
}
