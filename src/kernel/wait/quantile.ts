/**
 * Where between two places of a sorted list a quantile is read: R's names. 7 is R's and everybody's default, 8 is nearly free of bias, 6 is
 * Excel's exclusive.
 */
export type QuantileType = 6 | 7 | 8

/**
 * The value that a share p of the sorted values does not pass: the median for 0.5.
 * Not for waits that still go on (stillWaiting). Nothing to read: not known.
 * Place h = (n - 1) p (type 7), (n + 1) p - 1 (6), (n + 1/3) p - 2/3 (8), counted from 0; between two places in a straight line.
 * Source: Hyndman & Fan 1996. Reference values: R's quantile(type = 6, 7, 8).
 * @example quantile([1, 2, 3, 10], 0.5) // 2.5
 */
export function quantile(sorted: ArrayLike<number>, p: number, type: QuantileType = 7): number | null {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A share of the values lies between 0 and 1; ${p} does not.`)
  const n = sorted.length
  if (!(n >= 0)) throw new RangeError('A quantile is read from a sorted list of values.')
  if (n === 0) return null
  const h = type === 7 ? (n - 1) * p : type === 6 ? (n + 1) * p - 1 : (n + 1 / 3) * p - 2 / 3
  const place = Math.min(n - 1, Math.max(0, h)), low = Math.floor(place + 4 * Number.EPSILON * n), part = Math.max(0, place - low)
  const under = sorted[low]!
  const value = part === 0 || sorted[low + 1] === under ? under : under + (sorted[low + 1]! - under) * part
  if (!(value >= -Infinity)) throw new RangeError('A quantile is read from sorted numbers; leave out what is missing.')
  return value
}
