import { quantile } from '../../wait/quantile.ts'
import type { Calls } from '../../wait/wait-by-hour.ts'
import type { Drawing, HourlyWaits } from '../hourly-waits.ts'

/** The plain twin of hourlyWaits; it takes seconds of any kind, and says which call is nowhere. */
export function hourlyWaitsPlainly(calls: Calls, { quantiles, towardVillage, towardCommissariat, told }: Drawing): HourlyWaits {
  const { village, hour, seconds, commissariat, hours = 168 } = calls, villages = commissariat.length, n = seconds.length
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
    told?.((v + 1) / villages)
  }
  return { counts, effective, values }
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
