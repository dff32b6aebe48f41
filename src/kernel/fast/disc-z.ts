import { rows as code } from './compiled/rows.ts'
import { discRows } from './disc-rows.ts'
import { nearOfRow } from './near-of-row.ts'
import { discZPlainly } from './plain/disc-z.ts'
import { fastHere } from './room.ts'
import { smallAndWhole } from './small-and-whole.ts'

/**
 * How far the disc around each cell lies from what chance expects, for a whole grid at once: (sum - near mean) / spread(near), where `near` is
 * how many cells of the grid the disc holds. `halves` is how far the disc reaches to either side in each of its rows. Equal to its plain twin.
 */
export function discZ(counts: ArrayLike<number>, columns: number, rows: number, halves: Int32Array, mean: number, spread: (near: number) => number): Float64Array {
  if (counts.length < 4000 || !fastHere(code) || !smallAndWhole(counts)) return discZPlainly(counts, columns, rows, halves, mean, spread)
  const reach = (halves.length - 1) / 2
  return discRows(counts, columns, rows, halves, 24 * columns + 96, ({ deeds, memory, take }) => {
    const [atExpected, atSpreads, atZ] = [0, 0, 0].map(() => take(8 * columns + 8)) as [number, number, number], z = new Float64Array(columns * rows)
    const [expected, spreads, out] = [atExpected, atSpreads, atZ].map((at) => new Float64Array(memory, at, columns)) as [Float64Array, Float64Array, Float64Array]
    let full = false
    const rowSeen = (row: number, atSums: number) => {
      // Away from the rim every row has as many neighbours as the last.
      const inner = row >= reach && row < rows - reach
      if (!(inner && full)) {
        nearOfRow(row, columns, rows, halves).forEach((near, c) => {
          expected[c] = near * mean
          spreads[c] = spread(near)
        })
        full = inner
      }
      deeds['zRow']!(atSums, atExpected, atSpreads, columns, atZ)
      z.set(out, row * columns)
    }
    return { rowSeen, result: z }
  })
}
