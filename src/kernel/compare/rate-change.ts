import { normalQuantile } from '../distributions/normal-quantile.ts'
import { normalSf } from '../distributions/normal-sf.ts'
import { overdispersedRegression } from './overdispersed-regression.ts'

/** Counts of several equal or unequal stretches (months), and what each was counted over. */
export type Stretches = { readonly counts: ArrayLike<number>; readonly exposure?: ArrayLike<number> }

/**
 * How often something happens now against before, where both are several counts that wander more than chance: the negative binomial ratio
 * of rates.
 * Not for one count on each side (rateRatio, exact), nor for trends or seasons that both sides do not share. The wildness (theta) is taken
 * as known once found, as in MASS::glm.nb, so with fewer than about ten counts a side the interval is somewhat too narrow.
 * Nothing at all on one side: the ratio cannot be given an interval, and is null.
 * Source: J. F. Lawless 1987. Reference values: MASS::glm.nb, by way of countRegression with its theta.
 */
export function rateChange(before: Stretches, after: Stretches, confidence = 0.95) {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const sides = [before, after], n = before.counts.length + after.counts.length, method = 'negative-binomial' as const
  const counts = sides.flatMap((side) => Array.from(side.counts))
  const exposure = sides.flatMap(({ counts, exposure }) => Array.from(counts, (_, i) => exposure?.[i] ?? 1))
  const later = counts.map((_, i) => Number(i >= before.counts.length))
  if (sides.some((side) => !Array.from(side.counts).some((count) => count > 0))) {
    return { ratio: null, low: 0, high: Infinity, logRatio: null, se: null, p: null, theta: null, n, method }
  }
  const { coefficients, covariance, theta } = overdispersedRegression({ counts, exposure, columns: [counts.map(() => 1), later] })
  const logRatio = coefficients[1]!, se = Math.sqrt(covariance[3]!), half = -normalQuantile((1 - confidence) / 2) * se
  const p = 2 * normalSf(Math.abs(logRatio / se))
  return { ratio: Math.exp(logRatio), low: Math.exp(logRatio - half), high: Math.exp(logRatio + half), logRatio, se, p, theta, n, method }
}
