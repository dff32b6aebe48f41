import { studentQuantile } from '../distributions/student-quantile.ts'
import type { Estimate } from './estimate.ts'
import { linearised } from './linearised.ts'
import { meanUnderDesign } from './mean-under-design.ts'
import type { SurveyDesign } from './survey-design.ts'
import { ranked, weightedQuantile, type Ranked } from './weighted-quantile.ts'

/**
 * The answer that the share p of the population does not exceed (p = 0.5: the median), by the way the people were drawn.
 * Not for answers with few values (1 to 5), where the median says little: give the shares. An end of the interval that lies beyond
 * every answer is null: not known.
 * The share of answers up to the quantile is estimated with its interval (linear, t of Student); the ends are turned back into answers.
 * se = width / 2 t, only as good as the interval is even. Source: R. S. Woodruff 1952.
 * Reference values: R's survey 4.1-1, svyquantile (interval.type "mean", qrule "math") on the California schools.
 * @example quantileUnderDesign([1, 2, 3, 4, 5], surveyDesign(5), 0.5).estimate // 3
 */
export function quantileUnderDesign(values: ArrayLike<number>, design: SurveyDesign, p: number, confidence = 0.95): Estimate {
  if (!(p > 0 && p < 1)) throw new RangeError(`A quantile is asked for a share between 0 and 1, not ${p}.`)
  linearised(values, design) // says what is wrong with the answers
  const order = ranked(values, design.weights), at = weightedQuantile(order, p)
  if (at === null) return { estimate: null, se: null, low: null, high: null, n: 0, deff: null, df: 0, method: 'woodruff' }
  const upTo = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) upTo[i] = values[i] !== values[i] ? NaN : (values[i] as number) <= at ? 1 : 0
  return woodruff(order, at, meanUnderDesign(upTo, design, confidence), confidence)
}

/** The interval of a quantile `at` from the estimated share of answers that do not exceed it, however that share's error was found. */
export function woodruff(order: Ranked, at: number, share: Estimate, confidence = 0.95): Estimate {
  if (!Number.isFinite(at)) throw new RangeError(`A quantile is a finite number, not ${at}.`)
  const end = (p: number | null) => (p === null || p < 0 || p > 1 ? null : weightedQuantile(order, p))
  const low = end(share.low), high = end(share.high)
  const se = low === null || high === null ? null : (high - low) / (-2 * studentQuantile((1 - confidence) / 2, share.df))
  return { ...share, estimate: at, se, low, high, method: 'woodruff' }
}
