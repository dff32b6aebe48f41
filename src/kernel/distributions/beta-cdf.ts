import { betaPart } from './beta-part.ts'
import type { Tail } from './quantile-search.ts'

/**
 * The probability that a share drawn from the beta distribution lies below x, or above it: each side with its own digits.
 * Not for an upper side as 1 - betaCdf(x, a, b): ask for 'above'.
 * I_x(a, b), the regularised incomplete beta; see betaPart.
 * Reference values: R's pbeta and mpmath, a and b from 0.5 to 1e7, tails to 1e-300, to 1e-11 relative.
 * @example betaCdf(0.2, 0.5, 0.5) // 0.295167235300866
 */
export function betaCdf(x: number, a: number, b: number, tail: Tail = 'below'): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`A share lies between 0 and 1; ${x} does not.`)
  if (!(a > 0 && b > 0 && a < Infinity && b < Infinity)) {
    throw new RangeError(`The beta distribution needs a and b above 0, not ${a} and ${b}.`)
  }
  return tail === 'below' ? betaPart(x, 1 - x, a, b) : betaPart(1 - x, x, b, a)
}
