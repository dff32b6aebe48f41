import { studentQuantile } from '../distributions/student-quantile.ts'
import { effectiveSample } from './effective-sample.ts'
import type { Estimate } from './estimate.ts'
import { linearised } from './linearised.ts'
import { meanUnderDesign } from './mean-under-design.ts'
import type { SurveyDesign } from './survey-design.ts'
import { wilson } from './wilson.ts'

/**
 * The share of the population that would give an answer (1 yes, 0 no, NaN missing), by the way the people were drawn.
 * `logit` draws the interval on the log odds, so it stays between 0 and 1; `linear` is share +- t * se, which may leave them and has no
 * width at 0 and 1: only for agreement with older series. Where nobody or everybody said yes the log odds have no spread, and the
 * Wilson interval on the effective number of answers is given instead and says so. Nothing known: between 0 and 1.
 * logit p +- t * se / (p (1 - p)), turned back. Source: survey::svyciprop, methods logit and mean.
 * Reference values: R's survey 4.1-1 on the California schools.
 */
export function shareUnderDesign(
  values: ArrayLike<number>, design: SurveyDesign, method: 'logit' | 'linear' = 'logit', confidence = 0.95,
): Estimate {
  for (let i = 0; i < values.length; i++) {
    const y = values[i] as number
    if (y !== 0 && y !== 1 && y === y) throw new RangeError(`A share counts 1 and 0; answer ${i + 1} is ${y}.`)
  }
  if (method === 'linear') return meanUnderDesign(values, design, confidence)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const { mean, variance, n, deff, df } = linearised(values, design)
  const se = variance === null ? null : Math.sqrt(variance)
  if (mean === null || se === null || df < 1) return { estimate: mean, se, low: 0, high: 1, n, deff, df, method: 'logit' }
  if (mean <= 0 || mean >= 1) {
    const effective = effectiveSample(design.weights.filter((_, i) => values[i] === values[i]))
    const { low, high } = wilson(mean <= 0 ? 0 : effective, effective, confidence)
    return { estimate: mean, se, low, high, n, deff, df, method: 'wilson-effective' }
  }
  const centre = Math.log(mean / (1 - mean)), half = (-studentQuantile((1 - confidence) / 2, df) * se) / (mean * (1 - mean))
  return { estimate: mean, se, low: share(centre - half), high: share(centre + half), n, deff, df, method: 'logit' }
}

function share(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
