/**
 * How the items of a block vary together: their covariances, over the people who answered all of them.
 * `items[j][i]` is what person i answered to item j, NaN missing. Not under a design: every person counts the same.
 * Sums of products of distances from the mean, over n - 1; two passes, so that large answers lose no digits.
 */
export function covariances(items: readonly ArrayLike<number>[]): { readonly matrix: Float64Array[]; readonly n: number } {
  const k = items.length, rows = items[0]?.length ?? 0
  if (items.some((item) => item.length !== rows)) throw new RangeError('Every item has an answer, or a gap, for every person.')
  const whole: number[] = []
  for (let i = 0; i < rows; i++) if (items.every((item) => item[i] === item[i])) whole.push(i)
  const n = whole.length, off = items.map((item) => {
    const mean = whole.reduce((sum, i) => sum + item[i]!, 0) / n
    return Float64Array.from(whole, (i) => item[i]! - mean)
  })
  const matrix = off.map(() => new Float64Array(k))
  for (let a = 0; a < k; a++) for (let b = 0; b <= a; b++) {
    let sum = 0
    for (let i = 0; i < n; i++) sum += off[a]![i]! * off[b]![i]!
    matrix[a]![b] = matrix[b]![a] = n > 1 ? sum / (n - 1) : 0
  }
  if (matrix.some((row) => row.some((one) => !Number.isFinite(one)))) throw new RangeError('Answers must be finite numbers, small enough to be squared; NaN stands for a missing one.')
  return { matrix, n }
}
