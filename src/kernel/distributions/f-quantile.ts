import { betaOddsQuantile } from './beta-quantile.ts'
import { chiSquareQuantile } from './chi-square-quantile.ts'
import type { Tail } from './quantile-search.ts'

/**
 * The ratio of two spreads below (or above) which the part p of Fisher's F distribution lies.
 * Not for p near 1: ask for the other side. The odds of the beta quantile with half the degrees of freedom, times under / over.
 * @example fQuantile(0.05, 3, 20, 'above') // 3.09839…
 */
export function fQuantile(p: number, over: number, under: number, tail: Tail = 'below'): number {
  if (!(over > 0 && under > 0 && over < Infinity)) throw new RangeError(`F needs degrees of freedom above 0, not ${over} and ${under}.`)
  if (under === Infinity) return chiSquareQuantile(p, over, tail) / over
  return (betaOddsQuantile(p, over / 2, under / 2, tail) * under) / over
}
