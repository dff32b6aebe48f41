import { betaFraction } from './beta-fraction.ts'
import { binomialDensity } from './binomial-density.ts'

/**
 * The incomplete beta I_x(a, b) where both x and y = 1 - x are known, so that neither end loses its digits.
 * Not for daily use: betaCdf, binomialCdf and fCdf ask it.
 * binomialDensity(a, b, x) * b / (a + b) * betaFraction on the side where that ends soon; the other side is what is left of 1.
 */
export function betaPart(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  const front = binomialDensity(a, b, x, y) / (a + b)
  return x * (b + 1) <= y * (a + 1) ? Math.min(1, front * b * betaFraction(a, b, x, y)) : Math.max(0, 1 - front * a * betaFraction(b, a, y, x))
}
