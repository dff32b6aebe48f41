import { normalQuantile } from '../distributions/normal-quantile.ts'
import { studentReaches } from '../distributions/student-quantile.ts'
import { readByZone, type Sheets } from './coded-sheets.ts'

/**
 * Every item of every zone at once, from millions of coded sheets: what meanUnderDesign and shareUnderDesign say of each when the zone is a
 * sample of its own (a stratum), weights taken as fixed and missing answers a domain of all the zone's sheets.
 * Not for clustered samples, nor with more than 8 codes an item: there the two, zone by zone.
 * Shares have logit intervals, and where nobody or everybody counts Wilson's on the effective number of answers; means have t's.
 * All follows from the sums of w and w^2 by zone, item and code, for which sheets are read once: mean = sum w y / W,
 * variance = n / (n - 1) * sum w^2 (y - mean)^2 / W^2, n being all sheets of the zone.
 * Reference values: meanUnderDesign and shareUnderDesign on the same answers, estimates to 1e-12, errors to 1e-10; R's svyby on eight zones.
 */
export function estimatesByZone(sheets: Sheets, confidence = 0.95, told?: (share: number) => void): ZoneEstimates {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`A confidence lies between 0 and 1; ${confidence} does not.`)
  const width = sheets.items.length, zones = 'begins' in sheets ? sheets.begins.length - 1 : sheets.zones
  if (!(Number.isInteger(zones) && zones >= 0)) throw new RangeError(`A number of zones is 0 or more, not ${zones}.`)
  const column = () => new Float64Array(zones * width), shares = sheets.items.map(({ wanted }) => wanted === 'share')
  const all: ZoneEstimates = {
    zones, items: width, confidence, method: shares.map((share) => (share ? 'logit' : 'linear')),
    estimate: column(), se: column(), low: column(), high: column(), n: new Uint32Array(zones * width), worth: column(),
  }
  const reaches: Reaches = { t: studentReaches(confidence), z: -normalQuantile((1 - confidence) / 2) }
  readByZone(sheets, (begins) => (zone, moments, answered) => {
    all.n.set(answered, zone * width)
    settle(all, zone * width, shares, moments, answered, (begins[zone + 1] as number) - (begins[zone] as number), reaches)
  }, told)
  return all
}

/**
 * Item i of zone z stands at z * items + i of each column. `n` counts the answers with a value; the spread is judged by n - 1 degrees of
 * freedom. `method` is the items' (a `logit` whose estimate is 0 or 1 is Wilson's on the effective number of answers). `worth` is how many
 * simple answers say as much (n / design effect). NaN is what cannot be known: of no answer the estimate, of one its error.
 */
export type ZoneEstimates = {
  readonly zones: number
  readonly items: number
  readonly confidence: number
  readonly method: readonly ('linear' | 'logit')[]
  readonly estimate: Float64Array
  readonly se: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  readonly n: Uint32Array
  readonly worth: Float64Array
}

/** How many standard errors an interval reaches: Student's by degrees of freedom, and the normal's. */
type Reaches = { readonly t: (df: number) => number; readonly z: number }

function settle(into: ZoneEstimates, first: number, shares: readonly boolean[], moments: Float64Array, answered: Uint32Array, drawn: number, reaches: Reaches): void {
  const { estimate, se, low, high, worth } = into, grown = drawn / (drawn - 1)
  for (let item = 0, of = 0, at = first; item < shares.length; item++, of += 5, at++) {
    const n = answered[item] as number, share = shares[item] as boolean
    if (n === 0) {
      nobody(into, at, share)
      continue
    }
    const weight = moments[of] as number, mean = moments[of + 2] as number, variance = (grown * (moments[of + 4] as number)) / (weight * weight), error = n > 1 ? Math.sqrt(variance) : NaN
    estimate[at] = mean
    se[at] = error
    worth[at] = (n * (moments[of + 3] as number)) / (weight * (n - 1) * variance)
    if (share) {
      shareEnds(into, at, n, (weight * weight) / (moments[of + 1] as number), reaches)
      continue
    }
    const half = n > 1 ? reaches.t(n - 1) * error : NaN
    low[at] = mean - half
    high[at] = mean + half
  }
}

function nobody({ estimate, se, low, high, worth }: ZoneEstimates, at: number, share: boolean): void {
  estimate[at] = se[at] = worth[at] = NaN
  low[at] = share ? 0 : NaN
  high[at] = share ? 1 : NaN
}

/** As shareUnderDesign draws them; nothing known: between 0 and 1. */
function shareEnds({ estimate, se, low, high }: ZoneEstimates, at: number, n: number, effective: number, reaches: Reaches): void {
  const share = estimate[at] as number, t = n > 1 ? reaches.t(n - 1) : NaN
  low[at] = 0
  high[at] = 1
  if (n < 2) return
  if (share > 0 && share < 1) {
    // On the log odds, without their logarithm: odds are multiplied where their logarithms are added.
    const odds = share / (1 - share), half = Math.exp((t * (se[at] as number)) / (share * (1 - share)))
    low[at] = odds / (odds + half)
    high[at] = 1 / (1 + 1 / (odds * half))
    return
  }
  const square = reaches.z * reaches.z // Wilson's interval with no hit, or no miss
  if (share <= 0) high[at] = square / (effective + square)
  else low[at] = effective / (effective + square)
}
