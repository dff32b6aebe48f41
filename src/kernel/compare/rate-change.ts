import { studentQuantile } from '../distributions/student-quantile.ts'
import { studentTwoSided } from '../distributions/student-two-sided.ts'
import { overdispersedRegression } from './overdispersed-regression.ts'

/** Counts of several equal or unequal stretches (months), and what each was counted over. */
export type Stretches = { readonly counts: ArrayLike<number>; readonly exposure?: ArrayLike<number> }

/**
 * How often something happens now against before, where both are several counts that wander more than chance: the negative binomial ratio
 * of rates.
 * Not for one count on each side (rateRatio, exact), nor for trends or seasons that both sides do not share. Fewer than six counts a side
 * hardly tell how wild they are. Nothing at all on one side: the ratio cannot be given an interval, and is null.
 * `se` is that of MASS::glm.nb, which takes the wildness (theta) as known and as if the two levels had not been fitted to the same counts.
 * Interval and p make good for both: Student's t with n - 2 degrees of freedom, on se sqrt(n / (n - 2)) where counts are wilder than chance.
 * Source: J. F. Lawless 1987. Reference values: MASS::glm.nb, by way of countRegression with its theta; false alarms by simulation.
 */
export function rateChange(before: Stretches, after: Stretches, confidence = 0.95) {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const sides = [before, after], n = before.counts.length + after.counts.length, method = 'negative-binomial' as const
  const counts = sides.flatMap((side) => Array.from(side.counts))
  const exposure = sides.flatMap(({ counts, exposure }) => Array.from(counts, (_, i) => exposure?.[i] ?? 1))
  const later = counts.map((_, i) => Number(i >= before.counts.length))
  if (sides.some((side) => !Array.from(side.counts).some((count) => count > 0))) {
    return { ratio: null, low: 0, high: Infinity, logRatio: null, se: null, df: n - 2, p: null, theta: null, n, method }
  }
  const { coefficients, covariance, theta } = overdispersedRegression({ counts, exposure, columns: [counts.map(() => 1), later] })
  const logRatio = coefficients[1]!, se = Math.sqrt(covariance[3]!), df = n - 2
  if (df < 1) return { ratio: Math.exp(logRatio), low: 0, high: Infinity, logRatio, se, df, p: null, theta, n, method }
  const wide = theta === Infinity ? se : se * Math.sqrt(n / df), half = -studentQuantile((1 - confidence) / 2, df) * wide, p = studentTwoSided(logRatio / wide, df)
  return { ratio: Math.exp(logRatio), low: Math.exp(logRatio - half), high: Math.exp(logRatio + half), logRatio, se, df, p, theta, n, method }
}
