import { cellsOf } from '../locate/cells-of.ts'
import { rows as code } from './compiled/rows.ts'
import { discRows } from './disc-rows.ts'
import { sumDiscsPlainly } from './plain/sum-discs.ts'
import { fastHere } from './room.ts'
import { smallAndWhole } from './small-and-whole.ts'

/**
 * The sum of a grid's values in a disc around each cell: discSums without its checks. `halves` says how many cells to either side the disc
 * reaches in each of its rows, from its first to its last. Whole numbers are summed four at a time, exactly as by the plain twin.
 */
export function sumDiscs(values: ArrayLike<number>, columns: number, rows: number, halves: Int32Array): Float64Array {
  cellsOf(columns, rows, values.length)
  if (halves.length % 2 === 0) throw new RangeError(`A disc has an odd number of rows, not ${halves.length}.`)
  if (values.length < 4000 || !fastHere(code) || !smallAndWhole(values)) return sumDiscsPlainly(values, columns, rows, halves)
  return discRows(values, columns, rows, halves, 0, ({ memory }) => {
    const sums = new Float64Array(columns * rows)
    return { rowSeen: (row, atSums) => sums.set(new Int32Array(memory, atSums, columns), row * columns), result: () => sums }
  })
}
