import { studentQuantile } from '../distributions/student-quantile.ts'
import { studentTwoSided } from '../distributions/student-two-sided.ts'
import { satterthwaite } from '../estimate/satterthwaite.ts'
import type { ChangeUnderDesign } from './difference-under-design.ts'

/**
 * A change with its error and the pieces of information that judged it (Infinity for a large-sample z): differenceUnderDesign gives one.
 */
export type KnownChange = Pick<ChangeUnderDesign, 'difference' | 'se' | 'df'>

/**
 * By how much a share or score changed in the treated place beyond its change in the comparison place, each by its own survey rounds.
 * Not proof of a cause: it takes for granted that both would have gone alike. Not where the rounds share people.
 * (after - before, treated) - (after - before, comparison) +- t sqrt(se1^2 + se2^2), degrees of freedom by Satterthwaite.
 * A change without error or without spread cannot be judged: p is null. Reference values: by hand from R's svymean of four samples.
 * @example differenceInDifferences({ difference: -0.1, se: 0.03, df: 300 }, { difference: -0.02, se: 0.04, df: 300 }).difference // -0.08
 */
export function differenceInDifferences(treated: KnownChange, comparison: KnownChange, confidence = 0.95) {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  for (const { df } of [treated, comparison]) if (!(typeof df === 'number' && df >= 0)) throw new RangeError(`A change has 0 or more degrees of freedom, not ${df}.`)
  const method = 'did-survey-t-satterthwaite' as const, df = satterthwaite([(treated.se ?? 0) ** 2, (comparison.se ?? 0) ** 2], [treated.df, comparison.df])
  const difference = treated.difference === null || comparison.difference === null ? null : treated.difference - comparison.difference
  const se = treated.se === null || comparison.se === null ? null : Math.hypot(treated.se, comparison.se)
  if (difference === null || se === null || !(df >= 1) || (se === 0 && difference !== 0)) return { difference, se, low: null, high: null, statistic: null, df, p: null, method }
  const statistic = difference === 0 ? 0 : difference / se, half = -studentQuantile((1 - confidence) / 2, df) * se
  return { difference, se, low: difference - half, high: difference + half, statistic, df, p: studentTwoSided(statistic, df), method }
}
