import { normalQuantile } from '../../distributions/normal-quantile.ts'
import { chosenCells } from './chosen-cells.ts'
import { predictionAccuracy, type PredictionAccuracy } from './prediction-accuracy.ts'

/**
 * Whether a map says more than a naive one, such as the counts of the last period: both choose the same share of the cells, and the incidents
 * that only one of the two caught decide.
 * Not once: try it over several periods before it sends anybody anywhere. Incidents come in clusters, so the interval is rather too narrow.
 * Difference (b - c) / n, b caught by the map only, c by the naive one only; error sqrt(b + c - (b - c)^2 / n) / n (McNemar's, 1947).
 */
export function predictionAgainstBaseline(scores: ArrayLike<number>, naive: ArrayLike<number>, happened: ArrayLike<number>, share: number, confidence = 0.95): AgainstBaseline {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const map = predictionAccuracy(scores, happened, share), baseline = predictionAccuracy(naive, happened, share), { n } = map
  const ours = chosenCells(scores, share), theirs = chosenCells(naive, share)
  let b = 0, c = 0
  for (let i = 0; i < ours.length; i++) {
    if (ours[i] && !theirs[i]) b += happened[i] as number
    if (theirs[i] && !ours[i]) c += happened[i] as number
  }
  if (n === 0) return { map, baseline, difference: null, low: -1, high: 1, verdict: 'no detectable change', n, method: 'paired-hits' }
  // One half is added to both sides, so that catching the same ones by chance is not taken for certainty.
  const difference = (b - c) / n, error = Math.sqrt(Math.max(0, b + c + 1 - (b - c) ** 2 / (n + 1))) / (n + 1), half = -normalQuantile((1 - confidence) / 2) * error
  const low = Math.max(-1, difference - half), high = Math.min(1, difference + half)
  return { map, baseline, difference, low, high, verdict: low > 0 ? 'better' : high < 0 ? 'worse' : 'no detectable change', n, method: 'paired-hits' }
}

/** Both maps, by how much the hit rate of the first is higher, between which limits, and what that says. */
export type AgainstBaseline = {
  readonly map: PredictionAccuracy
  readonly baseline: PredictionAccuracy
  readonly difference: number | null
  readonly low: number
  readonly high: number
  readonly verdict: 'better' | 'worse' | 'no detectable change'
  readonly n: number
  readonly method: 'paired-hits'
}
