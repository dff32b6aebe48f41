import { erfc } from './erfc.ts'

/**
 * How much of a normal distribution lies above z standard deviations, exact far into the tail.
 * A two-sided p is 2 * normalSf(|z|). 1 - Phi(z) = erfc(z / sqrt 2) / 2. Reference values: R's pnorm.
 * @example 2 * normalSf(3) // 0.0026997960632602
 */
export function normalSf(z: number): number {
  return erfc(z * Math.SQRT1_2) / 2
}
