/**
 * How far two orders of the same things agree: 1 the same order, -1 the opposite, 0 none of either; ties are allowed.
 * Not for more than a few hundred things (it looks at every pair). Null when one of the two puts everything level, or fewer than two things are ordered.
 * (C - D) / sqrt((P - Tx)(P - Ty)), P the number of pairs, Tx and Ty the pairs level in x and in y.
 * Source: M. G. Kendall 1945. Reference values: R's cor(method = "kendall") and DescTools::KendallTauB.
 * @example kendallTauB([1, 2, 3, 4], [1, 3, 2, 4]) // 0.6666666666666666
 */
export function kendallTauB(x: readonly number[], y: readonly number[]): number | null {
  if (x.length !== y.length) throw new RangeError(`Two orders of the same things are equally long, not ${x.length} and ${y.length}.`)
  let surplus = 0, apartInX = 0, apartInY = 0
  for (let one = 0; one < x.length; one++) {
    for (let other = 0; other < one; other++) {
      const inX = Math.sign(x[one]! - x[other]!), inY = Math.sign(y[one]! - y[other]!)
      surplus += inX * inY
      apartInX += inX * inX
      apartInY += inY * inY
    }
  }
  return apartInX === 0 || apartInY === 0 ? null : surplus / Math.sqrt(apartInX * apartInY)
}
