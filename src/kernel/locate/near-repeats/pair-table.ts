import type { ClosePairs } from './close-pairs.ts'
import { linked, type Linked } from './close-times.ts'

/** How many close pairs fall into each cell of the table (band of distance by band of time), with these times; pairs beyond the last band of time are left out. */
export function pairTable({ start, first, second }: ClosePairs, times: Float64Array, band: (apart: number) => number, bands: number): Float64Array {
  const rows = start.length - 1, table = new Float64Array(rows * bands)
  for (let s = 0; s < rows; s++) {
    for (let k = start[s] as number, end = start[s + 1] as number; k < end; k++) {
      const d = band(Math.abs((times[first[k] as number] as number) - (times[second[k] as number] as number)))
      if (d < bands) table[s * bands + d]! += 1
    }
  }
  return table
}

/** For each band of distance: how many pairs, and how many pairs of them share an incident (paths of two). */
export function closePlaces({ start, first, second }: ClosePairs, n: number): Linked[] {
  return Array.from({ length: start.length - 1 }, (_, s) => {
    const degree = new Int32Array(n)
    for (const ends of [first, second]) for (const i of ends.subarray(start[s], start[s + 1])) degree[i]! += 1
    return linked(degree)
  })
}
