import { gammaQuantile } from './gamma-quantile.ts'
import type { Tail } from './quantile-search.ts'

/**
 * The value below (or above) which the part p of the chi-square distribution with df degrees of freedom lies.
 * Not for p near 1: ask for the other side. 2 gammaQuantile(p, df / 2).
 * @example chiSquareQuantile(0.05, 1, 'above') // 3.84145882069412
 */
export function chiSquareQuantile(p: number, df: number, tail: Tail = 'below'): number {
  return 2 * gammaQuantile(p, df / 2, tail)
}
