import { gammaCdf } from './gamma-cdf.ts'
import { normalQuantile } from './normal-quantile.ts'
import { poissonDensity } from './poisson-density.ts'
import { quantileSearch } from './quantile-search.ts'
import type { Tail } from './quantile-search.ts'

/**
 * The value below (or above) which the part p of the gamma distribution with this shape and scale 1 lies: the ends of exact intervals of
 * counts.
 * Not for p near 1: ask for the other side, with 1 - p.
 * Starts at Wilson & Hilferty's cube and goes on by quantileSearch. Reference values: R's poisson.test intervals; mpmath.
 * @example gammaQuantile(0.025, 5) // 1.62348639011842
 */
export function gammaQuantile(p: number, shape: number, tail: Tail = 'below'): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1; ${p} does not.`)
  if (!(shape > 0 && shape < Infinity)) throw new RangeError(`The shape of a gamma distribution is above 0, not ${shape}.`)
  if (p === 0 || p === 1) return (p === 0) === (tail === 'below') ? 0 : Infinity
  const z = tail === 'below' ? normalQuantile(p) : -normalQuantile(p), cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))
  // In the lower tail P is about x^shape / Gamma(shape + 1).
  const below = tail === 'below' ? p : 1 - p
  const start = cube > 0.2 ? shape * cube ** 3 : Math.max(1e-300, shape * Math.exp((Math.log(Math.max(below, 1e-320)) + Math.min(0, shape - 1)) / shape))
  return quantileSearch(p, (x) => gammaCdf(x, shape, tail), (x) => (poissonDensity(shape, x) * shape) / x, tail, Math.min(start, 1e300))
}
