/**
 * The two-sided p of a number of agreeing pairs among n things in two orders without ties, counted out over all n! orders.
 * Not with ties, and not for more than a hundred things. The orders with c agreeing pairs are counted by adding one thing at a time.
 * Source: M. G. Kendall 1970, 5.4. Reference values: R's cor.test(method = "kendall", exact = TRUE).
 * @example exactKendall(32, 9) // 0.00242504409171085
 */
export function exactKendall(agreeing: number, n: number): number {
  if (!(Number.isInteger(n) && n >= 0 && n <= 170)) throw new RangeError(`Orders are counted out of 0 to 170 things, not of ${n}.`)
  const pairs = (n * (n - 1)) / 2
  if (!(Number.isInteger(agreeing) && agreeing >= 0 && agreeing <= pairs)) {
    throw new RangeError(`Of ${pairs} pairs, 0 to ${pairs} agree, not ${agreeing}.`)
  }
  let chance = Float64Array.of(1)
  for (let things = 2; things <= n; things++) {
    const next = new Float64Array(chance.length + things - 1)
    let sum = 0
    for (let c = 0; c < next.length; c++) {
      sum += (chance[c] ?? 0) - (chance[c - things] ?? 0)
      next[c] = sum / things
    }
    chance = next
  }
  const far = Math.min(agreeing, pairs - agreeing)
  let tail = 0
  for (let c = 0; c <= far; c++) tail += chance[c]!
  return Math.min(1, 2 * tail)
}
