import { studentReaches } from '../distributions/student-quantile.ts'
import { studentTwoSided } from '../distributions/student-two-sided.ts'
import type { ZoneEstimates } from '../estimate/estimates-by-zone.ts'

/**
 * How every item of every zone changed between two independent surveys: differenceUnderDesign for all of them at once.
 * Not for rounds that share people (a panel): their errors then hang together. So many tests want benjaminiHochberg, or discoveries.
 * t = (after - before) / sqrt(se1^2 + se2^2), degrees of freedom by Satterthwaite (Welch's, every zone being one stratum a round).
 * Where either round has no error to speak from, or both show none at all and yet differ, the change cannot be judged: p is NaN, no test.
 * Reference: differenceUnderDesign, number by number.
 */
export function changesByZone(before: ZoneEstimates, after: ZoneEstimates, confidence = 0.95): ZoneChanges {
  const { zones, items } = before
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  if (after.zones !== zones || after.items !== items) {
    throw new RangeError(`The rounds differ: ${zones} zones of ${items} items before, ${after.zones} of ${after.items} after.`)
  }
  const column = () => new Float64Array(zones * items).fill(NaN)
  const all: ZoneChanges = {
    zones, items, confidence, method: 'survey-t',
    difference: column(), se: column(), low: column(), high: column(), statistic: column(), df: column(), p: column(),
  }
  const reach = studentReaches(confidence)
  for (let at = 0; at < zones * items; at++) change(all, at, before, after, reach)
  return all
}

/** Item i of zone z stands at z * items + i of each column; NaN is what cannot be known. */
export type ZoneChanges = {
  readonly zones: number
  readonly items: number
  readonly confidence: number
  readonly method: 'survey-t'
  readonly difference: Float64Array
  readonly se: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly statistic: Float64Array
  readonly df: Float64Array
  readonly p: Float64Array
}

function change(into: ZoneChanges, at: number, before: ZoneEstimates, after: ZoneEstimates, reach: (df: number) => number): void {
  const first = before.se[at] as number, second = after.se[at] as number, difference = (after.estimate[at] as number) - (before.estimate[at] as number)
  const one = Math.max(0, (before.n[at] as number) - 1), two = Math.max(0, (after.n[at] as number) - 1), square = first * first + second * second
  const share = square > 0 ? (first * first) / square : NaN, df = square > 0 ? 1 / ((share * share) / one + ((1 - share) * (1 - share)) / two) : one + two
  into.difference[at] = difference
  into.df[at] = df
  const se = Math.sqrt(square)
  if (se !== se) return
  into.se[at] = se
  if (se === 0 && difference !== 0) return
  const statistic = difference === 0 ? 0 : difference / se, half = reach(df) * se
  into.statistic[at] = statistic
  into.low[at] = difference - half
  into.high[at] = difference + half
  into.p[at] = studentTwoSided(statistic, df)
}
