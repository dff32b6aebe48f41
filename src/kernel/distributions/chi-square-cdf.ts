import { gammaCdf } from './gamma-cdf.ts'
import type { Tail } from './quantile-search.ts'

/**
 * How much of the chi-square distribution with df degrees of freedom lies below x, or above it (the p of a chi-square test is 'above').
 * Not for tables of weighted or clustered answers: there raoScott. gammaCdf(x / 2, df / 2).
 * Reference values: R's pchisq(lower.tail = FALSE), mpmath.
 * @example chiSquareCdf(3.84, 1, 'above') // 0.0500435212487051
 */
export function chiSquareCdf(x: number, df: number, tail: Tail = 'below'): number {
  return gammaCdf(x / 2, df / 2, tail)
}
