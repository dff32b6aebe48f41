import { studentTwoSided } from './student-two-sided.ts'

/**
 * How much of Student's t distribution with df degrees of freedom lies below t.
 * Not for a two-sided p as 2 * (1 - studentCdf(|t|)): ask studentTwoSided, which keeps the tail.
 * @example studentCdf(-1, 1) // 0.25
 */
export function studentCdf(t: number, df: number): number {
  const tail = studentTwoSided(t, df) / 2
  return t < 0 ? tail : 1 - tail
}
