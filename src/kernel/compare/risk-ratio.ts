import { chiSquareQuantile } from '../distributions/chi-square-quantile.ts'
import type { Answers } from './exact-test-of-shares.ts'
import { testOfShares } from './test-of-shares.ts'

// The logarithm of a ratio that no two counts make, and whose square is still a number.
const farthest = 300

/**
 * How many times as often something happened to people now as before (or here as there): the ratio of two shares.
 * Not for weighted or clustered answers, nor for counts over time (rateRatio). Where it happened to nobody before, the ratio is null with a
 * lower end only.
 * Interval: all ratios that the score test does not refuse, found by halving; `statistic` is that test's z of a ratio of 1. p is its too,
 * but where counts are too coarse for it (testOfShares): there the interval may leave out 1 where p calls no change. `method` says which.
 * Source: P. A. R. Koopman 1984, "Confidence intervals for the ratio of two binomial proportions". Reference values: his example of 36 of
 * 40 and 16 of 80.
 * @example riskRatio({ hits: 16, n: 80 }, { hits: 36, n: 40 }) // ratio 4.5, low 2.939…, high 7.152…
 */
export function riskRatio(before: Answers, after: Answers, confidence = 0.95) {
  for (const { hits, n } of [before, after]) {
    if (!(n >= 0 && n < Infinity && hits >= 0 && hits <= n)) throw new RangeError(`Of ${n} answers, 0 to ${n} can be hits, not ${hits}.`)
  }
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const { p, test } = testOfShares(before, after), asked = { nBefore: before.n, nAfter: after.n, method: test === 'pooled-z' ? 'koopman-score' as const : `${test}-koopman` as const }
  if (before.n === 0 || after.n === 0 || before.hits + after.hits === 0) return { ratio: null, low: 0, high: Infinity, statistic: null, p: null, ...asked }
  const most = chiSquareQuantile(1 - confidence, 1, 'above')
  const ratio = before.hits === 0 ? null : (after.hits / after.n) / (before.hits / before.n)
  const end = (far: number, near: number) => {
    // From the ratio seen outwards, on the logarithm: the score grows.
    let [refused, held] = [far, near]
    for (let round = 0; round < 200 && Math.abs(refused - held) > 1e-14 * Math.max(1, Math.abs(held)); round++) {
      const middle = (refused + held) / 2
      if (score(before, after, Math.exp(middle)) > most) refused = middle
      else held = middle
    }
    return Math.exp(held)
  }
  const start = ratio === null ? farthest : ratio === 0 ? -farthest : Math.log(ratio), square = score(before, after, 1)
  const statistic = Math.sqrt(square) * (ratio === null || ratio >= 1 ? 1 : -1)
  return { ratio, low: ratio === 0 ? 0 : end(-farthest, start), high: ratio === null ? Infinity : end(farthest, start), statistic, p, ...asked }
}

/** Koopman's chi-square of a ratio: both shares estimated together under it. */
function score(before: Answers, after: Answers, ratio: number): number {
  const { hits: x, n: m } = after, { hits: y, n } = before
  const a = (m + n) * ratio, b = m * ratio + x + n + y * ratio, c = x + y
  const earlier = (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * a * c))), later = Math.min(1, ratio * earlier)
  const part = (hits: number, trials: number, share: number) => {
    const off = hits - trials * share
    return share > 0 && share < 1 ? off ** 2 / (trials * share * (1 - share)) : Math.abs(off) < 1e-9 * Math.max(1, trials) ? 0 : Infinity
  }
  return part(x, m, later) + part(y, n, earlier)
}
