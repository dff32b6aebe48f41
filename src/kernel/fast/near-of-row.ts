import { cellsOf } from '../locate/cells-of.ts'

/** How many cells of the grid a disc around each cell of one row holds; where it reaches neither rim of the row all hold as many. */
export function nearOfRow(row: number, columns: number, rows: number, halves: Int32Array): Int32Array {
  cellsOf(columns, rows)
  if (!(Number.isInteger(row) && row >= 0 && row < rows)) throw new RangeError(`Of ${rows} rows none is ${row}.`)
  if (halves.length % 2 === 0) throw new RangeError(`A disc has an odd number of rows, not ${halves.length}.`)
  const reach = (halves.length - 1) / 2, near = new Int32Array(columns), west = Math.min(columns, Math.max(...halves)), east = Math.max(west, columns - west)
  for (let step = Math.max(-reach, -row); step <= Math.min(reach, rows - 1 - row); step++) {
    const half = halves[step + reach] as number, count = (c: number) => (near[c]! += Math.min(columns - 1, c + half) - Math.max(0, c - half) + 1)
    for (let c = 0; c < west; c++) count(c)
    for (let c = east; c < columns; c++) count(c)
    if (west < east) count(west)
  }
  return near.fill(near[west] ?? 0, west, east)
}
