type MeanAndSquares = { readonly mean: number; readonly squares: number }

/** The mean of values and the sum of their squared distances from it; of values that are all alike exactly nothing. */
export function meanAndSquares(values: ArrayLike<number>): MeanAndSquares {
  const quick = values instanceof Uint32Array && ofCounts(values)
  if (quick) return quick
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

/** Counts in one pass, where the sums of whole numbers are exact and little is lost by taking one off the other; else null. */
function ofCounts(counts: Uint32Array): MeanAndSquares | null {
  let even = 0, odd = 0, evenSquares = 0, oddSquares = 0
  for (let i = 0; i + 1 < counts.length; i += 2) {
    const one = counts[i] as number, other = counts[i + 1] as number
    even += one
    odd += other
    evenSquares += one * one
    oddSquares += other * other
  }
  const last = counts.length % 2 ? (counts[counts.length - 1] as number) : 0, sum = even + odd + last
  const whole = evenSquares + oddSquares + last * last, mean = sum / counts.length, squares = whole - sum * mean
  return whole <= Number.MAX_SAFE_INTEGER && squares > whole / 16 ? { mean, squares } : null
}
