import { covariances } from './covariances.ts'
import { oneFactor } from './one-factor.ts'

/**
 * How much of the spread of a block's sum comes from the one cause behind its items: McDonald's omega, which lets items weigh differently.
 * `items[j][i]` is person i's answer to item j, NaN missing; people with a gap are left out. Not where one cause does not fit: an item's
 * own variance below 0 gives null, and so do fewer than three items.
 * (sum of loadings)^2 / ((sum of loadings)^2 + sum of unique variances), from oneFactor on the covariances.
 * Interval: the middle part of `resamples` drawings of the people with replacement (percentile bootstrap); drawings that do not fit are
 * left out and counted.
 * Source: R. P. McDonald 1999, "Test theory". Reference values: scipy's minimize of the same residuals (tools/reference/omega.py).
 */
export function mcdonaldOmega(items: readonly ArrayLike<number>[], random: () => number, resamples = 1000, confidence = 0.95): Omega {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  if (!(Number.isInteger(resamples) && resamples >= 40)) {
    throw new RangeError(`At least 40 drawings are made for an interval, not ${resamples}.`)
  }
  const { matrix, n } = covariances(items), omega = fitted(matrix), method = 'minres-bootstrap' as const
  if (omega === null) return { omega: null, low: null, high: null, items: items.length, n, resamples: 0, method }
  const drawn: number[] = [], people = offTheirMeans(items, n)
  for (let again = 0; again < resamples; again++) {
    const one = fitted(drawnAnew(people, items.length, n, random))
    if (one !== null) drawn.push(one)
  }
  drawn.sort((a, b) => a - b)
  const at = (share: number) => drawn[Math.min(drawn.length - 1, Math.max(0, Math.round(share * (drawn.length + 1)) - 1))]!
  const known = drawn.length >= 40, tail = (1 - confidence) / 2
  return { omega, low: known ? at(tail) : null, high: known ? at(1 - tail) : null, items: items.length, n, resamples: drawn.length, method }
}

/** Those who answered all, person by person, each answer as its distance from the mean: so that sums of products lose no digits. */
function offTheirMeans(items: readonly ArrayLike<number>[], n: number): Float64Array {
  const whole = Array.from(items[0]!, (_, i) => i).filter((i) => items.every((item) => item[i] === item[i])), people = new Float64Array(n * items.length)
  items.forEach((item, a) => {
    const mean = whole.reduce((sum, i) => sum + item[i]!, 0) / n
    whole.forEach((i, row) => { people[row * items.length + a] = item[i]! - mean })
  })
  return people
}

/** How the items vary together among n people drawn with replacement. */
function drawnAnew(people: Float64Array, k: number, n: number, random: () => number): Float64Array[] {
  const sums = new Float64Array(k), products = new Float64Array(k * k)
  for (let drawn = 0; drawn < n; drawn++) {
    const from = Math.floor(random() * n) * k
    for (let a = 0; a < k; a++) {
      const x = people[from + a]!
      sums[a]! += x
      for (let b = 0; b <= a; b++) products[a * k + b]! += x * people[from + b]!
    }
  }
  return Array.from({ length: k }, (_, a) => Float64Array.from({ length: k }, (_, b) => (products[Math.max(a, b) * k + Math.min(a, b)]! - (sums[a]! * sums[b]!) / n) / (n - 1)))
}

function fitted(matrix: readonly Float64Array[]): number | null {
  const factor = oneFactor(matrix)
  if (factor === null || factor.unique.some((own) => own < 0)) return null
  const common = factor.loadings.reduce((a, b) => a + b, 0) ** 2
  return common / (common + factor.unique.reduce((a, b) => a + b, 0))
}

/** Omega of a block with its interval; `resamples` are the drawings that it was taken from. */
export type Omega = {
  readonly omega: number | null
  readonly low: number | null
  readonly high: number | null
  readonly items: number
  readonly n: number
  readonly resamples: number
  readonly method: 'minres-bootstrap'
}
