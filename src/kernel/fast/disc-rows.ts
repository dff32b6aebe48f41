import { cellsOf } from '../locate/cells-of.ts'
import { rows as code } from './compiled/rows.ts'
import { inRoom, type Room } from './room.ts'

/**
 * The sums of whole numbers in a disc around each cell, a row of the grid at a time: `begin` lays out what is to be done with them and hands
 * back who is told of each row and where its sums lie. `bytes` is what it takes beside.
 */
export function discRows<T>(values: ArrayLike<number>, columns: number, rows: number, halves: Int32Array, bytes: number, begin: (room: Room) => { readonly rowSeen: (row: number, atSums: number) => void; readonly result: () => T }): T {
  cellsOf(columns, rows, values.length)
  if (halves.length % 2 === 0) throw new RangeError(`A disc has an odd number of rows, not ${halves.length}.`)
  const reach = (halves.length - 1) / 2, window = 2 * reach + 1, west = Math.max(...halves), entries = 2 * west + columns + 17, stride = 4 * Math.ceil(entries / 4)
  return inRoom(code, 4 * (window * stride + 2 * columns + 16 + window) + 64 + bytes, (room) => {
    const { deeds, memory, take } = room, ring = take(4 * window * stride), atValues = take(4 * columns), atSums = take(4 * (columns + 16)), atHalves = take(4 * window)
    new Int32Array(memory, atHalves, window).set(halves)
    new Int32Array(memory, ring, window * stride).fill(0)
    const row = values instanceof Uint32Array ? new Uint32Array(memory, atValues, columns) : new Int32Array(memory, atValues, columns), { rowSeen, result } = begin(room)
    if (typeof rowSeen !== 'function' || typeof result !== 'function') throw new TypeError('What begins hands back rowSeen and result, both functions.')
    for (let next = 0; next < rows + reach; next++) {
      const slot = ring + 4 * stride * (next % window)
      if (next < rows) {
        if (values instanceof Uint32Array) row.set(values.subarray(next * columns, (next + 1) * columns))
        else for (let c = 0, from = next * columns; c < columns; c++) row[c] = values[from + c] as number
        deeds['sumsFromWest']!(atValues, columns, west, entries, slot)
      } else new Int32Array(memory, slot, stride).fill(0)
      if (next < reach) continue
      deeds['discRow']!(ring, 4 * stride, window, next - reach, reach, west, atHalves, columns, atSums)
      rowSeen(next - reach, atSums)
    }
    return result()
  })
}
