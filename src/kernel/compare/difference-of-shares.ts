import { normalSf } from '../distributions/normal-sf.ts'
import { wilson } from '../estimate/wilson.ts'

/**
 * How a share changed between two independent, unweighted rounds of asking.
 * Not for the same people asked twice, nor for weighted or clustered answers (differenceUnderDesign).
 * Test: z = (after - before) / se with se = sqrt(p (1 - p) (1/n1 + 1/n2)), p the share of both rounds together; p two-sided.
 * Interval: hybrid of the two Wilson intervals: difference - sqrt((p2 - l2)^2 + (u1 - p1)^2), difference + sqrt((u2 - p2)^2 + (p1 - l1)^2).
 * Source: R. G. Newcombe 1998, "Interval estimation for the difference between independent proportions", method 10.
 * Reference values: his table II; z and p from R's prop.test(correct = FALSE). A round nobody answered: no difference, not known.
 * @example differenceOfShares({ hits: 48, n: 80 }, { hits: 56, n: 70 }) // difference 0.2, low 0.0524, high 0.3339
 */
export function differenceOfShares(before: Answers, after: Answers, confidence = 0.95): ChangeOfShare {
  const first = wilson(before.hits, before.n, confidence), second = wilson(after.hits, after.n, confidence)
  const asked = { before: first.share, after: second.share, nBefore: before.n, nAfter: after.n, method: 'pooled-z-newcombe' } as const
  if (first.share === null || second.share === null) {
    return { ...asked, difference: null, se: null, low: null, high: null, statistic: null, p: null }
  }
  const difference = second.share - first.share
  const pooled = (before.hits + after.hits) / (before.n + after.n)
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / before.n + 1 / after.n))
  const statistic = se > 0 ? difference / se : 0 // no spread in both rounds together means that both said the same
  return {
    ...asked, difference, se, statistic,
    low: difference - Math.hypot(second.share - second.low, first.high - first.share),
    high: difference + Math.hypot(second.high - second.share, first.share - first.low),
    p: 2 * normalSf(Math.abs(statistic)),
  }
}

/** Of n people who answered, how many gave the answer in question. */
export type Answers = { readonly hits: number; readonly n: number }

/** The change of a share: `se` is the pooled one of the test, so statistic = difference / se. */
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
  readonly method: 'pooled-z-newcombe'
}
