import { wilson } from '../estimate/wilson.ts'
import type { Answers } from './exact-test-of-shares.ts'
import { testOfShares, type TestOfShares } from './test-of-shares.ts'

/**
 * How a share changed between two independent, unweighted rounds of asking.
 * Not for the same people asked twice, nor for weighted or clustered answers (differenceUnderDesign).
 * Test: the pooled z, and where counts are too coarse for it an exact one (testOfShares); `method` says which.
 * Interval: hybrid of the two Wilson intervals: difference - sqrt((p2 - l2)^2 + (u1 - p1)^2), difference + sqrt((u2 - p2)^2 + (p1 - l1)^2).
 * Both are nearly of one mind: near the level the interval may leave out 0 where p does not call a change; the verdict follows p.
 * Source: R. G. Newcombe 1998, "Interval estimation for the difference between independent proportions", method 10.
 * Reference values: his table II; z and p from R's prop.test(correct = FALSE). A round nobody answered: not known.
 * @example differenceOfShares({ hits: 48, n: 80 }, { hits: 56, n: 70 }) // difference 0.2, low 0.0524, high 0.3339
 */
export function differenceOfShares(before: Answers, after: Answers, confidence = 0.95): ChangeOfShare {
  const first = wilson(before.hits, before.n, confidence), second = wilson(after.hits, after.n, confidence)
  const { p, se, statistic, test } = testOfShares(before, after)
  const asked = { before: first.share, after: second.share, nBefore: before.n, nAfter: after.n, method: `${test}-newcombe` } as const
  if (first.share === null || second.share === null) {
    return { ...asked, difference: null, se: null, low: null, high: null, statistic: null, p: null }
  }
  const difference = second.share - first.share
  return {
    ...asked, difference, se, statistic, p,
    low: difference - Math.hypot(second.share - second.low, first.high - first.share),
    high: difference + Math.hypot(second.high - second.share, first.share - first.low),
  }
}

/** The change of a share: `se` is the pooled one, so statistic = difference / se is the pooled z also where p is not its. */
export type ChangeOfShare = {
  readonly before: number | null
  readonly after: number | null
  readonly difference: number | null
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly statistic: number | null
  readonly p: number | null
  readonly nBefore: number
  readonly nAfter: number
  readonly method: `${TestOfShares['test']}-newcombe`
}
