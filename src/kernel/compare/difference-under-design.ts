import { studentQuantile } from '../distributions/student-quantile.ts'
import { studentTwoSided } from '../distributions/student-two-sided.ts'
import type { Estimate } from '../estimate/estimate.ts'
import { satterthwaite } from '../estimate/satterthwaite.ts'

// What is left of an error of nought once sums were rounded: a share of the estimates that no survey's error is as small as.
const rounding = 1e-13

/**
 * How an estimate changed between two independent surveys, each with its own design.
 * Not for rounds that share sampling units (a panel, the same clusters twice): their errors then hang together.
 * t = (after - before) / sqrt(se1^2 + se2^2), degrees of freedom by Satterthwaite over the strata of both: R's survey adds clusters - strata of
 * both, which with few clusters and unequal strata calls 7 in 100 unchanged numbers changed. Estimates that know no more (from replicates) bring their df.
 * Where either round has no error to speak from, or both show none at all and yet differ, the change cannot be judged: p is null.
 * Reference values: R's survey 4.1-1, the stratified against the simple sample of California schools; df from the strata's variances in R.
 */
export function differenceUnderDesign(before: Estimate, after: Estimate, confidence = 0.95): ChangeUnderDesign {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const asked = { before: before.estimate, after: after.estimate, nBefore: before.n, nAfter: after.n, method: 'survey-t-satterthwaite' } as const
  const df = freedomOf(before, after)
  if (before.estimate === null || after.estimate === null) return { ...asked, ...unknown, difference: null, se: null, df }
  const hair = rounding * Math.max(Math.abs(before.estimate), Math.abs(after.estimate)), apart = after.estimate - before.estimate
  if (before.se === null || after.se === null || before.df < 1 || after.df < 1) return { ...asked, ...unknown, difference: apart, se: null, df }
  const se = Math.hypot(before.se, after.se), difference = se <= hair && Math.abs(apart) <= hair ? 0 : apart
  if (se <= hair && difference !== 0) return { ...asked, ...unknown, difference, se, df }
  const statistic = difference === 0 ? 0 : difference / se
  const half = -studentQuantile((1 - confidence) / 2, df) * se
  return { ...asked, difference, se, low: difference - half, high: difference + half, statistic, df, p: studentTwoSided(statistic, df) }
}

function freedomOf(...rounds: readonly Estimate[]): number {
  const most = Math.max(...rounds.map(({ se }) => se ?? 0))
  return satterthwaite(rounds.map(({ se }) => ((se ?? 0) / (most || 1)) ** 2), rounds.map(({ df, dfSatterthwaite }) => dfSatterthwaite ?? df))
}

const unknown = { low: null, high: null, statistic: null, p: null } as const

/** The change of an estimate under a design. */
export type ChangeUnderDesign = {
  readonly before: number | null
  readonly after: number | null
  readonly difference: number | null
  readonly se: number | null
  readonly low: number | null
  readonly high: number | null
  readonly statistic: number | null
  readonly df: number
  readonly p: number | null
  readonly nBefore: number
  readonly nAfter: number
  readonly method: 'survey-t-satterthwaite'
}
