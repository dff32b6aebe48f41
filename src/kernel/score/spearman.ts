import { logGamma } from '../distributions/log-gamma.ts'
import { normalQuantile } from '../distributions/normal-quantile.ts'
import { studentTwoSided } from '../distributions/student-two-sided.ts'
import { exactSpearman } from './exact-spearman.ts'
import { refuseNowhere } from './refuse-nowhere.ts'

/**
 * How far two orders agree, measured by the places: the correlation of ranks, equal values sharing the middle of their places.
 * Not for judging which side is right. One side all level: not known. p two-sided: up to nine things counted out over all orders, ties and
 * all; of more t = rho sqrt((n - 2) / (1 - rho^2)), and never less than the chance of the one order that was seen.
 * Interval tanh(atanh rho +- z sqrt((1 + rho^2 / 2) / (n - 3))), Bonett & Wright 2000.
 * Source: C. Spearman 1904. Reference values: scipy's spearmanr, R's cor.test(method = "spearman"), whose p of a perfect order of ten is 0.
 */
export function spearman(x: readonly number[], y: readonly number[], confidence = 0.95) {
  if (x.length !== y.length) throw new RangeError(`Two orders of the same things are equally long, not ${x.length} and ${y.length}.`)
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  refuseNowhere(x, y)
  const n = x.length, a = places(x), b = places(y), middle = (n + 1) / 2, method = n > 9 ? 'spearman-t' as const : 'spearman-exact' as const
  let both = 0, one = 0, other = 0
  for (let i = 0; i < n; i++) {
    both += (a[i]! - middle) * (b[i]! - middle)
    one += (a[i]! - middle) ** 2
    other += (b[i]! - middle) ** 2
  }
  if (one === 0 || other === 0) return { rho: null, low: null, high: null, n, p: null, method }
  const rho = Math.max(-1, Math.min(1, both / Math.sqrt(one * other)))
  const half = n > 3 ? -normalQuantile((1 - confidence) / 2) * Math.sqrt((1 + (rho * rho) / 2) / (n - 3)) : Infinity
  const p = n > 9 ? Math.max(least(a, b), studentTwoSided(rho * Math.sqrt((n - 2) / ((1 - rho) * (1 + rho))), n - 2)) : exactSpearman(a, b)
  // Even a perfect agreement of a few things is not beyond doubt: half the smallest step is taken off before the interval is drawn.
  const centre = Math.atanh(Math.sign(rho) * Math.min(Math.abs(rho), 1 - 3 / (n * (n * n - 1))))
  const low = n > 3 && rho !== -1 ? Math.tanh(centre - half) : -1, high = n > 3 && rho !== 1 ? Math.tanh(centre + half) : 1
  return { rho, low, high, n, p, method }
}

/** The chance of the one order that was seen and of its opposite, which no p is below; where it is too small to be told it is not 0. */
function least(a: Float64Array, b: Float64Array): number {
  const [inA, inB] = [levelOrders(a), levelOrders(b)], sides = inA === 0 && inB === 0 ? 2 : 1
  return Math.max(Number.MIN_VALUE, sides * Math.exp(Math.max(inA, inB) - logGamma(a.length + 1)))
}

/** The logarithm of how many orders of the things leave a list as it is. */
function levelOrders(list: Float64Array): number {
  const sizes = new Map<number, number>()
  for (const place of list) sizes.set(place, (sizes.get(place) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, many) => sum + (many > 1 ? logGamma(many + 1) : 0), 0)
}

function places(list: readonly number[]): Float64Array {
  const order = Array.from(list, (_, i) => i).sort((i, j) => list[i]! - list[j]!), place = new Float64Array(list.length)
  for (let from = 0; from < order.length;) {
    let to = from + 1
    while (to < order.length && list[order[to]!] === list[order[from]!]) to++
    for (let at = from; at < to; at++) place[order[at]!] = (from + to + 1) / 2
    from = to
  }
  return place
}
