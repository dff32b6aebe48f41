import { betaCdf } from './beta-cdf.ts'
import { logGamma } from './log-gamma.ts'

/**
 * The share below which the part p of the beta distribution lies: the ends of exact intervals of a binomial share.
 * Not for p very near 1 with a result near 1: take 1 minus the quantile of 1 - p with a and b changed over.
 * Newton's steps kept inside a bracket that only shrinks.
 * Reference values: R's qbeta, a from 0.5 to 60 and b from 1 to 400, to 1e-11 relative.
 * @example betaQuantile(0.025, 5, 1) // 0.478176249895019
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1; ${p} does not.`)
  if (p === 0 || p === 1) return p
  const constant = logGamma(a + b) - logGamma(a) - logGamma(b)
  let low = 0, high = 1, x = a / (a + b)
  for (let round = 0; round < 2000; round++) {
    const off = betaCdf(x, a, b) - p
    if (off === 0) return x
    if (off > 0) high = x
    else low = x
    const next = x - off / Math.exp(constant + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x))
    const step = next > low && next < high ? next : (low + high) / 2
    if (Math.abs(step - x) <= 1e-15 * x || high - low <= 1e-15 * high) return step
    x = step
  }
  return x
}
