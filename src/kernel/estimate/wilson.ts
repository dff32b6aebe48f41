import { normalQuantile } from '../distributions/normal-quantile.ts'

/**
 * The share of answers that were hits, with an interval that holds its promise for small n and rare answers too.
 * Not for weighted or clustered answers: see shareUnderDesign. Nobody asked: share null between 0 and 1, not known.
 * Centre (x + z^2/2) / (n + z^2), half width z sqrt(x(n-x)/n + z^2/4) / (n + z^2).
 * Source: E. B. Wilson 1927. Reference values: R's prop.test(correct = FALSE).
 * @example wilson(7, 10) // { share: 0.7, low: 0.396778…, high: 0.892209… }
 */
export function wilson(hits: number, trials: number, confidence = 0.95): Share {
  if (!(trials >= 0 && trials < Infinity)) throw new RangeError(`A number of answers is 0 or more, not ${trials}.`)
  if (!(typeof hits === 'number' && hits >= 0 && hits <= trials)) throw new RangeError(`Of ${trials} answers, 0 to ${trials} can be hits, not ${hits}.`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  if (trials === 0) return { share: null, low: 0, high: 1, n: 0, method: 'wilson' }
  const z = -normalQuantile((1 - confidence) / 2), square = z * z
  const centre = hits + square / 2, half = z * Math.sqrt((hits * (trials - hits)) / trials + square / 4)
  return {
    share: hits / trials,
    low: hits === 0 ? 0 : (centre - half) / (trials + square),
    high: hits === trials ? 1 : (centre + half) / (trials + square),
    n: trials,
    method: 'wilson',
  }
}

/** A share of answers and where the true share may lie. */
export type Share = {
  readonly share: number | null
  readonly low: number
  readonly high: number
  readonly n: number
  readonly method: 'wilson'
}
