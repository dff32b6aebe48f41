import { betaFraction } from './beta-fraction.ts'
import { logGamma } from './log-gamma.ts'

/**
 * The probability that a share drawn from the beta distribution is at most x; with it the binomial's: P(X >= k of n at p) = betaCdf(p, k, n - k + 1).
 * Not for a or b beyond some millions, where the logarithms of gamma lose digits.
 * I_x(a, b), the regularised incomplete beta; see betaFraction.
 * Reference values: R's pbeta, a from 0.5 to 800 and b from 0.5 to 1200, to 1e-11 relative.
 * @example betaCdf(0.2, 0.5, 0.5) // 0.295167235300866
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`A share lies between 0 and 1; ${x} does not.`)
  if (!(a > 0 && b > 0)) throw new RangeError(`The beta distribution needs a and b above 0, not ${a} and ${b}.`)
  if (x === 0 || x === 1) return x
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b))
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(a, b, x)) / a
  return Math.max(0, 1 - (front * betaFraction(b, a, 1 - x)) / b)
}
