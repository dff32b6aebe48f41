import { refuseNowhere } from './refuse-nowhere.ts'
import { swapsToOrder } from './swaps-to-order.ts'

/**
 * How far two orders of the same things agree: 1 the same order, -1 the opposite, 0 none of either; ties are allowed.
 * Not a result by itself where the things are a sample: rankAgreement adds the interval and the p. Null when one of the two puts everything
 * level, or fewer than two things are ordered.
 * (C - D) / sqrt((P - Tx)(P - Ty)), P the number of pairs, Tx and Ty the pairs level in x and in y; discordant pairs are the swaps that
 * sort y.
 * Source: M. G. Kendall 1945; W. R. Knight 1966 for the count in n log n. Reference values: R's cor.test(method = "kendall"), scipy's
 * kendalltau.
 * @example kendallTauB([1, 2, 3, 4], [1, 3, 2, 4]) // 0.6666666666666666
 */
export function kendallTauB(x: readonly number[], y: readonly number[]): number | null {
  const { surplus, apartInX, apartInY } = pairsOfOrders(x, y)
  return apartInX === 0 || apartInY === 0 ? null : surplus / Math.sqrt(apartInX * apartInY)
}

/** Of all pairs of things: how many more agree than disagree, and how many are not level in x, and in y. */
export function pairsOfOrders(x: readonly number[], y: readonly number[]) {
  if (!(x.length >= 0 && x.length === y.length)) throw new RangeError(`Two orders of the same things are equally long, not ${x.length} and ${y.length}.`)
  refuseNowhere(x, y)
  const n = x.length, order = Array.from({ length: n }, (_, i) => i).sort((i, j) => x[i]! - x[j]! || y[i]! - y[j]!)
  const pairs = (n * (n - 1)) / 2
  let levelX = 0, levelBoth = 0, runX = 0, runBoth = 0
  order.forEach((now, at) => {
    const before = order[at - 1]
    runX = before !== undefined && x[before] === x[now] ? runX + 1 : 0
    runBoth = runX > 0 && y[before!] === y[now] ? runBoth + 1 : 0
    levelX += runX
    levelBoth += runBoth
  })
  const other = Float64Array.from(order, (i) => y[i]!)
  const discordant = swapsToOrder(other)
  let levelY = 0
  for (let at = 1, run = 0; at < n; at++) levelY += run = other[at] === other[at - 1] ? run + 1 : 0
  return { surplus: pairs - levelX - levelY + levelBoth - 2 * discordant, apartInX: pairs - levelX, apartInY: pairs - levelY }
}
