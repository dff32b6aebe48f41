/**
 * One common cause behind the items of a block: how strongly each item shows it (loading), and what of each is its own (unique).
 * Not a test whether one cause is enough: `residual` is the largest covariance that it leaves unexplained.
 * Minimum residuals: the loadings that make the sum over pairs of (covariance - product of loadings)^2 least, found item by item.
 * Source: Harman & Jones 1966 (minres). Fewer than three items do not say: null.
 */
export function oneFactor(matrix: readonly Float64Array[]): OneFactor | null {
  const k = matrix.length
  if (k < 3 || matrix.some((row, a) => !(row[a]! > 0))) return null
  const loadings = Float64Array.from(matrix, (row) => row.reduce((sum, c) => sum + c, 0))
  const scale = Math.sqrt(loadings.reduce((sum, c) => sum + c, 0))
  if (!(scale > 0)) return null
  for (let a = 0; a < k; a++) loadings[a]! /= scale
  for (let round = 0; round < 5000; round++) {
    let moved = 0, size = 0
    for (let a = 0; a < k; a++) {
      let over = 0, under = 0
      for (let b = 0; b < k; b++) if (b !== a) {
        over += matrix[a]![b]! * loadings[b]!
        under += loadings[b]! ** 2
      }
      const next = under > 0 ? over / under : 0
      moved = Math.max(moved, Math.abs(next - loadings[a]!))
      size = Math.max(size, Math.abs(next))
      loadings[a] = next
    }
    if (moved <= 1e-14 * size) break
  }
  let residual = 0
  for (let a = 0; a < k; a++) for (let b = 0; b < a; b++) residual = Math.max(residual, Math.abs(matrix[a]![b]! - loadings[a]! * loadings[b]!))
  return { loadings, unique: loadings.map((loading, a) => matrix[a]![a]! - loading * loading), residual }
}

/** Loadings and own variances in the items' units; a unique below 0 (a Heywood case) means that one cause does not fit. */
export type OneFactor = { readonly loadings: Float64Array; readonly unique: Float64Array; readonly residual: number }
