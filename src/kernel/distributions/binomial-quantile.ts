import { binomialCdf } from './binomial-cdf.ts'
import { countQuantile } from './count-quantile.ts'
import { normalQuantile } from './normal-quantile.ts'

/**
 * The least number of hits that is not passed with probability p in n trials that each hit with chance `share`.
 * Not for an interval of an observed share (clopper-pearson by betaQuantile). Reference values: scipy's binom.ppf.
 * @example binomialQuantile(0.5, 10, 0.5) // 5
 */
export function binomialQuantile(p: number, trials: number, share: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1; ${p} does not.`)
  if (!(Number.isInteger(trials) && trials >= 0)) throw new RangeError(`Trials are a whole number of 0 or more, not ${trials}.`)
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share lies between 0 and 1; ${share} does not.`)
  if (p === 0 || trials === 0 || share === 0) return 0
  if (p === 1 || share === 1) return trials
  return countQuantile(p, (k) => binomialCdf(k, trials, share), trials * share + normalQuantile(p) * Math.sqrt(trials * share * (1 - share)), trials)
}
