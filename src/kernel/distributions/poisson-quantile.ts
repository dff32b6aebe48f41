import { countQuantile } from './count-quantile.ts'
import { normalQuantile } from './normal-quantile.ts'
import { poissonCdf } from './poisson-cdf.ts'

/**
 * The least count that is not passed with probability p where `mean` events are expected: what an ordinary bad month looks like.
 * Not for an interval of an observed count (gammaQuantile gives that). Reference values: scipy's poisson.ppf.
 * @example poissonQuantile(0.975, 10) // 17
 */
export function poissonQuantile(p: number, mean: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1; ${p} does not.`)
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`A mean of events is 0 or more, not ${mean}.`)
  if (p === 1) return mean === 0 ? 0 : Infinity
  if (p === 0 || mean === 0) return 0
  return countQuantile(p, (k) => poissonCdf(k, mean), mean + normalQuantile(p) * Math.sqrt(mean), Infinity)
}
