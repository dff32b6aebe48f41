import { binomialDensity } from '../distributions/binomial-density.ts'
import { hypergeometricCdf } from './hypergeometric-cdf.ts'

/** Of n people who answered, how many gave the answer in question. */
export type Answers = { readonly hits: number; readonly n: number }

/** Beyond so many answers what the second step gains is too little to look for. */
const most = 5000

/**
 * How surely two independent shares differ, by counting every pair of rounds that could have been: where nothing changed p is at or under any
 * level no more often than that level says, in the far tails too where Holm looks and the pooled z does not hold; power is nearly the z's.
 * Not an interval, nor for weighted or clustered answers. p is twice that of the side which was seen, so that each side errs by half.
 * First Fisher's: of all tables with these sums, the part that lies as far out. Then Boschloo's: the chance of any table, whatever its sums,
 * that Fisher finds as far out, at the common share where that chance is greatest.
 * Source: R. D. Boschloo 1970. Reference values: scipy's boschloo_exact.
 * @example exactTestOfShares({ hits: 48, n: 80 }, { hits: 56, n: 70 }).p // 0.00884446…
 */
export function exactTestOfShares(before: Answers, after: Answers): { readonly p: number; readonly test: 'boschloo' | 'fisher' } {
  for (const { hits, n } of [before, after]) {
    if (!(Number.isInteger(hits) && Number.isInteger(n) && hits >= 0 && hits <= n)) throw new RangeError(`Of ${n} answers, whole numbers from 0 to ${n} can be hits, not ${hits}.`)
  }
  const test = before.n + after.n > most ? 'fisher' : 'boschloo', apart = before.hits * after.n - after.hits * before.n
  if (apart === 0) return { p: 1, test }
  const [low, high] = apart < 0 ? [before, after] : [after, before], fisher = hypergeometricCdf(low.hits, low.n, high.n, low.hits + high.hits)
  return { p: Math.min(1, 2 * (test === 'fisher' ? fisher : greatestMean(asFarOut(low.n, high.n, fisher * (1 + 1e-7)), low.n === high.n))), test }
}

/**
 * By the sum of both rounds' hits, the chance that the first (of m, the other of k) has so few of them that Fisher's part is `level` or less.
 * From a sum to the next the limit rises by one or not at all: `below` is the chance under it, `next` that of the limit itself.
 */
function asFarOut(m: number, k: number, level: number): Float64Array {
  const n = m + k, chances = new Float64Array(n + 1)
  for (let t = 0, limit = 0, below = 0, next = 1; t < n; t++) {
    while (below + next <= level) {
      below += next
      next *= ((m - limit) * (t - limit)) / ((limit + 1) * (k - t + limit + 1))
      limit++
    }
    chances[t] = below
    const spared = k - t + limit // of the other round, were the first to have the limit
    if (spared === 0) break // the fewest there can be are too likely already, and ever more so from here on
    below = Math.max(0, below - (next * limit * spared) / ((t - limit + 1) * (n - t)))
    next *= (spared * (t + 1)) / ((t + 1 - limit) * (n - t))
  }
  return chances
}

/**
 * The mean of `chances` over a binomial sum, at the share where it is greatest. Standard errors are alike long on the arc sine of its root: steps of one,
 * then halving around each top that may be the highest. Rounds of one size need half the shares, the others being yes and no turned over.
 */
function greatestMean(chances: Float64Array, alike: boolean): number {
  const steps = Math.ceil(Math.PI * Math.sqrt(chances.length)), step = Math.PI / 2 / steps, at = (angle: number) => meanOver(chances, Math.sin(angle) ** 2)
  const means = Float64Array.from({ length: alike ? Math.ceil(steps / 2) : steps }, (_, i) => at((i + 0.5) * step)), highest = means.reduce((a, b) => Math.max(a, b), 0)
  let greatest = highest
  means.forEach((mean, i) => {
    if (mean < 0.99 * highest || mean < (means[i - 1] ?? 0) || mean < (means[i + 1] ?? 0)) return
    let top = mean, angle = (i + 0.5) * step
    for (let width = step / 2; width > 1e-5 * step; width /= 2) {
      const left = at(angle - width), right = at(angle + width)
      if (left > top && left >= right) [top, angle] = [left, angle - width]
      else if (right > top) [top, angle] = [right, angle + width]
    }
    greatest = Math.max(greatest, top)
  })
  return greatest
}

function meanOver(chances: Float64Array, share: number): number {
  const n = chances.length - 1, middle = Math.min(n, Math.floor((n + 1) * share)), odds = share / (1 - share), top = binomialDensity(middle, n - middle, share)
  let sum = 0
  for (let t = middle, chance = top; t <= n && chance > 1e-14 * top; t++) {
    sum += chance * (chances[t] as number)
    chance *= ((n - t) / (t + 1)) * odds
  }
  for (let t = middle - 1, chance = (top * middle) / ((n - middle + 1) * odds); t >= 0 && chance > 1e-14 * top; t--) {
    sum += chance * (chances[t] as number)
    chance *= t / ((n - t + 1) * odds)
  }
  return sum
}
