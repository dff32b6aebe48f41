/**
 * Values as distances from their mean, with the sums of their second and fourth powers; what all measures of place start from.
 * A large common part of the values is taken off first, so that it costs no digits. All alike: all distances are exactly 0.
 */
export function deviations(values: ArrayLike<number>): Deviations {
  const n = values.length, off = new Float64Array(n)
  let sum = 0, least = Infinity, most = -Infinity
  for (let i = 0; i < n; i++) {
    const value = values[i] as number
    sum += value
    if (value < least) least = value
    if (value > most) most = value
  }
  if (!Number.isFinite(sum)) throw new RangeError('Values of places must be finite numbers.')
  const mean = least === most ? least : n ? sum / n : 0
  let squares = 0, fourths = 0
  for (let i = 0; i < n; i++) {
    const d = (off[i] = (values[i] as number) - mean)
    squares += d * d
    fourths += d * d * d * d
  }
  if (!Number.isFinite(fourths)) throw new RangeError('Values of places must be small enough for their fourth powers.')
  return { off, mean, squares, fourths }
}

export type Deviations = { readonly off: Float64Array; readonly mean: number; readonly squares: number; readonly fourths: number }
