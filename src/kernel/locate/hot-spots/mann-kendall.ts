import { normalSf } from '../../distributions/normal-sf.ts'

/**
 * Whether a series rises or falls steadily, by order only: how many later values are above earlier ones, less how many are below.
 * Not for series with a season in them (compare like months), nor for fewer than about eight periods, where the normal p is rough.
 * S = sum of signs of x_j - x_i, i < j; variance (n(n-1)(2n+5) - sum over ties of t(t-1)(2t+5)) / 18; z = (|S| - 1) sign(S) / sd; p two-sided.
 * `tau` is S over the most it could be with these ties (tau-b). One value, or all alike: no trend, p 1.
 * Source: Mann 1945, Kendall 1975. Reference values: all orders of a short series tried, and kendallTauB.
 */
export function mannKendall(series: ArrayLike<number>): Trend {
  if (!(series.length >= 0)) throw new RangeError('A trend is of a list of values, one a period.')
  const n = series.length, sorted = Float64Array.from(series).sort()
  let s = 0, ties = 0, tied = 0
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(series[i])) throw new RangeError(`Period ${i + 1} has no value: ${series[i]}.`)
    for (let j = i + 1; j < n; j++) s += Math.sign((series[j] as number) - (series[i] as number))
  }
  for (let i = 0, from = 0; i < n; i++) {
    if (i + 1 < n && sorted[i + 1] === sorted[from]) continue
    const t = i + 1 - from
    ties += t * (t - 1) * (2 * t + 5)
    tied += (t * (t - 1)) / 2
    from = i + 1
  }
  const variance = (n * (n - 1) * (2 * n + 5) - ties) / 18, pairs = (n * (n - 1)) / 2
  const z = variance > 0 && s !== 0 ? (Math.sign(s) * (Math.abs(s) - 1)) / Math.sqrt(variance) : 0
  return { s, tau: pairs > tied ? s / Math.sqrt(pairs * (pairs - tied)) : null, variance, z, p: Math.min(1, 2 * normalSf(Math.abs(z))), n, method: 'mann-kendall' }
}

export type Trend = {
  readonly s: number
  readonly tau: number | null
  readonly variance: number
  readonly z: number
  readonly p: number
  readonly n: number
  readonly method: 'mann-kendall'
}
