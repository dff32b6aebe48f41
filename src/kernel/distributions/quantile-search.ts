/** Which side of a value a probability counts. */
export type Tail = 'below' | 'above'

/**
 * The value beyond which (or below which) the part p of a distribution on the positive numbers lies, from its probability and its density.
 * Not a distribution by itself: the search that the quantiles of gamma, beta and F share.
 * Newton's steps on log p against log x, which is nearly a straight line in a lower tail, kept inside a bracket that only shrinks;
 * where a step would leave it, the bracket is halved (doubled as long as it is open), on the logarithm.
 */
export function quantileSearch(p: number, part: (x: number) => number, density: (x: number) => number, tail: Tail, start: number, most = Infinity): number {
  if (!(start > 0 && most > 0)) throw new RangeError(`A search begins above 0 and ends above it, not at ${start} and ${most}.`)
  const sign = tail === 'below' ? 1 : -1
  let low = 0, high = most, x = start
  for (let round = 0; round < 2200; round++) {
    const now = part(x), off = sign * (now - p)
    if (off === 0) return x
    if (off > 0) high = x
    else low = x
    const slope = (x * density(x)) / now
    const next = x * Math.exp((sign * Math.log(p / now)) / slope)
    const inside = next > low && next < high
    const step = inside ? next : high === Infinity ? x * 16 : low === 0 ? high / 16 : low < high / 4 ? Math.sqrt(low) * Math.sqrt(high) : (low + high) / 2
    if (Math.abs(step - x) <= 2e-16 * x || (high < Infinity && high - low <= 4e-16 * high)) return step
    if (step === 0 || step === Infinity) return step
    x = step
  }
  return x
}
