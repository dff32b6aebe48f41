import { inverse } from '../algebra/inverse.ts'

/** Counts, what may explain them (columns, the constant among them) and what they are counted over (people, days): the exposure. */
export type Counts = { readonly counts: ArrayLike<number>; readonly columns: readonly ArrayLike<number>[]; readonly exposure?: ArrayLike<number> }

/**
 * How the rate of a count depends on what is known of it: Poisson regression, or negative binomial where `theta` (the size of its
 * overdispersion, smaller is wilder) is given.
 * Not a result by itself: rateChange and differenceOfCounts read one number off it, with its interval.
 * log of the mean = columns * coefficients + log exposure; iterated weighted least squares; covariance (X'WX)^-1, W = mean / (1 + mean /
 * theta).
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
  let mean: Float64Array = Float64Array.from({ length: n }, (_, i) => counts[i]! + 0.1), coefficients: Float64Array = new Float64Array(k)
  let covariance: Float64Array = new Float64Array(k * k), before = Infinity, level = 0
  for (let round = 0; round < 100; round++) {
    const weight = mean.map((m) => m / (1 + m / theta)), matrix = new Float64Array(k * k), right = new Float64Array(k)
    for (let i = 0; i < n; i++) {
      const w = weight[i]!, working = Math.log(mean[i]!) - offset[i]! + (counts[i]! - mean[i]!) / mean[i]!
      for (let a = 0; a < k; a++) {
        const x = columns[a]![i]! * w
        if (x === 0) continue
        right[a]! += x * working
        for (let b = 0; b <= a; b++) matrix[a * k + b]! += x * columns[b]![i]!
      }
    }
    for (let a = 0; a < k; a++) for (let b = 0; b < a; b++) matrix[b * k + a] = matrix[a * k + b]!
    covariance = inverse(matrix, k)
    for (let a = 0; a < k; a++) if (covariance[a * k + a] === 0) throw new RangeError(`Column ${a + 1} of the regression is told by the columns before it.`)
    const last = coefficients
    coefficients = Float64Array.from({ length: k }, (_, a) => right.reduce((sum, value, b) => sum + covariance[a * k + b]! * value, 0))
    const log = (i: number) => columns.reduce((sum, column, a) => sum + column[i]! * coefficients[a]!, offset[i]!)
    mean = Float64Array.from({ length: n }, (_, i) => Math.exp(Math.max(-30, Math.min(700, log(i)))))
    const now = deviance(counts, mean, theta)
    // Where the deviance is level the coefficients have half their digits: some more rounds (with theta each adds one or two) bring the others.
    if (Math.abs(now - before) <= 1e-14 * (Math.abs(now) + 0.1)) level++
    if (level > 8 || (level > 0 && coefficients.every((c, a) => Math.abs(c - last[a]!) <= 1e-14 * (1 + Math.abs(c))))) break
    before = now
  }
  return { coefficients, covariance, mean, deviance: deviance(counts, mean, theta), n, theta }
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
