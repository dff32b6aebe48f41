import { binomialDensity } from '../distributions/binomial-density.ts'

/**
 * How often chance alone puts at most `hits` of `drawn` hits into the first of two groups, of `first` and `second` people, when all who were
 * hit are spread over both without looking. Not where a person may be hit twice (binomialCdf).
 * The density is that of three binomials, one of each group and of both; the sum goes down from `hits` by its ratios.
 * Source: C. Loader 2000; R's dhyper. Reference values: R's phyper.
 * @example hypergeometricCdf(1, 5, 5, 4) // 0.26190…
 */
export function hypergeometricCdf(hits: number, first: number, second: number, drawn: number): number {
  const all = first + second
  if (![first, second, drawn].every((count) => Number.isInteger(count) && count >= 0) || drawn > all) throw new RangeError(`Of ${first} and ${second} people ${drawn} cannot be hit.`)
  const most = Math.min(first, drawn), least = Math.max(0, drawn - second)
  if (hits >= most) return 1
  let at = Math.floor(hits), sum = 0
  if (at < least) return 0
  const share = drawn / all, missing = (all - drawn) / all
  let term = (binomialDensity(at, first - at, share, missing) * binomialDensity(drawn - at, second - drawn + at, share, missing)) / binomialDensity(drawn, all - drawn, share, missing)
  for (; at >= least; at--) {
    const next = sum + term
    if (next === sum) break
    sum = next
    term *= (at * (second - drawn + at)) / ((first - at + 1) * (drawn - at + 1))
  }
  return Math.min(1, sum)
}
