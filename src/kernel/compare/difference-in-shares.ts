import { normalSf } from '../distributions/normal-sf.ts'
import { differenceOfShares } from './difference-of-shares.ts'
import type { Answers } from './exact-test-of-shares.ts'

/** Two rounds of one place, unweighted. */
export type TwoRounds = { readonly before: Answers; readonly after: Answers }

/**
 * By how much a share changed in the treated place beyond its change in the comparison place, from unweighted answers, with an interval
 * that holds for few and rare answers too.
 * Not for weighted or clustered answers (differenceInDifferences), nor for the same people asked twice.
 * Interval: the two Newcombe intervals put together once more (MOVER): d1 - d2 - sqrt((d1 - l1)^2 + (u2 - d2)^2) and so above.
 * Test: z with the four variances p (1 - p) / n added; where that is 0 the change cannot be judged.
 * Source: Newcombe 1998; Zou & Donner 2008, "Construction of confidence limits about effect measures". A round nobody answered: not known.
 */
export function differenceInShares(treated: TwoRounds, comparison: TwoRounds, confidence = 0.95) {
  const one = differenceOfShares(treated.before, treated.after, confidence)
  const other = differenceOfShares(comparison.before, comparison.after, confidence)
  const n = one.nBefore + one.nAfter + other.nBefore + other.nAfter, method = 'did-mover-newcombe' as const
  if (one.difference === null || other.difference === null) return { difference: null, se: null, low: null, high: null, statistic: null, p: null, n, method }
  const difference = one.difference - other.difference, rounds = [treated.before, treated.after, comparison.before, comparison.after]
  const se = Math.sqrt(rounds.reduce((sum, round) => sum + ((round.hits / round.n) * (1 - round.hits / round.n)) / round.n, 0))
  const statistic = difference === 0 ? 0 : se > 0 ? difference / se : null
  return {
    difference, se, statistic, p: statistic === null ? null : 2 * normalSf(Math.abs(statistic)), n, method,
    low: difference - Math.hypot(one.difference - one.low!, other.high! - other.difference),
    high: difference + Math.hypot(one.high! - one.difference, other.difference - other.low!),
  }
}
