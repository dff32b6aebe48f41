import { quantile } from './quantile.ts'

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
export function waitByHour(calls: Calls, { quantiles = [0.5, 0.8, 0.9], towardVillage = 20, towardCommissariat = 50 } = {}): WaitByHour {
  const { village, hour, seconds, commissariat, hours = 168 } = calls, villages = commissariat.length, n = seconds.length
  if (village.length !== n || hour.length !== n) throw new RangeError('Every call has a village, an hour and a wait.')
  if (!(towardVillage >= 0 && towardCommissariat >= 0)) throw new RangeError('The weight of the larger place is 0 or more calls.')
  const cells = new Float64Array(n), districts = Array.from(commissariat).reduce((most, c) => Math.max(most, c), -1) + 1
  for (let i = 0; i < n; i++) {
    if (!(village[i]! >= 0 && village[i]! < villages && hour[i]! >= 0 && hour[i]! < hours)) {
      throw new RangeError(`Call ${i + 1} is of village ${village[i]} at hour ${hour[i]}, which are not known.`)
    }
    if (!(seconds[i]! >= 0 && seconds[i]! < Infinity)) throw new RangeError(`A wait is 0 or more seconds; call ${i + 1} has ${seconds[i]}.`)
    cells[i] = village[i]! * hours + hour[i]!
  }
  const byCell = grouped(cells, seconds, villages * hours), byVillage = grouped(village, seconds, villages)
  const byDistrict = grouped(Float64Array.from(village as ArrayLike<number>, (v) => commissariat[v]!), seconds, districts)
  const whole = Float64Array.from(seconds).sort()
  const counts = new Uint32Array(villages * hours), effective = new Float64Array(villages * hours)
  const values = quantiles.map(() => new Float64Array(villages * hours).fill(NaN))
  for (let v = 0; v < villages; v++) {
    const own = byVillage(v), district = byDistrict(commissariat[v]!), inVillage = part(own.length, towardCommissariat)
    const base = quantiles.map((p) => blend(quantile(own, p), quantile(district, p) ?? quantile(whole, p), inVillage))
    for (let cell = v * hours; cell < (v + 1) * hours; cell++) {
      const here = byCell(cell), share = part(here.length, towardVillage)
      counts[cell] = here.length
      effective[cell] = here.length + Math.min(towardVillage, own.length - here.length) * (1 - share)
      quantiles.forEach((p, q) => (values[q]![cell] = blend(quantile(here, p), base[q]!, share) ?? NaN))
    }
  }
  return { counts, effective, quantiles: quantiles.map((p, q) => ({ p, values: values[q]! })), hours, n, towardVillage, towardCommissariat, method: 'shrunken-quantiles-type-7' }
}

const part = (n: number, weight: number) => (n === 0 ? 0 : n / (n + weight))
const blend = (own: number | null, wider: number | null, share: number) => (own === null ? wider : wider === null ? own : share * own + (1 - share) * wider)

/** The values of each group in order: counted, laid side by side, each part sorted when it is first asked for. */
function grouped(group: ArrayLike<number>, values: ArrayLike<number>, groups: number): (one: number) => Float64Array {
  const start = new Uint32Array(groups + 1), laid = new Float64Array(values.length), sorted = new Uint8Array(groups)
  for (let i = 0; i < values.length; i++) start[group[i]! + 1]! += 1
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!
  const next = start.slice()
  for (let i = 0; i < values.length; i++) laid[next[group[i]!]!++] = values[i]!
  return (one) => {
    const from = start[one]!, to = start[one + 1]!
    if (sorted[one] === 0 && to - from <= 24) insert(laid, from, to)
    const part = laid.subarray(from, to)
    if (sorted[one] === 0 && to - from > 24) part.sort()
    sorted[one] = 1
    return part
  }
}

/** Sorting by insertion, the quickest for the handful of calls that most cells have. */
function insert(list: Float64Array, from: number, to: number) {
  for (let i = from + 1; i < to; i++) {
    const value = list[i]!
    let at = i - 1
    for (; at >= from && list[at]! > value; at--) list[at + 1] = list[at]!
    list[at + 1] = value
  }
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
