/**
 * How many equally weighted answers would say as much as these weighted ones.
 * Not for the loss by clustering or the gain by strata: that is `deff` of an estimate.
 * (sum w)^2 / sum w^2. Source: L. Kish 1965, "Survey Sampling", 11.7. No weight at all: 0.
 * @example effectiveSample([1, 1, 2]) // 2.6666666666666665
 */
export function effectiveSample(weights: ArrayLike<number>): number {
  let most = 0, sum = 0, squares = 0
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i] as number
    if (!(w >= 0 && w < Infinity)) throw new RangeError(`Weight ${i + 1} must be 0 or more, not ${w}.`)
    if (w > most) most = w
  }
  if (most === 0) return 0
  const size = 2 ** Math.floor(Math.log2(most)) // only ratios count; a power of two changes no digit, and no square can overflow
  for (let i = 0; i < weights.length; i++) {
    const w = (weights[i] as number) / size
    sum += w
    squares += w * w
  }
  return (sum * sum) / squares
}
