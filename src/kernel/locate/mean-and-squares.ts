/** The mean of values and the sum of their squared distances from it; of values that are all alike exactly nothing. */
export function meanAndSquares(values: ArrayLike<number>): { readonly mean: number; readonly squares: number } {
  let sum = 0, squares = 0, alike = true
  for (let i = 0; i < values.length; i++) {
    sum += values[i] as number
    if (values[i] !== values[0]) alike = false
  }
  if (!Number.isFinite(sum)) throw new RangeError('Values of places must be finite numbers.')
  const mean = alike ? (values[0] ?? 0) : sum / values.length
  for (let i = 0; i < values.length; i++) {
    const d = (values[i] as number) - mean
    squares += d * d
  }
  return { mean, squares }
}
