import { inverse } from '../algebra/inverse.ts'
import { studentQuantile } from '../distributions/student-quantile.ts'
import { studentTwoSided } from '../distributions/student-two-sided.ts'
import { effectColumns } from './effect-columns.ts'
import type { Panel } from './effect-columns.ts'
import { sandwich } from './sandwich.ts'

/**
 * What a measured value (a score, a share, a wait) did in treated places after a measure began, beyond what it did elsewhere: difference in
 * differences.
 * Not for rare counts (differenceOfCounts), nor for shares of which each has its own known error (differenceInDifferences).
 * Least squares with an effect for each place and each period. `errors`: `equal` takes the rows as independent with one spread; `clustered`
 * lets the rows of a place hang together (sandwich, G / (G - 1), t with G - 1 degrees of freedom).
 * Source: Bertrand, Duflo & Mullainathan 2004. Reference values: R's lm with factors, and its sandwich.
 */
export function differenceOfMeans(panel: Panel, errors: 'equal' | 'clustered' = 'clustered', confidence = 0.95) {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const { columns, units, places, periods } = effectColumns(panel), k = columns.length, last = k - 1, n = panel.outcome.length
  const matrix = new Float64Array(k * k), right = new Float64Array(k)
  for (let a = 0; a < k; a++) for (let i = 0; i < n; i++) {
    const x = columns[a]![i]!
    if (x === 0) continue
    right[a]! += x * panel.outcome[i]!
    for (let b = 0; b < k; b++) matrix[a * k + b]! += x * columns[b]![i]!
  }
  const bread = inverse(matrix, k)
  const coefficients = columns.map((_, a) => right.reduce((sum, value, b) => sum + bread[a * k + b]! * value, 0))
  const residuals = Float64Array.from({ length: n }, (_, i) => panel.outcome[i]! - columns.reduce((sum, column, a) => sum + column[i]! * coefficients[a]!, 0))
  const clustered = errors === 'clustered', df = clustered ? places - 1 : n - k
  if (df < 1) throw new RangeError('There are fewer rows than places and periods; nothing is left to judge the spread by.')
  const spread = residuals.reduce((sum, residual) => sum + residual * residual, 0) / (n - k)
  const se = clustered ? sandwich(columns, residuals, units, bread) * Math.sqrt(places / (places - 1)) : Math.sqrt(spread * bread[last * k + last]!)
  const difference = coefficients[last]!, statistic = se > 0 ? difference / se : null
  const half = -studentQuantile((1 - confidence) / 2, df) * se
  const p = statistic === null ? null : studentTwoSided(statistic, df), method = `did-${errors}` as const
  return { difference, low: difference - half, high: difference + half, se, statistic, df, p, n, places, periods, method }
}
