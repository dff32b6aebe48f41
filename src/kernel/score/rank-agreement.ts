import { normalQuantile } from '../distributions/normal-quantile.ts'
import { normalSf } from '../distributions/normal-sf.ts'
import { pairsOfOrders } from './kendall-tau-b.ts'
import { exactKendall } from './exact-kendall.ts'

/**
 * Whether two orders of the same things (residents' concerns and the police's) agree more, or less, than chance would: Kendall's tau-b with
 * interval and p.
 * Not for judging which side is right; and an order of five things can hardly be told from chance.
 * p two-sided: exact where there are no ties and fewer than 50 things, else z = S / sqrt(var S) with the variance corrected for ties.
 * Interval: tanh(atanh tau +- z sqrt(0.437 / (n - 4))), Fieller, Hartley & Pearson 1957; not known below six things.
 * Source: M. G. Kendall 1970, "Rank correlation methods". Reference values: R's cor.test(method = "kendall"), scipy's kendalltau.
 */
export function rankAgreement(x: readonly number[], y: readonly number[], confidence = 0.95): RankAgreement {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const { surplus, apartInX, apartInY } = pairsOfOrders(x, y), n = x.length, pairs = (n * (n - 1)) / 2
  const method = n < 50 && apartInX === pairs && apartInY === pairs ? 'kendall-exact' : 'kendall-normal'
  if (apartInX === 0 || apartInY === 0) return { tau: null, low: null, high: null, n, statistic: null, p: null, method }
  const tau = Math.max(-1, Math.min(1, surplus / Math.sqrt(apartInX * apartInY)))
  // Even a perfect agreement of a few things is not beyond doubt: half a pair is taken off before the interval is drawn.
  const centre = Math.atanh(Math.sign(tau) * Math.min(Math.abs(tau), 1 - 1 / pairs))
  const half = n > 5 ? -normalQuantile((1 - confidence) / 2) * Math.sqrt(0.437 / (n - 4)) : null
  const statistic = surplus / Math.sqrt(varianceOfSurplus(x, y))
  const p = method === 'kendall-exact' ? exactKendall((pairs + surplus) / 2, n) : Math.min(1, 2 * normalSf(Math.abs(statistic)))
  return { tau, low: half === null ? null : tau === -1 ? -1 : Math.tanh(centre - half), high: half === null ? null : tau === 1 ? 1 : Math.tanh(centre + half), n, statistic, p, method }
}

function varianceOfSurplus(x: readonly number[], y: readonly number[]): number {
  const n = x.length, [a, b] = [ties(x), ties(y)]
  const v0 = n * (n - 1) * (2 * n + 5) - a.fives - b.fives
  return v0 / 18 + (a.twos * b.twos) / (2 * n * (n - 1)) + (n > 2 ? (a.threes * b.threes) / (9 * n * (n - 1) * (n - 2)) : 0)
}

function ties(list: readonly number[]) {
  const sizes = new Map<number, number>()
  for (const value of list) sizes.set(value, (sizes.get(value) ?? 0) + 1)
  let twos = 0, threes = 0, fives = 0
  for (const t of sizes.values()) {
    twos += t * (t - 1)
    threes += t * (t - 1) * (t - 2)
    fives += t * (t - 1) * (2 * t + 5)
  }
  return { twos, threes, fives }
}

/** Agreement of two orders: tau-b, where the true one may lie, and how often chance alone would give as much. */
export type RankAgreement = {
  readonly tau: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
  readonly statistic: number | null
  readonly p: number | null
  readonly method: 'kendall-exact' | 'kendall-normal'
}
