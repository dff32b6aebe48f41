import { studentQuantile } from '../distributions/student-quantile.ts'
import type { Estimate } from './estimate.ts'

/**
 * An estimate with its variance, given the interval +- t * se. Without a second unit se, low and high are null: one voice tells no spread.
 * Not a result by itself: means, totals, ratios and replicates end here.
 */
export function withInterval(known: Known, confidence: number): Estimate {
  const { variance, ...rest } = known
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  if (known.estimate === null || variance === null) return { ...rest, se: null, low: null, high: null }
  const se = Math.sqrt(variance)
  if (known.df < 1) return { ...rest, se, low: null, high: null }
  const half = -studentQuantile((1 - confidence) / 2, known.df) * se
  return { ...rest, se, low: known.estimate - half, high: known.estimate + half }
}

type Known = Omit<Estimate, 'se' | 'low' | 'high'> & { readonly variance: number | null }
