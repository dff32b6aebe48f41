import { deviancePart } from './deviance-part.ts'
import { stirlingError } from './stirling-error.ts'

/**
 * The probability of exactly `count` events where `mean` are expected and each comes by itself.
 * Not for events that come in series. A count need not be whole: the gamma distribution is made of the same terms.
 * mean^count e^-mean / Gamma(count + 1) = exp(-stirlingError - deviancePart) / sqrt(2 pi count).
 * Source: C. Loader 2000. Reference values: mpmath at fifty digits, means from 1e-3 to 1e9.
 * @example poissonDensity(3, 4) // 0.195366814813165
 */
export function poissonDensity(count: number, mean: number): number {
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`A mean of events is 0 or more, not ${mean}.`)
  if (!(count >= 0 && count < Infinity)) return 0
  if (mean === 0) return count === 0 ? 1 : 0
  if (count === 0) return Math.exp(-mean)
  if (count < 1e-300 * mean) return Math.exp(-mean)
  return Math.exp(-stirlingError(count) - deviancePart(count, mean)) / Math.sqrt(2 * Math.PI * count)
}
