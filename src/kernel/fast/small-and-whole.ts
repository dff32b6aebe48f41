import { sumOfCounts } from './sum-of-counts.ts'

/** Whether all values are whole and add up to less than 32 bits hold, so that they may be added in any order. */
export function smallAndWhole(values: ArrayLike<number>): boolean {
  if (values instanceof Uint32Array) return sumOfCounts(values) < 2 ** 31
  let all = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if ((value | 0) !== value) return false
    all += Math.abs(value)
  }
  return all < 2 ** 31
}
