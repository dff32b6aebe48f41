import { betaPart } from './beta-part.ts'
import type { Tail } from './quantile-search.ts'

/**
 * The probability of at most `hits` hits in n trials that each hit with chance `share`; 'above' means more than `hits`.
 * Not for draws without replacement from few people. "At least k" is 'above' of k - 1. P(X <= k) = I_{1-share}(n - k, k + 1).
 * Reference values: mpmath to 1e-300.
 * @example binomialCdf(3, 10, 0.5) // 0.171875
 */
export function binomialCdf(hits: number, trials: number, share: number, tail: Tail = 'below'): number {
  if (!(Number.isInteger(trials) && trials >= 0)) throw new RangeError(`Trials are a whole number of 0 or more, not ${trials}.`)
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share lies between 0 and 1; ${share} does not.`)
  if (typeof hits !== 'number' || Number.isNaN(hits)) throw new RangeError('A count of hits is a number.')
  const k = Math.floor(hits)
  if (k < 0 || k >= trials) return (k < 0) === (tail === 'above') ? 1 : 0
  return tail === 'below' ? betaPart(1 - share, share, trials - k, k + 1) : betaPart(share, 1 - share, k + 1, trials - k)
}
