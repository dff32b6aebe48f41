import type { SurveyDesign } from './survey-design.ts'

/**
 * What is known of a mean or a share after asking: the estimate with its uncertainty, never without.
 * `n` counts the answers, `deff` is how much more the estimate varies than in a simple random sample drawn with replacement,
 * `df` how many pieces of information judged the spread (of its interval; `dfSatterthwaite`, where known, that of a change, in which strata count by
 * what they carry). What could not be known is null, never a guess and never NaN.
 * `weights` is there when the error is that of weights fitted to the population; without it, weights were taken as fixed.
 */
export type Estimate = {
  readonly estimate: number | null
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly deff: number | null
  readonly df: number
  readonly dfSatterthwaite?: number
  readonly method: 'linear' | 'logit' | 'wilson-effective' | 'asin' | 'beta' | 'likelihood' | 'woodruff' | 'jackknife' | 'bootstrap'
  readonly weights?: 'post-stratified' | 'raked' | 'calibrated'
}

/** The label of an estimate whose weights were fitted to the population; nothing for fixed weights. */
export function weightsOf({ calibration }: SurveyDesign): Pick<Estimate, 'weights'> {
  return calibration ? { weights: calibration.kind } : {}
}

/** How many simple answers say as much as these n: what the design (weights, clusters, strata) left of them. Unknown deff: null. */
export function answersWorth({ n, deff }: Pick<Estimate, 'n' | 'deff'>): number | null {
  if (!(n >= 0 && n < Infinity)) throw new RangeError(`A number of answers is 0 or more, not ${n}.`)
  return deff !== null && deff > 0 ? n / deff : null
}
