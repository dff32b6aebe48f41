import { wilson } from '../../estimate/wilson.ts'
import { chosenCells } from './chosen-cells.ts'

/**
 * How well a map said beforehand where things would happen: the share of later incidents in the cells it chose (hit rate), and how many times more
 * that is than by chance (prediction accuracy index). `best` is the index of somebody who knew, `efficiency` the index as a share of it.
 * Not by itself a reason to use the map: what last month's counts would have done comes first (predictionAgainstBaseline).
 * The index is high for tiny areas: compare only at the same `share` of cells, all of one size. The interval takes incidents as independent.
 * PAI = (hits / incidents) / (cells chosen / cells). Source: Chainey, Tompson & Uhlig 2008; efficiency: Hunt 2016.
 */
export function predictionAccuracy(scores: ArrayLike<number>, happened: ArrayLike<number>, share: number): PredictionAccuracy {
  const cells = scores.length
  if (happened.length !== cells) throw new RangeError(`There are scores of ${cells} cells but counts of ${happened.length}.`)
  if (cells === 0) throw new RangeError('There must be cells to choose from.')
  const chosen = chosenCells(scores, share), ideal = chosenCells(happened, share)
  let n = 0, hits = 0, most = 0, many = 0
  for (let i = 0; i < cells; i++) {
    const count = happened[i] as number
    if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`Cell ${i + 1} must have a whole number of incidents, not ${count}.`)
    n += count
    if (ideal[i]) most += count
    if (!chosen[i]) continue
    many++
    hits += count
  }
  const { share: hitRate, low, high } = wilson(hits, n), area = many / cells, known = hitRate !== null
  return { hitRate, low, high, hits, n, area, index: known ? hitRate / area : null, best: known ? most / n / area : null, efficiency: known ? hits / most : null, method: 'pai' }
}

export type PredictionAccuracy = {
  readonly hitRate: number | null
  readonly low: number
  readonly high: number
  readonly hits: number
  readonly n: number
  /** The share of all cells that was chosen. */
  readonly area: number
  readonly index: number | null
  readonly best: number | null
  readonly efficiency: number | null
  readonly method: 'pai'
}
