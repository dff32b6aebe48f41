import { binomialCdf } from '../distributions/binomial-cdf.ts'
import { quantile } from './quantile.ts'
import type { QuantileType } from './quantile.ts'

/**
 * A quantile of waits with an interval that assumes nothing of their shape: from the places between which the true quantile lies often
 * enough.
 * Not for waits that hang together (all calls of one night). With few values one or both ends are not known: null.
 * low is the greatest value at place l with P(Bin(n, p) < l) <= half of what may be missed, high the least that is passed as rarely.
 * Source: Conover 1999, 3.2. Reference values: counted out by hand for the median of ten (the 2nd and the 9th value).
 */
export function quantileInterval(sorted: ArrayLike<number>, p: number, type: QuantileType = 7, confidence = 0.95): QuantileInterval {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const n = sorted.length, tail = (1 - confidence) / 2, at = quantile(sorted, p, type), method = `order-statistics-type-${type}` as const
  if (at === null) return { quantile: null, low: null, high: null, n, method }
  const below = greatest(n, (l) => binomialCdf(l - 1, n, p) <= tail), above = greatest(n, (l) => binomialCdf(n - l, n, p, 'above') <= tail)
  return { quantile: at, low: below === 0 ? null : Math.min(at, sorted[below - 1]!), high: above === 0 ? null : Math.max(at, sorted[n - above]!), n, method }
}

/** The greatest l from 1 to n that holds, where all below it hold too; 0 for none. */
function greatest(n: number, holds: (l: number) => boolean): number {
  let low = 0, high = n + 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

/** A quantile and between which waits the true one lies. */
export type QuantileInterval = {
  readonly quantile: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly method: `order-statistics-type-${QuantileType}`
}
