import { studentQuantile } from '../distributions/student-quantile.ts'
import type { Estimate } from './estimate.ts'
import { linearised } from './linearised.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * The mean of an answer among all people of the population, from the people who were asked, by the way they were drawn.
 * Missing answers are NaN and stay in the design as those who did not answer. Not for a share near 0 or 1 (shareUnderDesign), nor for
 * weights raked to margins where the last digit of the interval matters: they are taken as fixed, which makes it a little too wide.
 * Mean +- t * se with t of Student's distribution. Without a second unit se, low and high are null: one voice tells no spread.
 * Source: linearised.ts. Reference values: R's survey 4.1-1, svymean and svyby on the California schools, to 1e-10.
 */
export function meanUnderDesign(values: ArrayLike<number>, design: SurveyDesign, confidence = 0.95): Estimate {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const { mean, variance, n, deff, df } = linearised(values, design)
  if (mean === null || variance === null) return { estimate: mean, se: null, low: null, high: null, n, deff, df, method: 'linear' }
  const se = Math.sqrt(variance)
  if (df < 1) return { estimate: mean, se, low: null, high: null, n, deff, df, method: 'linear' }
  const half = -studentQuantile((1 - confidence) / 2, df) * se
  return { estimate: mean, se, low: mean - half, high: mean + half, n, deff, df, method: 'linear' }
}
