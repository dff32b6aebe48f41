import { weightsOf, type Estimate } from './estimate.ts'
import { linearised } from './linearised.ts'
import type { SurveyDesign } from './survey-design.ts'
import { withInterval } from './with-interval.ts'

/**
 * The mean of an answer among all people of the population, from the people who were asked, by the way they were drawn.
 * Missing answers are NaN and stay in the design as those who did not answer. Not for a share near 0 or 1 (shareUnderDesign), nor with
 * raked weights given as plain numbers where the last digit of the interval matters: they are taken as fixed, which makes it a little too
 * wide (rakedDesign and postStratified in calibrate/ carry the error that belongs to them).
 * Mean +- t * se with t of Student's distribution. Without a second unit se, low and high are null: one voice tells no spread.
 * Source: linearised.ts. Reference values: R's survey 4.1-1, svymean and svyby on the California schools, to 1e-10.
 */
export function meanUnderDesign(values: ArrayLike<number>, design: SurveyDesign, confidence = 0.95): Estimate {
  const { mean, variance, n, deff, df, dfSatterthwaite } = linearised(values, design)
  return withInterval({ estimate: mean, variance, n, deff, df, dfSatterthwaite, method: 'linear', ...weightsOf(design) }, confidence)
}
