import { meanAndSquares } from './mean-and-squares.ts'

/**
 * Values as distances from their mean, with the sums of their second and fourth powers; what all measures of place start from.
 * A large common part of the values is taken off first, so that it costs no digits. All alike: all distances are exactly 0.
 */
export function deviations(values: ArrayLike<number>): Deviations {
  const { mean, squares } = meanAndSquares(values), off = new Float64Array(values.length)
  let fourths = 0
  for (let i = 0; i < values.length; i++) {
    const d = (off[i] = (values[i] as number) - mean)
    fourths += d * d * d * d
  }
  if (!Number.isFinite(fourths)) throw new RangeError('Values of places must be small enough for their fourth powers.')
  return { off, mean, squares, fourths }
}

export type Deviations = { readonly off: Float64Array; readonly mean: number; readonly squares: number; readonly fourths: number }
