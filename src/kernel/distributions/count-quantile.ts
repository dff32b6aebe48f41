/**
 * The least whole number k whose probability `atMost(k)` reaches p: the search that the quantiles of binomial and Poisson share.
 * Not for p below the first probability (that is 0). Steps are doubled from the start until p lies between, then halved.
 * The slack of some last digits is R's, so that the quantile of a probability gives its count back.
 */
export function countQuantile(p: number, atMost: (k: number) => number, start: number, most: number): number {
  if (Number.isNaN(start) || Number.isNaN(most)) throw new RangeError(`A search begins at a number and ends at one, not at ${start} and ${most}.`)
  const enough = (k: number) => atMost(k) >= p * (1 - 64 * Number.EPSILON)
  if (enough(0)) return 0
  let low = 0, high = Math.min(most, Math.max(1, Math.round(start)))
  for (let step = 1; !enough(high) && high < most; step *= 2) {
    low = high
    high = Math.min(most, high + step)
  }
  for (let step = 1, near = high - 1; near > low; step *= 2, near = high - step) {
    if (enough(near)) high = near
    else low = near
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}
