import { normalSf } from '../distributions/normal-sf.ts'
import { exactTestOfShares, type Answers } from './exact-test-of-shares.ts'

/** A pooled z that makes a change look surer than this, against the exact test, is not believed. */
const hasty = 1.09

/**
 * How surely two independent shares differ: the pooled z (R's prop.test) where it can be believed, the exact test where it cannot.
 * Not an interval, nor for weighted or clustered answers. Whether it can is looked up each time that it would call a change (p at or under 0.05):
 * the exact p must call it too, and be at most 9 % above its own. So 0.05 is passed no more often than it says, and no smaller level 1.09 times as
 * often, however far in the tails Holm looks and however rare the answer, where the z alone passes some ten times as often. Nobody asked says nothing: p is 1.
 * z = (after - before) / se with se = sqrt(p (1 - p) (1/n1 + 1/n2)), p the share of both rounds together.
 * Source: exact-test-of-shares.ts. Reference values: R's prop.test(correct = FALSE), scipy's boschloo_exact.
 * @example testOfShares({ hits: 48, n: 80 }, { hits: 56, n: 70 }).p // 0.00884446…
 */
export function testOfShares(before: Answers, after: Answers): TestOfShares {
  for (const { hits, n } of [before, after]) if (!(typeof hits === 'number' && hits >= 0 && hits <= n && n < Infinity)) throw new RangeError(`Of ${n} answers, 0 to ${n} can be hits, not ${hits}.`)
  if (before.n === 0 || after.n === 0) return { se: Infinity, statistic: 0, p: 1, test: 'pooled-z' }
  const pooled = (before.hits + after.hits) / (before.n + after.n), apart = after.hits / after.n - before.hits / before.n
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / before.n + 1 / after.n))
  const statistic = se > 0 ? apart / se : 0 // no spread in both rounds together means that both said the same
  const p = 2 * normalSf(Math.abs(statistic)), exact = p <= 0.05 ? exactTestOfShares(before, after) : null
  return exact && (exact.p > 0.05 || exact.p > hasty * p) ? { se, statistic, ...exact } : { se, statistic, p, test: 'pooled-z' }
}

/** The pooled z with its error, the p by which a change is judged, and the test that gave it. */
export type TestOfShares = { readonly se: number; readonly statistic: number; readonly p: number; readonly test: 'pooled-z' | 'boschloo' | 'fisher' }
