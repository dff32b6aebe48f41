import { poissonDensity } from './poisson-density.ts'
import type { Tail } from './quantile-search.ts'

/**
 * How much of the gamma distribution with this shape (and scale 1) lies below x, or above it: each side with its own digits.
 * Not for an upper side as 1 - gammaCdf(x, shape): ask for 'above'.
 * P = density * sum of x^k / ((shape + 1) ... (shape + k)); Q by the continued fraction of Legendre, DLMF 8.9.2; whichever is smaller is
 * computed, the other is what is left of 1.
 * Source: W. Gautschi 1979. Reference values: R's pchisq and mpmath, shapes from 0.05 to 1e7, tails to 1e-300, to 1e-11 relative.
 * @example gammaCdf(2, 3) // 0.32332358381693654
 */
export function gammaCdf(x: number, shape: number, tail: Tail = 'below'): number {
  if (Number.isNaN(x)) throw new RangeError('The gamma distribution needs a number.')
  if (!(shape > 0 && shape < Infinity)) throw new RangeError(`The shape of a gamma distribution is above 0, not ${shape}.`)
  if (x <= 0) return tail === 'below' ? 0 : 1
  if (x === Infinity) return tail === 'below' ? 1 : 0
  const inSeries = x < Math.max(shape, 1) + (shape < 1 ? 0 : 1)
  const part = poissonDensity(shape, x) * (inSeries ? series(x, shape) : shape * fraction(x, shape))
  return inSeries === (tail === 'below') ? Math.min(1, part) : Math.max(0, 1 - part)
}

function series(x: number, shape: number): number {
  let term = 1, sum = 1
  for (let k = 1; k < 1e7; k++) {
    term *= x / (shape + k)
    sum += term
    if (term < 1e-17 * sum) break
  }
  return sum
}

/** Lentz's method, with b = x - shape + 1 + 2k kept as the sum of two exact parts. */
function fraction(x: number, shape: number): number {
  const lead = x - shape
  let b = lead + 1, c = 1e300, d = 1 / b, value = d
  for (let k = 1; k < 1e7; k++) {
    const a = k * (shape - k)
    b += 2
    d = 1 / (a * d + b)
    c = b + a / c
    const step = c * d
    value *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return value
}
