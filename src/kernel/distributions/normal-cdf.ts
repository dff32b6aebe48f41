import { erfc } from './erfc.ts'

/**
 * How much of a normal distribution lies below z standard deviations.
 * Not for an upper tail as 1 - normalCdf(z), which is lost from z = 8 on: ask normalSf.
 * Phi(z) = erfc(-z / sqrt 2) / 2. Reference values: R's pnorm, z from -38 to 8, to 1e-11 relative.
 * @example normalCdf(-1.96) // 0.0249978951482204
 */
export function normalCdf(z: number): number {
  return erfc(-z * Math.SQRT1_2) / 2
}
