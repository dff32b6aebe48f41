import { hourlyWaits } from '../fast/hourly-waits.ts'

/**
 * Calls: village (0 to villages - 1), hour of the week (0 to hours - 1), seconds until somebody came, and the commissariat of each village.
 */
export type Calls = {
  readonly village: ArrayLike<number>
  readonly hour: ArrayLike<number>
  readonly seconds: ArrayLike<number>
  readonly commissariat: ArrayLike<number>
  readonly hours?: number
}

/**
 * How long one waits in this village at this hour of the week: quantiles of each village and hour, drawn toward the village's own and these
 * toward the commissariat's as far as calls are few.
 * Not for open calls (stillWaiting), and no promise for one call: the 0.9 is passed by one in ten. A cell without calls says what its
 * village says.
 * cell = (n q of cell + k q of village) / (n + k), village = (n q + k2 q of commissariat) / (n + k2), with k and k2 chosen, in calls
 * (randomIntercept finds them from the waits). `effective` counts the calls that speak in a cell: its own, and of the village's others at
 * most k, as far as they are heard. The interval of a village's own quantile is quantileInterval's; of a cell none is claimed.
 * Source: Efron & Morris 1975 for the drawing together. Reference values: by counting in the test; quantiles are R's type 7.
 */
export function waitByHour(calls: Calls, { quantiles = [0.5, 0.8, 0.9], towardVillage = 20, towardCommissariat = 50, told }: Asked = {}): WaitByHour {
  const { village, hour, seconds, hours = 168 } = calls, n = seconds.length
  if (village.length !== n || hour.length !== n) throw new RangeError('Every call has a village, an hour and a wait.')
  if (!(towardVillage >= 0 && towardCommissariat >= 0)) throw new RangeError('The weight of the larger place is 0 or more calls.')
  const { counts, effective, values } = hourlyWaits(calls, { quantiles, towardVillage, towardCommissariat, told })
  return { counts, effective, quantiles: quantiles.map((p, q) => ({ p, values: values[q]! })), hours, n, towardVillage, towardCommissariat, method: 'shrunken-quantiles-type-7' }
}

type Asked = {
  readonly quantiles?: readonly number[]
  readonly towardVillage?: number
  readonly towardCommissariat?: number
  /** Is told now and then how far the work is (0 to 1); what it throws ends the work. */
  readonly told?: (share: number) => void
}

/** Cell v * hours + h: its calls, how many calls speak in it, and its quantiles (NaN only where nobody called anywhere). */
export type WaitByHour = {
  readonly counts: Uint32Array
  readonly effective: Float64Array
  readonly quantiles: readonly { readonly p: number; readonly values: Float64Array }[]
  readonly hours: number
  readonly n: number
  readonly towardVillage: number
  readonly towardCommissariat: number
  readonly method: 'shrunken-quantiles-type-7'
}
