import { fQuantile } from '../distributions/f-quantile.ts'
import { covariances } from './covariances.ts'

/**
 * How far the items of a block say the same thing, so that their sum may stand for all of them: Cronbach's alpha.
 * `items[j][i]` is person i's answer to item j, NaN missing; people with a gap are left out. Not a proof of one dimension, and too low
 * where the items do not weigh the same (mcdonaldOmega). Fewer than two items, or nobody differs from anybody: not known.
 * k / (k - 1) (1 - sum of variances / variance of the sum). Interval: 1 - (1 - alpha) F with n - 1 and (n - 1)(k - 1) degrees of freedom.
 * Source: Cronbach 1951; Feldt 1965 for the interval. Reference values: R's psych::alpha on the attitude data.
 */
export function cronbachAlpha(items: readonly ArrayLike<number>[], confidence = 0.95): Alpha {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const { matrix, n } = covariances(items), k = items.length
  const alpha = fromCovariances(matrix)
  if (alpha === null || n < 2) return { alpha: null, low: null, high: null, standardised: null, items: k, n, method: 'cronbach-feldt' }
  const spread = matrix.map((row, a) => Math.sqrt(row[a]!)), tail = (1 - confidence) / 2, [d1, d2] = [n - 1, (n - 1) * (k - 1)]
  return {
    alpha, low: 1 - (1 - alpha) * fQuantile(tail, d1, d2, 'above'), high: 1 - (1 - alpha) / fQuantile(tail, d2, d1, 'above'),
    standardised: spread.some((sd) => sd === 0) ? null : fromCovariances(matrix.map((row, a) => row.map((c, b) => c / (spread[a]! * spread[b]!)))),
    items: k, n, method: 'cronbach-feldt',
  }
}

function fromCovariances(matrix: readonly Float64Array[]): number | null {
  const k = matrix.length, own = matrix.reduce((sum, row, a) => sum + row[a]!, 0)
  const all = matrix.reduce((sum, row) => sum + row.reduce((x, y) => x + y, 0), 0)
  return k < 2 || !(all > 0) ? null : (k / (k - 1)) * (1 - own / all)
}

/** Internal consistency of a block; `standardised` is what alpha would be if every item were given the same spread. */
export type Alpha = {
  readonly alpha: number | null
  readonly low: number | null
  readonly high: number | null
  readonly standardised: number | null
  readonly items: number
  readonly n: number
  readonly method: 'cronbach-feldt'
}
