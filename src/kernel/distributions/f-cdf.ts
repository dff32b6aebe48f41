import { betaPart } from './beta-part.ts'
import { chiSquareCdf } from './chi-square-cdf.ts'
import type { Tail } from './quantile-search.ts'

/**
 * How much of Fisher's F distribution lies below a ratio of two spreads, or above it (the p of an F test is 'above').
 * Not for spreads of answers that are far from normal. I_x(over / 2, under / 2) with x = over f / (over f + under); with an infinite
 * `under` it is chi-square over its degrees of freedom. Reference values: R's pf(lower.tail = FALSE), mpmath.
 * @example fCdf(3, 2, 40.5, 'above') // 0.0610…
 */
export function fCdf(f: number, over: number, under: number, tail: Tail = 'below'): number {
  if (Number.isNaN(f)) throw new RangeError('The F distribution needs a number.')
  if (!(over > 0 && under > 0 && over < Infinity)) throw new RangeError(`F needs degrees of freedom above 0, not ${over} and ${under}.`)
  if (f <= 0) return tail === 'below' ? 0 : 1
  if (f === Infinity) return tail === 'below' ? 1 : 0
  if (under === Infinity) return chiSquareCdf(f * over, over, tail)
  const odds = (f / under) * over, x = odds === Infinity ? 1 : odds / (1 + odds), y = 1 / (1 + odds)
  return tail === 'below' ? betaPart(x, y, over / 2, under / 2) : betaPart(y, x, under / 2, over / 2)
}
