import type { DiscZ } from '../disc-z.ts'
import { farCells } from '../far-cells.ts'
import { nearOfRow } from '../near-of-row.ts'
import { sumDiscsPlainly } from './sum-discs.ts'

/** The plain twin of discZ, for counts of any kind. */
export function discZPlainly(counts: ArrayLike<number>, columns: number, rows: number, halves: Int32Array, mean: number, spread: (near: number) => number, enough: number): DiscZ {
  const z = sumDiscsPlainly(counts, columns, rows, halves)
  for (let r = 0; r < rows; r++) nearOfRow(r, columns, rows, halves).forEach((near, c) => (z[r * columns + c] = ((z[r * columns + c] as number) - near * mean) / spread(near)))
  return { z, far: farCells(z, enough) }
}
