import { gammaCdf } from './gamma-cdf.ts'
import type { Tail } from './quantile-search.ts'

/**
 * The probability of at most `count` events where `mean` are expected and each comes by itself; 'above' means more than `count`.
 * Not for events that come in series. "At least k" is 'above' of k - 1. P(X <= k) = Q(k + 1, mean) of the gamma distribution.
 * Reference values: R's ppois to 1e-300, mpmath.
 * @example poissonCdf(2, 4, 'above') // 0.761896694...
 */
export function poissonCdf(count: number, mean: number, tail: Tail = 'below'): number {
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`A mean of events is 0 or more, not ${mean}.`)
  if (Number.isNaN(count)) throw new RangeError('A count of events is a number.')
  if (count < 0 || count === Infinity) return (count < 0) === (tail === 'above') ? 1 : 0
  return gammaCdf(mean, Math.floor(count) + 1, tail === 'below' ? 'above' : 'below')
}
