import { cellsOf } from '../locate/cells-of.ts'
import { rows as code } from './compiled/rows.ts'
import { discRows } from './disc-rows.ts'
import { nearOfRow } from './near-of-row.ts'
import { discZPlainly } from './plain/disc-z.ts'
import { fastHere } from './room.ts'
import { smallAndWhole } from './small-and-whole.ts'

/** How far each cell lies from chance, and which do not lie nearer than was enough (NaN among them), from the first to the last. */
export type DiscZ = { readonly z: Float64Array; readonly far: Int32Array }

/**
 * How far the disc around each cell lies from what chance expects, for a whole grid at once: (sum - near mean) / spread(near), where `near` is
 * how many cells of the grid the disc holds. `halves` is how far the disc reaches to either side in each of its rows. Equal to its plain twin.
 */
export function discZ(counts: ArrayLike<number>, columns: number, rows: number, halves: Int32Array, mean: number, spread: (near: number) => number, enough: number): DiscZ {
  cellsOf(columns, rows, counts.length, 'counts')
  if (halves.length % 2 === 0) throw new RangeError(`A disc has an odd number of rows, not ${halves.length}.`)
  if (!Number.isFinite(mean)) throw new RangeError(`The mean must be a finite number, not ${mean}.`)
  if (counts.length < 4000 || !fastHere(code) || !smallAndWhole(counts)) return discZPlainly(counts, columns, rows, halves, mean, spread, enough)
  const reach = (halves.length - 1) / 2
  return discRows(counts, columns, rows, halves, 28 * columns + 128, ({ deeds, memory, take }) => {
    const [atExpected, atSpreads, atZ] = [0, 0, 0].map(() => take(8 * columns + 8)) as [number, number, number], atFar = take(4 * columns + 4), z = new Float64Array(columns * rows), far = new Int32Array(columns * rows)
    const [expected, spreads, out] = [atExpected, atSpreads, atZ].map((at) => new Float64Array(memory, at, columns)) as [Float64Array, Float64Array, Float64Array]
    let full = false, many = 0
    const rowSeen = (row: number, atSums: number) => {
      // Away from the rim every row has as many neighbours as the last.
      const inner = row >= reach && row < rows - reach
      if (!(inner && full)) {
        const near = nearOfRow(row, columns, rows, halves)
        near.forEach((here, c) => {
          const alike = c > 0 && near[c - 1] === here
          expected[c] = here * mean
          spreads[c] = alike ? (spreads[c - 1] as number) : spread(here)
        })
        full = inner
      }
      const more = deeds['zRow']!(atSums, atExpected, atSpreads, columns, atZ, row * columns, enough, atFar)
      z.set(out, row * columns)
      far.set(new Int32Array(memory, atFar, more), many)
      many += more
    }
    return { rowSeen, result: () => ({ z, far: far.subarray(0, many) }) }
  })
}
