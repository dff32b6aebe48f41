import { betaQuantile } from '../distributions/beta-quantile.ts'

/**
 * The share of answers that were hits, with an interval that covers the true share never less often than it promises (and mostly more).
 * Not where a fair width is wanted: for small n it is the widest there is (wilson.ts). Nobody asked: share null between 0 and 1.
 * Low: beta quantile of alpha/2 at (x, n - x + 1); high: of 1 - alpha/2 at (x + 1, n - x). An effective number of answers may be broken.
 * Source: C. J. Clopper & E. S. Pearson 1934. Reference values: R's binom.test; scipy.stats.binomtest(...).proportion_ci('exact').
 * @example clopperPearson(7, 10) // { share: 0.7, low: 0.347547…, high: 0.933260… }
 */
export function clopperPearson(hits: number, trials: number, confidence = 0.95): ExactShare {
  if (!(trials >= 0 && trials < Infinity)) throw new RangeError(`A number of answers is 0 or more, not ${trials}.`)
  if (!(hits >= 0 && hits <= trials)) throw new RangeError(`Of ${trials} answers, 0 to ${trials} can be hits, not ${hits}.`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  if (trials === 0) return { share: null, low: 0, high: 1, n: 0, method: 'clopper-pearson' }
  const tail = (1 - confidence) / 2
  return {
    share: hits / trials,
    low: hits === 0 ? 0 : betaQuantile(tail, hits, trials - hits + 1),
    high: hits === trials ? 1 : 1 - betaQuantile(tail, trials - hits, hits + 1),
    n: trials,
    method: 'clopper-pearson',
  }
}

/** A share of answers and where the true share may lie, at worst. */
export type ExactShare = {
  readonly share: number | null
  readonly low: number
  readonly high: number
  readonly n: number
  readonly method: 'clopper-pearson'
}
