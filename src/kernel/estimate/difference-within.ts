import { weightsOf, type Estimate } from './estimate.ts'
import { linearised } from './linearised.ts'
import type { SurveyDesign } from './survey-design.ts'
import { unitVariance } from './unit-variance.ts'
import { withInterval } from './with-interval.ts'

/**
 * How much more one answer is than another among the same people: fear by night against fear by day, one concern against the next.
 * The same people answered both, so their errors hang together and the difference is surer than two intervals side by side make it look.
 * Not for two surveys (differenceUnderDesign). Who answered one of the two counts for that one; `n` counts those who answered either.
 * Difference of the means; influence the difference of both influences (linearised.ts). Source: Särndal, Swensson & Wretman 1992, 5.7.
 * Reference values: R's survey 4.1-1, vcov of svymean(~api00 + api99), and svyttest of the difference.
 */
export function differenceWithin(one: ArrayLike<number>, other: ArrayLike<number>, design: SurveyDesign, confidence = 0.95): Estimate {
  const a = linearised(one, design), b = linearised(other, design), answered = a.answered.map((there, i) => there | (b.answered[i] as number))
  const about = { n: answered.reduce((n, there) => n + there, 0), deff: null, method: 'linear', ...weightsOf(design) } as const
  if (a.mean === null || b.mean === null) return withInterval({ ...about, estimate: null, variance: null, df: 0 }, confidence)
  const { variance, ...freedom } = unitVariance(a.influence.map((z, i) => z - (b.influence[i] as number)), answered, design)
  return withInterval({ ...about, estimate: a.mean - b.mean, variance, ...freedom }, confidence)
}
