import { countRegression } from './count-regression.ts'
import type { CountModel, Counts } from './count-regression.ts'

/**
 * Counts that wander more than chance alone would let them: negative binomial regression with its size found from the counts.
 * Not for a handful of counts, which cannot tell how wild they are. Where they are no wilder than chance, theta is Infinity: Poisson.
 * theta is where its likelihood is greatest, found by halving the logarithm between 1e-3 and 1e7, the means fitted anew at each step.
 * Source: J. F. Lawless 1987; MASS::glm.nb, whose own theta stops some digits earlier. Reference values: glm.nb with its theta.
 */
export function overdispersedRegression(counts: Counts): CountModel {
  for (let i = 0; i < counts.counts.length; i++) {
    if (!Number.isInteger(counts.counts[i]!)) throw new RangeError(`A count is a whole number; row ${i + 1} has ${counts.counts[i]}.`)
  }
  const tamer = (logTheta: number) => {
    const theta = Math.exp(logTheta)
    return slope(counts.counts, countRegression(counts, theta).mean, theta) > 0
  }
  let low = Math.log(1e-3), high = Math.log(1e7)
  if (tamer(high)) return countRegression(counts)
  for (let round = 0; round < 60 && high - low > 1e-12; round++) {
    const middle = (low + high) / 2
    if (tamer(middle)) low = middle
    else high = middle
  }
  return countRegression(counts, Math.exp((low + high) / 2))
}

/** The derivative of the likelihood by theta: above 0 where a greater theta, less wild, would fit better. */
function slope(counts: ArrayLike<number>, mean: Float64Array, theta: number): number {
  let sum = 0
  for (let i = 0; i < mean.length; i++) {
    const y = counts[i]!, m = mean[i]!
    // digamma(y + theta) - digamma(theta) of a whole y is a sum of reciprocals, taken together with what it nearly cancels.
    for (let j = 0; j < y; j++) sum += (m - j) / ((theta + j) * (theta + m))
    sum += m / (theta + m) - Math.log1p(m / theta)
  }
  return sum
}
