import { deviancePart } from './deviance-part.ts'
import { stirlingError } from './stirling-error.ts'

/**
 * The probability of `hits` hits and `misses` misses where each trial hits with chance `share`.
 * `missing` is 1 - share, handed in by whoever knows it better than the subtraction does. Numbers need not be whole: the beta distribution
 * is made of the same terms. Not for draws without replacement from few people.
 * Gamma(n + 1) / (Gamma(hits + 1) Gamma(misses + 1)) share^hits missing^misses, by stirlingError and deviancePart.
 * Source: C. Loader 2000. Reference values: mpmath at fifty digits.
 * @example binomialDensity(3, 7, 0.5) // 0.1171875
 */
export function binomialDensity(hits: number, misses: number, share: number, missing = 1 - share): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share lies between 0 and 1; ${share} does not.`)
  if (!(hits >= 0 && misses >= 0 && hits < Infinity && misses < Infinity)) return 0
  if (share === 0) return hits === 0 ? 1 : 0
  if (missing === 0) return misses === 0 ? 1 : 0
  if (hits === 0) return Math.exp(misses * (share < missing ? Math.log1p(-share) : Math.log(missing)))
  if (misses === 0) return Math.exp(hits * (share < missing ? Math.log(share) : Math.log1p(-missing)))
  const n = hits + misses
  const log = stirlingError(n) - stirlingError(hits) - stirlingError(misses) - deviancePart(hits, n * share) - deviancePart(misses, n * missing)
  return Math.exp(log) * Math.sqrt(n / (2 * Math.PI * hits * misses))
}
