/**
 * The answers in order with the weight up to each: read once, asked for many quantiles. Missing answers (NaN) and weights of 0 are left out.
 * Not a result by itself: quantileUnderDesign adds the interval.
 */
export function ranked(values: ArrayLike<number>, weights: ArrayLike<number>): Ranked {
  const order: number[] = []
  for (let i = 0; i < values.length; i++) {
    if (weights[i] === Infinity) throw new RangeError(`Weight ${i + 1} must be 0 or more, not ${weights[i]}.`)
    if (values[i] === values[i] && (weights[i] as number) > 0) order.push(i)
  }
  order.sort((a, b) => (values[a] as number) - (values[b] as number))
  const upTo = new Float64Array(order.length)
  let sum = 0, lost = 0
  order.forEach((row, k) => {
    const w = weights[row] as number, next = sum + w
    lost += Math.abs(sum) >= w ? sum - next + w : w - next + sum
    sum = next
    upTo[k] = sum + lost
  })
  return { values: Float64Array.from(order, (row) => values[row] as number), upTo }
}

export type Ranked = { readonly values: Float64Array; readonly upTo: Float64Array }

/**
 * The smallest answer that at least the share p of the weight does not exceed: always an answer that somebody gave. Nobody: null.
 * Sums of weights carry their lost digits along (Neumaier), so that the order of rows does not decide. Source: definition 1 of Hyndman & Fan 1996.
 */
export function weightedQuantile({ values, upTo }: Ranked, p: number): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile is asked for a share from 0 to 1, not ${p}.`)
  if (values.length === 0) return null
  const wanted = p * (upTo[upTo.length - 1] as number)
  let low = 0, high = values.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((upTo[middle] as number) >= wanted) high = middle
    else low = middle + 1
  }
  return values[low] as number
}
