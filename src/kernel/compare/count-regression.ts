import { inverse } from '../algebra/inverse.ts'

/** Counts, what may explain them (columns, the constant among them) and what they are counted over (people, days): the exposure. */
export type Counts = { readonly counts: ArrayLike<number>; readonly columns: readonly ArrayLike<number>[]; readonly exposure?: ArrayLike<number> }

/**
 * How the rate of a count depends on what is known of it: Poisson regression, or negative binomial where `theta` (the size of its
 * overdispersion, smaller is wilder) is given.
 * Not a result by itself: rateChange and differenceOfCounts read one number off it, with its interval.
 * log of the mean = columns * coefficients + log exposure; Newton's steps as weighted least squares, halved where they go too far;
 * covariance (X'WX)^-1, W = mean / (1 + mean / theta).
 * Source: McCullagh & Nelder 1989. Reference values: R's glm(family = poisson), MASS::glm.nb.
 */
export function countRegression({ counts, columns, exposure }: Counts, theta = Infinity): CountModel {
  const n = counts.length, k = columns.length
  for (let i = 0; i < n; i++) {
    if (!(counts[i]! >= 0 && counts[i]! < Infinity)) throw new RangeError(`A count is 0 or more; row ${i + 1} has ${counts[i]}.`)
    if (exposure && !(exposure[i]! > 0)) throw new RangeError(`What is counted over is above 0; row ${i + 1} has ${exposure[i]}.`)
  }
  if (columns.some((column) => column.length !== n)) throw new RangeError('Every column has as many rows as there are counts.')
  const offset = Float64Array.from({ length: n }, (_, i) => Math.log(exposure ? exposure[i]! : 1))
  const means = (coefficients: Float64Array) => offset.map((own, i) => {
    const log = columns.reduce((sum, column, a) => sum + column[i]! * coefficients[a]!, own)
    return Math.exp(Math.max(-30, Math.min(700, log)))
  })
  let mean: Float64Array = Float64Array.from({ length: n }, (_, i) => counts[i]! + 0.1), coefficients: Float64Array = new Float64Array(k)
  let before = Infinity, stepBefore = Infinity, level = 0
  for (let round = 0; round < 100; round++) {
    // First the weights as expected, for means that are no fit yet; then as observed: the likelihood bends down everywhere, and Newton's steps end.
    const weight = mean.map((m, i) => (m / (1 + m / theta)) * (round === 0 || theta === Infinity ? 1 : (counts[i]! + theta) / (m + theta)))
    const working = mean.map((m, i) => Math.log(m) - offset[i]! + (counts[i]! - m) / (1 + m / theta) / weight[i]!)
    const right = columns.map((column) => working.reduce((sum, value, i) => sum + column[i]! * weight[i]! * value, 0))
    const last = coefficients, turned = spreadOf(columns, weight)
    coefficients = Float64Array.from({ length: k }, (_, a) => right.reduce((sum, value, b) => sum + turned[a * k + b]! * value, 0))
    mean = means(coefficients)
    let now = deviance(counts, mean, theta)
    for (let half = 0; half < 40 && now > before + 1e-9 * (before + 0.1); half++) {
      coefficients = coefficients.map((c, a) => (c + last[a]!) / 2)
      mean = means(coefficients)
      now = deviance(counts, mean, theta)
    }
    // Where the deviance is level the coefficients have half their digits: some more rounds bring the others, until steps grow no smaller.
    const step = coefficients.reduce((most, c, a) => Math.max(most, Math.abs(c - last[a]!) / (1 + Math.abs(c))), 0)
    if (Math.abs(now - before) <= 1e-14 * (Math.abs(now) + 0.1)) level++
    if (level > 0 && (step <= 1e-14 || (level > 8 && step >= stepBefore))) break
    before = now
    stepBefore = step
  }
  const covariance = spreadOf(columns, mean.map((m) => m / (1 + m / theta)))
  return { coefficients, covariance, mean, deviance: deviance(counts, mean, theta), n, theta }
}

/** (X'WX)^-1, row after row. */
function spreadOf(columns: readonly ArrayLike<number>[], weight: Float64Array): Float64Array {
  const k = columns.length, matrix = new Float64Array(k * k)
  for (let i = 0; i < weight.length; i++) {
    for (let a = 0; a < k; a++) {
      const x = columns[a]![i]! * weight[i]!
      if (x === 0) continue
      for (let b = 0; b <= a; b++) matrix[a * k + b]! += x * columns[b]![i]!
    }
  }
  for (let a = 0; a < k; a++) for (let b = 0; b < a; b++) matrix[b * k + a] = matrix[a * k + b]!
  const turned = inverse(matrix, k)
  for (let a = 0; a < k; a++) if (turned[a * k + a] === 0) throw new RangeError(`Column ${a + 1} of the regression is told by the columns before it.`)
  return turned
}

function deviance(counts: ArrayLike<number>, mean: Float64Array, theta: number): number {
  return mean.reduce((sum, m, i) => {
    const y = counts[i]!, own = y === 0 ? 0 : y * Math.log(y / m)
    return sum + 2 * (theta === Infinity ? own - (y - m) : own - (y + theta) * Math.log1p((y - m) / (m + theta)))
  }, 0)
}

/** Coefficients on the log scale with their covariance (row after row), and the fitted means. */
export type CountModel = {
  readonly coefficients: Float64Array
  readonly covariance: Float64Array
  readonly mean: Float64Array
  readonly deviance: number
  readonly n: number
  readonly theta: number
}
