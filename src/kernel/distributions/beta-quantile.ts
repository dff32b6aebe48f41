import { betaPart } from './beta-part.ts'
import { binomialDensity } from './binomial-density.ts'
import { quantileSearch } from './quantile-search.ts'
import type { Tail } from './quantile-search.ts'

/**
 * The share below (or above) which the part p of the beta distribution lies: the ends of exact intervals of a binomial share.
 * Not for a result near 1 whose distance to 1 matters: take 1 minus the quantile of the other side with a and b changed over.
 * The search goes on the odds x / (1 - x), which have no upper end, by quantileSearch.
 * Reference values: R's qbeta, a from 0.5 to 60 and b from 1 to 400, and mpmath, to 1e-11 relative.
 * @example betaQuantile(0.025, 5, 1) // 0.478176249895019
 */
export function betaQuantile(p: number, a: number, b: number, tail: Tail = 'below'): number {
  const odds = betaOddsQuantile(p, a, b, tail)
  return odds === Infinity ? 1 : odds / (1 + odds)
}

/** The same as odds, which is how F wants them. */
export function betaOddsQuantile(p: number, a: number, b: number, tail: Tail): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies between 0 and 1; ${p} does not.`)
  if (!(a > 0 && b > 0 && a < Infinity && b < Infinity)) {
    throw new RangeError(`The beta distribution needs a and b above 0, not ${a} and ${b}.`)
  }
  if (p === 0 || p === 1) return (p === 0) === (tail === 'below') ? 0 : Infinity
  // Of the odds o the density is x^a y^b / (B(a, b) o), with x = o y and y = 1 / (1 + o).
  const density = (odds: number) => (binomialDensity(a, b, odds / (1 + odds), 1 / (1 + odds)) * ((a * b) / (a + b))) / odds
  const part = (odds: number) => {
    const x = odds / (1 + odds), y = 1 / (1 + odds)
    return tail === 'below' ? betaPart(x, y, a, b) : betaPart(y, x, b, a)
  }
  return quantileSearch(p, part, density, tail, a / b)
}
