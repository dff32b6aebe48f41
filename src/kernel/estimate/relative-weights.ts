/**
 * Weights brought near 1 by a power of two (`scale`), which changes no digit: for means only their ratios count, and no sum of squares
 * can overflow; a total multiplies by `scale` again. A weight below 0, or none at all, is a caller's mistake.
 */
export function relativeWeights(weights: ArrayLike<number>): { readonly weights: Float64Array; readonly scale: number } {
  let most = 0
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i] as number
    if (!(w >= 0 && w < Infinity)) throw new RangeError(`Weight ${i + 1} must be 0 or more, not ${w}.`)
    if (w > most) most = w
  }
  const scale = most > 0 ? 2 ** Math.floor(Math.log2(most)) : 1
  const near = new Float64Array(weights.length)
  for (let i = 0; i < weights.length; i++) near[i] = (weights[i] as number) / scale
  return { weights: near, scale }
}
