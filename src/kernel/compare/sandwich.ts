/**
 * The standard error of a regression's last coefficient when the rows of one place hang together: Liang & Zeger's sandwich, as it is,
 * without a correction for few places. Not for fewer than two places.
 * bread * sum over places of (X'r)(X'r)' * bread, of which only the last row of the bread is needed.
 */
export function sandwich(columns: readonly ArrayLike<number>[], residuals: Float64Array, place: Int32Array, bread: Float64Array): number {
  const k = columns.length, scores = new Map<number, number>()
  residuals.forEach((residual, i) => {
    let score = 0
    for (let a = 0; a < k; a++) score += bread[(k - 1) * k + a]! * columns[a]![i]!
    scores.set(place[i]!, (scores.get(place[i]!) ?? 0) + score * residual)
  })
  const error = Math.sqrt([...scores.values()].reduce((sum, score) => sum + score * score, 0))
  if (!Number.isFinite(error)) throw new RangeError('Columns, residuals and the bread must be finite numbers, and as many as there are rows.')
  return error
}
