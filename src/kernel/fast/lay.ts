import { wholeNumber } from '../whole-number.ts'

/** Some numbers of a column, copied into a kernel's memory. */
export function lay(column: ArrayLike<number>, from: number, many: number, into: Float64Array): void {
  wholeNumber(many, 'How many are copied', into.length)
  if (column instanceof Float64Array) return into.set(column.subarray(from, from + many))
  for (let i = 0; i < many; i++) into[i] = column[from + i] as number
}
